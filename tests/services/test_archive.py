"""Everything out, and back in as it was."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from firsthand.services import archive, forgetting, notes, people
from firsthand.services.actor import Actor, now
from tests.services.mailboxes import imported, known, write_mailbox

pytestmark = pytest.mark.django_db(transaction=True)


def members(file: Path) -> dict[str, bytes]:
    with ZipFile(file) as packed:
        return {name: packed.read(name) for name in packed.namelist() if name != "manifest.json"}


@pytest.fixture
def full(actor: Actor, tmp_path: Path) -> Actor:
    """A record with mail, and with all that a user can say of it."""
    imported(actor, write_mailbox(tmp_path / "mail"))
    ben, cy = people.find(actor, "ben@dale.test"), people.find(actor, "cy@loewe.test")
    people.tag(actor, [ben, cy], "harbour")
    people.set_layer(actor, ben, {"support"}, {"feedback", "resources"})
    people.describe(actor, cy, role_title="Master of cranes")
    people.star(actor, cy, True)
    people.keep_apart(actor, ben, cy)
    people.override_warmth(actor, ben, "warm")
    gus = people.add(actor, "Gus Marsh", organisation="Marsh & Daughters")
    notes.write_note(actor, "# Ben\n\n---\n\nlikes *rope* – and “quotes”", ben)
    notes.write_note(actor, "Nobody in particular.\n\n\nTwo empty lines above.", None)
    notes.write_note(actor, "Gus by hand", gus)
    return actor


def test_what_comes_back_is_what_went_out(full: Actor, tmp_path: Path) -> None:
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    before, said = known(full), notes.recent(full)
    written = archive.export(full, first)
    forgetting.delete_everything(full)
    assert known(full) == []
    report = archive.restore(full, first)
    assert report.counts == written.counts
    assert known(full) == before
    assert notes.recent(full) == said
    archive.export(full, second)
    assert members(second) == members(first)
    assert people.show(full, people.find(full, "Cy"), now(full)).star
