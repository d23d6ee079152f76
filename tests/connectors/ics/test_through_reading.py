"""Calendars among other files: in folders, packed, in archives, and known from last time."""

import gzip
import zipfile
from pathlib import Path

from firsthand.connectors.base import Batch, Event, RecordBatch, SetAside, SourceClosed, SourceOpened
from tests.connectors.ics.calendars import calendar, event, through_reading
from tests.connectors.letters import THREE, mbox

SERIES = event("RRULE:FREQ=WEEKLY;COUNT=3", "SUMMARY:Weekly")
TASK = "BEGIN:VTODO\r\nSUMMARY:Paint\r\nEND:VTODO"


def _places(seen: list[Event]) -> list[str]:
    return [record.where for one in seen if isinstance(one, RecordBatch) for record in one.records]


def _kinds(seen: list[Event]) -> list[str]:
    return [one.kind for one in seen if isinstance(one, SourceOpened)]


def test_small_calendars_belong_to_the_folder_they_lie_in_beside_mail(tmp_path: Path) -> None:
    (tmp_path / "a.ics").write_bytes(calendar(SERIES, TASK))
    (tmp_path / "b.ics").write_bytes(calendar(event(uid="two@example.com")))
    (tmp_path / "inbox.mbox").write_bytes(mbox(*THREE))

    seen = through_reading(tmp_path)

    assert sorted(_kinds(seen)) == ["folder", "mbox"]
    assert _places(seen) == [f"{tmp_path.name}/a.ics, entry 1"] * 3 + [f"{tmp_path.name}/b.ics, entry 1"]
    assert sum(len(one.messages) for one in seen if isinstance(one, Batch)) == 3
    assert [one.rejected.where for one in seen if isinstance(one, SetAside)] == [f"{tmp_path}/a.ics, entry 2 (Paint)"]
    assert sum(one.read for one in seen if isinstance(one, SourceClosed)) == 4 + 1 + 3


def test_a_calendar_alone_packed_or_in_an_archive_gives_the_same_meetings(tmp_path: Path) -> None:
    plain, packed, archive = tmp_path / "one.ics", tmp_path / "one.ics.gz", tmp_path / "takeout.zip"
    plain.write_bytes(calendar(SERIES))
    packed.write_bytes(gzip.compress(calendar(SERIES)))
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("Calendar/one.ics", calendar(SERIES))

    keys = []
    for path in (plain, packed, archive):
        seen = through_reading(path)
        assert "ics" in _kinds(seen)
        keys.append([record.key for one in seen if isinstance(one, RecordBatch) for record in one.records])

    assert len(keys[0]) == 3
    assert keys[0] == keys[1] == keys[2]
    assert _places(through_reading(archive))[0] == "takeout.zip › Calendar/one.ics, entry 1"
