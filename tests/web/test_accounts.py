"""Accounts on the pages: tried before they are kept, changed, taken away; and what is said of where things go."""

import logging
import os
from collections.abc import Iterator

import pytest
from django.test import Client

from firsthand.domain.accounts import Account
from firsthand.services import accounts, connecting, imports, secrets, syncing, taking_back
from firsthand.services.actor import Actor
from firsthand.storage import accounts as account_rows
from tests.connectors.letters import letter
from tests.support.dovecot import PASSWORD, USER, WHAT_TO_DO, Dovecot, find_program
from tests.support.postgresql import free_port

WRONG = "quite-wrong-4711"


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    program = find_program()
    if program is None:
        if os.environ.get("CI"):
            pytest.fail(f"There is no Dovecot here. {WHAT_TO_DO}")
        pytest.skip(f"There is no Dovecot here. {WHAT_TO_DO}")
    found = Dovecot(program)
    found.fill("INBOX", [written(number) for number in range(3)])
    found.fill("Harbour", [written(number) for number in range(10, 12)])
    found.fill("Rubbish", [written(20)])
    found.start()
    yield found
    found.remove()


def written(number: int) -> bytes:
    return letter(
        f"Message-ID: <{number}@moss.test>", sender="Ben Dale <ben@dale.test>", to=USER, subject=f"Rope {number}"
    )


def typed(server: Dovecot, password: str = PASSWORD, **more: object) -> dict[str, object]:
    """What somebody writes into the form."""
    return {
        "user": USER, "host": "localhost", "port": server.tls_port, "security": "tls", "password": password,
        "ca_file": str(server.authority.file), **more,
    }  # fmt: skip


def kept(home: Actor, server: Dovecot) -> Account:
    settings = {"host": "localhost", "port": server.tls_port, "user": USER, "ca_file": str(server.authority.file)}
    return accounts.add(home, "imap", settings, {"password": PASSWORD})


def test_an_account_is_tried_its_folders_are_shown_and_then_it_is_kept(
    owner: Client, home: Actor, server: Dovecot, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = owner.post("/sources/accounts/new/mail/", typed(server))
        assert answer.headers["location"] == "/sources/accounts/choose/"
        assert accounts.everyone(home) == (), "nothing is kept yet"
        page = owner.get("/sources/accounts/choose/").content.decode()
        assert "3 messages" in page
        assert 'value="INBOX" checked' in page
        assert 'value="Rubbish">' in page, "rubbish is there, and not ticked"
        assert owner.post("/sources/accounts/choose/", {"places": ["Nowhere"]}).status_code == 422
        answer = owner.post("/sources/accounts/choose/", {"places": ["INBOX"]})
    (account,) = accounts.everyone(home)
    assert answer.headers["location"] == f"/sources/accounts/{account.id}/"
    assert account.settings["folders"] == ["INBOX"]
    assert secrets.get(home, "connecting") is None
    shown = page + owner.get(f"/sources/accounts/{account.id}/").content.decode()
    assert PASSWORD not in shown + caplog.text


def test_the_usual_choice_is_kept_as_such_so_that_later_folders_are_read_too(
    owner: Client, home: Actor, server: Dovecot
) -> None:
    owner.post("/sources/accounts/new/mail/", typed(server))
    usual = [place.name for place in connecting.pending(home).places if place.chosen]
    owner.post("/sources/accounts/choose/", {"places": usual})
    assert "folders" not in accounts.everyone(home)[0].settings


def test_a_wrong_password_is_said_at_its_field_and_not_repeated(
    owner: Client, home: Actor, server: Dovecot, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = owner.post("/sources/accounts/new/mail/", typed(server, WRONG))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_password_error"' in page
    assert "does not accept the user or the password" in page
    assert WRONG not in page + caplog.text
    assert accounts.everyone(home) == ()
    assert secrets.get(home, "connecting") is None


@pytest.mark.parametrize(
    ("page", "form", "field", "words"),
    [
        ("mail", {"user": "", "host": "h.test", "password": "x"}, "user", "This field is required."),
        ("mail", {"user": "a@b.test", "host": "no host", "password": "x"}, "host", "is no name of one"),
        ("mail", {"user": "a@b.test", "host": "h.test", "password": "x", "security": "none"}, "security", "Choose tls"),
        (
            "mail",
            {"user": "a@b.test", "host": "h.test", "password": "x", "port": "99999"},
            "port",
            "less than or equal",
        ),
        (
            "mail",
            {"user": "a@b.test", "host": "h.test", "password": "x", "every_minutes": "-1"},
            "every_minutes",
            "great",
        ),
        ("calendars", {"url": "http://dav.test", "user": "a", "password": "x"}, "", "could read along"),
        ("calendars", {"url": "ftp://dav.test", "user": "a", "password": "x"}, "url", "no web address"),
        ("address", {"url": ""}, "url", "This field is required."),
        ("address", {"url": "nonsense://x"}, "url", "no web address"),
    ],
)
def test_a_form_that_cannot_be_used_is_refused_in_words(
    owner: Client, home: Actor, page: str, form: dict[str, str], field: str, words: str
) -> None:
    answer = owner.post(f"/sources/accounts/new/{page}/", form)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert words in shown
    assert not field or f'id="id_{field}_error"' in shown
    assert accounts.everyone(home) == ()


@pytest.mark.parametrize("page", ["mail", "calendars", "address"])
def test_a_server_that_is_not_there_is_said_in_words(owner: Client, home: Actor, page: str) -> None:
    port = free_port()
    form = {
        "mail": {"user": "a@b.test", "host": "127.0.0.1", "port": port, "security": "none", "password": "x"},
        "calendars": {"url": f"http://127.0.0.1:{port}/", "user": "a", "password": "x"},
        "address": {"url": f"http://127.0.0.1:{port}/secret-4711.ics"},
    }[page]
    answer = owner.post(f"/sources/accounts/new/{page}/", form)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "answers at" in shown or "takes no connections" in shown
    assert "secret-4711" not in shown


def test_as_long_as_an_account_is_connected_the_pages_say_what_is_contacted(
    owner: Client, home: Actor, server: Dovecot
) -> None:
    pages = ("/", "/sources/", "/welcome/", "/settings/check/", "/people/")
    for page in pages:
        assert "Nothing leaves this machine" in owner.get(page, follow=True).content.decode(), page
    account = kept(home, server)
    for page in pages:
        shown = owner.get(page, follow=True).content.decode()
        assert "Only your mail server is contacted." in shown, page
        assert "Nothing leaves this machine" not in shown, page
    assert "localhost" in owner.get("/settings/check/").content.decode()
    accounts.pause(home, account.id)
    assert "Nothing leaves this machine" in owner.get("/sources/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_an_account_says_how_it_is_doing_and_what_to_do(owner: Client, home: Actor, server: Dovecot) -> None:
    account = kept(home, server)
    syncing.sync(home, account.id)
    address = f"/sources/accounts/{account.id}/"
    assert "5 messages read" in owner.get(address).content.decode()
    accounts.change(home, account.id, secret={"password": WRONG})
    syncing.sync(home, account.id)
    for page in (address, "/sources/"):
        shown = owner.get(page).content.decode()
        assert "Waits for you" in shown
        assert "does not accept the user or the password" in shown
        assert WRONG not in shown
    answer = owner.post(address, {"title": "My mail", "every_minutes": "30", "password": PASSWORD})
    assert answer.status_code == 302
    syncing.sync(home, account.id)
    shown = owner.get(address).content.decode()
    assert "My mail" in shown
    assert "read every 30 minutes" in shown
    assert "Waits for you" not in shown
    assert owner.post(address, {"title": "", "every_minutes": "x"}).status_code == 422


def test_an_account_is_paused_resumed_and_read_when_asked(owner: Client, home: Actor, server: Dovecot) -> None:
    account = kept(home, server)
    address = f"/sources/accounts/{account.id}/"
    owner.post(f"{address}pause/")
    assert accounts.show(home, account.id).state == "paused"
    assert owner.post(f"{address}read/").status_code == 409
    owner.post(f"{address}resume/")
    assert accounts.show(home, account.id).state == "active"
    assert owner.post(f"{address}read/").status_code == 302
    assert owner.post(f"{address}stop/").status_code == 302


def test_what_is_read_of_an_account_can_be_chosen_anew(owner: Client, home: Actor, server: Dovecot) -> None:
    account = kept(home, server)
    address = f"/sources/accounts/{account.id}/places/"
    assert 'value="Harbour" checked' in owner.get(address).content.decode()
    assert owner.post(address, {}).status_code == 422
    owner.post(address, {"places": ["Harbour"]})
    assert accounts.show(home, account.id).settings["folders"] == ["Harbour"]
    assert 'value="INBOX">' in owner.get(address).content.decode()


@pytest.mark.django_db(transaction=True)
def test_undoing_a_reading_pauses_the_account_and_resumed_it_brings_everything_again(
    owner: Client, home: Actor, server: Dovecot
) -> None:
    account = kept(home, server)
    report = syncing.sync(home, account.id)
    assert report is not None
    assert "is paused by this" in owner.get(f"/sources/runs/{report.run}/undo/").content.decode()
    page = owner.post(f"/sources/runs/{report.run}/undo/").content.decode()
    assert "is paused, or it would bring everything back" in page
    assert accounts.show(home, account.id).state == "paused"
    assert account_rows.states(home.scope, account.id) == {}
    accounts.resume(home, account.id)
    again = syncing.sync(home, account.id)
    assert again is not None
    assert sum(source.imported for source in again.sources) == 5


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("choice", "left"), [("keep", 5), ("take", 0)])
def test_an_account_is_disconnected_with_what_it_brought_or_without(
    owner: Client, home: Actor, server: Dovecot, choice: str, left: int
) -> None:
    account = kept(home, server)
    syncing.sync(home, account.id)
    address = f"/sources/accounts/{account.id}/disconnect/"
    assert "password is forgotten" in owner.get(address).content.decode()
    assert owner.post(address, {}).status_code == 422
    assert "Its password is forgotten." in owner.post(address, {"content": choice}).content.decode()
    assert accounts.everyone(home) == ()
    assert secrets.get(home, f"account/{account.id}") is None
    assert imports.latest(home)[0].interactions == 5
    found = sum(source.read for source in imports.sources(home))
    assert found == left


def test_an_undone_run_of_files_pauses_nobody(record: Actor, server: Dovecot) -> None:
    account = kept(record, server)
    assert taking_back.undo(record, imports.latest(record)[0].run).paused == ""
    assert accounts.show(record, account.id).state == "active"


def test_signing_in_at_a_provider_begins_with_a_link_and_comes_back_without_a_session(
    owner: Client, stranger: Client, home: Actor
) -> None:
    form = {"provider": "google", "user": "ann@mail.test", "client_id": "client-1", "client_secret": "hush-4711"}
    answer = owner.post("/sources/accounts/new/provider/", form)
    (account,) = accounts.everyone(home)
    assert answer.headers["location"] == f"/sources/accounts/{account.id}/"
    assert account.state == "paused", "it is read once somebody has signed in"
    page = owner.post(f"/sources/accounts/{account.id}/sign-in/").content.decode()
    assert 'href="https://accounts.google.com/o/oauth2/v2/auth?' in page
    assert "code_challenge=" in page
    assert "hush-4711" not in page + owner.get(f"/sources/accounts/{account.id}/").content.decode()
    # From another site the browser sends no session: a page of ours leads on to the same address.
    back = stranger.get("/sources/accounts/oauth/", {"state": f"{account.id}.made-up", "code": "c"})
    assert back.status_code == 403
    assert "again=1" in back.content.decode()
    assert "Go on" in back.content.decode()
    again = stranger.get("/sources/accounts/oauth/", {"state": f"{account.id}.made-up", "code": "c", "again": "1"})
    assert "Go on" not in again.content.decode()
    assert owner.get("/sources/accounts/oauth/", {"state": f"{account.id}.made-up", "code": "c"}).status_code == 409
    assert (
        "gave no consent" in owner.get("/sources/accounts/oauth/", {"state": "1.x", "error": "denied"}).content.decode()
    )


@pytest.mark.parametrize("missing", ["client_id", "user"])
def test_a_client_without_what_it_needs_is_refused(owner: Client, home: Actor, missing: str) -> None:
    form = {"provider": "google", "user": "ann@mail.test", "client_id": "client-1", missing: ""}
    assert owner.post("/sources/accounts/new/provider/", form).status_code == 422
    other = {"provider": "other", "user": "ann@mail.test", "client_id": "c", "host": "imap.mail.test"}
    answer = owner.post("/sources/accounts/new/provider/", other)
    assert answer.status_code == 422
    assert "is not given" in answer.content.decode().lower()
    assert accounts.everyone(home) == ()
