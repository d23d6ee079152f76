"""Hours with people: golden numbers for small cases, and what must hold for all."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.time_spent import (
    MAIL_MINUTES,
    Sent,
    Together,
    Week,
    by_week,
    hours_in_words,
    in_a_sentence,
    minutes_covered,
    usual_minutes,
)

WEEK = 7 * 86_400
MONDAY = date(2026, 1, 5)
HOUR = 3600


def weeks(count: int) -> tuple[list[date], list[int]]:
    return [MONDAY + timedelta(weeks=place) for place in range(count)], [place * WEEK for place in range(count + 1)]


def meeting(start_hours: float, hours: float, *people: int) -> Together:
    start = int(start_hours * HOUR)
    return Together(start, start + int(hours * HOUR), frozenset(people))


def test_golden_numbers_of_two_weeks() -> None:
    found = by_week(
        *weeks(2),
        [
            meeting(10, 1, 1, 2),
            meeting(10.5, 1, 2, 3),  # overlaps the first by half an hour
            meeting(34, 0.5, 1),
            meeting(167, 2, 4),  # an hour on either side of midnight on Sunday
        ],
        [Sent(50 * HOUR, frozenset({1, 5})), Sent(200 * HOUR, frozenset({1}))],
    )
    first, second = found
    assert first.meeting_minutes == 90 + 30 + 60
    assert first.mail_minutes == MAIL_MINUTES
    assert dict(first.by_person) == {1: 60 + 30 + 4, 2: 90, 3: 60, 4: 60, 5: 4}
    assert (second.meeting_minutes, second.mail_minutes) == (60, 4)
    assert dict(second.by_person) == {1: 4, 4: 60}


def test_a_meeting_of_days_counts_as_eight_hours_and_one_alone_as_none() -> None:
    (week,) = by_week(*weeks(1), [meeting(9, 60, 1), meeting(100, 5)], [Sent(5, frozenset())])
    assert (week.minutes, week.people) == (8 * 60, 1)


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 100)).map(lambda pair: (pair[0] * 60, sum(pair) * 60))))
def test_minutes_covered_are_the_minutes_that_lie_in_any(stretches: list[tuple[int, int]]) -> None:
    inside = {minute for start, end in stretches for minute in range(start // 60, end // 60)}
    assert minutes_covered(stretches) == len(inside)


meetings = st.builds(
    lambda start, minutes, people: Together(start * 900, start * 900 + minutes * 60, frozenset(people)),
    st.integers(0, 3 * 672), st.integers(0, 600), st.sets(st.integers(1, 5), min_size=1, max_size=4),
)  # fmt: skip


@given(st.lists(meetings, max_size=12))
def test_a_week_is_never_more_than_its_people_nor_less_than_any_one(found: list[Together]) -> None:
    for week in by_week(*weeks(3), found, []):
        assert week.minutes <= sum(week.by_person.values()) + 1e-9
        assert all(minutes <= week.minutes + 1e-9 for minutes in week.by_person.values())


@given(st.lists(meetings, max_size=12))
def test_weeks_together_come_to_one_long_stretch(found: list[Together]) -> None:
    mondays, bounds = weeks(3)
    whole = by_week(mondays[:1], [bounds[0], bounds[-1]], found, [])
    assert sum(week.minutes for week in by_week(mondays, bounds, found, [])) == sum(week.minutes for week in whole)
    assert len(list(pairwise(bounds))) == 3


def week(minutes: float, people: int = 1) -> Week:
    return Week(MONDAY, minutes, 0, dict.fromkeys(range(people), 1.0))


def test_the_last_week_stands_beside_the_usual_one() -> None:
    usual = [week(360) for _ in range(4)]
    assert in_a_sentence([*usual, week(240, 11)]) == "Four hours with eleven people last week; your usual is six."
    assert in_a_sentence([*usual, week(30)]) == "Half an hour with one person last week; your usual is six hours."
    assert in_a_sentence([*usual, week(0, 0)]) == (
        "Nothing with people is recorded for last week; your usual is six hours."
    )


def test_what_is_usual_takes_four_weeks_from_the_first_with_anything_in_it() -> None:
    empty = week(0, 0)
    assert usual_minutes([empty, empty, week(60), week(60), week(60), week(99)]) is None
    assert usual_minutes([empty, week(60), empty, week(90), week(60), week(99)]) == 60
    assert in_a_sentence([week(60), week(60)]).endswith("What is usual can’t be told yet.")


def test_hours_are_said_in_halves_below_three() -> None:
    said = [hours_in_words(minutes) for minutes in (0, 5, 20, 55, 95, 130, 150, 200, 780)]
    assert said == [
        "nothing", "a few minutes", "half an hour", "one hour", "an hour and a half", "two hours", "two and a half hours",
        "three hours", "13 hours",
    ]  # fmt: skip
