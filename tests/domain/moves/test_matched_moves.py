"""Moves that match a need with what somebody can bring: give, introduce, ask."""

from datetime import UTC, date, timedelta

from firsthand.domain.inventory import Need, Source
from firsthand.domain.matching import Rarity
from firsthand.domain.moves import Introduction, Move, NeedOf, ask_moves, give_moves, introduce_moves, next_stage
from firsthand.domain.moves.introduce import pairs
from tests.domain.moves.ledger import BO, CY, ROSA, TODAY, ago, need, need_of, offer, offer_of

ALIKE = Rarity()


def gives(needs: list[NeedOf], *offers: object, as_of: date = TODAY) -> tuple[Move, ...]:
    return give_moves(needs, offers, as_of, UTC, ALIKE)


def introductions(*under_way: Introduction, acquainted: frozenset[tuple[int, int]] = frozenset()) -> tuple[Move, ...]:
    needs, offers = [need_of("an auditor for our books")], [offer_of("audits for small firms", BO)]
    return introduce_moves(pairs(needs, offers, TODAY, ALIKE), under_way, acquainted, TODAY, UTC)


def test_a_need_that_my_inventory_answers_is_a_give_with_the_words_that_match() -> None:
    (move,) = gives(
        [need_of("an auditor for our books")], offer("audits for small firms"), offer("French lessons", number=2)
    )
    assert move.deed == "Give Rosa a hand: audits for small firms"
    assert "Both speak of “auditor – audits”" in move.why
    assert move.minutes == 20
    assert not move.benefit_to_me


def test_nothing_is_given_that_is_not_confirmed_or_no_longer_holds() -> None:
    asked = [need_of("an auditor for our books")]
    assert not gives(asked, offer("audits for small firms", status="suggested", probability=0.99))
    assert not gives(asked, offer("audits for small firms", until=ago(1)))
    assert gives(asked, offer("audits for small firms", until=TODAY))
    assert not gives(asked, offer("audits for small firms", BO))


def test_a_need_may_be_a_sure_suggestion_for_ninety_days() -> None:
    mine = offer("audits for small firms")
    sure = {"status": "suggested", "probability": 0.8, "source": Source("mail", ago(3), 5, "We look for an auditor.")}
    assert gives([need_of("an auditor", **sure)], mine)
    assert not gives([need_of("an auditor", **(sure | {"probability": 0.79}))], mine)
    assert not gives([need_of("an auditor", **(sure | {"source": Source("mail", ago(91), 5, "")}))], mine)
    assert not gives([need_of("an auditor", met=ago(1))], mine)


def test_my_limits_are_said() -> None:
    (move,) = gives([need_of("an auditor for our books")], offer("audits for small firms", limits="not in March"))
    assert "You set a limit: not in March." in move.why


def test_an_introduction_asks_both_sides_first() -> None:
    (move,) = introductions()
    assert [person.name for person in move.people] == ["Rosa Marin", "Bo Lind"]
    assert move.matter.stage == "ask both"
    assert move.first_step.action == "I ask Rosa and Bo, each alone, whether they would like it"
    assert len(move.evidence) == 2


def test_people_in_contact_already_are_not_introduced() -> None:
    assert not introductions(acquainted=frozenset({(ROSA.id, BO.id)}))


def going(state: str, says_a: str = "", says_b: str = "") -> Introduction:
    return Introduction(1, ROSA.id, BO.id, "", "", state, says_a, says_b, ago(2))


def test_an_introduction_goes_on_when_both_said_yes_and_ends_kindly_when_one_said_no() -> None:
    assert next_stage(going("asked both", "yes", "yes")) == "introduce"
    assert next_stage(going("asked a", "yes")) == "ask b"
    assert next_stage(going("asked b", "", "yes")) == "ask a"
    assert [next_stage(going("asked both", "yes", said)) for said in ("", "no")] == ["", ""]
    assert next_stage(going("introduced", "yes", "yes")) == ""
    (move,) = introductions(going("asked both", "yes", "yes"))
    assert move.why.endswith("Both said yes.")
    assert not introductions(going("asked both", "yes"))


def asks(needs: list[Need], *offers: object, given_to: frozenset[int] = frozenset({1, 2, 3})) -> tuple[Move, ...]:
    return ask_moves(needs, offers, given_to, TODAY, UTC, ALIKE)


def test_a_need_i_declared_meets_somebodys_offer_or_gift_and_is_lifted() -> None:
    (move,) = asks([need("an auditor for our books", None)], offer_of("audits for small firms", BO, past=True))
    assert (move.kind, move.tier, move.people) == ("ask", 3, (BO,))
    assert "Bo gave you “audits for small firms”" in move.why
    assert move.note == ""


def test_giving_before_asking_is_a_note_and_stops_nothing() -> None:
    (move,) = asks([need("an auditor", None)], offer_of("audits", BO), given_to=frozenset())
    assert move.note == "The record shows nothing from you to Bo yet. Giving something first is a thought, no rule."


def test_what_lies_ahead_of_the_day_is_not_used() -> None:
    later = need("an auditor", None, source=Source("hand", TODAY + timedelta(days=1)))
    assert not asks([later], offer_of("audits", BO))


def test_a_need_goes_to_three_people_at_most() -> None:
    people = [BO, CY, ROSA]
    offers = [offer_of("audits", person, number) for number, person in enumerate(people)]
    assert len(asks([need("an auditor", None)], *offers)) == 3
