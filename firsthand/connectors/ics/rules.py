"""Which times a recurrence rule gives near a day, however far away it began and however many it would give.

The arithmetic of rules is `dateutil`'s. What is ours is that it never runs long: the calendar repeats every 400 years, so a
rule that nothing fits searches the last centuries that Python knows instead of eight thousand years; and a rule that
has run since 1990 is entered where it is needed, because a whole number of its intervals later it behaves the same.
"""

import re
import time
from collections import deque
from collections.abc import Iterator
from datetime import MAXYEAR, datetime, timedelta
from itertools import takewhile
from typing import Any, Final, NamedTuple

from firsthand.connectors.ics.moments import Moment, moment
from firsthand.language import gettext as _

_ERA: Final = timedelta(days=146_097)  # 400 years, which is a whole number of weeks
_STEPS_MAX: Final = 200_000
_FREQUENCIES: Final = (
    "YEARLY",
    "MONTHLY",
    "WEEKLY",
    "DAILY",
    "HOURLY",
    "MINUTELY",
    "SECONDLY",
)  # as dateutil counts them
_WEEKLY, _DAILY, _HOURLY = 2, 3, 4
_UNITS: Final = {
    2: timedelta(weeks=1), 3: timedelta(days=1), 4: timedelta(hours=1), 5: timedelta(minutes=1), 6: timedelta(seconds=1),
}  # fmt: skip
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_INTEGER = re.compile(r"[+-]?[0-9]{1,15}")
_NUMBERS: Final = {
    "BYMONTH": (1, 12), "BYMONTHDAY": (-31, 31), "BYYEARDAY": (-366, 366), "BYWEEKNO": (-53, 53),
    "BYHOUR": (0, 23), "BYMINUTE": (0, 59), "BYSECOND": (0, 59), "BYSETPOS": (-366, 366),
}  # fmt: skip
_NAMES: Final = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "RSCALE", "SKIP", *_NUMBERS})
_SPANS_OF_DAYS: Final = (730, 3_000, 36_600)
_SPANS_WITHIN_DAYS: Final = (1, 30, 365, 3_000, 36_600)
"""How far back it is looked in turn, in days, until enough has been found."""


class NotARuleError(ValueError):
    """A recurrence rule that means nothing that can be computed."""


class Rule(NamedTuple):
    """frequency: as dateutil counts. limit, until: None where it never ends. parts: the BY… parts, as dateutil names them."""

    frequency: int
    interval: int
    limit: int | None
    until: Moment | None
    parts: dict[str, Any]


class Window(NamedTuple):
    """Within what times, on the wall clock of the series, and nearest to which."""

    low: datetime
    near: datetime
    high: datetime


class Found(NamedTuple):
    """Times in order. is_cut: whether there were more within the window."""

    times: list[datetime]
    is_cut: bool


def rule_of(value: str) -> Rule:
    """Read an RRULE. Raises NotARuleError."""
    fields: dict[str, str] = {}
    for part in value.split(";"):
        if not part.strip():
            continue
        name, _equals, setting = part.partition("=")
        fields[name.strip().upper()] = setting.strip()
    if fields.get("FREQ", "").upper() not in _FREQUENCIES:
        raise NotARuleError(_("it does not say how often"))
    unknown = [name for name in fields if name not in _NAMES and not name.startswith("X-")]
    if unknown:
        raise NotARuleError(_("“%(name)s” in it means nothing") % {"name": unknown[0][:20]})
    if fields.get("RSCALE", "GREGORIAN").upper() != "GREGORIAN":
        raise NotARuleError(_("it counts by the %(name)s calendar") % {"name": fields["RSCALE"].lower()})
    if fields.get("SKIP", "OMIT").upper() != "OMIT":
        raise NotARuleError(_("it moves the days that some months lack"))
    until = None
    if fields.get("UNTIL"):
        until = moment(fields["UNTIL"])
        if until is None:
            raise NotARuleError(_("its end is no date"))
    count = _number(fields["COUNT"], 10**12) if fields.get("COUNT") else None
    frequency = _FREQUENCIES.index(fields["FREQ"].upper())
    interval = max(1, _number(fields.get("INTERVAL") or "1", 10**9))
    parts = _parts(fields, frequency)
    if frequency > _DAILY and set(parts) - {"wkst"}:
        if interval == 1 and "bysetpos" not in parts:
            frequency, parts = _DAILY, _by_days(frequency, parts)
        elif frequency > _HOURLY or "bysetpos" in parts:
            # dateutil would try each second of each day of centuries, and cannot be stopped while it does.
            raise NotARuleError(_("it chooses among minutes or seconds in a way that takes too long to compute"))
    # Some programs write a count of -1 for ever.
    return Rule(frequency, interval, None if count is not None and count < 1 else count, until, parts)


def _by_days(frequency: int, parts: dict[str, Any]) -> dict[str, Any]:
    """The same times by the day, which takes no search through each hour, minute or second between."""
    every: dict[str, Any] = {"byhour": range(24)}
    if frequency > _HOURLY:
        every["byminute"] = range(60)
    if frequency > _HOURLY + 1:
        every["bysecond"] = range(60)
    return every | parts


def _number(text: str, largest: int) -> int:
    if not _INTEGER.fullmatch(text):
        raise NotARuleError(_("a number in it is none"))
    return min(int(text), largest)


def _parts(fields: dict[str, str], frequency: int) -> dict[str, Any]:
    from dateutil.rrule import weekday  # noqa: PLC0415 - needed only where something repeats

    parts: dict[str, Any] = {}
    for name, (least, most) in _NUMBERS.items():
        if not fields.get(name):
            continue
        numbers = sorted(
            {_number(text.strip().rstrip("Ll"), 10**6) for text in fields[name].split(",") if text.strip()}
        )
        # A leap second is the second before it, here as everywhere in Python.
        numbers = [59 if name == "BYSECOND" and number == 60 else number for number in numbers]
        if any(not least <= number <= most or (least < 0 and number == 0) for number in numbers):
            raise NotARuleError(_("%(name)s in it holds a number that is out of bounds") % {"name": name})
        parts[name.lower()] = numbers
    days = []
    for text in fields.get("BYDAY", "").upper().split(","):
        if not text.strip():
            continue
        place, name = text.strip()[:-2].strip(), text.strip()[-2:]
        if name not in _WEEKDAYS:
            raise NotARuleError(_("a weekday in it is none"))
        ordinal = _number(place, 10**6) if place else 0
        if abs(ordinal) > 53:
            raise NotARuleError(_("a weekday in it is none"))
        days.append(weekday(_WEEKDAYS.index(name), (ordinal or None) if frequency < _WEEKLY else None))
    if days:
        parts["byweekday"] = days
    if "bysetpos" in parts and len(parts) == 1:
        del parts["bysetpos"]  # a place among nothing
    if fields.get("WKST", "").upper() in _WEEKDAYS:
        parts["wkst"] = _WEEKDAYS.index(fields["WKST"].upper())
    return parts


def times(rule: Rule, start: datetime, until: datetime | None, window: Window, at_most: int, deadline: float) -> Found:
    """What the rule gives within the window, at most so many, the nearest ones.

    until: the rule's own, on the wall clock of `start`. deadline: by the monotonic clock, after which it breaks off.
    """
    last = window.high if until is None else min(until, window.high)
    if last < start or last < window.low:
        return Found([], is_cut=False)
    era = (MAXYEAR - window.high.year) // 400 * _ERA
    start, last, near, low = start + era, last + era, window.near + era, window.low + era
    begin = max(start, low)
    past: deque[datetime] = deque(maxlen=at_most)
    future: list[datetime] = []
    is_cut = False
    for days in _SPANS_WITHIN_DAYS if _is_within_days(rule) else _SPANS_OF_DAYS:
        begin = max(start, low, near - timedelta(days=days))
        past, future, is_cut = _nearest(rule, start, begin, near, last, at_most, deadline)
        if len(past) == at_most or begin <= max(start, low) or time.monotonic() > deadline:
            break
    found = sorted([*past, *future], key=lambda one: abs(one - near))
    is_cut = is_cut or len(found) > at_most or (len(past) == at_most and begin > max(start, low))
    return Found(sorted(one - era for one in found[:at_most]), is_cut)


def _is_within_days(rule: Rule) -> bool:
    return rule.frequency > _DAILY or any(
        len(rule.parts.get(name, ())) > 1 for name in ("byhour", "byminute", "bysecond")
    )


def _nearest(
    rule: Rule, start: datetime, begin: datetime, near: datetime, last: datetime, at_most: int, deadline: float
) -> tuple[deque[datetime], list[datetime], bool]:
    """The last ones from `begin` to `near`, the first ones after, and whether more were passed over."""
    past: deque[datetime] = deque(maxlen=at_most)
    future: list[datetime] = []
    dropped = False
    for step, one in enumerate(_run(rule, start, begin, last)):
        if step >= _STEPS_MAX or ((step % 256 == 255 or rule.frequency > _DAILY) and time.monotonic() > deadline):
            return past, future, True
        if one < begin:
            continue
        if one < near:
            dropped = dropped or len(past) == at_most
            past.append(one)
        elif len(future) == at_most:
            return past, future, True
        else:
            future.append(one)
    return past, future, dropped


def _run(rule: Rule, start: datetime, begin: datetime, last: datetime) -> Iterator[datetime]:
    from dateutil.rrule import rrule  # noqa: PLC0415 - needed only where something repeats

    entered, passed = _entered(rule, start, begin)
    options: dict[str, Any] = {"dtstart": entered, "interval": rule.interval, **rule.parts}
    if rule.limit is None:
        options["until"] = last
    elif rule.limit > passed:
        options["count"] = rule.limit - passed
    else:
        return iter(())
    try:
        found = iter(rrule(rule.frequency, **options))  # type: ignore[arg-type] # the stubs know only the names
    except ValueError as error:
        raise NotARuleError(_("its parts contradict each other")) from error
    return found if rule.limit is None else takewhile(lambda one: one <= last, found)


def _entered(rule: Rule, start: datetime, begin: datetime) -> tuple[datetime, int]:
    """A time at or before `begin` from which the rule goes on as from `start`, and how many it has given by then."""
    if begin <= start:
        return start, 0
    unit = _UNITS.get(rule.frequency)
    if unit is not None:
        if rule.limit is not None and set(rule.parts) - {"wkst"}:
            return start, 0  # nobody knows how many of the intervals counted
        passed = (begin - start) // (unit * rule.interval)
        return start + passed * unit * rule.interval, passed
    if rule.limit is not None:
        return start, 0
    years = (begin.year - start.year) // rule.interval * rule.interval
    while years > 0:
        years -= rule.interval
        try:
            return start.replace(year=start.year + years), 0
        except ValueError:  # 29 February
            continue
    return start, 0
