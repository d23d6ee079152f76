"""A calendar stream divided into its entries, which are set down in a temporary place until those of one UID stand together."""

import marshal
from collections.abc import Iterator
from typing import Final, NamedTuple

from firsthand.connectors.base import Bytes
from firsthand.connectors.ics.lines import content_lines
from firsthand.connectors.ics.properties import one_line, property_of
from firsthand.connectors.ics.zones import Lines
from firsthand.domain.messages import Rejected
from firsthand.domain.wording import figure
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

ATTENDEES_MAX: Final = 1_000
ENTRY_BYTES_MAX: Final = 4 * 1024 * 1024
_SERIES_BYTES_MAX: Final = 64 * 1024 * 1024
_ZONE_LINES_MAX: Final = 2_000
_ZONES_MAX: Final = 1_000
_LENGTH_BYTES: Final = 8
_MEMORY_BYTES: Final = 16 * 1024 * 1024

_CALENDAR, _ENTRY, _ZONE = "VCALENDAR", "VEVENT", "VTIMEZONE"
_WANTED: Final = frozenset(
    b"UID DTSTART DTEND DURATION SUMMARY DESCRIPTION LOCATION ORGANIZER ATTENDEE RRULE RDATE EXDATE EXRULE RECURRENCE-ID"
    b" SEQUENCE STATUS TRANSP URL CONFERENCE LAST-MODIFIED DTSTAMP X-ALT-DESC STYLED-DESCRIPTION X-GOOGLE-CONFERENCE"
    b" X-MICROSOFT-SKYPETEAMSMEETINGURL X-MICROSOFT-ONLINEMEETINGCONFLINK X-MICROSOFT-ONLINEMEETINGEXTERNALLINK"
    b" X-MICROSOFT-CDO-BUSYSTATUS X-MICROSOFT-CDO-ALLDAYEVENT".split()
)
_ZONE_WANTED: Final = frozenset(b"TZID TZOFFSETFROM TZOFFSETTO DTSTART RRULE RDATE X-LIC-LOCATION".split())
_OTHERS: Final = {
    "VTODO": gettext_noop("It is a task, not a meeting."),
    "VJOURNAL": gettext_noop("It is a note for a day, not a meeting."),
    "VFREEBUSY": gettext_noop("It says when somebody is free or busy, and names no meeting."),
    "VAVAILABILITY": gettext_noop("It says when somebody can be reached, and names no meeting."),
    "VALARM": gettext_noop("It is a reminder that belongs to no entry."),
    "VPOLL": gettext_noop("It is a poll about times, not a meeting yet."),
}
_NEVER_INSIDE: Final = frozenset({_ENTRY, "VTODO", "VJOURNAL", "VFREEBUSY", _ZONE, "VAVAILABILITY"})
"""Where one of these begins, what stands open has lost its END."""

_NO_END: Final = gettext_noop("The calendar has no end (END:VCALENDAR); what stands there was read.")
_MAY_BE_CUT: Final = gettext_noop("If something is missing in it, export it again: the file may have been cut off.")
_NO_BEGINNING: Final = gettext_noop(
    "It has an end (END:VEVENT) and no beginning, so that nobody can tell what belongs to it."
)
_MEND: Final = gettext_noop("Export the calendar again; the other entries were read.")
_NOTHING_TO_DO: Final = gettext_noop("Nothing needs to be done; it stays where it is.")


class Entry(NamedTuple):
    """One VEVENT as it stood. number: its place in the file, from 1. calendar: the place of its VCALENDAR.

    cut: how many bytes of which lines are missing; of attendees, how many.
    """

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


class _Open:
    """A component between its BEGIN and its END. kind: its name. inside: what is open in it, outermost first."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.inside: list[str] = []
        self.lines: list[tuple[str, bytes]] = []
        self.cut: dict[str, int] = {}
        self._bytes = 0
        self._attendees = 0

    def take(self, name: bytes, line: bytes, dropped: int) -> None:
        """Keep a line that is wanted of this kind, within the limits."""
        if self.kind == _ENTRY:
            if name in _WANTED and not self.inside:
                self._take_of_entry(name.decode(), line, dropped)
        elif self.kind == _ZONE:
            if name in _ZONE_WANTED and len(self.lines) < _ZONE_LINES_MAX and len(self.inside) < 2:
                self.lines.append((name.decode(), line))
        elif name == b"SUMMARY" and not self.inside and not self.lines:
            self.lines.append(("SUMMARY", line))

    def _take_of_entry(self, name: str, line: bytes, dropped: int) -> None:
        self._bytes += len(line)
        is_kept = self._bytes <= ENTRY_BYTES_MAX
        if name == "ATTENDEE":
            is_kept = is_kept and self._attendees < ATTENDEES_MAX
            self._attendees += is_kept
            lost = int(not is_kept)
        else:
            lost = dropped if is_kept else dropped + len(line)
        if is_kept:
            self.lines.append((name, line))
        if lost:
            self.cut[name] = self.cut.get(name, 0) + lost

    def first(self, name: str) -> str:
        """The value of the first line of that name; '' without one."""
        return next((property_of(line).value.strip() for other, line in self.lines if other == name), "")


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
        current: _Open | None = None
        is_open = False
        self.calendars = [Calendar()]
        for name, line, dropped in content_lines(stream):
            if name != b"BEGIN" and name != b"END":  # noqa: PLR1714 - quicker than a set, for each line of a file
                if current is not None:
                    current.take(name, line, dropped)
                elif name == b"METHOD":
                    self.calendars[-1].method = one_line(property_of(line).value).upper()
                elif name == b"X-WR-TIMEZONE":
                    self.calendars[-1].zone = one_line(property_of(line).value)
                continue
            kind = line.partition(b":")[2].strip().upper().decode("ascii", "replace")
            if kind == _CALENDAR or (name == b"BEGIN" and kind in _NEVER_INSIDE):
                if current is not None:  # its END is missing
                    yield from self._ended(current)
                current = None if kind == _CALENDAR else _Open(kind)
                if kind == _CALENDAR:
                    is_open = name == b"BEGIN"
                    if is_open:
                        self.calendars.append(Calendar())
            elif current is None and name == b"BEGIN":
                current = _Open(kind)
            elif current is None:
                if kind == _ENTRY:
                    self._entries += 1
                    yield Rejected(_("entry %(number)s") % {"number": self._entries}, _(_NO_BEGINNING), _(_MEND))
            elif name == b"END" and kind == current.kind and kind not in current.inside:
                yield from self._ended(current)
                current = None
            else:
                if current.kind == _ZONE and len(current.lines) < _ZONE_LINES_MAX:
                    current.lines.append((name.decode(), line))
                if name == b"BEGIN":
                    current.inside.append(kind)
                elif kind in current.inside:
                    del current.inside[current.inside.index(kind) :]
        if current is not None:
            yield from self._ended(current)
        if is_open:
            yield Rejected("", _(_NO_END), _(_MAY_BE_CUT))

    def _ended(self, ended: _Open) -> Iterator[Rejected]:
        if ended.kind == _ZONE:
            zones = self.calendars[-1].zones
            tzid = ended.first("TZID")
            if tzid and len(zones) < _ZONES_MAX:
                zones.setdefault(tzid, ended.lines)
            return
        self._entries += 1
        if ended.kind != _ENTRY:
            if (reason := _(_OTHERS.get(ended.kind, ""))) == "":
                reason = _("It is a %(kind)s, which is not a meeting.") % {"kind": ended.kind[:40]}
            title = one_line(ended.first("SUMMARY"))[:80]
            yield Rejected(
                _("entry %(number)s") % {"number": self._entries} + (f" ({title})" if title else ""),
                reason,
                _(_NOTHING_TO_DO),
            )
            return
        place = self._spool.tell()
        content = marshal.dumps((self._entries, len(self.calendars) - 1, ended.lines, list(ended.cut.items())))
        self._spool.write(len(content).to_bytes(_LENGTH_BYTES, "little"))
        self._spool.write(content)
        key = ended.first("UID") or f"\n{self._entries}"
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
                        _("entry %(number)s") % {"number": entry.number},
                        _(
                            "So many entries of this calendar have one UID (%(count)s) that they cannot be read together."
                        )
                        % {"count": figure(len(places))},
                        _("Export a shorter time from the calendar program, then import that as well."),
                    )
                else:
                    entries.append(entry)
            yield entries

    def _at(self, place: int) -> Entry:
        self._spool.seek(place)
        size = int.from_bytes(self._spool.read(_LENGTH_BYTES), "little")
        return Entry(*marshal.loads(self._spool.read(size)))  # noqa: S302 - it comes from ourselves
