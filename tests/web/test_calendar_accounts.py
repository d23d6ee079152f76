"""Calendars and contacts of a real server, and a calendar by its address, connected on the pages."""

from collections.abc import Iterator

import pytest
from django.test import Client

from firsthand.services import accounts, secrets, syncing
from firsthand.services.actor import Actor
from tests.support.radicale import Radicale

EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\nBEGIN:VEVENT\r\nUID:1@moss.test\r\nDTSTAMP:20260101T000000Z\r\n"
    "DTSTART:20261005T090000Z\r\nDTEND:20261005T100000Z\r\nSUMMARY:Rope review\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:ida\r\nFN:Ida Moss\r\nN:Moss;Ida;;;\r\nEMAIL:ida@moss.test\r\nEND:VCARD\r\n"


@pytest.fixture(scope="module")
def server() -> Iterator[Radicale]:
    started = Radicale()
    calendar = started.make_collection("caldav", "work", "Work & play")
    started.put(f"{calendar}1.ics", EVENT)
    book = started.make_collection("carddav", "people", "People")
    started.put(f"{book}ida.vcf", CARD)
    yield started
    started.stop()


def typed(server: Radicale, **changed: str) -> dict[str, str]:
    return {"url": server.url, "user": server.user, "password": server.password, **changed}


@pytest.mark.django_db(transaction=True)
def test_calendars_and_address_books_of_one_server_are_found_chosen_and_read(
    owner: Client, home: Actor, server: Radicale
) -> None:
    assert owner.post("/sources/accounts/new/calendars/", typed(server)).status_code == 302
    page = owner.get("/sources/accounts/choose/").content.decode()
    assert "Work &amp; play" in page
    assert "1 entry" in page
    assert "1 card" in page
    assert server.password not in page
    places = [server.at("/ada/work/"), server.at("/ada/people/")]
    assert owner.post("/sources/accounts/choose/", {"places": places}).headers["location"] == "/sources/#accounts"
    calendar, book = accounts.everyone(home)
    assert (calendar.kind, book.kind) == ("caldav", "carddav")
    assert "Only your calendar server is contacted." in owner.get("/sources/").content.decode()
    for account in (calendar, book):
        report = syncing.sync(home, account.id)
        assert report is not None
        assert (report.state, sum(source.imported for source in report.sources)) == ("done", 1)
    assert "Ida Moss" in owner.get("/people/").content.decode()


def test_only_what_is_ticked_becomes_an_account(owner: Client, home: Actor, server: Radicale) -> None:
    owner.post("/sources/accounts/new/calendars/", typed(server))
    owner.post("/sources/accounts/choose/", {"places": [server.at("/ada/people/")]})
    (account,) = accounts.everyone(home)
    assert account.kind == "carddav"


def test_not_connected_after_all_nothing_is_kept(owner: Client, home: Actor, server: Radicale) -> None:
    owner.post("/sources/accounts/new/calendars/", typed(server))
    assert owner.post("/sources/accounts/choose/", {"cancel": "1"}).headers["location"] == "/sources/"
    assert accounts.everyone(home) == ()
    assert secrets.get(home, accounts.CONNECTING) is None
    assert "nothing of it is kept" in owner.get("/sources/accounts/choose/").content.decode().lower()


def test_a_wrong_password_is_said_at_its_field(owner: Client, home: Actor, server: Radicale) -> None:
    answer = owner.post("/sources/accounts/new/calendars/", typed(server, password="wrong-4711"))
    assert answer.status_code == 422
    assert 'id="id_password_error"' in answer.content.decode()
    assert "wrong-4711" not in answer.content.decode()
