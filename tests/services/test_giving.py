"""What can be brought and what is looked for; introductions; the user's word on moves and on themself."""

from datetime import date

import pytest

from firsthand.domain.drafts import Ask
from firsthand.domain.moves import DEFAULT_WEIGHTS
from firsthand.domain.people import PersonId
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.services import (
    asking,
    describing,
    exchanges,
    helping,
    introductions,
    inventory,
    joining,
    judging,
    needs,
    notes,
    private_notes,
)
from firsthand.services.actor import Actor, now
from firsthand.storage.connection import rows

pytestmark = pytest.mark.django_db(transaction=True)


def person(actor: Actor, name: str) -> PersonId:
    return describing.add(actor, name, address=f"{name.split(maxsplit=1)[0].lower()}@mail.test")


def test_offers_and_needs_are_kept_listed_and_removed(actor: Actor) -> None:
    rosa = person(actor, "Rosa Marin")
    mine = inventory.add_offer(
        actor, "  Feedback on\ndrafts ", minutes=30, limits="not in March", until=date(2027, 1, 1)
    )
    assert (mine.words, mine.value, mine.minutes) == ("Feedback on drafts", "feedback", 30)
    hers = inventory.add_offer(actor, "An hour on tax", person=rosa)
    assert [(one.offer.id, one.person_name) for one in inventory.offers(actor)] == [
        (hers.id, "Rosa Marin"),
        (mine.id, ""),
    ]
    assert [one.offer.id for one in inventory.offers(actor, mine_only=True)] == [mine.id]
    inventory.remove_offer(actor, mine.id)
    assert [one.offer.id for one in inventory.offers(actor)] == [hers.id]
    own = needs.add_need(actor, "a second reader")
    needs.add_need(actor, "an auditor", person=rosa)
    assert [one.person_name for one in needs.needs(actor)] == ["Rosa Marin", ""]
    needs.met(actor, own.id)
    assert needs.needs(actor, mine_only=True)[0].need.met == now(actor).day
    needs.remove_need(actor, own.id)
    assert needs.needs(actor, mine_only=True) == ()


def test_what_cannot_be_is_refused_with_a_remedy(actor: Actor) -> None:
    for wrong in (
        lambda: inventory.add_offer(actor, "  "),
        lambda: inventory.add_offer(actor, "Tea", value="tea"),
        lambda: inventory.add_offer(actor, "Tea", minutes=0),
        lambda: inventory.add_offer(actor, "Tea", person=PersonId(99)),
        lambda: inventory.remove_offer(actor, 99),
        lambda: needs.add_need(actor, "\x00"),
        lambda: needs.met(actor, 99),
        lambda: judging.set_weights(actor, {"ease": 2.0}),
        lambda: judging.set_weights(actor, {"nonsense": 1.0}),
        lambda: judging.say_energy(actor, 6),
        lambda: judging.useful(actor, "answer:none", True),
        lambda: judging.reopen(actor, PersonId(99)),
        lambda: introductions.introduced(actor, 99),
        lambda: private_notes.remove_trust(actor, 99),
    ):
        with pytest.raises(FirsthandError) as told:
            wrong()
        assert told.value.remedy


def test_the_record_suggests_an_inventory_that_the_user_takes_up_or_not(actor: Actor) -> None:
    for name in ("Rosa Marin", "Bo Lind", "Cy Stone"):
        exchanges.add(actor, person(actor, name), "give", "The crane drawings", on="last Friday")
    (proposed,) = inventory.proposals(actor, now(actor))
    assert (proposed.words, proposed.people) == ("Crane drawings", 3)
    assert inventory.offers(actor) == ()
    inventory.take_up(actor, proposed, confirmed=False)
    assert inventory.proposals(actor, now(actor)) == ()
    assert inventory.offers(actor) == ()


def test_notes_and_asks_suggest_needs(actor: Actor) -> None:
    rosa = person(actor, "Rosa Marin")
    exchanges.add(actor, rosa, "ask", "The list of tenants", on="3 days ago", flow="out")
    note = notes.write_note(actor, "She is looking for an auditor in Leeds.", rosa)
    # Looking at today leaves out what was written today; a note of yesterday counts.
    rows_changed = {one.words for one in needs.proposals(actor, now(actor))}
    assert "The list of tenants" in rows_changed
    assert note.person_id == rosa
    proposed = next(one for one in needs.proposals(actor, now(actor)) if one.words == "The list of tenants")
    needs.take_up(actor, proposed, confirmed=True)
    assert [one.need.words for one in needs.needs(actor, person=rosa)] == ["The list of tenants"]
    assert all(one.words != "The list of tenants" for one in needs.proposals(actor, now(actor)))


def test_an_introduction_goes_from_asking_both_to_what_came_of_it(actor: Actor) -> None:
    rosa, bo = person(actor, "Rosa Marin"), person(actor, "Bo Lind")
    one = introductions.asked(actor, rosa, bo, "a", "looks for an auditor", "audits")
    assert introductions.asked(actor, rosa, bo, "b", "", "").id == one.id
    with pytest.raises(FirsthandError, match="This introduction"):
        introductions.introduced(actor, one.id)
    introductions.said(actor, one.id, "a", "yes")
    introductions.said(actor, one.id, "b", "yes")
    assert introductions.introductions(actor)[0].next == "introduce"
    assert introductions.introduced(actor, one.id).state == "introduced"
    assert introductions.came_of_it(actor, one.id, "They audit together.").state == "came of it"
    assert introductions.introductions(actor)[0].introduction.why_a == "looks for an auditor"
    again = introductions.asked(actor, rosa, bo, "both", "", "")
    assert introductions.said(actor, again.id, "b", "no").state == "lapsed kindly"
    with pytest.raises(FirsthandError):
        introductions.asked(actor, rosa, rosa, "both", "", "")


def test_weights_pins_energy_and_silences_are_kept(actor: Actor) -> None:
    rosa = person(actor, "Rosa Marin")
    assert judging.weights(actor) == DEFAULT_WEIGHTS
    own = {"timeliness": 0.5, "importance": 0.5, "fit": 0.0, "breadth": 0.0, "ease": 0.0}
    assert judging.set_weights(actor, own) == judging.weights(actor)
    judging.set_weights(actor, None)
    assert rows(actor.scope, "SELECT 1 FROM weighting") == []
    judging.pin(actor, "promise:1")
    judging.pin_person(actor, rosa)
    assert judging.pins(actor) == {"promise:1"}
    assert judging.pinned_people(actor) == {rosa}
    judging.pin(actor, "promise:1", pinned=False)
    assert judging.pins(actor) == frozenset()
    judging.reopen(actor, rosa)
    assert judging.reopened(actor) == {rosa: now(actor).day}
    assert judging.energy(actor, now(actor).day_number) is None
    judging.say_energy(actor, 4)
    judging.say_energy(actor, 2)
    assert judging.energy(actor, now(actor).day_number) == 2
    assert judging.energy(actor, now(actor).day_number + 14) is None


def test_trust_is_noted_by_day_and_intents_too(actor: Actor) -> None:
    rosa = person(actor, "Rosa Marin")
    private_notes.write_trust(actor, rosa, can_they="yes", words="Did it twice.")
    private_notes.write_trust(actor, rosa, keeps_word="unsure")
    newest, oldest = private_notes.trust_in(actor, rosa)
    assert (newest.keeps_word, oldest.can_they, oldest.words) == ("unsure", "yes", "Did it twice.")
    with pytest.raises(FirsthandError):
        private_notes.write_trust(actor, rosa)
    private_notes.keep_intent(actor, "ask:1", ["them", "me"], "for the books")
    (intent,) = private_notes.intents(actor)
    assert (intent.whom, intent.words) == (("them", "me"), "for the books")


def test_what_was_said_of_two_people_who_are_one_goes_to_the_one(actor: Actor) -> None:
    rosa, other, bo = person(actor, "Rosa Marin"), person(actor, "R. Marin"), person(actor, "Bo Lind")
    needs.add_need(actor, "an auditor", person=other)
    inventory.add_offer(actor, "An hour on tax", person=other)
    private_notes.write_trust(actor, other, can_they="yes")
    introductions.asked(actor, other, bo, "both", "", "")
    introductions.asked(actor, rosa, other, "both", "", "")
    judging.pin_person(actor, other)
    judging.pin_person(actor, rosa)
    one = joining.join(actor, rosa, other)
    assert {need.need.person for need in needs.needs(actor)} == {one}
    assert {offer.offer.person for offer in inventory.offers(actor)} == {one}
    assert len(private_notes.trust_in(actor, one)) == 1
    assert [{each.introduction.a, each.introduction.b} for each in introductions.introductions(actor)] == [{one, bo}]
    assert judging.pinned_people(actor) == {one}


def test_nobody_of_that_number_is_not_found(actor: Actor) -> None:
    with pytest.raises(NotFoundError):
        private_notes.write_trust(actor, PersonId(7), can_they="yes")


def test_who_could_help_is_the_user_first_then_others_never_whose_need_it_is(actor: Actor) -> None:
    rosa, ben = person(actor, "Rosa Marin"), person(actor, "Ben Dale")
    need = needs.add_need(actor, "a budget template", person=rosa)
    own = needs.add_need(actor, "a budget template")
    inventory.add_offer(actor, "budget templates", person=ben)
    inventory.add_offer(actor, "budget templates", person=rosa)
    inventory.add_offer(actor, "the budget template")
    inventory.add_offer(actor, "French lessons", person=ben)
    exchanges.add(actor, ben, "give", "a template for the budget", flow="in")
    found = helping.helpers(actor, [need, own], now(actor))
    assert [one.person.id if one.person else None for one in found[need.id]] == [None, ben]
    assert {one.person.id if one.person else None for one in found[own.id]} == {rosa, ben}
    assert "budget" in found[need.id][0].words
    alone = helping.helpers(actor, [need, own], now(actor), mine_only=True)
    assert [one.person for one in alone[need.id]] == [None]
    assert own.id not in alone
    assert helping.helpers(actor, [], now(actor)) == {}


def test_what_i_can_bring_somebody_is_kept_once_on_both_sides(actor: Actor) -> None:
    rosa = person(actor, "Rosa Marin")
    for words in ("A slot in the review", " a slot in  the review"):
        helping.keep_for(actor, rosa, words)
    assert [one.need.words for one in needs.needs(actor, person=rosa)] == ["A slot in the review"]
    assert [one.offer.words for one in inventory.offers(actor, mine_only=True)] == ["A slot in the review"]


def test_an_introductions_letters_follow_its_stage_and_what_came_of_it_stays(actor: Actor) -> None:
    rosa, ben = person(actor, "Rosa Marin"), person(actor, "Ben Dale")
    one = introductions.asked(actor, rosa, ben, "a", "looks for an auditor", "can bring audits")
    shown = introductions.show(actor, one.id, now(actor))
    assert [draft.to[0].name for draft in shown.drafts] == ["Rosa Marin"]
    assert "“an auditor”" in shown.drafts[0].body
    introductions.said(actor, one.id, "a", "yes")
    assert [draft.to[0].name for draft in introductions.show(actor, one.id, now(actor)).drafts] == ["Ben Dale"]
    introductions.other_asked(actor, one.id, "b")
    introductions.said(actor, one.id, "b", "yes")
    (letter,) = introductions.show(actor, one.id, now(actor)).drafts
    assert [to.address for to in letter.to] == ["rosa@mail.test", "ben@mail.test"]
    introductions.introduced(actor, one.id)
    introductions.came_of_it(actor, one.id, "They work together")
    introductions.let_lapse(actor, one.id)
    shown = introductions.show(actor, one.id, now(actor))
    assert (shown.came_of_it, shown.drafts) == ("They work together", ())
    with pytest.raises(NotFoundError):
        introductions.show(actor, 99, now(actor))


def test_an_ask_that_was_sent_stands_in_the_ledger(actor: Actor) -> None:
    ben = person(actor, "Ben Dale")
    first = asking.keep_need(actor, "An auditor", None)
    assert asking.keep_need(actor, "an  auditor", None) == first
    entry = asking.sent(actor, Ask("An auditor", "the books", "hour", by=date(2099, 1, 2)), ben)
    one = entry.exchange
    assert (one.flow, one.state, one.effort, one.due) == ("in", "asked", "hour", date(2099, 1, 2))
    with pytest.raises(NotFoundError):
        asking.draft(actor, Ask("An auditor", "the books", "hour"), PersonId(99), now(actor))
