from itertools import combinations

import numpy as np
import pytest
from hypothesis import given

from firsthand.network.brokerage import ego_brokerage
from firsthand.network.ego import EgoNetwork, ego_of, with_pairs
from firsthand.network.influence import influential_pairs
from tests.network.networks import ego_around, graphs, ties_of_graph


def constraint(ego: EgoNetwork) -> float:
    return ego_brokerage(ego).constraint or 0.0


@given(graphs())
def test_the_change_is_what_the_constraint_does_when_the_tie_is_added_and_none_changes_it_more(graph):
    ego = ego_of(ties_of_graph(graph), 0)
    before = constraint(ego)
    tied = set(zip(ego.people[ego.left].tolist(), ego.people[ego.right].tolist(), strict=True))
    wanted = {
        pair: constraint(with_pairs(ego, [pair])) - before
        for pair in combinations(ego.people.tolist(), 2)
        if pair not in tied
    }
    found = influential_pairs(ego)
    assert {(pair.one, pair.other): pair.change for pair in found} == pytest.approx(
        {(pair.one, pair.other): wanted[pair.one, pair.other] for pair in found}
    )
    most = sorted((abs(change) for change in wanted.values()), reverse=True)[:5]
    assert [abs(pair.change) for pair in found] == pytest.approx(most)


def test_pairs_the_user_spoke_of_are_not_asked_again():
    ego = ego_around([9, 8, 1, 1], {(2, 3): 1})
    assert (influential_pairs(ego, 1)[0].one, influential_pairs(ego, 1)[0].other) == (0, 1)
    assert (0, 1) not in [(pair.one, pair.other) for pair in influential_pairs(ego, answered=[(1, 0)])]
    assert len(influential_pairs(ego, answered=[(1, 0)])) == 4


def test_nobody_one_person_and_people_who_all_know_one_another_leave_nothing_to_ask():
    nobody = EgoNetwork(*(np.empty(0, dtype=kind) for kind in ("i8", "f8", "i8", "i8", "f8")))
    assert influential_pairs(nobody) == []
    assert influential_pairs(ego_around([1], {})) == []
    assert influential_pairs(ego_around([1, 1, 1], {(0, 1): 1, (0, 2): 1, (1, 2): 1})) == []


def test_in_a_large_network_those_met_most_are_asked_about():
    found = influential_pairs(ego_around([float(1 + place) for place in range(1000)], {}))
    assert (found[0].one, found[0].other) == (998, 999)
