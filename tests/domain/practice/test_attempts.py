"""Weeks tended, what a row of tries says, and which experiment comes next."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.practice.attempts import (
    Attempt,
    confidence_sentence,
    enjoyment_sentence,
    monday_of,
    next_experiment,
    trend,
    weeks_sentence,
    weeks_tended,
)
from firsthand.domain.practice.library import of_skill

TODAY = date(2026, 3, 11)
THIS = date(2026, 3, 9)


def attempt(weeks_ago: int, state: str = "tried", experiment: str = "ask-ten-minutes") -> Attempt:
    return Attempt(weeks_ago, THIS - timedelta(weeks=weeks_ago), experiment, "asking", None, "", state)


def test_a_week_nobody_spoke_of_rests_and_this_week_is_never_missed() -> None:
    weeks = weeks_tended([attempt(3), attempt(1, "rest"), attempt(2)], TODAY)
    assert [one.tended for one in weeks] == ["tried", "tried", "rest", "this week"]
    assert weeks[-1].monday == THIS
    assert weeks_sentence(weeks) == "Two of the last three weeks. Rest weeks are part of it."


def test_the_row_begins_with_the_first_attempt_and_is_eleven_weeks_at_most() -> None:
    assert len(weeks_tended([attempt(1)], TODAY)) == 2
    assert len(weeks_tended([attempt(500)], TODAY)) == 11
    assert [one.tended for one in weeks_tended([], TODAY)] == ["this week"]


@pytest.mark.parametrize(
    ("tried", "words"),
    [
        ([], "This is the first week."),
        ([1], "The last week was tended."),
        ([1, 2], "All of the last two weeks were tended."),
        ([30], "You rested. Rest weeks are part of it."),
    ],
)
def test_no_sentence_speaks_of_a_gap(tried: list[int], words: str) -> None:
    assert weeks_sentence(weeks_tended([attempt(one) for one in tried], TODAY)) == words


def test_a_trend_compares_the_two_halves_and_needs_four_tries() -> None:
    assert trend([1, 2, 3]) is None
    assert trend([1, 1, 5, 5]) == 4
    assert trend([1, 1, 3, 5, 5]) == 4
    assert enjoyment_sentence([2, 2, 2]).startswith("Can’t tell yet")
    assert enjoyment_sentence([2, 2, 4, 4]).startswith("Lighter")
    assert enjoyment_sentence([4, 4, 2, 2]).startswith("Heavier")
    assert enjoyment_sentence([3, 3, 3, 3]).startswith("About the same")
    assert confidence_sentence([2, 3, 7, 8]).startswith("You are surer")
    assert confidence_sentence([8, 7, 3, 2]).startswith("You are less sure")
    assert confidence_sentence([5, 5, 5, 6]).startswith("About as sure")


@given(st.lists(st.integers(1, 5), min_size=4, max_size=40))
def test_a_trend_turns_round_with_the_tries(levels: list[int]) -> None:
    forward, back = trend(levels), trend(levels[::-1])
    assert forward is not None
    assert back is not None
    assert forward == pytest.approx(-back)
    assert -4 <= forward <= 4


def test_what_was_never_tried_comes_first_then_what_fits_a_real_person_then_what_takes_least_courage() -> None:
    asking = of_skill("asking")
    first = next_experiment(asking, [], {"feedback"})
    assert first is not None
    assert "feedback" in first.goes_with
    lowest = next_experiment(asking, [], set())
    assert lowest is not None
    assert lowest.courage == min(one.courage for one in asking)
    tried = [attempt(number, experiment=one.key) for number, one in enumerate(asking, start=1)]
    again = next_experiment(asking, tried, {"ask", "feedback"})
    assert again == asking[-1], "what was tried longest ago comes back first"
    assert next_experiment((), [], set()) is None


def test_passing_over_goes_through_all_and_begins_again() -> None:
    asking = of_skill("asking")
    found = [next_experiment(asking, [], set(), passed) for passed in range(2 * len(asking))]
    assert found[: len(asking)] == found[len(asking) :]
    assert len(set(found)) == len(asking)


@given(st.dates())
def test_a_week_begins_on_monday(day: date) -> None:
    if day > date(1, 1, 7):
        assert monday_of(day).weekday() == 0
        assert 0 <= (day - monday_of(day)).days < 7
