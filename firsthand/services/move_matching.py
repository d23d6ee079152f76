"""Needs and offers of a record matched for a day: moves to give, to introduce, and to ask."""

from functools import lru_cache

from firsthand.domain.matching import Rarity, rarity_of
from firsthand.domain.moves import Move, Weights, ask_moves, give_moves, introduce_moves
from firsthand.domain.moves.introduce import pairs
from firsthand.services import move_ledger
from firsthand.services.actor import Actor, AsOf, now
from firsthand.services.ties import Ties
from firsthand.storage import giving
from firsthand.storage.connection import rows
from firsthand.storage.queries import owner as owner_queries

SUBJECTS_COUNTED = 2000
EXCHANGES_COUNTED = 1000
PAIRS_LOOKED_AT = 8


def matched_moves(actor: Actor, as_of: AsOf, ties: Ties, weights: Weights) -> list[Move]:
    """Moves that rest on a need and on what somebody can bring. Without offers and needs nothing is read."""
    mine = giving.offers(actor.scope, giving.MINE)
    my_needs = [need for need in giving.needs(actor.scope, giving.MINE) if need.is_live_on(as_of.day)]
    entered = bool(giving.needs(actor.scope, giving.OTHERS, 1))
    if not (mine or my_needs or entered):
        return []
    scarce = rarity(actor)
    zone = actor.zone
    needs = move_ledger.needs_of_others(actor, as_of, ties) if mine or entered else []
    found = list(give_moves(needs, mine, as_of.day, zone, scarce, weights))
    offers = move_ledger.offers_of_others(actor, as_of, ties) if entered or my_needs else []
    if entered and offers:
        # What I am asked for is mine to answer; I introduce for needs that were entered.
        declared = [one for one in needs if one.need.source.origin != "mail" or one.need.status == "confirmed"]
        likely = pairs(declared, offers, as_of.day, scarce)[:PAIRS_LOOKED_AT]
        both = {_pair(one.standing.person.id, other.standing.person.id) for one, other, _ in likely}
        mailboxes = giving.mailboxes_of(actor.scope, {id for pair in both for id in pair})
        acquainted = giving.acquainted(actor.scope, mailboxes, both, as_of.before)
        found += introduce_moves(likely, giving.introductions(actor.scope), acquainted, as_of.day, zone, weights)
    if my_needs and offers:
        gave = move_ledger.given_to(actor, {other.standing.person.id for other in offers}, as_of)
        found += ask_moves(my_needs, offers, gave, as_of.day, zone, scarce, weights)
    return found


def rarity(actor: Actor) -> Rarity:
    """How telling words are in this record, from its latest subjects and what exchanges are about."""
    return _rarity(actor, owner_queries.changes(actor.scope))


@lru_cache(maxsize=4)
def _rarity(actor: Actor, change: int) -> Rarity:
    scope = actor.scope
    subjects = rows(
        scope,
        # What lies ahead comes first in a calendar, and repeats itself.
        "SELECT subject FROM interaction WHERE workspace_id = %s AND sent_at < %s AND personal ORDER BY sent_at DESC LIMIT %s",
        [scope.workspace, now(actor).before, SUBJECTS_COUNTED],
    )
    whats = rows(
        scope,
        "SELECT what FROM exchange WHERE workspace_id = %s ORDER BY opened_day DESC, key LIMIT %s",
        [scope.workspace, EXCHANGES_COUNTED],
    )
    return rarity_of({row[0] for row in (*subjects, *whats)})


def _pair(first: int, second: int) -> tuple[int, int]:
    return min(first, second), max(first, second)
