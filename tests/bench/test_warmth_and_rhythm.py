"""The figures that the benches print, against scikit-learn and by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import average_precision_score, roc_auc_score

from bench.mailboxes import DailyCounts
from bench.rhythm import ever_reached, held_out_gaps
from bench.warmth import firsts_of_months, logistic, quality


@given(st.lists(st.tuples(st.integers(0, 500), st.booleans()), min_size=2, max_size=60, unique_by=lambda pair: pair[0]))
def test_quality_agrees_with_scikit_learn(pairs: list[tuple[int, bool]]) -> None:
    score = np.array([pair[0] for pair in pairs], dtype=np.float64)
    hit = np.array([pair[1] for pair in pairs])
    if hit.all() or not hit.any():
        return
    found = quality(score, hit)
    assert found.average_precision == pytest.approx(average_precision_score(hit, score))
    assert found.auc == pytest.approx(roc_auc_score(hit, score))


def test_equal_scores_share_the_area() -> None:
    assert quality(np.zeros(4), np.array([True, False, True, False])).auc == 0.5


def test_a_logistic_regression_finds_the_figures_it_was_made_with() -> None:
    x = np.linspace(-3, 3, 40_000)
    chance = 1 / (1 + np.exp(-(1.5 * x - 0.5)))
    slope, offset = logistic(x, chance > np.random.default_rng(3).random(len(x)))
    assert [slope, offset] == pytest.approx([1.5, -0.5], abs=0.06)


def test_gaps_that_were_cut_off_count_until_then() -> None:
    reach = np.array([0.5, 0.8, 2.0, 3.0])
    assert ever_reached(reach, np.array([True, True, True, True])) == pytest.approx(0.5)
    assert ever_reached(reach, np.array([True, False, True, True])) == pytest.approx(0.75)
    assert ever_reached(reach, np.array([True, True, True, False])) == pytest.approx(0.5)


def counts(days: list[int]) -> DailyCounts:
    ones = np.ones(len(days))
    place = np.zeros(len(days), dtype=np.int64)
    return DailyCounts(1, place, np.array(days), ones, ones, ones, np.arange(min(days), max(days) + 1))


def test_only_gaps_with_five_before_them_over_ninety_days_are_held_out() -> None:
    found = held_out_gaps(counts([0, 10, 20, 30, 40, 50, 60, 95, 100]))
    assert found.gap.tolist() == [5, 1]
    assert found.gaps_before.tolist() == [7, 8]
    assert found.closed.tolist() == [True, False]


def test_cut_points_leave_room_for_history_and_for_the_window() -> None:
    found = firsts_of_months(counts(list(range(31 + 365))))
    assert found[0] == 31 + 28 + 31  # 1 April 1970: sixty days are over on 2 March
    assert found[-1] == 365  # 1 January 1971
