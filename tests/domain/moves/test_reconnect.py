"""The move "reconnect": ties that mattered, are quiet, and have something good to go back to."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from firsthand.domain.moves import Moment, Person, TieFacts, reconnect_moves
from firsthand.domain.people import Quiet

TOMAS = Person(3, "Tomas Herrera", ("tomas@ops.test",))
AS_OF = date(2023, 11, 14)
LAST = datetime(2023, 9, 14, 16, 0, tzinfo=UTC)

THANKS = Moment(
    90, "<t@ops.test>", LAST, "Testers", "Thank you for the two testers you lent us in August.\nTomas", "from-them"
)
TIE = TieFacts(
    person=TOMAS,
    quiet=Quiet(0.03, 61.0, 9.0, "quiet"),
    contact_days=30,
    out_days=14,
    in_days=20,
    silent_days=61,
    moments=(THANKS,),
)


def test_a_quiet_tie_becomes_a_move_that_quotes_the_last_good_moment() -> None:
    (move,) = reconnect_moves([TIE], AS_OF)
    assert move.deed == "Write to Tomas Herrera again"
    assert move.why == "You were in contact about every nine days; 61 days now. On 14 September Tomas wrote last."
    assert move.tier == 6
    assert move.benefit_to_me
    assert move.first_step.action == "I ask Tomas in three lines how “Testers” went on"
    (evidence,) = move.evidence
    assert evidence.quote[slice(*evidence.marked)] == "Thank you for the two testers you lent us in August."


@pytest.mark.parametrize(
    "change",
    [
        {"quiet": Quiet(0.4, 12.0, 9.0, "in_rhythm")},
        {"quiet": Quiet(None, None, None, "cant_tell")},
        {"bounced": True},
        {"contact_days": 5},
        {"out_days": 1},
        {"in_days": 0},
        {"silent_days": 12},
        {"silent_days": 2_000},
        {"moments": ()},
        {"moments": (replace(THANKS, text="The file is on the drive."),)},
    ],
)
def test_a_tie_without_weight_silence_or_a_good_moment_makes_no_move(change: dict[str, object]) -> None:
    assert reconnect_moves([replace(TIE, **change)], AS_OF) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words",
    [
        "Our condolences to you and the family.",
        "As you know I resigned on Monday.",
        "The lawsuit is with our attorneys.",
        "Please do not contact me any more.",
        "This is unacceptable.",
        "Mein Beileid.",
        "Die Kündigung liegt bei.",
        "Toutes mes condoléances.",
        "Mi más sentido pésame.",
    ],
)
def test_bereavement_employment_law_and_conflict_leave_a_tie_alone(words: str) -> None:
    sad = replace(THANKS, text=words, sent_at=LAST + timedelta(hours=1))
    assert reconnect_moves([replace(TIE, moments=(sad, THANKS))], AS_OF) == ()


def test_a_star_makes_a_short_tie_matter() -> None:
    short = replace(TIE, contact_days=3, out_days=1, in_days=2)
    assert reconnect_moves([short], AS_OF) == ()
    assert len(reconnect_moves([replace(short, importance=1.0)], AS_OF)) == 1


@pytest.mark.parametrize(
    ("words", "direction", "step"),
    [
        ("We should have lunch when you are in Bergen.", "from-them", "I suggest two dates to Tomas"),
        ("I am happy to introduce you to the people in Bergen.", "from-them", "what became of the offer"),
        ("Thank you for the long evening with the counts.", "from-me", "what the help"),
        ("Congratulations on the new post in Bergen!", "from-me", "how it went on"),
        ("Could you send us the plan of the audit in Bergen?", "from-them", "what came of the question"),
        ("How did the pilot in Bergen turn out for you?", "from-me", "turned out"),
    ],
)
def test_the_first_step_goes_back_to_what_was_said(words: str, direction: str, step: str) -> None:
    moment = replace(THANKS, text=words, direction=direction)  # type: ignore[arg-type]
    (move,) = reconnect_moves([replace(TIE, moments=(moment,))], AS_OF)
    assert step in move.first_step.action
    assert move.evidence[0].quote[slice(*move.evidence[0].marked)] == words


def test_work_handed_over_is_a_reason_while_it_is_fresh_and_the_tie_was_firm() -> None:
    work = replace(THANKS, text="Attached is the plan for the testers in the new building.")
    tie = replace(TIE, moments=(work,), importance=0.5)
    (move,) = reconnect_moves([tie], AS_OF)
    assert move.first_step.action == "I tell Tomas in three lines what became of “Testers”"
    assert reconnect_moves([replace(tie, importance=0.0)], AS_OF) == (), "no star and no goal"
    assert reconnect_moves([replace(tie, contact_days=10)], AS_OF) == ()
    assert reconnect_moves([replace(tie, silent_days=300)], AS_OF) == ()
    assert reconnect_moves([replace(tie, moments=(replace(work, direction="from-me"),))], AS_OF) == ()


def test_what_was_said_long_before_the_last_time_is_left_where_it_is() -> None:
    plain = replace(THANKS, text="The file is on the drive.")
    for days, moves in ((30, 1), (31, 0)):
        earlier = replace(THANKS, sent_at=LAST - timedelta(days=days))
        assert len(reconnect_moves([replace(TIE, moments=(plain, earlier))], AS_OF)) == moves
    seldom = replace(TIE, quiet=Quiet(0.03, 61.0, 20.0, "quiet"))
    earlier = replace(THANKS, sent_at=LAST - timedelta(days=40))
    assert reconnect_moves([replace(seldom, moments=(plain, earlier))], AS_OF)


def test_a_question_that_wanted_but_a_word_is_no_reason_any_more() -> None:
    light = replace(THANKS, text="Is that you in the picture?")
    assert reconnect_moves([replace(TIE, moments=(light,))], AS_OF) == ()


def test_a_question_somebody_may_have_answered_is_not_brought_up() -> None:
    question = replace(THANKS, text="Could you send us the plan of the audit in Bergen?")
    reply = replace(THANKS, sent_at=LAST + timedelta(days=1), direction="from-me", text="Two weeks.")
    assert reconnect_moves([replace(TIE, moments=(reply, question))], AS_OF) == ()


def test_nothing_of_the_day_itself_or_later_is_used() -> None:
    later = replace(THANKS, sent_at=datetime(2023, 11, 14, 8, 0, tzinfo=UTC))
    assert reconnect_moves([replace(TIE, moments=(later,))], AS_OF) == ()


def test_new_contact_and_another_silence_make_another_move() -> None:
    (before,) = reconnect_moves([TIE], AS_OF)
    (same,) = reconnect_moves([TIE], AS_OF + timedelta(days=5))
    (after,) = reconnect_moves([replace(TIE, moments=(replace(THANKS, sent_at=LAST + timedelta(days=9)),))], AS_OF)
    assert before.key == same.key
    assert before.key != after.key


def test_who_wrote_last_is_not_claimed_when_the_last_contact_is_unknown() -> None:
    (move,) = reconnect_moves([replace(TIE, silent_days=40)], AS_OF)
    assert "wrote last" not in move.why
