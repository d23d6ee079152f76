"""An account as kept opens a real mail server: what is kept is what its reader wants, and news are heard."""

import os
import threading
import time
from collections.abc import Iterator

import pytest

from firsthand.domain.accounts import Account
from firsthand.services import accounts, background, ending, syncing, watching
from firsthand.services.actor import Actor
from firsthand.services.background import Background
from firsthand.storage.connection import rows
from tests.connectors.letters import letter
from tests.support.dovecot import PASSWORD, USER, WHAT_TO_DO, Dovecot, find_program

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def server() -> Iterator[Dovecot]:
    program = find_program()
    if program is None:
        if os.environ.get("CI"):
            pytest.fail(f"There is no Dovecot here. {WHAT_TO_DO}")
        pytest.skip(f"There is no Dovecot here. {WHAT_TO_DO}")
    found = Dovecot(program)
    found.fill("INBOX", [written(number) for number in range(3)])
    found.start()
    yield found
    found.remove()


def written(number: int) -> bytes:
    return letter(
        f"Message-ID: <{number}@moss.test>", sender="Ben Dale <ben@dale.test>", to=USER, subject=f"Rope {number}"
    )


def connected(actor: Actor, server: Dovecot, password: str = PASSWORD, **more: object) -> Account:
    settings = {
        "host": "localhost",
        "port": server.tls_port,
        "user": USER,
        "ca_file": str(server.authority.file),
        **more,
    }
    return accounts.add(actor, "imap", settings, {"password": password})


def subjects(actor: Actor) -> list[str]:
    sql = "SELECT subject FROM interaction WHERE workspace_id = %s ORDER BY subject"
    return [row[0] for row in rows(actor.scope, sql, [actor.scope.workspace])]


def test_an_account_is_read_into_the_record_and_read_again_brings_what_is_new(actor: Actor, server: Dovecot) -> None:
    account = connected(actor, server)
    report = syncing.sync(actor, account.id)
    assert report is not None
    assert (report.state, report.failure) == ("done", "")
    assert subjects(actor) == ["Rope 0", "Rope 1", "Rope 2"]
    after = accounts.show(actor, account.id)
    assert (after.last_run, after.trouble) == (report.run, None)
    assert not after.is_due(int(time.time()))
    assert accounts.sources_of(actor, account.id)
    server.deliver("INBOX", written(3))
    syncing.sync(actor, account.id)
    assert subjects(actor) == ["Rope 0", "Rope 1", "Rope 2", "Rope 3"]


def test_a_wrong_password_waits_for_the_user_and_is_nowhere_repeated(actor: Actor, server: Dovecot) -> None:
    account = connected(actor, server, password="quite wrong")
    report = syncing.sync(actor, account.id)
    assert report is not None
    found = accounts.show(actor, account.id)
    assert (found.state, found.failures) == ("failed", 1)
    assert found.trouble is not None
    assert "quite wrong" not in f"{found.trouble} {report}"
    background.read_if_due(actor, account.id)
    assert accounts.show(actor, account.id).failures == 1, "it is not tried again by itself"
    accounts.change(actor, account.id, secret={"password": PASSWORD})
    background.read_if_due(actor, account.id)
    assert len(subjects(actor)) == 3
    assert accounts.show(actor, account.id).state == "active"


def test_a_server_that_is_away_is_tried_again_later(actor: Actor, server: Dovecot) -> None:
    account = connected(actor, server)
    server.stop()
    syncing.sync(actor, account.id)
    found = accounts.show(actor, account.id)
    assert (found.state, found.failures) == ("active", 1)
    assert found.next_at > int(time.time()) + 50
    server.start()
    syncing.sync(actor, account.id)
    assert len(subjects(actor)) == 3
    assert accounts.show(actor, account.id).failures == 0


def test_new_mail_is_in_the_record_within_seconds(
    actor: Actor, server: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "LOOKED_SECONDS", 0.2)
    account = connected(actor, server, idle=True)
    syncing.sync(actor, account.id)
    assert not accounts.show(actor, account.id).is_due(int(time.time()))
    working = Background(actor.scope.database)
    working.start()
    try:
        time.sleep(3)
        assert not accounts.show(actor, account.id).is_due(int(time.time())), "nothing came, and nobody says so"
        server.deliver("INBOX", written(3))
        came = time.monotonic()
        while len(subjects(actor)) < 4 and time.monotonic() - came < 20:
            time.sleep(0.05)
        assert time.monotonic() - came < 10
        began = time.monotonic()
    finally:
        working.stop()
        ending.soon.clear()
        background.queue(actor.scope.database).huey.storage.flush_all()
        background.queue.cache_clear()
    assert time.monotonic() - began < 4
    assert not any(thread.name.startswith("watch") for thread in threading.enumerate())
