"""An account as kept opens a real mail server: what is kept is what its reader wants, and news are heard."""

import os
import threading
import time
from collections.abc import Iterator

import pytest

from firsthand.connectors import stream
from firsthand.connectors.base import AccountFailed, Batch, Checkpoint, Finished
from firsthand.domain.accounts import Account
from firsthand.services import accounts, background, watching
from firsthand.services.actor import Actor
from firsthand.services.watching import Watchers
from firsthand.storage import accounts as rows_of
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


def read(actor: Actor, account: Account) -> tuple[list[str], list[AccountFailed]]:
    """Subjects of what is new, with checkpoints kept as an intake keeps them."""
    opened = accounts.opened(actor, account.id)
    subjects, failed = [], []
    for event in stream.account_events(opened.settings, opened.secret, opened.states, now=int(time.time())):
        match event:
            case Batch(_, messages):
                subjects += [message.subject for message in messages]
            case Checkpoint(source, state):
                rows_of.keep_state(actor.scope, account.id, source, state)
            case AccountFailed(rejected, lasting, patience):
                failed.append(event)
                accounts.failed(actor, account.id, rejected, lasting=lasting, retry_after_seconds=patience)
            case Finished(complete=True):
                accounts.succeeded(actor, account.id)
    return subjects, failed


def test_what_is_kept_opens_the_account_and_the_second_reading_finds_nothing_new(actor: Actor, server: Dovecot) -> None:
    account = connected(actor, server)
    subjects, failed = read(actor, account)
    assert (sorted(subjects), failed) == (["Rope 0", "Rope 1", "Rope 2"], [])
    assert accounts.sources_of(actor, account.id)
    server.deliver("INBOX", written(3))
    assert read(actor, account) == (["Rope 3"], [])


def test_a_wrong_password_waits_for_the_user_and_is_nowhere_repeated(actor: Actor, server: Dovecot) -> None:
    account = connected(actor, server, password="quite wrong")
    _, (failed,) = read(actor, account)
    assert failed.lasting
    found = accounts.show(actor, account.id)
    assert found.state == "failed"
    assert found.trouble is not None
    assert "quite wrong" not in found.trouble.reason + found.trouble.remedy
    accounts.change(actor, account.id, secret={"password": PASSWORD})
    assert len(read(actor, account)[0]) == 3


def test_new_mail_makes_the_account_due_within_seconds(
    actor: Actor, server: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "LOOKED_SECONDS", 0.2)
    account = connected(actor, server, idle=True)
    read(actor, account)
    assert not accounts.show(actor, account.id).is_due(int(time.time()))
    watchers = Watchers(actor.scope.database)
    watchers.start()
    try:
        time.sleep(2)
        assert not accounts.show(actor, account.id).is_due(int(time.time())), "nothing came, and nobody says so"
        server.deliver("INBOX", written(3))
        came = time.monotonic()
        while not accounts.show(actor, account.id).is_due(int(time.time())) and time.monotonic() - came < 20:
            time.sleep(0.05)
        assert time.monotonic() - came < 10
        began = time.monotonic()
    finally:
        watchers.stop()
        background.queue(actor.scope.database).huey.storage.flush_all()
        background.queue.cache_clear()
    assert time.monotonic() - began < 3
    assert not any(thread.name.startswith("watch") for thread in threading.enumerate())
