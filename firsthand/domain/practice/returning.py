"""What was learnt comes back at growing gaps, so that it stays."""

from dataclasses import dataclass
from datetime import date, timedelta

GAPS_DAYS = (7, 21, 60, 180)
"""After being learnt, and after each time it was found to hold; our own choice of figures.

Source of the growing gaps: Cepeda et al., "Spacing effects in learning", Psychological Science 19 (2008), 1095-1102.
"""


@dataclass(frozen=True, slots=True)
class Lesson:
    """Something learnt. step: how often it came back; next: when it does again, None for never."""

    id: int
    experiment: int | None
    words: str
    step: int
    next: date | None
    on: date


def next_return(step: int, day: date) -> date | None:
    """When something that has come back `step` times returns, counted from a day; None once it has come back often enough."""
    return day + timedelta(days=GAPS_DAYS[step]) if step < len(GAPS_DAYS) else None
