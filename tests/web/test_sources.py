import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from firsthand.services import imports
from firsthand.services.actor import Actor
from tests.web import mailbox

READ = f"{mailbox.MESSAGES} read = {mailbox.MESSAGES} imported + 0 there already + 0 set aside"


@pytest.mark.django_db(transaction=True)
def test_a_mailbox_that_is_uploaded_is_read_and_not_kept(owner: Client, home: Actor, mail: Path) -> None:
    file = SimpleUploadedFile("maya.mbox", mail.read_bytes())
    answer = owner.post("/sources/upload/", {"upload-mail": [file], "upload-me": mailbox.ME})
    assert answer.headers["location"] == "/sources/#now"
    _wait(home)
    page = owner.get("/sources/").content.decode()
    assert READ in page
    assert not list(imports.uploads_folder(home).iterdir())


@pytest.mark.django_db(transaction=True)
def test_a_path_is_read_where_it_stands(owner: Client, home: Actor, mail: Path) -> None:
    before = mail.read_bytes()
    owner.post("/sources/path/", {"path-path": str(mail), "path-me": mailbox.ME})
    _wait(home)
    assert mail.read_bytes() == before
    assert "Rosa Marin" in owner.get("/people/").content.decode()


def test_what_was_read_is_listed_with_what_was_set_aside(owner: Client, record: Actor) -> None:
    run = imports.latest(record)[0].run
    for address in ("/sources/", f"/sources/runs/{run}/", f"/sources/runs/{run}/progress/"):
        assert READ in owner.get(address).content.decode(), address


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"path-path": ""}, "This field is required."),
        ({"path-path": "mail.mbox"}, "Write the whole path"),
        ({"path-path": "/nowhere/at/all"}, "There is nothing at this path."),
        ({"path-path": "/tmp", "path-me": "maya at home"}, "is not a mail address."),
    ],
)
def test_a_path_that_cannot_be_read_is_refused_in_words(
    owner: Client, home: Actor, form: dict[str, str], words: str
) -> None:
    answer = owner.post("/sources/path/", form)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_an_upload_without_a_file_is_refused_in_words(owner: Client, home: Actor) -> None:
    answer = owner.post("/sources/upload/", {})
    assert answer.status_code == 422
    assert "Choose a file first." in answer.content.decode()


def _wait(home: Actor) -> None:
    """Until the import in the background is done."""
    for _ in range(200):
        if imports.latest(home)[0].state != "running":
            break
        time.sleep(0.1)
    # The files are removed just after the report says "done".
    for _ in range(50):
        if not list(imports.uploads_folder(home).iterdir()):
            return
        time.sleep(0.1)
