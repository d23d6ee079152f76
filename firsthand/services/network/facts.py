"""What the network of a window shows, in numbers: who is met only beside whom, what is joined by the owner, trend and renewal."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from firsthand.network.arrays import Ints, ordered_counts
from firsthand.network.brokerage import EgoBrokerage, ego_brokerage
from firsthand.network.ego import EgoNetwork, often_met, pair_days
from firsthand.network.groups import Groups
from firsthand.network.influence import InfluentialPair, influential_pairs
from firsthand.network.openness import Openness, openness
from firsthand.network.reach import Bridges, bridges, only_beside
from firsthand.services.network.picture import WINDOW_DAYS, Held, Said, pairs_said, structure_of
from firsthand.services.network.seen import Seen

PAIRS_ASKED = 5
PAIRS_LOOKED_AT = 500
ELSEWHERE_SHARE_MAX = 0.25
"""Of the pairs of two clusters so many, beside those the owner brought together, may be seen in other interactions (d)."""


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
    brokerage: EgoBrokerage
    openness: Openness


@lru_cache(maxsize=4)
def facts_of(held: Held) -> Facts:
    """Worked out once for what is held. Cost at 10,000 people: about half a second."""
    seen, said = held.seen, dict(held.said)
    found = structure_of(held)
    inside = seen.presence.between(seen.until_day - held.window_days, seen.until_day)
    beside, through = only_beside(inside)
    return Facts(
        bridges=bridges(inside, found.groups),
        beside=beside,
        through=through,
        joined=_joined(seen, held.window_days, found.groups, said),
        influential=_influential(found.ego, found.groups, list(said)),
        brokerage=ego_brokerage(often_met(found.ego)),
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


def _openness(seen: Seen, said: Said) -> Openness:
    middle = seen.until_day - WINDOW_DAYS
    return openness(
        seen.presence.between(middle - WINDOW_DAYS, middle),
        seen.presence.between(middle, seen.until_day),
        together=pairs_said(said, "yes"),
        apart=pairs_said(said, "no"),
    )
