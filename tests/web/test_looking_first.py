"""Looking first: what would come in, and nothing written before the user says so."""

import os
import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from firsthand.services import asked, imports, looking
from firsthand.services.actor import Actor
from firsthand.storage.connection import rows
from tests.web import mailbox
from tests.web.test_sources import _wait

pytestmark = pytest.mark.django_db(transaction=True)

TABLE = (
    b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    b"Ida,Moss,,ida@moss.test,Moss Ltd,Founder,03 Sep 2024\n"
)


def look_at(owner: Client, *files: SimpleUploadedFile) -> str:
    """The address of the preview that the browser is led to."""
    answer = owner.post("/sources/upload/", {"upload-mail": list(files), "upload-me": mailbox.ME, "then": "look"})
    assert answer.status_code == 302
    return str(answer.headers["location"])


def records(home: Actor) -> list[tuple[object, ...]]:
    """Everything that an import writes."""
    tables = ("interaction", "person", "source", "run", "mailbox", "card", "problem")
    counts = " UNION ALL ".join(f"SELECT '{table}', COUNT(*) FROM {table}" for table in tables)
    return rows(home.scope, counts, [])


def test_it_shows_what_is_new_and_writes_nothing(owner: Client, home: Actor, mail: Path) -> None:
    before = records(home)
    address = look_at(
        owner, SimpleUploadedFile("maya.mbox", mail.read_bytes()), SimpleUploadedFile("Connections.csv", TABLE)
    )
    page = owner.get(address).content.decode()
    assert f"{mailbox.MESSAGES + 1} would come in." in page
    assert "maya.mbox" in page
    assert "Nothing has been written" in page
    assert "LinkedIn profile" in page, "it says how the columns are read"
    assert "Founder, Moss Ltd" in page
    assert records(home) == before


def test_brought_in_afterwards_the_same_files_are_read_without_another_upload(
    owner: Client, home: Actor, mail: Path
) -> None:
    address = look_at(owner, SimpleUploadedFile("maya.mbox", mail.read_bytes()))
    assert owner.post(f"{address}bring-in/").headers["location"] == "/sources/#now"
    _wait(home)
    assert sum(source.imported for source in imports.sources(home)) == mailbox.MESSAGES
    assert not list(imports.uploads_folder(home).iterdir()), "uploads are gone, and the preview with them"
    assert owner.get(address).status_code == 404


def test_left_nothing_of_it_stays(owner: Client, home: Actor, mail: Path) -> None:
    before = records(home)
    address = look_at(owner, SimpleUploadedFile("maya.mbox", mail.read_bytes()))
    assert owner.post(f"{address}leave/").headers["location"] == "/sources/"
    assert not list(imports.uploads_folder(home).iterdir())
    assert records(home) == before


def test_a_path_can_be_looked_at_and_stays_where_it_is(owner: Client, home: Actor, mail: Path) -> None:
    answer = owner.post("/sources/path/", {"path-path": str(mail), "then": "look"})
    page = owner.get(answer.headers["location"]).content.decode()
    assert f"{mailbox.MESSAGES} would come in." in page
    owner.post(f"{answer.headers['location']}leave/")
    assert mail.exists()


def test_what_is_there_already_is_said(owner: Client, record: Actor, mail: Path) -> None:
    page = owner.get(look_at(owner, SimpleUploadedFile("again.mbox", mail.read_bytes()))).content.decode()
    assert "Nothing new in it." in page
    assert f"{mailbox.MESSAGES} are there already." in page


def test_a_preview_that_another_process_left_half_done_says_so(home: Actor, mail: Path) -> None:
    token = looking.begin(home, [mail])
    file = asked.folder_of(home) / f"look-{token}.json"
    document = asked.read(file)
    assert document is not None
    asked.write(file, {**document, "state": "looking", "process": 1, "preview": None})
    assert looking.show(home, token).state == "failed"


def test_no_name_of_a_preview_leads_elsewhere(owner: Client, home: Actor) -> None:
    for name in ("nothing", "a-b", "..", "x" * 300):
        assert owner.get(f"/sources/look/{name}/").status_code == 404


def test_what_nobody_came_back_for_is_removed_after_a_week(home: Actor, mail: Path) -> None:
    token = looking.begin(home, [mail])
    file = asked.folder_of(home) / f"look-{token}.json"
    os.utime(file, (time.time() - 8 * 86_400,) * 2)
    looking.begin(home, [mail])
    assert not file.exists()
