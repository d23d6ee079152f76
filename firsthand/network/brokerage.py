"""Measure 8, structural holes: constraint, effective size, efficiency and hierarchy.

With z the mutual weight of two people, p_ij = z_ij / sum of z_ik over i's contacts k, and m_jq = z_jq / the largest z_jk:

    constraint of i on j    c_ij = (p_ij + sum over q of p_iq p_qj)^2      q: contacts of i other than j
    constraint              C = sum of c_ij over i's contacts j            above 0; may exceed 1
    effective size          N - sum over j, q of p_iq m_jq                 above 0, at most N
    efficiency              effective size / N                             above 0, at most 1
    hierarchy               sum of r ln r / (N ln N), r = c_ij / (C / N)   0..1; none for a single contact

Whoever has no contacts has none of them. Sources: Burt, "Structural Holes" (1992), chapter 2; hierarchy is the disorder
index of Coleman and Theil that Burt takes there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from math import log

import igraph
import numpy as np

from firsthand.network.arrays import Floats, Ints, sums
from firsthand.network.ego import EgoNetwork
from firsthand.network.ties import MutualTies
from firsthand.network.triangles import triangles


@dataclass(frozen=True)
class EgoBrokerage:
    """The four of one ego, with its number of contacts; None where there are none (hierarchy: fewer than two)."""

    contacts: int
    constraint: float | None
    effective_size: float | None
    efficiency: float | None
    hierarchy: float | None


@dataclass(frozen=True, eq=False)
class Brokerage:
    """The four of every node, with its number of contacts; nan where there are none (hierarchy: fewer than two)."""

    contacts: Ints
    constraint: Floats
    effective_size: Floats
    efficiency: Floats
    hierarchy: Floats


def ego_brokerage(ego: EgoNetwork) -> EgoBrokerage:
    """The four on the ego subgraph: ego, its contacts, and nobody else's ties.

    A contact's own strength is then its tie with ego and with ego's other contacts; in a whole network (`brokerage`)
    it is spread over everybody they know, and constraint comes out lower. Time: one pass over the ties.
    """
    contacts = len(ego.people)
    if not contacts:
        return EgoBrokerage(0, None, None, None, None)
    share = ego.weight / ego.weight.sum()
    largest = ego.weight.copy()
    np.maximum.at(largest, ego.left, ego.tie)
    np.maximum.at(largest, ego.right, ego.tie)
    redundancy = float((ego.tie * (share[ego.right] / largest[ego.left] + share[ego.left] / largest[ego.right])).sum())
    local = local_constraints(ego)
    relative = local / local.mean()
    disorder = max(0.0, float((relative * np.log(relative)).sum()))  # rounding alone takes it below 0
    return EgoBrokerage(
        contacts=contacts,
        constraint=float(local.sum()),
        effective_size=contacts - redundancy,
        efficiency=(contacts - redundancy) / contacts,
        hierarchy=disorder / (contacts * log(contacts)) if contacts > 1 else None,
    )


def local_constraints(ego: EgoNetwork) -> Floats:
    """How much each contact adds to ego's constraint, c_ij on the ego subgraph, in the order of ego.people."""
    return np.square(invested(ego))


def invested(ego: EgoNetwork) -> Floats:
    """The share of ego's contact that leads to each contact, directly and through others: the root of c_ij."""
    share = ego.weight / ego.weight.sum()
    passed_on = share / strength(ego)
    count = len(ego.people)
    one_way = sums(ego.right, passed_on[ego.left] * ego.tie, count)
    found: Floats = share + one_way + sums(ego.left, passed_on[ego.right] * ego.tie, count)
    return found


def strength(ego: EgoNetwork) -> Floats:
    """The sum of each contact's ties on the ego subgraph, the tie with ego among them."""
    count = len(ego.people)
    found: Floats = ego.weight + sums(ego.left, ego.tie, count) + sums(ego.right, ego.tie, count)
    return found


def constraint(ties: MutualTies) -> Floats:
    """Burt's constraint of every node in the whole network, by igraph; nan for nodes without ties."""
    graph = igraph.Graph(ties.nodes, np.stack((ties.left, ties.right), axis=1))
    return np.array(graph.constraint(weights=ties.weight.tolist()), dtype=np.float64)


def brokerage(ties: MutualTies) -> Brokerage:
    """The four of every node in the whole network.

    Time: that of listing the triangles, at most the ties to the power of 1.5; memory: the ties and the triangles.
    """
    nodes, pairs = ties.nodes, len(ties.weight)
    # Each tie stands twice, as seen from either end: the half at row h, from source[h], has its other at h +- pairs.
    source, weight = np.concatenate((ties.left, ties.right)), np.tile(ties.weight, 2)
    contacts = np.bincount(source, minlength=nodes)
    largest = np.zeros(nodes)
    np.maximum.at(largest, source, weight)
    share = weight / sums(source, weight, nodes)[source]
    likeness = weight / largest[source]
    through, redundancy = np.zeros(2 * pairs), np.zeros(nodes)
    for i_q, q_j, i_j, i in _around(triangles(ties), ties):
        j_q = (q_j + pairs) % (2 * pairs)
        through += sums(i_j, share[i_q] * share[q_j], 2 * pairs)
        redundancy += sums(i, share[i_q] * likeness[j_q], nodes)
    local = (share + through) ** 2
    total = sums(source, local, nodes)
    with np.errstate(invalid="ignore", divide="ignore"):
        effective = np.where(contacts > 0, contacts - redundancy, np.nan)
        relative = local * contacts[source] / total[source]
        disorder = np.maximum(sums(source, relative * np.log(relative), nodes), 0.0)
        hierarchy = np.where(contacts > 1, disorder / (contacts * np.log(contacts)), np.nan)
        return Brokerage(contacts, constraint(ties), effective, effective / contacts, hierarchy)


def _around(blocks: Iterator[tuple[Ints, Ints, Ints]], ties: MutualTies) -> Iterator[tuple[Ints, Ints, Ints, Ints]]:
    """Each triangle as seen from each of its corners i, with either other corner as q: halves i-q, q-j and i-j, and i."""
    pairs = len(ties.weight)
    for a_b, b_c, a_c in blocks:
        a = _shared(ties, a_b, a_c)
        b, c = ties.left[a_b] + ties.right[a_b] - a, ties.left[a_c] + ties.right[a_c] - a
        half = {}
        for name, row, source in (("ab", a_b, a), ("bc", b_c, b), ("ac", a_c, a)):
            forward = np.where(ties.left[row] == source, row, row + pairs)
            half[name], half[name[::-1]] = forward, (forward + pairs) % (2 * pairs)
        for i, q, j in permutations("abc"):
            yield half[i + q], half[q + j], half[i + j], {"a": a, "b": b, "c": c}[i]


def _shared(ties: MutualTies, one: Ints, other: Ints) -> Ints:
    """The node that both ties have."""
    left = ties.left[one]
    return np.where((left == ties.left[other]) | (left == ties.right[other]), left, ties.right[one])
