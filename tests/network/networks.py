"""Networks that several tests of this room look at, and ways to make them up."""

import csv
import os
from collections.abc import Sequence
from pathlib import Path

import networkx as nx
import numpy as np
from hypothesis import strategies as st

from firsthand.network.ego import EgoNetwork, ego_of
from firsthand.network.presence import Presence
from firsthand.network.ties import MutualTies, mutual_ties

NETWORKS = (
    Path(os.environ.get("FIRSTHAND_CORPUS", Path(__file__).resolve().parents[3] / "shared" / "data")) / "networks"
)

GOLDEN = [(0, 1, 3.0), (0, 2, 1.0), (0, 3, 2.0), (1, 2, 5.0), (2, 3, 1.0)]

KITE = [
    *((0, 1), (0, 2), (0, 3), (0, 5), (1, 3), (1, 4), (1, 6), (2, 3), (2, 5), (3, 4)),
    *((3, 5), (3, 6), (4, 6), (5, 6), (5, 7), (6, 7), (7, 8), (8, 9)),
]
"""Krackhardt's kite (Administrative Science Quarterly 35, 1990): the seventh is Heather, the ninth Jane."""

BORGATTI = [(0, 1), (0, 5), (0, 6), (0, 4), (4, 6), (5, 6), (1, 6), (1, 3), (3, 6), (6, 2)]
"""The example of Borgatti, "Structural Holes: Unpacking Burt's Redundancy Measures" (Connections 20, 1997): ego is 6."""


def ties_of(edges: Sequence[Sequence[float]], nodes: int) -> MutualTies:
    columns = np.array(edges, dtype=np.float64).reshape(len(edges), len(edges[0]) if edges else 2)
    weight = columns[:, 2] if columns.shape[1] == 3 else None
    return mutual_ties(columns[:, 0], columns[:, 1], weight, nodes)


def ego_around(weights: list[float], pairs: dict[tuple[int, int], float]) -> EgoNetwork:
    """An ego network with contacts 0, 1, 2 … ; `pairs` by the places of the two."""
    ego = len(weights)
    edges = [(ego, alter, weight) for alter, weight in enumerate(weights)]
    return ego_of(ties_of([*edges, *((*pair, tie) for pair, tie in pairs.items())], ego + 1), ego)


def presence_of(*interactions: tuple[int, list[int]]) -> Presence:
    """One (day, people) an interaction; the first of the people is its sender."""
    rows = [
        (number, person, day, place == 0)
        for number, (day, people) in enumerate(interactions)
        for place, person in enumerate(people)
    ]
    interaction, person, day, sender = (np.array([row[at] for row in rows], dtype=np.int64) for at in range(4))
    return Presence(interaction, person, day, sender > 0)


@st.composite
def graphs(draw: st.DrawFn) -> nx.Graph:
    """Small graphs, directed or not, weighted in whole numbers, some nodes alone."""
    nodes = draw(st.integers(1, 12))
    graph = draw(st.sampled_from([nx.Graph, nx.DiGraph]))()
    graph.add_nodes_from(range(nodes))
    node = st.integers(0, nodes - 1)
    for one, other, weight in draw(st.lists(st.tuples(node, node, st.integers(1, 9)), max_size=40)):
        if one != other:
            graph.add_edge(one, other, weight=float(weight))
    return graph


def ties_of_graph(graph: nx.Graph) -> MutualTies:
    edges = [(one, other, weight) for one, other, weight in graph.edges(data="weight")]
    return ties_of(edges, len(graph))


def reference() -> dict[tuple[str, str], list[dict[str, str]]]:
    """Values that two libraries agree on, by network and mode."""
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    with (NETWORKS / "reference" / "node_values.csv").open(newline="") as rows:
        for row in csv.DictReader(rows):
            found.setdefault((row["network"], row["mode"]), []).append(row)
    return found
