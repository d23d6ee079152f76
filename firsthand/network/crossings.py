"""Pairs of people in two different groups who were seen together: what stands between the groups, as far as I see."""

from dataclasses import dataclass

import numpy as np

from firsthand.network.arrays import Floats, Ints
from firsthand.network.ego import EgoNetwork
from firsthand.network.groups import Groups


@dataclass(frozen=True, eq=False)
class Crossings:
    """One row a pair, ordered by the groups and then the most days first; one_group < other_group.

    one, other: the person of either group. days: on how many they took part in one interaction. All of these were with
    ego: that two groups have no row says that they were not seen together, not that they don't meet.
    """

    one_group: Ints
    other_group: Ints
    one: Ints
    other: Ints
    days: Floats


def crossings(ego: EgoNetwork, groups: Groups) -> Crossings:
    """Every tie between people of two groups; people in none are left out."""
    label = groups.of(ego.people)
    left_group, right_group = label[ego.left], label[ego.right]
    across = (left_group >= 0) & (right_group >= 0) & (left_group != right_group)
    left, right, days = ego.people[ego.left[across]], ego.people[ego.right[across]], ego.tie[across]
    left_group, right_group = left_group[across], right_group[across]
    turned = left_group > right_group
    one, other = np.where(turned, right, left), np.where(turned, left, right)
    one_group, other_group = np.minimum(left_group, right_group), np.maximum(left_group, right_group)
    order = np.lexsort((other, one, -days, other_group, one_group))
    return Crossings(one_group[order], other_group[order], one[order], other[order], days[order])
