"""Database errors a user can do something about, in words."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connections

from firsthand.errors import StoreError
from firsthand.storage.scope import Scope

_KNOWN = (
    ("disk is full", "the disk is full", "Make room on the disk and start again; what was kept so far stays."),
    ("No space left", "the disk is full", "Make room on the disk and start again; what was kept so far stays."),
    ("disk i/o error", "the disk could not be read or written", "Check the disk and its free space, then start again."),
    ("locked", "another program is writing to it", "Wait until it is done, then start again."),
    ("readonly", "it may only be read", "Allow writing to the file and its folder."),
    ("unable to open", "it cannot be opened", "Check that the folder exists and may be written to."),
    (
        "malformed",
        "the file is damaged",
        "Restore it from an export with `firsthand restore FILE` in a new home folder.",
    ),
    (
        "not a database",
        "the file is not a database of Firsthand",
        "Move it away, or choose another home with --home DIR.",
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
                raise StoreError(str(connections[scope.database].settings_dict["NAME"]), reason, remedy) from error
        raise
