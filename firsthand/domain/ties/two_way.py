"""Measure 3, two-way: who starts, who answers, and how long an answer takes.

A silence here is no verdict: calls and corridors are not seen. Never read it as interest or performance.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from firsthand.domain.ties.student_t import beta_interval
from firsthand.domain.working_days import (
    DAY_SECONDS,
    STANDARD_WEEK,
    WorkingWeek,
    working_days_between,
    working_hours_between,
)

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

ANSWER_WORKING_DAYS_MAX = 2
STARTS_MIN = 8


@dataclass(frozen=True, eq=False)
class Side:
    """One direction of every tie, one row a tie: openings of one side and the answers of the other.

    started: openings that could be judged, old enough to have been answered in time or answered already.
    answered: how many of them were answered within two working days.
    median_answer_hours: working hours until half are answered (Kaplan-Meier, the unanswered count as censored);
        nan below eight openings, and where fewer than half were ever answered.
    """

    started: Ints
    answered: Ints
    median_answer_hours: Floats

    def share(self) -> Floats:
        """(1 + answered) / (2 + started), 0..1; nan below eight openings."""
        return np.where(self.started >= STARTS_MIN, (1.0 + self.answered) / (2.0 + self.started), np.nan)

    def interval(self) -> tuple[Floats, Floats]:
        """The 80 % interval of the share: its lower and upper end."""
        return beta_interval(1.0 + self.answered, 1.0 + self.started - self.answered)


@dataclass(frozen=True, eq=False)
class TwoWays:
    """mine: started by me, answered by them; theirs: started by them, answered by me."""

    mine: Side
    theirs: Side


def two_ways(
    tie_index: ArrayLike,
    thread: ArrayLike,
    local_seconds: ArrayLike,
    outgoing: ArrayLike,
    *,
    as_of_day: int,
    ties: int | None = None,
    is_reply: ArrayLike | None = None,
    week: WorkingWeek = STANDARD_WEEK,
) -> TwoWays:
    """Who answered whom, from personal messages before `as_of_day`.

    Columns of equal length, one row a message and tie, in any order. thread: a number that the messages of one
    conversation share. local_seconds: seconds since 1970-01-01 in the user's time zone. outgoing: whether it is
    mine. ties: how many rows to return; without it, up to the greatest index. is_reply: whether the message says that
    it answers another ("Re:", references); without it, none does.

    The first message of a thread with that tie opens it; the first message of the other side after it is the answer.
    A thread whose first message is a reply began before the record, or elsewhere: nobody is held to have opened it.
    """
    tie = np.asarray(tie_index, dtype=np.int64)
    total = int(ties if ties is not None else (tie.max() + 1 if tie.size else 0))
    names, at = np.asarray(thread), np.asarray(local_seconds, dtype=np.int64)
    mine = np.asarray(outgoing, dtype=np.bool_)
    replies = np.zeros(len(tie), dtype=np.bool_) if is_reply is None else np.asarray(is_reply, dtype=np.bool_)
    used = np.flatnonzero(at < as_of_day * DAY_SECONDS)
    order = used[np.lexsort((at[used], names[used], tie[used]))]
    tie, names, at, mine, replies = tie[order], names[order], at[order], mine[order], replies[order]
    fresh = np.ones(len(tie), dtype=np.bool_)
    fresh[1:] = (tie[1:] != tie[:-1]) | (names[1:] != names[:-1])
    opening = np.flatnonzero(fresh)
    of_opening = np.cumsum(fresh) - 1
    back = np.flatnonzero(mine != mine[opening][of_opening])
    with_answer, where = np.unique(of_opening[back], return_index=True)
    answer = np.full(len(opening), -1, dtype=np.int64)
    answer[with_answer] = back[where]

    until = np.where(answer >= 0, at[answer] if at.size else 0, as_of_day * DAY_SECONDS)
    start = at[opening]
    is_answered = answer >= 0
    days_taken = working_days_between(start // DAY_SECONDS, until // DAY_SECONDS, week)
    in_time = is_answered & (days_taken <= ANSWER_WORKING_DAYS_MAX)
    judged = is_answered | (days_taken > ANSWER_WORKING_DAYS_MAX)
    opened = ~replies[opening]
    hours = working_hours_between(start, until, week)

    def side(chosen: NDArray[np.bool_]) -> Side:
        started = np.bincount(tie[opening[chosen & judged]], minlength=total)
        answered = np.bincount(tie[opening[chosen & in_time]], minlength=total)
        median = median_times(tie[opening[chosen]], hours[chosen], is_answered[chosen], total)
        return Side(started, answered, np.where(started >= STARTS_MIN, median, np.nan))

    by_me = mine[opening]
    return TwoWays(side(by_me & opened), side(~by_me & opened))


def median_times(group: ArrayLike, duration: ArrayLike, observed: ArrayLike, groups: int) -> Floats:
    """The Kaplan-Meier median of each group 0..groups-1: the first duration by which half have ended.

    observed: False where the duration was cut off before its end. nan where half never end within what was seen.

    Source: Kaplan and Meier, "Nonparametric estimation from incomplete observations", JASA 53 (1958), 457-481.
    """
    of, length = np.asarray(group, dtype=np.int64), np.asarray(duration, dtype=np.float64)
    ended = np.asarray(observed, dtype=np.bool_)
    # At equal durations ends come before cut-offs; the product over single ends then equals 1 - d/n.
    order = np.lexsort((~ended, length, of))
    of, length, ended = of[order], length[order], ended[order]
    size = np.bincount(of, minlength=groups)
    first = np.cumsum(size) - size
    at_risk = (first + size)[of] - np.arange(len(of))
    # A floor instead of ln 0 keeps a group whose last duration ended from touching the next one in the running sum.
    steps = np.where(ended, np.log(np.maximum(1.0 - 1.0 / at_risk, 1e-9)), 0.0)
    running = np.cumsum(steps)
    survival_log = running - np.concatenate(([0.0], running))[first[of]]
    halved = np.flatnonzero(survival_log <= np.log(0.5) + 1e-6)
    reached, where = np.unique(of[halved], return_index=True)
    median = np.full(groups, np.nan)
    median[reached] = length[halved[where]]
    return median
