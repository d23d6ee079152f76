"""Meetings and cards into rows: who met whom, whose addresses belong together, what is newer."""

import pytest

from firsthand.domain.cards import Labelled, PersonalDate, Position
from firsthand.domain.meetings import Attendee
from firsthand.services import record
from firsthand.services.actor import Actor
from firsthand.services.own_addresses import add
from firsthand.storage.connection import rows
from firsthand.storage.forgotten import NotLetter
from firsthand.storage.records import Written
from firsthand.storage.scope import Scope
from tests.support.not_letters import MONDAY, card, meeting, written

pytestmark = pytest.mark.django_db

ADA, BEN, ME = "ada@moss.test", "ben@dale.test", "me@own.test"


def met(actor: Actor, *records: NotLetter) -> list[tuple[object, ...]]:
    """Contact-days after these records came in, as (address, day's out count, in count)."""
    add(actor, [ME])
    written(actor.scope, *records)
    record.bring_up_to_date(actor)
    return rows(
        actor.scope,
        "SELECT m.address, d.out_count, d.in_count FROM daily d JOIN mailbox m ON m.workspace_id = d.workspace_id AND m.id ="
        " d.mailbox_id WHERE d.workspace_id = %s AND m.address <> %s ORDER BY m.address",
        [actor.scope.workspace, ME],
    )


def people(actor: Actor) -> list[str]:
    found = rows(
        actor.scope,
        "SELECT name FROM person WHERE workspace_id = %s AND kind = 'person' ORDER BY name",
        [actor.scope.workspace],
    )
    return [row[0] for row in found]


def test_a_meeting_is_a_contact_both_ways_with_everybody_who_was_there(actor: Actor) -> None:
    assert met(actor, meeting("one", ME, ADA, BEN)) == [(ADA, 1, 1), (BEN, 1, 1)]


def test_whoever_declined_was_not_met(actor: Actor) -> None:
    assert met(actor, meeting("one", ME, ADA, BEN + "!")) == [(ADA, 1, 1)]


def test_a_meeting_that_the_owner_declined_is_no_contact(actor: Actor) -> None:
    assert met(actor, meeting("one", ADA, ME + "!")) == []


def test_a_meeting_of_others_in_a_shared_calendar_is_no_contact(actor: Actor) -> None:
    assert met(actor, meeting("one", ADA, BEN)) == []


@pytest.mark.parametrize("change", [{"status": "cancelled"}, {"all_day": True}, {"busy": False}])
def test_what_is_no_meeting_of_people_is_no_contact(actor: Actor, change: dict[str, object]) -> None:
    assert met(actor, meeting("one", ME, ADA, **change)) == []


def test_a_meeting_of_more_than_eight_is_no_contact(actor: Actor) -> None:
    seven = [f"p{number}@crowd.test" for number in range(7)]
    assert len(met(actor, meeting("small", ME, *seven))) == 7
    assert len(met(actor, meeting("large", ME, *seven, "one.more@crowd.test"))) == 7


def test_a_room_is_nobody(actor: Actor) -> None:
    room = Attendee("r", "Room 4", "room4@own.test", "accepted")
    one = meeting("one", ME, ADA)
    assert met(actor, one._replace(people=(*one.people, room))) == [(ADA, 1, 1)]


def test_a_moved_meeting_counts_on_its_new_day_alone(actor: Actor) -> None:
    met(actor, meeting("one", ME, ADA))
    written(actor.scope, meeting("one", ME, ADA, starts_at=MONDAY + 86_400, ends_at=MONDAY + 90_000, sequence=1), run=2)
    record.bring_up_to_date(actor)
    days = rows(actor.scope, "SELECT DISTINCT day FROM daily WHERE workspace_id = %s", [actor.scope.workspace])
    assert days == [((MONDAY + 86_400) // 86_400,)]


def test_a_cancelled_meeting_no_longer_counts(actor: Actor) -> None:
    met(actor, meeting("one", ME, ADA))
    assert written(actor.scope, meeting("one", ME, ADA, status="cancelled", sequence=1), run=2).changed == 1
    record.bring_up_to_date(actor)
    assert rows(actor.scope, "SELECT 1 FROM daily WHERE workspace_id = %s", [actor.scope.workspace]) == []


def test_an_earlier_revision_changes_nothing(scope: Scope) -> None:
    written(scope, meeting("one", ME, ADA, sequence=2))
    assert written(scope, meeting("one", ME, ADA, sequence=1, title="Old"), run=2) == Written(0, 0, 1, [])


@pytest.mark.parametrize("turned", [False, True])
def test_in_one_run_the_order_of_two_copies_does_not_matter(scope: Scope, turned: bool) -> None:
    copies = [meeting("one", ME, ADA, title="Rope"), meeting("one", ME, ADA, title="Cord")]
    cards = [card("Ada Moss", ADA, notes=("tall",)), card("Ada Moss", ADA, notes=("small",))]
    every: list[NotLetter] = [*copies, *cards]
    for one in reversed(every) if turned else every:
        written(scope, one)
    title = rows(scope, "SELECT subject FROM interaction WHERE workspace_id = %s", [scope.workspace])
    content = rows(scope, "SELECT digest FROM card WHERE workspace_id = %s", [scope.workspace])
    best = max(one.digest for one in cards)
    from firsthand.domain.meetings import revision_of

    assert title == [(max(copies, key=revision_of).title,)]
    assert [bytes(row[0]) for row in content] == [best]


def test_addresses_on_one_card_are_one_person(actor: Actor) -> None:
    written(actor.scope, card("Ada Moss", ADA, "amoss77@home.test"), card("Ben Dale", BEN))
    record.bring_up_to_date(actor)
    assert people(actor) == ["Ada Moss", "Ben Dale"]
    reasons = rows(actor.scope, "SELECT reason FROM joining WHERE workspace_id = %s", [actor.scope.workspace])
    assert reasons == [("A card of Ada Moss in your address book names both.",)]


def test_an_address_on_cards_of_two_names_joins_nobody(actor: Actor) -> None:
    office = "office@moss.test"
    written(actor.scope, card("Ada Moss", ADA, office), card("Ben Dale", BEN, office))
    record.bring_up_to_date(actor)
    joined = rows(
        actor.scope,
        "SELECT 1 FROM mailbox a JOIN mailbox b ON b.person_id = a.person_id WHERE a.workspace_id = %s AND a.address = %s AND"
        " b.address = %s",
        [actor.scope.workspace, ADA, BEN],
    )
    assert joined == []


def test_a_card_that_changed_is_written_anew_and_one_that_did_not_is_left(scope: Scope) -> None:
    first = card("Ada Moss", ADA)
    assert written(scope, first) == Written(1, 0, 0, [])
    assert written(scope, first, run=2) == Written(0, 0, 1, [])
    assert written(scope, card("Ada Moss", ADA, phones=(Labelled("", "+44 1"),)), run=3) == Written(0, 1, 0, [])


def test_what_a_card_says_of_its_person_can_be_asked_for(scope: Scope) -> None:
    said = card(
        "Ada Moss", ADA, positions=(Position("Moss & Co", "", "Captain", None, None, 20_000),),
        dates=(PersonalDate("birthday", None, 4, 12),), groups=("Sailors", "Sailors"),
    )  # fmt: skip
    written(scope, said)
    assert rows(scope, "SELECT organisation, title FROM card_position") == [("Moss & Co", "Captain")]
    assert rows(scope, "SELECT label, month, day FROM card_date") == [("birthday", 4, 12)]
    assert rows(scope, "SELECT name FROM card_group") == [("Sailors",)]


def test_a_card_without_an_address_is_a_person_too(actor: Actor) -> None:
    written(
        actor.scope,
        card("Cy Löwe", links=(Labelled("", "linkedin.com/in/cyloewe"),)),
        card("Dee Roe", phones=(Labelled("", "+44 20 1234 5678"),)),
        card("Eli Fox"),
    )
    record.bring_up_to_date(actor)
    assert people(actor) == ["Cy Löwe", "Dee Roe", "Eli Fox"]
