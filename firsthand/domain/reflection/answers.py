"""Answers to the twelve questions over time: which question is next, and which earlier answer is brought back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from firsthand.domain.reflection.questions import COUNT

BROUGHT_BACK_DAYS = 12 * 7
"""After twelve weeks, one round of the questions, an earlier answer is brought back."""

ANSWER_CHARS_MAX = 200_000
"""About eighty pages; what is longer is no answer any more but a document, and would make every page slow."""


@dataclass(frozen=True)
class Said:
    """One answer. beside: the id of the answer it was typed beside in another window; None for none.

    version: grows with each keeping. kept: the user said that it stands. begun, changed: days.
    """

    id: int
    question: int
    text: str
    version: int
    beside: int | None
    kept: bool
    begun: date
    changed: date


def next_question(settled: Mapping[int, date]) -> int:
    """The first question, in their order, that was never settled; once all were, the one settled longest ago.

    settled: question -> the last day it was answered or put aside.
    """
    return min(range(1, COUNT + 1), key=lambda number: (settled.get(number, date.min), number))


def brought_back(answers: Iterable[Said], today: date) -> Said | None:
    """The newest kept answer to a question that is at least twelve weeks old on `today`; None for none."""
    old = [one for one in answers if one.kept and (today - one.changed).days >= BROUGHT_BACK_DAYS]
    return max(old, key=lambda one: (one.changed, one.id), default=None)
