import numpy as np
import pytest

from firsthand.network.presence import PEOPLE_MAX, Presence
from tests.network.networks import presence_of


def columns(presence):
    return [column.tolist() for column in (presence.interaction, presence.person, presence.day, presence.sender)]


def test_rows_are_put_in_order_and_a_repeated_person_counts_once_as_the_sender():
    found = Presence(
        np.array([2, 1, 2, 2]), np.array([5, 9, 4, 5]), np.array([7, 3, 7, 7]), np.array([False, True, False, True])
    )
    assert columns(found) == [[1, 2, 2], [9, 4, 5], [3, 7, 7], [True, False, True]]


def test_an_interaction_of_thousands_is_left_out_whole_and_takes_no_memory():
    found = presence_of((1, list(range(5000))), (2, [1, 2]))
    assert found.person.tolist() == [1, 2]
    assert len(found.pairs()[0]) == 1


def test_the_largest_interaction_that_counts_has_every_pair():
    assert len(presence_of((1, list(range(PEOPLE_MAX)))).pairs()[0]) == PEOPLE_MAX * (PEOPLE_MAX - 1) / 2
    assert not len(presence_of((1, list(range(PEOPLE_MAX + 1)))).person)


def test_a_letter_with_one_other_person_makes_no_pair_and_nobody_makes_nothing():
    assert not len(presence_of((1, [3])).pairs()[0])
    assert not len(presence_of().pairs()[0])


def test_a_window_holds_its_first_day_and_not_the_day_after_its_last():
    found = presence_of((1, [1, 2]), (2, [1, 3]), (3, [1, 4])).between(2, 3)
    assert found.person.tolist() == [1, 3]


def test_columns_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match="one row"):
        Presence(np.array([1]), np.array([1, 2]), np.array([1]), np.array([True]))
