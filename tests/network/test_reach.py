from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from firsthand.network.groups import Groups
from firsthand.network.presence import Presence
from firsthand.network.reach import bridges, only_beside, single_points
from tests.network.networks import presence_of

interactions = st.lists(st.tuples(st.just(1), st.lists(st.integers(0, 6), max_size=5)), max_size=12)


def rows(found):
    columns = (found.group, found.through, found.beside, found.seen, found.people)
    return list(zip(*(column.tolist() for column in columns), strict=True))


def companions(given_interactions, min_interactions):
    """q and everybody who was in each of q's interactions, counted one by one."""
    places = defaultdict(list)
    for _, people in given_interactions:
        for person in set(people):
            places[person].append(set(people))
    return {
        (q, p) for q, seen in places.items() if len(seen) >= min_interactions for p in set.intersection(*seen) - {q}
    }


@given(interactions, st.integers(1, 3))
def test_who_is_seen_only_beside_whom_is_what_counting_one_by_one_gives(given_interactions, min_interactions):
    found = only_beside(presence_of(*given_interactions), min_interactions)
    assert list(zip(*(column.tolist() for column in found), strict=True)) == sorted(
        companions(given_interactions, min_interactions)
    )


@given(interactions, st.dictionaries(st.integers(0, 8), st.integers(0, 2)))
def test_bridges_are_what_counting_one_by_one_gives(given_interactions, labels):
    beside = companions(given_interactions, 2)
    often = [sum(person in people for _, people in given_interactions) >= 2 for person in range(9)]
    wanted = []
    for label in range(3):
        group = {person for person, its in labels.items() if its == label}
        for through in range(7):
            led_to = {q for q, p in beside if p == through and q in group}
            others = group - {through}
            if led_to:
                wanted.append((label, through, len(led_to), sum(often[other] for other in others), len(others)))
    assert rows(bridges(presence_of(*given_interactions), Groups.of_mapping(labels))) == wanted


def test_a_group_reached_through_one_outsider_alone_is_a_single_point_and_one_met_directly_is_not():
    group = range(10, 15)
    through_one = [(1, [1, member, member + 100]) for member in group for _ in range(2)]
    found = single_points(bridges(presence_of(*through_one), Groups.of_mapping(dict.fromkeys(group, 0))))
    assert rows(found) == [(0, 1, 5, 5, 5)]
    met_directly = [*through_one, (2, [10]), (2, [11])]
    assert not rows(single_points(bridges(presence_of(*met_directly), Groups.of_mapping(dict.fromkeys(group, 0)))))


def test_somebody_inside_a_group_can_be_the_way_to_the_others():
    group = range(1, 7)
    letters = [(1, [1, member]) for member in range(2, 7) for _ in range(2)]
    found = single_points(bridges(presence_of(*letters), Groups.of_mapping(dict.fromkeys(group, 4))))
    assert rows(found) == [(4, 1, 5, 5, 5)]


def test_people_seen_once_are_no_evidence_of_a_single_point():
    once = [(1, [1, member]) for member in range(10, 15)]
    assert not rows(bridges(presence_of(*once), Groups.of_mapping(dict.fromkeys(range(10, 15), 0))))


def test_a_group_of_four_is_too_small_for_a_single_point():
    letters = [(1, [1, member]) for member in range(10, 14) for _ in range(2)]
    assert not rows(single_points(bridges(presence_of(*letters), Groups.of_mapping(dict.fromkeys(range(10, 14), 0)))))


def test_nobody_leads_nowhere():
    q, p = only_beside(presence_of())
    assert not len(q)
    assert not len(p)
    assert rows(single_points(bridges(presence_of(), Groups.of_mapping({1: 0})))) == []


def test_among_half_a_million_rows_by_chance_nobody_is_met_only_beside_somebody():
    chance = np.random.default_rng(5)
    letters = np.repeat(np.arange(50_000), 10)
    found = Presence(letters, chance.integers(0, 3000, 500_000), letters // 30, np.zeros(500_000, dtype=np.bool_))
    assert not len(only_beside(found)[0])
