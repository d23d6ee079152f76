"""The Leiden partition of a network, the same whatever order people and ties come in.

Source: Traag, Waltman and van Eck, "From Louvain to Leiden", Scientific Reports 9 (2019), for modularity (Newman 2004);
the search is igraph's.
"""

import igraph
import numpy as np
from numpy.typing import NDArray

from firsthand.network.arrays import Floats, Ints, run_starts
from firsthand.network.chance import same_chance
from firsthand.network.ties import MutualTies

ROUNDS_MAX = 8

Marks = NDArray[np.uint64]


def partition(ties: MutualTies, told_apart_by: Floats | None = None) -> Ints:
    """The community of each node, numbered in no particular order; nodes without ties are alone.

    told_apart_by: something known of each node that helps to bring them into an order which does not depend on their
    numbers. Time: a second for a million ties.
    """
    place = np.empty(ties.nodes, dtype=np.int64)
    place[canonical_order(ties, told_apart_by)] = np.arange(ties.nodes)
    one, other = place[ties.left], place[ties.right]
    left, right = np.minimum(one, other), np.maximum(one, other)
    order = np.argsort(left * ties.nodes + right)
    graph = igraph.Graph(ties.nodes, np.stack((left[order], right[order]), axis=1))
    with same_chance():
        found = graph.community_leiden("modularity", weights=ties.weight[order].tolist(), n_iterations=-1)
    return np.array(found.membership, dtype=np.int64)[place]


def canonical_order(ties: MutualTies, told_apart_by: Floats | None = None) -> Ints:
    """The nodes in an order that follows from who is tied to whom alone.

    Each node carries a mark, made anew from its own and its contacts' marks until no more nodes are told apart
    (the colour refinement of Weisfeiler and Leman). Nodes that it cannot tell apart follow each other by number: most
    often their contacts are the same, and it makes no difference which comes first.
    """
    source, target = np.concatenate((ties.left, ties.right)), np.concatenate((ties.right, ties.left))
    order = np.argsort(source, kind="stable")
    source, target, weight = source[order], target[order], np.tile(_mark(ties.weight), 2)[order]
    starts = run_starts(source)[:-1]
    nodes = source[starts]
    marks = _mark(np.zeros(ties.nodes) if told_apart_by is None else told_apart_by)
    told_apart = 0
    for _ in range(ROUNDS_MAX):
        if not len(starts) or (distinct := len(np.unique(marks))) == told_apart:
            break
        told_apart = distinct
        passed_on = _mixed(marks[target] ^ weight)
        marks[nodes] = _mixed(marks[nodes] + np.add.reduceat(passed_on, starts))
    return np.argsort(marks, kind="stable")


def _mark(values: Floats) -> Marks:
    return _mixed(np.ascontiguousarray(values, dtype=np.float64).view(np.uint64))


def _mixed(marks: Marks) -> Marks:
    """Bits spread so that sums of marks keep what went into them (the finish of splitmix64, Steele and others 2014)."""
    marks = marks + np.uint64(0x9E3779B97F4A7C15)
    marks = (marks ^ (marks >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    marks = (marks ^ (marks >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return marks ^ (marks >> np.uint64(31))
