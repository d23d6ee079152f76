"""Working days and working hours, on arrays: what "two working days later" means."""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

import numpy as np
from numpy.typing import ArrayLike, NDArray

DAY_SECONDS = 86_400
HOUR_SECONDS = 3_600

Days = NDArray[np.int64]
"""Days since 1970-01-01 in the user's time zone."""


@dataclass(frozen=True)
class WorkingWeek:
    """Which days are worked, Monday first, and between which hours of the day; our own design choice, no holidays."""

    weekmask: str = "1111100"
    start_hour: int = 9
    end_hour: int = 17

    @property
    def hours_per_day(self) -> int:
        return self.end_hour - self.start_hour


STANDARD_WEEK = WorkingWeek()


def _dates(days: ArrayLike) -> NDArray[np.datetime64]:
    return np.asarray(days, dtype=np.int64).astype("datetime64[D]")


def working_days_before(days: ArrayLike, week: WorkingWeek = STANDARD_WEEK) -> Days:
    """Working days from 1970-01-01 up to, and without, each day; negative before 1970.

    The difference of two of these counts the working days from the first day to the eve of the second.
    """
    epoch = np.datetime64(0, "D")
    return np.busday_count(epoch, _dates(days), weekmask=week.weekmask).astype(np.int64)


def working_days_between(first: ArrayLike, last: ArrayLike, week: WorkingWeek = STANDARD_WEEK) -> Days:
    """How many working days later `last` falls: Friday to Monday is 1, Friday or Saturday to Tuesday is 2.

    Both are days since 1970-01-01, last not before first; a day off counts as the working day before it.
    """
    return working_days_before(np.asarray(last) + 1, week) - working_days_before(np.asarray(first) + 1, week)


def working_days_inside(first: ArrayLike, last: ArrayLike, week: WorkingWeek = STANDARD_WEEK) -> Days:
    """Working days strictly between two days; -1 or 0 for neighbours, never an error."""
    return working_days_before(last, week) - working_days_before(np.asarray(first) + 1, week)


def add_working_days(days: ArrayLike, count: int, week: WorkingWeek = STANDARD_WEEK) -> Days:
    """The day `count` working days after each day; a day off counts as the working day before it."""
    later = np.busday_offset(_dates(days), count, roll="backward", weekmask=week.weekmask)
    return np.asarray(later).astype("datetime64[D]").astype(np.int64)


def working_hours_before(local_seconds: ArrayLike, week: WorkingWeek = STANDARD_WEEK) -> NDArray[np.float64]:
    """Working hours from 1970-01-01 00:00 to each instant, given as seconds since then in the user's time zone."""
    seconds = np.asarray(local_seconds, dtype=np.int64)
    day = seconds // DAY_SECONDS
    hour = (seconds - day * DAY_SECONDS) / HOUR_SECONDS
    worked = np.is_busday(_dates(day), weekmask=week.weekmask)
    of_the_day = np.where(worked, np.clip(hour - week.start_hour, 0, week.hours_per_day), 0.0)
    return np.asarray(working_days_before(day, week) * week.hours_per_day + of_the_day, dtype=np.float64)


def working_hours_between(
    earlier: ArrayLike, later: ArrayLike, week: WorkingWeek = STANDARD_WEEK
) -> NDArray[np.float64]:
    """Working hours from one instant to a later one, both in local seconds; 0 within one night or weekend."""
    return working_hours_before(later, week) - working_hours_before(earlier, week)


def local_seconds(utc_seconds: ArrayLike, zone: tzinfo) -> NDArray[np.int64]:
    """Seconds since 1970 as a wall clock in `zone` counts them, for UTC instants; daylight saving included.

    Cost: one look at the zone for each hour that holds an instant near a change, and one a day else.
    """
    instants = np.asarray(utc_seconds, dtype=np.int64)
    if instants.size == 0:
        return instants
    # The offset of a whole UTC day is that of its two ends, unless the clocks change within; then look hour by hour.
    days, day_of = np.unique(instants // DAY_SECONDS, return_inverse=True)
    starts = _offsets(days * DAY_SECONDS, zone)
    ends = _offsets((days + 1) * DAY_SECONDS, zone)
    offsets = starts[day_of].reshape(instants.shape)
    changing = (starts != ends)[day_of].reshape(instants.shape)
    if changing.any():
        quarters, quarter_of = np.unique(instants[changing] // 900, return_inverse=True)
        offsets[changing] = _offsets(quarters * 900, zone)[quarter_of]
    result: NDArray[np.int64] = instants + offsets
    return result


def _offsets(utc_seconds: NDArray[np.int64], zone: tzinfo) -> NDArray[np.int64]:
    found = np.empty(utc_seconds.shape, dtype=np.int64)
    for index, second in enumerate(utc_seconds.tolist()):
        offset = datetime.fromtimestamp(second, UTC).astimezone(zone).utcoffset()
        assert offset is not None, "a time zone always knows its offset"
        found[index] = int(offset.total_seconds())
    return found
