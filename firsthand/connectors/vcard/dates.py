"""Days of the year and moments, in every form that address books write."""

import calendar
import datetime
import re
from typing import Final

from firsthand.connectors.vcard.lines import Line

_DAY: Final = re.compile(r"(\d{4}|--)-?(\d\d)-?(\d\d)(?:[T ].*)?\Z", re.DOTALL)
_ISO_DAY: Final = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)\Z")
_MOMENT: Final = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?[ ]*(Z|[+-]\d\d(?::?\d\d)?)?)?\Z", re.ASCII
)
_EPOCH_ORDINAL: Final = 719_163
_LEAP_YEAR: Final = 2000
_DAY_SECONDS: Final = 86_400

Day = tuple[int | None, int, int]


def day(line: Line, value: str) -> Day | None:
    """Year (None where left out), month and day; None when the value is no day that there is."""
    found = _DAY.match(value.strip())
    if not found or not value.isascii():
        return None
    year = 0 if found[1] == "--" else int(found[1])
    omitted = line.parameter("X-APPLE-OMIT-YEAR") if line.parameters else ""
    if omitted and omitted == found[1]:
        year = 0
    month, in_month = int(found[2]), int(found[3])
    if not 1 <= month <= 12 or not 1 <= in_month <= calendar.monthrange(year or _LEAP_YEAR, month)[1]:
        return None
    return (year or None, month, in_month)


def moment(value: str) -> int:
    """Seconds since 1970 of a time stamp; 0 when it says none."""
    found = _MOMENT.match(value.strip())
    if not found:
        return 0
    year, month, in_month, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    zone = found[7] or "Z"
    try:
        days = _ordinal(year, month, in_month) - _EPOCH_ORDINAL
    except ValueError:
        return 0
    seconds = days * _DAY_SECONDS + hour * 3600 + minute * 60 + second
    if zone != "Z":
        offset = int(zone[1:3]) * 60 + int(zone[3:].lstrip(":") or 0)
        seconds -= offset * 60 if zone[0] == "+" else -offset * 60
    return max(0, seconds) if hour < 25 and minute < 60 and second < 61 else 0


def day_number(value: str) -> int | None:
    """Days since 1970 of '2019-03-01'; None when it is no day."""
    found = _ISO_DAY.match(value.strip())
    try:
        return _ordinal(int(found[1]), int(found[2]), int(found[3])) - _EPOCH_ORDINAL if found else None
    except ValueError:
        return None


def _ordinal(year: int, month: int, in_month: int) -> int:
    return datetime.date(year, month, in_month).toordinal()
