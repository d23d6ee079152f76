"""DATE, DATE-TIME, DURATION and PERIOD values, in the forms that programs write them."""

import re
from datetime import datetime, timedelta
from typing import Final, NamedTuple

UTC_ID: Final = "UTC"

_MOMENT = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d*)?[ ]*(Z|[+-]\d\d:?\d\d)?)?", re.IGNORECASE
)
_DURATION = re.compile(
    r"([+-]?)P(?:(\d{1,6})W)?(?:(\d{1,7})D)?(?:T(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,10})S)?)?", re.IGNORECASE
)


class Moment(NamedTuple):
    """wall: what the clock shows, or midnight of a date. zone: a TZID, 'UTC', or '' for a floating time."""

    wall: datetime
    zone: str
    is_date: bool


def moment(value: str, zone: str = "") -> Moment | None:
    """A date or a time, whichever the value is; None where it is neither. zone: the TZID beside it."""
    found = _MOMENT.fullmatch(value.strip())
    if not found:
        return None
    year, month, day, hour, minute, second, offset = found.groups()
    try:
        wall = datetime(int(year), int(month), int(day))  # noqa: DTZ001 - a wall clock has no zone of its own
        if hour is None:
            return Moment(wall, "", is_date=True)
        if (int(hour), int(minute)) > (24, 0) or int(minute) > 59 or int(second or 0) > 60:
            return None
        wall += timedelta(hours=int(hour), minutes=int(minute), seconds=min(int(second or 0), 59))
        if offset and offset.upper() != "Z":
            east = timedelta(hours=int(offset[1:3]), minutes=int(offset[-2:]))
            wall += east if offset[0] == "-" else -east
    except (ValueError, OverflowError):
        return None
    return Moment(wall, UTC_ID if offset else zone, is_date=False)


def as_written(zone: str, value: str) -> Moment | None:
    """Like `moment`, also where the TZID holds a colon that nobody quoted."""
    found = moment(value, zone)
    if found is None and zone and ":" in value:
        more, _, time = value.rpartition(":")
        found = moment(time, f"{zone}:{more}") or moment(value[-15:], f"{zone}:{value[:-15].rstrip(':')}")
    return found


def duration(value: str) -> timedelta | None:
    """A DURATION, which may be negative; None where it is none."""
    found = _DURATION.fullmatch(value.strip())
    if not found or not any(found.groups()[1:]):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -length if found[1] == "-" else length
