"""Meetings and briefs on the command line."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.support.calendars import event, write_calendar
from tests.support.program import Program

ME, TOMAS, ROSA = "maya@larkfield.test", "tomas@larkfield.test", "rosa@larkfield.test"
SOON = datetime.now(UTC) + timedelta(hours=30)


@pytest.fixture
def calendar(program: Program, tmp_path: Path) -> Program:
    past = [event(f"Testing {week}", SOON - timedelta(weeks=week), ME, TOMAS, minutes=60) for week in range(1, 8)]
    path = write_calendar(tmp_path / "c.ics", event("Launch review", SOON, ME, TOMAS, ROSA, minutes=60), *past)
    program("import", path, "--me", ME)
    return program


def test_meetings_say_what_lies_ahead_and_how_the_weeks_were(calendar: Program) -> None:
    found = calendar.json("meetings")
    assert set(found) == {"as_of", "calendar_read", "meetings", "time_spent", "free_slots"}
    (one,) = found["meetings"]
    assert one["title"] == "Launch review"
    assert [guest["name"] for guest in one["people"]] == [ROSA, TOMAS]
    assert one["counts_for_ties"]
    spent = found["time_spent"]
    assert len(spent["weeks"]) == 12
    assert {week["meeting_minutes"] for week in spent["weeks"]} == {0, 60}
    assert spent["sentence"].startswith("One hour with one person last week")
    assert 1 <= len(found["free_slots"]) <= 2
    assert calendar.json("meetings", "--days", "1")["meetings"] == []


def test_today_lists_the_next_meetings_beside_the_promised_keys(calendar: Program) -> None:
    page = calendar.json("today")
    assert {"as_of", "reading", "coverage", "moves", "open_loops", "nothing_else", "meetings"} <= set(page)
    assert [one["title"] for one in page["meetings"]] == ["Launch review"]
    assert page["meetings"][0]["sentence"]
    assert "Next meetings:" in calendar("today").stdout


def test_a_brief_is_of_a_person_or_of_the_next_meeting(calendar: Program) -> None:
    of_tomas = calendar.json("brief", TOMAS)
    assert of_tomas["times_met"] == 7
    assert set(of_tomas) >= {
        "person",
        "open_loops",
        "exchanges",
        "they_said",
        "i_said",
        "can_bring",
        "can_ask",
        "notes",
    }
    of_next = calendar.json("brief", "--next")
    assert of_next["meeting"]["title"] == "Launch review"
    assert [one["person"]["name"] for one in of_next["people"]] == [ROSA, TOMAS]
    assert len(of_next["not_seen_together"]) == 1
    said = calendar("brief", "--next").stdout
    assert "Not seen together in your record before" in said
    calendar("brief", exit_code=2)
    calendar("brief", "nobody@nowhere.test", exit_code=1)
