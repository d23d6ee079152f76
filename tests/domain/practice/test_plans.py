"""Plans that are due, how often they are followed, and what comes back when."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta

from firsthand.domain.practice.follow_through import DUE_MIN, follow_through
from firsthand.domain.practice.plans import Plan, State
from firsthand.domain.practice.returning import GAPS_DAYS, next_return
from firsthand.domain.reminding import Reminding

TODAY = date(2026, 3, 11)


def plan(state: State, due: date | None = TODAY) -> Plan:
    return Plan(1, "it rains", "I call", "", "", "time", due, None, None, "", state, TODAY, None)


def test_a_plan_is_shown_on_its_day_and_a_week_and_then_no_more() -> None:
    shown = [day for day in range(-3, 12) if plan("open").is_due(TODAY + timedelta(days=day))]
    assert shown == list(range(7))
    assert not plan("rest").is_due(TODAY)
    assert not plan("open", None).is_due(TODAY)


def test_below_five_plans_nothing_is_told() -> None:
    found = follow_through([plan("done")] * (DUE_MIN - 1), TODAY)
    assert (found.done, found.due, found.share, found.low) == (4, 4, None, None)


def test_rests_count_for_nothing_and_what_is_not_known_is_said() -> None:
    past = plan("open", TODAY - timedelta(days=1))
    found = follow_through(
        [*[plan("done")] * 4, plan("not done"), plan("rest"), plan("rest"), past, plan("open")], TODAY
    )
    assert (found.done, found.due, found.unsaid) == (4, 5, 1)
    assert found.share == pytest.approx(5 / 7)


@given(st.integers(0, 60), st.integers(0, 60))
def test_share_and_interval_are_those_of_the_beta_distribution(done: int, missed: int) -> None:
    found = follow_through([plan("done")] * done + [plan("not done")] * missed, TODAY)
    if done + missed < DUE_MIN:
        assert found.share is None
        return
    other = beta(1 + done, 1 + missed)
    assert found.share == pytest.approx(other.mean())
    assert found.low == pytest.approx(other.ppf(0.1), abs=1e-4)
    assert found.high == pytest.approx(other.ppf(0.9), abs=1e-4)


def test_what_was_learnt_comes_back_at_growing_gaps_and_then_no_more() -> None:
    days = [next_return(step, TODAY) for step in range(len(GAPS_DAYS) + 1)]
    assert [(day - TODAY).days for day in days if day] == [7, 21, 60, 180]
    assert days[-1] is None


@pytest.mark.parametrize(
    ("quiet_from", "quiet_until", "quiet"),
    [(20, 8, [*range(8), *range(20, 24)]), (12, 14, [12, 13]), (9, 9, []), (0, 23, [*range(23)])],
)
def test_quiet_hours_may_go_over_midnight(quiet_from: int, quiet_until: int, quiet: list[int]) -> None:
    kept = Reminding(quiet_from=quiet_from, quiet_until=quiet_until)
    assert [hour for hour in range(24) if kept.is_quiet(hour)] == quiet
    assert [hour for hour in range(24) if not kept.speaks(TODAY, hour)] == quiet


def test_a_snooze_ends_on_its_day_and_nothing_is_said_where_nothing_is_wanted() -> None:
    kept = Reminding(snoozed_until=TODAY)
    assert not kept.speaks(TODAY - timedelta(days=1), 12)
    assert kept.speaks(TODAY, 12)
    assert not Reminding(wanted=False).speaks(TODAY, 12)


def test_four_weeks_away_are_long_and_a_first_visit_is_not_a_return() -> None:
    assert Reminding(last_here=TODAY - timedelta(days=28)).was_away(TODAY)
    assert not Reminding(last_here=TODAY - timedelta(days=27)).was_away(TODAY)
    assert not Reminding().was_away(TODAY)
