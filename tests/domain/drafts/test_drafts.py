"""Drafts: the user's own greeting and sign-off, no thanks beside an ask, and mail that any program opens."""

import re
from dataclasses import replace
from datetime import UTC
from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.drafts import (
    MAILTO_CHARS_MAX,
    Recipient,
    Reply,
    Stated,
    Voice,
    drafts_for,
    eml,
    learn_voice,
    mailto,
    not_now_draft,
)
from firsthand.domain.matching import Rarity
from firsthand.domain.moves import (
    Move,
    Person,
    accept_moves,
    ask_moves,
    feedback_moves,
    give_moves,
    introduce_moves,
    promise_moves,
    thank_moves,
)
from firsthand.domain.moves.introduce import pairs
from firsthand.domain.moves.memory import Memory
from firsthand.domain.moves.reflect import reflect_move
from tests.domain.moves import ledger
from tests.domain.moves.ledger import (
    BO,
    TODAY,
    entry,
    exchange,
    need,
    need_of,
    offer,
    offer_of,
    promise,
    received,
    step,
)

VOICE = Voice("Hi {name},", "Thanks,\nIda")


def moves() -> dict[str, Move]:
    offered = exchange("in", step("offered", 5, "offer", False), what="Walk you through the model")
    found = [
        *promise_moves([entry(promise())], TODAY),
        *accept_moves([entry(offered)], TODAY),
        *thank_moves([entry(received())], TODAY),
        *give_moves([need_of("an auditor for our books")], [offer("audits for small firms")], TODAY, UTC, Rarity()),
        *introduce_moves(pairs([need_of("an auditor")], [offer_of("audits", BO)], TODAY, Rarity()), (), (), TODAY, UTC),
        *feedback_moves([entry(ledger.given())], None, frozenset(), TODAY),
        *ask_moves([need("an auditor", None)], [offer_of("audits", BO)], (), TODAY, UTC, Rarity()),
    ]
    return {move.kind: move for move in found}


MOVES = moves()


def body(kind: str, **more: object) -> str:
    return drafts_for(MOVES[kind], TODAY, {1: VOICE, 2: VOICE}, **more)[0].body


def test_a_thank_names_the_act_and_its_effect_and_asks_for_nothing() -> None:
    said = body("thank")
    assert said == (
        "Hi Rosa,\n\nOn Sunday you gave me this: “The October counts”. Because of it I could [what it changed or made"
        " possible].\n\nThank you for that.\n\nThanks,\nIda\n"
    )
    assert "?" not in said


@pytest.mark.parametrize("kind", ["ask", "feedback", "introduce", "accept"])
def test_no_ask_thanks_or_praises(kind: str) -> None:
    for draft in drafts_for(MOVES[kind], TODAY, {1: VOICE, 2: VOICE}):
        assert not re.search(r"thank|grateful|great|brilliant|excellent|wonderful|amazing", draft.body, re.IGNORECASE)
        assert draft.body.endswith("Ida\n")
        assert "quite all right" in draft.body


@pytest.mark.parametrize("kind", ["ask", "feedback", "introduce"])
def test_an_ask_states_its_intent_a_day_and_an_easy_no(kind: str) -> None:
    said = body(kind, stated=Stated(("them", "me"), "I want the books in order"))
    assert "It is for you and me: I want the books in order." in said
    assert re.search(r"\bby \w+day \d", said)
    assert "[whom it is for" in body(kind)


def test_an_ask_states_purpose_and_size() -> None:
    said = body("ask")
    assert "[the purpose, in a line]" in said
    assert "It would take about [how long]" in said


def test_an_introduction_asks_each_side_alone_and_names_neither() -> None:
    to_a, to_b = drafts_for(MOVES["introduce"], TODAY)
    assert [one.name for one in (*to_a.to, *to_b.to)] == ["Rosa Marin", "Bo Lind"]
    assert "Bo" not in to_a.body
    assert "Rosa" not in to_b.body
    move = MOVES["introduce"]
    (both,) = drafts_for(replace(move, matter=replace(move.matter, stage="introduce")), TODAY)
    assert len(both.to) == 2
    assert both.subject == "Rosa, meet Bo"


def test_the_weeks_question_has_no_draft() -> None:
    question = reflect_move(Memory(), TODAY, UTC)
    assert question is not None
    assert drafts_for(question, TODAY) == ()


def test_a_reply_goes_into_its_conversation() -> None:
    reply = Reply("Re: RE: October counts", "b@mail.test", ("a@mail.test", "<b@mail.test>", "bad id"))
    (draft,) = drafts_for(MOVES["thank"], TODAY, reply=reply)
    assert draft.subject == "Re: October counts"
    assert draft.in_reply_to == "b@mail.test"
    assert draft.references == ("a@mail.test", "b@mail.test")
    read = message_from_bytes(eml(draft), policy=default)
    assert read["In-Reply-To"] == "<b@mail.test>"
    assert read["References"] == "<a@mail.test> <b@mail.test>"
    assert read["X-Unsent"] == "1"
    (asked,) = drafts_for(MOVES["ask"], TODAY, reply=reply)
    assert asked.in_reply_to == ""


def test_not_now_says_when_and_stands_in_nobodys_way() -> None:
    draft = not_now_draft(MOVES["promise"], TODAY, VOICE)
    assert draft is not None
    assert "will be with you by [day" in draft.body
    assert "go ahead without me" in draft.body
    assert not_now_draft(MOVES["thank"], TODAY) is None


LETTER = "{greeting}\n\nthe counts are in the folder. More on Monday.\n\n{ending}\n"


@pytest.mark.parametrize(
    ("greeting", "ending", "learnt"),
    [
        ("Hi Rosa,", "Best,\nIda", Voice("Hi {name},", "Best,\nIda")),
        ("Rosa -", "Ida Holm", Voice("{name} -", "Ida Holm")),
        ("Dear Ms Marin,", "Kind regards\nI.", Voice("Dear Ms Marin,", "Kind regards\nI.")),
        ("Good morning!", "Cheers", Voice("Good morning!", "Cheers")),
        ("The counts first.", "They are right.", Voice("Hello {name},", "")),
    ],
)
def test_greeting_and_sign_off_are_learnt(greeting: str, ending: str, learnt: Voice) -> None:
    texts = [LETTER.format(greeting=greeting, ending=ending)]
    assert learn_voice(texts, "Rosa", ["Ida Holm"]) == learnt


def test_the_usual_one_counts_and_quoted_letters_do_not() -> None:
    usual = LETTER.format(greeting="Hey Rosa,", ending="Ida")
    odd = LETTER.format(greeting="Dear Rosa,", ending="Sincerely,\nIda") + "\n> Hi Ida,\n> yes.\n> Rosa\n"
    assert learn_voice([odd, usual, usual], "Rosa", ["Ida"]) == Voice("Hey {name},", "Ida")
    assert learn_voice([], "Rosa", ["Ida"]) == Voice()


def test_a_draft_too_long_for_a_link_says_what_to_do() -> None:
    (draft,) = drafts_for(MOVES["thank"], TODAY)
    long = mailto(replace(draft, body="word " * 2000))
    assert long.url == "mailto:rosa@marin.test?subject=" + "Re%3A%20October%20counts"
    assert "Copy the text from here, or save the draft as a file" in long.remedy
    nobody = mailto(replace(draft, to=(Recipient("Rosa", ""),)))
    assert nobody.url.startswith("mailto:?subject=")
    assert nobody.remedy == "No mail address is known for Rosa; fill it in yourself."


ODD = st.text(max_size=120) | st.sampled_from(
    ["", "\r\nBcc: x@evil.test", "=?utf-8?q?a?=", "“Rosa” <x@y>", "Łukasz", "\ud800", "a,b;c"]
)
ADDRESSES = st.sampled_from(
    [
        "rosa@marin.test",
        "o'brien+x@mail.test",
        "müller@käse.test",
        "a b@c.test",
        "x",
        "",
        "<a@b>",
        "a@b\r\nBcc: c@d",
        "%&?@x.test",
    ]
)


@given(ODD, ADDRESSES, ODD, ODD, ODD, st.sampled_from(sorted(MOVES)))
def test_odd_names_and_subjects_make_drafts_that_are_whole_and_add_no_header(
    name: str, address: str, subject: str, quote: str, message_id: str, kind: str
) -> None:
    move = MOVES[kind]
    people = tuple(Person(one.id, name, (address,)) for one in move.people)
    odd = replace(
        move, people=people, evidence=tuple(replace(one, subject=subject, quote=quote) for one in move.evidence),
        matter=replace(move.matter, what=quote, need=quote, offer=subject),
    )  # fmt: skip
    for draft in drafts_for(odd, TODAY, reply=Reply(subject, message_id, (message_id, "ok@mail.test"))):
        link = mailto(draft)
        assert len(link.url) <= MAILTO_CHARS_MAX
        assert link.url.isascii()
        assert not re.search(r"\s", link.url)
        fields = (
            parse_qs(urlsplit(link.url).query, keep_blank_values=True, strict_parsing=True) if "?" in link.url else {}
        )
        assert set(fields) <= {"subject", "body", "in-reply-to"}
        if "body" in fields:
            assert unquote(fields["body"][0]).count("\n") == unquote(draft.body).count("\n")
        read = message_from_bytes(eml(draft, Recipient(name, address)), policy=default)
        assert set(read.keys()) <= {
            "X-Unsent", "From", "To", "Subject", "In-Reply-To", "References", "Content-Type", "Content-Transfer-Encoding",
            "MIME-Version",
        }  # fmt: skip
        assert read.get_content().replace("\r\n", "\n").strip() == draft.body.strip()
        assert draft.subject.strip()
