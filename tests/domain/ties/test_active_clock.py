"""The clock that stands still while the user is away: 1 January 2024 was a Monday."""

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.ties import ActiveClock, record_reaches

MONDAY = (date(2024, 1, 1) - date(1970, 1, 1)).days
WORKDAYS = [MONDAY + 7 * week + weekday for week in range(26) for weekday in range(5)]


def clock_without(*absent: int) -> ActiveClock:
    """The clock of somebody who wrote on every working day of half a year but these, seen at its end."""
    return ActiveClock.from_sent_days([d for d in WORKDAYS if d not in absent], WORKDAYS[-1] + 1)


def ticks(clock: ActiveClock, earlier: int, later: int) -> int:
    return int(clock.at(later) - clock.at(earlier))


def test_it_ticks_daily_for_who_is_there() -> None:
    assert ticks(clock_without(), MONDAY, MONDAY + 60) == 60


def test_a_week_off_is_one_step_from_the_friday_before_to_the_monday_after() -> None:
    week_off = range(MONDAY + 14, MONDAY + 19)
    assert ticks(clock_without(*week_off), MONDAY + 11, MONDAY + 21) == 1


def test_two_working_days_without_mail_are_no_absence() -> None:
    assert ticks(clock_without(MONDAY + 14, MONDAY + 15), MONDAY + 11, MONDAY + 16) == 5


def test_three_working_days_without_mail_are_an_absence() -> None:
    clock = clock_without(MONDAY + 14, MONDAY + 15, MONDAY + 16)
    assert ticks(clock, MONDAY + 11, MONDAY + 17) == 1
    assert ticks(clock, MONDAY + 14, MONDAY + 16) == 0


def test_who_never_wrote_has_a_clock_that_ticks() -> None:
    clock = ActiveClock.from_sent_days([], MONDAY)
    assert clock.last_sent_day is None
    assert ticks(clock, MONDAY - 50, MONDAY) == 50


def test_it_ticks_before_the_first_sent_message() -> None:
    assert ticks(clock_without(), MONDAY - 100, MONDAY) == 100


def test_the_absence_since_the_last_sent_message_is_seen_after_three_working_days() -> None:
    last = WORKDAYS[-1]  # a Friday
    assert ticks(ActiveClock.from_sent_days(WORKDAYS, last + 5), last, last + 5) == 5
    assert ticks(ActiveClock.from_sent_days(WORKDAYS, last + 6), last, last + 6) == 0
    assert ticks(ActiveClock.from_sent_days(WORKDAYS, last + 400), last, last + 400) == 0


def test_nothing_of_the_day_itself_or_later_is_used() -> None:
    middle = WORKDAYS[60]
    early = ActiveClock.from_sent_days([d for d in WORKDAYS if d < middle], middle)
    late = ActiveClock.from_sent_days(WORKDAYS, middle)
    span = np.arange(MONDAY, middle + 1)
    assert np.array_equal(early.at(span), late.at(span))


def test_who_seldom_writes_has_no_absences_to_see() -> None:
    fortnightly = [MONDAY + 14 * n for n in range(12)]
    assert ticks(ActiveClock.from_sent_days(fortnightly, fortnightly[-1] + 1), MONDAY, MONDAY + 154) == 154


def test_a_record_that_ended_long_ago_tells_no_rhythm() -> None:
    assert record_reaches(MONDAY + 30, MONDAY)
    assert not record_reaches(MONDAY + 31, MONDAY)
    assert not record_reaches(MONDAY, None)


@given(st.sets(st.integers(0, 700), max_size=400), st.integers(0, 720))
def test_it_never_runs_back_nor_faster_than_the_calendar(sent: set[int], as_of_day: int) -> None:
    span = np.arange(-20, as_of_day + 1)
    steps = np.diff(ActiveClock.from_sent_days(sorted(sent), as_of_day).at(span))
    assert set(steps.tolist()) <= {0, 1}


@given(st.permutations(WORKDAYS[:20]))
def test_the_order_of_sent_days_does_not_matter(days: list[int]) -> None:
    span = np.arange(MONDAY, MONDAY + 40)
    ordered = ActiveClock.from_sent_days(sorted(days), MONDAY + 40)
    assert np.array_equal(ActiveClock.from_sent_days(days + days, MONDAY + 40).at(span), ordered.at(span))
