"""Functions, levels and places: read from titles, signatures and cards, confirmed or edited by the user."""

from pathlib import Path

import pytest

from firsthand.domain.cards import Labelled, Position
from firsthand.domain.people import PersonId
from firsthand.errors import FirsthandError
from firsthand.language import speaking
from firsthand.services import breadth, describing, own_targets, people, targets, traits
from firsthand.services.actor import Actor
from firsthand.services.own_targets import FUNCTION_MIX
from tests.connectors.letters import letter, mbox
from tests.services.mailboxes import BEN, ME, imported, on
from tests.services.people_of_a_network import june, with_a_network
from tests.support.not_letters import brought, card

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def network(actor: Actor, tmp_path: Path) -> list[PersonId]:
    return with_a_network(actor, tmp_path / "mail")


def values(actor: Actor, person: PersonId) -> dict[str, str]:
    return {name: one.value for name, one in traits.suggested(actor, [person])[person].items()}


def test_a_card_says_function_level_and_place(actor: Actor, network: list[PersonId]) -> None:
    said = card(
        "PatA NumberA", "p0@house0.test", positions=(Position("House", "", "Leiterin Einkauf", None, None, 20_000),),
        places=(Labelled("work", "Hafenstr. 3, 10115 Berlin, Germany"),),
    )  # fmt: skip
    brought(actor, said)
    assert values(actor, network[0]) == {"function": "Procurement", "level": "Director", "place": "Berlin"}
    found = traits.suggested(actor, network[:2])
    assert found[network[0]]["function"].reason == "“Leiterin Einkauf”, their title."
    assert found[network[1]] == {}


def test_a_signature_says_it_where_no_card_does(actor: Actor, tmp_path: Path) -> None:
    letters = [
        letter(
            f"Message-ID: <s{day}@dale.test>", sender=BEN, to=ME, subject="Rope", date=on(day),
            text="The rope is here.\n\nBest regards,\nBen Dale\nHead of Procurement\nDale & Sons\n",
        )
        for day in range(6)
    ]  # fmt: skip
    (tmp_path / "in.mbox").write_bytes(mbox(*letters))
    imported(actor, tmp_path / "in.mbox")
    ben = people.find(actor, "ben@dale.test")
    assert values(actor, ben) == {"function": "Procurement", "level": "Director"}
    assert traits.held(actor, "function") == {}


def test_a_value_can_be_edited_and_what_was_suggested_comes_up_no_more(actor: Actor, network: list[PersonId]) -> None:
    describing.describe(actor, network[0], role_title="Head of Legal")
    before = traits.confirm(actor, {network[0]: {"function": "  Harbour   law ", "level": ""}})
    assert traits.held(actor, "function") == {network[0]: "Harbour law"}
    assert traits.held(actor, "level") == {}
    assert values(actor, network[0]) == {}
    assert traits.known_values(actor)["function"][0] == "Harbour law"
    traits.put_back(actor, before)
    assert traits.held(actor, "function") == {}
    assert values(actor, network[0]) == {"function": "Legal", "level": "Director"}


def test_a_value_too_long_is_refused_and_nothing_is_kept(actor: Actor, network: list[PersonId]) -> None:
    with pytest.raises(FirsthandError, match="at most 60"):
        traits.confirm(actor, {network[0]: {"function": "Law"}, network[1]: {"function": "x" * 61}})
    assert traits.held(actor, "function") == {}


def test_the_organisation_is_the_persons_own(actor: Actor, network: list[PersonId]) -> None:
    assert traits.held(actor, "organisation", network[:2]) == {network[0]: "House0", network[1]: "House1"}
    assert traits.own(actor).organisation == "Quay"
    traits.set_own(actor, organisation="The Quay", came_from="Cranes")
    assert (traits.own(actor).organisation, traits.own(actor).came_from) == ("The Quay", "Cranes")
    traits.set_own(actor, organisation="")
    assert (traits.own(actor).organisation, traits.own(actor).came_from) == ("Quay", "Cranes")


def test_breadth_can_not_be_told_below_four_fifths(actor: Actor, network: list[PersonId]) -> None:
    traits.confirm(actor, {one: {"function": "Law"} for one in network[:12]})
    found = breadth.spread(actor, "function", june(actor))
    assert (found.enough, found.ties, found.with_group) == (False, 16, 12)
    first, *_ = breadth.measures(actor, june(actor))
    assert (first.value, first.enough) == (None, False)
    assert breadth.readings(actor, june(actor)) == ()


def test_equal_contact_with_four_functions_is_as_over_four(actor: Actor, network: list[PersonId]) -> None:
    names = ("Law", "Cranes", "Ropes", "Money")
    traits.confirm(actor, {one: {"function": names[place % 4]} for place, one in enumerate(network)})
    traits.set_own(actor, function="cranes", came_from="Ropes")
    found = breadth.spread(actor, "function", june(actor))
    assert found.found.groups == pytest.approx(4)
    assert found.found.external_internal == pytest.approx(0.5)
    assert [(one.name, one.share, one.ties, one.mine) for one in found.shares] == [
        ("Cranes", 0.25, 4, True), ("Law", 0.25, 4, False), ("Money", 0.25, 4, False), ("Ropes", 0.25, 4, False),
    ]  # fmt: skip
    (reading,) = breadth.readings(actor, june(actor))
    assert reading.words == (
        "Of your contact, a quarter goes to Ropes, the function you came from; three quarters to all others."
        " Of your ties, a quarter are in cranes, your own function."
    )
    assert reading.step is not None
    assert len(reading.people) == 5
    assert {one.note for one in reading.people} <= {"Law", "Ropes", "Money"}


def test_own_group_without_a_tie_leaves_everybody_outside(actor: Actor, network: list[PersonId]) -> None:
    traits.confirm(actor, {one: {"function": "Law"} for one in network})
    traits.set_own(actor, function="Cranes")
    assert breadth.spread(actor, "function", june(actor)).found.external_internal == pytest.approx(1.0)


def test_a_function_below_the_users_own_target_is_fed(actor: Actor, network: list[PersonId]) -> None:
    traits.confirm(actor, {one: {"function": "Money" if place else "Law"} for place, one in enumerate(network)})
    own_targets.set_percents(actor, FUNCTION_MIX, {"Law": 30, "Money": 50})
    assert targets.fed(actor, network, june(actor)) == {
        network[0]: "your contact with Law, which is below your own target"
    }


def test_what_is_said_in_another_language_is_kept_under_one_name(actor: Actor, network: list[PersonId]) -> None:
    describing.describe(actor, network[0], role_title="Head of Procurement")
    with speaking("de"):
        traits.confirm(actor, {network[0]: {"function": "Einkauf", "level": "bereichsleitung"}})
        traits.set_own(actor, function="Vertrieb", organisation="Vertrieb", came_from="Risiko")
    with speaking("es"):
        traits.confirm(actor, {network[1]: {"function": "Compras"}})
    assert traits.held(actor, "function") == {network[0]: "Procurement", network[1]: "Procurement"}
    assert traits.held(actor, "level") == {network[0]: "Director"}
    mine = traits.own(actor)
    assert (mine.function, mine.organisation, mine.came_from) == ("Sales", "Vertrieb", "Risk")
