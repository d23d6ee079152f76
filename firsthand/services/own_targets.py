"""What the user wants of a mix: whole percents of their own, never an ideal."""

from collections.abc import Mapping

from firsthand.errors import FirsthandError
from firsthand.language import gettext as _
from firsthand.services.actor import Actor
from firsthand.storage import network_words
from firsthand.storage.connection import write

PURPOSE_MIX, FUNCTION_MIX = "purpose", "function"


def shares(actor: Actor, mix: str) -> dict[str, float]:
    """The share, 0 to 1, that the user wants of each name of a mix; empty where they said nothing."""
    return network_words.targets(actor.scope).get(mix, {})


def set_percents(actor: Actor, mix: str, percents: Mapping[str, int | None]) -> None:
    """Keep the whole of the user's target of a mix; None and 0 are none. Raises FirsthandError for what is no mix."""
    wanted = {name: percent for name, percent in percents.items() if percent}
    if any(not 0 <= percent <= 100 for percent in wanted.values()) or sum(wanted.values()) > 100:
        raise FirsthandError(
            _("Your target"), _("it comes to more than 100 percent"), _("Make one of the shares smaller.")
        )
    with write(actor.scope):
        network_words.keep_targets(actor.scope, mix, {name: percent / 100 for name, percent in wanted.items()})
