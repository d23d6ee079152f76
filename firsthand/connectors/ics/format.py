"""Calendar files, and single calendar objects as servers keep them, as meetings."""

import io
from collections.abc import Iterator
from typing import Final

from firsthand.connectors.base import Bytes
from firsthand.connectors.ics.components import Calendar, Components, Entry
from firsthand.connectors.ics.entry import Planned, Reader, UnreadableError
from firsthand.connectors.ics.lines import begins_a_calendar
from firsthand.connectors.ics.series import TOO_LONG_AGO, Budget, Occurrence, occurrences
from firsthand.connectors.ics.zones import Zones
from firsthand.domain.meetings import Meeting, meeting_key
from firsthand.domain.messages import Rejected

_REMEDY_FIX: Final = "Look at the entry in the calendar program, and export it again once it is mended there."
_NO_MEETING_METHODS: Final = {
    "REPLY": "It is what somebody answered to an invitation, not the meeting itself.",
    "COUNTER": "It is another time that somebody proposed, not the meeting itself.",
    "DECLINECOUNTER": "It refuses another time that somebody proposed, and is not the meeting itself.",
    "REFRESH": "It asks for an invitation to be sent again, and is not the meeting itself.",
}
_NAMED_ENTRIES_MAX: Final = 10


class IcsFormat:
    """See `RecordFormat`. Entries of one UID are read together, so that none is given before the stream has ended."""

    kind = "ics"
    is_single = True
    needs_seeking = False

    def recognises(self, head: bytes) -> bool:
        """Whether the first line begins a calendar, in UTF-8 or UTF-16."""
        return begins_a_calendar(head)

    def records(self, stream: Bytes, now: int) -> Iterator[Meeting | Rejected]:
        """One meeting for each occurrence: all single ones, and those of a series from 30 years ago to 400 days ahead."""
        yield from _read(stream, "", now)


def meetings(text: str | bytes, item: str, now: int) -> Iterator[Meeting | Rejected]:
    """The same of one calendar object. item: what its server calls it; `where` is its place within the object."""
    raw = text.encode("utf-8", "replace") if isinstance(text, str) else text
    yield from _read(io.BytesIO(raw), item, now)


def _read(stream: Bytes, item: str, now: int) -> Iterator[Meeting | Rejected]:
    components = Components()
    try:
        yield from components.split(stream)
        if components.is_empty:
            yield Rejected("", "There is no entry in this calendar.", "If there should be one, export it again.")
        yield from _Meetings(components, item, now).all()
    finally:
        components.close()


class _Meetings:
    """The second half of reading: from entries to meetings."""

    def __init__(self, components: Components, item: str, now: int) -> None:
        self._components = components
        self._item = item
        self._now = now
        self._zones = Zones()
        self._budget = Budget()
        self._readers: tuple[Calendar | None, Reader | None] = (None, None)
        self._guessed: dict[str, list[int]] = {}
        self._long_ago: list[int] = []

    def all(self) -> Iterator[Meeting | Rejected]:
        for series in self._components.series():
            if isinstance(series, Rejected):
                yield series
                continue
            planned = []
            for entry in series:
                one = self._planned(entry)
                if isinstance(one, Rejected):
                    yield one
                else:
                    planned.append(one)
                    yield from self._notes(one, entry)
            if planned:
                yield from self._given(planned)
        for zone, numbers in self._guessed.items():
            yield Rejected(
                _entries(numbers),
                f"Nothing says what its time zone “{zone[:100]}” is, so that its hours are taken for those of the calendar's "
                "own zone, or of UTC; it is kept.",
                "If its hours are wrong, set the time zone in the calendar program and import it again.",
            )
        if self._long_ago:
            yield Rejected(
                _entries(self._long_ago), TOO_LONG_AGO, "Nothing needs to be done; the oldest say nothing about today."
            )

    def _planned(self, entry: Entry) -> Planned | Rejected:
        where = f"entry {entry.number}"
        calendar = self._components.calendars[entry.calendar]
        no_meeting = _NO_MEETING_METHODS.get(calendar.method)
        if no_meeting:
            return Rejected(
                where, no_meeting, "Import the calendar that holds the meeting; answers stand there as well."
            )
        if self._readers[0] is not calendar:
            self._readers = calendar, Reader(calendar, self._zones)
        reader = self._readers[1]
        assert reader is not None
        try:
            return reader.planned(entry)
        except UnreadableError as error:
            return Rejected(where, str(error), _REMEDY_FIX)
        except Exception as error:  # noqa: BLE001 - a fault of ours in one entry must not cost the others
            return _not_understood(where, error)

    def _notes(self, planned: Planned, entry: Entry) -> Iterator[Rejected]:
        """What of an entry that is kept could not be."""
        where = f"entry {entry.number}"
        for name, amount in entry.cut:
            if name == "ATTENDEE":
                kept = sum(other == name for other, _ in entry.lines)
                reason = f"It names {kept + amount:,} people; the first {kept:,} are kept."
                yield Rejected(where, reason, "Nothing needs to be done; nobody meets that many.")
            else:
                reason = f"Its {name} is too long; {amount:,} bytes of it are left out, and the rest is kept."
                yield Rejected(where, reason, "Shorten it in the calendar program if what is missing matters.")
        if planned.ends_early:
            reason = "It would end before it begins; it is kept, with its beginning alone."
            yield Rejected(where, reason, "Set its end in the calendar program and import it again.")
        if planned.unreadable_dates:
            count = planned.unreadable_dates
            which = "One date" if count == 1 else f"{count:,} dates"
            reason = f"{which} of its further or excepted dates cannot be read; the others are kept."
            yield Rejected(where, reason, _REMEDY_FIX)
        for zone in planned.guessed:
            self._guessed.setdefault(zone, []).append(entry.number)

    def _given(self, planned: list[Planned]) -> Iterator[Meeting | Rejected]:
        try:
            for one in occurrences(planned, self._now, self._budget):
                if isinstance(one, Occurrence):
                    yield self._meeting(one)
                elif one.reason == TOO_LONG_AGO:
                    self._long_ago.append(int(one.where.split()[-1]))
                else:
                    yield one
        except Exception as error:  # noqa: BLE001 - a fault of ours in one series must not cost the others
            for entry in planned:
                yield _not_understood(f"entry {entry.number}", error)

    def _meeting(self, one: Occurrence) -> Meeting:
        planned = one.planned
        common = planned.common
        return Meeting(
            meeting_key(common.uid, one.original), self._item, "meeting", common.uid, one.original, one.starts_at,
            one.ends_at, planned.is_all_day,
            planned.start.zone.name, common.busy, common.status, common.title, common.text, common.place, common.link,
            common.people, common.sequence, common.revised_at, f"entry {planned.number}",
        )  # fmt: skip


def _entries(numbers: list[int]) -> str:
    shown = sorted(set(numbers))
    if len(shown) == 1:
        return f"entry {shown[0]}"
    listed = ", ".join(str(number) for number in shown[:_NAMED_ENTRIES_MAX])
    more = len(shown) - _NAMED_ENTRIES_MAX
    return f"entries {listed} and {more:,} more" if more > 0 else f"entries {listed}"


def _not_understood(where: str, error: Exception) -> Rejected:
    return Rejected(
        where,
        f"The entry is formed in a way that could not be read ({type(error).__name__}).",
        "Please report this; the entry itself is untouched in its place.",
    )
