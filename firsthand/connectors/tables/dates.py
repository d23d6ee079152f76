"""Days and moments as exports write them, in the languages that they come in."""

import re
from calendar import monthrange
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from firsthand.connectors.tables.table_format import folded


class Day(NamedTuple):
    """A day of the calendar; year: None where none was given."""

    year: int | None
    month: int
    day: int


_MONTHS = {
    beginning: month
    for month, beginnings in enumerate(
        (
            "jan ene gen janv", "feb fev fevr", "mar mrt maa", "apr abr avr", "may mai mag mei", "jun giu juin",
            "jul lug juil", "aug ago aou", "sep set", "oct okt ott out", "nov", "dec dez dic",
        ),
        start=1,
    )
    for beginning in beginnings.split()
}  # fmt: skip
"""How the months begin in English, German, French, Spanish, Italian, Portuguese and Dutch; accents folded."""

_YEARLESS = re.compile(r"--(\d\d?)-?(\d\d?)\b")
_YEAR_FIRST = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d\d?)\s*[-/.月]\s*(\d\d?)\b|(\d{4})\s*[-/.年]\s*(\d\d?)\s*[-/.月]\s*(\d\d?)日"
)
_NUMBERS = re.compile(r"(\d\d?)\s*([/.-])\s*(\d\d?)(?:\s*[/.-]\s*(\d{4}|\d\d))?(?!\d)")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_CLOCK = re.compile(r"\b(\d\d?)[:.h](\d\d)(?:[:.](\d\d))?(?:[.,]\d+)?\s*([ap])?\.?\s?(?:m\b)?", re.IGNORECASE)
_ZONE = re.compile(r"([+-])(\d\d):?(\d\d)\s*$")


@lru_cache(maxsize=4096)
def day_in(text: str, *, month_first: bool, year_now: int) -> Day | None:
    """The day that `text` names, whatever time follows it; None when it names none.

    month_first: whether 4/5 is the fifth of April; a number above 12 decides for itself, and dots mean the day first.
    year_now: years of two digits are not later than this.
    """
    text = text.strip()
    if found := _YEARLESS.match(text):
        return _day(None, int(found[1]), int(found[2]))
    if found := _YEAR_FIRST.match(text):
        return _day(*(int(part) for part in found.groups() if part))
    if found := _NUMBERS.match(text):
        first, second = int(found[1]), int(found[3])
        year = _year(found[4], year_now) if found[4] else None
        is_month_first = (month_first and found[2] == "/" and first <= 12) or second > 12
        return _day(year, first, second) if is_month_first else _day(year, second, first)
    return _day_in_words(text, year_now)


def _day_in_words(text: str, year_now: int) -> Day | None:
    """'03 Sep 2025', '25. Sep. 2023', '12 de ene. de 2023', 'September 5, 2025'."""
    month: int | None = None
    numbers: list[str] = []
    for word in _WORDS.findall(folded(text)):
        if word.isdigit():
            numbers.append(word)
        elif month is None:
            month = _MONTHS.get(word[:4]) or _MONTHS.get(word[:3])
        if month is not None and len(numbers) == 2:
            break
    if month is None or not numbers:
        return None
    if len(numbers[0]) == 4:  # '2023 sep 25'
        numbers.reverse()
    year = _year(numbers[1], year_now) if len(numbers) > 1 else None
    return _day(year, month, int(numbers[0]))


def _year(digits: str, year_now: int) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    century = year_now - year_now % 100
    return century + year if century + year <= year_now else century - 100 + year


def _day(year: int | None, month: int, day: int) -> Day | None:
    """The day, unless there is none such; programs write 0/0/00, or a year 1604, where they know nothing of it."""
    if year is not None and not 1605 <= year <= 9999:
        year = None
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year or 2000, month)[1]:
        return None
    return Day(year, month, day)


def moment_in(text: str, *, month_first: bool, year_now: int) -> int | None:
    """Seconds since 1970 that `text` names, in UTC unless it names an offset; None when it cannot be read."""
    day = day_in(text, month_first=month_first, year_now=year_now)
    if day is None or day.year is None:
        return None
    hour = minute = second = 0
    clock = next((one for one in _CLOCK.finditer(text) if int(one[1]) < 24 and int(one[2]) < 60), None)
    if clock is not None:
        hour, minute, second = int(clock[1]), int(clock[2]), min(int(clock[3] or 0), 59)
        half = (clock[4] or "").lower()
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
    at = int(datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=UTC).timestamp())
    if clock is not None and (zone := _ZONE.search(text, clock.end() - 1)):
        shift = int(zone[2]) * 3600 + int(zone[3]) * 60
        at += shift if zone[1] == "-" else -shift
    return at


def year_of(now: int) -> int:
    """The year that a moment lies in."""
    return datetime.fromtimestamp(now, UTC).year
