"""When a message says it was sent."""

import re
from datetime import UTC, datetime
from typing import NamedTuple

from firsthand.domain.messages import DateMark

EARLIEST = 378_691_200
"""1982-01-01, the year of RFC 821 and 822: nothing called mail is older."""
TOLERANCE_SECONDS = 2 * 86_400
"""How far in the future a date may lie: clocks and time zones are often wrong, but not by more."""

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_ZONES = {"GMT": 0, "UT": 0, "UTC": 0, "Z": 0, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420}
_ISO = re.compile(r"\s*\d{4}-\d\d-\d\d[T ]\d\d:\d\d")

_zones: dict[str, int] = {}
_midnights: dict[tuple[str, str, str], int] = {}
_CACHE_MAX = 50_000


class Sent(NamedTuple):
    """at: seconds since 1970 in UTC, or None with a mark that says why not."""

    at: int | None
    utc_offset_minutes: int
    mark: DateMark


_MISSING = Sent(None, 0, "missing")
_ABSURD = Sent(None, 0, "absurd")


def sent(value: str, *, now: int) -> Sent:
    """The Date header read. now: seconds since 1970; later than two days after it is absurd."""
    parts = value.split()
    if not parts:
        return _MISSING
    try:
        if parts[0][-1] == ",":
            _, day, month, year, clock, zone, *_ = parts
        else:
            day, month, year, clock, zone, *_ = parts
        key = (day, month, year)
        if len(clock) != 8 or clock[2] != ":" or clock[5] != ":" or clock >= "24" or clock[3] > "5" or clock[6] > "6":
            raise ValueError(clock)
        try:
            midnight = _midnights[key]
        except KeyError:
            midnight = _midnight(day, month, year)
        offset = _zones[zone] if zone in _zones else _offset_minutes(zone)
        at = midnight + int(clock[:2]) * 3600 + int(clock[3:5]) * 60 + int(clock[6:8]) - offset * 60
    except (ValueError, KeyError, IndexError):
        return _sent_odd(value, now)
    if at < EARLIEST or at > now + TOLERANCE_SECONDS:
        return _ABSURD
    return Sent(at, offset, "")


def _midnight(day: str, month: str, year: str) -> int:
    if len(year) != 4:
        raise ValueError(year)
    found = int(datetime(int(year), _MONTHS[month.lower()], int(day), tzinfo=UTC).timestamp())
    if len(_midnights) < _CACHE_MAX:
        _midnights[day, month, year] = found
    return found


def _offset_minutes(zone: str) -> int:
    if len(zone) == 5 and zone[0] in "+-":
        minutes = int(zone[1:3]) * 60 + int(zone[3:5])
        if minutes > 14 * 60:
            raise ValueError(zone)
        offset = -minutes if zone[0] == "-" else minutes
    else:
        offset = _ZONES[zone]
    if len(_zones) < _CACHE_MAX:
        _zones[zone] = offset
    return offset


def _sent_odd(value: str, now: int) -> Sent:
    """Everything that is not the usual form: by the standard library, else ISO 8601, else absurd."""
    offset = 0
    try:
        if _ISO.match(value):
            moment = datetime.fromisoformat(value.strip().split(" (")[0])
            shift = moment.utcoffset()
            offset = int(shift.total_seconds() // 60) if shift else 0
            at = int((moment if shift is not None else moment.replace(tzinfo=UTC)).timestamp())
        else:
            from email.utils import parsedate_tz  # noqa: PLC0415 - seldom needed, and slow to import

            parsed = parsedate_tz(value)
            if parsed is None:
                return _ABSURD
            seconds = parsed[9] or 0
            if abs(seconds) > 14 * 3600:
                seconds = 0
            offset = seconds // 60
            at = int(datetime(*parsed[:5], min(parsed[5], 59), tzinfo=UTC).timestamp()) - seconds
    except (ValueError, OverflowError, TypeError, IndexError):
        return _ABSURD
    if at < EARLIEST or at > now + TOLERANCE_SECONDS:
        return _ABSURD
    return Sent(at, offset, "")
