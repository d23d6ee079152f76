"""What a TZID means: an IANA zone, a Windows name, a VTIMEZONE of the file, an offset that the name itself tells, or a guess."""

import re
import time
from bisect import bisect_right
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from firsthand.connectors.ics.moments import UTC_ID, moment
from firsthand.connectors.ics.properties import property_of
from firsthand.connectors.ics.rules import Window, rule_of, times

Lines = list[tuple[str, bytes]]
"""Content lines by their names in capitals."""

_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - for wall clocks
_NEAR: Final = datetime(2020, 1, 1)  # noqa: DTZ001
_CHANGES = Window(datetime(1900, 1, 1), _NEAR, datetime(2100, 1, 1))  # noqa: DTZ001
_CHANGES_MAX: Final = 400
_OBSERVANCES_MAX: Final = 200
_SECONDS_MAX: Final = 1.0
_SECONDS_IN_ALL: Final = 10.0
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)(?::?(\d\d))?")
_TOLD_OFFSET = re.compile(r"(?:UTC|GMT)[ ]?([+-])[ ]?(\d{1,2})(?:[:.]?(\d\d))?(?!\d)", re.IGNORECASE)
_DEFINITIONS_MAX: Final = 500


class Zone(NamedTuple):
    """name: IANA's, '' where nobody knows it. is_guess: whether nothing said what the zone is."""

    clock: tzinfo
    name: str
    is_guess: bool = False


UTC_ZONE: Final = Zone(UTC, UTC_ID)
UNKNOWN: Final = Zone(UTC, "")


class CustomClock(tzinfo):
    """The changes of a VTIMEZONE, computed once."""

    def __init__(self, changes: list[tuple[datetime, timedelta, timedelta]]) -> None:
        """changes: when on the clock that ran until then, and the offsets before and after, in order."""
        self._changes = [when for when, _, _ in changes]
        self._instants = [when - before for when, before, _ in changes]
        self._offsets = [changes[0][1], *(after for _, _, after in changes)]

    def utcoffset(self, when: datetime | None) -> timedelta:
        """As `tzinfo` has it, by RFC 5545: the offset before for a time that is skipped, the first of two that are alike."""
        if when is None:
            return self._offsets[0]
        wall = when.replace(tzinfo=None)
        place = bisect_right(self._changes, wall)
        if place and wall - self._changes[place - 1] < self._offsets[place] - self._offsets[place - 1]:
            place -= 1
        return self._offsets[place]

    def dst(self, when: datetime | None) -> timedelta:
        """Unknown: a VTIMEZONE says only what the clock shows."""
        return timedelta(0)

    def tzname(self, when: datetime | None) -> str:
        """Unknown, too."""
        return ""

    def fromutc(self, when: datetime) -> datetime:
        """As `tzinfo` has it."""
        return when + self._offsets[bisect_right(self._instants, when.replace(tzinfo=None))]


_computed: dict[bytes, Zone | None] = {}
"""By the text of the definition: most calendars, and most objects of a server, bring the same few."""


class Zones:
    """The zones of one file."""

    def __init__(self) -> None:
        self._seconds = _SECONDS_IN_ALL

    def zone(self, wanted: str, definitions: dict[str, Lines], otherwise: Zone) -> Zone:
        """What `wanted` means in a calendar with these VTIMEZONEs; `otherwise`, as a guess, where nothing tells."""
        known = named(wanted)
        if known is not None:
            return known
        lines = definitions.get(wanted)
        if lines is not None:
            content = b"\n".join(line for _, line in lines)
            found = _computed.get(content)
            if content not in _computed and self._seconds > 0:
                begun = time.monotonic()
                found = defined(lines)
                self._seconds -= time.monotonic() - begun
                if len(_computed) < _DEFINITIONS_MAX:
                    _computed[content] = found
            if found is not None:
                return found
        told = _TOLD_OFFSET.search(wanted)
        if told:
            offset = timedelta(hours=int(told[2]), minutes=int(told[3] or 0))
            if offset < timedelta(hours=24):
                return Zone(timezone(-offset if told[1] == "-" else offset), "")
        return otherwise._replace(is_guess=True)


@cache
def _by_small_letters() -> dict[str, str]:
    from importlib.resources import files  # noqa: PLC0415 - seldom needed
    from zoneinfo import available_timezones  # noqa: PLC0415

    try:
        names: Iterable[str] = files("tzdata").joinpath("zones").read_text("utf-8").split()
    except (ModuleNotFoundError, OSError):
        names = available_timezones()
    return {name.lower(): name for name in names}


@cache
def _windows() -> dict[str, str]:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: PLC0415 - slow to import

    return {name.lower(): zone for name, zone in WINDOWS_TO_OLSON.items()}


_named: dict[str, Zone | None] = {UTC_ID: UTC_ZONE}
_NAMED_MAX: Final = 5_000


def named(wanted: str) -> Zone | None:
    """The zone that a name alone tells, with the paths and underscores that programs put around IANA names."""
    if wanted in _named:
        return _named[wanted]
    found = _find(wanted)
    if len(_named) < _NAMED_MAX:
        _named[wanted] = found
    return found


def _find(wanted: str) -> Zone | None:
    name = wanted.strip().strip('"').strip("/")
    if not name or len(name) > 200:
        return None
    if name.lower() in {"utc", "gmt", "z", "etc/utc", "etc/gmt", "zulu"}:
        return UTC_ZONE
    windows = _windows().get(name.lower()) if " " in name else None
    parts = name.split("/")
    candidates = (
        [windows] if windows else ["/".join(parts[-count:]) for count in (len(parts), 3, 2) if count <= len(parts)]
    )
    if "/" not in name and "_" in name:
        candidates.append(name.replace("_", "/", 1))
    for candidate in candidates:
        iana = _by_small_letters().get(candidate.lower())
        if iana is not None:
            try:
                return Zone(ZoneInfo(iana), iana)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                continue
    return None


def defined(lines: Lines) -> Zone | None:
    """What a VTIMEZONE says; None where it says nothing that can be used. lines: its own and those of what is in it."""
    changes: list[tuple[datetime, timedelta, timedelta]] = []
    observance: dict[str, list[str]] = {}
    deadline = time.monotonic() + _SECONDS_MAX
    count = 0
    for name, line in [*lines, ("END", b"")]:
        if name == "X-LIC-LOCATION":
            known = named(property_of(line).value)
            if known is not None:
                return known
        elif name in {"BEGIN", "END"}:  # either ends what stands before it
            if "TZOFFSETTO" in observance and count < _OBSERVANCES_MAX:
                count += 1
                changes += _changes(observance, deadline)
            observance = {}
        else:
            observance.setdefault(name, []).append(property_of(line).value)
    if not changes:
        return None
    return Zone(CustomClock(sorted(set(changes))), "")


def _changes(observance: dict[str, list[str]], deadline: float) -> list[tuple[datetime, timedelta, timedelta]]:
    """The changes of one STANDARD or DAYLIGHT."""
    before, after = (_offset(observance.get(name, [""])[0]) for name in ("TZOFFSETFROM", "TZOFFSETTO"))
    start = moment(observance.get("DTSTART", [""])[0])
    if after is None:
        return []
    if before is None:
        before = after
    if start is None:
        return [(_EPOCH, before, after)]
    found = {start.wall}
    for value in observance.get("RDATE", []):
        found.update(one.wall for text in value.split(",")[:_CHANGES_MAX] if (one := moment(text)) is not None)
    for value in observance.get("RRULE", [])[:5]:
        try:
            rule = rule_of(value)
            if rule.frequency > 1:
                continue  # no clock is changed every week
            until = rule.until.wall + (before if rule.until.zone else timedelta(0)) if rule.until else None
            found.update(times(rule, start.wall, until, _CHANGES, _CHANGES_MAX, deadline).times)
        except (ValueError, OverflowError):
            continue  # its beginning still counts
    return [(when, before, after) for when in found]


def _offset(text: str) -> timedelta | None:
    found = _OFFSET.fullmatch(text.strip())
    if not found:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    if offset >= timedelta(hours=24):
        return None
    return -offset if found[1] == "-" else offset
