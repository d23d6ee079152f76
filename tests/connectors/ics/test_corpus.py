"""The calendars of other libraries' tests, where they are at hand; none of them is kept here."""

import os
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events

from firsthand.connectors.base import Event, Finished, RecordBatch, SetAside, SourceClosed
from firsthand.connectors.ics.lines import begins_a_calendar
from firsthand.connectors.stream import events
from firsthand.domain.meetings import Meeting
from firsthand.domain.messages import Rejected
from tests.connectors.ics.calendars import check, through_reading

CORPUS = Path(os.environ.get("FIRSTHAND_CORPUS", Path(__file__).resolve().parents[4] / "shared" / "data"))
CALENDARS = CORPUS / "calendars"
LATER = datetime(2024, 6, 1, tzinfo=UTC)
FROM, UNTIL = datetime(2021, 7, 1, tzinfo=UTC), datetime(2025, 6, 1, tzinfo=UTC)
"""Well within the window, and so near that no series of the corpus is cut."""

pytestmark = [
    pytest.mark.skipif(
        not CALENDARS.is_dir(), reason=f"the calendars are not at hand: {CALENDARS} is missing (set FIRSTHAND_CORPUS)"
    ),
    pytest.mark.filterwarnings("ignore::UserWarning:icalendar"),  # the other library says what it guesses
]


def _files() -> list[Path]:
    return sorted(CALENDARS.rglob("*.ics"))


@pytest.fixture(scope="module")
def together() -> list[Event]:
    return list(events([CALENDARS], now=int(LATER.timestamp())))


def _alone(path: Path) -> list[Event]:
    return through_reading(path, now=int(LATER.timestamp()))


def _meetings(seen: list[Event]) -> Iterator[Meeting]:
    for event in seen:
        if isinstance(event, RecordBatch):
            yield from (record for record in event.records if isinstance(record, Meeting))


def _rejected(seen: list[Event]) -> list[Rejected]:
    return [event.rejected for event in seen if isinstance(event, SetAside)]


def test_all_together_give_meetings_or_reasons_and_the_counts_agree(together: list[Event]) -> None:
    meetings = list(_meetings(together))
    rejected = _rejected(together)

    assert together[-1] == Finished(complete=True)
    assert len(meetings) > 10_000
    assert sum(event.read for event in together if isinstance(event, SourceClosed)) == len(meetings) + len(rejected)
    for meeting in meetings:
        check(meeting)
    for one in rejected:
        assert one.where
        assert one.reason.endswith(".")
        assert one.remedy.endswith(".")
        assert "Please report this" not in one.remedy, one


def test_every_entry_of_every_file_alone_is_given_or_named() -> None:
    for path in _files():
        seen = _alone(path)
        assert seen[-1] == Finished(complete=True), path
        said = [*(one.where for one in _meetings(seen)), *(one.where for one in _rejected(seen))]
        assert said or not path.stat().st_size, path
        if not begins_a_calendar(path.read_bytes()[:16_384]):
            continue
        numbers = {int(number) for where in said for part in re.findall(r"entr(?:y|ies) ([\d, ]+)", where)
                   for number in re.findall(r"\d+", part)}  # fmt: skip
        begun = len(re.findall(rb"^BEGIN:(?:VEVENT|VTODO|VJOURNAL|VFREEBUSY)\s*$", path.read_bytes(), re.MULTILINE))
        # A series all of whose occurrences were changed is given by its changes alone.
        changes = len(re.findall(rb"^RECURRENCE-ID[;:]", path.read_bytes(), re.MULTILINE))
        assert begun - len(numbers) <= changes, path


def test_all_together_hold_what_each_alone_holds(together: list[Event]) -> None:
    alone: Counter[bytes] = Counter()
    for path in _files():
        alone.update(one.key for one in _meetings(_alone(path)))

    assert Counter(one.key for one in _meetings(together)) == alone


def test_occurrences_are_those_that_another_library_finds() -> None:
    same, different = 0, []
    for path in _files():
        theirs = _theirs(path)
        if theirs is None:
            continue
        ours = {
            (one.uid, one.starts_at)
            for one in _meetings(_alone(path))
            if one.starts_at < UNTIL.timestamp() and one.starts_at >= FROM.timestamp()
        }
        if ours == theirs:
            same += 1
        else:
            different.append(path.name)

    # Where they differ, the other library swaps an end and a beginning, leaves out what it reads only in part, or uses a
    # zone that another file defined; each was looked at.
    assert same > 260, different
    assert len(different) <= 10, different


def _theirs(path: Path) -> set[tuple[str, int]] | None:
    """UID and start of each occurrence; None where the other library gives up, or a UID is missing."""
    found = set()
    try:
        for one in icalendar.Calendar.from_ical(path.read_bytes(), multiple=True):
            zone = ZoneInfo(str(one.get("X-WR-TIMEZONE", "UTC")))
            for event in recurring_ical_events.of(one, skip_bad_series=True).between(FROM, UNTIL):
                start: date = event["DTSTART"].dt
                if not isinstance(start, datetime):
                    start = datetime(start.year, start.month, start.day, tzinfo=zone)
                instant = start.replace(tzinfo=start.tzinfo or zone)
                if FROM <= instant < UNTIL:
                    found.add((str(event["UID"]), int(instant.timestamp())))
    except Exception:  # noqa: BLE001 - whatever another library gives up for
        return None
    return found
