"""Working days, English bank holidays and clock offsets, computed so that no time-zone database is needed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache


def easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian algorithm."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=-first.weekday() % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=last.weekday())


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """Days on which the office is shut, the week between Christmas and New Year included."""
    sunday = easter(year)
    shut = [sunday - timedelta(days=2), sunday + timedelta(days=1)]
    shut += [_first_monday(year, 5), _last_monday(year, 5), _last_monday(year, 8)]
    shut += [date(year, 1, 1), date(year, 1, 2)] + [date(year, 12, day) for day in range(24, 32)]
    return frozenset(shut)


def is_working(day: date) -> bool:
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def working_days_after(day: date, count: int) -> date:
    """The working day `count` working days after `day`, or before it when `count` is negative."""
    step = timedelta(days=1 if count >= 0 else -1)
    if count == 0 and not is_working(day):
        count = 1
    for _ in range(abs(count)):
        day += step
        while not is_working(day):
            day += step
    return day


def months_after(day: date, count: int) -> date:
    """The first of the month `count` months after the month of `day`."""
    index = day.year * 12 + day.month - 1 + count
    return date(index // 12, index % 12 + 1, 1)


@cache
def _last_sunday(year: int, month: int) -> date:
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def offset_minutes(day: date, standard_minutes: int) -> int:
    """The clock's offset from UTC on `day`, with the European summer time where the place keeps one (all but Asia)."""
    summer = _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10)
    return standard_minutes + (60 if summer and standard_minutes < 480 else 0)


def seconds(day: date, minute_of_day: int, standard_minutes: int) -> int:
    """Seconds since 1970 of a local minute."""
    midnight = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    return midnight + 60 * (minute_of_day - offset_minutes(day, standard_minutes))


def local(sent_at: int, standard_minutes: int) -> datetime:
    """The local clock time of a second, as a naive datetime."""
    shift = offset_minutes(datetime.fromtimestamp(sent_at, UTC).date(), standard_minutes)
    return datetime.fromtimestamp(sent_at + 60 * shift, UTC).replace(tzinfo=None)


def mondays(first: date, last: date) -> Iterator[date]:
    """Mondays from `first` on, before `last`."""
    day = first + timedelta(days=-first.weekday() % 7)
    while day < last:
        yield day
        day += timedelta(days=7)
