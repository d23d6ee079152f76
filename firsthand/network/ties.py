"""Ties of a whole network, both directions taken together."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from firsthand.network.arrays import Floats, Ints, run_starts


@dataclass(frozen=True, eq=False)
class MutualTies:
    """Ties among `nodes` numbered from 0; one row a pair, left < right, ordered, weight > 0. Made by `mutual_ties`."""

    nodes: int
    left: Ints
    right: Ints
    weight: Floats


def mutual_ties(source: ArrayLike, target: ArrayLike, weight: ArrayLike | None, nodes: int) -> MutualTies:
    """The mutual weight of every two nodes: what goes from one to the other, and back, added up.

    source, target: one row an edge, 0 <= node < nodes. weight: None for 1 each. An undirected edge is one row; whether
    edges are directed changes no measure of this room, as all of them rest on proportions. Edges from a node to itself
    and edges of weight 0 are no ties. Raises ValueError for unknown nodes and for weights below 0 or not finite.
    """
    one, other = np.asarray(source, dtype=np.int64), np.asarray(target, dtype=np.int64)
    amount = np.ones(len(one)) if weight is None else np.asarray(weight, dtype=np.float64)
    left, right = np.minimum(one, other), np.maximum(one, other)
    if len(left) and (left.min() < 0 or right.max() >= nodes):
        raise ValueError(f"An edge names a node outside 0 to {nodes - 1}.")
    if not (np.isfinite(amount) & (amount >= 0)).all():
        raise ValueError("The weight of an edge is a finite number, 0 or more.")
    kept = (left != right) & (amount > 0)
    key, amount = left[kept] * nodes + right[kept], amount[kept]
    order = np.argsort(key, kind="stable")
    key, amount = key[order], amount[order]
    starts = run_starts(key)[:-1]
    if len(starts):
        amount = np.add.reduceat(amount, starts)
    return MutualTies(nodes, key[starts] // max(nodes, 1), key[starts] % max(nodes, 1), amount)
