"""The way to somebody whom I hardly know: those who know both of us."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from firsthand.domain.people import PersonId
from firsthand.services.actor import SECONDS_A_DAY, Actor, AsOf
from firsthand.services.ties import Ties
from firsthand.storage import giving
from firsthand.storage.queries import people, ways

RECIPIENTS_MAX = 5
"""Up to so many addressed, people speak with one another; above, they are only told."""

WINDOW_DAYS = 2 * 365
WAYS_MAX = 3


@dataclass(frozen=True)
class Way:
    """Somebody I am in touch with who was seen together with the other. days: on how many days, in the last two years."""

    id: PersonId
    name: str
    days: int


def ways_to(actor: Actor, strangers: Collection[int], as_of: AsOf, ties: Ties) -> dict[int, tuple[Way, ...]]:
    """For each of a few people who could introduce me, who was seen most with them first; nobody is left out of the keys.

    Only ties that are alive count: a favour is asked of those one is in touch with.
    """
    mailboxes = giving.mailboxes_of(actor.scope, strangers)
    since = as_of.before - WINDOW_DAYS * SECONDS_A_DAY
    together = ways.days_together(actor.scope, mailboxes, since, as_of.before, RECIPIENTS_MAX)
    known = people.by_ids(actor.scope, _alive(ties, {via for found in together.values() for via in found}))
    return {
        stranger: tuple(
            Way(PersonId(via), known[via].name, days)
            for via, days in sorted(together.get(stranger, {}).items(), key=lambda pair: (-pair[1], pair[0]))
            if via in known and may_be_suggested(known[via])
        )[:WAYS_MAX]
        for stranger in strangers
    }


def _alive(ties: Ties, people: Collection[int]) -> list[int]:
    """Of these people those in rhythm with me, or new and already with words from both sides."""
    listed = sorted(people)
    rows = ties.rows(np.array(listed, dtype=np.int64))
    return [
        id
        for id, row, warmth in zip(listed, rows.tolist(), ties.warmths(rows), strict=True)
        if ties.state(row) == "in_rhythm" or (ties.state(row) == "new" and warmth.band is not None)
    ]


def may_be_suggested(basics: people.Basics) -> bool:
    return basics.kind == "person" and not basics.set_aside and not basics.never_suggest
