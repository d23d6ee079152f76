from itertools import combinations

import numpy as np

from firsthand.network.ego import contact_days
from firsthand.network.openness import openness
from tests.network.networks import presence_of


def window(together, start=0, people=14, weeks=24):
    """Everybody once a week; those in `together` sometimes in one letter."""
    chance = np.random.default_rng(start + 1)
    letters = []
    for week in range(weeks):
        day = start + 7 * week
        letters += [(day + int(chance.integers(0, 5)), [person]) for person in range(people) if chance.random() < 0.6]
        letters += [(day + 5, list(pair)) for pair in together if chance.random() < 0.5]
    return presence_of(*letters)


EVERYBODY = list(combinations(range(14), 2))
FEW = EVERYBODY[::9]


def test_contacts_who_came_to_know_one_another_are_more_closed_and_backwards_more_open():
    loose, dense = window(FEW), window(EVERYBODY, 200)
    assert openness(loose, dense).state == "more_closed"
    assert openness(dense, loose).state == "more_open"


def test_the_same_again_is_steady():
    assert openness(window(FEW), window(FEW, 200)).state == "steady"
    again = openness(window(FEW), window(FEW))
    assert (again.state, again.before) == ("steady", again.now)


def test_a_change_is_told_where_its_interval_does_not_reach_over_nothing():
    closed, steady = openness(window(FEW), window(EVERYBODY, 200)), openness(window(FEW), window(FEW, 200))
    assert closed.interval is not None
    assert closed.change is not None
    assert steady.interval is not None
    assert 0 < closed.interval[0] < closed.change < closed.interval[1]
    assert steady.interval[0] < 0 < steady.interval[1]
    nobody = openness(presence_of(), window(FEW))
    assert (nobody.change, nobody.interval) == (None, None)


def test_fewer_than_ten_people_with_three_contact_days_can_not_be_told():
    small = openness(window([(0, 1)], people=9), window(FEW))
    assert (small.state, small.error) == (None, None)
    assert small.before is not None
    nobody = openness(presence_of(), window(FEW))
    assert (nobody.state, nobody.before) == (None, None)


def test_contact_in_a_few_weeks_alone_can_not_be_told_however_much_there_is():
    burst = presence_of(*((day, [person, 13]) for day in range(200, 235) for person in range(13)))
    assert openness(window(FEW), burst).state is None
    assert openness(burst, window(FEW)).state is None


def test_what_the_user_says_of_pairs_counts_for_both_windows():
    said = openness(window(FEW), window(FEW, 200), together=iter(EVERYBODY))
    plain = openness(window(FEW), window(FEW, 200))
    assert (said.before or 0) > (plain.before or 9)
    assert (said.now or 0) > (plain.now or 9)


def test_who_was_met_on_two_days_alone_is_not_in_the_picture():
    passing = [(3, [99, 0]), (4, [99, 1])]
    letters = window(FEW)
    more = [(int(day), [int(person)]) for day, person in zip(letters.day, letters.person, strict=True)]
    assert openness(presence_of(*more), letters).before == openness(presence_of(*more, *passing), letters).before


def test_contact_days_are_distinct_days():
    people, days = contact_days(presence_of((1, [7, 3]), (1, [7]), (2, [7]), (9, [10**12])))
    assert people.tolist() == [3, 7, 10**12]
    assert days.tolist() == [1, 2, 1]
    assert [len(column) for column in contact_days(presence_of())] == [0, 0]
