"""The day that a sentence names for something to be done, read relative to the day the message was sent."""

import re
from datetime import date, timedelta

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_NUMBERS |= {"nine": 9, "ten": 10, "a couple of": 2, "couple of": 2, "a few": 3}

_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_NUMBER = r"(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|(?:a )?couple of|a few)"

# A month and a day may be written either way round; the year is often left out.
_NAMED = re.compile(
    rf"\b(?:(?P<m1>{_MONTH}) (?:the )?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:|\.\d)|"
    rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m2>{_MONTH})(?!\w))(?:,? (?P<y>(?:19|20)\d\d)\b)?"
)
_ISO = re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b")
_SLASHED = re.compile(r"(?<![\d/$.])(?P<m>\d{1,2})/(?P<d>\d{1,2})(?:/(?P<y>\d{4}|\d\d))?(?![\d/%]| of\b)")
_ORDINAL = re.compile(r"\b(?:by|on|before|until|till|for|due) (?:\w+day,? )?the (?P<d>\d{1,2})(?:st|nd|rd|th)\b")
_NEAR = re.compile(
    r"\b(?P<today>today|tonight|this (?:morning|afternoon|evening)|(?:by )?(?:eod|cob|close of business)\b"
    rf"(?! (?:on )?(?:tomorrow|{_WEEKDAY}))|(?:by |at )?(?:the )?end of (?:the |this )?(?:business )?day\b"
    rf"(?! (?:on )?(?:tomorrow|{_WEEKDAY})))"
    r"|\b(?P<after>(?:the )?day after tomorrow)|\b(?P<tomorrow>tomorrow|tmrw|tmw)"
    rf"|\b(?P<in>in|within) (?:the next )?(?P<n>{_NUMBER}) (?P<unit>hour|day|business day|working day|week|month)s?\b"
    r"|\b(?P<end>end of (?:the |this |next )?(?P<endof>week|month|quarter|year))"
    r"|\b(?P<eow>eow)\b|\b(?P<eom>eom)\b"
    r"|\b(?P<week>(?:this|next) week)(?!end)|\b(?P<month>(?:this|next) month)|\b(?P<weekend>(?:this|next|the|over the) "
    r"weekend)"
    rf"|\b(?P<which>next |this |coming )?(?P<weekday>{_WEEKDAY})\b(?! of last)",
)
_PAST = re.compile(
    rf"\b(?:last|past|previous|since|yesterday|from|earlier) (?:the )?(?:{_WEEKDAY}|week|month)\b|"
    r"\b(?:was|were|met|sent|spoke|talked|discussed|had|did|wrote|called) (?:\w+ ){0,3}(?:on|this) ?$"
)
_WEEKDAY_CASED = re.compile(r"\b(?:Sat|Sun|Mon|Wed|Fri|Thu|Thurs?|Tues?)\b|day\b", re.ASCII)


def due_on(words: str, sent_on: date | None) -> date | None:
    """The first day named in `words`; None when none is named, it lies before `sent_on`, or it cannot be placed.

    words: one sentence. sent_on: the day the message was sent, in its sender's time zone; without it only days with
        a year can be told. "End of week" is Friday; a weekday is the next one of that name, and "next Friday" said on
        a Monday or Tuesday the one of the week after; a day and month without a year is the next such day.
    """
    lower = words.lower()
    found: list[tuple[int, date]] = []
    for pattern, read in ((_ISO, _iso), (_NAMED, _named), (_SLASHED, _slashed), (_ORDINAL, _ordinal), (_NEAR, _near)):
        for match in pattern.finditer(lower):
            if _PAST.search(lower[max(0, match.start() - 24) : match.end()]):
                continue
            if match.groupdict().get("weekday") and not _WEEKDAY_CASED.search(words[match.start() : match.end()]):
                continue
            try:
                day = read(match, sent_on)
            except (ValueError, OverflowError):
                continue
            if day is not None and (sent_on is None or day >= sent_on):
                found.append((match.start(), day))
                break
    return min(found)[1] if found else None


def _iso(match: re.Match[str], sent_on: date | None) -> date | None:
    return date(int(match["y"]), int(match["m"]), int(match["d"]))


def _named(match: re.Match[str], sent_on: date | None) -> date | None:
    month = _month(match["m1"] or match["m2"])
    return _placed(match["y"], month, int(match["d1"] or match["d2"]), sent_on)


def _slashed(match: re.Match[str], sent_on: date | None) -> date | None:
    """American order, unless the first figure can be no month."""
    first, second = int(match["m"]), int(match["d"])
    if first > 12 >= second:
        first, second = second, first
    return _placed(match["y"], first, second, sent_on)


def _placed(year: str | None, month: int, day: int, sent_on: date | None) -> date | None:
    if year:
        number = int(year)
        return date(number if number > 99 else 2000 + number - 100 * (number > 69), month, day)
    if sent_on is None:
        return None
    this = date(sent_on.year, month, day)
    if this >= sent_on:
        return this
    # Half a year back is the past; further back is the next year's.
    return date(sent_on.year + 1, month, day) if (sent_on - this).days > 183 else None


def _ordinal(match: re.Match[str], sent_on: date | None) -> date | None:
    if sent_on is None:
        return None
    day = int(match["d"])
    this = sent_on.replace(day=day)
    return this if this >= sent_on else (_month_start(sent_on, 1)).replace(day=day)


def _near(match: re.Match[str], sent_on: date | None) -> date | None:
    if sent_on is None:
        return None
    if match["today"]:
        return sent_on
    if match["after"]:
        return sent_on + timedelta(2)
    if match["tomorrow"]:
        return sent_on + timedelta(1)
    if match["in"]:
        return _after(sent_on, _NUMBERS.get(match["n"]) or int(match["n"]), match["unit"])
    if match["end"] or match["eow"] or match["eom"]:
        unit = match["endof"] or ("week" if match["eow"] else "month")
        return _end_of(unit, sent_on, later=1 if match["end"] and "next " in match["end"] else 0)
    if match["week"]:
        return _end_of("week", sent_on, later=1 if match["week"].startswith("next") else 0)
    if match["month"]:
        return _end_of("month", sent_on, later=1 if match["month"].startswith("next") else 0)
    if match["weekend"]:
        sunday = sent_on + timedelta(6 - sent_on.weekday())
        return sunday + timedelta(7) if match["weekend"].startswith("next") else sunday
    weekday = next(index for index, name in enumerate(_DAYS) if name.startswith(match["weekday"][:3]))
    ahead = (weekday - sent_on.weekday()) % 7
    if match["which"] == "next " and weekday - sent_on.weekday() >= 3:
        ahead += 7
    return sent_on + timedelta(ahead or 7 if match["which"] == "next " else ahead)


def _after(sent_on: date, number: int, unit: str) -> date:
    if unit == "hour":
        return sent_on + timedelta(number // 24)
    if unit == "month":
        start = _month_start(sent_on, number)
        return start + timedelta(min(sent_on.day, (_month_start(start, 1) - start).days) - 1)
    if unit in ("business day", "working day"):
        day = sent_on
        while number:
            day += timedelta(1)
            number -= day.weekday() < 5
        return day
    return sent_on + timedelta(7 * number if unit == "week" else number)


def _end_of(unit: str, sent_on: date, *, later: int) -> date:
    if unit == "week":
        ahead = 4 - sent_on.weekday()
        return sent_on + timedelta((ahead if ahead >= 0 else ahead + 7) + 7 * later)
    if unit == "month":
        return _month_start(sent_on, 1 + later) - timedelta(1)
    if unit == "quarter":
        return _month_start(sent_on, 3 - (sent_on.month - 1) % 3 + 3 * later) - timedelta(1)
    return date(sent_on.year + later, 12, 31)


def _month_start(day: date, later: int) -> date:
    months = day.year * 12 + day.month - 1 + later
    return date(months // 12, months % 12 + 1, 1)


def _month(name: str) -> int:
    return next(index for index, full in enumerate(_MONTHS, 1) if full.startswith(name[:3]))
