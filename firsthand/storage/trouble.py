"""Database errors a user can do something about, in words."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connections

from firsthand.errors import StoreError
from firsthand.language import gettext as _
from firsthand.language import gettext_noop
from firsthand.storage.scope import Scope

_KNOWN = (
    (
        "disk is full",
        gettext_noop("the disk is full"),
        gettext_noop("Make room on the disk and start again; what was kept so far stays."),
    ),
    (
        "No space left",
        gettext_noop("the disk is full"),
        gettext_noop("Make room on the disk and start again; what was kept so far stays."),
    ),
    (
        "disk i/o error",
        gettext_noop("the disk could not be read or written"),
        gettext_noop("Check the disk and its free space, then start again."),
    ),
    (
        "locked",
        gettext_noop("another program is writing to it"),
        gettext_noop("Wait until it is done, then start again."),
    ),
    ("readonly", gettext_noop("it may only be read"), gettext_noop("Allow writing to the file and its folder.")),
    (
        "unable to open",
        gettext_noop("it cannot be opened"),
        gettext_noop("Check that the folder exists and may be written to."),
    ),
    (
        "malformed",
        gettext_noop("the file is damaged"),
        gettext_noop("Restore it from an export with `firsthand restore FILE` in a new home folder."),
    ),
    (
        "not a database",
        gettext_noop("the file is not a database of Firsthand"),
        gettext_noop("Move it away, or choose another home with --home DIR."),
    ),
)


@contextmanager
def in_words(scope: Scope) -> Iterator[None]:
    """Turn what the database says of full disks, locks and damage into a StoreError."""
    try:
        yield
    except DatabaseError as error:
        text = str(error).lower()
        for sign, reason, remedy in _KNOWN:
            if sign.lower() in text:
                raise StoreError(
                    str(connections[scope.database].settings_dict["NAME"]), _(reason), _(remedy)
                ) from error
        raise
