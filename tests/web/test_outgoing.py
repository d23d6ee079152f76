"""Files that leave by the pages, and the private calendar before its reader, a stranger and a guesser."""

import csv
import io
import json
import logging
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import icalendar
import pytest
import vobject
from django.conf import settings
from django.http.response import HttpResponseBase
from django.test import Client

from firsthand.services import describing, feed, notes
from firsthand.services.actor import Actor, now
from firsthand.web.outgoing.feed import WRONG_MAX, WRONG_TOKENS
from firsthand.web.outgoing.redaction import WithoutFeedAddresses

PeopleByName = Callable[[str], int]


@pytest.fixture(autouse=True)
def _nothing_tried() -> Iterator[None]:
    WRONG_TOKENS.forget()
    yield
    WRONG_TOKENS.forget()


def text_of(answer: HttpResponseBase) -> str:
    assert answer.status_code == 200
    return answer.getvalue().decode()  # type: ignore[attr-defined,no-any-return]


def test_a_persons_page_gives_their_card(owner: Client, record: Actor, person_named: PeopleByName) -> None:
    rosa = person_named("Rosa Marin")
    page = owner.get(f"/people/{rosa}/").content.decode()
    assert f'href="/people/{rosa}/card.vcf"' in page
    answer = owner.get(f"/people/{rosa}/card.vcf")
    assert vobject.readOne(text_of(answer)).fn.value == "Rosa Marin"
    assert answer.headers["content-type"] == "text/vcard; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="Rosa Marin.vcf"'
    assert owner.get("/people/999999/card.vcf").status_code == 404


def test_a_name_that_would_leave_the_folder_does_not(owner: Client, record: Actor) -> None:
    odd = describing.add(record, '../../é "x"\r\nSet-Cookie: a')
    disposition = owner.get(f"/people/{odd}/card.vcf").headers["content-disposition"]
    assert "/" not in disposition.replace("utf-8''", "")
    assert "\n" not in disposition


def test_the_list_gives_all_who_fit_whatever_page_they_are_on(owner: Client, record: Actor) -> None:
    for number in range(60):
        describing.add(record, f"Guest Number{number:02}")
    page = owner.get("/people/?q=guest&page=2").content.decode()
    (address,) = re.findall(r'href="(/taking/people\.csv\?[^"]*)"', page)
    lines = list(csv.DictReader(io.StringIO(text_of(owner.get(address.replace("&amp;", "&"))))))
    assert len(lines) == 60
    assert len(text_of(owner.get("/taking/people.vcf?q=guest")).split("BEGIN:VCARD")) == 61
    every = [json.loads(line) for line in text_of(owner.get("/taking/people.jsonl")).splitlines()]
    assert "Rosa Marin" in {one["name"] for one in every}


def test_notes_leave_only_when_asked_for(owner: Client, record: Actor, person_named: PeopleByName) -> None:
    rosa = person_named("Rosa Marin")
    notes.write_note(record, "Likes figs.", rosa)  # type: ignore[arg-type]
    for address in (f"/people/{rosa}/card.vcf", "/taking/people.vcf", "/taking/people.csv", "/taking/people.jsonl"):
        assert "figs" not in text_of(owner.get(address))
        assert "figs" in text_of(owner.get(f"{address}?notes=1"))


def test_what_passed_leaves_as_a_table_and_texts_only_when_asked_for(owner: Client, record: Actor) -> None:
    text = text_of(owner.get("/taking/interactions.csv?excel=1"))
    assert text.startswith("\ufeffwhen,kind,direction,from,people,addresses,subject\r\n")
    assert "October counts" in text
    assert "before the review" not in text
    assert "before the review" in text_of(owner.get("/taking/interactions.jsonl?texts=1"))
    today = now(record).day
    some = text_of(owner.get(f"/taking/interactions.csv?from={today - timedelta(days=1)}&until={today}"))
    assert 1 < len(some.splitlines()) < 10


def test_meetings_leave_as_a_calendar(owner: Client, record: Actor) -> None:
    answer = owner.get("/taking/meetings.ics?from=2026-01-01&until=")
    assert icalendar.Calendar.from_ical(text_of(answer))
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert owner.get("/taking/meetings.ics?from=soon").status_code == 400


def test_settings_offers_all_of_it_and_says_what_follows(owner: Client, home: Actor) -> None:
    page = owner.get("/settings/").content.decode()
    for address in ("people.vcf", "people.csv", "people.jsonl", "meetings.ics", "interactions.csv", "moves.ics"):
        assert f"/taking/{address}" in page
    assert "Off." in page
    assert "a phone or a web calendar cannot reach the address" in page
    assert "Whoever has the address can read the calendar" in page


def started(owner: Client, words: str = "initials") -> str:
    """The path of the private calendar, as the page shows it once."""
    page = owner.post("/taking/feed/", {"words": words}).content.decode()
    (address,) = re.findall(r'value="http://localhost(/feed/[\w-]{43}\.ics)"', page)
    return str(address)


def test_the_address_is_shown_once_and_opens_without_a_session(owner: Client, stranger: Client, record: Actor) -> None:
    address = started(owner)
    assert "localhost/feed/" not in owner.get("/settings/").content.decode()
    answer = stranger.get(address)
    assert answer.status_code == 200
    assert "Answer R.M." in answer.content.decode()
    assert answer.headers["cache-control"] == "private, no-store"
    assert not answer.cookies
    assert icalendar.Calendar.from_ical(answer.content)
    assert "Rosa" in stranger.get(started(owner, "full")).content.decode()
    assert stranger.get(address).status_code == 404


def test_it_is_not_sent_again_while_it_says_the_same(owner: Client, stranger: Client, record: Actor) -> None:
    address = started(owner)
    first = stranger.get(address)
    again = stranger.get(address, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert stranger.get(address, headers={"if-modified-since": first.headers["last-modified"]}).status_code == 304
    assert stranger.head(address).status_code == 200
    owner.post("/taking/feed/words/", {"words": "full"})
    changed = stranger.get(address, headers={"if-none-match": first.headers["etag"]})
    assert changed.status_code == 200
    assert "Rosa" in changed.content.decode()


def test_stopping_closes_it(owner: Client, stranger: Client, home: Actor) -> None:
    address = started(owner)
    owner.post("/taking/feed/stop/")
    assert stranger.get(address).status_code == 404
    assert owner.post("/taking/feed/words/", {"words": "full"}).status_code == 404


def test_it_answers_to_no_other_name_and_to_no_other_method(owner: Client, stranger: Client, home: Actor) -> None:
    address = started(owner)
    assert stranger.get(address, headers={"host": "evil.test"}).status_code == 400
    for method in (stranger.post, stranger.put, stranger.delete):
        answer = method(address)
        assert answer.status_code == 404
        assert address not in answer.content.decode()


def test_guessing_is_slowed_down_and_the_owner_is_not_locked_out(owner: Client, stranger: Client, home: Actor) -> None:
    address = started(owner)
    for number in range(WRONG_MAX):
        assert stranger.get(f"/feed/{'a' * 40}{number}.ics").status_code == 404
    answer = stranger.get(f"/feed/{'a' * 43}.ics")
    assert answer.status_code == 429
    assert answer.headers["retry-after"]
    assert stranger.get(address).status_code == 200


def test_no_address_is_logged(
    owner: Client, stranger: Client, home: Actor, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.handler.addFilter(WithoutFeedAddresses())
    address = started(owner)
    owner.post("/taking/feed/stop/")
    secret = address.removeprefix("/feed/").removesuffix(".ics")
    with caplog.at_level(logging.DEBUG, logger="django"):
        stranger.get(address)
        stranger.get(address, headers={"host": "evil.test"})
        stranger.get(f"/feed/{secret}")
        stranger.post(f"/feed/{secret}/deeper")
        stranger.raise_request_exception = False
        monkeypatch.setattr(feed, "opens", lambda actor, token: 1 / len([token] * 0))
        assert stranger.get(address).status_code == 500
    assert "/feed/…" in caplog.text
    assert secret not in caplog.text


def test_the_filter_stands_before_the_log_of_this_program() -> None:
    handlers: Any = settings.LOGGING["handlers"]
    assert handlers["stderr"]["filters"] == ["feed"]


def test_the_demo_has_no_private_calendar(owner: Client, home: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from firsthand.web import security

    monkeypatch.setattr(security, "actor_of", lambda request: replace(home, demo=True))
    assert owner.post("/taking/feed/", {}).status_code == 409
    assert "Not for the invented people of the demo." in owner.get("/settings/").content.decode()
    assert feed.standing(home) is None


@pytest.mark.parametrize("address", ["/taking/people.vcf", "/taking/interactions.jsonl", "/taking/moves.ics"])
def test_a_stranger_takes_nothing(stranger: Client, record: Actor, address: str) -> None:
    answer = stranger.get(address)
    assert answer.status_code == 403
    assert "Marin" not in answer.content.decode()
