from math import exp, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import entropy

from firsthand.network.breadth import breadth, interval

ties = st.lists(st.tuples(st.integers(1, 50), st.integers(-1, 5)), min_size=1, max_size=40)


def test_contact_spread_evenly_over_three_groups_is_three_equivalent_groups():
    found = breadth([2, 2, 2], [0, 4, 9])
    assert found.groups == pytest.approx(3)
    assert (found.ties, found.with_group) == (3, 3)


def test_three_quarters_with_one_group_and_a_quarter_with_another_by_hand():
    assert breadth([30, 10], [0, 1]).groups == pytest.approx(exp(-(0.75 * log(0.75) + 0.25 * log(0.25))))


def test_ties_outside_less_ties_inside_my_own_group():
    assert breadth([1, 9, 1, 1], [0, 1, 1, 2], own_group=0).external_internal == 0.5
    assert breadth([1], [0], own_group=0).external_internal == -1
    assert breadth([1], [0]).external_internal is None


def test_people_without_a_group_are_left_out_and_counted():
    found = breadth([5, 1, 1], [-1, 0, 0])
    assert (found.groups, found.ties, found.with_group) == (1, 3, 2)


def test_without_any_group_there_is_no_breadth():
    found = breadth([1, 1], [-1, -1])
    assert (found.groups, found.interval, found.external_internal) == (None, None, None)
    assert breadth([], []).groups is None


@given(ties)
def test_it_is_the_exponential_of_scipys_entropy_within_its_interval(given_ties):
    weight, label = np.array(given_ties).T
    if (label < 0).all():
        return
    found = breadth(weight, label)
    share = np.bincount(label[label >= 0], weight[label >= 0])
    assert found.groups == pytest.approx(exp(entropy(share)))
    assert found.interval is not None
    assert found.groups is not None
    assert found.interval.low <= found.groups <= found.interval.high
    assert found == breadth(weight, label)


def test_more_ties_make_the_interval_narrower():
    few, many = (interval(np.ones(n), np.arange(n) % 4) for n in (16, 400))
    assert many.high - many.low < few.high - few.low
