"""Whom things were for, as the user said it, by the quarter."""

import pytest
from django.test import Client

from firsthand.services import private_notes
from firsthand.services.actor import Actor

pytestmark = pytest.mark.django_db(transaction=True)


def test_before_anything_is_said_it_says_where_one_says_it(owner: Client) -> None:
    assert "Nothing said yet" in owner.get("/intents/").content.decode()


def test_what_was_said_is_given_back_with_the_question_and_nothing_more(owner: Client, record: Actor) -> None:
    private_notes.keep_intent(record, "ask:1", ["us", "me"], "I want to be done by Easter")
    private_notes.keep_intent(record, "ask:2", [], "It was quicker")
    private_notes.keep_intent(record, "introduce:3", ["them"], "")
    private_notes.keep_intent(record, "give:4", ["them"], "<b>She asked</b>")
    private_notes.keep_intent(record, "give:5", [], "")
    page = owner.get("/intents/").content.decode()
    assert "Would I say this reason aloud to them?" in page
    assert "One for us all, one for me, one without a word on whom." in page
    assert "“I want to be done by Easter”" in page
    assert "No reason written." in page
    assert "&lt;b&gt;She asked&lt;/b&gt;" in page
    assert page.count("<li>") == page.partition("mirror")[0].count("<li>") + 4
    for heading in ("Asks", "Introductions", "Other moves"):
        assert f"<dt>{heading}</dt>" in page
    assert "Influence" not in page


def test_the_latest_word_on_a_thing_counts(owner: Client, record: Actor) -> None:
    private_notes.keep_intent(record, "ask:1", ["me"], "First thought")
    private_notes.keep_intent(record, "ask:1", ["them"], "Second thought")
    page = owner.get("/intents/").content.decode()
    assert "Second thought" in page
    assert "First thought" not in page
