"""Measure 12, follow-through: which share of the if-then plans that came due was done; about oneself, never about others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from firsthand.domain.practice.plans import Plan
from firsthand.domain.ties.student_t import beta_interval

DUE_MIN = 5


@dataclass(frozen=True, slots=True)
class FollowThrough:
    """done, due: plans said to be done, and all of which the user said done or not done. Rests count for nothing.

    share: (1 + done) / (2 + due), 0..1; None below five due. low, high: its 80 % interval. unsaid: open plans whose day is past,
    of which nobody knows.
    """

    done: int
    due: int
    unsaid: int
    share: float | None
    low: float | None
    high: float | None


def follow_through(plans: Iterable[Plan], today: date) -> FollowThrough:
    """From all plans of a time. Plans due before today and still open are `unsaid`.

    The share is the mean of a Beta distribution that begins level (Laplace's rule of succession); no list of days is kept,
    so that no row of them can break.
    """
    done = due = unsaid = 0
    for plan in plans:
        done += plan.state == "done"
        due += plan.state in ("done", "not done")
        unsaid += plan.state == "open" and plan.due is not None and plan.due < today
    if due < DUE_MIN:
        return FollowThrough(done, due, unsaid, None, None, None)
    low, high = beta_interval(1.0 + done, 1.0 + due - done)
    return FollowThrough(done, due, unsaid, (1 + done) / (2 + due), float(low), float(high))
