"""What is known of people's lives: where they work, days, groups, and how often the user wants to be in touch."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from firsthand.domain.cards import PersonalDate, Position
from firsthand.domain.people import PeopleQuery, PersonId
from firsthand.errors import FirsthandError
from firsthand.services import (
    dates,
    describing,
    forgetting,
    joining,
    keeping_in_touch,
    layer,
    moves,
    people,
    positions,
    purposes,
    taking_back,
    traits,
)
from firsthand.services.actor import Actor, as_of, now
from firsthand.storage.connection import rows
from tests.connectors.letters import letter, mbox
from tests.services.mailboxes import ME, imported, on, write_mailbox
from tests.support.not_letters import brought, card

pytestmark = pytest.mark.django_db(transaction=True)

BEN = "ben@dale.test"
TODAY = date(2026, 3, 1)


@pytest.fixture
def record(actor: Actor, tmp_path: Path) -> Actor:
    imported(actor, write_mailbox(tmp_path / "mail"))
    return actor


@pytest.fixture
def ben(record: Actor) -> PersonId:
    return people.find(record, BEN)


def about(actor: Actor, person: PersonId) -> tuple[str, str]:
    (row,) = people.rows_of(actor, [person], now(actor))
    return row.organisation, row.role_title


def with_positions(*said: Position) -> object:
    return card("Ben Dale", BEN, positions=said)


def test_what_the_user_set_comes_first_then_what_they_confirmed_then_cards_then_mail(
    record: Actor, ben: PersonId
) -> None:
    assert about(record, ben) == ("Dale", "")
    run, _ = brought(record, with_positions(Position("Dale & Sons", "", "Master", None, None, 20_000)))  # type: ignore[arg-type]
    assert about(record, ben) == ("Dale & Sons", "Master")
    own = positions.add(record, ben, "The Pier", "Rigger")
    assert about(record, ben) == ("The Pier", "Rigger")
    describing.describe(record, ben, organisation="The Quay")
    assert about(record, ben) == ("The Quay", "")
    describing.describe(record, ben, organisation="")
    assert about(record, ben) == ("The Pier", "Rigger")
    positions.remove(record, own)
    assert about(record, ben) == ("Dale & Sons", "Master")
    taking_back.undo(record, run)
    assert about(record, ben) == ("Dale", "")


def test_a_position_that_ended_is_history(record: Actor, ben: PersonId) -> None:
    brought(record, with_positions(  # type: ignore[arg-type]
        Position("Moss", "", "Captain", 18_000, None, None), Position("Pole", "", "Mate", 15_000, 17_999, None)))  # fmt: skip
    positions.correct(record, positions.confirm(record, ben, "Moss", "Captain"), "Moss", "Captain",
                      from_day=date(2020, 1, 1), until_day=date(2021, 1, 1))  # fmt: skip
    assert about(record, ben) == ("Dale", "")
    assert [(one.title, one.status) for one in positions.history(record, ben, now(record).day)] == [
        ("Captain", "confirmed"), ("Mate", "suggested"),
    ]  # fmt: skip
    with pytest.raises(FirsthandError, match="before it begins"):
        positions.add(record, ben, "X", "", from_day=date(2021, 1, 1), until_day=date(2020, 1, 1))


def test_a_signature_is_a_suggestion_until_it_is_confirmed(record: Actor, ben: PersonId, tmp_path: Path) -> None:
    signed = (
        "The rope is here.\n\nRegards,\nBen Dale\nRope-maker and Director\nDale & Sons Ltd\nTel: +44 20 7946 0001\n"
    )
    (tmp_path / "more.mbox").write_bytes(
        mbox(
            *[
                letter(sender=f"Ben Dale <{BEN}>", to=ME, subject=f"Rope {n}", date=on(80 + n), text=signed)
                for n in range(2)
            ]
        )
    )
    imported(record, tmp_path / "more.mbox")
    (found,) = positions.history(record, ben, now(record).day)
    assert (found.title, found.organisation, found.status, found.messages) == (
        "Rope-maker and Director", "Dale & Sons Ltd", "suggested", 2,
    )  # fmt: skip
    assert about(record, ben) == ("Dale", "")
    positions.confirm(record, ben, found.organisation, found.title)
    assert about(record, ben) == ("Dale & Sons Ltd", "Rope-maker and Director")
    positions.remove(record, positions.history(record, ben, now(record).day)[0].id or 0)
    assert positions.history(record, ben, now(record).day) == ()


def test_groups_of_cards_are_apart_from_tags_and_go_with_their_import(record: Actor, ben: PersonId) -> None:
    describing.tag(record, [ben], "harbour")
    run, _ = brought(record, card("Ben Dale", BEN, groups=("Rowers", "Pier")))
    describing.hide_group(record, ben, "Pier")
    (row,) = people.rows_of(record, [ben], now(record))
    assert (row.tags, row.groups) == (("harbour",), ("Rowers",))
    listed = people.listing(record, PeopleQuery(groups=("Rowers",)), now(record))
    assert [one.id for one in listed.people] == [ben]
    describing.hide_group(record, ben, "Pier", hidden=False)
    assert people.rows_of(record, [ben], now(record))[0].groups == ("Pier", "Rowers")
    taking_back.undo(record, run)
    (row,) = people.rows_of(record, [ben], now(record))
    assert (row.tags, row.groups) == (("harbour",), ())


def test_days_come_from_cards_and_from_the_user(record: Actor, ben: PersonId) -> None:
    brought(
        record,
        card("Ben Dale", BEN, dates=(PersonalDate("birthday", 1976, 3, 4), PersonalDate("anniversary", None, 2, 29))),
    )
    dates.add(record, ben, "Name day", 3, 10)
    found = dates.upcoming(record, as_of(record, TODAY))
    assert [(one.of.label, one.on, one.turns) for one in found] == [
        ("birthday", date(2026, 3, 4), 50), ("name day", date(2026, 3, 10), None),
    ]  # fmt: skip
    assert found[0].sentence == "Ben Dale: birthday on 4 March, 50 years."
    (leap,) = dates.upcoming(record, as_of(record, date(2026, 2, 20)), 8)
    assert leap.sentence == "Ben Dale: anniversary on 28 February (the 29th)."
    dates.remove(record, ben, "anniversary", 2, 29)
    assert [one.label for one in dates.of_person(record, ben)] == ["birthday", "name day"]


def test_reminders_are_the_users_choice(record: Actor, ben: PersonId) -> None:
    dates.add(record, ben, "name day", 3, 10)
    assert dates.reminders_on(record, date(2026, 3, 10)) == []
    dates.remind(record, ben, "name day", 3, 10, True, 7)
    assert dates.reminders_on(record, date(2026, 3, 3)) == ["Ben Dale: name day on 10 March."]
    assert dates.reminders_on(record, date(2026, 3, 4)) == []
    assert dates.reminders_on(record, date(2026, 3, 10)) == ["Ben Dale: name day today."]
    dates.remind(record, ben, "name day", 3, 10, False)
    assert dates.reminders_on(record, date(2026, 3, 10)) == []


def test_a_birthday_of_somebody_warm_reminds_unless_the_user_says_not(record: Actor, ben: PersonId) -> None:
    dates.add(record, ben, "birthday", 3, 10)
    describing.override_warmth(record, ben, "warm")
    assert dates.reminders_on(record, date(2026, 3, 10)) == ["Ben Dale: birthday today."]
    dates.remind(record, ben, "birthday", 3, 10, False)
    assert dates.reminders_on(record, date(2026, 3, 10)) == []


def test_how_often_the_user_wants_to_be_in_touch_decides_on_reconnecting(record: Actor, ben: PersonId) -> None:
    last = date.fromisoformat(people.rows_of(record, [ben], now(record))[0].last_contact or "")
    keeping_in_touch.keep(record, [ben], None, 5)
    rows_set = "UPDATE keep_in_touch SET on_day = 0"
    from firsthand.storage.connection import execute

    execute(record.scope, rows_set)
    day = as_of(record, last + timedelta(days=9))
    found = [move for move in moves.today(record, day).moves if move.kind == "reconnect" and move.people[0].id == ben]
    assert [move.why.split(" On ")[0] for move in found] == ["You wanted at most 5 days; 9 now."]
    keeping_in_touch.keep(record, [ben], 30, 60)
    execute(record.scope, rows_set)
    found = [move for move in moves.today(record, day).moves if move.kind == "reconnect" and move.people[0].id == ben]
    assert found == []


def test_who_is_past_what_the_user_set_is_a_facet_also_in_bulk(record: Actor, ben: PersonId) -> None:
    describing.tag(record, [ben, people.find(record, "cy@loewe.test")], "harbour")
    assert keeping_in_touch.keep_for_tag(record, "harbour", 1, 2) == 2
    listed = people.listing(record, PeopleQuery(kept=("past",)), now(record))
    assert ben in {row.id for row in listed.people}
    assert {facet.name for facet in listed.facets} >= {"kept", "group"}
    keeping_in_touch.keep(record, [ben], None, None)
    assert keeping_in_touch.of_person(record, ben) is None
    with pytest.raises(FirsthandError, match="longest one"):
        keeping_in_touch.keep(record, [ben], 60, 30)


def test_forgetting_takes_all_of_it(record: Actor, ben: PersonId) -> None:
    brought(
        record, card("Ben Dale", BEN, groups=("Rowers",), positions=(Position("Dale & Sons", "", "", None, None, 1),))
    )
    positions.add(record, ben, "The Pier", "Rigger")
    dates.add(record, ben, "birthday", 3, 10)
    keeping_in_touch.keep(record, [ben], 30, 60)
    describing.hide_group(record, ben, "Rowers")
    purposes.confirm(record, {ben: {"personal"}})
    traits.confirm(record, {ben: {"function": "Ropes"}})
    layer.say(record, ben, [("in", "support")], [("out", "knowledge")])
    layer.judge(record, ben, "out", "feedback", False)
    joined = joining.join(record, ben, people.find(record, "emil@stone.test"))
    forgetting.forget(record, joined)
    for table in (
        "position", "hidden_group", "personal_date", "keep_in_touch", "ended_person", "identity_change", "purpose", "trait",
        "layer", "layer_kind", "layer_declined",
    ):  # fmt: skip
        assert rows(record.scope, f"SELECT * FROM {table} WHERE workspace_id = %s", [record.scope.workspace]) == [], (
            table
        )
