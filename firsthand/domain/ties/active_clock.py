"""A clock that stands still while the user is away, so that a holiday makes nobody quiet."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from firsthand.domain.working_days import STANDARD_WEEK, WorkingWeek, working_days_before, working_days_inside

AWAY_WORKING_DAYS_MIN = 3
AWAY_SHARE_MAX = 0.5
"""Our own choice: with more than half of the working days "away", the user writes seldom: absences can't be seen."""

RECORD_GRACE_DAYS = 30
"""Our own choice: a rhythm is read up to so many days after the last recorded message; later, the record has ended."""


@dataclass(frozen=True, eq=False)
class ActiveClock:
    """Active days since 1970-01-01 as known at one `as_of_day`; a gap is `clock.at(later) - clock.at(earlier)`.

    An absence is all days strictly between two days with a sent message that have at least three working days
    between them; and all days after the last sent message, if three working days have passed at `as_of_day`.
    Days of an absence do not tick.

    Before the first sent message every day ticks: nothing tells an absence from a record that begins later. So it
    does where nothing was ever sent, and where absences would fill over half of the working days from the first
    sent message to the last: they cannot be told from a user who seldom writes.
    A record that has ended stands still; `record_reaches` says when that is too long ago to speak of rhythm at all.

    away_from, away_until: first and last day of each absence, ascending; an open one ends at `as_of_day`.
    """

    as_of_day: int
    last_sent_day: int | None
    away_from: NDArray[np.int64]
    away_until: NDArray[np.int64]

    @classmethod
    def from_sent_days(cls, sent_days: ArrayLike, as_of_day: int, week: WorkingWeek = STANDARD_WEEK) -> "ActiveClock":
        """The clock of a user who sent something on each of these days, in any order, repeats allowed.

        All days are days since 1970-01-01 in the user's time zone; nothing of `as_of_day` or later is used.
        """
        sent = np.sort(np.asarray(sent_days, dtype=np.int64))
        # Not np.unique: it loads masked arrays, a fiftieth of a second for a command that needs nothing else of them.
        sent = sent[(np.append(True, np.diff(sent) > 0)[: sent.size]) & (sent < as_of_day)]
        nothing = np.empty(0, dtype=np.int64)
        if sent.size == 0:
            return cls(as_of_day, None, nothing, nothing)
        last_sent_day = int(sent[-1])
        missed = working_days_inside(sent[:-1], sent[1:], week)
        away = missed >= AWAY_WORKING_DAYS_MIN
        working_days = int(working_days_before(last_sent_day + 1, week) - working_days_before(sent[0], week))
        if missed[away].sum() > AWAY_SHARE_MAX * working_days:
            return cls(as_of_day, last_sent_day, nothing, nothing)
        away_from, away_until = sent[:-1][away] + 1, sent[1:][away] - 1
        if int(working_days_inside(last_sent_day, as_of_day, week)) >= AWAY_WORKING_DAYS_MIN:
            away_from = np.append(away_from, last_sent_day + 1)
            away_until = np.append(away_until, as_of_day)
        return cls(as_of_day, last_sent_day, away_from, away_until)

    def at(self, days: ArrayLike) -> NDArray[np.int64]:
        """Active days up to and with each day; never decreasing. Cost: n log absences."""
        day = np.asarray(days, dtype=np.int64)
        if self.away_from.size == 0:
            return day.copy()
        away_before = np.concatenate(([0], np.cumsum(self.away_until - self.away_from + 1)))
        begun = np.searchsorted(self.away_from, day, side="right")
        latest = np.maximum(begun - 1, 0)
        still_to_come = np.where(begun > 0, np.maximum(self.away_until[latest] - day, 0), 0)
        result: NDArray[np.int64] = day - (away_before[begun] - still_to_come)
        return result


def record_reaches(as_of_day: int, last_recorded_day: int | None) -> bool:
    """Whether the record comes close enough to `as_of_day` to speak of rhythm; after its end nothing can be told."""
    return last_recorded_day is not None and as_of_day - last_recorded_day <= RECORD_GRACE_DAYS
