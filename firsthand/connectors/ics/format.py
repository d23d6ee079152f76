"""Calendar files, and single calendar objects as servers keep them, as meetings."""

import io
from collections.abc import Iterator
from typing import Final

from firsthand.connectors.base import Bytes
from firsthand.connectors.ics.components import Calendar, Components, Entry
from firsthand.connectors.ics.entry import Planned, Reader, UnreadableError
from firsthand.connectors.ics.lines import begins_a_calendar
from firsthand.connectors.ics.series import BeganLongAgo, Budget, Occurrence, occurrences
from firsthand.connectors.ics.zones import Zones
from firsthand.domain.meetings import Meeting, meeting_key
from firsthand.domain.messages import Rejected
from firsthand.domain.wording import figure
from firsthand.language import gettext as _
from firsthand.language import gettext_noop, ngettext

_REMEDY_FIX: Final = gettext_noop(
    "Look at the entry in the calendar program, and export it again once it is mended there."
)
_NO_MEETING_METHODS: Final = {
    "REPLY": gettext_noop("It is what somebody answered to an invitation, not the meeting itself."),
    "COUNTER": gettext_noop("It is another time that somebody proposed, not the meeting itself."),
    "DECLINECOUNTER": gettext_noop("It refuses another time that somebody proposed, and is not the meeting itself."),
    "REFRESH": gettext_noop("It asks for an invitation to be sent again, and is not the meeting itself."),
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
            yield Rejected("", _("There is no entry in this calendar."), _("If there should be one, export it again."))
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
                _(
                    "Nothing says what its time zone “%(zone)s” is, so that its hours are taken for those of the "
                    "calendar's own zone, or of UTC; it is kept."
                )
                % {"zone": zone[:100]},
                _("If its hours are wrong, set the time zone in the calendar program and import it again."),
            )
        if self._long_ago:
            yield Rejected(
                _entries(self._long_ago),
                _("It is repeated since more than 30 years ago; of what was before that, only the first is taken."),
                _("Nothing needs to be done; the oldest say nothing about today."),
            )

    def _planned(self, entry: Entry) -> Planned | Rejected:
        where = _("entry %(number)s") % {"number": entry.number}
        calendar = self._components.calendars[entry.calendar]
        no_meeting = _NO_MEETING_METHODS.get(calendar.method)
        if no_meeting:
            return Rejected(
                where, _(no_meeting), _("Import the calendar that holds the meeting; answers stand there as well.")
            )
        if self._readers[0] is not calendar:
            self._readers = calendar, Reader(calendar, self._zones)
        reader = self._readers[1]
        assert reader is not None
        try:
            return reader.planned(entry)
        except UnreadableError as error:
            return Rejected(where, str(error), _(_REMEDY_FIX))
        except Exception as error:  # noqa: BLE001 - a fault of ours in one entry must not cost the others
            return _not_understood(where, error)

    def _notes(self, planned: Planned, entry: Entry) -> Iterator[Rejected]:
        """What of an entry that is kept could not be."""
        where = _("entry %(number)s") % {"number": entry.number}
        for name, amount in entry.cut:
            if name == "ATTENDEE":
                kept = sum(other == name for other, _line in entry.lines)
                reason = _("It names %(count)s people; the first %(kept)s are kept.") % {
                    "count": figure(kept + amount),
                    "kept": figure(kept),
                }
                yield Rejected(where, reason, _("Nothing needs to be done; nobody meets that many."))
            else:
                reason = _("Its %(name)s is too long; %(count)s bytes of it are left out, and the rest is kept.") % {
                    "name": name,
                    "count": figure(amount),
                }
                yield Rejected(where, reason, _("Shorten it in the calendar program if what is missing matters."))
        if planned.ends_early:
            reason = _("It would end before it begins; it is kept, with its beginning alone.")
            yield Rejected(where, reason, _("Set its end in the calendar program and import it again."))
        if planned.unreadable_dates:
            count = planned.unreadable_dates
            reason = ngettext(
                "One date of its further or excepted dates cannot be read; the others are kept.",
                "%(count)s dates of its further or excepted dates cannot be read; the others are kept.",
                count,
            ) % {"count": figure(count)}
            yield Rejected(where, reason, _(_REMEDY_FIX))
        for zone in planned.guessed:
            self._guessed.setdefault(zone, []).append(entry.number)

    def _given(self, planned: list[Planned]) -> Iterator[Meeting | Rejected]:
        try:
            for one in occurrences(planned, self._now, self._budget):
                if isinstance(one, Occurrence):
                    yield self._meeting(one)
                elif isinstance(one, BeganLongAgo):
                    self._long_ago.append(one.number)
                else:
                    yield one
        except Exception as error:  # noqa: BLE001 - a fault of ours in one series must not cost the others
            for entry in planned:
                yield _not_understood(_("entry %(number)s") % {"number": entry.number}, error)

    def _meeting(self, one: Occurrence) -> Meeting:
        planned = one.planned
        common = planned.common
        return Meeting(
            meeting_key(common.uid, one.original), self._item, "meeting", common.uid, one.original, one.starts_at,
            one.ends_at, planned.is_all_day,
            planned.start.zone.name, common.busy, common.status, common.title, common.text, common.place, common.link,
            common.people, common.sequence, common.revised_at, _("entry %(number)s") % {"number": planned.number},
        )  # fmt: skip


def _entries(numbers: list[int]) -> str:
    shown = sorted(set(numbers))
    if len(shown) == 1:
        return _("entry %(number)s") % {"number": shown[0]}
    listed = ", ".join(str(number) for number in shown[:_NAMED_ENTRIES_MAX])
    more = len(shown) - _NAMED_ENTRIES_MAX
    return (
        _("entries %(numbers)s and %(count)s more") % {"numbers": listed, "count": figure(more)}
        if more > 0
        else _("entries %(numbers)s") % {"numbers": listed}
    )


def _not_understood(where: str, error: Exception) -> Rejected:
    return Rejected(
        where,
        _("The entry is formed in a way that could not be read (%(error)s).") % {"error": type(error).__name__},
        _("Please report this; the entry itself is untouched in its place."),
    )
