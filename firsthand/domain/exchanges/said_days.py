"""A day in the user's own words: "yesterday", "last Friday", "3 days ago", "in 2 weeks", "31 March", "nächsten Montag"."""

import re
from datetime import date, timedelta

from firsthand.domain.exchanges.days_abroad import in_english

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_COUNT = rf"(\d{{1,3}}|{'|'.join(_NUMBERS)})"
_UNIT = r"(day|week|month)s?"
_AGO = re.compile(rf"{_COUNT} {_UNIT} ago")
_AHEAD = re.compile(rf"(?:in {_COUNT} {_UNIT}|{_COUNT} {_UNIT} from (?:now|today))")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_LAST_NEXT_UNIT = re.compile(r"(last|next) (week|month)")
_NAMED_DAYS = "|".join(f"{day}|{day[:3]}" for day in _DAYS)
_WEEKDAY = re.compile(rf"(?:(last|next|this|on|by) )?({_NAMED_DAYS}|tues|wednes|thurs?)")
_MONTH = rf"({'|'.join(name[:3] for name in _MONTHS)})[a-z]*"
_OF_MONTH = re.compile(
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?)(?:,? (\d{{4}}))?"
)


def day_said(words: str, today: date, *, future: bool) -> date | None:
    """The day that `words` mean on `today`; None where they can't be read, or name no real day.

    future: whether a day without a year or a week is the next one ("by Friday") or the last one ("on Friday").
    """
    said = " ".join(words.lower().replace(".", " ").split())
    try:
        return _read(said, today, future) or _read(in_english(said), today, future)
    except (ValueError, OverflowError):
        return None


def _read(said: str, today: date, future: bool) -> date | None:
    simple = {
        "today": 0,
        "now": 0,
        "yesterday": -1,
        "tomorrow": 1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }
    if said in simple:
        return today + timedelta(days=simple[said])
    if _ISO.fullmatch(said):
        return date.fromisoformat(said)
    if ago := _AGO.fullmatch(said):
        return _moved(today, -_number(ago[1]), ago[2])
    if ahead := _AHEAD.fullmatch(said):
        return _moved(today, _number(ahead[1] or ahead[3]), ahead[2] or ahead[4])
    if unit := _LAST_NEXT_UNIT.fullmatch(said):
        return _moved(today, -1 if unit[1] == "last" else 1, unit[2])
    if said in ("end of the month", "end of month", "the end of the month"):
        return _moved(today.replace(day=1), 1, "month") - timedelta(days=1)
    if said in ("end of the week", "end of week", "the end of the week"):
        return today + timedelta(days=(4 - today.weekday()) % 7)
    if weekday := _WEEKDAY.fullmatch(said):
        return _weekday(weekday[1] or "", weekday[2], today, future)
    if of_month := _OF_MONTH.fullmatch(said):
        return _of_month(of_month, today, future)
    return None


def _weekday(which: str, name: str, today: date, future: bool) -> date:
    place = next(place for place, day in enumerate(_DAYS) if day.startswith(name))
    ahead = (place - today.weekday()) % 7
    if which == "last":
        return today - timedelta(days=7 - ahead if ahead else 7)
    if which == "next":
        # The one of next week, as "this Friday" is the one of this week.
        return today + timedelta(days=7 - today.weekday() + place)
    if which == "this":
        return today + timedelta(days=place - today.weekday())
    if future:
        return today + timedelta(days=ahead or 7)
    return today - timedelta(days=(7 - ahead) % 7)


def _of_month(said: re.Match[str], today: date, future: bool) -> date:
    day, name = int(said[1] or said[4]), said[2] or said[3]
    month = next(place for place, one in enumerate(_MONTHS, start=1) if one.startswith(name))
    if said[5]:
        return date(int(said[5]), month, day)
    found = date(today.year, month, day)
    if future and found < today:
        return date(today.year + 1, month, day)
    return date(today.year - 1, month, day) if not future and found > today else found


def _number(words: str) -> int:
    return _NUMBERS.get(words) or int(words)


def _moved(day: date, count: int, unit: str) -> date:
    if unit != "month":
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count
    last = (date(months // 12 + (months % 12 == 11), (months % 12 + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(months // 12, months % 12 + 1, min(day.day, last))
