"""Which two contacts, if they talk without me, would change the picture most: what is worth asking the user."""

from typing import NamedTuple

import numpy as np

from firsthand.network.arrays import Floats, Ints
from firsthand.network.brokerage import invested, strength
from firsthand.network.ego import EgoNetwork, Pairs, pair_keys

CANDIDATES_MAX = 400
"""Contacts looked at, those met on most days: memory is this many times the number of contacts."""

TIE = 1.0
"""What the user's yes adds (`with_pairs`)."""


class InfluentialPair(NamedTuple):
    """Two contacts without a tie that was seen; change: of ego's constraint, were there one of weight TIE."""

    one: int
    other: int
    change: float


def influential_pairs(ego: EgoNetwork, n: int = 5, *, answered: Pairs = ()) -> list[InfluentialPair]:
    """The n pairs whose tie would change ego's constraint most, the largest change first.

    answered: pairs that the user has spoken of already. Exact for networks of up to CANDIDATES_MAX contacts; in larger
    ones, among that many met on most days. Time: a tenth of a second at most.

    With x_j the root of c_ij and P_a the shares of a's ties, a new tie a-b of weight t moves x by
    d = f_a (e_b - P_a) + f_b (e_a - P_b), f_a = p_a t / (s_a + t), s_a: a's strength; the constraint moves by
    2 x.d + d.d, and as a and b have no tie, d.d = f_a^2 (1 + P_a.P_a) + f_b^2 (1 + P_b.P_b) + 2 f_a f_b P_a.P_b.
    """
    if not len(ego.people):
        return []
    near = np.sort(np.argsort(-ego.weight, kind="stable")[:CANDIDATES_MAX])
    share, total, reach = ego.weight / ego.weight.sum(), strength(ego), invested(ego)
    rows = _shares(ego, total, near)
    factor = (share * TIE / (total + TIE))[near]
    length = 1 + (rows**2).sum(axis=1)
    likeness = rows @ rows.T
    towards = reach[near][None, :] - (rows @ reach)[:, None]
    one_way = 2 * factor[:, None] * towards + (factor**2 * length)[:, None]
    change = one_way + one_way.T + 2 * np.outer(factor, factor) * likeness
    open_pairs = np.triu(np.ones_like(change, dtype=np.bool_), 1) & (rows[:, near] == 0)
    a, b = np.nonzero(open_pairs)
    known = np.isin(near[a] * len(ego.people) + near[b], pair_keys(ego, answered))
    a, b = a[~known], b[~known]
    first = np.lexsort((b, a, -np.abs(change[a, b])))[:n]
    people = ego.people[near]
    return [
        InfluentialPair(int(people[i]), int(people[j]), float(change[i, j]))
        for i, j in zip(a[first], b[first], strict=True)
    ]


def _shares(ego: EgoNetwork, total: Floats, near: Ints) -> Floats:
    """One row each of the contacts `near`: the shares of their ties that go to each contact; ego's is left out."""
    place = np.full(len(ego.people), -1, dtype=np.int64)
    place[near] = np.arange(len(near))
    found = np.zeros((len(near), len(ego.people)))
    for one, other in ((ego.left, ego.right), (ego.right, ego.left)):
        kept = place[one] >= 0
        found[place[one[kept]], other[kept]] = ego.tie[kept] / total[one[kept]]
    return found
