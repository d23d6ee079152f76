"""Purposes of ties: suggested, confirmed in bulk, taken back, mixed, and below a target."""

from pathlib import Path

import pytest

from firsthand.domain.people import PersonId
from firsthand.errors import FirsthandError
from firsthand.services import (
    describing,
    forgetting,
    joining,
    moves,
    own_targets,
    people,
    purposes,
    regulars,
    targets,
    traits,
)
from firsthand.services import exchanges as ledger
from firsthand.services.actor import Actor, now, start_of
from firsthand.services.own_targets import PURPOSE_MIX
from firsthand.storage.connection import rows
from tests.services.mailboxes import imported, write_mailbox
from tests.services.people_of_a_network import DAY, june, with_a_network

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def network(actor: Actor, tmp_path: Path) -> list[PersonId]:
    return with_a_network(actor, tmp_path / "mail")


def test_those_with_most_contact_come_first_and_only_what_was_then_counts(
    actor: Actor, network: list[PersonId]
) -> None:
    assert set(regulars.regulars(actor, june(actor))) == set(network)
    assert regulars.regulars(actor, start_of(DAY.replace(month=4, day=8), actor)) == []


def test_what_is_in_the_record_is_suggested_with_its_reason(actor: Actor, network: list[PersonId]) -> None:
    describing.describe(actor, network[0], organisation="Quay", role_title="Crane driver")
    describing.describe(actor, network[1], organisation="Loewe", role_title="Head of Finance")
    describing.tag(actor, [network[2]], "Friends")
    found = purposes.suggested(actor, network[:4], june(actor))
    assert [(one.purpose, one.reason) for one in found[network[0]]] == [
        ("operational", "Of Quay, as you are; in touch on eight days of the last half year, mostly in working hours.")
    ]
    assert [(one.purpose, one.reason) for one in found[network[1]]] == [
        ("strategic", "Director at Loewe, outside your organisation.")
    ]
    assert [(one.purpose, one.reason) for one in found[network[2]]] == [("personal", "In your group “Friends”.")]
    assert found[network[3]] == ()


def test_a_word_stands_until_it_is_taken_back(actor: Actor, network: list[PersonId]) -> None:
    one, other = network[:2]
    purposes.confirm(actor, {one: {"strategic"}})
    before = purposes.confirm(actor, {one: {"personal"}, other: {"operational", "personal"}})
    assert purposes.said(actor) == {one: {"personal"}, other: {"operational", "personal"}}
    purposes.put_back(actor, before)
    assert purposes.said(actor) == {one: {"strategic"}}
    assert purposes.settled(actor) == {one}


def test_what_was_said_no_to_is_suggested_no_more(actor: Actor, network: list[PersonId]) -> None:
    describing.tag(actor, [network[0]], "Friends")
    purposes.confirm(actor, {network[0]: set()})
    assert purposes.suggested(actor, [network[0]], june(actor))[network[0]] == ()
    assert purposes.said(actor) == {}
    assert purposes.settled(actor) == {network[0]}


def test_nothing_comes_back_of_somebody_who_is_gone(actor: Actor, network: list[PersonId]) -> None:
    before = purposes.confirm(actor, {network[0]: {"personal"}, 10**9: {"personal"}})
    assert set(before) == {network[0]}
    forgetting.forget(actor, network[0])
    purposes.put_back(actor, {network[0]: {"personal": True}})
    assert rows(actor.scope, "SELECT * FROM purpose WHERE workspace_id = %s", [actor.scope.workspace]) == []


def test_the_mix_is_told_from_fifteen_ties_on(actor: Actor, network: list[PersonId]) -> None:
    purposes.confirm(actor, {one: {"operational"} for one in network[:14]})
    operational, _, _ = purposes.measures(actor, now(actor))
    assert (operational.enough, operational.value) == (False, None)
    assert "14 of the 15" in operational.words
    purposes.confirm(actor, {network[14]: {"operational", "strategic"}})
    operational, personal, strategic = purposes.measures(actor, now(actor))
    assert [one.value for one in (operational, personal, strategic)] == [
        pytest.approx(16 / 19), pytest.approx(1 / 19), pytest.approx(2 / 19),
    ]  # fmt: skip
    assert operational.low is not None
    assert operational.high is not None
    assert operational.low < 16 / 19 < operational.high
    assert purposes.coverage(actor, june(actor)).startswith("15 of the 16 people")


def test_a_target_is_the_users_own_and_no_more_than_a_whole(actor: Actor) -> None:
    own_targets.set_percents(actor, PURPOSE_MIX, {"strategic": 40, "personal": None, "operational": 0})
    assert own_targets.shares(actor, PURPOSE_MIX) == {"strategic": 0.4}
    with pytest.raises(FirsthandError, match="more than 100"):
        own_targets.set_percents(actor, PURPOSE_MIX, {"strategic": 60, "personal": 50})
    assert own_targets.shares(actor, PURPOSE_MIX) == {"strategic": 0.4}


def test_people_below_the_users_own_target_are_named_with_it(actor: Actor, network: list[PersonId]) -> None:
    purposes.confirm(actor, {one: {"operational"} for one in network[:14]} | {network[14]: {"strategic"}})
    assert targets.fed(actor, network, june(actor)) == {}
    own_targets.set_percents(actor, PURPOSE_MIX, {"strategic": 50, "operational": 10})
    assert targets.fed(actor, network, june(actor)) == {
        network[14]: "your strategic ties, which are below your own target"
    }


def test_a_move_says_that_it_feeds_a_target(actor: Actor, network: list[PersonId]) -> None:
    ledger.add(actor, network[14], "promise", "Send the drawings", due="tomorrow")
    terms = {term.name: term for move in moves.today(actor, now(actor)).moves for term in move.terms}
    assert (terms["breadth"].words, terms["breadth"].points) == ("No target of yours is touched", 0)
    purposes.confirm(actor, {one: {"operational"} for one in network[:14]} | {network[14]: {"strategic"}})
    own_targets.set_percents(actor, PURPOSE_MIX, {"strategic": 50})
    (move,) = [one for one in moves.today(actor, now(actor)).moves if one.kind == "promise"]
    breadth = next(term for term in move.terms if term.name == "breadth")
    assert breadth.words == "Feeds your strategic ties, which are below your own target"
    assert breadth.points > 0


def test_two_who_turn_out_to_be_one_keep_the_yes_of_either(actor: Actor, tmp_path: Path) -> None:
    imported(actor, write_mailbox(tmp_path / "mail"))
    ben, cy = people.find(actor, "ben@dale.test"), people.find(actor, "cy@loewe.test")
    purposes.confirm(actor, {ben: {"personal"}, cy: {"operational"}})
    traits.confirm(actor, {ben: {"function": "Cranes"}, cy: {"function": ""}})
    joining.join(actor, ben, cy)
    one = people.find(actor, "ben@dale.test")
    assert purposes.said(actor) == {one: {"personal", "operational"}}
    assert traits.held(actor, "function") == {one: "Cranes"}
