"""`firsthand people --format`, `calendar` and `interactions`: the real program, real files."""

import csv
import io
import json
import stat
from pathlib import Path

import icalendar
import vobject

from tests.support.program import Program


def test_people_leave_in_three_formats(record: Program, tmp_path: Path) -> None:
    out = tmp_path / "people.vcf"
    assert record("people", "--format", "vcf", "--out", out).stdout == ""
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    cards = list(vobject.readComponents(out.read_bytes().decode()))
    lines = [json.loads(line) for line in record("people", "--format", "jsonl").stdout.splitlines()]
    table = list(csv.DictReader(io.StringIO(record("people", "--format", "csv").stdout)))
    assert len(cards) == len(lines) == len(table) == record.json("people")["total"]
    assert [card.fn.value for card in cards] == [line["name"] for line in lines] == [row["name"] for row in table]
    some = record("people", lines[0]["name"], "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["name"] for line in some] == [lines[0]["name"]]


def test_all_that_passed_and_the_calendars_leave_too(record: Program, tmp_path: Path) -> None:
    text = record("interactions").stdout
    assert text.splitlines()[0] == "when,kind,direction,from,people,addresses,subject"
    assert len(list(csv.DictReader(io.StringIO(text)))) > 100
    one_day = record("interactions", "--format", "jsonl", "--texts", "--from", "2026-03-12", "--until", "2026-03-12")
    assert {json.loads(line)["when"][:10] for line in one_day.stdout.splitlines()} == {"2026-03-12"}
    for more in ((), ("--moves",)):
        record("calendar", "--out", tmp_path / "it.ics", *more)
        assert icalendar.Calendar.from_ical((tmp_path / "it.ics").read_bytes())


def test_what_cannot_be_done_is_said(record: Program, tmp_path: Path) -> None:
    for arguments in (
        ("people", "--format", "xls"),
        ("people", "--out", "x"),
        ("calendar", "--moves", "--from", "2026-01-01"),
    ):
        assert record(*arguments, exit_code=2).stdout == ""
    nowhere = record("interactions", "--out", tmp_path / "no folder" / "x.csv", exit_code=1)
    assert "Choose another place." in nowhere.stderr
    assert list(tmp_path.iterdir()) == []
