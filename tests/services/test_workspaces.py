"""A home opened, its settings changed, its door opened once."""

from datetime import date
from pathlib import Path

import pytest

from firsthand.errors import NotFoundError, StoreError
from firsthand.services import describing, entry, notes, people, workspaces
from firsthand.services.actor import Actor, now, start_of
from tests.connectors.letters import letter, mbox
from tests.services.mailboxes import BEN, ME, imported

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_new_record_is_empty_until_somebody_is_in_it(actor: Actor) -> None:
    assert workspaces.is_empty(actor)
    describing.add(actor, "Gus Marsh")
    assert not workspaces.is_empty(actor)


def test_another_time_zone_puts_a_late_message_on_another_day(actor: Actor, tmp_path: Path) -> None:
    late = letter(sender=BEN, to=ME, subject="Late", date="Mon, 2 Mar 2026 23:30:00 +0000", text="Late rope.\n")
    (tmp_path / "late.mbox").write_bytes(mbox(late))
    imported(actor, tmp_path / "late.mbox")
    ben = people.find(actor, "ben@dale.test")
    assert people.show(actor, ben, now(actor)).row.last_contact == "2026-03-02"
    workspaces.change_settings(actor, time_zone="Asia/Tokyo")
    tokyo = workspaces.open_workspace(actor.scope.database)
    assert str(tokyo.zone) == "Asia/Tokyo"
    assert people.show(tokyo, ben, now(tokyo)).row.last_contact == "2026-03-03"
    # In Tokyo it was written on the third, so the start of the third knows nothing of it.
    assert people.show(tokyo, ben, start_of(date(2026, 3, 3), tokyo)).timeline == ()


def test_a_time_zone_that_does_not_exist_is_refused_in_words(actor: Actor) -> None:
    with pytest.raises(StoreError, match="no time zone"):
        workspaces.change_settings(actor, time_zone="Moon/Base")
    assert workspaces.settings(actor).time_zone == "UTC"


def test_settings_are_kept(actor: Actor) -> None:
    workspaces.change_settings(actor, owner_name="  Ida Holm ", shortcuts=False)
    settings = workspaces.settings(actor)
    assert (settings.owner_name, settings.shortcuts) == ("Ida Holm", False)


def test_a_link_opens_the_door_once(tmp_path: Path) -> None:
    first, second = entry.new_token(tmp_path), entry.new_token(tmp_path)
    assert not entry.redeem(tmp_path, first)
    assert not entry.redeem(tmp_path, "")
    assert entry.redeem(tmp_path, second)
    assert not entry.redeem(tmp_path, second)


def test_the_link_itself_is_not_kept_and_its_file_is_the_owners_alone(tmp_path: Path) -> None:
    token = entry.new_token(tmp_path)
    (file,) = tmp_path.iterdir()
    assert token not in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_note_is_written_changed_and_removed(actor: Actor) -> None:
    gus = describing.add(actor, "Gus Marsh")
    note = notes.write_note(actor, "  # Gus\r\n\r\nlikes *rope* \x00 ", gus)
    assert note.markdown == "# Gus\n\nlikes *rope*"
    assert notes.of_person(actor, gus) == (note,)
    changed = notes.change(actor, note.id, "He does not.")
    assert changed.markdown == "He does not."
    assert notes.recent(actor) == (changed,)
    notes.remove(actor, note.id)
    assert notes.recent(actor) == ()
    for late in (lambda: notes.remove(actor, note.id), lambda: notes.change(actor, note.id, "x")):
        with pytest.raises(NotFoundError):
            late()
