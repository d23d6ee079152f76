"""Graph measures: how much longer than the bare call of igraph ours take, and how much less than networkx.

20,000 people with 200,000 ties among them in groups, and one ego network of 2,000 people. The same arrays go into every
call; what each needs to make its own graph of them counts. Only ratios are printed, of the best of a few runs each (of
Leiden the median: how long a search takes is chance). Values are compared before networkx is timed.
"""

import sys
import time
from collections.abc import Callable
from statistics import median

import igraph
import networkx as nx
import numpy as np

from firsthand.network.arrays import Floats
from firsthand.network.brokerage import brokerage, constraint, ego_brokerage
from firsthand.network.clusters import clusters
from firsthand.network.ego import EgoNetwork, contact_days, ego_network
from firsthand.network.influence import influential_pairs
from firsthand.network.partition import partition
from firsthand.network.presence import Presence
from firsthand.network.reach import only_beside
from firsthand.network.ties import MutualTies, mutual_ties

Pick = Callable[[list[float]], float]


def network(people: int, ties: int, groups: int) -> MutualTies:
    """Seven ties in ten inside a group; weights 1 to 20, most of them small."""
    chance = np.random.default_rng(8)
    size = people // groups
    one = chance.integers(0, people, ties)
    inside = chance.random(ties) < 0.7
    other = np.where(inside, one // size * size + chance.integers(0, size, ties), chance.integers(0, people, ties))
    return mutual_ties(one, other % people, np.minimum(chance.geometric(0.3, ties), 20), people)


def letters(rows: int, people: int) -> Presence:
    """A mailbox of letters to five people on average, a few of whom are in most of them."""
    chance = np.random.default_rng(8)
    number = np.sort(chance.integers(0, rows // 5, rows))
    return Presence(number, chance.zipf(1.3, rows) % people, number // 40, chance.random(rows) < 0.2)


def seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def compared(
    label: str, ours: Callable[[], object], theirs: Callable[[], object], runs: int = 7, pick: Pick = min
) -> None:
    """The time of ours over that of theirs, taken in turn, so that what else the machine does falls on both."""
    taken = [(seconds(ours), seconds(theirs)) for _ in range(runs)]
    share = pick([mine for mine, _ in taken]) / pick([other for _, other in taken])
    print(f"  {label:<60} {f'{share:6.2f} x' if share > 0.2 else f'{1 / share:6.0f} x faster'}", flush=True)


def bare(ties: MutualTies) -> igraph.Graph:
    return igraph.Graph(ties.nodes, np.stack((ties.left, ties.right), axis=1))


def bare_leiden(ties: MutualTies) -> igraph.VertexClustering:
    return bare(ties).community_leiden("modularity", weights=ties.weight.tolist(), n_iterations=-1)


def in_networkx(ties: MutualTies) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(range(ties.nodes))
    graph.add_weighted_edges_from(zip(ties.left.tolist(), ties.right.tolist(), ties.weight.tolist(), strict=True))
    return graph


def with_ego(ego: EgoNetwork) -> MutualTies:
    """Ego as node 0, tied to everybody."""
    people = len(ego.people)
    left = np.concatenate((np.zeros(people, dtype=np.int64), ego.left + 1))
    right = np.concatenate((np.arange(people) + 1, ego.right + 1))
    return mutual_ties(left, right, np.concatenate((ego.weight, ego.tie)), people + 1)


def networkx_constraint(ties: MutualTies) -> Floats:
    return np.array(list(nx.constraint(in_networkx(ties), weight="weight").values()))


def networkx_both(ties: MutualTies) -> tuple[Floats, Floats]:
    """Constraint and effective size of everybody, the second by its longer way: the shorter one is wrong with weights."""
    graph = in_networkx(ties)
    effective = nx.effective_size(graph, nodes=list(graph), weight="weight")
    return networkx_constraint(ties), np.array(list(effective.values()))


def networkx_ego(ties: MutualTies) -> tuple[float, float]:
    graph = in_networkx(ties)
    return nx.constraint(graph, [0], "weight")[0], nx.effective_size(graph, [0], "weight")[0]


def beside_igraph(ties: MutualTies) -> None:
    weights = ties.weight
    print(
        f"  {ties.nodes:,} people, {len(weights):,} ties: our time over that of a bare call of igraph on the same arrays"
    )
    compared("constraint", lambda: constraint(ties), lambda: bare(ties).constraint(weights=weights.tolist()))
    compared("all four; igraph: constraint alone", lambda: brokerage(ties), lambda: constraint(ties))
    compared("Leiden, the same under any numbering", lambda: partition(ties), lambda: bare_leiden(ties), pick=median)
    graph, ours, theirs = bare(ties), partition(ties), bare_leiden(ties)
    gained = graph.modularity(ours.tolist(), weights.tolist()) / graph.modularity(theirs.membership, weights.tolist())
    print(f"  {'modularity of ours over theirs':<60} {gained:6.3f}")


def one_ego(box: Presence) -> None:
    ego = ego_network(box, *contact_days(box))
    own, alters = with_ego(ego), ego.alters()
    print(f"\n  One ego network ({len(ego.people):,} people, {len(ego.tie):,} ties) out of {len(box.person):,} rows")

    def build() -> EgoNetwork:
        return ego_network(box, *contact_days(box))

    def bare_constraint() -> list[float]:
        return list(bare(own).constraint([0], own.weight.tolist()))

    compared("all four; igraph: constraint", lambda: ego_brokerage(ego), bare_constraint)
    compared("clusters; igraph: Leiden", lambda: clusters(ego), lambda: bare_leiden(alters), pick=median)
    compared("building it; igraph: Leiden", build, lambda: bare_leiden(alters), pick=median)
    compared("five influential pairs, over building it", lambda: influential_pairs(ego), build)
    compared("who is seen only beside whom, over building it", lambda: only_beside(box), build)


def beside_networkx(large: MutualTies) -> None:
    some, few = network(600, 4_000, 10), network(120, 1_200, 4)
    found, (theirs, effective) = brokerage(some), networkx_both(some)
    assert np.allclose(found.constraint, theirs, equal_nan=True)
    assert np.allclose(found.effective_size, effective, equal_nan=True)
    near = EgoNetwork(np.arange(few.nodes), np.arange(1.0, few.nodes + 1), few.left, few.right, few.weight)
    around, mine = with_ego(near), ego_brokerage(near)
    assert np.allclose(networkx_ego(around), (mine.constraint or 0, mine.effective_size or 0))
    print("\n  Beside networkx, the same values; its graph made of the same arrays")
    label = f"constraint of {large.nodes:,} people, by its sparse matrices"
    compared(label, lambda: constraint(large), lambda: networkx_constraint(large), 3)
    label = f"constraint and effective size of {some.nodes} people"
    compared(label, lambda: brokerage(some), lambda: networkx_both(some), 1)
    label = f"constraint and effective size of one ego with {few.nodes}"
    compared(label, lambda: ego_brokerage(near), lambda: networkx_ego(around), 1)


def main() -> int:
    large = network(20_000, 200_000, 100)
    beside_igraph(large)
    one_ego(letters(500_000, 2_000))
    beside_networkx(large)
    return 0


if __name__ == "__main__":
    sys.exit(main())
