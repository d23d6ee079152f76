"""What the user says of a move, said to the ledger as well, where the move rests on one of its lines."""

import json

from firsthand.domain.exchanges import State
from firsthand.domain.exchanges.corrections import Correction
from firsthand.services import exchanges
from firsthand.services.actor import Actor
from firsthand.storage import ledger
from firsthand.storage.connection import one

_DONE: dict[str, State] = {"promise": "given", "accept": "accepted", "thank": "thanked"}
"""How far an exchange has come when the move that rests on it is done."""

_RESTS_ON_ONE = (*_DONE, "feedback")


def settle(actor: Actor, key: str) -> None:
    """Bring the exchange behind a move that is done as far as it has come; nothing for moves that rest on none."""
    kind, _, exchange_key = key.partition(":")
    if kind in _DONE and _is_there(actor, exchange_key):
        exchanges.correct(actor, exchange_key, Correction(state=_DONE[kind]))


def dismiss(actor: Actor, key: str) -> None:
    """What a move rests on is not so: dismiss it."""
    kind, _, exchange_key = key.partition(":")
    if kind in _RESTS_ON_ONE and _is_there(actor, exchange_key):
        exchanges.dismiss(actor, [exchange_key])


def _is_there(actor: Actor, exchange_key: str) -> bool:
    """It may have been read otherwise since; what was said of the move is kept all the same.

    Asked first: an error that is caught inside a transaction would still take all of it back.
    """
    return bool(ledger.by_keys(actor.scope, [exchange_key]))


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
