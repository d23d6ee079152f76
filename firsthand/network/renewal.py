"""Measure 9, renewal: how far the people I am in touch with changed from one window to the next."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from firsthand.network.arrays import Floats, Ints, places

CONTACT_DAYS_MIN = 4


@dataclass(frozen=True, eq=False)
class Renewal:
    """value: 1 - stayed / (stayed + came + went), 0 (the same people) to 1 (all others); None where there is nobody.

    came: no contact before. went: none now. stayed: contact in both. Numbers of people, ordered.
    """

    value: float | None
    came: Ints
    went: Ints
    stayed: Ints


def renewal(
    before: ArrayLike,
    before_days: ArrayLike,
    now: ArrayLike,
    now_days: ArrayLike,
    min_days: int = CONTACT_DAYS_MIN,
) -> Renewal:
    """1 - Jaccard of the people of two windows, over ties with at least min_days contact-days in either.

    before, now: distinct people of each window, in any order; *_days: contact-days with each. A tie that counts in
    either window is there in the other with a single contact-day: who slipped from four days to three did not go.
    """
    first, second = _ordered(before, before_days), _ordered(now, now_days)
    people = np.union1d(*(who[days >= min_days] for who, days in (first, second)))
    was, is_now = (_days_of(people, *window) > 0 for window in (first, second))
    stayed = int((was & is_now).sum())
    value = 1 - stayed / len(people) if len(people) else None
    return Renewal(value, people[is_now & ~was], people[was & ~is_now], people[was & is_now])


def _ordered(people: ArrayLike, days: ArrayLike) -> tuple[Ints, Floats]:
    who, amount = np.asarray(people, dtype=np.int64), np.asarray(days, dtype=np.float64)
    order = np.argsort(who)
    return who[order], amount[order]


def _days_of(wanted: Ints, people: Ints, days: Floats) -> Floats:
    found: Floats = np.append(days, 0.0)[places(wanted, people)]
    return found
