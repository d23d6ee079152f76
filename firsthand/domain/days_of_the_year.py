"""Birthdays and other days that come round each year, also the 29th of February."""

from calendar import isleap
from datetime import date

YEARS_BACK_MAX = 130


def falls_on(month: int, day: int, year: int) -> date:
    """The day in a year; the 29th of February falls on the 28th where there is none."""
    if (month, day) == (2, 29) and not isleap(year):
        return date(year, 2, 28)
    return date(year, month, day)


def next_on(month: int, day: int, today: date) -> date:
    """When it comes round next, today included."""
    this_year = falls_on(month, day, today.year)
    return this_year if this_year >= today else falls_on(month, day, today.year + 1)


def turns(year: int | None, on: date) -> int | None:
    """How many years it is then; None without a year, or with one that cannot be meant."""
    if year is None or not 0 < on.year - year <= YEARS_BACK_MAX:
        return None
    return on.year - year


def is_a_day(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day: a 29th of February only in leap years, or without a year."""
    try:
        date(2000 if year is None else year, month, day)
    except ValueError:
        return False
    return True
