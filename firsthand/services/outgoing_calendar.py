"""The record's meetings as iCalendar (RFC 5545), for other calendars and to be read back."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from firsthand import __version__
from firsthand.services.actor import Actor
from firsthand.services.outgoing_interactions import seconds
from firsthand.storage.queries.outgoing import Planned, TookPart, planned, took_part

if TYPE_CHECKING:
    from icalendar import Event, vCalAddress

BEGIN = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Firsthand//Firsthand {__version__}//EN\r\nCALSCALE:GREGORIAN\r\n"
END = "END:VCALENDAR\r\n"
NOTHING = (
    "BEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\n"
    "TZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)
"""For a calendar without entries: it must hold one component (RFC 5545, 3.6)."""

NOBODYS_ADDRESS = "invalid:nomail"
"""What calendars write for somebody of whom only a name is known."""


def calendar(actor: Actor, *, from_: date | None = None, until: date | None = None) -> Iterator[str]:
    """The meetings that begin from one day to another, both counted, as one calendar written a part at a time.

    Each occurrence of a series is an entry of its own, by which it is known again; rules of repetition are not kept. What was
    done together without a calendar (a lunch noted in another program) has no entry.
    """
    begin, end = seconds(actor, from_, until)
    yield BEGIN
    any_yet = False
    for part in planned(actor.scope, begin, end):
        people = took_part(actor.scope, [one.id for one in part])
        any_yet = True
        yield "".join(_entry(one, people.get(one.id, [])).to_ical().decode() for one in part)
    if not any_yet:
        yield NOTHING
    yield END


def _entry(one: Planned, people: list[TookPart]) -> "Event":
    from icalendar import Event, vDDDTypes, vUri  # noqa: PLC0415 - a tenth of a second; few requests write calendars

    sequence, revised_at, _digest = one.revision.split(" ")
    # What stands here is less than what came in (answers and rooms are not kept). Where both meet again, that must win.
    revised = datetime.fromtimestamp(max(int(revised_at) - 1, 0), UTC)
    entry = Event()
    entry.add("UID", one.uid)
    entry.add("DTSTAMP", revised)
    entry.add("LAST-MODIFIED", revised)
    entry.add("SEQUENCE", int(sequence))
    if one.all_day:
        first, last = _day(one.starts_at, one.time_zone), _day(one.ends_at, one.time_zone)
        entry.add("DTSTART", first)
        entry.add("DTEND", max(last, first + timedelta(days=1)))
    else:
        entry.add("DTSTART", datetime.fromtimestamp(one.starts_at, UTC))
        if one.ends_at > one.starts_at:
            entry.add("DTEND", datetime.fromtimestamp(one.ends_at, UTC))
        # Without an end it takes no time at all, which is what it says.
    if one.recurrence_id:
        entry.add("RECURRENCE-ID", vDDDTypes(vDDDTypes.from_ical(one.recurrence_id)))  # type: ignore[no-untyped-call]
    entry.add("SUMMARY", one.title)
    if text := _description(one):
        entry.add("DESCRIPTION", text)
    if one.place:
        entry.add("LOCATION", one.place)
    if one.link:
        entry.add("URL", vUri(one.link))
    entry.add("STATUS", one.status.upper())
    entry.add("TRANSP", "OPAQUE" if one.busy else "TRANSPARENT")
    for person in people:
        entry.add("ORGANIZER" if person.role == "o" else "ATTENDEE", _address(person))
    return entry


def _address(person: TookPart) -> "vCalAddress":
    from icalendar import vCalAddress, vText  # noqa: PLC0415 - see _entry

    address = vCalAddress(f"mailto:{person.address}" if "@" in person.address else NOBODYS_ADDRESS)
    if name := person.name or ("" if "@" in person.address else person.person):
        # Quotation marks cannot stand in a parameter.
        address.params["CN"] = vText(name.replace('"', "'"))
    if person.role == "d":
        address.params["PARTSTAT"] = vText("DECLINED")
    return address


def _description(one: Planned) -> str:
    """The text without the place, which is kept before it."""
    return one.text.removeprefix(one.place).lstrip("\n") if one.place else one.text


def _day(at: int, zone: str) -> date:
    try:
        clock: ZoneInfo | None = ZoneInfo(zone) if zone else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        clock = None
    return datetime.fromtimestamp(at, clock or UTC).date()
