"""The ledger's pages: what mail suggests, and the user's word on it."""

import csv
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from firsthand.services import exchanges
from firsthand.services.actor import Actor, now
from firsthand.services.exchanges import Entry, LedgerQuery
from tests.web import mailbox

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def rosa(record: Actor, person_named: Callable[[str], int]) -> int:
    return person_named("Rosa Marin")


@pytest.fixture
def asked(record: Actor, rosa: int) -> Entry:
    """What Rosa asked for."""
    (entry,) = exchanges.listing(record, LedgerQuery(person=rosa, state="asked"), now(record)).entries
    return entry


def status(actor: Actor, entry: Entry) -> str:
    return exchanges.show(actor, entry.exchange.key, now(actor)).exchange.status


def test_what_was_asked_stands_in_the_ledger_with_the_words_that_show_it(owner: Client, asked: Entry) -> None:
    page = owner.get("/ledger/").content.decode()
    assert "Rosa asked" in page
    assert mailbox.QUESTION in page.replace("<mark>", "").replace("</mark>", "")
    assert f'href="/ledger/{asked.exchange.key}/"' in page


def test_an_empty_ledger_says_how_it_fills(owner: Client) -> None:
    page = owner.get("/ledger/").content.decode()
    assert "Nothing in the ledger yet" in page


def test_a_suggestion_is_confirmed_and_that_taken_back(owner: Client, record: Actor, asked: Entry) -> None:
    key = asked.exchange.key
    owner.post("/ledger/judge/", {"keys": key, "action": "confirm"})
    assert status(record, asked) == "confirmed"
    part = owner.post("/ledger/judge/", {"keys": key, "action": "suggest"}, headers={"HX-Request": "true"})
    assert status(record, asked) == "suggested"
    assert part.content.decode().lstrip().startswith("<li")


def test_several_are_dismissed_at_once_and_leave_the_list(owner: Client, record: Actor, asked: Entry) -> None:
    keys = [entry.exchange.key for entry in exchanges.listing(record, LedgerQuery(), now(record)).entries]
    assert len(keys) > 1
    page = owner.post("/ledger/judge/", {"keys": keys, "action": "dismiss"}, follow=True).content.decode()
    assert "No exchange fits" in page
    assert exchanges.listing(record, LedgerQuery(), now(record)).total == 0
    owner.post("/ledger/undo/")
    assert exchanges.listing(record, LedgerQuery(), now(record)).total == len(keys)


def test_nothing_ticked_is_said_in_words(owner: Client, asked: Entry) -> None:
    answer = owner.post("/ledger/judge/", {"action": "confirm"})
    assert answer.status_code == 422
    assert "Tick an exchange first" in answer.content.decode()


def test_a_correction_confirms_and_stays(owner: Client, record: Actor, asked: Entry) -> None:
    address = f"/ledger/{asked.exchange.key}/"
    said = {
        "what": "=The October counts",
        "flow": "out",
        "value": "resource",
        "state": "asked",
        "effort": "hour",
        "due": "",
    }
    page = owner.post(address, said, follow=True).content.decode()
    assert "=The October counts" in page
    one = exchanges.show(record, asked.exchange.key, now(record)).exchange
    assert (one.what, one.value, one.effort, one.status) == ("=The October counts", "resource", "hour", "confirmed")


@pytest.mark.parametrize(("field", "wrong"), [("what", "  "), ("due", "whenever"), ("value", "gold")])
def test_a_correction_that_cannot_be_read_is_refused(owner: Client, asked: Entry, field: str, wrong: str) -> None:
    said = {"what": "Counts", "flow": "out", "value": "knowledge", "state": "asked", "effort": "minutes", "due": ""}
    answer = owner.post(f"/ledger/{asked.exchange.key}/", {**said, field: wrong})
    assert answer.status_code == 422


def test_a_favour_is_put_in_by_hand_with_the_day_in_words(owner: Client, record: Actor, rosa: int) -> None:
    said = {
        "act": "receive",
        "person": "Rosa Marin",
        "what": "An hour on the deal checks",
        "on": "yesterday",
        "due": "",
    }
    answer = owner.post("/ledger/add/", said)
    assert answer.status_code == 302
    (entry,) = exchanges.listing(record, LedgerQuery(status="confirmed"), now(record)).entries
    one = entry.exchange
    assert (one.person, one.flow, one.state, one.confidence) == (rosa, "in", "given", 1)
    assert one.opened == now(record).day - timedelta(days=1)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"person": "Nobody Known"}, "Nobody by that name"),
        ({"on": "the other day"}, "no day I can read"),
        ({"what": ""}, "required"),
    ],
)
def test_what_cannot_be_entered_says_why(owner: Client, rosa: int, said: dict[str, str], words: str) -> None:
    entered = {"act": "give", "person": "Rosa Marin", "what": "The counts", "on": "", "due": "", **said}
    answer = owner.post("/ledger/add/", entered)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_the_list_narrows_by_word_way_and_person(owner: Client, record: Actor, asked: Entry, rosa: int) -> None:
    every = owner.get("/ledger/").content.decode().count("data-item")
    hers = owner.get(f"/ledger/?person={rosa}&flow=out").content.decode()
    assert 0 < hers.count("data-item") < every
    assert "with Rosa Marin" in hers
    assert "No exchange fits" in owner.get("/ledger/?status=confirmed").content.decode()
    part = owner.get("/ledger/?q=october", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert part.count("data-item") == 1


def test_the_ledger_leaves_as_a_table_that_no_spreadsheet_runs(owner: Client, record: Actor, asked: Entry) -> None:
    said = {"what": "=1+1", "flow": "out", "value": "resource", "state": "asked", "effort": "hour", "due": ""}
    owner.post(f"/ledger/{asked.exchange.key}/", said)
    answer = owner.get("/ledger/export/?status=confirmed")
    assert answer["Content-Type"].startswith("text/csv")
    (row,) = csv.DictReader(answer.content.decode().splitlines())
    assert row["what"] == "'=1+1"
    assert row["receiver"] == "Rosa Marin"


def test_a_person_shows_what_passed_and_today_what_waits(owner: Client, asked: Entry, rosa: int) -> None:
    page = owner.get(f"/people/{rosa}/").content.decode()
    assert "Kept promises" in page
    assert asked.exchange.what in page
    today = owner.get("/").content.decode()
    assert "I was asked <span>1</span>" in today
    assert asked.exchange.what in today


def test_counts_are_shown_only_once_most_suggestions_were_judged(owner: Client, record: Actor, asked: Entry) -> None:
    said = {"act": "give", "person": "Rosa Marin", "what": "The counts", "on": "", "due": ""}
    keys = [
        entry.exchange.key for entry in exchanges.listing(record, LedgerQuery(status="suggested"), now(record)).entries
    ]
    owner.post("/ledger/add/", said)
    owner.post("/ledger/judge/", {"keys": keys, "action": "dismiss"})
    assert "Given 1" in owner.get("/").content.decode()


def test_an_exchange_that_is_not_there_is_not_found(owner: Client, record: Actor) -> None:
    assert owner.get("/ledger/0000000000000000/").status_code == 404
