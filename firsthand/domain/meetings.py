"""What a connector reads out of a calendar, before anybody knows who is who."""

from hashlib import blake2b
from typing import Literal, NamedTuple

MeetingSort = Literal["meeting", "call", "activity"]
"""'activity' is something done together that no calendar held: a lunch noted in another program, say."""

MeetingStatus = Literal["confirmed", "tentative", "cancelled"]

AttendeeRole = Literal["o", "a", "x", "r"]
"""Organiser, attendee, optional attendee, room or other resource."""

Reply = Literal["", "accepted", "declined", "tentative", "delegated"]
"""What an attendee answered; '' for nothing yet, or nothing known."""


class Attendee(NamedTuple):
    """One person, room or list that a meeting names.

    name: decoded, white space folded; '' when there was none. address: lower-cased, without 'mailto:'; '' when none is known.
    """

    role: AttendeeRole
    name: str
    address: str
    reply: Reply


class Meeting(NamedTuple):
    """One occurrence of a calendar entry; a plain tuple, so that batches cross a process boundary cheaply.

    key: 16 bytes; equal for copies of one occurrence in several calendars: a digest of uid and recurrence id.
    item: what the server calls the thing it came in (an href); '' in files. All occurrences of a series share it.
    uid, recurrence_id: as in RFC 5545; recurrence_id is '' for an entry that does not repeat, else the original start.
    starts_at, ends_at: seconds since 1970 in UTC; ends_at >= starts_at.
    all_day: dates without times; then starts_at and ends_at are midnights in `time_zone`.
    time_zone: IANA name of the zone it was planned in; '' where unknown (then UTC was assumed for floating times).
    busy: False for entries that the calendar marks as free time.
    people: organiser first, without repetition of an address.
    text: the description as plain text, at most `messages.TEXT_CHARS_MAX` characters.
    sequence, revised_at: a copy with a higher pair replaces one with a lower pair; revised_at 0 where unknown.
    where: how a person finds it again: "calendar.ics, entry 612".
    """

    key: bytes
    item: str
    sort: MeetingSort
    uid: str
    recurrence_id: str
    starts_at: int
    ends_at: int
    all_day: bool
    time_zone: str
    busy: bool
    status: MeetingStatus
    title: str
    text: str
    place: str
    link: str
    people: tuple[Attendee, ...]
    sequence: int
    revised_at: int
    where: str


def meeting_key(uid: str, recurrence_id: str) -> bytes:
    """What copies of one occurrence share, whatever they were read from; see `Meeting.key`."""
    return blake2b(f"{uid}\n{recurrence_id}".encode("utf-8", "replace"), digest_size=16).digest()


def revision_of(meeting: Meeting) -> str:
    """Two numbers that grow with each revision, and a digest that is equal for equal copies of a meeting."""
    said = (
        meeting.starts_at, meeting.ends_at, meeting.all_day, meeting.busy, meeting.status, meeting.title, meeting.text,
        meeting.place, meeting.link, [tuple(one) for one in meeting.people],
    )  # fmt: skip
    digest = blake2b(repr(said).encode("utf-8", "replace"), digest_size=8).hexdigest()
    return f"{max(meeting.sequence, 0):010d} {max(meeting.revised_at, 0):012d} {digest}"


def without_digest(revision: str) -> str:
    """The same revision of a meeting that no longer says what it said; a copy of it that comes in again replaces it."""
    return f"{revision.rpartition(' ')[0]} {0:016d}"


def supersedes(revision: str, kept: str, *, same_run: bool) -> bool:
    """Whether a copy of a meeting replaces the kept one.

    The higher revision does. Of equal revisions that differ, the one that came in later; within one run, where the order
    of files must not matter, the one with the greater digest.
    """
    numbers, kept_numbers = revision.rpartition(" ")[0], kept.rpartition(" ")[0]
    if revision == kept or numbers < kept_numbers:
        return False
    return numbers > kept_numbers or not same_run or revision > kept
