"""People written as vCards and tables: what leaves, what never does, and that it comes home without a trace."""

import csv
import io
import json
from pathlib import Path

import pytest
import vobject

from firsthand.domain.people import PeopleQuery, PersonId
from firsthand.errors import NotFoundError
from firsthand.services import (
    dates,
    describing,
    imports,
    joining,
    notes,
    outgoing_people,
    people,
    positions,
    private_notes,
    tables,
)
from firsthand.services.actor import Actor, now
from firsthand.storage.connection import one
from tests.services.mailboxes import imported, write_mailbox

pytestmark = pytest.mark.django_db(transaction=True)

PHOTO = "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/"

BEN = f"""BEGIN:VCARD
VERSION:3.0
UID:ben-1
FN:Ben Dale
N:Dale;Ben;;;
EMAIL;TYPE=WORK:ben@dale.test
EMAIL;TYPE=HOME:ben@home.test
TEL;TYPE=CELL:+44 20 7946 0000
URL:https://dale.test
ORG:Dale & Sons;Ropes
TITLE:Master
BDAY:1980-02-29
CATEGORIES:Rowers,Pier
NOTE:Rows on Sundays.
X-SKIPPER:yes
REV:2025-01-02T03:04:05Z
{PHOTO}
END:VCARD
"""

BEN_ELSEWHERE = """BEGIN:VCARD
VERSION:3.0
UID:ben-2
FN:Ben Dale
N:Dale;Ben;;;
EMAIL:ben@dale.test
EMAIL:ben@pier.test
TEL:+442079460000
BDAY:--02-29
CATEGORIES:Chandlers
END:VCARD
"""

NO_UID = """BEGIN:VCARD
VERSION:3.0
FN:Zoe Pike
N:Pike;Zoe;;;
EMAIL:zoe@pike.test
END:VCARD
"""


def everybody(actor: Actor) -> list[PersonId]:
    found = people.listing(actor, PeopleQuery(limit=None, sort="name"), now(actor), facets=False, spark=False)
    return [row.id for row in found.people]


def bring(actor: Actor, path: Path, text: str) -> tuple[int, int]:
    """Import a file; how many records were new, and how many changed."""
    path.write_bytes(text.encode())
    report = imports.start(actor, [path], read_acts=False)
    assert report.complete
    return sum(one.imported for one in report.sources), sum(one.changed for one in report.sources)


def who_is_who(actor: Actor) -> dict[PersonId, tuple[str, frozenset[str]]]:
    found = people.listing(actor, PeopleQuery(limit=None), now(actor), facets=False, spark=False)
    return {row.id: (row.name, frozenset(row.addresses)) for row in found.people}


@pytest.fixture
def full(actor: Actor, tmp_path: Path) -> Actor:
    """Mail, three cards (one without a uid, one photo), somebody by hand, and what the user says of them."""
    imported(actor, write_mailbox(tmp_path / "mail"))
    bring(actor, tmp_path / "book.vcf", BEN + NO_UID)
    gus = describing.add(actor, "Gus Marsh", organisation="Marsh & Daughters", role_title="Keeper")
    ben = people.find(actor, "ben@dale.test")
    describing.tag(actor, [ben, gus], "harbour")
    notes.write_note(actor, "Likes *rope*; not to be passed on.", ben)
    private_notes.write_trust(actor, ben, can_they="yes", words="A private judgement.")
    describing.override_warmth(actor, ben, "warm")
    describing.set_layer(actor, ben, {"support"}, {"feedback"})
    return actor


def test_what_was_written_comes_home_to_the_same_people_and_the_second_time_changes_nothing(
    full: Actor, tmp_path: Path
) -> None:
    before = who_is_who(full)
    first = "".join(outgoing_people.vcards(full, everybody(full)))
    bring(full, tmp_path / "home.vcf", first)
    assert who_is_who(full) == before

    second = "".join(outgoing_people.vcards(full, everybody(full)))
    assert second == first
    assert bring(full, tmp_path / "home again.vcf", second) == (0, 0)
    assert who_is_who(full) == before


def test_a_card_from_an_address_book_is_not_doubled_on_its_way_home(full: Actor, tmp_path: Path) -> None:
    ben = people.find(full, "ben@dale.test")
    count = one(full.scope, "SELECT COUNT(*) FROM card WHERE workspace_id = %s", [full.scope.workspace])
    added, _changed = bring(full, tmp_path / "home.vcf", outgoing_people.vcard(full, ben))
    assert added == 0
    assert one(full.scope, "SELECT COUNT(*) FROM card WHERE workspace_id = %s", [full.scope.workspace]) == count


def test_who_is_known_by_name_alone_is_met_again_and_not_doubled(actor: Actor, tmp_path: Path) -> None:
    gus = describing.add(actor, "Gus Marsh", role_title="Keeper")
    describing.tag(actor, [gus], "harbour")
    bring(actor, tmp_path / "home.vcf", outgoing_people.vcard(actor, gus))
    assert everybody(actor) == [gus]
    assert people.show(actor, gus, now(actor)).row.role_title == "Keeper"


def test_a_card_keeps_what_no_field_holds_and_carries_the_users_tags(full: Actor) -> None:
    text = outgoing_people.vcard(full, people.find(full, "ben@dale.test")).replace("\r\n ", "")
    assert "PHOTO:data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/" in text
    assert "X-SKIPPER:yes" in text
    assert "CATEGORIES:Rowers,Pier,harbour" in text
    assert "UID:ben-1" in text


def test_an_outside_reader_finds_the_same(full: Actor) -> None:
    read = vobject.readOne(outgoing_people.vcard(full, people.find(full, "ben@dale.test")))
    assert read.fn.value == "Ben Dale"
    assert (read.n.value.family, read.n.value.given) == ("Dale", "Ben")
    assert [one.value for one in read.contents["email"]] == ["ben@dale.test", "ben@home.test"]
    assert read.tel.value == "+44 20 7946 0000"
    assert read.org.value == ["Dale & Sons", "Ropes"]
    assert read.bday.value == "19800229"
    assert read.categories.value == ["Rowers", "Pier", "harbour"]


def test_no_private_word_leaves(full: Actor) -> None:
    ids = everybody(full)
    for text in (
        "".join(outgoing_people.vcards(full, ids)),
        "".join(tables.json_lines(outgoing_people.table(full, ids))),
        "".join(tables.csv_lines(outgoing_people.columns(), outgoing_people.table(full, ids))),
    ):
        for word in ("judgement", "rope", "Sundays", "warm", "support", "feedback"):
            assert word not in text


def test_notes_leave_where_they_are_asked_for_and_judgements_never(full: Actor) -> None:
    ben = people.find(full, "ben@dale.test")
    text = outgoing_people.vcard(full, ben, with_notes=True).replace("\r\n ", "")
    assert "NOTE:Rows on Sundays." in text
    assert "NOTE:Likes *rope*\\; not to be passed on." in text
    assert "judgement" not in text
    (row,) = outgoing_people.table(full, [ben], with_notes=True)
    assert row["notes"] == ["Rows on Sundays.", "Likes *rope*; not to be passed on."]


def test_several_cards_become_one(full: Actor, tmp_path: Path) -> None:
    bring(full, tmp_path / "other.vcf", BEN_ELSEWHERE)
    ben = people.find(full, "ben@pier.test")
    text = outgoing_people.vcard(full, ben)
    read = vobject.readOne(text)
    assert [one.value for one in read.contents["email"]] == ["ben@dale.test", "ben@home.test", "ben@pier.test"]
    assert len(read.contents["tel"]) == 1
    assert read.bday.value == "19800229"
    assert read.categories.value == ["Rowers", "Pier", "Chandlers", "harbour"]
    assert "PHOTO:data:" in text
    before = who_is_who(full)
    bring(full, tmp_path / "home.vcf", text)
    assert who_is_who(full) == before
    assert outgoing_people.vcard(full, ben) == text


def test_the_users_words_stand_over_the_card(full: Actor) -> None:
    ben = people.find(full, "ben@dale.test")
    describing.describe(full, ben, name="Benjamin Dale", organisation="The Pier", role_title="Warden")
    read = vobject.readOne(outgoing_people.vcard(full, ben))
    assert (read.fn.value, read.n.value.family, read.n.value.given) == ("Benjamin Dale", "Dale", "Benjamin")
    assert (read.org.value, read.title.value) == (["The Pier"], "Warden")


def test_what_the_user_said_of_days_and_positions_leaves_and_what_they_denied_does_not(full: Actor) -> None:
    ben = people.find(full, "ben@dale.test")
    positions.add(full, ben, "The Pier", "Warden")
    dates.add(full, ben, "anniversary", 6, 1, 2010)
    positions.dismiss(full, ben, "Dale & Sons", "Master")
    dates.remove(full, ben, "birthday", 2, 29)
    text = outgoing_people.vcard(full, ben)
    read = vobject.readOne(text)
    assert (read.org.value, read.title.value) == (["The Pier"], "Warden")
    assert "BDAY" not in text
    assert "ANNIVERSARY:20100601" in text


def test_an_organisation_guessed_from_an_address_is_nobodys_card(full: Actor) -> None:
    jane = people.find(full, "jane.roe@roe.test")
    assert people.show(full, jane, now(full)).row.organisation
    assert "ORG" not in outgoing_people.vcard(full, jane)


def test_an_address_that_was_taken_off_somebody_does_not_leave_with_them(full: Actor) -> None:
    ben = people.find(full, "ben@dale.test")
    (home,) = [
        line.mailbox_id for line in people.show(full, ben, now(full)).addresses if line.address == "ben@home.test"
    ]
    joining.separate(full, home)
    assert "ben@home.test" not in outgoing_people.vcard(full, people.find(full, "ben@dale.test"))


def test_the_uid_stays_and_nobody_shares_it(full: Actor) -> None:
    jane, gus = people.find(full, "jane.roe@roe.test"), people.find(full, "Gus Marsh")
    first = {vobject.readOne(card).uid.value for card in outgoing_people.vcards(full, [jane, gus])}
    assert len(first) == 2
    describing.describe(full, jane, name="Jane Roe-Bright")
    assert vobject.readOne(outgoing_people.vcard(full, jane)).uid.value in first


def test_nobody_has_no_card(full: Actor) -> None:
    with pytest.raises(NotFoundError):
        outgoing_people.vcard(full, PersonId(999_999))


def test_a_spreadsheet_takes_no_cell_for_a_formula(full: Actor) -> None:
    describing.add(full, '=HYPERLINK("http://evil.test")')
    text = "".join(
        tables.csv_lines(outgoing_people.columns(), outgoing_people.table(full, everybody(full)), for_excel=True)
    )
    assert text.encode().startswith(b"\xef\xbb\xbf")
    lines = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert tuple(lines[0]) == outgoing_people.columns()
    assert all(not cell.startswith(("=", "+", "-", "@")) for line in lines for cell in line.values())
    (ben,) = [line for line in lines if line["name"] == "Ben Dale"]
    assert ben["phones"] == "'+44 20 7946 0000"
    assert ben["mail"] == "ben@dale.test; ben@home.test"
    assert (ben["groups"], ben["tags"], ben["birthday"]) == ("Rowers; Pier", "harbour", "1980-02-29")


def test_json_lines_hold_lists_as_lists(full: Actor) -> None:
    ben = people.find(full, "ben@dale.test")
    (line,) = tables.json_lines(outgoing_people.table(full, [ben]))
    read = json.loads(line)
    assert read["mail"] == ["ben@dale.test", "ben@home.test"]
    assert read["phones"] == ["+44 20 7946 0000"]
    assert "notes" not in read
