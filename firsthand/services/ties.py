"""Ties for pages and commands: the stored summaries for now, daily counts for any earlier day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from math import isnan

import numpy as np
from numpy.typing import NDArray

from firsthand.domain.people import Quiet, RhythmState, TwoWay, Warmth
from firsthand.domain.ties import ActiveClock, record_reaches, rhythm, two_way, warmth
from firsthand.services.actor import Actor, AsOf, now
from firsthand.services.record import clock_as_of
from firsthand.storage.queries import owner as owner_queries
from firsthand.storage.queries import ties as tie_queries
from firsthand.storage.queries.ties import TieTable

NO_TIE = -1


@dataclass(frozen=True, eq=False)
class Ties:
    """All ties of a record as of one moment, as columns; `row` is a person's place in them, NO_TIE without one."""

    table: TieTable
    clock: ActiveClock
    as_of: AsOf
    warmth: NDArray[np.float64]
    states: NDArray[np.int64]

    def rows(self, people: NDArray[np.int64]) -> NDArray[np.int64]:
        return self.table.places(people)

    def quiet(self, rows: NDArray[np.int64]) -> list[Quiet]:
        """Each tie against its own rhythm."""
        summary, survival, gap = self.table.summary, self.survival, self.present_gap
        return [
            Quiet(
                _number(survival[row], 4) if self.states[row] != rhythm.CANT_TELL else None,
                _number(gap[row], 1),
                _number(summary.mean_gap[row], 1),
                self.state(row),
            )
            if row >= 0
            else Quiet(None, None, None, "cant_tell")
            for row in rows.tolist()
        ]

    @cached_property
    def survival(self) -> NDArray[np.float64]:
        """Chance that a gap of each tie lasts at least as long as the present one; nan where it can't be told."""
        return self.table.summary.survival(self.clock)

    @cached_property
    def present_gap(self) -> NDArray[np.float64]:
        """Active days since the last contact-day."""
        return self.table.summary.present_gap(self.clock)

    def state(self, row: int) -> RhythmState:
        return rhythm.STATES[self.states[row]] if row >= 0 else "cant_tell"

    def warmths(self, rows: NDArray[np.int64]) -> list[Warmth]:
        summary = self.table.summary
        inside = np.maximum(rows, 0)
        if not len(summary):
            return [Warmth(0.0, None) for _ in rows.tolist()]
        bands = warmth.band(
            self.warmth[inside],
            summary.contact_days[inside],
            summary.outgoing_days[inside],
            summary.incoming_days[inside],
        )
        values = self.warmth[inside].tolist()
        return [
            Warmth(values[place], bands[place]) if row >= 0 else Warmth(0.0, None)
            for place, row in enumerate(rows.tolist())
        ]

    def two_ways(self, rows: NDArray[np.int64]) -> list[TwoWay]:
        return [
            _two_way(*self.table.two_way[row].tolist()) if row >= 0 else _two_way(0, 0, 0, 0) for row in rows.tolist()
        ]

    def answer_hours(self, row: int) -> tuple[float | None, float | None]:
        """Median working hours until I answer, and until they do."""
        if row < 0:
            return None, None
        theirs, mine = self.table.answer_hours[row].tolist()
        return _number(mine, 1), _number(theirs, 1)

    def contact_days(self, rows: NDArray[np.int64]) -> list[int]:
        column = self.table.summary.contact_days
        return [int(column[row]) if row >= 0 else 0 for row in rows.tolist()]

    def last_days(self, rows: NDArray[np.int64]) -> list[int | None]:
        """Day numbers of the last contact-day."""
        column = self.table.summary.last_contact_day
        return [int(column[row]) if row >= 0 else None for row in rows.tolist()]

    def first_day(self, row: int) -> int | None:
        return int(self.table.summary.first_contact_day[row]) if row >= 0 else None


def ties_of(actor: Actor, as_of: AsOf, people: Collection[int] | None = None) -> Ties:
    """The ties of everybody, or of some people, as of a moment."""
    if as_of.live and people is None:
        return _everybodys(actor, as_of.day, owner_queries.changes(actor.scope))
    return _read(actor, as_of, people)


def contacts_of(actor: Actor, as_of: AsOf) -> Ties:
    """Everybody's ties as of a moment, of an earlier day without who answers whom; held until the record changes."""
    if as_of.live:
        return ties_of(actor, as_of)
    return _everybodys_then(actor, as_of, owner_queries.changes(actor.scope))


@lru_cache(maxsize=4)
def _everybodys_then(actor: Actor, as_of: AsOf, _change: int) -> Ties:
    return _read(actor, as_of, None, answers=False)


@lru_cache(maxsize=4)
def _everybodys(actor: Actor, day: date, change: int) -> Ties:
    """Everybody's ties today, held until the record is worked out anew (then `change` differs) or the day ends."""
    return _read(actor, now(actor), None)


def _read(actor: Actor, as_of: AsOf, people: Collection[int] | None, *, answers: bool = True) -> Ties:
    clock = clock_as_of(actor, as_of.until_day)
    if as_of.live:
        table = tie_queries.kept(actor.scope, people)
    else:
        table = tie_queries.as_they_stood(actor.scope, clock, actor.zone, people, answers=answers)
    states = table.summary.states(clock)
    last_days = table.summary.last_contact_day
    recorded = max(clock.last_sent_day or 0, int(last_days.max(initial=0)))
    if not record_reaches(as_of.until_day, recorded):
        # The record ends long before this day: nobody is quieter than usual, it is the record that is silent.
        states = np.full(len(states), rhythm.CANT_TELL)
    return Ties(table, clock, as_of, table.summary.warmth(as_of.until_day), states)


def _two_way(started_by_me: int, answered_by_them: int, started_by_them: int, answered_by_me: int) -> TwoWay:
    def share(started: int, answered: int) -> float | None:
        return round((1 + answered) / (2 + started), 3) if started >= two_way.STARTS_MIN else None

    return TwoWay(
        share(started_by_me, answered_by_them), share(started_by_them, answered_by_me), started_by_me, started_by_them
    )


def _number(value: float, digits: int) -> float | None:
    return None if isnan(value) else round(float(value), digits)
