"""What passes between the user and one person: the latest exchanges, and promises kept, each way, as evidence."""

from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.domain.exchanges import Exchange, Flow
from firsthand.domain.people import PersonId
from firsthand.services import exchanges
from firsthand.services.actor import Actor, AsOf
from firsthand.services.exchanges import Entry, LedgerQuery

SHOWN = 8
KEPT_STATES = frozenset({"given", "accepted", "thanked"})


@dataclass(frozen=True)
class Promises:
    """Promises of one side, as far as the user confirmed them; evidence, never a score.

    by_the_day: kept by the day they were for, or without a day; later: kept after it; lapsed; waiting: still open.
    """

    by_the_day: int
    later: int
    lapsed: int
    waiting: int

    @property
    def past(self) -> int:
        """Those of which one can tell."""
        return self.by_the_day + self.later + self.lapsed


@dataclass(frozen=True)
class Passing:
    """entries: the newest; total: all but dismissed ones, of which `to_judge` wait for the user's word."""

    entries: tuple[Entry, ...]
    total: int
    to_judge: int
    mine: Promises
    theirs: Promises


def between(actor: Actor, person: PersonId, as_of: AsOf) -> Passing:
    """What passes between the user and a person, as of a moment."""
    every = exchanges.listing(actor, LedgerQuery(person=person), as_of, limit=None).entries
    confirmed = [entry.exchange for entry in every if entry.exchange.status == "confirmed"]
    return Passing(
        entries=every[:SHOWN],
        total=len(every),
        to_judge=sum(entry.exchange.status == "suggested" for entry in every),
        mine=_promises(confirmed, "out"),
        theirs=_promises(confirmed, "in"),
    )


def _promises(confirmed: Iterable[Exchange], flow: Flow) -> Promises:
    made = [one for one in confirmed if one.flow == flow and any(step.leads_to == "promised" for step in one.steps)]
    kept = [one for one in made if one.state in KEPT_STATES]
    late = sum(one.due is not None and one.closed is not None and one.closed > one.due for one in kept)
    return Promises(
        by_the_day=len(kept) - late,
        later=late,
        lapsed=sum(one.state == "lapsed" for one in made),
        waiting=sum(one.closed is None and one.state == "promised" for one in made),
    )
