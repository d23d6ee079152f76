import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from firsthand.network.renewal import renewal

windows = st.dictionaries(st.integers(0, 12), st.integers(0, 9))


def of(before, now):
    return renewal(list(before), list(before.values()), list(now), list(now.values()))


def test_who_came_and_who_went_and_who_stayed():
    found = of({5: 9, 1: 4, 2: 3, 3: 1}, {1: 1, 2: 4, 8: 4, 3: 3})
    assert (found.came.tolist(), found.went.tolist(), found.stayed.tolist()) == ([8], [5], [1, 2])
    assert found.value == 0.5


def test_who_slipped_below_four_days_did_not_go():
    assert of({1: 4}, {1: 3}).value == 0


def test_nobody_to_compare_is_no_renewal():
    assert of({}, {}).value is None
    assert of({1: 3}, {1: 3}).value is None


def test_all_others_is_one_and_the_same_people_is_none():
    assert of({1: 4}, {2: 4}).value == 1
    assert of({1: 4, 2: 5}, {2: 5, 1: 4}).value == 0


@given(windows, windows)
def test_it_is_one_less_the_jaccard_index_of_the_ties_that_count(before, now):
    counted = {person for window in (before, now) for person, days in window.items() if days >= 4}
    was = {person for person in counted if before.get(person)}
    there = {person for person in counted if now.get(person)}
    found, backwards = of(before, now), of(now, before)
    if counted:
        assert found.value == 1 - len(was & there) / len(was | there)
    assert found.came.tolist() == sorted(there - was) == backwards.went.tolist()
    assert np.array_equal(found.stayed, backwards.stayed)
