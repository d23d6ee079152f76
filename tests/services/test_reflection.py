"""Answers, what one says of oneself, what others say, and the mirror of it all, on both databases."""

from datetime import UTC, datetime, timedelta
from datetime import time as clock_time
from email.utils import format_datetime
from pathlib import Path

import pytest

from firsthand.domain.exchanges.corrections import Correction
from firsthand.domain.reflection.answers import ANSWER_CHARS_MAX
from firsthand.domain.reflection.mirror import LINES
from firsthand.domain.reflection.others import Reply, reply_text
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.services import (
    exchanges,
    forgetting,
    imports,
    introductions,
    moves,
    oneself,
    others_view,
    people,
    reflection,
)
from firsthand.services.actor import Actor, now, start_of
from firsthand.services.exchanges import LedgerQuery
from firsthand.services.mirror import mirror
from firsthand.services.oneself import Value
from firsthand.storage.connection import execute, rows
from tests.connectors.letters import letter, mbox
from tests.services.mailboxes import BEN, ME, MY_ADDRESS, imported, write_mailbox

pytestmark = pytest.mark.django_db(transaction=True)


def back_dated(actor: Actor, weeks: int) -> None:
    """As if every answer had been changed so many weeks earlier."""
    execute(actor.scope, "UPDATE answer SET changed_at = changed_at - %s", [weeks * 7 * 86_400])


def test_what_is_typed_is_kept_as_one_answer_that_grows(actor: Actor) -> None:
    first = reflection.type_answer(actor, 4, "I list")
    second = reflection.type_answer(actor, 4, "I listen badly", id=first.id, version=first.version)
    assert (second.id, second.version) == (first.id, first.version + 1)
    found = reflection.answers(actor, 4)
    assert found.current is not None
    assert found.current.text == "I listen badly"
    assert found.beside == found.earlier == ()


def test_two_windows_lose_nothing_and_each_goes_on_with_its_own(actor: Actor) -> None:
    mine = reflection.type_answer(actor, 4, "From the first window")
    other = reflection.type_answer(actor, 4, "From the second window")
    assert other.id != mine.id
    assert other.beside == mine.id
    grown = reflection.type_answer(actor, 4, "From the second window, and more", id=other.id, version=other.version)
    assert grown.id == other.id
    # A window that slept over the other's keeping: its version is behind.
    later = reflection.type_answer(actor, 4, "First again", id=mine.id, version=mine.version)
    behind = reflection.type_answer(actor, 4, "Third window", id=mine.id, version=mine.version)
    assert later.id == mine.id
    assert behind.id not in (mine.id, other.id)
    found = reflection.answers(actor, 4)
    assert found.current is not None
    assert {found.current.text, *(one.text for one in found.beside)} == {
        "First again", "From the second window, and more", "Third window",
    }  # fmt: skip


def test_an_answer_that_was_kept_in_another_window_is_never_written_over(actor: Actor) -> None:
    typed = reflection.type_answer(actor, 4, "As it stood")
    reflection.keep_answer(actor, 4, "As it stood", id=typed.id, version=typed.version)
    fresh = reflection.type_answer(actor, 4, "Typed on", id=typed.id, version=typed.version)
    assert fresh.id != typed.id
    found = reflection.answers(actor, 4)
    assert [one.text for one in found.earlier] == ["As it stood"]
    assert found.current is not None
    assert found.current.text == "Typed on"


def test_keeping_twice_keeps_one(actor: Actor) -> None:
    typed = reflection.type_answer(actor, 4, "Once")
    for _again in range(2):
        reflection.keep_answer(actor, 4, "Once", id=typed.id, version=typed.version)
    assert [one.text for one in reflection.answers(actor, 4).earlier] == ["Once"]


@pytest.mark.parametrize("text", ["😀 תשובה مرحبا", "a\nb\n\nc", " x "])
def test_any_letters_come_back_as_they_were_typed(actor: Actor, text: str) -> None:
    reflection.keep_answer(actor, 5, text)
    assert reflection.answers(actor, 5).earlier[0].text == text


def test_an_answer_that_is_empty_or_too_long_is_refused_in_words_and_changes_nothing(actor: Actor) -> None:
    typed = reflection.type_answer(actor, 5, "There")
    with pytest.raises(FirsthandError, match="it is empty"):
        reflection.keep_answer(actor, 5, " \n ")
    for keep in (reflection.type_answer, reflection.keep_answer):
        with pytest.raises(FirsthandError, match="200,000 is the most"):
            keep(actor, 5, "é" * (ANSWER_CHARS_MAX + 1), id=typed.id, version=typed.version)
    found = reflection.answers(actor, 5)
    assert found.current is not None
    assert (found.current.text, found.earlier) == ("There", ())
    reflection.type_answer(actor, 5, "x" * ANSWER_CHARS_MAX, id=typed.id, version=typed.version)
    with pytest.raises(NotFoundError, match="there are 12 questions"):
        reflection.type_answer(actor, 13, "There")


def test_an_empty_page_in_a_second_window_takes_nothing_away(actor: Actor) -> None:
    reflection.type_answer(actor, 5, "There")
    reflection.type_answer(actor, 5, "")
    found = reflection.answers(actor, 5)
    assert found.current is not None
    assert (found.current.text, found.beside) == ("There", ())


def test_an_answer_comes_back_after_twelve_weeks(actor: Actor) -> None:
    reflection.keep_answer(actor, 6, "Fear of the year’s end")
    assert reflection.answers(actor, 6).then is None
    back_dated(actor, 12)
    reflection.keep_answer(actor, 6, "Habit")
    found = reflection.answers(actor, 6)
    assert found.then is not None
    assert found.then.text == "Fear of the year’s end"
    assert [one.text for one in found.earlier] == ["Habit", "Fear of the year’s end"]


def test_answering_settles_the_weeks_question_in_whatever_order(actor: Actor) -> None:
    shown = [one for one in moves.today(actor, now(actor)).moves if one.kind == "reflect"]
    assert reflection.current_question(actor) == 1
    reflection.keep_answer(actor, 1, "Closed doors")
    after = moves.today(actor, now(actor))
    assert not [one for one in after.moves if one.kind == "reflect"]
    if shown:
        assert rows(actor.scope, "SELECT outcome FROM move_event WHERE key = %s AND outcome = 'done'", [shown[0].key])
    reflection.keep_answer(actor, 3, "Listening")
    assert reflection.current_question(actor) == 2
    back_dated(actor, 1)
    following = [one for one in moves.today(actor, now(actor)).moves if one.kind == "reflect"]
    assert not shown or [one.key for one in following] == ["reflect:1-2"]


def test_ratings_are_of_their_day_and_move_as_the_users_own(actor: Actor) -> None:
    oneself.rate(actor, {"thanks": 2, "names-effect": 2})
    execute(actor.scope, "UPDATE self_rating SET on_day = on_day - 90")
    oneself.rate(actor, {"thanks": 4})
    oneself.rate(actor, {"thanks": 5})
    assert [one.level for one in oneself.rated(actor)] == [2, 2, 5]
    (thanking,) = [one for one in oneself.skill_levels(actor) if one.skill == "thanking"]
    assert thanking.moved == 1
    with pytest.raises(FirsthandError):
        oneself.rate(actor, {"thanks": 6})
    with pytest.raises(FirsthandError):
        oneself.rate(actor, {"unheard-of": 3})


def test_words_values_and_skills_stand_until_they_are_said_anew(actor: Actor) -> None:
    oneself.keep_words(actor, {"politics": " Doors ", "unheard-of": "x"})
    assert oneself.definitions(actor) == (("politics", "Doors"),)
    oneself.keep_words(actor, {"politics": ""})
    assert oneself.definitions(actor) == ()
    oneself.keep_values(actor, [Value("Honesty"), Value(""), Value("Rope", "holds"), Value("Honesty", "again")])
    assert oneself.values(actor) == (Value("Honesty"), Value("Rope", "holds"))
    with pytest.raises(FirsthandError, match="more than 5"):
        oneself.keep_values(actor, [Value(str(n)) for n in range(6)])
    assert len(oneself.values(actor)) == 2
    oneself.choose_skills(actor, ["thanking", "asking", "unheard-of"])
    assert oneself.skills_to_learn(actor) == ("asking", "thanking")


def test_a_role_model_may_be_of_the_record_or_not_and_goes_with_the_person(actor: Actor, tmp_path: Path) -> None:
    imported(actor, write_mailbox(tmp_path / "mail"))
    ben = people.find(actor, "ben@dale.test")
    oneself.add_role_model(actor, "ignored", "Rings before the tide", ben)
    oneself.add_role_model(actor, "My aunt", "Asks once, and waits")
    assert {one.name for one in oneself.role_models(actor)} == {"Ben Dale", "My aunt"}
    assert [one.does for one in oneself.role_models(actor, ben)] == ["Rings before the tide"]
    reflection.keep_answer(actor, 9, "Ben Dale, and my aunt.")
    forgetting.forget(actor, ben)
    assert [one.name for one in oneself.role_models(actor)] == ["My aunt"]
    assert "Dale" not in reflection.answers(actor, 9).earlier[0].text


def test_replies_are_taken_by_their_key_and_shown_from_five_on_only(actor: Actor) -> None:
    for number in range(5):
        others_view.invite(actor, f"Guest {number}")
    keys = [one.key for one in others_view.invitations(actor)]
    assert len(set(keys)) == 5
    for number, key in enumerate(keys):
        assert others_view.others_view(actor).levels == ()
        assert others_view.others_view(actor).words == ()
        taken = others_view.take_reply(actor, reply_text(Reply(key, {"thanks": 2}, f"Words {9 - number}")).encode())
        assert not taken.again
    found = others_view.others_view(actor)
    assert {one.item: one.level for one in found.levels}["thanks"] == 2.0
    assert found.words == tuple(f"Words {n}" for n in (5, 6, 7, 8, 9))
    again = others_view.take_reply(actor, reply_text(Reply(keys[0], {"thanks": 4}, "")))
    assert again.again
    assert others_view.others_view(actor).words == ()


def test_a_reply_to_another_record_a_picture_and_a_flood_are_refused_in_words(actor: Actor) -> None:
    others_view.invite(actor, "Guest")
    for content, reason in (
        (reply_text(Reply("ab" * 16, {"thanks": 2}, "")), "not made in this record"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "it is no text"),
        (b"x" * 64_001, "larger than any"),
        ("", "no reply|not one that a form"),
    ):
        with pytest.raises(FirsthandError, match=reason):
            others_view.take_reply(actor, content)
    assert others_view.invitations(actor)[0].replied is None


@pytest.fixture
def harbour(actor: Actor, tmp_path: Path) -> Actor:
    """Some months of mail, in which nothing is confirmed yet."""
    imported(actor, write_mailbox(tmp_path / "mail"))
    return actor


def test_the_mirror_has_all_its_lines_and_says_what_is_missing(harbour: Actor) -> None:
    found = mirror(harbour, now(harbour))
    assert [one.key for one in found.lines] == list(LINES)
    for one in found.lines:
        assert one.quadrant != "can't tell yet" or one.missing
        assert one.record.words
    empty = mirror(harbour, start_of(now(harbour).day - timedelta(days=5000), harbour))
    assert {one.quadrant for one in empty.lines} == {"can't tell yet"}


def test_what_the_user_confirmed_speaks_once_enough_was_judged(harbour: Actor) -> None:
    ben, cy = people.find(harbour, "ben@dale.test"), people.find(harbour, "cy@loewe.test")
    waiting = exchanges.listing(harbour, LedgerQuery(status="suggested"), now(harbour), limit=None)
    for number in range(12):
        entry = exchanges.add(harbour, ben, "promise", f"Rope {number}", on="60 days ago", due="tomorrow")
        due = now(harbour).day - timedelta(days=40)
        exchanges.correct(harbour, entry.exchange.key, Correction(due=due))
        exchanges.correct(
            harbour, entry.exchange.key, Correction(state="given", state_on=due - timedelta(days=1 if number else -9))
        )
    one = introductions.asked(harbour, ben, cy, "both", "rope", "cranes")
    introductions.said(harbour, one.id, "a", "yes")
    introductions.said(harbour, one.id, "b", "yes")
    introductions.introduced(harbour, one.id)
    exchanges.dismiss(harbour, [entry.exchange.key for entry in waiting.entries])
    oneself.rate(harbour, {"follows-through": 2})
    found = {line.key: line for line in mirror(harbour, now(harbour)).lines}
    kept = found["follows-through"]
    assert kept.record.words == "11 of 12 promises with a day were kept by that day."
    assert kept.quadrant == "hidden strength"
    assert [proof.kind for proof in kept.record.evidence] == ["exchange"] * 5
    assert exchanges.show(harbour, kept.record.evidence[0].ref, now(harbour)).exchange.status == "confirmed"
    assert (
        found["makes-introductions"].record.words
        == "13 things you gave, 1 of them introductions. That is too close to call."
    )


def test_how_soon_one_answers_is_read_from_the_letters_of_twelve_weeks(actor: Actor, tmp_path: Path) -> None:
    monday = now(actor).day - timedelta(days=now(actor).day.weekday() + 7)
    letters = []
    for week in range(10):
        nine = datetime.combine(monday - timedelta(weeks=week), clock_time(9), UTC)
        for name, hours in (("in", 0), ("out", 2)):
            sender, to = (BEN, ME) if name == "in" else (ME, BEN)
            letters.append(
                letter(
                    f"Message-ID: <{name}-{week}@rope.test>",
                    *([f"In-Reply-To: <in-{week}@rope.test>"] if hours else []),
                    sender=sender,
                    to=to,
                    subject=f"{'Re: ' if hours else ''}Rope {week}",
                    date=format_datetime(nine + timedelta(hours=hours)),
                    text="About the rope.\n",
                )
            )
    (tmp_path / "rope.mbox").write_bytes(mbox(*letters))
    imports.start(actor, [tmp_path / "rope.mbox"], me=[MY_ADDRESS])
    line = next(one for one in mirror(actor, now(actor)).lines if one.key == "answers-quickly")
    assert line.record.words == "Half of your 10 answers took at most 2 working hours, all to one person."
    assert line.quadrant == "hidden strength"
    assert [proof.ref for proof in line.record.evidence] == [str(people.find(actor, "ben@dale.test"))]
