"""Meetings and the table of all that happened: written, read by others, and read back."""

import csv
import io
import json
import tracemalloc
from datetime import date
from pathlib import Path
from typing import cast

import icalendar
import pytest
import recurring_ical_events
from icalendar import vCalAddress

from firsthand.services import forgetting, imports, outgoing_calendar, outgoing_interactions, tables
from firsthand.services.actor import Actor
from firsthand.storage.connection import execute_many, rows, write
from tests.connectors.ics.calendars import calendar, event
from tests.services.mailboxes import imported, write_mailbox
from tests.support.not_letters import MONDAY, brought, meeting

pytestmark = pytest.mark.django_db(transaction=True)

BOOK = calendar(
    event(
        "SUMMARY:Berths\\, a first look",
        "DTEND:20260302T100000Z",
        "DTSTAMP:20260101T000000Z",
        "LAST-MODIFIED:20260102T030405Z",
        "SEQUENCE:3",
        "LOCATION:The pier; east",
        "DESCRIPTION:One line\\nand another\\; with a stop",
        "ORGANIZER;CN=Ida Holm:mailto:ida@quay.test",
        "ATTENDEE;CN=\"Dale, Ben\";PARTSTAT=ACCEPTED:mailto:ben@dale.test",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:cy@loewe.test",
        "ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room@quay.test",
        "URL:https://meet.test/berths",
        uid="berths@quay.test",
        start="DTSTART:20260302T090000Z",
    ),
    event(
        "SUMMARY:Weekly",
        "DTEND;TZID=Europe/London:20260323T093000",
        "DTSTAMP:20260101T000000Z",
        "RRULE:FREQ=WEEKLY;COUNT=3",
        "ATTENDEE:mailto:ben@dale.test",
        "ORGANIZER:mailto:ida@quay.test",
        uid="weekly@quay.test",
        start="DTSTART;TZID=Europe/London:20260323T090000",
    ),
    event(
        "SUMMARY:Harbour days",
        "DTEND;VALUE=DATE:20260307",
        "DTSTAMP:20260101T000000Z",
        "TRANSP:TRANSPARENT",
        uid="days@quay.test",
        start="DTSTART;VALUE=DATE:20260305",
    ),
    event(
        "SUMMARY:Called off",
        "DTSTAMP:20260101T000000Z",
        "STATUS:CANCELLED",
        "DTEND:20260303T100000Z",
        uid="off@quay.test",
        start="DTSTART:20260303T090000Z",
    ),
)  # fmt: skip


def bring(actor: Actor, path: Path, content: bytes) -> tuple[int, int]:
    path.write_bytes(content)
    report = imports.start(actor, [path], me=["ida@quay.test"], read_acts=False)
    assert report.complete, [one.set_aside for one in report.sources]
    return sum(one.imported for one in report.sources), sum(one.changed for one in report.sources)


def written(actor: Actor, **days: date) -> bytes:
    return "".join(outgoing_calendar.calendar(actor, **days)).encode()


@pytest.fixture
def full(actor: Actor, tmp_path: Path) -> Actor:
    assert bring(actor, tmp_path / "work.ics", BOOK) == (6, 0)
    return actor


def test_what_was_written_comes_home_and_changes_nothing(full: Actor, tmp_path: Path) -> None:
    columns = "uid, recurrence_id, starts_at, ends_at, all_day, busy, status, place, link"
    sql = f"SELECT {columns} FROM meeting WHERE workspace_id = %s ORDER BY uid, recurrence_id"
    before = rows(full.scope, sql, [full.scope.workspace])
    assert bring(full, tmp_path / "home.ics", written(full)) == (0, 0)
    assert rows(full.scope, sql, [full.scope.workspace]) == before


def test_an_empty_record_reads_the_same_meetings_from_the_file(full: Actor, tmp_path: Path) -> None:
    said = (
        "SELECT m.uid, m.recurrence_id, m.starts_at, m.ends_at, m.all_day, m.busy, m.status, m.place, m.link, t.subject,"
        " t.body, b.address, b.name, a.role FROM meeting m JOIN interaction_text t ON t.workspace_id = m.workspace_id AND"
        " t.id = m.id LEFT JOIN participant a ON a.workspace_id = m.workspace_id AND a.interaction_id = m.id LEFT JOIN"
        " mailbox b ON b.workspace_id = m.workspace_id AND b.id = a.mailbox_id WHERE m.workspace_id = %s"
        " ORDER BY m.uid, m.recurrence_id, b.address"
    )
    before = rows(full.scope, said, [full.scope.workspace])
    text = written(full)
    forgetting.delete_everything(full)
    assert bring(full, tmp_path / "home.ics", text) == (6, 0)
    assert rows(full.scope, said, [full.scope.workspace]) == before


def test_other_programs_read_it(full: Actor) -> None:
    read = icalendar.Calendar.from_ical(written(full))
    assert not [error for one in read.walk() for error in one.errors]
    (first,) = [one for one in read.walk("VEVENT") if one["UID"] == "berths@quay.test"]
    assert first["SUMMARY"] == "Berths, a first look"
    assert first["DESCRIPTION"] == "One line\nand another; with a stop"
    assert first["SEQUENCE"] == 3
    assert first["ORGANIZER"] == "mailto:ida@quay.test"
    invited = cast("list[vCalAddress]", first["ATTENDEE"])
    assert {(str(one), str(one.params.get("CN", "")), str(one.params.get("PARTSTAT", ""))) for one in invited} == {
        ("mailto:ben@dale.test", "Dale, Ben", ""), ("mailto:cy@loewe.test", "", "DECLINED"),
    }  # fmt: skip
    march = recurring_ical_events.of(read).between((2026, 3, 1), (2026, 4, 30))
    assert sorted(str(one["SUMMARY"]) for one in march) == [
        "Berths, a first look", "Called off", "Harbour days", "Weekly", "Weekly", "Weekly",
    ]  # fmt: skip
    # Summer time begins on 29 March 2026: nine in London is eight in UTC from then on.
    assert sorted(one.start.hour for one in march if one["SUMMARY"] == "Weekly") == [8, 8, 9]
    (days,) = [one for one in march if one["SUMMARY"] == "Harbour days"]
    assert (days.start, days.end) == (date(2026, 3, 5), date(2026, 3, 7))


def test_days_bound_it(full: Actor) -> None:
    read = icalendar.Calendar.from_ical(written(full, from_=date(2026, 3, 3), until=date(2026, 3, 23)))
    assert [str(one["SUMMARY"]) for one in read.walk("VEVENT")] == ["Called off", "Harbour days", "Weekly"]


def test_a_calendar_without_a_meeting_is_one_all_the_same(actor: Actor) -> None:
    read = icalendar.Calendar.from_ical(written(actor))
    assert not read.walk("VEVENT")
    assert read.subcomponents


def test_what_no_calendar_held_stays_out_and_odd_names_break_no_line(actor: Actor) -> None:
    odd = meeting(
        "odd", 'ida "Ida" holm@quay.test', "ben@dale.test", title="a\r\nb,c;d\\e", link="https://x.test/a?b=c,d"
    )
    brought(actor, odd, meeting("lunch", "ida@quay.test", "ben@dale.test", sort="activity"))
    read = icalendar.Calendar.from_ical(written(actor))
    (only,) = read.walk("VEVENT")
    assert only["UID"] == "odd"
    assert only["URL"] == "https://x.test/a?b=c,d"


def test_the_table_tells_what_passed_and_no_text_unless_asked(actor: Actor, tmp_path: Path) -> None:
    imported(actor, write_mailbox(tmp_path / "mail"))
    brought(actor, meeting("rope", "ida@quay.test", "ben@dale.test"))
    text = "".join(tables.csv_lines(outgoing_interactions.columns(), outgoing_interactions.table(actor)))
    lines = list(csv.DictReader(io.StringIO(text)))
    assert len(lines) == len(
        rows(actor.scope, "SELECT 1 FROM interaction WHERE workspace_id = %s", [actor.scope.workspace])
    )
    dated = [line["when"] for line in lines if line["when"]]
    assert dated == sorted(dated)
    assert "crane on line" not in text
    (met,) = [line for line in lines if line["kind"] == "meeting"]
    assert met == {
        "when": "2026-03-02T09:00:00+00:00", "kind": "meeting", "direction": "met", "from": "Ida Holm",
        "people": "Ben Dale", "addresses": "ben@dale.test", "subject": "Rope",
    }  # fmt: skip
    received = next(line for line in lines if line["direction"] == "received" and line["from"] == "Ben Dale")
    assert received["people"].split("; ")[0] == "Ben Dale"
    assert "Ida Holm" not in received["people"]
    asked = [json.loads(line) for line in tables.json_lines(outgoing_interactions.table(actor, with_texts=True))]
    assert any("crane on line" in line["text"] for line in asked)
    assert len(asked) == len(lines)


def test_a_part_of_the_table_can_be_asked_for(actor: Actor) -> None:
    brought(
        actor,
        *(
            meeting(f"m{day}", "a@a.test", starts_at=MONDAY + day * 86_400, ends_at=MONDAY + day * 86_400)
            for day in range(5)
        ),
    )
    found = outgoing_interactions.table(actor, from_=date(2026, 3, 3), until=date(2026, 3, 4))
    assert [str(row["when"])[:10] for row in found] == ["2026-03-03", "2026-03-04"]


def test_many_at_one_instant_come_each_once_and_little_is_held(actor: Actor) -> None:
    count = 4_000
    workspace = actor.scope.workspace
    with write(actor.scope):
        execute_many(
            actor.scope,
            "INSERT INTO interaction (id, workspace_id, key, message_id, sent_at, day, utc_offset, date_mark, subject,"
            " thread_key, sender_id, recipients, direction, personal, in_sent_folder, automation, list_id, refs, attachments,"
            " found_in, source_id) VALUES (%s,%s,%s,'',%s,0,0,'',%s,0,NULL,0,1,%s,%s,'','','','','',0)",
            [
                (id, workspace, id.to_bytes(16, "big"), MONDAY + id % 2 if id % 4 else None, f"S{id}" + "x" * 200, True, False)
                for id in range(1, count + 1)
            ],
        )  # fmt: skip
    tracemalloc.start()
    subjects = [hash(row["subject"]) for row in outgoing_interactions.table(actor)]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(set(subjects)) == len(subjects) == count
    assert peak < 3_000_000
