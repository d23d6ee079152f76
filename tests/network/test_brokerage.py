"""Structural holes against the golden case, published figures, two libraries and a third way of counting."""

from dataclasses import astuple
from math import isnan, log

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.network.brokerage import brokerage, constraint, ego_brokerage, local_constraints
from firsthand.network.ego import EgoNetwork, ego_network, ego_of
from firsthand.network.ties import MutualTies, mutual_ties
from tests.network.networks import (
    BORGATTI,
    GOLDEN,
    KITE,
    NETWORKS,
    ego_around,
    graphs,
    presence_of,
    reference,
    ties_of,
    ties_of_graph,
)


def test_the_golden_case():
    found = ego_brokerage(ego_of(ties_of(GOLDEN, 4), 0))
    wanted = (3, 0.85920, 2.18333, 0.72778, 0.08129)
    assert astuple(found) == pytest.approx(wanted, abs=5e-6)


def test_borgattis_ego_has_six_contacts_and_an_effective_size_of_four_and_two_thirds():
    found = ego_brokerage(ego_of(ties_of(BORGATTI, 7), 6))
    assert found.effective_size == pytest.approx(6 - 2 * 4 / 6)
    assert found.efficiency == pytest.approx(0.78, abs=0.005)


def test_heather_in_the_kite_is_less_constrained_in_the_whole_network_than_among_her_own():
    kite = ties_of(KITE, 10)
    # By hand: a third of her ties with each of three. Two of them pass a fifth of theirs to each other in the whole
    # network (they have five ties each), and a half on her own subgraph (two each).
    assert constraint(kite)[7] == pytest.approx(2 * (1 / 3 + 1 / 3 / 5) ** 2 + 1 / 9)
    assert ego_brokerage(ego_of(kite, 7)).constraint == pytest.approx(2 * (1 / 3 + 1 / 3 / 2) ** 2 + 1 / 9)


def test_a_broker_between_strangers_is_least_constrained():
    found = ego_brokerage(ego_around([1, 1, 1, 1], {}))
    assert astuple(found) == pytest.approx((4, 0.25, 4, 1, 0))


def test_the_example_that_the_page_on_structural_holes_works_by_hand():
    ego = ego_around([6, 3, 1], {(0, 1): 3})
    assert local_constraints(ego).tolist() == pytest.approx([0.5625, 0.25, 0.01])
    assert astuple(ego_brokerage(ego)) == pytest.approx((3, 0.8225, 2.25, 0.75, 0.385), abs=5e-4)


def test_constraint_may_exceed_one():
    assert ego_brokerage(ego_around([1, 1], {(0, 1): 1})).constraint == pytest.approx(1.125)


def test_one_contact_constrains_wholly_and_has_no_hierarchy():
    assert astuple(ego_brokerage(ego_around([7], {}))) == (1, 1, 1, 1, None)


def test_nobody_has_no_figures_and_a_node_alone_has_none_either():
    nobody = EgoNetwork(*(np.empty(0, dtype=kind) for kind in ("i8", "f8", "i8", "i8", "f8")))
    assert astuple(ego_brokerage(nobody)) == (0, None, None, None, None)
    found = brokerage(mutual_ties([0, 2], [1, 2], None, 3))
    assert [isnan(figures[2]) for figures in astuple(found)[1:]] == [True] * 4
    assert brokerage(mutual_ties([], [], None, 0)).constraint.tolist() == []
    assert isnan(brokerage(mutual_ties([], [], None, 1)).effective_size[0])


def test_everybody_in_one_group_leaves_next_to_no_holes():
    everybody = presence_of((1, list(range(1, 9))))
    found = ego_brokerage(ego_network(everybody, range(1, 9), np.ones(8)))
    assert found.effective_size == pytest.approx(1)
    assert found.hierarchy == pytest.approx(0, abs=1e-12)


def test_between_two_islands_a_third_of_the_contacts_is_redundant():
    islands = presence_of((1, [1, 2, 3]), (2, [4, 5, 6]))
    # Six contacts, six ties among them: n - 2t/n.
    assert ego_brokerage(ego_network(islands, range(1, 7), np.ones(6))).effective_size == pytest.approx(4)


@given(graphs())
def test_constraint_and_effective_size_are_those_of_networkx(graph):
    found = brokerage(ties_of_graph(graph))
    # networkx takes a node with edges coming in alone for one without contacts; turned round, it sees them.
    both_ways = nx.Graph()
    both_ways.add_nodes_from(graph)
    for one, other, weight in graph.edges(data="weight"):
        before = both_ways.get_edge_data(one, other, {"weight": 0.0})["weight"]
        both_ways.add_edge(one, other, weight=before + weight)
    # Its shorter way, without nodes=, divides by the other person's largest tie: it is no oracle.
    wanted = nx.effective_size(both_ways, nodes=list(both_ways), weight="weight")
    assert found.effective_size == pytest.approx(list(wanted.values()), nan_ok=True)
    wanted = nx.constraint(graph, weight="weight")
    assert found.constraint == pytest.approx(list(wanted.values()), nan_ok=True)
    for node in graph:
        ego = nx.ego_graph(both_ways, node)
        mine = ego_brokerage(ego_of(ties_of_graph(graph), node))
        wanted = nx.constraint(ego, [node], "weight")[node], nx.effective_size(ego, [node], "weight")[node]
        assert (mine.constraint, mine.effective_size) == pytest.approx(wanted) or (
            mine.contacts == 0 and isnan(wanted[0])
        )


@given(graphs())
def test_hierarchy_is_the_disorder_of_the_local_constraints_of_networkx(graph):
    found = brokerage(ties_of_graph(graph))
    for node in graph:
        contacts = set(nx.all_neighbors(graph, node))
        local = [nx.local_constraint(graph, node, other, "weight") for other in contacts]
        if len(local) > 1:
            relative = [one * len(local) / sum(local) for one in local]
            wanted = sum(one * log(one) for one in relative) / (len(local) * log(len(local)))
            assert found.hierarchy[node] == pytest.approx(wanted, abs=1e-12)
        else:
            assert isnan(found.hierarchy[node])


@given(graphs(), st.randoms(use_true_random=False))
def test_a_new_numbering_an_isolate_and_another_unit_change_nothing(graph, chance):
    ties = ties_of_graph(graph)
    names = list(range(ties.nodes))
    chance.shuffle(names)
    renamed = np.array(names)
    moved = mutual_ties(renamed[ties.right], renamed[ties.left], ties.weight * 7.5, ties.nodes + 1)
    before, after = brokerage(ties), brokerage(moved)
    for one, other in zip(astuple(before)[1:], astuple(after)[1:], strict=True):
        assert other[renamed] == pytest.approx(one, nan_ok=True, abs=1e-9)
        assert isnan(other[ties.nodes])


@given(graphs())
def test_what_each_contact_adds_makes_up_the_constraint(graph):
    for node in graph:
        ego = ego_of(ties_of_graph(graph), node)
        if len(ego.people):
            assert local_constraints(ego).sum() == pytest.approx(ego_brokerage(ego).constraint)


def test_an_edge_to_nobody_and_a_weight_below_nothing_are_refused():
    with pytest.raises(ValueError, match="outside"):
        mutual_ties([0], [3], None, 3)
    with pytest.raises(ValueError, match="finite"):
        mutual_ties([0], [1], [-1.0], 3)
    with pytest.raises(ValueError, match="finite"):
        mutual_ties([0], [1], [float("nan")], 3)


@pytest.mark.skipif(
    not NETWORKS.is_dir(), reason=f"the networks are not at hand: {NETWORKS} is missing (set FIRSTHAND_CORPUS)"
)
class TestReference:
    """Real networks whose values two libraries agree on."""

    def test_values_are_those_of_the_reference(self):
        compared = 0
        for (name, mode), rows in reference().items():
            if (ties := _network(name, mode)) is None:
                continue
            found = brokerage(ties)
            for row in rows:
                node = "ABCDEFG".index(row["node"]) if row["node"].isalpha() else int(row["node"])
                wanted = float(row["constraint_igraph"])
                assert found.constraint[node] == pytest.approx(wanted, abs=1e-9, nan_ok=True), (name, mode, node)
                effective = float(row["effective_size_networkx"])
                # The reference has none for nodes with edges coming in alone; these have contacts all the same.
                if not isnan(effective) or isnan(wanted):
                    assert found.effective_size[node] == pytest.approx(effective, abs=1e-9, nan_ok=True), (name, mode)
                    compared += 1
        assert compared > 400


def _network(name: str, mode: str) -> MutualTies | None:
    """A network of the reference, where its edges are at hand."""
    if name == "krackhardt_kite":
        return ties_of(KITE, 10)
    if name == "borgatti1997_fig":
        return ties_of(BORGATTI, 7)
    if name == "karate":
        return ties_of(list(nx.karate_club_graph().edges()), 34)
    if name == "cross_parker_consulting_info":
        (file,) = (NETWORKS / "cross-parker" / "data").glob("*.txt")
        edges = np.loadtxt(file, skiprows=1)
    elif (file := NETWORKS / f"{name}.edges.csv").is_file():
        edges = np.loadtxt(file, skiprows=1, delimiter=",")
    else:
        return None
    nodes = max(int(row["node"]) for row in reference()[name, mode]) + 1
    return mutual_ties(edges[:, 0], edges[:, 1], edges[:, 2] if mode == "weighted" else None, nodes)
