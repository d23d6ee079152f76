"""Moves that rest on the ledger: promises, offers to me, thanks, feedback, and what came of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from firsthand.domain.moves import accept_moves, came_of_it, feedback_moves, promise_moves, thank_moves, without_offers
from tests.domain.moves.ledger import BO, TODAY, ago, entry, exchange, given, promise, received, step


@pytest.mark.parametrize(("due_in", "shows"), [(3, False), (2, True), (0, True), (-1, True), (-59, True), (-60, False)])
def test_a_promise_is_due_within_two_days_and_lapses_sixty_days_late(due_in: int, shows: bool) -> None:
    assert bool(promise_moves([entry(promise(90, due_in, status="confirmed"))], TODAY)) is shows


@pytest.mark.parametrize(("due_in", "shows"), [(0, True), (-14, True), (-15, False)])
def test_a_promise_that_nobody_confirmed_is_left_alone_after_two_weeks(due_in: int, shows: bool) -> None:
    assert bool(promise_moves([entry(promise(90, due_in))], TODAY)) is shows


def test_a_pinned_promise_never_lapses() -> None:
    assert promise_moves([entry(promise(300, -200), pinned=True)], TODAY)


def test_a_promise_without_a_day_is_taken_up_after_a_week_and_left_after_three() -> None:
    shown = [days for days in range(40) if promise_moves([entry(promise(days, None))], TODAY)]
    assert shown == list(range(7, 21))


@pytest.mark.parametrize(
    ("said", "shows"),
    [
        ("I will send you the October counts.", True),
        ("I will run a marathon and beat all of you.", False),
        ("I'll send the fax to you right now.", False),
        ("I'll bring the buns.", False),
        ("I'll ask.", False),
        ("Send me the list and then I'll send you the October counts.", False),
        ("Once you made the changes I will send it over to the printer.", False),
        ("I will send you the October counts once you ask for them.", True),
    ],
)
def test_a_suggested_promise_without_a_day_must_speak_of_something_to_hand_over_or_to_do(
    said: str, shows: bool
) -> None:
    undated = exchange("out", step("promised", 10, "promise", True, said))
    assert bool(promise_moves([entry(undated)], TODAY)) is shows
    confirmed = exchange("out", step("promised", 10, "promise", True, said), status="confirmed")
    assert promise_moves([entry(confirmed)], TODAY)


def test_what_is_kept_face_to_face_is_brought_up_to_its_day_only() -> None:
    for due_in, shows in ((1, True), (0, True), (-1, True), (-2, False)):
        brought = exchange(
            "out", step("promised", 5, "promise", True, "I'll bring you the paper."), due=TODAY + timedelta(days=due_in)
        )
        assert bool(promise_moves([entry(brought)], TODAY)) is shows


def test_a_promise_says_what_was_said_and_never_blames() -> None:
    (move,) = promise_moves([entry(promise(5, -1))], TODAY)
    assert move.why == "You said so on Thursday, for Monday. Nothing in your mail shows it done."
    assert move.evidence[0].quote == "I will send you the October counts."
    assert move.deed == "Send Rosa the October counts"
    assert move.evidence[0].direction == "from-me"
    assert move.first_step.words.startswith("If I have five minutes before the next meeting, then I send Rosa")
    assert sum(term.points for term in move.terms) == pytest.approx(move.score, abs=0.06)
    assert all(term.words for term in move.terms)


@pytest.mark.parametrize(
    "more",
    [{"flow": "in"}, {"state": "given"}, {"closed": TODAY}, {"status": "dismissed"}, {"confidence": 0.79}],
)
def test_only_my_own_open_and_sure_promises_count(more: dict[str, object]) -> None:
    assert not promise_moves([entry(replace(promise(), **more))], TODAY)


def test_a_confirmed_promise_counts_however_unsure_the_rules_were() -> None:
    assert promise_moves([entry(promise(status="confirmed", confidence=0.3))], TODAY)


@pytest.mark.parametrize(
    ("days_ago", "suggested", "confirmed"),
    [(1, False, False), (4, True, True), (20, True, True), (22, False, True), (30, False, True), (32, False, False)],
)
def test_an_offer_to_me_is_open_for_three_working_weeks_or_four_where_it_is_confirmed(
    days_ago: int, suggested: bool, confirmed: bool
) -> None:
    for status, shows in (("suggested", suggested), ("confirmed", confirmed)):
        offered = exchange("in", step("offered", days_ago, "offer", False), status=status)
        assert bool(accept_moves([entry(offered)], TODAY)) is shows


def test_of_two_offers_of_one_person_the_newer_shows() -> None:
    older = exchange("in", step("offered", 9, "offer", False), what="A desk")
    newer = exchange("in", step("offered", 5, "offer", False), what="A room")
    (move,) = accept_moves([entry(older), entry(newer)], TODAY)
    assert move.deed == "Answer Rosa’s offer: A room"


@pytest.mark.parametrize(("days_ago", "shows"), [(1, True), (14, True), (15, False)])
def test_thanks_are_due_for_a_fortnight(days_ago: int, shows: bool) -> None:
    assert bool(thank_moves([entry(received(days_ago))], TODAY)) is shows


def test_thanks_rest_on_what_the_user_confirmed_only_and_name_the_act_and_its_effect() -> None:
    assert not thank_moves([entry(received(status="suggested", confidence=1.0))], TODAY)
    (move,) = thank_moves([entry(received())], TODAY)
    assert move.deed == "Thank Rosa: The October counts"
    assert move.first_step.action == "I write Rosa two lines: what it was, and what I did with it"


def test_feedback_is_sought_after_something_given_where_none_was_asked_for_in_ninety_days() -> None:
    finished = [entry(given(5)), entry(given(5, what="A plan"), BO, contact_days=3)]
    (move,) = feedback_moves(finished, ago(90), frozenset(), TODAY)
    assert move.people[0].name == "Rosa Marin"
    assert not feedback_moves(finished, ago(89), frozenset(), TODAY)
    assert feedback_moves(
        finished, ago(89), frozenset(), TODAY, mirror_gap="You see yourself otherwise than the record"
    )
    judged = feedback_moves(finished, None, frozenset({BO.id}), TODAY)
    assert {move.people[0].name for move in judged} == {"Rosa Marin", "Bo Lind"}
    assert not feedback_moves([entry(given(22))], None, frozenset(), TODAY)


def test_what_came_of_it_is_asked_once_from_a_fortnight_after_a_give() -> None:
    assert came_of_it([entry(given(13))], (), TODAY) is None
    asked = came_of_it([entry(given(14)), entry(given(20, what="A plan"))], (), TODAY)
    assert asked is not None
    assert asked.question == "What came of “A plan”, for Rosa?"
    assert came_of_it([entry(given(20))], {asked.exchange, "xThe October counts"}, TODAY) is None


def test_a_question_that_is_an_offer_shows_as_the_offer() -> None:
    said = step("offered", 5, "offer", False, "I could go through it with you.")
    offers = accept_moves([entry(exchange("in", said))], TODAY)
    proof = offers[0].evidence[0]
    question = replace(
        offers[0], kind="answer", evidence=(replace(proof, quote="I could go through it with you. Would that help?"),)
    )
    other = replace(question, evidence=(replace(proof, quote="Where are the counts?"),))
    assert without_offers([question, other], offers) == (other,)
