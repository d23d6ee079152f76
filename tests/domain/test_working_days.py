"""Working days and hours: 1 January 2024 was a Monday."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.working_days import (
    HOUR_SECONDS,
    WorkingWeek,
    add_working_days,
    local_seconds,
    working_days_between,
    working_days_inside,
    working_hours_between,
)

MONDAY = (date(2024, 1, 1) - date(1970, 1, 1)).days
FRIDAY, SATURDAY, NEXT_MONDAY, NEXT_TUESDAY = MONDAY + 4, MONDAY + 5, MONDAY + 7, MONDAY + 8


def moment(day: int, hour: float) -> int:
    return int((day * 24 + hour) * HOUR_SECONDS)


def test_a_weekend_is_no_working_day() -> None:
    assert working_days_between(FRIDAY, NEXT_MONDAY) == 1
    assert working_days_between([FRIDAY, SATURDAY], NEXT_TUESDAY).tolist() == [2, 2]
    assert working_days_inside(FRIDAY, NEXT_MONDAY) == 0
    assert working_days_inside(MONDAY, FRIDAY) == 3


def test_two_working_days_after_friday_is_tuesday() -> None:
    assert add_working_days([FRIDAY, SATURDAY], 2).tolist() == [NEXT_TUESDAY, NEXT_TUESDAY]


def test_another_week_has_other_working_days() -> None:
    sunday_to_thursday = WorkingWeek(weekmask="1111001")
    assert working_days_between(FRIDAY, NEXT_MONDAY, sunday_to_thursday) == 2


def test_only_hours_at_work_count() -> None:
    assert working_hours_between(moment(FRIDAY, 16), moment(NEXT_MONDAY, 10)) == 2
    assert working_hours_between(moment(FRIDAY, 20), moment(SATURDAY, 12)) == 0
    assert working_hours_between(moment(MONDAY, 7), moment(MONDAY, 23)) == 8
    assert working_hours_between(moment(MONDAY, 9.5), moment(MONDAY, 10)) == 0.5


@given(st.lists(st.integers(0, 20_000 * 24 * 60), min_size=3, max_size=3))
def test_working_hours_add_up(minutes: list[int]) -> None:
    first, middle, last = sorted(minute * 60 for minute in minutes)
    parts = working_hours_between(first, middle) + working_hours_between(middle, last)
    assert np.isclose(parts, working_hours_between(first, last))
    assert parts >= 0


@given(
    st.lists(st.integers(800_000_000, 1_800_000_000), max_size=30), st.sampled_from(["America/Chicago", "Asia/Kolkata"])
)
def test_the_wall_clock_is_that_of_the_time_zone(instants: list[int], name: str) -> None:
    zone = ZoneInfo(name)
    walls = [datetime.fromtimestamp(i, UTC).astimezone(zone).replace(tzinfo=UTC).timestamp() for i in instants]
    assert local_seconds(instants, zone).tolist() == walls


def test_the_wall_clock_follows_each_minute_of_a_change_to_summer_time() -> None:
    zone = ZoneInfo("Europe/London")
    change = int(datetime(2024, 3, 31, 1, tzinfo=UTC).timestamp())
    instants = np.arange(change - 7200, change + 7200, 60)
    assert np.array_equal(local_seconds(instants, zone) - instants, np.where(instants < change, 0, 3600))
