"""Introductions: both asked first, then one letter, and what became of it."""

from collections.abc import Callable

import pytest
from django.test import Client

from firsthand.domain.people import PersonId
from firsthand.services import introductions, inventory, needs, private_notes
from firsthand.services.actor import Actor, now

pytestmark = pytest.mark.django_db(transaction=True)

SAID = {
    "a": "Rosa Marin", "why_a": "a tester for her team", "b": "Tomas Herrera", "why_b": "testing of new screens",
    "first": "both", "whom": ["them"], "words": "I want the release to hold",
}  # fmt: skip


@pytest.fixture
def begun(owner: Client, record: Actor) -> int:
    answer = owner.post("/introductions/start/", SAID)
    assert answer.status_code == 302
    return int(answer.headers["location"].rstrip("/").rpartition("/")[2])


def shown(owner: Client, id: int) -> str:
    return owner.get(f"/introductions/{id}/").content.decode()


def test_an_empty_list_says_what_an_introduction_is_for(owner: Client) -> None:
    assert "No introduction is under way" in owner.get("/introductions/").content.decode()


def test_both_get_a_letter_that_asks_first_and_names_nobody(owner: Client, begun: int) -> None:
    page = shown(owner, begun)
    assert "Rosa and Tomas are asked, each alone." in page
    assert page.count("data-mailto") == 2
    first, second = page.split('id="draft-2-subject"')
    assert "You look for this: “a tester for her team”" in first
    assert "Tomas" not in first.partition('id="draft-1-body"')[2].partition("</textarea>")[0]
    assert "Rosa" not in second.partition('id="draft-2-body"')[2].partition("</textarea>")[0]
    assert "It is for you: I want the release to hold." in first
    assert "Rosa and Tomas are asked" in owner.get("/introductions/").content.decode()


def test_two_yeses_lead_to_one_letter_and_then_to_what_became_of_it(owner: Client, begun: int) -> None:
    address = f"/introductions/{begun}/"
    page = owner.post(address + "said/", {"side": "a", "answer": "yes"}, follow=True).content.decode()
    assert "Rosa said yes; Tomas is asked." in page
    assert page.count("data-mailto") == 1
    page = owner.post(address + "said/", {"side": "b", "answer": "yes"}, follow=True).content.decode()
    assert "Both said yes. <em>Write one letter to both.</em>" in page
    assert "Rosa, meet Tomas" in page
    page = owner.post(address + "step/", {"step": "introduced"}, follow=True).content.decode()
    assert "Rosa and Tomas know of one another now." in page
    assert "data-mailto" not in page
    assert owner.post(address + "came/", {"words": " "}).status_code == 422
    page = owner.post(address + "came/", {"words": "They test together"}, follow=True).content.decode()
    assert "They test together</textarea>" in page
    assert "Made, or at rest" in owner.get("/introductions/").content.decode()


def test_a_no_ends_it_kindly(owner: Client, begun: int) -> None:
    page = owner.post(f"/introductions/{begun}/said/", {"side": "b", "answer": "no"}, follow=True).content.decode()
    assert "Tomas would rather not. It rests, with no blame on anybody." in page
    assert "data-mailto" not in page


def test_one_may_be_asked_before_the_other(owner: Client, record: Actor) -> None:
    owner.post("/introductions/start/", {**SAID, "first": "a"})
    (one,) = introductions.introductions(record)
    address = f"/introductions/{one.introduction.id}/"
    page = owner.post(address + "said/", {"side": "a", "answer": "yes"}, follow=True).content.decode()
    assert "Rosa said yes. <em>Ask Tomas, naming nobody yet.</em>" in page
    page = owner.post(address + "step/", {"step": "asked b"}, follow=True).content.decode()
    assert "Rosa said yes; Tomas is asked." in page
    page = owner.post(address + "step/", {"step": "rest"}, follow=True).content.decode()
    assert "It rests, with no blame on anybody." in page
    assert owner.post(address + "step/", {"step": "asked b"}).status_code == 409


def test_nobody_is_introduced_before_both_said_yes(owner: Client, begun: int) -> None:
    answer = owner.post(f"/introductions/{begun}/step/", {"step": "introduced"})
    assert answer.status_code == 409
    assert "not both have said yes" in answer.content.decode()


def test_a_letter_is_saved_as_a_file_with_the_changed_words(owner: Client, begun: int) -> None:
    said = {"number": "1", "subject": "A tester?", "body": "Rosa,\n\nwould this help?\n"}
    answer = owner.post(f"/introductions/{begun}/save/", said)
    assert answer["Content-Type"] == "message/rfc822"
    text = answer.content.decode()
    assert "Subject: A tester?" in text
    assert "rosa.marin@larkfield.test" in text
    assert "would this help?" in text
    assert owner.post(f"/introductions/{begun}/save/", {**said, "number": "9"}).status_code == 404
    assert owner.post(f"/introductions/{begun}/save/", {**said, "body": ""}).status_code == 400


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"a": "Nobody Known"}, "Nobody by that name"),
        ({"b": "Rosa Marin"}, "the same person"),
        ({"why_a": ""}, "required"),
    ],
)
def test_what_cannot_be_begun_says_why(owner: Client, record: Actor, wrong: dict[str, str], words: str) -> None:
    answer = owner.post("/introductions/start/", {**SAID, **wrong})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not introductions.introductions(record)


def test_the_same_two_are_not_asked_twice(owner: Client, record: Actor, begun: int) -> None:
    swapped = {**SAID, "a": SAID["b"], "b": SAID["a"]}
    assert owner.post("/introductions/start/", swapped).headers["location"] == f"/introductions/{begun}/"
    assert len(introductions.introductions(record)) == 1


def test_the_form_begins_with_a_need_and_who_can_bring_it(
    owner: Client, record: Actor, person_named: Callable[[str], int]
) -> None:
    rosa, tomas = PersonId(person_named("Rosa Marin")), PersonId(person_named("Tomas Herrera"))
    need = needs.add_need(record, "A budget template", person=rosa)
    inventory.add_offer(record, "Templates for a budget", person=tomas)
    page = owner.get(f"/introductions/start/?need={need.id}&b={tomas}").content.decode()
    for words in ("Rosa Marin", "A budget template", "Tomas Herrera", "Templates for a budget"):
        assert f'value="{words}"' in page
    assert 'value="Tomas Herrera"' in owner.get(f"/introductions/start/?a={tomas}").content.decode()
    assert owner.get("/introductions/start/?a=x&need=99999999999999999999").status_code == 200


def test_whom_it_is_for_is_kept_as_it_was_said(record: Actor, begun: int) -> None:
    found = private_notes.intent(record, f"introduce:{begun}")
    assert found is not None
    assert (found.whom, found.words, found.on) == (("them",), "I want the release to hold", now(record).day)
