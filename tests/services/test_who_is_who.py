"""Joined, parted and joined again: each person keeps what is theirs, and the user's word outlives every import."""

from itertools import permutations
from pathlib import Path

import pytest

from firsthand.domain.cards import Card, Labelled, Position
from firsthand.domain.exchanges import Flow
from firsthand.domain.meetings import Meeting
from firsthand.domain.people import Family, PeopleQuery, PersonId
from firsthand.errors import FirsthandError
from firsthand.services import (
    dates,
    describing,
    exchanges,
    introductions,
    joining,
    judging,
    keeping_in_touch,
    layer,
    notes,
    people,
    positions,
    purposes,
    taking_back,
    traits,
)
from firsthand.services.actor import Actor, now
from tests.connectors.letters import letter, mbox
from tests.services.mailboxes import ME, MY_ADDRESS, imported, on, write_mailbox
from tests.support.not_letters import brought, card, meeting

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def record(actor: Actor, tmp_path: Path) -> Actor:
    imported(actor, write_mailbox(tmp_path / "mail"))
    return actor


def find(actor: Actor, words: str) -> PersonId:
    return people.find(actor, words)


def say_all_of(actor: Actor, address: str, mark: str) -> None:
    """Something of every kind that a user can say of a person."""
    one = find(actor, address)
    describing.tag(actor, [one], mark)
    describing.tag(actor, [one], "both")
    own: list[tuple[Flow, Family]] = [("in", "support" if mark == "hers" else "feedback"), ("out", "resources")]
    layer.say(actor, one, own, [("out", "knowledge" if mark == "hers" else "introduction")])
    layer.judge(actor, one, "out", "support", False)
    purposes.confirm(actor, {one: {"personal"} if mark == "hers" else {"operational"}})
    traits.confirm(actor, {one: {"function": f"Pier {mark}", "place": "Quay"}})
    notes.write_note(actor, f"A note, {mark}", one)
    exchanges.add(actor, one, "give", f"A rope, {mark}")
    positions.add(actor, one, f"Pier {mark}", "Rigger")
    dates.add(actor, one, f"day {mark}", 3, 4)
    keeping_in_touch.keep(actor, [one], 20 if mark == "hers" else 30, 60)
    judging.pin_person(actor, one, True)


def said_of(actor: Actor, address: str) -> dict[str, object]:
    one = find(actor, address)
    shown = people.show(actor, one, now(actor))
    return {
        "name": shown.row.name,
        "organisation": shown.row.organisation,
        "role": shown.row.role_title,
        "star": shown.star,
        "tags": shown.row.tags,
        "layer": (shown.row.gives_me, shown.row.i_give),
        "kinds": layer.kinds_set(actor, one),
        "purposes": purposes.said(actor, [one]).get(one),
        "function": traits.held(actor, "function", [one]).get(one),
        "wanted": shown.row.wanted,
        "notes": sorted(note.markdown for note in shown.notes),
        "exchanges": sorted(
            entry.exchange.what
            for entry in exchanges.listing(
                actor, exchanges.LedgerQuery(person=one, status="confirmed"), now(actor)
            ).entries
        ),
        "positions": [(held.organisation, held.title) for held in positions.history(actor, one, now(actor).day)],
        "dates": [day.label for day in dates.of_person(actor, one)],
        "pinned": one in judging.pinned_people(actor),
    }


BEN, DORA = "ben@dale.test", "dora@finch.test"


@pytest.mark.parametrize("turned", [False, True])
def test_taking_a_join_back_gives_each_their_own(record: Actor, turned: bool) -> None:
    say_all_of(record, BEN, "his")
    say_all_of(record, DORA, "hers")
    describing.star(record, find(record, DORA), True)
    describing.describe(record, find(record, DORA), name="Dora the Finch")
    before = {address: said_of(record, address) for address in (BEN, DORA)}
    ids = {address: find(record, address) for address in (BEN, DORA)}
    pair = (ids[DORA], ids[BEN]) if turned else (ids[BEN], ids[DORA])
    one = joining.join(record, *pair)
    together = said_of(record, BEN)
    assert find(record, BEN) == find(record, DORA) == one
    assert together["notes"] == ["A note, hers", "A note, his"]
    assert together["tags"] == ("both", "hers", "his")
    assert together["purposes"] == {"personal", "operational"}
    assert together["kinds"] == {("out", "knowledge"), ("out", "introduction")}
    assert together["star"]
    (change, *_) = joining.history(record, one)
    assert set(joining.undo(record, change.id)) == set(ids.values())
    assert {address: said_of(record, address) for address in (BEN, DORA)} == before
    assert {address: find(record, address) for address in (BEN, DORA)} == ids


def test_what_was_said_of_the_two_together_stays_with_one_of_them(record: Actor) -> None:
    say_all_of(record, DORA, "hers")
    one = joining.join(record, find(record, BEN), find(record, DORA))
    notes.write_note(record, "Since", one)
    describing.untag(record, [one], "hers")
    joining.undo(record, joining.history(record)[0].id)
    everywhere = [note for address in (BEN, DORA) for note in said_of(record, address)["notes"]]  # type: ignore[attr-defined]
    assert sorted(everywhere) == ["A note, hers", "Since"]
    assert said_of(record, DORA)["tags"] == ("both",)
    assert said_of(record, BEN)["tags"] == ()


def test_taking_back_after_later_imports_gives_each_their_own_still(record: Actor, tmp_path: Path) -> None:
    say_all_of(record, DORA, "hers")
    before = said_of(record, DORA)
    joining.join(record, find(record, BEN), find(record, DORA))
    more = [
        letter(sender="D. Finch <dora@finch.test>", to=ME, subject="Sails", date=on(90), text="The sails are here.\n"),
        letter(sender="Ben Dale <ben@home.test>", to=ME, subject="Rope", date=on(91), text="The rope is here.\n"),
    ]
    (tmp_path / "more.mbox").write_bytes(mbox(*more))
    imported(record, tmp_path / "more.mbox")
    joining.undo(record, joining.history(record)[0].id)
    assert find(record, BEN) != find(record, DORA)
    assert said_of(record, DORA) == before


def test_two_joins_are_taken_back_in_any_order(record: Actor) -> None:
    addresses = (BEN, DORA, "emil@stone.test")
    for address, mark in zip(addresses, ("his", "hers", "emils"), strict=True):
        say_all_of(record, address, mark)
    before = {address: said_of(record, address) for address in addresses}
    for last_first in (True, False):
        joining.join(record, find(record, BEN), find(record, DORA))
        joining.join(record, find(record, "emil@stone.test"), find(record, BEN))
        assert len({find(record, address) for address in addresses}) == 1
        changes = [one for one in joining.history(record) if not one.undone]
        for change in changes if last_first else reversed(changes):
            joining.undo(record, change.id)
        assert {address: said_of(record, address) for address in addresses} == before


def test_an_introduction_of_the_two_is_there_again(record: Actor) -> None:
    ben, dora = find(record, BEN), find(record, DORA)
    introductions.asked(record, ben, dora, "both", "he needs rope", "she has it")
    joining.join(record, ben, dora)
    joining.undo(record, joining.history(record)[0].id)
    (found,) = introductions.introductions(record)
    assert (found.introduction.a, found.introduction.b) == (ben, dora)


def test_separating_gives_back_what_a_card_had_joined(record: Actor) -> None:
    say_all_of(record, DORA, "hers")
    before = said_of(record, DORA)
    brought(record, card("Dora Finch", DORA, "dora@nest.test"))
    dora = find(record, DORA)
    (own,) = (line.mailbox_id for line in people.show(record, dora, now(record)).addresses if "nest" in line.address)
    joining.separate(record, own)
    assert find(record, "dora@nest.test") != find(record, DORA)
    assert {**said_of(record, DORA), "organisation": ""} == {**before, "organisation": ""}


def test_an_import_taken_back_parts_what_it_had_joined(record: Actor) -> None:
    describing.describe(record, find(record, "emil@stone.test"), name="Em")
    say_all_of(record, "emil@stone.test", "emils")
    away = brought(record, card("Emil Stone", "emil@away.test"))[0]
    say_all_of(record, "emil@away.test", "away")
    before = [said_of(record, address) for address in ("emil@stone.test", "emil@away.test")]
    run, _ = brought(record, card("Emil Stone the same", "emil@stone.test", "emil@away.test"), path="second.vcf")
    assert find(record, "emil@stone.test") == find(record, "emil@away.test")
    taking_back.undo(record, run)
    assert [said_of(record, address) for address in ("emil@stone.test", "emil@away.test")] == before
    assert away < run


def test_a_separation_is_taken_back_too(record: Actor) -> None:
    brought(record, card("Dora Finch", DORA, "dora@nest.test"))
    dora = people.show(record, find(record, DORA), now(record))
    joining.separate(record, next(line.mailbox_id for line in dora.addresses if "nest" in line.address))
    (change,) = joining.history(record)
    assert (change.kind, change.second) == ("separate", "dora@nest.test")
    joining.undo(record, change.id)
    assert find(record, DORA) == find(record, "dora@nest.test")
    with pytest.raises(FirsthandError, match="already"):
        joining.undo(record, change.id)


def test_a_join_that_a_card_confirms_meanwhile_is_parted_all_the_same(record: Actor) -> None:
    joining.join(record, find(record, BEN), find(record, DORA))
    brought(record, card("Ben Finch", BEN, DORA))
    joining.undo(record, joining.history(record)[0].id)
    assert find(record, BEN) != find(record, DORA)


def test_what_was_separated_is_never_joined_again_whatever_comes_in(record: Actor, tmp_path: Path) -> None:
    brought(record, card("Dora Finch", DORA, "dora@nest.test"))
    dora = people.show(record, find(record, DORA), now(record))
    joining.separate(record, next(line.mailbox_id for line in dora.addresses if "nest" in line.address))
    brought(
        record, card("Dora Finch", DORA, "dora@nest.test", phones=(Labelled("", "+44 20 7946 0000"),)), path="b.vcf"
    )
    brought(
        record, card("D Finch", "dora@nest.test", DORA, links=(Labelled("", "linkedin.com/in/dora"),)), path="c.csv"
    )
    brought(record, meeting("rope", MY_ADDRESS, "dora@nest.test", DORA), path="d.ics")
    both = letter(
        sender='"Dora Finch" <dora@nest.test>', to=f"{ME}, Finch, Dora <dora@finch.test>", subject="Nests", date=on(99),
        text="Nests and sails.\n",
    )  # fmt: skip
    (tmp_path / "more.mbox").write_bytes(mbox(both))
    imported(record, tmp_path / "more.mbox")
    assert find(record, DORA) != find(record, "dora@nest.test")


ACROSS: dict[str, Card | Meeting] = {
    "vcf": card("Hana Pole", "hana@pole.test", "hana@home.test", positions=(Position("Pole", "", "Pilot", None, None, 20_000),)),
    "csv": card("Hana Pole", links=(Labelled("", "linkedin.com/in/hana"),), uid="linkedin",
                key=bytes(16), positions=(Position("Pole Ltd", "", "Chief pilot", None, None, 20_100),)),
    "ics": meeting("hana", MY_ADDRESS, "hana@pole.test"),
}  # fmt: skip


def test_the_order_in_which_sources_come_does_not_matter(actor: Actor, tmp_path: Path) -> None:
    mail = letter(sender="hana@home.test", to=ME, subject="Tide", date=on(1), text="The tide turns.\n")
    (tmp_path / "tide.mbox").write_bytes(mbox(mail))
    seen = []
    for order in permutations([*ACROSS, "mbox"]):
        runs = []
        for source in order:
            if source == "mbox":
                runs.append(imported(actor, tmp_path / "tide.mbox").run)
            else:
                runs.append(brought(actor, ACROSS[source], path=f"a.{source}")[0])
        listed = people.listing(actor, PeopleQuery(sort="name"), now(actor)).people
        asked = [(one.reason, one.confidence) for one in joining.possible_duplicates(actor)]
        seen.append((sorted((row.name, row.organisation, row.role_title, *row.addresses) for row in listed), asked))
        for run in reversed(runs):
            taking_back.undo(actor, run)
    assert [one for one in seen if one != seen[0]] == []
    shown, asked = seen[0]
    assert [one[:3] for one in shown] == [
        ("Hana Pole", "Pole", "Pilot"), ("Hana Pole", "Pole Ltd", "Chief pilot"),
    ]  # fmt: skip
    assert [confidence for _, confidence in asked] == [0.9]
