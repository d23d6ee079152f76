"""What the user says of a move, said to the ledger as well, where the move rests on one of its lines."""

import json

from firsthand.domain.exchanges import State
from firsthand.domain.exchanges.corrections import Correction
from firsthand.errors import NotFoundError
from firsthand.services import exchanges
from firsthand.services.actor import Actor
from firsthand.storage.connection import one

_DONE: dict[str, State] = {"promise": "given", "accept": "accepted", "thank": "thanked"}
"""How far an exchange has come when the move that rests on it is done."""

_RESTS_ON_ONE = (*_DONE, "feedback")


def settle(actor: Actor, key: str) -> None:
    """Bring the exchange behind a move that is done as far as it has come; nothing for moves that rest on none."""
    kind, _, exchange_key = key.partition(":")
    if kind in _DONE:
        try:
            exchanges.correct(actor, exchange_key, Correction(state=_DONE[kind]))
        except NotFoundError:
            return  # It may have been read otherwise since; the move is done all the same.


def dismiss(actor: Actor, key: str) -> None:
    """What a move rests on is not so: dismiss it."""
    kind, _, exchange_key = key.partition(":")
    if kind in _RESTS_ON_ONE:
        try:
            exchanges.dismiss(actor, [exchange_key])
        except NotFoundError:
            return


def take_back(actor: Actor, key: str) -> None:
    """Undo the last thing said to the ledger, if it was this."""
    kind, _, exchange_key = key.partition(":")
    last = one(
        actor.scope,
        "SELECT did, before FROM exchange_undo WHERE workspace_id = %s ORDER BY id DESC LIMIT 1",
        [actor.scope.workspace],
    )
    if kind not in _RESTS_ON_ONE or last is None or last[0] not in ("correct", "dismissed"):
        return
    if [changed for changed, _ in json.loads(last[1])] == [exchange_key]:
        exchanges.undo(actor)
