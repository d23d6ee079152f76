"""Meetings: the list, a brief, the half hours to keep, and what Today says of the next ones."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from firsthand.services import imports, meetings, notes
from firsthand.services.actor import Actor, now
from tests.support.calendars import event, write_calendar
from tests.web import mailbox

NOW = datetime.now(UTC)
TOMAS, ROSA = "tomas@larkfield.test", "rosa.marin@larkfield.test"


@pytest.fixture
def calendar(record: Actor, tmp_path: Path) -> Actor:
    """The small record with a calendar: yesterday with Tomas, soon with him and Rosa."""
    soon = NOW + timedelta(hours=30)
    imports.start(
        record,
        [
            write_calendar(
                tmp_path / "calendar.ics",
                event("Testing, how it goes", NOW - timedelta(days=1), mailbox.ME, TOMAS),
                event("Launch <b>review</b>", soon, mailbox.ME, TOMAS, ROSA, minutes=45, more=("LOCATION:Room 4",)),
            )
        ],
    )
    return record


def next_id(actor: Actor) -> int:
    return meetings.next_meetings(actor, now(actor), ()).meetings[0].meeting.id


def html(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content[:500]
    return answer.content.decode()


def test_today_without_a_calendar_says_so_softly(owner: Client, record: Actor) -> None:
    page = html(owner, "/")
    assert "No calendar has been read." in page
    assert "/sources/" in page
    assert "All meetings" not in page


def test_today_names_the_next_meeting_and_what_waits(owner: Client, calendar: Actor) -> None:
    page = html(owner, "/")
    assert "Launch &lt;b&gt;review&lt;/b&gt;" in page
    assert "Rosa asked about “October counts”" in page
    assert f'href="/meetings/{next_id(calendar)}/"' in page


def test_the_list_holds_what_comes_and_what_was(owner: Client, calendar: Actor) -> None:
    page = html(owner, "/meetings/")
    ahead, _, lately = page.partition('id="lately"')
    assert "Launch &lt;b&gt;review" in ahead
    assert "Testing, how it goes" in lately
    assert "From your calendar and mail" in page
    assert "Hours with people, twelve weeks" in page


def test_looking_back_keeps_the_day_and_proposes_nothing(owner: Client, calendar: Actor) -> None:
    day = (NOW - timedelta(days=3)).date().isoformat()
    page = html(owner, f"/meetings/?as_of={day}")
    assert "You look back" in page
    assert f"?as_of={day}" in page
    assert "Testing, how it goes" in page.partition('id="lately"')[0]
    assert "Half hours to keep" not in page


def test_a_brief_shows_the_words_that_prove_it(
    owner: Client, calendar: Actor, person_named: Callable[[str], int]
) -> None:
    notes.write_note(calendar, "Has a *dry* wit.", person_named("Rosa Marin"))
    page = html(owner, f"/meetings/{next_id(calendar)}/")
    assert "Room 4" in page
    assert "Could you send me the October counts" in page
    assert "/messages/" in page
    assert "<em>dry</em>" in page
    assert "You met once" in page
    assert "can’t tell yet" in page


def test_a_person_s_brief_is_reached_from_their_page_s_address(
    owner: Client, calendar: Actor, person_named: Callable[[str], int]
) -> None:
    page = html(owner, f"/people/{person_named('Rosa Marin')}/brief/")
    assert "Before you see Rosa Marin" in page
    assert "Asked of you" in page


def test_what_is_not_there_is_not_found(owner: Client, calendar: Actor) -> None:
    assert owner.get("/meetings/999999999/").status_code == 404
    assert owner.get("/people/999999999/brief/").status_code == 404


def test_a_half_hour_comes_as_a_calendar_file(owner: Client, calendar: Actor) -> None:
    starts_at = int((NOW + timedelta(days=2)).replace(minute=30, second=0, microsecond=0).timestamp())
    answer = owner.post("/meetings/slots/save/", {"starts_at": starts_at})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.headers["content-disposition"].startswith('attachment; filename="slot-')
    assert answer.content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert answer.content.count(b"BEGIN:VEVENT") == 1
    assert b"ATTENDEE" not in answer.content


def test_a_declined_half_hour_goes_from_the_page(owner: Client, calendar: Actor) -> None:
    page = html(owner, "/meetings/")
    starts_at = page.partition('name="starts_at" value="')[2].partition('"')[0]
    assert starts_at
    answer = owner.post("/meetings/slots/decline/", {"starts_at": starts_at})
    assert answer.status_code == 302
    assert f'value="{starts_at}"' not in html(owner, "/meetings/")


@pytest.mark.parametrize("starts_at", ["", "soon", "-5", "99999999999999999999"])
@pytest.mark.parametrize("page", ["save", "decline"])
def test_what_is_no_half_hour_is_refused(owner: Client, calendar: Actor, page: str, starts_at: str) -> None:
    assert owner.post(f"/meetings/slots/{page}/", {"starts_at": starts_at}).status_code == 400
