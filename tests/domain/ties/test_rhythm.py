"""Quieter than usual: the tie against its own gaps, with SciPy as the outside oracle."""

from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from firsthand.domain.ties import rhythm

gap_lists = st.lists(st.integers(1, 400), max_size=40)


def following(gaps: list[int]) -> rhythm.Predictive:
    logs = np.log(gaps) if gaps else np.empty(0)
    scatter = ((logs - logs.mean()) ** 2).sum() if gaps else 0.0
    return rhythm.predictive([len(gaps)], [logs.sum()], [scatter])


def survival(present: float, gaps: list[int]) -> float:
    return float(rhythm.survival(present, following(gaps))[0])


@given(st.floats(1, 3000), gap_lists)
def test_survival_follows_the_written_formula(present: float, gaps: list[int]) -> None:
    n = len(gaps)
    logs = [log(g) for g in gaps]
    mean = sum(logs) / n if n else log(14)
    k, nu = 1 + n, 4 + n
    m = (log(14) + sum(logs)) / k
    scatter = sum((x - mean) ** 2 for x in logs) + 4 * 1.3**2 + n * (mean - log(14)) ** 2 / k
    expected = stats.t.sf((log(present) - m) / sqrt(scatter / nu * (1 + 1 / k)), nu)
    assert survival(present, gaps) == pytest.approx(expected, rel=1e-8)


def test_weekly_contacts_make_a_month_of_silence_quiet_and_a_week_not() -> None:
    weekly = [7, 6, 8, 7, 7, 9, 7, 5, 7, 7]
    assert survival(7, weekly) > 0.3
    assert survival(30, weekly) < 0.10


def test_a_tie_of_long_gaps_is_not_quiet_after_a_month() -> None:
    assert survival(30, [40, 70, 35, 60, 90, 45]) > 0.5


@given(gap_lists)
def test_the_quiet_gap_is_where_survival_is_a_tenth(gaps: list[int]) -> None:
    threshold = float(rhythm.quiet_gap_days(following(gaps))[0])
    assert threshold > 1
    assert survival(threshold, gaps) == pytest.approx(0.10, rel=1e-6)


@given(gap_lists, st.floats(1, 1000), st.floats(1, 1000))
def test_a_longer_silence_is_never_more_usual(gaps: list[int], one: float, other: float) -> None:
    assert survival(max(one, other), gaps) <= survival(min(one, other), gaps)


def test_five_gaps_over_ninety_days_are_enough() -> None:
    assert rhythm.enough([4, 5, 5], [200, 89, 90]).tolist() == [False, False, True]


def test_states_follow_the_present_gap() -> None:
    named = [rhythm.STATES[s] for s in rhythm.state([20, 20.5, 57], [20] * 3, [56] * 3, [500] * 3)]
    assert named == ["in_rhythm", "quiet", "lapsed"]


def test_a_gap_of_eight_means_has_lapsed_even_where_it_is_not_rare() -> None:
    assert rhythm.STATES[rhythm.state([57], [90], [56], [500])[0]] == "lapsed"


def test_without_a_rhythm_a_tie_is_new_for_ninety_days_and_then_cannot_be_told() -> None:
    nothing = [np.nan, np.nan]
    assert [rhythm.STATES[s] for s in rhythm.state([3, 3], nothing, nothing, [89, 90])] == ["new", "cant_tell"]
