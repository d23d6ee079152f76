"""An appointment of Outlook as meetings: one, or each occurrence of a series."""

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import blake2b
from zoneinfo import ZoneInfo

from firsthand.connectors.mapi.item import (
    CHANGED,
    RECIPIENT_ANSWER,
    RECIPIENT_FLAGS,
    RECIPIENT_KIND,
    TEXT,
    Item,
)
from firsthand.connectors.mapi.letter import author, recipient, subject
from firsthand.connectors.mapi.names import Name
from firsthand.connectors.mapi.recurrence import NotUnderstoodError, Occurrence, occurrences
from firsthand.domain.meetings import Attendee, AttendeeRole, Meeting, MeetingStatus, Reply, meeting_key
from firsthand.domain.messages import TEXT_CHARS_MAX, Rejected
from firsthand.language import gettext as _

SEQUENCE: Name = ("appointment", 0x8201)
BUSY: Name = ("appointment", 0x8205)
PLACE: Name = ("appointment", 0x8208)
STARTS: Name = ("appointment", 0x820D)
ENDS: Name = ("appointment", 0x820E)
ALL_DAY: Name = ("appointment", 0x8215)
PATTERN: Name = ("appointment", 0x8216)
STATE: Name = ("appointment", 0x8217)
RECURS: Name = ("appointment", 0x8223)
ZONE_OF_SERIES: Name = ("appointment", 0x8260)
ZONE: Name = ("appointment", 0x825E)
IDENTIFIER: Name = ("meeting", 0x23)
"""The same for every copy and occurrence of an entry."""
NAMED = frozenset(
    {SEQUENCE, BUSY, PLACE, STARTS, ENDS, ALL_DAY, PATTERN, STATE, RECURS, ZONE_OF_SERIES, ZONE, IDENTIFIER}
)

_FREE, _TENTATIVE = 0, 1
_STATE_CANCELLED = 0x4
_ORGANISER = 0x2
_ROLES: dict[int, AttendeeRole] = {0: "o", 1: "a", 2: "x", 3: "r"}
_ANSWERS: dict[int, Reply] = {2: "tentative", 3: "accepted", 4: "declined"}
_FOREIGN_UID = b"vCal-Uid\x01\x00\x00\x00"
_HALF_DAY, _DAY = 43_200, 86_400
_ZONE_NAME_AT = 8


def meetings(item: Item, *, now: int) -> Iterator[Meeting | Rejected]:
    """Every occurrence; of a series those up to 400 days after `now`."""
    starts_at = item.number(STARTS)
    ends_at = item.number(ENDS)
    if starts_at is None:
        yield Rejected(
            "",
            _("The appointment '%(title)s' does not say when it begins.") % {"title": subject(item)[:80]},
            _("Open it in Outlook, set its time, and export it again."),
        )
        return
    zone = _zone(item)
    times = Occurrence(starts_at, max(starts_at, ends_at if ends_at is not None else starts_at), starts_at)
    if not item.number(RECURS):
        yield _meeting(item, times, zone, recurrence_id="")
        return
    try:
        found = list(occurrences(item.raw(PATTERN), times, ZoneInfo(zone) if zone else None, now=now))
    except NotUnderstoodError as error:
        yield Rejected(
            "",
            _("The series '%(title)s' repeats in a way that is not read here (%(error)s); its first meeting was taken.")
            % {"title": subject(item)[:80], "error": error},
            _("Save the calendar from Outlook as .ics, and import that."),
        )
        found = [times]
    for one in found:
        yield _meeting(item, one, zone, recurrence_id=_recurrence_id(item, one, zone))


def _recurrence_id(item: Item, one: Occurrence, zone: str) -> str:
    """The planned start as other calendars name it: a day for whole days, else a moment in UTC."""
    if not item.number(ALL_DAY):
        return f"{datetime.fromtimestamp(one.planned_at, UTC):%Y%m%dT%H%M%SZ}"
    if zone:
        return f"{datetime.fromtimestamp(one.planned_at, ZoneInfo(zone)):%Y%m%d}"
    return f"{datetime.fromtimestamp(one.planned_at + _HALF_DAY, UTC):%Y%m%d}"


def _meeting(item: Item, times: Occurrence, zone: str, *, recurrence_id: str) -> Meeting:
    all_day = bool(item.number(ALL_DAY))
    starts_at, ends_at = times.starts_at, times.ends_at
    if all_day and not zone:
        # Midnight where it was planned; without its zone, the same days are given as days in UTC.
        starts_at, ends_at = [(at + _HALF_DAY) // _DAY * _DAY for at in (starts_at, ends_at)]
    busy = item.number(BUSY)
    place = item.text(PLACE)
    uid = _uid(item, times)
    return Meeting(
        key=meeting_key(uid, recurrence_id),
        item="",
        sort="meeting",
        uid=uid,
        recurrence_id=recurrence_id,
        starts_at=starts_at,
        ends_at=ends_at,
        all_day=all_day,
        time_zone=zone,
        busy=busy != _FREE,
        status=_status(item, busy),
        title=" ".join(subject(item).split()),
        text=item.text(TEXT).replace("\r\n", "\n").strip()[:TEXT_CHARS_MAX],
        place=place,
        link=place if place.startswith(("https://", "http://")) else "",
        people=tuple(_people(item)),
        sequence=item.number(SEQUENCE) or 0,
        revised_at=item.number(CHANGED) or 0,
        where="",
    )


def _uid(item: Item, times: Occurrence) -> str:
    """The identifier as Outlook writes it into .ics files; where there is none, what makes the entry itself."""
    raw = item.raw(IDENTIFIER)
    at = raw.find(_FOREIGN_UID)
    if at >= 0:
        return raw[at + len(_FOREIGN_UID) :].rstrip(b"\0").decode("utf-8", "replace")
    if raw:
        return raw.hex().upper()
    first = item.number(STARTS) or times.starts_at
    return blake2b(f"{subject(item)}\n{first}".encode("utf-8", "replace"), digest_size=16).hexdigest()


def _status(item: Item, busy: int | None) -> MeetingStatus:
    if (item.number(STATE) or 0) & _STATE_CANCELLED:
        return "cancelled"
    return "tentative" if busy == _TENTATIVE else "confirmed"


def _people(item: Item) -> Iterator[Attendee]:
    """Everybody, the organiser first; an appointment of one's own names nobody."""
    if not item.recipients:
        return
    found: list[tuple[AttendeeRole, tuple[str, str], Reply]] = [("o", author(item), "")]
    for one in [Item(properties, (), ()) for properties in item.recipients]:
        if not (one.number(RECIPIENT_FLAGS) or 0) & _ORGANISER:
            role = _ROLES.get((one.number(RECIPIENT_KIND) or 1) & 0xF, "a")
            found.append((role, recipient(one), _ANSWERS.get(one.number(RECIPIENT_ANSWER) or 0, "")))
    seen = {""}
    for role, (name, address), reply in found:
        address = address.lower()
        if (address or name) not in seen:
            seen.add(address or name)
            yield Attendee(role, name if name.lower() != address else "", address, reply)


def _zone(item: Item) -> str:
    """The IANA name of the zone it was planned in; '' where it is not told, or is none that is known."""
    raw = item.raw(ZONE_OF_SERIES) or item.raw(ZONE)
    if len(raw) <= _ZONE_NAME_AT:
        return ""
    size = int.from_bytes(raw[6:8], "little") * 2
    name = raw[_ZONE_NAME_AT : _ZONE_NAME_AT + size].decode("utf-16-le", "replace")
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: PLC0415 - seldom needed, and slow to import

    return WINDOWS_TO_OLSON.get(name, "")
