"""The layer and what was never used: from the user's word and confirmed exchanges alone."""

from datetime import date
from pathlib import Path

import pytest

from firsthand.domain.exchanges.corrections import Correction
from firsthand.domain.people import PersonId
from firsthand.errors import NotFoundError
from firsthand.services import describing, exchanges, inventory, layer, unused
from firsthand.services.actor import Actor, now, start_of
from tests.services.ledger_letters import ledger_letters
from tests.services.mailboxes import imported, write_mailbox
from tests.services.people_of_a_network import june, with_a_network

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def network(actor: Actor, tmp_path: Path) -> list[PersonId]:
    return with_a_network(actor, tmp_path / "mail")


def test_exchanges_suggest_and_only_the_user_sets(actor: Actor, network: list[PersonId]) -> None:
    pat, kim = network[:2]
    exchanges.add(actor, pat, "give", "What they think of the draft", flow="in", value="feedback", on="2026-05-20")
    exchanges.add(actor, pat, "give", "What they think of the plan", flow="in", value="feedback", on="2026-05-28")
    describing.set_layer(actor, kim, {"feedback"}, set())
    part = layer.layer(actor, june(actor)).part("in", "feedback")
    assert [one.provided.person for one in part.chosen] == [kim]
    assert [(one.provided.person, one.words) for one in part.suggested] == [
        (pat, "twice, last this week, a few minutes each")
    ]
    assert part.sentence.startswith("Only one person gives you feedback, as far as you have said: PatB NumberB.")
    assert (
        layer.layer(actor, start_of(date(2026, 5, 25), actor)).part("in", "feedback").suggested[0].provided.times == 1
    )


def test_suggestions_of_the_ledger_that_nobody_confirmed_say_nothing(actor: Actor, tmp_path: Path) -> None:
    write_mailbox(tmp_path / "mail", ledger_letters())
    imported(actor, tmp_path / "mail")
    found = exchanges.listing(actor, exchanges.LedgerQuery(), now(actor), limit=None).entries
    given = [one.exchange for one in found if one.exchange.state in ("given", "thanked")]
    assert given
    assert not any(part.suggested for part in layer.layer(actor, now(actor)).parts)
    exchanges.confirm(actor, [one.key for one in given])
    assert any(part.suggested for part in layer.layer(actor, now(actor)).parts)


def test_a_yes_sets_the_family_with_the_kinds_seen_and_a_no_is_kept(actor: Actor, network: list[PersonId]) -> None:
    pat = network[0]
    exchanges.add(actor, pat, "give", "The list", flow="in", value="knowledge")
    exchanges.add(actor, pat, "give", "A kind word", flow="out", value="support")
    layer.judge(actor, pat, "in", "resources", True)
    layer.judge(actor, pat, "out", "support", False)
    found = layer.provides(actor, [pat])[pat]
    assert [(one.flow, one.family, one.said_by) for one in found] == [("in", "resources", "user")]
    assert [(kind.value, kind.said_by) for kind in found[0].kinds] == [("knowledge", "user")]
    with pytest.raises(NotFoundError):
        layer.judge(actor, PersonId(10**9), "in", "support", True)


def test_a_kind_brings_its_family_and_a_family_taken_away_takes_its_kinds(
    actor: Actor, network: list[PersonId]
) -> None:
    pat = network[0]
    layer.say(actor, pat, [("out", "support")], [("in", "introduction"), ("in", "knowledge")])
    assert {(one.flow, one.family) for one in layer.provides(actor, [pat])[pat]} == {
        ("in", "resources"), ("out", "support"),
    }  # fmt: skip
    assert layer.kinds_set(actor, pat) == {("in", "introduction"), ("in", "knowledge")}
    layer.say(actor, pat, [("out", "support")], [("in", "introduction"), ("in", "knowledge")])
    assert layer.kinds_set(actor, pat) == frozenset()
    assert {(one.flow, one.family) for one in layer.provides(actor, [pat])[pat]} == {("out", "support")}


def test_setting_what_was_declined_takes_the_no_back(actor: Actor, network: list[PersonId]) -> None:
    pat = network[0]
    exchanges.add(actor, pat, "give", "The list", flow="in", value="knowledge")
    layer.judge(actor, pat, "in", "resources", False)
    assert pat not in layer.provides(actor, [pat])
    describing.set_layer(actor, pat, {"resources"}, set())
    describing.set_layer(actor, pat, set(), set())
    assert [one.is_set for one in layer.provides(actor, [pat])[pat]] == [False]


def test_readings_name_the_gaps_and_end_in_a_step(actor: Actor, network: list[PersonId]) -> None:
    assert layer.readings(actor, june(actor)) == ()
    describing.set_layer(actor, network[0], {"support"}, set())
    describing.set_layer(actor, network[1], {"support", "feedback"}, set())
    titles = {one.key: one.title for one in layer.readings(actor, june(actor))}
    assert titles == {
        "layer:feedback": "Only one person gives you feedback",
        "layer:resources": "Nobody gives you resources yet",
    }
    assert all(one.step for one in layer.readings(actor, june(actor)))


def test_who_could_give_and_was_never_asked(actor: Actor, network: list[PersonId]) -> None:
    offers, sets, gave, asked = network[:4]
    inventory.add_offer(actor, "An hour on cranes", person=offers)
    describing.set_layer(actor, sets, {"feedback"}, set())
    exchanges.add(actor, gave, "give", "The list", flow="in", value="knowledge")
    describing.set_layer(actor, asked, {"support"}, set())
    exchanges.add(actor, asked, "ask", "A second look")
    found = unused.unused(actor, now(actor))
    assert {one.person for one in found.could_give} == {offers, sets, gave}
    assert {one.why for one in found.could_give} >= {
        "can bring: An hour on cranes", "gives you feedback, by your own word",
    }  # fmt: skip
    reading = next(one for one in unused.readings(actor, now(actor)) if one.key == "unused:could_give")
    assert "nothing in your record shows that you ever asked them" in reading.words
    assert reading.step is not None
    assert reading.step.kind == "ask"


def test_who_never_had_the_chance_to_help(actor: Actor, network: list[PersonId]) -> None:
    pat, kim = network[:2]
    for person in (pat, kim):
        for what in ("The list", "The plan"):
            exchanges.add(actor, person, "give", what, on="2026-05-20")
    exchanges.add(actor, kim, "ask", "A second look", on="2026-05-21")
    found = unused.unused(actor, june(actor))
    assert [(one.person, one.why) for one in found.no_chance] == [
        (pat, "you helped twice; in touch on eight days of the last half year")
    ]
    assert unused.unused(actor, start_of(date(2026, 5, 15), actor)).no_chance == ()


def test_too_few_judged_suggestions_leave_it_open(actor: Actor, tmp_path: Path) -> None:
    write_mailbox(tmp_path / "mail", ledger_letters())
    imported(actor, tmp_path / "mail")
    day = start_of(date(2026, 4, 1), actor)
    found = unused.unused(actor, day)
    assert (found.judged, found.tells) == (0, False)
    assert found.waiting > 0
    keys = [
        one.exchange.key for one in exchanges.listing(actor, exchanges.LedgerQuery(), now(actor), limit=None).entries
    ]
    exchanges.confirm(actor, keys)
    assert unused.unused(actor, day).judged > 0


def test_what_came_of_asking_is_told_with_its_words(actor: Actor, network: list[PersonId]) -> None:
    pat = network[0]
    asked = exchanges.add(actor, pat, "ask", "A second look", on="2026-05-20")
    assert unused.unused(actor, june(actor)).learnt == ()
    exchanges.correct(actor, asked.exchange.key, Correction(state="given", state_on=date(2026, 5, 25)))
    (one,) = unused.unused(actor, june(actor)).learnt
    assert (one.person, one.words) == (pat, "you asked “A second look”, and it was given")
    assert unused.unused(actor, start_of(date(2026, 5, 24), actor)).learnt == ()
