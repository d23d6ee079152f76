"""Guard rails, the user's own weights, what answers teach, and what later mail shows done."""

from datetime import UTC, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.moves import (
    Guards,
    Judged,
    Memory,
    Move,
    Remembered,
    Weights,
    compose,
    factors,
    giving_load,
    is_over_giving,
    observed_done,
    promise_moves,
    says_busy,
)
from firsthand.domain.moves.reflect import reflect_move
from firsthand.domain.reflection.questions import QUESTIONS
from tests.domain.moves.ledger import TODAY, ago, entry, promise
from tests.domain.moves.test_compose import keys, move, shown


def chosen(moves: list[Move], guards: Guards) -> tuple[Move, ...]:
    return compose(moves, Memory(), TODAY, 5, guards).moves


def test_over_giving_hides_gives_of_more_than_five_minutes() -> None:
    from dataclasses import replace

    long, short = replace(move("give", 1), minutes=6), replace(move("give", 2), minutes=5)
    assert [one.key for one in chosen([long, short], Guards(over_giving=True))] == ["give:2"]
    assert len(chosen([long, short], Guards())) == 2


def test_the_load_is_the_last_week_over_the_median_of_twelve_from_eight_weeks_on() -> None:
    assert giving_load([2.0] * 7) is None
    assert giving_load([0.0] * 12) is None
    assert giving_load([2.0] * 11 + [3.0]) == 1.5


def test_over_giving_takes_two_heavy_weeks_and_little_energy() -> None:
    heavy = [2.0] * 10 + [3.0, 3.0]
    assert is_over_giving(heavy, 2)
    assert not is_over_giving(heavy, 3)
    assert not is_over_giving(heavy, None)
    assert not is_over_giving([2.0] * 11 + [3.0], 1)


@pytest.mark.parametrize(
    "text", ["I'm swamped until Friday.", "We are very busy.", "I have no time for this right now."]
)
def test_being_busy_is_read(text: str) -> None:
    assert says_busy(text)


@pytest.mark.parametrize("text", ["The line was busy.", "A busy street.", "Are you busy?", ""])
def test_other_uses_of_the_word_are_not(text: str) -> None:
    assert not says_busy(text)


def test_who_is_busy_costs_a_move_twenty_five_points() -> None:
    (one,) = chosen([move("answer", 1, 60)], Guards(busy=frozenset({1})))
    assert one.score == 35
    assert one.terms[-1].words == "Person wrote of being busy"


def test_what_was_learnt_is_a_term_of_its_own() -> None:
    (one,) = chosen([move("answer", 1, 50)], Guards(learnt={"answer": 1.2}))
    assert one.score == 60
    assert sum(term.points for term in one.terms) == 60


@given(st.lists(st.tuples(st.booleans(), st.integers(-400, 30)), max_size=60))
def test_learning_is_bounded_and_monotonous(answers: list[tuple[bool, int]]) -> None:
    judged = [Judged("give", TODAY + timedelta(days=day), useful) for useful, day in answers]
    before = factors(judged, TODAY).get("give", 1.0)
    assert 0.6 < before < 1.4
    assert factors([*judged, Judged("give", TODAY, True)], TODAY)["give"] > before
    assert factors([*judged, Judged("give", TODAY, False)], TODAY)["give"] < before


def test_refusals_that_speak_of_the_case_teach_nothing_of_the_kind() -> None:
    assert factors([Judged("give", TODAY, False, "done"), Judged("give", TODAY, False, "never-them")], TODAY) == {}
    assert factors([Judged("give", TODAY, False, "not-now")], TODAY)["give"] < 1


@pytest.mark.parametrize("values", [(1, 1, 0, 0, 0), (0.5, 0.5, 0.5, -0.5, 0), (float("nan"), 1, 0, 0, 0), (0,) * 5])
def test_weights_that_do_not_come_to_one_are_refused(values: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="weight"):
        Weights(*values)


def test_the_users_weights_change_the_points() -> None:
    (plain,) = promise_moves([entry(promise(due_in=-1))], TODAY)
    (own,) = promise_moves([entry(promise(due_in=-1))], TODAY, Weights(1, 0, 0, 0, 0))
    assert own.score == 80
    assert plain.score < own.score
    assert [term.points for term in own.terms] == [80, 0, 0, 0, 0]


def test_a_place_is_kept_from_promises_where_a_move_for_it_is_at_hand() -> None:
    promises = [move("promise", n, 50 - n) for n in range(6)]
    assert keys([*promises, move("thank", 20), move("reconnect", 21)])[3:] == ["thank:20", "reconnect:21"]
    assert len(keys(promises)) == 5


def test_a_lifted_ask_stands_with_thanks() -> None:
    from dataclasses import replace

    lifted = replace(move("ask", 1, 60), lifted=True)
    assert keys([move("give", 2, 90), lifted, move("thank", 3, 50)]) == ["ask:1", "thank:3", "give:2"]
    assert replace(move("give", 1), lifted=True).tier == 4


def test_the_share_of_giving_is_reached_by_more_than_one_step() -> None:
    past = tuple(shown("ask", n, 20) for n in range(30, 33))
    selfish = [move("accept", 1), move("accept", 2), move("ask", 3), move("feedback", 4), move("reconnect", 5)]
    giving = [move("give", n, 1) for n in (10, 11, 12)]
    kept = keys([*selfish, *giving], *past)
    assert sum(key.startswith("give") for key in kept) >= 2


def test_the_share_never_brings_a_third_answer() -> None:
    past = tuple(shown("ask", n, 20) for n in range(30, 39))
    moves = [move("answer", 1), move("answer", 2), move("answer", 3), move("ask", 4), move("reconnect", 5)]
    assert sum(key.startswith("answer") for key in keys(moves, *past)) == 2


def test_the_weeks_question_comes_last_and_never_in_the_way() -> None:
    question = reflect_move(Memory(), TODAY, UTC)
    assert question is not None
    assert question.deed == QUESTIONS[0].text
    full = [move("answer", 1), move("answer", 2), move("thank", 3), move("give", 4), move("reconnect", 5)]
    assert "reflect:1-1" not in keys([question, *full])
    assert keys([question, *full[:4]])[-1] == "reflect:1-1"
    assert keys([question]) == []


def test_a_question_that_was_answered_makes_room_for_the_next_one_next_week() -> None:
    answered = Remembered("reflect:1-1", "reflect", (), ago(1), "done")
    assert reflect_move(Memory((answered,)), TODAY, UTC) is None
    following = reflect_move(Memory((answered,)), TODAY + timedelta(days=7), UTC)
    assert following is not None
    assert following.key == "reflect:1-2"
    every = tuple(Remembered(f"reflect:1-{n}", "reflect", (), ago(10), "done") for n in range(1, 13))
    again = reflect_move(Memory(every), TODAY, UTC)
    assert again is not None
    assert again.key == "reflect:2-1"


def test_writing_to_somebody_after_a_move_was_shown_is_taken_as_done() -> None:
    memory = Memory((shown("reconnect", 1, 5), shown("reconnect", 2, 5), shown("promise", 3, 5), shown("thank", 4, 5)))
    wrote = {1: [ago(3)], 2: [ago(6)], 3: [ago(3)], 4: [ago(3)]}
    done = observed_done(memory, wrote, {"thank:4"}, TODAY)
    assert {one.key for one in done} == {"reconnect:1", "thank:4"}
    assert {one.outcome for one in done} == {"done"}
    assert observed_done(memory, {1: [ago(0)]}, (), TODAY) == ()


def test_what_the_user_said_of_a_move_stands() -> None:
    memory = Memory((shown("reconnect", 1, 5), shown("reconnect", 1, 4, "not-this")))
    assert observed_done(memory, {1: [ago(3)]}, (), TODAY) == ()
