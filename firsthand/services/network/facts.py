"""What the network of a window shows, in numbers: who is met only beside whom, what is joined by the owner, trend and renewal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import hypot

import numpy as np

from firsthand.network.arrays import Ints, ordered_counts
from firsthand.network.brokerage import EgoBrokerage, ego_brokerage
from firsthand.network.ego import EgoNetwork, pair_days
from firsthand.network.groups import Groups
from firsthand.network.influence import InfluentialPair, influential_pairs
from firsthand.network.reach import Bridges, bridges, only_beside
from firsthand.network.trend import BLOCKS, moved, standard_error
from firsthand.services.network.picture import WINDOW_DAYS, Held, ego_in, structure_of
from firsthand.services.network.seen import Seen
from firsthand.storage.network import Talk

PAIRS_ASKED = 5
PAIRS_LOOKED_AT = 500
PEOPLE_MIN, CONTACT_DAYS_MIN = 10, 3
"""Measure 8 is shown from ten people with three contact-days in each of two half-years."""

Said = Mapping[tuple[int, int], Talk]


@dataclass(frozen=True, slots=True)
class Openness:
    """Measure 8: the ego network now and half a year before.

    band: 'more open', 'steady' or 'more closed'; None below the minimum. change, error: of constraint, and its standard
    error. people: with three contact-days, now and before.
    """

    now: EgoBrokerage
    before: EgoBrokerage
    band: str | None
    change: float | None
    error: float | None
    people: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Joined:
    """Two clusters whose people are seen together only in what the owner wrote; pairs: the most often first."""

    one: int
    other: int
    pairs: tuple[tuple[int, int], ...]


@dataclass(frozen=True, eq=False)
class Facts:
    """beside, through: rows of who appears only beside whom, as `network.reach.only_beside`."""

    bridges: Bridges
    beside: Ints
    through: Ints
    joined: tuple[Joined, ...]
    influential: tuple[InfluentialPair, ...]
    openness: Openness


@lru_cache(maxsize=4)
def facts_of(held: Held) -> Facts:
    """Worked out once for what is held. Cost at 10,000 people: about half a second."""
    seen, said = held.seen, dict(held.said)
    found = structure_of(held)
    inside = seen.presence.between(seen.until_day - held.window_days, seen.until_day)
    beside, through = only_beside(inside)
    answered = [pair for pair, talk in said.items() if talk in ("yes", "no", "unsure")]
    return Facts(
        bridges=bridges(inside, found.groups),
        beside=beside,
        through=through,
        joined=_joined(seen, held.window_days, found.groups, said),
        influential=_influential(found.ego, found.groups, answered),
        openness=_openness(seen, said),
    )


def _influential(ego: EgoNetwork, groups: Groups, answered: Sequence[tuple[int, int]]) -> tuple[InfluentialPair, ...]:
    """Only of people in clusters: whether somebody who is seen with nobody knows a colleague is no question to ask."""
    found = influential_pairs(ego, PAIRS_LOOKED_AT, answered=answered)
    inside = set(groups.mapping())
    return tuple(one for one in found if {one.one, one.other} <= inside)[:PAIRS_ASKED]


def _joined(seen: Seen, window_days: int, groups: Groups, said: Said) -> tuple[Joined, ...]:
    inside = seen.presence.between(seen.until_day - window_days, seen.until_day)
    mine = np.isin(inside.interaction, seen.by_me)
    one, other, days = pair_days(inside.kept(mine))
    one_elsewhere, other_elsewhere, _ = pair_days(inside.kept(~mine))
    base = int(inside.person.max(initial=0)) + 1
    spoken = np.array([a * base + b for (a, b), talk in said.items() if talk == "yes"], dtype=np.int64)
    elsewhere = np.union1d(one_elsewhere * base + other_elsewhere, spoken)
    region, region_other = groups.of(one), groups.of(other)
    across = (region >= 0) & (region_other >= 0) & (region != region_other)
    across &= ~np.isin(one * base + other, elsewhere)
    # Groups whose people are seen together in anything else need nobody to join them, as far as can be seen.
    regions = len(groups.labels()) and int(groups.label.max()) + 1
    met, met_other = groups.of(one_elsewhere), groups.of(other_elsewhere)
    touching = (met >= 0) & (met_other >= 0) & (met != met_other)
    known, times = ordered_counts(np.minimum(met, met_other)[touching] * regions + np.maximum(met, met_other)[touching])
    often = dict(zip(known.tolist(), times.tolist(), strict=True))
    low, high = np.minimum(region, region_other)[across], np.maximum(region, region_other)[across]
    key, pairs, times_together = low * regions + high, np.stack((one, other), axis=1)[across], days[across]
    found = []
    for number in np.unique(key).tolist():
        rows = np.flatnonzero(key == number)
        if often.get(number, 0) > ELSEWHERE_SHARE_MAX * len(rows):
            continue
        order = rows[np.lexsort((pairs[rows, 1], pairs[rows, 0], -times_together[rows]))]
        found.append(Joined(number // regions, number % regions, tuple((int(a), int(b)) for a, b in pairs[order])))
    return tuple(sorted(found, key=lambda one: (-len(one.pairs), one.one, one.other)))


ELSEWHERE_SHARE_MAX = 0.25
"""Of the pairs of two clusters so many, beside those the owner brought together, may be seen in other interactions (d)."""


def _openness(seen: Seen, said: Said) -> Openness:
    windows = [
        (seen.until_day - WINDOW_DAYS, seen.until_day),
        (seen.until_day - 2 * WINDOW_DAYS, seen.until_day - WINDOW_DAYS),
    ]
    now, before = (ego_brokerage(ego_in(seen, first, until, said)) for first, until in windows)
    people = [int(np.count_nonzero(seen.contact_days(*window)[1] >= CONTACT_DAYS_MIN)) for window in windows]
    counted = people[0], people[1]
    if min(people) < PEOPLE_MIN or now.constraint is None or before.constraint is None:
        return Openness(now, before, None, None, None, counted)
    error = hypot(*(_error(seen, said, first, until) for first, until in windows))
    change = now.constraint - before.constraint
    band = {1: "more closed", -1: "more open", 0: "steady"}[moved(change, error)]
    return Openness(now, before, band, change, error, counted)


def _error(seen: Seen, said: Said, first: int, until: int) -> float:
    """The standard error of a window's constraint, by leaving out each of its parts in turn."""
    without = []
    for part in range(BLOCKS):
        start, end = first + (until - first) * part // BLOCKS, first + (until - first) * (part + 1) // BLOCKS
        found = ego_brokerage(ego_in(seen, first, until, said, left_out=(start, end))).constraint
        if found is not None:
            without.append(found)
    return standard_error(without)
