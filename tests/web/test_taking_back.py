"""Undoing imports and removing sources on the pages; going on with imports that ended before their end."""

import re
import time
from pathlib import Path

import pytest
from django.test import Client

from firsthand.services import asked, imports
from firsthand.services.actor import Actor
from firsthand.storage import runs
from firsthand.storage.connection import rows, write
from tests.connectors.letters import letter
from tests.web import mailbox
from tests.web.test_sources import _wait


def test_undoing_says_first_what_goes_and_what_stays(owner: Client, record: Actor) -> None:
    run = imports.latest(record)[0].run
    assert f"/sources/runs/{run}/undo/" in owner.get("/sources/").content.decode()
    page = owner.get(f"/sources/runs/{run}/undo/").content.decode()
    assert f"{mailbox.MESSAGES} messages that only this import brought" in page
    assert "Your own notes" in page
    assert imports.latest(record)[0].state == "done", "looking at it undoes nothing"


@pytest.mark.django_db(transaction=True)
def test_an_undone_import_is_marked_and_can_be_brought_in_again(owner: Client, record: Actor, mail: Path) -> None:
    run = imports.latest(record)[0].run
    page = owner.post(f"/sources/runs/{run}/undo/").content.decode()
    assert "The import is undone" in page
    assert re.search(r"[\d,]+ things were taken out", page)
    assert imports.progress(record, run).state == "undone"
    assert "It was undone already" in owner.get(f"/sources/runs/{run}/undo/").content.decode()
    assert owner.post(f"/sources/runs/{run}/undo/").status_code == 409
    assert "then undone" in owner.get(f"/sources/runs/{run}/").content.decode()
    imports.start(record, [mail], me=[mailbox.ME])
    assert sum(source.imported for source in imports.latest(record)[0].sources) == mailbox.MESSAGES


@pytest.mark.parametrize(("choice", "left"), [("keep", mailbox.MESSAGES), ("take", 0)])
def test_a_source_is_removed_with_what_it_brought_or_without(
    owner: Client, record: Actor, choice: str, left: int
) -> None:
    (source,) = imports.sources(record)
    address = f"/sources/{source.id}/remove/"
    assert "Keep what it brought" in owner.get(address).content.decode()
    assert owner.post(address, {}).status_code == 422
    assert owner.post(address, {"content": "burn"}).status_code == 422
    assert "is off the list" in owner.post(address, {"content": choice}).content.decode()
    assert imports.sources(record) == ()
    messages = rows(record.scope, "SELECT COUNT(*) FROM interaction WHERE workspace_id = %s", [record.scope.workspace])
    assert messages == [(left,)]
    assert owner.get(address).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_an_import_that_was_killed_goes_on_with_one_click(owner: Client, home: Actor, mail: Path) -> None:
    with write(home.scope):
        run = runs.begin(home.scope, 1_700_000_000, 999_999_999)
    asked.keep(home, run, [mail], [mailbox.ME])
    page = owner.get("/sources/").content.decode()
    assert f"/sources/runs/{run}/go-on/" in page
    assert owner.post(f"/sources/runs/{run}/go-on/").headers["location"] == "/sources/#now"
    _wait(home)
    assert sum(source.imported for source in imports.sources(home)) == mailbox.MESSAGES
    assert owner.post(f"/sources/runs/{run}/go-on/").status_code == 404, "there is nothing left to go on with"


@pytest.mark.django_db(transaction=True)
def test_an_import_that_is_paused_keeps_what_it_read_and_can_go_on(owner: Client, home: Actor, tmp_path: Path) -> None:
    messages = 30_000
    with (tmp_path / "large.mbox").open("wb") as large:
        for number in range(messages):
            large.write(
                b"From x Mon Jan  1 00:00:00 2024\n"
                + letter(f"Message-ID: <{number}@moss.test>", subject=f"Rope {number}")
                + b"\n\n"
            )
    owner.get("/sources/")  # The first page of a process takes longest.
    run = imports.start_in_background(home, [tmp_path / "large.mbox"], me=[mailbox.ME], read_acts=False)
    assert owner.post(f"/sources/runs/{run}/stop/").status_code == 302
    while imports.progress(home, run).state == "running":
        time.sleep(0.05)
    assert imports.progress(home, run).state == "stopped"
    assert imports.progress(home, run).messages_done < messages
    page = owner.get("/sources/").content.decode()
    assert "What is there is kept" in page
    assert f"/sources/runs/{run}/go-on/" in page
    report = imports.start(home, [tmp_path / "large.mbox"], read_acts=False)
    assert (report.state, report.interactions) == ("done", messages)


@pytest.mark.django_db(transaction=True)
def test_let_be_an_import_leaves_no_copy(owner: Client, home: Actor, mail: Path) -> None:
    folder = imports.uploads_folder(home) / "0123456789ab"
    folder.mkdir()
    (folder / "maya.mbox").write_bytes(mail.read_bytes())
    with write(home.scope):
        run = runs.begin(home.scope, 1_700_000_000, 999_999_999)
    asked.keep(home, run, [folder], [])
    imports.latest(home)
    assert owner.post(f"/sources/runs/{run}/let-be/").status_code == 302
    assert not list(imports.uploads_folder(home).iterdir())


def test_a_form_from_elsewhere_undoes_nothing(owner: Client, record: Actor) -> None:
    strict = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    strict.cookies = owner.cookies
    run, (source,) = imports.latest(record)[0].run, imports.sources(record)
    for address in (
        f"/sources/runs/{run}/undo/", f"/sources/{source.id}/remove/", "/sources/accounts/new/mail/",
        "/settings/digest/", "/settings/digest/off/",
    ):  # fmt: skip
        assert strict.post(address, {"content": "take"}).status_code == 403, address
    assert imports.latest(record)[0].state == "done"
