"""A letter that asks: all that an honest ask states, and no more."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.drafts import EASY_NO, Ask, Stated, Voice, ask_draft
from firsthand.domain.moves import Person

TODAY = date(2026, 11, 25)
BEN = Person(1, "Ben Dale", ("ben@dale.test",))


def test_it_states_purpose_size_day_intent_and_that_a_no_is_fine() -> None:
    ask = Ask(
        "An auditor.", "our first audit.", "hour", date(2026, 12, 4), stated=Stated(("us", "me"), "I want it over")
    )
    draft = ask_draft(ask, BEN, TODAY, Voice("Dear {name},", "Many thanks,\nMaya"))
    assert draft.body.split("\n\n") == [
        "Dear Ben,",
        "I am looking for this: An auditor. It is for this: our first audit.",
        "Could you help me with it? It would take about an hour, and by Friday 4 December would serve.",
        "It is for all of us here and me: I want it over.",
        EASY_NO,
        "Maya\n",
    ]
    assert draft.blanks == ()
    assert draft.subject == "A question on An auditor"


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (Ask("An auditor", "the books", "minutes"), "about five minutes, and no day presses"),
        (Ask("An auditor", "the books", "more"), "[about how long]"),
        (Ask("An auditor", "the books", "hour", date(2027, 1, 5)), "by Tuesday 5 January 2027"),
        (Ask("An auditor", "the books", "hour", easy_no="Say no and I ask Cy."), "Say no and I ask Cy."),
        (Ask("An auditor", "the books", "hour"), "[whom it is for and why: you, all of us, me]"),
    ],
)
def test_what_was_left_open_is_said_or_left_to_fill(ask: Ask, words: str) -> None:
    assert words in ask_draft(ask, BEN, TODAY).body


@given(st.text(), st.text(), st.text(), st.text())
def test_no_words_break_the_letter(what: str, purpose: str, no: str, why: str) -> None:
    draft = ask_draft(Ask(what, purpose, "hour", easy_no=no, stated=Stated((), why)), BEN, TODAY)
    assert "\n" not in draft.subject
    assert draft.body.startswith("Hello Ben,\n\n")
