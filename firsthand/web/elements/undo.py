"""The last word, taken back: what was before it travels in the page, signed, and is kept nowhere."""

from typing import Any

from django.core import signing
from django.utils.translation import gettext as _

from firsthand.errors import FirsthandError
from firsthand.services.actor import Actor

HOURS_MAX = 12


def token_of(actor: Actor, what: str, before: Any) -> str:
    """What an undo button sends back. what: which kind of word it takes back; before: as JSON can hold it."""
    return signing.dumps([actor.scope.database, actor.scope.workspace, before], salt=what, compress=True)


def before_in(actor: Actor, what: str, token: str) -> Any:
    """What was before. Raises FirsthandError for a token of another record, another kind of word or another day."""
    try:
        database, workspace, before = signing.loads(token, salt=what, max_age=HOURS_MAX * 3600)
    except signing.BadSignature:
        database, workspace, before = "", None, None
    if (database, workspace) != (actor.scope.database, actor.scope.workspace):
        raise FirsthandError(
            _("Undo"), _("this can be taken back no more"), _("Change the lines one by one; nothing is lost.")
        )
    return before
