"""Which few moves show today: tiers, the mix, and the guard rails."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.moves import Kind, Memory, Move, Person, Remembered, Term, compose
from firsthand.domain.moves.shape import SERVES_ME, FirstStep

TODAY = date(2023, 11, 14)


def move(kind: Kind, person: int, score: float = 50.0) -> Move:
    return Move(
        key=f"{kind}:{person}",
        kind=kind,
        people=(Person(person, f"Person {person}"),),
        deed="",
        why="",
        evidence=(),
        first_step=FirstStep("it is noon", "I write"),
        minutes=5,
        score=score,
        terms=(Term("ease", "five minutes of work", score),),
        since=datetime(2023, 11, 1, tzinfo=UTC),
        intents=(),
        benefit_to_me=SERVES_ME[kind],
    )


def shown(kind: Kind, person: int, days_ago: int, outcome: str = "shown", **rest: object) -> Remembered:
    on = TODAY - timedelta(days=days_ago)
    return Remembered(f"{kind}:{person}", kind, (person,), on, outcome, **rest)  # type: ignore[arg-type]


def keys(moves: list[Move], *entries: Remembered, limit: int = 5, memory: Memory | None = None) -> list[str]:
    return [one.key for one in compose(moves, memory or Memory(entries), TODAY, limit).moves]


def test_a_lower_tier_comes_first_whatever_the_scores() -> None:
    assert keys([move("reconnect", 1, 90), move("answer", 2, 10), move("promise", 3, 5)]) == [
        "promise:3",
        "answer:2",
        "reconnect:1",
    ]


def test_within_a_tier_the_higher_score_comes_first() -> None:
    assert keys([move("answer", 1, 10), move("answer", 2, 30)]) == ["answer:2", "answer:1"]


def test_at_most_two_answers_and_two_reconnects_and_nothing_fills_the_other_places() -> None:
    moves = [move("answer", n, 50 - n) for n in range(5)] + [move("reconnect", n, 50 - n) for n in range(10, 15)]
    assert keys(moves) == ["answer:0", "answer:1", "reconnect:10", "reconnect:11"]


def test_a_place_is_kept_for_giving_and_one_for_tiers_six_to_eight() -> None:
    moves = [move("answer", 1), move("answer", 2), move("reconnect", 3), move("reconnect", 4)]
    moves += [move("thank", 5), move("ask", 6)]
    assert keys(moves) == ["answer:1", "answer:2", "thank:5", "reconnect:3", "reconnect:4"]
    thanks = [move("thank", n, 50 - n) for n in range(20, 26)]
    assert keys([*thanks, move("feedback", 1)]) == ["thank:20", "thank:21", "thank:22", "thank:23", "feedback:1"]
    assert keys(thanks) == ["thank:20", "thank:21", "thank:22", "thank:23"]


def test_one_person_shows_once_a_day() -> None:
    chosen = compose([move("answer", 1), move("reconnect", 1)], Memory(), TODAY)
    assert [one.key for one in chosen.moves] == ["answer:1"]
    assert [(one.move.key, one.reason) for one in chosen.held] == [("reconnect:1", "person")]


@pytest.mark.parametrize("limit", [0, 1, 3, 5, 50])
def test_there_are_never_more_than_five_nor_more_than_asked_for(limit: int) -> None:
    moves = [move("promise", n) for n in range(9)]
    assert len(keys(moves, limit=limit)) == min(limit, 5)


def test_what_was_done_or_refused_never_comes_back() -> None:
    moves = [move("answer", 1), move("answer", 2), move("reconnect", 3)]
    entries = (shown("answer", 1, 30, "done"), shown("answer", 2, 0, "not-this"), shown("reconnect", 3, 90, "not-this"))
    assert keys(moves, *entries) == []


def test_later_comes_back_on_its_day() -> None:
    moves = [move("answer", 1), move("answer", 2), move("answer", 3)]
    entries = (
        shown("answer", 1, 1, "later"),
        shown("answer", 2, 3, "later"),
        shown("answer", 3, 1, "later", until=TODAY),
    )
    assert keys(moves, *entries) == ["answer:2", "answer:3"]


def test_a_prompt_postponed_comes_back_without_the_fortnight_of_rest() -> None:
    assert keys([move("reconnect", 1)], shown("reconnect", 1, 5, "shown"), shown("reconnect", 1, 5, "later")) == [
        "reconnect:1"
    ]


@pytest.mark.parametrize(("days_ago", "shows"), [(1, True), (2, True), (3, False), (13, False), (14, True)])
def test_a_prompt_stays_three_days_and_then_rests_a_fortnight(days_ago: int, shows: bool) -> None:
    assert bool(keys([move("reconnect", 1)], shown("reconnect", 1, days_ago))) is shows


def test_another_prompt_for_the_same_person_waits_a_fortnight_but_a_question_does_not() -> None:
    assert keys([move("reconnect", 1)], shown("thank", 1, 5)) == []
    assert keys([move("reconnect", 1)], shown("thank", 1, 15)) == ["reconnect:1"]
    assert keys([move("answer", 1)], shown("thank", 1, 5)) == ["answer:1"]
    assert keys([move("reconnect", 1)], shown("answer", 1, 5)) == ["reconnect:1"]


def test_two_prompts_that_led_to_nothing_end_in_silence_until_the_user_reopens() -> None:
    entries = (shown("reconnect", 1, 60), shown("reconnect", 1, 30))
    assert keys([move("reconnect", 1)], *entries) == []
    assert keys([move("reconnect", 1)], entries[0]) == ["reconnect:1"]
    reopened = Memory(entries, reopened={1: TODAY})
    assert keys([move("reconnect", 1)], memory=reopened) == ["reconnect:1"]


def test_a_prompt_that_was_done_breaks_the_count_towards_silence() -> None:
    entries = (shown("thank", 1, 60), shown("thank", 1, 30, "done"))
    assert keys([move("reconnect", 1)], *entries) == ["reconnect:1"]


def test_never_suggest_means_never() -> None:
    memory = Memory(never_suggest=frozenset({1}))
    assert keys([move("answer", 1), move("reconnect", 1)], memory=memory) == []


def test_other_moves_of_the_last_fortnight_cost_fifteen_points_each() -> None:
    entries = (shown("thank", 1, 3), shown("give", 1, 9), shown("introduce", 1, 20), shown("answer", 1, 2))
    (chosen,) = compose([move("answer", 1, 50)], Memory(entries), TODAY).moves
    assert chosen.score == 20
    assert chosen.terms[-1].points == -30
    assert chosen.terms[-1].words == "Two other moves with Person in the last fortnight"


def test_the_score_is_never_below_zero() -> None:
    (chosen,) = compose([move("answer", 1, 5)], Memory((shown("thank", 1, 3),)), TODAY).moves
    assert chosen.score == 0


def test_looking_twice_on_one_day_shows_the_same() -> None:
    moves = [move("answer", 1), move("reconnect", 2)]
    seen = (shown("answer", 1, 0), shown("reconnect", 2, 0))
    assert keys(moves) == keys(moves, *seen)


def test_what_happens_later_is_not_known_on_an_earlier_day() -> None:
    assert keys([move("answer", 1)], shown("answer", 1, -3, "done")) == ["answer:1"]


def test_one_move_in_four_has_no_benefit_to_the_user_where_there_is_one() -> None:
    past = tuple(shown("ask", n, 20) for n in range(30, 36))
    selfish = [move("accept", n, 90 - n) for n in range(2)]
    chosen = keys([*selfish, move("answer", 9, 1)], *past)
    assert chosen == ["accept:0", "answer:9"]


KINDS: tuple[Kind, ...] = ("promise", "answer", "thank", "give", "introduce", "reconnect", "feedback", "ask")


@given(
    st.lists(
        st.tuples(st.sampled_from(KINDS), st.integers(1, 6), st.integers(0, 100)),
        max_size=20,
        unique_by=lambda t: t[:2],
    ),
    st.randoms(),
)
def test_the_order_of_candidates_does_not_matter(drawn: list[tuple[Kind, int, int]], chance: object) -> None:
    moves = [move(kind, person, float(score)) for kind, person, score in drawn]
    shuffled = sorted(moves, key=lambda _: chance.random())  # type: ignore[attr-defined]
    first, second = compose(moves, Memory(), TODAY), compose(shuffled, Memory(), TODAY)
    assert first == second
    assert len(first.moves) <= 5
    assert len(first.moves) + len(first.held) == len(moves)
    shown_people = [one.people[0].id for one in first.moves]
    assert len(set(shown_people)) == len(shown_people)
