"""A first step holds on to the next meeting with whom it is about."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from firsthand.domain.moves import FirstStep, Matter, Move, Person
from firsthand.domain.moves.meeting_cues import Meets, tied_to_meetings

NOW = datetime(2026, 11, 17, 8, 30, tzinfo=UTC)
ROSA, TOMAS = Person(1, "Rosa Marin"), Person(2, "Tomas Herrera")
MOVE = Move(
    "answer:1", "answer", (ROSA,), "Answer Rosa", "Asked on Friday.", (), FirstStep("it is quiet", "I write Rosa yes or no"),
    5, 50.0, (), NOW, (), benefit_to_me=False,
)  # fmt: skip


def tied(move: Move, *meetings: Meets) -> Move:
    (found,) = tied_to_meetings([move], meetings, NOW)
    return found


def test_the_next_meeting_with_them_is_the_cue() -> None:
    thursday = datetime(2026, 11, 19, 14, 0, tzinfo=UTC)
    found = tied(MOVE, Meets(1, thursday + timedelta(hours=20)), Meets(1, thursday))
    assert found.first_step.words == (
        "If it is ten minutes before I meet Rosa on Thursday at 14:00, then I write Rosa yes or no."
    )
    assert found.note == ""


def test_a_meeting_today_is_said_beside_the_move() -> None:
    found = tied(replace(MOVE, note="She was away."), Meets(1, NOW.replace(hour=16)))
    assert found.note == "She was away. You meet Rosa today at 16:30."
    assert "today at 16:30" in found.first_step.cue


def test_whoever_was_met_today_is_said_and_the_cue_stays() -> None:
    found = tied(MOVE, Meets(1, NOW - timedelta(hours=1)))
    assert found.note == "You met Rosa today at 7:30."
    assert found.first_step == MOVE.first_step


def test_meetings_with_others_or_far_ahead_change_nothing() -> None:
    assert tied(MOVE, Meets(2, NOW + timedelta(hours=3)), Meets(1, NOW + timedelta(days=4))) == MOVE


def test_a_promise_for_an_earlier_day_does_not_wait_for_the_meeting() -> None:
    promise = replace(MOVE, kind="promise", matter=Matter(due=date(2026, 11, 18)))
    assert tied(promise, Meets(1, NOW + timedelta(days=2))) == promise
    assert tied(promise, Meets(1, NOW + timedelta(days=1))).first_step.cue.endswith("tomorrow at 8:30")


def test_an_introduction_is_about_two_and_keeps_its_own_cue() -> None:
    both = replace(MOVE, kind="introduce", people=(ROSA, TOMAS))
    assert tied(both, Meets(1, NOW + timedelta(hours=3))) == both
