"""Asking well: the need is kept, helpers are shown, the letter states all that an ask should."""

from collections.abc import Callable

import pytest
from django.test import Client

from firsthand.domain.people import PersonId
from firsthand.services import exchanges, inventory, needs, private_notes
from firsthand.services.actor import Actor, now
from firsthand.services.exchanges import LedgerQuery

pytestmark = pytest.mark.django_db(transaction=True)

SAID = {
    "what": "A budget template", "purpose": "the spring plan", "size": "minutes", "by": "", "easy_no": "",
    "whom": ["us", "me"], "words": "I want to be done by Easter", "person": "", "to": "",
}  # fmt: skip


@pytest.fixture
def tomas(record: Actor, person_named: Callable[[str], int]) -> PersonId:
    return PersonId(person_named("Tomas Herrera"))


def ask(owner: Client, **said: str) -> str:
    answer = owner.post("/asking/", {**SAID, **said})
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_ask_is_kept_as_a_need_of_mine_once_and_shows_who_could_help(
    owner: Client, record: Actor, tomas: PersonId
) -> None:
    inventory.add_offer(record, "Templates for a budget", person=tomas)
    page = ask(owner)
    assert "Tomas Herrera</a> can bring “Templates for a budget”" in page
    ask(owner, what="a Budget template")
    (one,) = needs.needs(record, mine_only=True)
    assert one.need.words == "A budget template"
    assert "A budget template" in owner.get(f"/asking/?need={one.need.id}").content.decode()


def test_nobody_known_is_said_kindly(owner: Client, record: Actor) -> None:
    assert "Nobody is known to bring this" in ask(owner)


@pytest.mark.parametrize("field", ["to", "person"])
def test_the_letter_states_purpose_size_day_intent_and_the_easy_no(owner: Client, tomas: PersonId, field: str) -> None:
    page = ask(owner, by="2035-03-30", size="hour", **{field: str(tomas)})
    letter = page.partition('id="draft-1-body"')[2].partition("</textarea>")[0]
    assert "I am looking for this: A budget template. It is for this: the spring plan." in letter
    assert "about an hour, and by Friday 30 March 2035 would serve" in letter
    assert "It is for all of us here and me: I want to be done by Easter." in letter
    assert "a no is quite all right" in letter
    assert "mailto:tomas@larkfield.test" in page


def test_once_sent_it_stands_in_the_ledger_with_whom_it_was_for(owner: Client, record: Actor, tomas: PersonId) -> None:
    answer = owner.post("/asking/sent/", {**SAID, "to": str(tomas), "by": "2035-03-30"})
    assert answer.status_code == 302
    (entry,) = exchanges.listing(record, LedgerQuery(status="confirmed"), now(record)).entries
    one = entry.exchange
    assert (one.person, one.flow, one.state, one.what, one.effort) == (
        tomas,
        "in",
        "asked",
        "A budget template",
        "minutes",
    )
    found = private_notes.intent(record, f"ask:{one.key}")
    assert found is not None
    assert found.whom == ("us", "me")


def test_the_letter_is_saved_as_a_file(owner: Client, tomas: PersonId) -> None:
    answer = owner.post("/asking/save/", {"to": str(tomas), "subject": "A question", "body": "Tomas,\n\nmay I ask?\n"})
    assert answer["Content-Type"] == "message/rfc822"
    assert "To: Tomas Herrera <tomas@larkfield.test>" in answer.content.decode()
    assert owner.post("/asking/save/", {"to": "0", "subject": "", "body": "x"}).status_code == 404
    assert owner.post("/asking/save/", {"to": str(tomas), "subject": "", "body": ""}).status_code == 400


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"what": ""}, "required"),
        ({"purpose": ""}, "required"),
        ({"size": "huge"}, "Select a valid choice"),
        ({"by": "whenever"}, "no day I can read"),
        ({"person": "Nobody Known"}, "Nobody by that name"),
    ],
)
def test_what_cannot_be_asked_says_why(owner: Client, record: Actor, wrong: dict[str, str], words: str) -> None:
    for address in ("/asking/", "/asking/sent/"):
        answer = owner.post(address, {**SAID, **wrong})
        assert answer.status_code == 422
        assert words in answer.content.decode()
    assert not exchanges.listing(record, LedgerQuery(status="confirmed"), now(record)).total


def test_what_was_sent_was_sent_to_somebody(owner: Client, record: Actor) -> None:
    answer = owner.post("/asking/sent/", SAID)
    assert answer.status_code == 422
    assert "Name whom you asked." in answer.content.decode()


def test_whom_i_gave_to_and_never_asked_is_said_until_i_ask(owner: Client, record: Actor, tomas: PersonId) -> None:
    def never_asked() -> str:
        return owner.get("/asking/").content.decode().partition("Who never gets the chance")[2]

    assert "Tomas Herrera" not in never_asked()
    for what in ("The test plan", "The second test plan"):
        exchanges.add(record, tomas, "give", what)
    assert "Tomas Herrera" in never_asked()
    exchanges.add(record, tomas, "ask", "Two testers for a week")
    assert "Tomas Herrera" not in never_asked()
