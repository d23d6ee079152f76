import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from firsthand.network.clusters import clusters, matched
from firsthand.network.ego import EgoNetwork, ego_network
from firsthand.network.groups import NONE, Groups
from firsthand.network.partition import canonical_order, partition
from firsthand.network.ties import mutual_ties
from tests.network.networks import ego_around, presence_of


def sets(people, label):
    return {frozenset(people[label == one].tolist()) for one in np.unique(label[label >= 0])}


def planted(seed, groups=4, size=12, outside=40):
    """Groups with much contact inside and a little between."""
    chance = np.random.default_rng(seed)
    people = groups * size
    one, other = chance.integers(0, people, (2, people * 40))
    inside = one // size == other // size
    kept = inside | (np.arange(len(one)) % outside == 0)
    return mutual_ties(one[kept], other[kept], chance.integers(1, 30, kept.sum()), people)


def test_two_groups_and_a_pair_are_two_clusters_and_people_in_none():
    ego = ego_network(
        presence_of((1, [10, 11, 12, 13]), (2, [20, 21, 22]), (3, [30, 31]), (4, [40])),
        [10, 11, 12, 13, 20, 21, 22, 30, 31, 40],
        np.ones(10),
    )
    assert clusters(ego).label.tolist() == [0, 0, 0, 0, 1, 1, 1, NONE, NONE, NONE]


def test_nobody_one_person_and_strangers_are_no_cluster():
    nobody = EgoNetwork(*(np.empty(0, dtype=kind) for kind in ("i8", "f8", "i8", "i8", "f8")))
    assert clusters(nobody).mapping() == {}
    assert clusters(ego_around([1], {})).mapping() == {}
    assert clusters(ego_around([1, 1, 1, 1], {})).mapping() == {}


def test_everybody_together_is_one_cluster():
    assert clusters(ego_network(presence_of((1, list(range(9)))), range(9), np.ones(9))).label.tolist() == [0] * 9


def test_planted_groups_are_found():
    assert sets(np.arange(48), partition(planted(3))) == {frozenset(range(k, k + 12)) for k in range(0, 48, 12)}


@given(st.integers(0, 5), st.randoms(use_true_random=False))
def test_a_new_numbering_and_another_order_of_rows_give_the_same_groups(seed, chance):
    ties = planted(seed, outside=8)
    names, rows = list(range(ties.nodes)), list(range(len(ties.weight)))
    chance.shuffle(names)
    chance.shuffle(rows)
    renamed = np.array(names)
    again = mutual_ties(renamed[ties.right][rows], renamed[ties.left][rows], ties.weight[rows], ties.nodes)
    assert sets(renamed, partition(ties)) == sets(np.arange(ties.nodes), partition(again))


def test_nodes_are_told_apart_by_what_their_contacts_contacts_are():
    # A chain with one heavier tie at its end: every node is another distance from it.
    ties = mutual_ties([0, 1, 2, 3], [1, 2, 3, 4], [1, 1, 1, 2], 5)
    backwards = mutual_ties([4, 3, 2, 1], [3, 2, 1, 0], [1, 1, 1, 2], 5)
    assert canonical_order(ties).tolist() == [4 - node for node in canonical_order(backwards).tolist()]


def test_chance_elsewhere_in_the_program_goes_on_as_it_would_have():
    import random

    random.seed(4)
    wanted = random.random()
    random.seed(4)
    partition(planted(1))
    assert random.random() == wanted


def test_clusters_keep_their_labels_from_one_window_to_the_next():
    before = {1: 0, 2: 0, 3: 0, 4: 1, 5: 1, 6: 1}
    now = Groups.of_mapping({4: 0, 5: 0, 6: 0, 7: 0, 1: 1, 2: 1, 9: 1, 20: 2, 21: 2, 22: 2, 30: NONE})
    assert matched(before, now).mapping() == {4: 1, 5: 1, 6: 1, 7: 1, 1: 0, 2: 0, 9: 0, 20: 2, 21: 2, 22: 2}


def test_of_two_parts_of_a_cluster_the_larger_keeps_the_label_and_the_other_gets_a_new_one():
    before = dict.fromkeys(range(10), 5)
    now = Groups.of_mapping({person: int(person >= 4) for person in range(10)})
    assert matched(before, now).mapping() == {person: 5 if person >= 4 else 6 for person in range(10)}


def test_the_first_window_keeps_the_labels_as_they_are_and_an_empty_one_has_none():
    now = Groups.of_mapping({1: 0, 2: 0, 3: 1})
    assert matched({}, now).mapping() == now.mapping()
    assert matched({1: 0}, Groups.of_mapping({})).mapping() == {}


@given(st.dictionaries(st.integers(0, 20), st.integers(0, 4)), st.dictionaries(st.integers(0, 20), st.integers(0, 4)))
def test_new_labels_part_people_as_the_clusters_do(before, now):
    found = matched(before, Groups.of_mapping(now))
    assert sets(found.people, found.label) == sets(*np.array(list(now.items()), dtype=int).reshape(-1, 2).T)
