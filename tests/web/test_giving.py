"""What I can bring, what people need, and who could help, as its page shows and keeps it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from firsthand.domain.people import PersonId
from firsthand.services import exchanges, inventory, needs, notes
from firsthand.services.actor import Actor, now

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def rosa(record: Actor, person_named: Callable[[str], int]) -> PersonId:
    return PersonId(person_named("Rosa Marin"))


@pytest.fixture
def tomas(record: Actor, person_named: Callable[[str], int]) -> PersonId:
    return PersonId(person_named("Tomas Herrera"))


def shown(owner: Client) -> str:
    return owner.get("/giving/").content.decode()


def test_an_empty_page_says_how_it_begins(owner: Client) -> None:
    page = shown(owner)
    assert "Nothing entered yet" in page
    assert "Nobody’s need is entered yet" in page
    assert "Nothing yet. People are gladder" in page


def test_what_i_can_bring_is_kept_with_its_limits_and_removed(owner: Client, record: Actor) -> None:
    said = {"words": "The budget template", "kind": "resource", "minutes": "5", "limits": "not in March", "until": ""}
    page = owner.post("/giving/offers/", said, follow=True).content.decode()
    assert "The budget template" in page
    assert "A resource · five minutes · not in March" in page
    (one,) = inventory.offers(record, mine_only=True)
    owner.post(f"/giving/offers/{one.offer.id}/remove/")
    assert not inventory.offers(record, mine_only=True)


@pytest.mark.parametrize(
    ("address", "wrong", "words"),
    [
        ("offers", {"words": " "}, "This field is required"),
        ("offers", {"minutes": "0"}, "greater than or equal to 1"),
        ("offers", {"kind": "gold"}, "Select a valid choice"),
        ("offers", {"until": "whenever"}, "no day I can read"),
        ("needs", {"person": "Nobody Known"}, "Nobody by that name"),
        ("needs/mine", {"until": "whenever"}, "no day I can read"),
    ],
)
def test_what_cannot_be_kept_says_why(
    owner: Client, record: Actor, address: str, wrong: dict[str, str], words: str
) -> None:
    said = {
        "words": "A template",
        "person": "Rosa Marin",
        "kind": "",
        "minutes": "",
        "limits": "",
        "until": "",
        **wrong,
    }
    answer = owner.post(f"/giving/{address}/", said)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not needs.needs(record)
    assert not inventory.offers(record)


def test_a_need_shows_who_could_help_and_by_which_words(
    owner: Client, record: Actor, rosa: PersonId, tomas: PersonId
) -> None:
    inventory.add_offer(record, "The budget template")
    inventory.add_offer(record, "Templates for a budget", person=tomas)
    said = {"person": "rosa.marin@larkfield.test", "words": "A budget template", "until": "next Friday"}
    page = owner.post("/giving/needs/", said, follow=True).content.decode()
    assert "Rosa Marin" in page
    assert "“The budget template”" in page
    assert "“Templates for a budget”" in page
    assert "Both speak of “" in page
    (one,) = needs.needs(record, person=rosa)
    assert f"/introductions/start/?need={one.need.id}&amp;b={tomas}" in page
    assert one.need.until is not None


def test_my_own_offer_never_answers_my_own_need(owner: Client, record: Actor, tomas: PersonId) -> None:
    inventory.add_offer(record, "The budget template")
    owner.post("/giving/needs/mine/", {"words": "A budget template", "until": ""})
    assert "matches these words" in shown(owner)
    inventory.add_offer(record, "Templates for a budget", person=tomas)
    assert "Tomas Herrera</a>" in shown(owner)


def test_a_need_is_met_and_removed(owner: Client, record: Actor, rosa: PersonId) -> None:
    need = needs.add_need(record, "A budget template", person=rosa)
    page = owner.post(f"/giving/needs/{need.id}/met/", follow=True).content.decode()
    assert "Met, today" in page
    assert "Who could help" not in page
    owner.post(f"/giving/needs/{need.id}/remove/")
    assert not needs.needs(record)
    assert owner.post(f"/giving/needs/{need.id}/remove/").status_code == 404


def test_what_a_note_says_is_suggested_with_its_words_and_taken_up_or_not(
    owner: Client, record: Actor, rosa: PersonId, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes.write_note(record, "Rosa is looking for a tester. She needs a new desk.", rosa)
    later = now(record)
    tomorrow = type(later)(later.day + timedelta(days=1), later.before + 86_400, True)
    found = needs.proposals(record, tomorrow)
    assert len(found) >= 2
    monkeypatch.setattr("firsthand.web.giving.views.now", lambda actor: tomorrow)
    monkeypatch.setattr("firsthand.web.giving.views.asked_as_of", lambda request: tomorrow)
    page = shown(owner)
    assert "From your note" in page
    yes, no = (next(one for one in found if word in one.words) for word in ("tester", "desk"))
    owner.post("/giving/needs/judge/", {"key": yes.key, "answer": "yes"})
    owner.post("/giving/needs/judge/", {"key": no.key, "answer": "no"})
    assert [one.need.words for one in needs.needs(record)] == [yes.words]
    left = {one.key for one in needs.proposals(record, tomorrow)}
    assert not left & {yes.key, no.key}
    assert owner.post("/giving/needs/judge/", {"key": no.key, "answer": "yes"}).status_code == 404


def test_what_i_gave_before_is_suggested_with_how_often(owner: Client, record: Actor, rosa: PersonId) -> None:
    for number in range(3):
        exchanges.add(record, rosa, "give", f"The budget template {number}", on="last Friday")
    page = shown(owner)
    assert "Given 3 times, to 1 person" in page
    found = next(one for one in inventory.proposals(record, now(record)) if "template" in one.words)
    owner.post("/giving/offers/judge/", {"key": found.key, "answer": "yes"})
    (one,) = inventory.offers(record, mine_only=True)
    assert one.offer.words == found.words
    assert owner.post("/giving/offers/judge/", {"key": "x", "answer": "yes"}).status_code == 400
