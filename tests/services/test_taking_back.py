"""An import taken back as a whole: as if it had never been, but for what the user wrote."""

from pathlib import Path

import pytest

from firsthand.domain.people import PeopleQuery
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.services import imports, notes, people, taking_back
from firsthand.services.actor import Actor, now
from firsthand.storage.connection import rows

pytestmark = pytest.mark.django_db(transaction=True)

ME = "me@own.test"
TABLES = (
    "interaction", "interaction_text", "participant", "daily", "tie", "person", "mailbox", "joining", "duplicate", "meeting",
    "card", "card_mailbox", "card_position", "card_date", "card_group", "holding", "replaced",
)  # fmt: skip


def letter(sender: str, number: int, *to: str) -> str:
    return (
        f"From: {sender}\nTo: {', '.join(to or (ME,))}\nDate: Mon, {number % 27 + 1:02d} Mar 2026 10:00:00 +0000\n"
        f"Message-ID: <{number}@x.test>\nSubject: Rope {number}\n\nThe rope is number {number}.\n"
    )


def mbox(folder: Path, name: str, *letters: str) -> Path:
    path = folder / name
    path.write_text("".join(f"From x Mon Mar  2 10:00:00 2026\n{one}\n" for one in letters))
    return path


def state(actor: Actor) -> dict[str, int]:
    """How many rows each table has, and what cannot be told by counting."""
    found = {
        table: len(rows(actor.scope, f"SELECT 1 FROM {table} WHERE workspace_id = %s", [actor.scope.workspace]))
        for table in TABLES
    }
    listing = people.listing(actor, PeopleQuery(limit=None), now(actor), facets=False, spark=False)
    shown = {row.name: row.contact_days for row in listing.people}
    return {**found, **{f"contacts with {name}": days for name, days in shown.items()}}


ADA = [letter("Ada Moss <ada@moss.test>", number) for number in range(5)]
BEN = [letter("Ben Dale <ben@dale.test>", number) for number in range(10, 15)]


def test_what_an_import_brought_goes_and_all_else_is_as_before(actor: Actor, tmp_path: Path) -> None:
    imports.start(actor, [mbox(tmp_path, "first.mbox", *ADA)], me=[ME])
    before = state(actor)
    second = imports.start(actor, [mbox(tmp_path, "second.mbox", *BEN, ADA[0])])
    assert state(actor) != before
    assert taking_back.undo(actor, second.run) == taking_back.TakenBack(5, 0, 0, 0)
    assert state(actor) == before
    assert imports.progress(actor, second.run).state == "undone"


def test_what_another_source_holds_too_stays(actor: Actor, tmp_path: Path) -> None:
    first = imports.start(actor, [mbox(tmp_path, "first.mbox", *ADA, *BEN)], me=[ME])
    imports.start(actor, [mbox(tmp_path, "second.mbox", *ADA)])
    assert taking_back.undo(actor, first.run) == taking_back.TakenBack(5, 0, 0, 5)
    listing = people.listing(actor, PeopleQuery(limit=None), now(actor))
    assert [row.name for row in listing.people] == ["Ada Moss"]


def test_an_import_taken_back_can_be_had_again(actor: Actor, tmp_path: Path) -> None:
    path = mbox(tmp_path, "first.mbox", *ADA)
    run = imports.start(actor, [path], me=[ME]).run
    before = state(actor)
    taking_back.undo(actor, run)
    assert state(actor)["interaction"] == 0
    assert imports.start(actor, [path]).sources[0].imported == 5
    assert state(actor) == before


def test_a_person_whom_the_user_wrote_of_stays(actor: Actor, tmp_path: Path) -> None:
    run = imports.start(actor, [mbox(tmp_path, "first.mbox", *ADA, *BEN)], me=[ME]).run
    notes.write_note(actor, "Sails on Sundays.", people.find(actor, "Ada Moss"))
    taking_back.undo(actor, run)
    listing = people.listing(actor, PeopleQuery(limit=None), now(actor))
    assert [row.name for row in listing.people] == ["Ada Moss"]
    assert notes.of_person(actor, listing.people[0].id)[0].markdown == "Sails on Sundays."


def test_it_is_taken_back_once(actor: Actor, tmp_path: Path) -> None:
    run = imports.start(actor, [mbox(tmp_path, "first.mbox", *ADA)], me=[ME]).run
    taking_back.undo(actor, run)
    with pytest.raises(FirsthandError, match="undone already"):
        taking_back.undo(actor, run)
    with pytest.raises(NotFoundError):
        taking_back.undo(actor, 987_654)


def test_a_source_goes_with_what_only_it_brought(actor: Actor, tmp_path: Path) -> None:
    imports.start(actor, [mbox(tmp_path, "first.mbox", *ADA), mbox(tmp_path, "second.mbox", *BEN, *ADA[:2])], me=[ME])
    source = rows(actor.scope, "SELECT id FROM source WHERE path LIKE %s", ["%second.mbox"])[0][0]
    assert taking_back.remove_source(actor, source, with_content=True) == taking_back.TakenBack(5, 0, 0, 2)
    assert [Path(one.path).name for one in imports.sources(actor)] == ["first.mbox"]
    listing = people.listing(actor, PeopleQuery(limit=None), now(actor))
    assert [(row.name, row.contact_days) for row in listing.people] == [("Ada Moss", 5)]


def test_a_source_can_leave_the_list_and_its_content_stay(actor: Actor, tmp_path: Path) -> None:
    imports.start(actor, [mbox(tmp_path, "first.mbox", *ADA)], me=[ME])
    before = state(actor)
    source = rows(actor.scope, "SELECT id FROM source")[0][0]
    taking_back.remove_source(actor, source, with_content=False)
    assert imports.sources(actor) == ()
    assert state(actor) == before


def test_whom_a_copy_was_the_first_to_name_goes_with_it(actor: Actor, tmp_path: Path) -> None:
    imports.start(actor, [mbox(tmp_path, "first.mbox", *ADA)], me=[ME])
    before = state(actor)
    copy = ADA[0].replace("Date:", "Bcc: Cy Dale <cy@dale.test>\nDate:")
    second = imports.start(actor, [mbox(tmp_path, "second.mbox", copy, *BEN)])
    assert state(actor)["contacts with Cy Dale"] == 0
    taking_back.undo(actor, second.run)
    assert state(actor) == before


def test_whom_a_later_copy_names_too_stays(actor: Actor, tmp_path: Path) -> None:
    imports.start(actor, [mbox(tmp_path, "first.mbox", *ADA)], me=[ME])
    copy = ADA[0].replace("Date:", "Bcc: Cy Dale <cy@dale.test>\nDate:")
    second = imports.start(actor, [mbox(tmp_path, "second.mbox", copy)])
    imports.start(actor, [mbox(tmp_path, "third.mbox", copy, BEN[0])])
    before = state(actor)
    taking_back.undo(actor, second.run)
    assert {**state(actor), "holding": 0} == {**before, "holding": 0}


def test_the_same_file_in_another_place_holds_what_it_holds(actor: Actor, tmp_path: Path) -> None:
    first = imports.start(actor, [mbox(tmp_path, "first.mbox", *ADA)], me=[ME])
    imports.start(actor, [mbox(tmp_path, "copy.mbox", *ADA)])
    assert taking_back.undo(actor, first.run).kept == 5
    listing = people.listing(actor, PeopleQuery(limit=None), now(actor))
    assert [row.name for row in listing.people] == ["Ada Moss"]
