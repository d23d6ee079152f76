"""One VEVENT read: when it is planned, how it repeats, and all that its meetings have in common."""

import re
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Final, NamedTuple

from firsthand.connectors.ics.components import Calendar, Entry
from firsthand.connectors.ics.moments import UTC_ID, Moment, as_written, duration
from firsthand.connectors.ics.people import people
from firsthand.connectors.ics.properties import Property, one_line, property_of, unescaped
from firsthand.connectors.ics.zones import UNKNOWN, UTC_ZONE, Zone, Zones
from firsthand.connectors.rfc822.html_text import readable_text
from firsthand.domain.meetings import Attendee, MeetingStatus
from firsthand.domain.messages import TEXT_CHARS_MAX
from firsthand.language import gettext as _

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MARKUP = re.compile(r"<(?:html|body|br|p|div|span|b|i|u|ul|ol|li|a|table)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ENDS_LINES = re.compile(r"<(?:html|body|br|p|div|ul|ol|li|table)\b", re.IGNORECASE)
_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_CALL = re.compile(r"(?:tel|sip):[^\s<>\"]+", re.IGNORECASE)
_ROOMS_ON_THE_NET: Final = (
    "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGCONFLINK",
    "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
)  # fmt: skip
_LINK_CHARS_MAX: Final = 2_000
_TITLE_CHARS_MAX: Final = 2_000
_SEQUENCE_MAX: Final = 2**31 - 1
_NO_LENGTH: Final = (timedelta(0), 0)


class Placed(NamedTuple):
    """A moment in its zone. wall: what the clock there shows."""

    wall: datetime
    zone: Zone
    is_date: bool


Length = tuple[timedelta, int]
"""How much later the clock on the wall shows, and exact seconds after that."""


class Common(NamedTuple):
    """What all meetings of one entry share; the fields of `Meeting` by the same names."""

    uid: str
    busy: bool
    status: MeetingStatus
    title: str
    text: str
    place: str
    link: str
    people: tuple[Attendee, ...]
    sequence: int
    revised_at: int


class Planned(NamedTuple):
    """A VEVENT. original: its RECURRENCE-ID, where it changes one occurrence or, `and_following`, all from there on.

    dates: of RDATE, each with its length where a period gives one. without: of EXDATE. guessed: TZIDs nothing explained.
    """

    number: int
    common: Common
    start: Placed
    is_all_day: bool
    length: Length
    ends_early: bool
    original: Placed | None
    and_following: bool
    rules: tuple[str, ...]
    rules_without: tuple[str, ...]
    dates: list[tuple[Placed, Length | None]]
    without: list[Placed]
    unreadable_dates: int
    guessed: frozenset[str]
    lines: list[tuple[str, bytes]]

    @property
    def repeats(self) -> bool:
        """Whether it stands for more than one meeting."""
        return bool(self.rules or self.dates)


class UnreadableError(ValueError):
    """Says in one sentence why an entry is no meeting that can be placed in time."""


def seconds(wall: datetime, zone: Zone) -> int:
    """Seconds since 1970 when the clock of `zone` shows `wall`."""
    since = wall.replace(tzinfo=zone.clock) - _EPOCH
    return since.days * 86_400 + since.seconds


def wall_at(instant: int, zone: Zone) -> datetime:
    """What the clock of `zone` shows then."""
    return (_EPOCH + timedelta(seconds=instant)).astimezone(zone.clock).replace(tzinfo=None, fold=0)


class Reader:
    """Reads the entries of one calendar, in its zones."""

    def __init__(self, calendar: Calendar, zones: Zones) -> None:
        self._calendar = calendar
        self._zones = zones
        self._guessed: set[str] = set()
        self._default = UNKNOWN
        if calendar.zone:
            found = zones.zone(calendar.zone, calendar.zones, UNKNOWN)
            self._default = UNKNOWN if found.is_guess else found

    def planned(self, entry: Entry) -> Planned:
        """Raises UnreadableError."""
        found: dict[str, list[Property]] = {}
        for name, line in entry.lines:
            found.setdefault(name, []).append(property_of(line))
        self._guessed = set()
        original = self._placed_first(found.get("RECURRENCE-ID"))
        start = self._placed_first(found.get("DTSTART")) or (original if "DTSTART" not in found else None)
        if start is None:
            raise UnreadableError(_why_no_start(found.get("DTSTART")))
        length, ends_early = self._length(start, found)
        is_all_day = start.is_date or (
            _first(found, "X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"
            and start.wall.time() == (start.wall + length[0]).time() == datetime.min.time()
        )
        dates: list[tuple[Placed, Length | None]] = []
        without: list[Placed] = []
        unreadable = 0
        for one in found.get("RDATE", ()):
            for text in one.value.split(","):
                begin, _, end = text.partition("/")
                placed = self._placed(begin, one, start.zone)
                if placed is not None:
                    dates.append((placed, self._period(placed, end, one) if end else None))
                elif text.strip():
                    unreadable += 1
        for one in found.get("EXDATE", ()):
            for text in one.value.split(","):
                placed = self._placed(text, one, start.zone)
                if placed is not None:
                    without.append(placed)
                elif text.strip():
                    unreadable += 1
        ranges = found["RECURRENCE-ID"][0].parameters.get("RANGE", "").upper() if original else ""
        return Planned(
            entry.number,
            self._common(found, entry, start),
            start,
            is_all_day,
            length,
            ends_early,
            original,
            ranges == "THISANDFUTURE",
            tuple(one.value for one in found.get("RRULE", ()) if one.value.strip())[:10],
            tuple(one.value for one in found.get("EXRULE", ()) if one.value.strip())[:10],
            dates,
            without,
            unreadable,
            frozenset(self._guessed),
            entry.lines,
        )

    # Times

    def _placed_first(self, properties: list[Property] | None) -> Placed | None:
        for one in properties or ():
            placed = self._placed(one.value, one, None)
            if placed is not None:
                return placed
        return None

    def _placed(self, value: str, one: Property, floating: Zone | None) -> Placed | None:
        """A value in its zone. floating: the zone for what names none; the calendar's where it is None."""
        found = as_written(one.parameters.get("TZID", ""), value)
        if found is None:
            return None
        wall, zone, is_date = found
        if one.parameters.get("VALUE", "").upper() == "DATE" and not is_date:
            wall, zone, is_date = datetime.combine(wall.date(), datetime.min.time()), "", True
        if is_date or not zone:
            return Placed(wall, floating or self._default, is_date)
        if zone == UTC_ID:
            if self._default is UNKNOWN:
                return Placed(wall, UTC_ZONE, is_date)
            # Calendars with a zone of their own are written in UTC by some programs; they repeat by the clock on the wall.
            return Placed(wall_at(seconds(wall, UTC_ZONE), self._default), self._default, is_date)
        place = self._zones.zone(zone, self._calendar.zones, floating or self._default)
        if place.is_guess:
            self._guessed.add(zone)
        return Placed(wall, place, is_date)

    def _length(self, start: Placed, found: dict[str, list[Property]]) -> tuple[Length, bool]:
        """How long it takes, and whether it would end before it begins."""
        day = (timedelta(days=1), 0)
        usual = day if start.is_date else _NO_LENGTH
        end = self._placed_first(found.get("DTEND"))
        if end is not None:
            wall = end.wall
            if end.zone.clock is not start.zone.clock and not (start.is_date or end.is_date):
                wall = wall_at(seconds(wall, end.zone), start.zone)
            if wall < start.wall:
                return usual, True
            return (usual if wall == start.wall else (wall - start.wall, 0)), False
        given = duration(_first(found, "DURATION"))
        if given is None:
            return usual, False
        if given < timedelta(0):
            return usual, True
        if start.is_date:
            return (max(timedelta(days=given.days), day[0]), 0), False
        return (timedelta(days=given.days), given.seconds), False

    def _period(self, begin: Placed, end: str, one: Property) -> Length | None:
        given = duration(end)
        if given is not None:
            return (timedelta(days=given.days), given.seconds) if given >= timedelta(0) else None
        placed = self._placed(end, one, begin.zone)
        return (placed.wall - begin.wall, 0) if placed is not None and placed.wall >= begin.wall else None

    # What else is said

    def _common(self, found: dict[str, list[Property]], entry: Entry, start: Placed) -> Common:
        title = one_line(_first(found, "SUMMARY"))[:_TITLE_CHARS_MAX]
        place = one_line(_first(found, "LOCATION"))[:_TITLE_CHARS_MAX]
        invited = found.get("ATTENDEE", [])
        organisers = found.get("ORGANIZER")
        status: MeetingStatus = "confirmed"
        if _first(found, "STATUS").upper() == "CANCELLED" or self._calendar.method == "CANCEL":
            status = "cancelled"
        elif _first(found, "STATUS").upper() == "TENTATIVE":
            status = "tentative"
        busy = (
            _first(found, "TRANSP").upper() != "TRANSPARENT"
            and _first(found, "X-MICROSOFT-CDO-BUSYSTATUS").upper() != "FREE"
        )
        sequence = _first(found, "SEQUENCE")
        return Common(
            _first(found, "UID") or _derived_uid(entry),
            busy,
            status,
            title,
            _text(found)[:TEXT_CHARS_MAX],
            place,
            _link(found, place),
            people(organisers[0] if organisers else None, invited),
            min(int(sequence), _SEQUENCE_MAX) if sequence.isdecimal() and len(sequence) < 12 else 0,
            self._revised(found),
        )

    def _revised(self, found: dict[str, list[Property]]) -> int:
        for name in ("LAST-MODIFIED", "DTSTAMP"):
            for one in found.get(name, ()):
                at: Moment | None = as_written(one.parameters.get("TZID", ""), one.value)
                if at is not None:
                    return max(0, seconds(at.wall, UTC_ZONE))
        return 0


def _first(found: dict[str, list[Property]], name: str) -> str:
    values = found.get(name)
    return values[0].value.strip() if values else ""


def _why_no_start(given: list[Property] | None) -> str:
    if not given:
        return _("It does not say when it begins.")
    value = " ".join(given[0].value.split())[:40]
    return (
        _("The day it begins on cannot be read: “%(value)s”.") % {"value": value}
        if value
        else _("It does not say when it begins.")
    )


def _derived_uid(entry: Entry) -> str:
    """For an entry without one: equal when the same entry is read again, wherever it stands."""
    digest = blake2b(digest_size=16)
    for name, line in sorted(entry.lines):
        if name not in {"DTSTAMP", "LAST-MODIFIED", "SEQUENCE"}:
            digest.update(line + b"\n")
    return f"without-uid-{digest.hexdigest()}"


def _text(found: dict[str, list[Property]]) -> str:
    plain = next((text for one in found.get("DESCRIPTION", ()) if (text := unescaped(one.value).strip())), "")
    if plain:
        if not _MARKUP.search(plain):
            return plain
        # Where markup ends the lines, line feeds are space; where it only makes words bold, they end lines.
        return readable_text(plain if _ENDS_LINES.search(plain) else plain.replace("\n", "<br>")).strip()
    for one in [*found.get("STYLED-DESCRIPTION", ()), *found.get("X-ALT-DESC", ())]:
        text = unescaped(one.value).strip()
        if text:
            return readable_text(text).strip() if _MARKUP.search(text) else text
    for one in found.get("DESCRIPTION", ()):
        kind, _, styled = one.parameters.get("ALTREP", "").partition(",")
        if kind.lower().startswith("data:text/html") and "base64" not in kind.lower():
            from urllib.parse import unquote  # noqa: PLC0415 - seldom needed

            return readable_text(unquote(styled)).strip()
    return ""


def _link(found: dict[str, list[Property]], place: str) -> str:
    """Where it is held on the net; else the page about it."""
    values = [one.value for name in _ROOMS_ON_THE_NET for one in found.get(name, ())]
    for pattern in (_LINK, _CALL):
        for value in values:
            link = pattern.search(value)
            if link:
                return link[0][:_LINK_CHARS_MAX]
    for value in (place, _first(found, "URL")):
        link = _LINK.match(value)
        if link:
            return link[0][:_LINK_CHARS_MAX]
    return ""
