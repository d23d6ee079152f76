"""Days that come round each year, and how often the user wants to be in touch."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.days_of_the_year import falls_on, is_a_day, next_on, turns
from firsthand.domain.keeping_in_touch import Wanted, fault


def test_the_29th_of_february_falls_on_the_28th_where_there_is_none() -> None:
    assert falls_on(2, 29, 2024) == date(2024, 2, 29)
    assert falls_on(2, 29, 2026) == date(2026, 2, 28)
    assert next_on(2, 29, date(2026, 3, 1)) == date(2027, 2, 28)
    assert next_on(2, 29, date(2027, 3, 1)) == date(2028, 2, 29)


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.dates(date(2000, 1, 1), date(2000, 12, 31)))
def test_every_day_comes_round_within_a_year(today: date, day: date) -> None:
    found = next_on(day.month, day.day, today)
    assert today <= found <= today + timedelta(days=366)


def test_a_year_that_cannot_be_meant_makes_nobody_old() -> None:
    assert turns(1976, date(2026, 3, 1)) == 50
    assert turns(None, date(2026, 3, 1)) is None
    assert turns(1604, date(2026, 3, 1)) is None
    assert turns(2027, date(2026, 3, 1)) is None


def test_a_29th_of_february_needs_a_leap_year_or_none() -> None:
    assert is_a_day(None, 2, 29)
    assert is_a_day(1980, 2, 29)
    assert not is_a_day(1981, 2, 29)
    assert not is_a_day(None, 2, 30)


def test_what_was_wanted_stands_beside_what_is_without_blame() -> None:
    wanted = Wanted(30, 60)
    assert wanted.words(74) == "You wanted at most 60 days; 74 now."
    assert Wanted(30, None).words(74) == "You wanted about 30 days; 74 now."
    assert [wanted.is_within(days) for days in (30, 31)] == [True, False]
    assert [wanted.is_past(days) for days in (60, 61)] == [False, True]


def test_gaps_that_contradict_one_another_are_named() -> None:
    assert "longer" in fault(60, 30)
    assert "0 days" in fault(0, None)
    assert fault(30, 30) == ""
