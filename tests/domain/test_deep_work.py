"""Deep work: golden numbers, and minute by minute as an oracle."""

from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.deep_work import deep_minutes, usual_deep_minutes
from firsthand.domain.free_slots import Stretch

HOUR, DAY = 3600, 86_400
MONDAY = 4
"""1970-01-05."""


def at(day: int, start_hours: float, hours: float) -> Stretch:
    start = int((MONDAY + day) * DAY + start_hours * HOUR)
    return Stretch(start, start + int(hours * HOUR))


def test_without_an_entry_it_cannot_be_told() -> None:
    assert deep_minutes(MONDAY, MONDAY + 7, []) is None
    assert deep_minutes(MONDAY, MONDAY + 7, [at(9, 10, 1)]) is None


def test_golden_numbers_of_a_week() -> None:
    entries = [
        at(0, 10, 1),  # leaves an hour before, which is too short, and six after
        at(1, 10.5, 1), at(1, 13, 1),  # leaves an hour and a half, an hour and a half, and three
        at(2, 0, 24),  # takes the day
        at(3, 8, 3), at(3, 10, 2), at(3, 18, 1),  # begins before the day, overlaps, ends after it: five are left
        at(5, 10, 8),  # a Saturday
    ]  # fmt: skip
    assert deep_minutes(MONDAY, MONDAY + 7, entries) == 360 + (90 + 90 + 180) + 0 + 300 + 480


def by_the_minute(first: int, last: int, entries: list[Stretch]) -> float:
    total = 0
    for day in range(first, last):
        if (day + 3) % 7 > 4:
            continue
        run = 0
        for minute in range(9 * 60, 17 * 60 + 1):
            second = day * DAY + minute * 60
            free = minute < 17 * 60 and not any(one.start <= second < one.end for one in entries)
            if free:
                run += 1
            else:
                total += run if run >= 90 else 0
                run = 0
    return total


minutes = st.integers(0, 3 * 24 * 60)


@given(st.lists(st.tuples(minutes, st.integers(1, 600)), min_size=1, max_size=8))
def test_it_counts_as_one_would_minute_by_minute(pairs: list[tuple[int, int]]) -> None:
    entries = [
        Stretch(MONDAY * DAY + start * 60, MONDAY * DAY + (start + length) * 60) for start, length in pairs
    ]  # fmt: skip
    assert deep_minutes(MONDAY, MONDAY + 4, entries) == by_the_minute(MONDAY, MONDAY + 4, entries)


def test_the_usual_week_is_the_median_of_those_that_can_be_told() -> None:
    assert usual_deep_minutes([60, 120, None, 180, 240, 999]) == 150
    assert usual_deep_minutes([60, None, 180, 240, 999]) is None
