"""What goes wrong is said in words: the thing, the reason, the remedy."""

from collections.abc import Iterator

import pytest
from django.db import connections
from django.test import Client

from firsthand.services import workspaces
from firsthand.services.actor import Actor
from firsthand.storage.connection import execute


@pytest.fixture
def newer(owner: Client, home: Actor) -> Iterator[None]:
    """A database that a later version has written."""
    execute(
        home.scope,
        "INSERT INTO django_migrations (app, name, applied) VALUES ('storage', '9999_from_tomorrow', '2031-01-01')",
    )
    workspaces.open_home.cache_clear()
    yield
    connections["default"].close()


def test_a_database_of_a_newer_version_is_named_with_the_remedy(owner: Client, newer: None) -> None:
    answer = owner.get("/people/")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "a newer version of Firsthand wrote this database" in page
    assert "Install that version, or a later one." in page


@pytest.mark.parametrize(
    "address",
    ["/people/999999/", "/people/99999999999999999999/", "/messages/999999/", "/sources/runs/999999/", "/nowhere/"],
)
def test_what_is_not_there_has_a_page_that_leads_on(owner: Client, address: str) -> None:
    answer = owner.get(address)
    assert answer.status_code == 404
    assert 'href="/search/"' in answer.content.decode()


def test_the_address_of_a_form_opened_as_a_page_says_so(owner: Client, home: Actor) -> None:
    answer = owner.get("/settings/who/")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"
    assert "There is no page here." in answer.content.decode()


def test_a_fault_of_ours_says_that_nothing_was_lost(owner: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    owner.raise_request_exception = False
    monkeypatch.setattr("firsthand.web.settings.views.settings_page", lambda *args, **kwargs: 1 / 0)
    answer = owner.get("/settings/")
    assert answer.status_code == 500
    assert "Nothing was lost." in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_move_that_was_never_shown_is_not_found(owner: Client, home: Actor) -> None:
    assert owner.post("/moves/done/", {"key": "answer:none"}).status_code == 404
