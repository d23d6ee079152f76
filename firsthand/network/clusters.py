"""Clusters: people around me who are in contact with one another. Which they are, and the same names week by week."""

from collections.abc import Mapping

import numpy as np

from firsthand.network.arrays import Ints, ordered_counts
from firsthand.network.ego import EgoNetwork
from firsthand.network.groups import NONE, Groups
from firsthand.network.partition import partition

PEOPLE_MIN = 3


def clusters(ego: EgoNetwork) -> Groups:
    """The clusters of ego's contacts, ego taken out: labels from 0, the largest first.

    People without a tie to another contact are in none, as is who would be in one of fewer than PEOPLE_MIN. The result
    does not depend on how people are numbered, but for people whom nothing tells apart.
    """
    found = partition(ego.alters(), told_apart_by=ego.weight)
    sizes = np.bincount(found, minlength=1)
    first = np.full(len(sizes), len(found))
    np.minimum.at(first, found, np.arange(len(found)))
    kept = np.flatnonzero(sizes >= PEOPLE_MIN)
    kept = kept[np.lexsort((first[kept], -sizes[kept]))]
    label = np.full(len(sizes), NONE, dtype=np.int64)
    label[kept] = np.arange(len(kept))
    return Groups(ego.people, label[found])


def matched(previous: Mapping[int, int], now: Groups) -> Groups:
    """The clusters of now under the labels of an earlier window, by person: each takes the label it shares most people with.

    One label goes to one cluster, the largest overlap first. A cluster that shares nobody with a label still free gets
    a number above all earlier ones, so that no label comes to mean somebody else.
    """
    before = Groups.of_mapping(previous).of(now.people)
    both = (before >= 0) & (now.label >= 0)
    base = int(max(previous.values(), default=NONE)) + 1
    pair, shared = ordered_counts(now.label[both] * base + before[both])
    new_label: dict[int, int] = {}
    for at in np.lexsort((pair, -shared)).tolist():
        current, earlier = divmod(int(pair[at]), base)
        if current not in new_label and earlier not in new_label.values():
            new_label[current] = earlier
    for current in now.labels().tolist():
        if current not in new_label:
            new_label[current], base = base, base + 1
    return Groups(now.people, _relabelled(now.label, new_label))


def _relabelled(label: Ints, new_label: Mapping[int, int]) -> Ints:
    table = np.full(int(label.max(initial=NONE)) + 2, NONE, dtype=np.int64)
    for current, given in new_label.items():
        table[current] = given
    return table[label]
