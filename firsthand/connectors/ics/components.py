"""A calendar stream divided into its entries, which are set down in a temporary place until those of one UID stand together."""

import marshal
from collections.abc import Iterator
from typing import Final, NamedTuple

from firsthand.connectors.base import Bytes
from firsthand.connectors.ics.lines import content_lines
from firsthand.connectors.ics.properties import one_line, property_of
from firsthand.connectors.ics.zones import Lines
from firsthand.domain.messages import Rejected

ATTENDEES_MAX: Final = 1_000
ENTRY_BYTES_MAX: Final = 4 * 1024 * 1024
_SERIES_BYTES_MAX: Final = 64 * 1024 * 1024
_ZONE_LINES_MAX: Final = 2_000
_ZONES_MAX: Final = 1_000
_LENGTH_BYTES: Final = 8
_MEMORY_BYTES: Final = 16 * 1024 * 1024

_ENTRY: Final = "VEVENT"
_WANTED: Final = frozenset(
    b"UID DTSTART DTEND DURATION SUMMARY DESCRIPTION LOCATION ORGANIZER ATTENDEE RRULE RDATE EXDATE EXRULE RECURRENCE-ID"
    b" SEQUENCE STATUS TRANSP URL CONFERENCE LAST-MODIFIED DTSTAMP X-ALT-DESC STYLED-DESCRIPTION X-GOOGLE-CONFERENCE"
    b" X-MICROSOFT-SKYPETEAMSMEETINGURL X-MICROSOFT-ONLINEMEETINGCONFLINK X-MICROSOFT-ONLINEMEETINGEXTERNALLINK"
    b" X-MICROSOFT-CDO-BUSYSTATUS X-MICROSOFT-CDO-ALLDAYEVENT".split()
)
_ZONE_WANTED: Final = frozenset(b"TZID TZOFFSETFROM TZOFFSETTO DTSTART RRULE RDATE X-LIC-LOCATION".split())
_OTHERS: Final = {
    "VTODO": "It is a task, not a meeting.",
    "VJOURNAL": "It is a note for a day, not a meeting.",
    "VFREEBUSY": "It says when somebody is free or busy, and names no meeting.",
    "VAVAILABILITY": "It says when somebody can be reached, and names no meeting.",
    "VALARM": "It is a reminder that belongs to no entry.",
    "VPOLL": "It is a poll about times, not a meeting yet.",
}
_NEVER_INSIDE: Final = frozenset({_ENTRY, "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY"})
"""Where one of these begins, what stands open has lost its END."""

_NOTHING_TO_DO: Final = "Nothing needs to be done; it stays where it is."


class Entry(NamedTuple):
    """One VEVENT as it stood. number: its place in the file, from 1. calendar: the place of its VCALENDAR. cut: in bytes."""

    number: int
    calendar: int
    lines: list[tuple[str, bytes]]
    cut: list[tuple[str, int]]


class Calendar:
    """What a VCALENDAR says for all its entries; whole only once it has been read to its end."""

    __slots__ = ("method", "zone", "zones")

    def __init__(self) -> None:
        self.zone = ""
        self.method = ""
        self.zones: dict[str, Lines] = {}


class Components:
    """Everything in one stream. `split` first, then `series`. close() when done."""

    def __init__(self) -> None:
        from tempfile import SpooledTemporaryFile  # noqa: PLC0415 - slow to import, and not needed for mail

        self.calendars: list[Calendar] = []
        self._spool = SpooledTemporaryFile(max_size=_MEMORY_BYTES)  # noqa: SIM115 - closed by close()
        self._places: dict[str, int | list[int]] = {}
        self._entries = 0

    def close(self) -> None:
        """Let go of the temporary place."""
        self._spool.close()

    def split(self, stream: Bytes) -> Iterator[Rejected]:
        """Set down all entries; yields what is no meeting."""
        open_names: list[str] = []  # VCALENDAR and what stands around it are not in here
        lines: list[tuple[str, bytes]] = []
        cut: dict[str, int] = {}
        size = attendees = 0
        calendar: Calendar | None = None
        for name, line, dropped in content_lines(stream):
            if name == b"BEGIN" or name == b"END":  # noqa: PLR1714 - twice as fast, for each line of a file
                component = line.partition(b":")[2].strip().upper().decode("ascii", "replace")
                if component == "VCALENDAR" or (name == b"BEGIN" and component in _NEVER_INSIDE):
                    if open_names:
                        yield from self._ended(open_names[0], lines, cut)
                    open_names, lines, cut, size, attendees = [], [], {}, 0, 0
                    if name == b"BEGIN" and component == "VCALENDAR":
                        calendar = None
                if component == "VCALENDAR":
                    continue
                if name == b"BEGIN":
                    if calendar is None:
                        calendar = Calendar()
                        self.calendars.append(calendar)
                    open_names.append(component)
                elif component in open_names:
                    del open_names[open_names.index(component) :]
                    if not open_names:
                        yield from self._ended(component, lines, cut)
                        lines, cut, size, attendees = [], {}, 0, 0
                        continue
                if open_names[:1] == ["VTIMEZONE"] and len(open_names) <= 2 and len(lines) < _ZONE_LINES_MAX:
                    lines.append((name.decode(), line))
                continue
            if not open_names:
                if name in {b"METHOD", b"X-WR-TIMEZONE"}:
                    if calendar is None:
                        calendar = Calendar()
                        self.calendars.append(calendar)
                    value = one_line(property_of(line).value)
                    if name == b"METHOD":
                        calendar.method = value.upper()
                    else:
                        calendar.zone = value
                continue
            if open_names[0] == _ENTRY:
                if len(open_names) > 1 or name not in _WANTED:
                    continue
                if name == b"ATTENDEE":
                    attendees += 1
                size += len(line)
                if attendees > ATTENDEES_MAX and name == b"ATTENDEE":
                    cut["ATTENDEE"] = cut.get("ATTENDEE", 0) + 1
                elif size > ENTRY_BYTES_MAX:
                    cut[name.decode()] = cut.get(name.decode(), 0) + len(line)
                else:
                    lines.append((name.decode(), line))
                    if dropped:
                        cut[name.decode()] = cut.get(name.decode(), 0) + dropped
            elif open_names[0] == "VTIMEZONE" and name in _ZONE_WANTED and len(lines) < _ZONE_LINES_MAX:
                lines.append((name.decode(), line))
            elif name == b"SUMMARY" and len(open_names) == 1 and not lines:
                lines.append(("SUMMARY", line))
        if open_names:
            yield from self._ended(open_names[0], lines, cut)

    def _ended(self, component: str, lines: list[tuple[str, bytes]], cut: dict[str, int]) -> Iterator[Rejected]:
        if component == "VTIMEZONE":
            zones = self.calendars[-1].zones
            tzid = next((property_of(line).value.strip() for name, line in lines if name == "TZID"), "")
            if tzid and len(zones) < _ZONES_MAX:
                zones.setdefault(tzid, lines)
            return
        self._entries += 1
        if component != _ENTRY:
            reason = _OTHERS.get(component, f"It is a {component[:40]}, which is not a meeting.")
            title = next((one_line(property_of(line).value) for name, line in lines if name == "SUMMARY"), "")
            where = f"entry {self._entries}" + (f" ({title[:80]})" if title else "")
            yield Rejected(where, reason, _NOTHING_TO_DO)
            return
        uid = next((property_of(line).value.strip() for name, line in lines if name == "UID"), "")
        place = self._spool.tell()
        content = marshal.dumps((self._entries, len(self.calendars) - 1, lines, list(cut.items())))
        self._spool.write(len(content).to_bytes(_LENGTH_BYTES, "little"))
        self._spool.write(content)
        key = uid or f"\n{self._entries}"
        known = self._places.get(key)
        if known is None:
            self._places[key] = place
        elif isinstance(known, list):
            known.append(place)
        else:
            self._places[key] = [known, place]

    @property
    def is_empty(self) -> bool:
        """Whether there was no entry of any kind."""
        return not self._entries

    def series(self) -> Iterator[list[Entry] | Rejected]:
        """The entries of each UID, as far as they can be held at once."""
        for places in self._places.values():
            if isinstance(places, int):
                yield [self._at(places)]
                continue
            entries: list[Entry] = []
            size = 0
            for place in places:
                entry = self._at(place)
                size += sum(len(line) for _, line in entry.lines)
                if size > _SERIES_BYTES_MAX:
                    yield Rejected(
                        f"entry {entry.number}",
                        f"So many entries of this calendar have one UID ({len(places):,}) that they cannot be read together.",
                        "Export a shorter time from the calendar program, then import that as well.",
                    )
                else:
                    entries.append(entry)
            yield entries

    def _at(self, place: int) -> Entry:
        self._spool.seek(place)
        size = int.from_bytes(self._spool.read(_LENGTH_BYTES), "little")
        return Entry(*marshal.loads(self._spool.read(size)))  # noqa: S302 - it comes from ourselves
