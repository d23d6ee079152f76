"""Measure 8 as it is shown: is my network becoming more open or more closed? My own trend, never a level."""

from dataclasses import dataclass
from math import hypot, log
from typing import Literal

import numpy as np

from firsthand.network.arrays import Flags
from firsthand.network.brokerage import ego_brokerage
from firsthand.network.ego import CONTACT_DAYS_MIN, Pairs, contact_days, ego_network, with_pairs
from firsthand.network.presence import Presence

State = Literal["more_open", "steady", "more_closed"]

PEOPLE_MIN = 10
WEEKS_MIN = 8
"""Of a window with contact in fewer weeks than that, halves of them say nothing of chance (d)."""

STEADY = 1.6
"""Standard errors within which a change means nothing: eight in ten windows between which nothing had changed stay within
it in `bench.one_mailbox`. It would be 1.28, did halves of the weeks tell of all chance: who gets to be met often enough
is fixed in them.
"""
DRAWS, DRAWS_LARGE = 60, 16
"""Of a window with more than LARGE_ROWS rows fewer draws are taken: their error is small against what it tells."""

LARGE_ROWS = 20_000
SEED = 11
WEEK_DAYS = 7


@dataclass(frozen=True)
class Openness:
    """state: None where either window holds fewer than PEOPLE_MIN people with CONTACT_DAYS_MIN contact-days, or contact
    with them in fewer than WEEKS_MIN weeks; only of these people the network is read.

    before, now: Burt's constraint on the ego subgraph of either window, for the evidence, not for show; None where
    there is nobody. error: standard error of ln(now / before).
    """

    state: State | None
    before: float | None
    now: float | None
    error: float | None

    @property
    def change(self) -> float | None:
        """ln(now / before): below 0 more open, above 0 more closed; None where no state is told."""
        return log(self.now / self.before) if self.state and self.now and self.before else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """80 % interval of the change: steady is what reaches over 0."""
        if self.change is None or self.error is None:
            return None
        return self.change - STEADY * self.error, self.change + STEADY * self.error


def openness(before: Presence, now: Presence, *, together: Pairs = (), apart: Pairs = ()) -> Openness:
    """The trend of constraint from one window to the next of the same length, against what chance alone would move.

    together, apart: the user's word about pairs, taken for both windows (`with_pairs`). Time: some seventy ego
    networks a window.
    """
    pairs = list(together), list(apart)
    windows = [_Window(window, *pairs) for window in (before, now)]
    was, is_now = (window.constraint(window.presence) for window in windows)
    if was is None or is_now is None or not all(window.enough for window in windows):
        return Openness(None, was, is_now, None)
    error = hypot(*(window.spread() for window in windows))
    change = log(is_now / was)
    state: State = "steady" if abs(change) <= STEADY * error else "more_closed" if change > 0 else "more_open"
    return Openness(state, was, is_now, error)


class _Window:
    """A window, with the people met often enough in the whole of it."""

    def __init__(self, presence: Presence, together: Pairs, apart: Pairs) -> None:
        self.together, self.apart = together, apart
        people, days = contact_days(presence)
        self.people = people[days >= CONTACT_DAYS_MIN]
        self.presence = presence.kept(np.isin(presence.person, self.people))

    @property
    def enough(self) -> bool:
        return len(self.people) >= PEOPLE_MIN and len(np.unique(self.presence.day // WEEK_DAYS)) >= WEEKS_MIN

    def constraint(self, presence: Presence) -> float | None:
        ego = ego_network(presence, *contact_days(presence))
        return ego_brokerage(with_pairs(ego, self.together, self.apart)).constraint

    def spread(self) -> float:
        """Standard error of ln constraint: how far it moves between random halves of the weeks.

        A half drawn without replacement strays from the whole as the whole does from what it is a sample of (the
        variance of a mean is s^2/n x (1 - f)/f at a share f: s^2/n at a half). Whole weeks, as letters of one matter
        come together.
        """
        weeks, place = np.unique(self.presence.day // WEEK_DAYS, return_inverse=True)
        chance = np.random.default_rng(SEED)
        draws = DRAWS if len(place) <= LARGE_ROWS else DRAWS_LARGE
        halves = (_half(chance, len(weeks))[place] for _ in range(draws))
        found = [self.constraint(self.presence.kept(half)) for half in halves]
        return float(np.log([one for one in found if one is not None]).std(ddof=1))


def _half(chance: np.random.Generator, weeks: int) -> Flags:
    """True for half of the weeks, of the odd one now with it, now without."""
    size = weeks // 2 + int(chance.integers(0, 1 + weeks % 2))
    found = np.zeros(weeks, dtype=np.bool_)
    found[chance.permutation(weeks)[:size]] = True
    return found
