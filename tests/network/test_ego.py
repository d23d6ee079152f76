from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.network.ego import ego_network, ego_of, often_met, pair_days, with_pairs
from tests.network.networks import ego_around, presence_of, ties_of

interactions = st.lists(
    st.tuples(st.integers(10, 16), st.lists(st.sampled_from([2, 3, 5, 8, 13, 10**12]), max_size=6)), max_size=20
)


def ties(ego):
    people = ego.people.tolist()
    return {(people[a], people[b]): t for a, b, t in zip(ego.left, ego.right, ego.tie, strict=True)}


@given(interactions, st.dictionaries(st.sampled_from([2, 3, 5, 8, 10**12]), st.integers(0, 4)))
def test_the_network_is_what_counting_one_by_one_gives(given_interactions, weights):
    days = {(day, pair) for day, people in given_interactions for pair in combinations(sorted(set(people)), 2)}
    wanted = Counter(pair for _, pair in days)
    found = ego_network(presence_of(*given_interactions), list(weights), list(weights.values()))
    assert dict(zip(found.people.tolist(), found.weight.tolist(), strict=True)) == {
        p: w for p, w in weights.items() if w
    }
    assert ties(found) == {pair: n for pair, n in wanted.items() if all(weights.get(person) for person in pair)}
    assert found.people.tolist() == sorted(found.people.tolist())
    assert (found.left < found.right).all()


def test_two_letters_of_one_day_are_one_day_together():
    assert [d.tolist() for d in pair_days(presence_of((4, [1, 2]), (4, [2, 1, 3]), (5, [1, 2])))] == [
        [1, 1, 2],
        [2, 3, 3],
        [2, 1, 1],
    ]


def test_nobody_is_a_network_of_nobody():
    found = ego_network(presence_of(), [], [])
    assert ties(found) == {}
    assert ties(with_pairs(found, [(1, 2)])) == {}


def test_a_person_named_twice_is_refused():
    with pytest.raises(ValueError, match="twice"):
        ego_network(presence_of(), [1, 1], [1, 1])


def test_the_users_word_adds_a_tie_where_none_was_seen_and_takes_one_away():
    ego = ego_network(presence_of((1, [1, 2]), (2, [1, 2]), (3, [2, 3])), [1, 2, 3, 4], [1, 1, 1, 1])
    said = with_pairs(ego, together=[(2, 1), (4, 1), (1, 4), (9, 1), (3, 3)], apart=[(3, 2)])
    assert ties(said) == {(1, 2): 2, (1, 4): 1}


def test_a_node_takes_its_own_contacts_and_their_ties_out_of_a_whole_network():
    found = ego_of(ties_of([(1, 0, 2), (1, 3, 1), (3, 0, 4), (3, 2, 9), (0, 3, 1)], 4), 1)
    assert found.people.tolist() == [0, 3]
    assert found.weight.tolist() == [2, 1]
    assert ties(found) == {(0, 3): 5}


def test_of_those_often_met_the_ties_among_them_are_kept():
    found = often_met(ego_around([3, 2, 5, 4], {(0, 1): 1, (0, 2): 2, (2, 3): 3}))
    assert (found.people.tolist(), found.weight.tolist(), ties(found)) == ([0, 2, 3], [3, 5, 4], {(0, 2): 2, (2, 3): 3})


def test_contacts_who_know_one_another_are_the_alters_network():
    alters = ego_around([1, 1, 1], {(0, 2): 3}).alters()
    assert (alters.nodes, alters.left.tolist(), alters.right.tolist(), alters.weight.tolist()) == (3, [0], [2], [3])
    assert alters.weight.dtype == np.float64
