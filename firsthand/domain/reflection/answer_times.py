"""How soon the user answers, where they answer."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from firsthand.domain.working_days import STANDARD_WEEK, WorkingWeek, working_hours_between


@dataclass(frozen=True, eq=False)
class AnswerTimes:
    """One row an answer. row: the place of the answer among the letters given; asked_row: of the letter it answers.

    hours: working hours between the two, 0 or more.
    """

    row: NDArray[np.int64]
    asked_row: NDArray[np.int64]
    hours: NDArray[np.float64]


def answer_times(
    thread: ArrayLike, local_seconds: ArrayLike, mine: ArrayLike, week: WorkingWeek = STANDARD_WEEK
) -> AnswerTimes:
    """The user's answers: letters of theirs before which others wrote in the same conversation.

    Columns of equal length, one row a letter, in any order. thread: a number that the letters of one conversation share.
    An answer is to the first letter since the user last wrote: who waited longest counts. What was never answered is no
    answer, and is not in here.
    """
    names, at = np.asarray(thread), np.asarray(local_seconds, dtype=np.int64)
    own = np.asarray(mine, dtype=np.bool_)
    order = np.lexsort((own, at, names))
    names, at, own = names[order], at[order], own[order]
    count = len(names)
    first = np.ones(count, dtype=np.bool_)
    first[1:] = names[1:] != names[:-1]
    after_own = np.zeros(count, dtype=np.bool_)
    after_own[1:] = own[:-1]
    begins = ~own & (first | after_own)
    began = np.maximum.accumulate(np.where(begins, np.arange(count), -1)) if count else np.zeros(0, dtype=np.int64)
    answers = np.flatnonzero(own & ~first & ~after_own)
    asked = began[answers]
    return AnswerTimes(order[answers], order[asked], working_hours_between(at[asked], at[answers], week))
