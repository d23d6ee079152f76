"""The move "answer": which questions still wait, and what is said about them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from firsthand.domain.moves import MailToMe, Person, answer_moves, open_questions, read_questions
from firsthand.domain.questions import Reader

ROSA = Person(7, "Marin, Rosa", ("rosa.marin@north.test",))
READER = Reader(names=frozenset({"maya"}), others=frozenset({"rosa", "colm"}), alone=True)
TUESDAY = datetime(2023, 11, 7, 9, 30, tzinfo=UTC)
AS_OF = date(2023, 11, 14)

MAIL = MailToMe(
    interaction_id=41,
    message_id="<counts@north.test>",
    person=ROSA,
    sent_at=TUESDAY,
    subject="RE: October counts",
    text="Maya,\n\nCould you send me the October counts? We need them for the review.\n\nRegards,\nRosa",
    to_count=1,
    cc_count=0,
    in_to=True,
    reader=READER,
    contact_days=15,
)


def test_a_question_to_me_alone_becomes_a_move_with_its_evidence() -> None:
    (move,) = answer_moves(open_questions([MAIL], AS_OF), AS_OF)
    assert move.deed == "Answer Rosa on “October counts”"
    assert move.why == ("Asked of you alone on Tuesday 7 November, five working days ago. No answer seen in your mail.")
    assert move.tier == 2
    assert move.people == (ROSA,)
    assert not move.benefit_to_me
    assert move.first_step.words == (
        "If it is quiet after lunch, then I send Rosa what is asked for, or write by when I will."
    )
    (evidence,) = move.evidence
    assert evidence.quote[slice(*evidence.marked)] == "Could you send me the October counts?"
    assert (evidence.interaction_id, evidence.direction, evidence.sent_at) == (41, "from-them", TUESDAY)


@pytest.mark.parametrize(
    "change",
    [
        {"replied_at": TUESDAY + timedelta(hours=1)},
        {"wrote_alone_at": TUESDAY + timedelta(days=2)},
        {"others_replied_at": TUESDAY + timedelta(days=2)},
        {"they_wrote_again_at": TUESDAY + timedelta(days=2)},
        {"impersonal": True},
        {"in_to": False, "to_count": 1, "cc_count": 1},
        {"to_count": 3, "cc_count": 1},
        {"text": "The October counts are here."},
        {"sent_at": datetime(2023, 11, 14, 0, 0, tzinfo=UTC)},
        {"text": "Colm, could you send me the October counts?", "reader": replace(READER, alone=False)},
    ],
)
def test_whatever_may_be_handled_or_was_not_put_to_me_is_left_out(change: dict[str, object]) -> None:
    assert open_questions([replace(MAIL, **change)], AS_OF) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("as_of", "listed", "suggested"),
    [
        (date(2023, 11, 8), 1, 0),
        (date(2023, 11, 9), 1, 1),
        (date(2023, 11, 27), 1, 1),
        (date(2023, 11, 28), 1, 0),
        (date(2023, 12, 6), 1, 0),
        (date(2023, 12, 7), 0, 0),
    ],
)
def test_a_move_is_made_from_two_to_fourteen_working_days_and_the_question_listed_to_twenty_one(
    as_of: date, listed: int, suggested: int
) -> None:
    questions = open_questions([MAIL], as_of)
    assert len(questions) == listed
    assert len(answer_moves(questions, as_of)) == suggested


def test_a_light_question_is_suggested_for_seven_working_days_and_listed_for_longer() -> None:
    light = replace(MAIL, text="Are you part of this?")
    for as_of, suggested in ((date(2023, 11, 16), 1), (date(2023, 11, 17), 0), (date(2023, 12, 6), 0)):
        questions = open_questions([light], as_of)
        assert (len(questions), len(answer_moves(questions, as_of))) == (1, suggested)
    beside_another = replace(MAIL, text="Are you part of this? Could you send me the October counts?")
    assert answer_moves(open_questions([beside_another], date(2023, 11, 27)), date(2023, 11, 27))


def test_an_earlier_reply_does_not_answer_a_later_question() -> None:
    earlier = replace(MAIL, replied_at=TUESDAY - timedelta(days=1))
    assert len(open_questions([earlier], AS_OF)) == 1


def test_only_the_newest_question_of_a_thread_is_open() -> None:
    again = replace(MAIL, sent_at=TUESDAY + timedelta(days=1), interaction_id=42, subject="October counts")
    (question,) = open_questions([again, MAIL], AS_OF)
    assert question.mail.interaction_id == 42


def test_several_threads_of_one_person_make_one_move() -> None:
    other = replace(
        MAIL, subject="Metals terms", message_id="<b@north.test>", text="Can we talk about the metals terms?"
    )
    (move,) = answer_moves(open_questions([MAIL, other], AS_OF), AS_OF)
    assert len(move.evidence) == 2
    assert move.why.endswith("One more question from Rosa waits.")


def test_what_the_store_kept_of_a_message_spares_reading_it_again() -> None:
    kept = read_questions(MAIL.subject, MAIL.text, MAIL.reader)
    (question,) = open_questions([replace(MAIL, text="", said=kept)], AS_OF)
    assert question.said == kept[0]
    assert open_questions([replace(MAIL, said=())], AS_OF) == ()


def test_the_key_stays_the_same_on_every_day_and_in_every_import() -> None:
    (today,) = open_questions([MAIL], AS_OF)
    (later,) = open_questions([replace(MAIL, interaction_id=977)], AS_OF + timedelta(days=3))
    assert today.key == later.key
    (other,) = open_questions([replace(MAIL, message_id="<other@north.test>")], AS_OF)
    assert other.key != today.key


@pytest.mark.parametrize(
    ("question", "open_still"),
    [
        ("Can we meet tomorrow?", False),
        ("Are you free on Thursday at 3 pm?", False),
        ("Will you join us for lunch?", False),
        ("Are you dropping by tomorrow?", False),
        ("Could you send me the list by Thursday?", True),
        ("Can you review the draft before Friday?", True),
        ("Could we meet next week?", True),
        ("Who keeps the list?", True),
    ],
)
def test_an_appointment_in_the_past_needs_no_answer_but_a_deadline_does(question: str, open_still: bool) -> None:
    found = open_questions([replace(MAIL, text=question)], AS_OF)
    assert bool(found) is open_still


@pytest.mark.parametrize(
    ("question", "open_still"),
    [
        ("What are you two doing for Halloween?", False),
        ("Where will you be at Christmas?", True),
        ("Who has the list of the new year's prices?", True),
    ],
)
def test_a_holiday_that_has_passed_takes_what_was_asked_of_it_along(question: str, open_still: bool) -> None:
    asked = replace(MAIL, text=question, sent_at=datetime(2023, 10, 30, 9, 0, tzinfo=UTC))
    assert bool(open_questions([asked], AS_OF)) is open_still


@pytest.mark.parametrize("subject", ["For our discussion this morning", "In preparation for our 4:30 meeting"])
def test_a_message_about_a_meeting_that_day_is_over_soon(subject: str) -> None:
    mail = replace(MAIL, subject=subject)
    assert len(open_questions([mail], date(2023, 11, 9))) == 1
    assert open_questions([mail], AS_OF) == ()


@pytest.mark.parametrize(
    ("question", "step"),
    [
        ("Do you agree with the second draft?", "two sentences"),
        ("Let me know what you think.", "two sentences"),
        ("When would you like to see the plan?", "one day and time"),
        ("Who keeps the list?", "the name"),
        ("Do you know anyone who has been through the terms?", "one name"),
        ("Is the date fixed?", "yes or no"),
        ("How many seats do we need?", "the figure"),
        ("How about Bergen?", "another idea"),
        ("Please approve the plan.", "what I still need to know"),
        ("Please review the plan.", "read the first page"),
        ("Please call me on this.", "I ring Rosa"),
    ],
)
def test_the_first_step_gives_what_the_question_asks_for(question: str, step: str) -> None:
    (move,) = answer_moves(open_questions([replace(MAIL, text=question)], AS_OF), AS_OF)
    assert step in move.first_step.action
    assert 0 < move.minutes <= 20


def test_a_title_does_without_a_subject_that_says_nothing() -> None:
    (move,) = answer_moves(open_questions([replace(MAIL, subject="RE:")], AS_OF), AS_OF)
    assert move.deed == "Answer Rosa, who wrote on Tuesday 7 November"


def test_every_term_of_the_score_is_in_words_and_they_add_up() -> None:
    (move,) = answer_moves(open_questions([replace(MAIL, importance=1.0)], AS_OF), AS_OF)
    assert all(term.words for term in move.terms)
    assert move.score == pytest.approx(sum(term.points for term in move.terms), abs=0.1)
    assert "You starred Rosa" in [term.words for term in move.terms]


def test_a_younger_question_and_a_firmer_tie_score_higher() -> None:
    def score(mail: MailToMe) -> float:
        (move,) = answer_moves(open_questions([mail], AS_OF), AS_OF)
        return move.score

    assert score(replace(MAIL, sent_at=TUESDAY + timedelta(days=2))) > score(MAIL)
    assert score(MAIL) > score(replace(MAIL, contact_days=2))
    assert score(MAIL) > score(replace(MAIL, to_count=2))
    assert score(replace(MAIL, contact_days=0)) == 0
