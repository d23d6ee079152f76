"""What other programs knew of people reaches them, in whichever import it comes."""

from pathlib import Path

import pytest

from firsthand.services import imports, notes, people
from firsthand.services.actor import Actor
from tests.connectors.monica.monica_export import ME, account, collection, part, raw

pytestmark = pytest.mark.django_db(transaction=True)


def export(folder: Path, *bodies: str) -> Path:
    """A Monica export of one person and these notes about her."""
    kept = [part(f"note-{place}", body=body) for place, body in enumerate(bodies)]
    field = collection("contact_field", part("field", data="ada@moss.test", type="type-mail"))
    ada = part("ada", field, collection("note", *kept), first_name="Ada", last_name="Moss")
    path = folder / "monica.json"
    path.write_bytes(raw(account(collection("user", ME), collection("contact", ada))))
    return path


def test_a_note_that_is_all_that_is_new_in_a_later_import_reaches_its_person(actor: Actor, tmp_path: Path) -> None:
    imports.start(actor, [export(tmp_path, "Likes ropes.")])
    imports.start(actor, [export(tmp_path, "Likes ropes.", "Sails on Sundays.")])
    found = notes.of_person(actor, people.find(actor, "ada@moss.test"))
    assert sorted(note.markdown for note in found) == ["Likes ropes.", "Sails on Sundays."]
