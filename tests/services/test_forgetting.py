"""Somebody who is forgotten is gone from rows, search and files, and a later import does not bring them back."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections

from firsthand.domain.drafts import Ask, Stated
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
    workspaces,
)
from firsthand.services.actor import Actor, now
from firsthand.storage import forgotten, runs
from firsthand.storage.connection import is_sqlite, rows, write
from tests.connectors.letters import letter, mbox
from tests.services.mailboxes import BEN, CY, JANE, ME, MY_ADDRESS, imported, inbox, known, names, on, write_mailbox

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
    assert went.notes_removed == 1
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
    assert len(refused) == went.messages_removed
    assert sum(source.imported for source in again.sources) == 0
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
