"""Somebody who is forgotten is gone from rows, search and files, and a later import does not bring them back."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections

from firsthand.domain.cards import Card, Labelled, PersonalDate, Position
from firsthand.domain.drafts import Ask, Stated
from firsthand.domain.meetings import Meeting
from firsthand.domain.messages import Rejected
from firsthand.domain.people import PeopleQuery
from firsthand.errors import BusyError, FirsthandError, NotFoundError
from firsthand.services import (
    archive,
    asking,
    describing,
    exchanges,
    finding,
    forgetting,
    imports,
    introductions,
    inventory,
    joining,
    judging,
    moves,
    needs,
    notes,
    people,
    private_notes,
    record,
    taking_back,
    workspaces,
)
from firsthand.services.actor import Actor, now
from firsthand.services.own_addresses import add
from firsthand.storage import forgotten, runs
from firsthand.storage.connection import is_sqlite, rows, write
from firsthand.storage.forgotten import NotLetter
from firsthand.storage.records import Written
from tests.connectors.letters import letter, mbox
from tests.services.mailboxes import BEN, CY, JANE, ME, MY_ADDRESS, imported, inbox, known, names, on, write_mailbox
from tests.support.not_letters import brought, card, meeting, remark

pytestmark = pytest.mark.django_db(transaction=True)

JANES = (
    "jane.roe", "roe.test", "Jane ", "Jane,", " Roe", "zanzibar", "quixotic", "marzipan", "obsidian", "kumquat",
)  # fmt: skip
"""Words that only she uses, her name and her address; none may be left."""


def with_jane() -> list[bytes]:
    """Letters in which Jane writes, is quoted, named, copied, and pasted."""
    return [
        *inbox(),
        letter(
            "Message-ID: <zanzibar@roe.test>",
            sender=JANE,
            to=f"{ME}, {BEN}",
            subject="Plans",
            date=on(80),
            text="I would love a quixotic tour of Zanzibar with both of you.\nShall we go?\n\n-- \nJane Roe\nTel. 555 0123\n",
        ),
        letter(
            "Message-ID: <ben-answers@mail.test>",
            "References: <zanzibar@roe.test>",
            "In-Reply-To: <zanzibar@roe.test>",
            sender=BEN,
            to=f"{ME}, {JANE}",
            subject="Re: Plans",
            date=on(81),
            text=(
                "Dear Jane, count me in for July.\n\nBest, Ben\n\nOn Thu, 21 May 2026 Jane Roe <jane.roe@roe.test> wrote:\n"
                "> I would love a quixotic tour of Zanzibar with both of you.\n> Shall we go?\n"
            ),
        ),
        letter(
            "Message-ID: <ben-pastes@mail.test>",
            sender=BEN,
            to=f"{ME}, {JANE}, {CY}",
            subject="What Jane said",
            date=on(82),
            text="Listen to this:\nI would love a quixotic tour of Zanzibar with both of you.\nIs that not fine? Bring rope.\n",
        ),
        letter(
            "Message-ID: <ben-passes-on@mail.test>",
            sender=BEN,
            to=f"{ME}, {CY}",
            subject="Fwd: Plans",
            date=on(82, 3),
            text="FYI, and bring rope.\nI would love a quixotic tour of Zanzibar with both of you.\n",
        ),
        letter(
            "Message-ID: <cy-forwards@mail.test>",
            sender=CY,
            to=ME,
            subject="Fwd: a secret",
            date=on(83),
            text=(
                "For your files; the rope is paid.\n\n-----Original Message-----\nFrom: Roe, Jane\n"
                "Sent: Friday, 22 May 2026 10:00\nTo: Cy\nSubject: a secret\n\nKeep the marzipan under the obsidian lid.\n"
            ),
        ),
        letter(
            "Message-ID: <ben-names@mail.test>",
            sender=BEN,
            to=ME,
            subject="Lunch with Jane Roe",
            date=on(84),
            text="I met Jane Roe at the pier; write to jane.roe@roe.test about the lanterns.\n",
        ),
        letter(
            "Message-ID: <me-to-jane@mail.test>",
            sender=ME,
            to=JANE,
            subject="A kumquat",
            date=on(85),
            text="Here is a kumquat, as promised.\n",
        ),
        letter(
            "Message-ID: <signing@sign.test>",
            sender='"Jane Roe via Signatures" <service@sign.test>',
            to=ME,
            subject="Please sign",
            date=on(86),
            text="A paper waits for you.\n",
        ),
    ]


def records_with_jane() -> list[NotLetter]:
    """Cards and meetings in which Jane is herself, is named, invites, declines; and what other programs say of her."""
    hers = card(
        "Jane Roe", "jane.roe@roe.test", item="/cards/jane.roe.vcf", notes=("likes kumquat",), groups=("Zanzibar",),
        positions=(Position("Obsidian Ltd", "", "Quixotic", None, None, None),), original="BEGIN:VCARD\nFN:Jane Roe\n",
        dates=(PersonalDate("birthday of marzipan", None, 3, 1),),
    )  # fmt: skip
    bens = card(
        "Ben Dale", "ben@dale.test", notes=("Jane Roe made us known.", "Brings rope."), groups=("Friends of Jane Roe",),
        related=(Labelled("assistant", "Jane Roe"), Labelled("spouse", "Bea Dale")),
        original=(
            "BEGIN:VCARD\nFN:Ben Dale\nNOTE:Ja\n ne Roe made us known.\nX-ASSISTANT;ENCODING=QUOTED-PRINTABLE:=4Aane =\n=52oe\n"
            "X-AGENT:Roe\\;Jane\nX-BOAT:sloop\nEND:VCARD\n"
        ),
    )  # fmt: skip
    group = card("Rowers", sort="group", members=("mailto:jane.roe@roe.test", "mailto:ben@dale.test"))
    invited = "jane.roe@roe.test", MY_ADDRESS, "ben@dale.test"
    return [
        hers,
        bens,
        group,
        meeting("tasting", MY_ADDRESS, "jane.roe@roe.test", title="Kumquat tasting", place="Obsidian hall"),
        meeting(
            "lunch-of-jane.roe@roe.test", *invited, title="Lunch with Jane, Roe’s garden", text="Quixotic and zanzibar.",
            place="Garden of Jane", link="https://meet.test/zanzibar", item="/calendar/jane.roe.ics",
        ),
        meeting("regatta", "ben@dale.test", MY_ADDRESS, "jane.roe@roe.test!", title="Regatta", text="Jane brings rope."),
        meeting("talk", "cy@loewe.test", MY_ADDRESS, title="Talk", text="On what Jane Roe wrote; see jane.roe@roe.test"),
        remark(hers, "Her marzipan is the best."),
        remark(card("Not Known"), "A friend of Jane Roe from the rope walk."),
    ]  # fmt: skip


def bring_with_jane(actor: Actor) -> tuple[int, Written]:
    """Bring these in, once as they were and once as they are, so that imports remember what was before."""
    records = records_with_jane()
    earlier = [
        one._replace(digest=bytes(16), notes=(*one.notes, "Jane Roe rows.")) if isinstance(one, Card)
        else one._replace(text=f"{one.text} Kumquat.") if isinstance(one, Meeting)
        else one
        for one in records
    ]  # fmt: skip
    brought(actor, *earlier)
    return brought(actor, *records)


def forget_jane(actor: Actor) -> forgetting.Forgotten:
    return forgetting.forget(actor, people.find(actor, "jane.roe@roe.test"))


def left_in(actor: Actor) -> Iterator[str]:
    """Everything the store says, as text."""
    for table in connections[actor.scope.database].introspection.table_names():
        for row in rows(actor.scope, f"SELECT * FROM {table}"):
            yield f"{table}: {row}"


def found_in_files(folder: Path, words: Sequence[str]) -> list[str]:
    """Words found in any file below a folder, whatever their case."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes().lower()
            found += [f"{path.name}: {word}" for word in words if word.lower().encode() in content]
    return found


def folder_of(actor: Actor) -> Path:
    """Where the database's file lies, and the uploads beside it."""
    return Path(connections[actor.scope.database].settings_dict["NAME"]).parent


def rows_with(actor: Actor, words: Sequence[str], besides: Sequence[str] = ("source:",)) -> list[str]:
    return [
        line
        for line in left_in(actor)
        if not line.startswith(tuple(besides)) and any(word.lower() in line.lower() for word in words)
    ]


def test_nothing_of_a_forgotten_person_is_left_and_no_import_brings_them_back(actor: Actor, tmp_path: Path) -> None:
    mail = write_mailbox(tmp_path / "post", with_jane())
    imported(actor, mail)
    assert bring_with_jane(actor)[1].changed == 7
    with write(actor.scope):
        runs.set_aside(actor.scope, 1, [(0, Rejected("book.vcf, card 9", "Jane Roe has no name.", "Ask Jane Roe."))])
    for table in ("card", "meeting", "replaced", "waiting", "holding", "problem"):
        assert [line for line in rows_with(actor, JANES) if line.startswith(f"{table}:")], table
    jane, ben = people.find(actor, "jane.roe@roe.test"), people.find(actor, "ben@dale.test")
    notes.write_note(actor, "Jane likes kumquat", jane)
    notes.write_note(actor, "Ask Jane Roe and Ben about rope", ben)
    describing.tag(actor, [jane, ben], "harbour")
    moves.today(actor, now(actor))
    upload = imports.uploads_folder(actor) / "left-over"
    upload.mkdir()
    (upload / "part.mbox").write_bytes(mbox(*with_jane()))
    assert rows_with(actor, JANES)
    if is_sqlite(actor.scope):
        assert found_in_files(folder_of(actor), JANES)

    went = forget_jane(actor)

    assert went.swept
    assert went.notes_removed == 2
    assert (went.cards_removed, went.cards_reduced) == (1, 2)
    assert went.notes_reduced == 1
    assert went.messages_removed > 5
    assert "Jane Roe" not in names(actor)
    assert rows_with(actor, JANES) == []
    assert finding.find(actor, "zanzibar").messages_total == 0
    assert finding.find(actor, "lanterns").messages_total == 1
    with pytest.raises(NotFoundError):
        people.find(actor, "jane.roe@roe.test")
    if is_sqlite(actor.scope):
        assert found_in_files(folder_of(actor), JANES) == []

    before = known(actor)
    again = imported(actor, mail)
    refused = [one for source in again.sources for one in source.set_aside]
    assert {one.reason for one in refused} == {
        "It is from somebody you asked to forget, or was only between the two of you."
    }
    assert len(refused) == went.messages_removed - 1
    assert sum(source.imported for source in again.sources) == 0
    assert known(actor) == before
    _, became = brought(actor, *records_with_jane())
    assert [one.where for one in became.refused] == ["book.vcf, card 1", "work.ics, entry 1", "program.csv, row 1"]
    assert became.new == 0
    assert brought(actor, *records_with_jane())[1].changed == 0
    assert known(actor) == before
    assert rows_with(actor, JANES) == []
    if is_sqlite(actor.scope):
        assert found_in_files(folder_of(actor), JANES) == []


def test_an_import_into_a_restored_home_keeps_the_forgotten_out(actor: Actor, tmp_path: Path) -> None:
    imported(actor, write_mailbox(tmp_path / "first"))
    forget_jane(actor)
    archive.export(actor, tmp_path / "all.zip")
    forgetting.delete_everything(actor)
    old_secret = settings.SECRET_KEY
    settings.SECRET_KEY = "the secret of another home"
    try:
        archive.restore(actor, tmp_path / "all.zip")
        imported(actor, write_mailbox(tmp_path / "second", with_jane()))
        assert "Jane Roe" not in names(actor)
        assert rows_with(actor, JANES) == []
    finally:
        settings.SECRET_KEY = old_secret


def test_others_stand_as_if_all_had_been_worked_out_anew(actor: Actor, tmp_path: Path) -> None:
    imported(actor, write_mailbox(tmp_path / "post", with_jane()))
    forget_jane(actor)
    at_once = known(actor)
    record.start_over(actor)
    assert known(actor) == at_once
    assert "Ben Dale" in names(actor)


def test_others_stand_as_if_the_forgotten_had_never_written(actor: Actor, tmp_path: Path) -> None:
    mail = write_mailbox(tmp_path / "post", with_jane())
    imported(actor, mail)
    forget_jane(actor)
    forgotten_after = known(actor)
    archive.export(actor, tmp_path / "all.zip")
    hashes = rows(actor.scope, "SELECT digest, key FROM forgotten WHERE workspace_id = %s", [actor.scope.workspace])
    forgetting.delete_everything(actor)
    with write(actor.scope):
        forgotten.take_over(actor.scope, hashes)
    imported(actor, mail)
    assert known(actor) == forgotten_after


def test_nobody_can_be_forgotten_while_an_import_runs(actor: Actor, tmp_path: Path) -> None:
    imported(actor, write_mailbox(tmp_path / "post"))
    jane = people.find(actor, "jane.roe@roe.test")
    with write(actor.scope):
        runs.begin(actor.scope, 0, 1)
    with pytest.raises(BusyError):
        forgetting.forget(actor, jane)
    with pytest.raises(BusyError):
        forgetting.delete_everything(actor)
    assert "Jane Roe" in names(actor)


def test_the_owner_cannot_be_forgotten(actor: Actor, tmp_path: Path) -> None:
    imported(actor, write_mailbox(tmp_path / "post"))
    me = rows(actor.scope, "SELECT id FROM person WHERE kind = 'me'")[0][0]
    with pytest.raises(FirsthandError, match="this is you"):
        forgetting.forget(actor, me)


def test_somebody_put_in_by_hand_is_forgotten_too(actor: Actor) -> None:
    gus = describing.add(actor, "Gus Marsh")
    notes.write_note(actor, "met on the ferry", gus)
    forgetting.forget(actor, gus)
    assert rows_with(actor, ["Gus", "Marsh", "ferry"]) == []


def test_nothing_is_left_after_deleting_everything(actor: Actor, tmp_path: Path) -> None:
    imported(actor, write_mailbox(tmp_path / "post", with_jane()))
    notes.write_note(actor, "A note about rope")
    forgetting.delete_everything(actor)
    assert people.listing(actor, PeopleQuery(), now(actor)).everybody == 0
    assert rows_with(actor, [*JANES, MY_ADDRESS, "rope", "dale"], besides=()) == []
    assert finding.find(actor, "crane").messages_total == 0
    if is_sqlite(actor.scope):
        assert found_in_files(folder_of(actor), [*JANES, MY_ADDRESS, "rope", "dale.test"]) == []


def test_a_sweep_that_could_not_be_done_is_made_up_for_at_the_next_start(actor: Actor, tmp_path: Path) -> None:
    if not is_sqlite(actor.scope):
        pytest.skip("The file is PostgreSQL's own.")
    imported(actor, write_mailbox(tmp_path / "post", with_jane()))
    file = connections[actor.scope.database].settings_dict["NAME"]
    connections[actor.scope.database].cursor().execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(file)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT COUNT(*) FROM person").fetchone()
        assert not forget_jane(actor).swept
        assert "Jane Roe" not in names(actor)
    connections[actor.scope.database].close()
    workspaces.open_home.cache_clear()
    workspaces.open_home(actor.scope.database)
    assert found_in_files(folder_of(actor), JANES) == []


def test_a_namesake_stays_with_her_name(actor: Actor, tmp_path: Path) -> None:
    hers = [
        letter(
            sender="Jane Roe <jane@elsewhere.test>",
            to=f"{ME}, {JANE}",
            subject=f"Sails {n}",
            date=on(n),
            text="Sails!\n",
        )
        for n in range(3)
    ]
    mail = write_mailbox(tmp_path / "post", [*inbox(), *hers])
    imported(actor, mail)
    joining.keep_apart(actor, people.find(actor, "jane.roe@roe.test"), people.find(actor, "jane@elsewhere.test"))
    forget_jane(actor)
    imported(actor, mail)
    namesake = people.show(actor, people.find(actor, "jane@elsewhere.test"), now(actor))
    assert namesake.row.name == "Jane Roe"
    assert namesake.row.contact_days == 3
    assert "jane.roe" not in " ".join(rows_with(actor, ["jane.roe"]))


def test_whoever_had_only_a_name_is_forgotten_by_it(actor: Actor, tmp_path: Path) -> None:
    hers = letter(sender='"Marsh, Gus"', to=ME, subject="Ahoy", date=on(3), text="Ahoy there.\n")
    to_him = letter(sender=ME, to='"Gus Marsh", Ben Dale <ben@dale.test>', subject="Sails", date=on(4), text="Sails!\n")
    mail = write_mailbox(tmp_path / "post", [*inbox(), hers, to_him])
    imported(actor, mail)
    went = forgetting.forget(actor, people.find(actor, "Gus Marsh"))
    assert went.messages_removed >= 1
    imported(actor, mail)
    assert rows_with(actor, ["Gus", "Marsh", "Ahoy"]) == []
    assert finding.find(actor, "sails").messages_total == 1


def test_a_list_can_be_forgotten_too(actor: Actor, tmp_path: Path) -> None:
    mail = write_mailbox(tmp_path / "post")
    imported(actor, mail)
    (news,) = {row[0] for row in rows(actor.scope, "SELECT person_id FROM mailbox WHERE address = 'news@list.test'")}
    assert forgetting.forget(actor, news).messages_removed == 5
    imported(actor, mail)
    assert rows_with(actor, ["news@list.test", "Ships came"]) == []
    assert len(names(actor)) == 6


def test_everybody_can_be_forgotten_one_by_one(actor: Actor, tmp_path: Path) -> None:
    mail = write_mailbox(tmp_path / "post", with_jane())
    imported(actor, mail)
    for row in people.listing(actor, PeopleQuery(), now(actor)).people:
        forgetting.forget(actor, row.id)
    assert names(actor) == []
    imported(actor, mail)
    assert names(actor) == []
    assert rows_with(actor, [*JANES, "ben@", "dale", "dora", "finch"]) == []


def test_needs_offers_introductions_and_private_notes_on_them_go_too(actor: Actor, tmp_path: Path) -> None:
    imported(actor, write_mailbox(tmp_path / "mail"))
    jane, ben = people.find(actor, "jane.roe@roe.test"), people.find(actor, "ben@dale.test")
    needs.add_need(actor, "marzipan moulds", person=jane)
    needs.add_need(actor, "whoever knows Jane Roe’s obsidian", person=ben)
    inventory.add_offer(actor, "kumquat trees", person=jane)
    inventory.add_offer(actor, "an hour on rope")
    introduction = introductions.asked(actor, jane, ben, "both", "marzipan", "obsidian")
    introductions.state_intent(actor, introduction.id, ["them"], "She would love it")
    asking.sent(actor, Ask("rope", "knots", "minutes", stated=Stated(("me",), "She has some")), jane)
    asking.sent(actor, Ask("rope", "knots", "minutes", stated=Stated(("us",), "He has some")), ben)
    private_notes.write_trust(actor, jane, can_they="yes", words="quixotic")
    private_notes.write_trust(actor, ben, words="Jane Roe trusts him.")
    judging.pin_person(actor, jane)
    judging.reopen(actor, jane)
    entry = exchanges.add(actor, jane, "give", "The kumquat list", on="20 days ago")
    moves.look_back_on(actor, entry.exchange.key, "zanzibar")
    other = exchanges.add(actor, ben, "give", "The rope list", on="20 days ago")
    moves.look_back_on(actor, other.exchange.key, "Jane Roe read it.")
    forgetting.forget(actor, jane)
    assert [one.need.words for one in needs.needs(actor)] == ["whoever knows [forgotten]’s obsidian"]
    assert [one.offer.words for one in inventory.offers(actor)] == ["an hour on rope"]
    assert introductions.introductions(actor) == ()
    assert [one.words for one in private_notes.intents(actor)] == ["He has some"]
    assert [note.words for note in private_notes.trust_in(actor, ben)] == ["[forgotten] trusts him."]
    assert judging.pinned_people(actor) == frozenset()
    assert judging.reopened(actor) == {}
    for table in ("offer", "need", "introduction", "trust_note", "came_of_it"):
        left = str(rows(actor.scope, f"SELECT * FROM {table}")).lower()
        assert "jane" not in left, table
        assert "kumquat" not in left, table
        assert "marzipan" not in left, table


def test_of_a_meeting_among_several_the_others_keep_what_is_theirs(actor: Actor, tmp_path: Path) -> None:
    imported(actor, write_mailbox(tmp_path / "mail"))
    bring_with_jane(actor)
    forget_jane(actor)
    shown = {row.subject: row for row in people.show(actor, people.find(actor, "ben@dale.test"), now(actor)).timeline}
    lunch, regatta = shown["Lunch with [forgotten]’s garden"], shown["Regatta"]
    assert (lunch.direction, lunch.recipients, lunch.snippet) == ("met", 1, "Garden of [forgotten]")
    assert (regatta.direction, regatta.recipients) == ("met", 1)
    assert regatta.snippet == "Room 4 [forgotten] brings rope."
    content = json.loads(rows(actor.scope, "SELECT content FROM card WHERE name = 'Ben Dale'")[0][0])
    assert content["notes"] == ["[forgotten] made us known.", "Brings rope."]
    assert content["related"] == [["spouse", "Bea Dale"]]
    assert rows(actor.scope, "SELECT original FROM card WHERE name = 'Ben Dale'") == [
        ("BEGIN:VCARD\nFN:Ben Dale\nX-BOAT:sloop\nEND:VCARD\n",)
    ]
    assert rows(actor.scope, "SELECT name FROM card_group") == [("Friends of [forgotten]",)]


def test_a_meeting_that_was_a_crowd_only_with_them_counts_without_them(actor: Actor) -> None:
    add(actor, [MY_ADDRESS])
    others = [f"p{number}@crowd.test" for number in range(7)]
    brought(actor, meeting("crowd", MY_ADDRESS, "jane.roe@roe.test", *others))
    assert rows(actor.scope, "SELECT recipients, personal FROM interaction") in ([(8, False)], [(8, 0)])
    forget_jane(actor)
    assert rows(actor.scope, "SELECT recipients, personal FROM interaction") in ([(7, True)], [(7, 1)])
    counted = "SELECT 1 FROM daily d JOIN mailbox m ON m.id = d.mailbox_id WHERE m.address <> %s"
    assert len(rows(actor.scope, counted, [MY_ADDRESS])) == 7
    at_once = known(actor)
    record.start_over(actor)
    assert known(actor) == at_once


def test_whoever_is_known_by_a_card_alone_can_be_forgotten(actor: Actor) -> None:
    by_profile = card("Jane Roe", links=(Labelled("", "linkedin.com/in/jane-roe"),))
    by_number = card("Gus Marsh", phones=(Labelled("", "+44 20 1234 5678"),))
    brought(actor, by_profile, by_number, remark(by_number, "met on the ferry"))
    for name in ("Jane Roe", "Gus Marsh"):
        forgetting.forget(actor, people.find(actor, name))
    _, became = brought(actor, by_profile._replace(digest=bytes(16)), by_number, remark(by_number, "met on the ferry"))
    assert (len(became.refused), became.new, became.changed) == (3, 0, 0)
    assert rows_with(actor, ["jane", "roe", "Gus", "Marsh", "ferry"]) == []


def test_a_card_that_changed_its_name_and_addresses_is_still_theirs(actor: Actor) -> None:
    hers = card("Jane Roe", "jane.roe@roe.test")
    brought(actor, hers)
    forget_jane(actor)
    renamed = hers._replace(name="J. Holm", addresses=(Labelled("", "j@holm.test"),), digest=bytes(16))
    assert len(brought(actor, renamed)[1].refused) == 1
    assert names(actor) == []


def test_what_came_before_its_card_goes_when_the_card_is_refused(actor: Actor) -> None:
    brought(actor, card("Jane Roe", "jane.roe@roe.test"))
    forget_jane(actor)
    second = card("Roe, Jane M.", "jane.roe@roe.test")
    brought(actor, remark(second, "marzipan"))
    assert rows_with(actor, ["marzipan"])
    _, became = brought(actor, second)
    assert len(became.refused) == 1
    assert rows_with(actor, ["marzipan"]) == []
    assert len(brought(actor, remark(second, "marzipan"))[1].refused) == 1


def test_a_card_of_somebody_else_with_an_address_of_theirs_loses_the_address(actor: Actor) -> None:
    brought(actor, card("Jane Roe", "jane.roe@roe.test"))
    forget_jane(actor)
    boss = card("Bo Ström", "bo@strom.test", "jane.roe@roe.test")
    assert brought(actor, boss)[1].new == 1
    assert brought(actor, boss)[1].changed == 0
    assert names(actor) == ["Bo Ström"]
    assert rows_with(actor, ["jane.roe"]) == []


def test_a_card_of_a_namesake_stays(actor: Actor) -> None:
    brought(actor, card("Jane Roe", "jane.roe@roe.test"))
    forget_jane(actor)
    assert brought(actor, card("the younger", "jane@elsewhere.test")._replace(name="Jane Roe"))[1].new == 1
    assert names(actor) == ["Jane Roe"]


def test_an_import_that_changed_what_was_theirs_can_be_taken_back(actor: Actor, tmp_path: Path) -> None:
    imported(actor, write_mailbox(tmp_path / "mail"))
    run, _ = bring_with_jane(actor)
    forget_jane(actor)
    back = taking_back.undo(actor, run)
    assert back.put_back == 0
    assert rows_with(actor, JANES) == []


def test_an_older_export_of_cards_and_meetings_does_not_bring_them_back(actor: Actor, tmp_path: Path) -> None:
    imported(actor, write_mailbox(tmp_path / "mail"))
    bring_with_jane(actor)
    archive.export(actor, tmp_path / "older.zip")
    forget_jane(actor)
    hashes = rows(actor.scope, "SELECT digest, key FROM forgotten WHERE workspace_id = %s", [actor.scope.workspace])
    forgetting.delete_everything(actor)
    with write(actor.scope):
        forgotten.take_over(actor.scope, hashes)
    archive.restore(actor, tmp_path / "older.zip")
    assert rows_with(actor, JANES) == []


def test_no_table_keeps_a_row_after_deleting_everything(actor: Actor, tmp_path: Path) -> None:
    imported(actor, write_mailbox(tmp_path / "mail"))
    bring_with_jane(actor)
    filled = {table for table, row in every_row(actor) if table not in ("workspace", "sequence")}
    assert {
        "card",
        "card_mailbox",
        "card_position",
        "card_date",
        "card_group",
        "meeting",
        "holding",
        "replaced",
    } < filled
    forgetting.delete_everything(actor)
    left = [(table, row) for table, row in every_row(actor) if table not in ("workspace", "sequence")]
    assert left == []
    (kept,) = (row for table, row in every_row(actor) if table == "workspace")
    fresh = {"away": "", "sent_days": "", "summed_day": 0, "acts_read": "", "summed_up_to": 0, "owner_name": ""}
    assert {name: kept[name] for name in fresh} == fresh


def every_row(actor: Actor) -> Iterator[tuple[str, dict[str, object]]]:
    """Rows of the workspace in every table, whichever there are; search has none of its own on SQLite."""
    connection = connections[actor.scope.database]
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            columns = [one.name for one in connection.introspection.get_table_description(cursor, table)]
        owner = "workspace_id" if "workspace_id" in columns else "id" if table == "workspace" else ""
        if owner:
            for row in rows(actor.scope, f"SELECT * FROM {table} WHERE {owner} = %s", [actor.scope.workspace]):
                yield table, dict(zip(columns, row, strict=True))
