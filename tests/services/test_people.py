"""People as listed, and the user's word on them, which no rule and no later import changes."""

from datetime import date, timedelta
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from firsthand.domain.people import PeopleQuery, PersonId
from firsthand.errors import AmbiguousError, NotFoundError
from firsthand.services import describing, forgetting, joining, notes, people
from firsthand.services import record as rebuilding
from firsthand.services.actor import Actor, now, start_of
from tests.connectors.letters import letter, mbox
from tests.services.mailboxes import BEN, ME, imported, inbox, known, names, on, sent, write_mailbox

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def record(actor: Actor, tmp_path: Path) -> Actor:
    """A record of six friends."""
    imported(actor, write_mailbox(tmp_path / "mail"))
    return actor


def find(actor: Actor, words: str) -> PersonId:
    return people.find(actor, words)


def addresses(actor: Actor, person: PersonId) -> list[str]:
    return sorted({line.address for line in people.show(actor, person, now(actor)).addresses})


def test_two_people_joined_are_one_with_all_their_contact_days(record: Actor) -> None:
    ben, dora = find(record, "ben@dale.test"), find(record, "dora@finch.test")
    days = {row.id: row.contact_days for row in people.listing(record, PeopleQuery(), now(record)).people}
    one = joining.join(record, ben, dora)
    assert one == ben
    assert addresses(record, one) == ["ben@dale.test", "dora@finch.test"]
    assert find(record, "dora@finch.test") == one
    after = people.show(record, one, now(record)).row
    assert max(days[ben], days[dora]) < after.contact_days <= days[ben] + days[dora]
    assert len(names(record)) == 5


def test_a_join_is_undone_by_separating(record: Actor) -> None:
    before = known(record)
    ben, dora = find(record, "ben@dale.test"), find(record, "dora@finch.test")
    one = joining.join(record, ben, dora)
    mailbox = next(
        line for line in people.show(record, one, now(record)).addresses if line.address == "dora@finch.test"
    )
    joining.separate(record, mailbox.mailbox_id)
    assert known(record) == before
    assert find(record, "dora@finch.test") != find(record, "ben@dale.test")


def test_a_join_keeps_notes_tags_and_layers_of_both(record: Actor) -> None:
    ben, dora = find(record, "ben@dale.test"), find(record, "dora@finch.test")
    notes.write_note(record, "about Ben", ben)
    notes.write_note(record, "about Dora", dora)
    describing.tag(record, [ben], "rope")
    describing.tag(record, [ben, dora], "pier")
    describing.set_layer(record, dora, {"support"}, set())
    describing.star(record, dora, True)
    one = joining.join(record, ben, dora)
    shown = people.show(record, one, now(record))
    assert {note.markdown for note in shown.notes} == {"about Ben", "about Dora"}
    assert shown.row.tags == ("pier", "rope")
    assert shown.row.gives_me == ("support",)
    assert shown.star


def test_a_join_survives_a_later_import_and_so_does_keeping_apart(record: Actor, tmp_path: Path) -> None:
    ben, dora, emil = (find(record, word) for word in ("ben@dale.test", "dora@finch.test", "emil@stone.test"))
    joining.join(record, ben, dora)
    joining.keep_apart(record, ben, emil)
    more = letter(sender=BEN, to=ME, subject="More", date=on(70), text="More rope.\n")
    (tmp_path / "more.mbox").write_bytes(mbox(more))
    imported(record, tmp_path / "more.mbox")
    assert find(record, "dora@finch.test") == find(record, "ben@dale.test")
    assert find(record, "emil@stone.test") != find(record, "ben@dale.test")


def test_a_persons_two_addresses_kept_apart_are_two_people(actor: Actor, tmp_path: Path) -> None:
    other = [
        letter(sender="Ben Dale <ben.dale@dale.test>", to=ME, subject=f"Other {n}", date=on(n), text="Me again.\n")
        for n in range(4)
    ]
    imported(actor, write_mailbox(tmp_path / "mail", [*inbox(), *other]))
    ben = find(actor, "ben@dale.test")
    assert addresses(actor, ben) == ["ben.dale@dale.test", "ben@dale.test"]
    line = next(one for one in people.show(actor, ben, now(actor)).addresses if one.address == "ben.dale@dale.test")
    assert line.reasons
    alone = joining.separate(actor, line.mailbox_id)
    assert addresses(actor, alone) == ["ben.dale@dale.test"]
    assert addresses(actor, find(actor, "ben@dale.test")) == ["ben@dale.test"]
    together = joining.join(actor, find(actor, "ben@dale.test"), alone)
    assert addresses(actor, together) == ["ben.dale@dale.test", "ben@dale.test"]


def test_joining_somebody_put_in_by_hand_with_somebody_from_mail(record: Actor) -> None:
    by_hand = describing.add(record, "Benjamin of the pier", organisation="Pier & Co")
    notes.write_note(record, "met on the pier", by_hand)
    one = joining.join(record, find(record, "ben@dale.test"), by_hand)
    shown = people.show(record, one, now(record))
    assert [note.markdown for note in shown.notes] == ["met on the pier"]
    assert "ben@dale.test" in shown.row.addresses


def test_looking_back_uses_nothing_of_that_day_or_later(record: Actor, tmp_path: Path) -> None:
    day = date(2026, 4, 6)
    back = start_of(day, record)
    then = {row.addresses: row for row in people.listing(record, PeopleQuery(), back).people}
    early = [raw for raw in [*inbox(), *sent()] if raw_day(raw) < day]
    forgetting.delete_everything(record)
    imported(record, write(tmp_path / "early", early))
    only = {row.addresses: row for row in people.listing(record, PeopleQuery(), start_of(day, record)).people}
    assert then.keys() == only.keys()
    for key, row in then.items():
        other = only[key]
        assert (row.warmth, row.quiet, row.contact_days, row.last_contact, row.two_way, row.spark) == (
            other.warmth, other.quiet, other.contact_days, other.last_contact, other.two_way, other.spark,
        )  # fmt: skip
        assert row.last_contact is None or date.fromisoformat(row.last_contact) < day


def raw_day(raw: bytes) -> date:
    return parsedate_to_datetime(BytesHeaderParser().parsebytes(raw)["Date"]).date()


def write(folder: Path, letters: list[bytes]) -> Path:
    folder.mkdir()
    mine = [raw for raw in letters if raw.startswith(f"From: {ME}".encode())]
    (folder / "Inbox.mbox").write_bytes(mbox(*[raw for raw in letters if raw not in mine]))
    (folder / "Sent.mbox").write_bytes(mbox(*mine))
    return folder


def test_a_person_is_shown_as_they_were_on_a_day(record: Actor) -> None:
    ben = find(record, "ben@dale.test")
    day = date(2026, 4, 6)
    shown = people.show(record, ben, start_of(day, record))
    assert shown.timeline
    assert all(entry.date < day.isoformat() for entry in shown.timeline)
    before = people.show(record, ben, start_of(day - timedelta(days=400), record))
    assert before.timeline == ()
    assert before.row.contact_days == 0


def test_nobody_is_listed_before_their_first_message(record: Actor) -> None:
    assert people.listing(record, PeopleQuery(), start_of(date(2026, 3, 1), record)).people == ()


def test_people_set_aside_are_out_of_the_list_until_brought_back(record: Actor) -> None:
    ben = find(record, "ben@dale.test")
    describing.set_aside(record, [ben])
    assert "Ben Dale" not in names(record)
    aside = people.listing(record, PeopleQuery(set_aside=True), now(record))
    assert [row.name for row in aside.people] == ["Ben Dale"]
    assert people.show(record, ben, now(record)).set_aside
    describing.bring_back(record, [ben])
    assert "Ben Dale" in names(record)


def test_tags_are_put_on_and_taken_off_many_at_once(record: Actor) -> None:
    several = [find(record, word) for word in ("ben@dale.test", "dora@finch.test", "emil@stone.test")]
    describing.tag(record, several, "  pier   people ")
    describing.tag(record, several, "pier people")
    tagged = people.listing(record, PeopleQuery(tags=("pier people",)), now(record))
    assert sorted(row.id for row in tagged.people) == sorted(several)
    describing.untag(record, several[:2], "pier people")
    tagged = people.listing(record, PeopleQuery(tags=("pier people",)), now(record))
    assert [row.id for row in tagged.people] == several[2:]


def test_what_the_user_wrote_of_somebody_survives_a_later_import(record: Actor, tmp_path: Path) -> None:
    ben = find(record, "ben@dale.test")
    describing.describe(record, ben, name="Benjamin Dale", organisation="The Pier", role_title="Harbour master")
    describing.star(record, ben, True)
    describing.never_suggest(record, ben, True)
    describing.override_warmth(record, ben, "close")
    renamed = letter(sender="B. Dale <ben@dale.test>", to=ME, subject="More", date=on(70), text="More rope.\n")
    (tmp_path / "more.mbox").write_bytes(mbox(renamed))
    imported(record, tmp_path / "more.mbox")
    shown = people.show(record, ben, now(record))
    assert (shown.row.name, shown.row.organisation, shown.row.role_title) == (
        "Benjamin Dale", "The Pier", "Harbour master",
    )  # fmt: skip
    assert shown.star
    assert shown.never_suggest
    assert shown.row.warmth.band == "close"
    assert find(record, "harbour master") == ben
    describing.override_warmth(record, ben, None)
    assert people.show(record, ben, now(record)).row.warmth.band != "close"


def test_somebody_put_in_by_hand_becomes_the_sender_of_later_mail(record: Actor, tmp_path: Path) -> None:
    gus = describing.add(record, "Gus Marsh", address="Gus@Marsh.test")
    assert describing.add(record, "Another Gus", address="gus@marsh.test") == gus
    wrote = letter(sender="G. Marsh <gus@marsh.test>", to=ME, subject="Ahoy", date=on(70), text="Ahoy there.\n")
    (tmp_path / "more.mbox").write_bytes(mbox(wrote))
    imported(record, tmp_path / "more.mbox")
    shown = people.show(record, gus, now(record))
    assert shown.row.name == "Gus Marsh"
    assert shown.row.contact_days == 1
    assert len(names(record)) == 7


def test_a_person_is_found_by_number_address_name_or_part_of_it(record: Actor) -> None:
    ben = find(record, "Ben@Dale.test")
    assert find(record, str(ben)) == ben
    assert find(record, "ben dale") == ben
    assert find(record, "dal") == ben
    cy = find(record, "cy@loewe.test")
    assert find(record, "lowe") == cy
    with pytest.raises(NotFoundError):
        find(record, "nobody at all")
    with pytest.raises(AmbiguousError, match="more than one"):
        find(record, "d")


def test_the_layer_is_what_was_set_last(record: Actor) -> None:
    ben = find(record, "ben@dale.test")
    describing.set_layer(record, ben, {"support", "feedback"}, {"resources"})
    describing.set_layer(record, ben, {"feedback"}, set())
    row = people.show(record, ben, now(record)).row
    assert (row.gives_me, row.i_give) == (("feedback",), ())
    assert [one.id for one in people.listing(record, PeopleQuery(families=("feedback",)), now(record)).people] == [ben]


def test_pages_hold_everybody_once(record: Actor) -> None:
    whole = [row.id for row in people.listing(record, PeopleQuery(sort="name"), now(record)).people]
    paged = [
        row.id
        for offset in range(0, 6, 2)
        for row in people.listing(record, PeopleQuery(sort="name", offset=offset, limit=2), now(record)).people
    ]
    assert paged == whole
    assert len(set(whole)) == 6


def test_what_is_said_of_nobody_is_refused_in_words(record: Actor) -> None:
    with pytest.raises(NotFoundError):
        people.show(record, PersonId(999_999), now(record))
    with pytest.raises(NotFoundError):
        describing.describe(record, PersonId(999_999), name="Nobody")
    with pytest.raises(NotFoundError):
        joining.join(record, find(record, "ben@dale.test"), PersonId(999_999))
    with pytest.raises(NotFoundError):
        joining.separate(record, 999_999)
    assert len(names(record)) == 6


def test_what_the_user_says_somebody_is_stays_after_the_next_import(record: Actor) -> None:
    ben = find(record, "ben@dale.test")
    before = people.show(record, ben, now(record)).row.contact_days
    describing.change_kind(record, ben, "list")
    assert ben not in {row.id for row in people.listing(record, PeopleQuery(), now(record)).people}
    assert people.show(record, ben, now(record)).row.contact_days == 0

    rebuilding.start_over(record)

    assert people.show(record, ben, now(record)).kind == "list"
    describing.change_kind(record, ben, "person")
    assert people.show(record, ben, now(record)).row.contact_days == before > 0


def test_the_owner_cannot_be_made_a_list(record: Actor) -> None:
    me = find(record, "ida@quay.test")
    with pytest.raises(NotFoundError):
        describing.change_kind(record, me, "list")
