"""What happens by itself: accounts are read when due, once, one after the other, and the end comes promptly."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from django.db import connections, transaction

from firsthand.connectors.base import AccountTrouble
from firsthand.services import accounts, background, describing, digest, ending, exchanges, imports, locks, watching
from firsthand.services.actor import Actor
from firsthand.services.background import Background
from firsthand.services.watching import Watchers
from firsthand.storage import accounts as rows_of
from firsthand.storage.connection import write
from tests.services.account_intake import SmallIntake, connected, refused
from tests.services.mail_server import mail_server

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _queue_emptied(actor: Actor) -> Iterator[None]:
    yield
    huey = background.queue(actor.scope.database).huey
    huey.storage.flush_all()
    huey.storage.close()
    background.queue.cache_clear()
    ending.soon.clear()


@pytest.fixture
def intake(monkeypatch: pytest.MonkeyPatch) -> SmallIntake:
    found = SmallIntake()
    monkeypatch.setattr(imports, "sync", found, raising=False)
    return found


@pytest.fixture
def working(actor: Actor) -> Iterator[Background]:
    """The background at work, as beside the served pages."""
    started = Background(actor.scope.database)
    started.start()
    yield started
    started.stop()


def until(true: Callable[[], bool], seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.02)
    return False


def queued(actor: Actor) -> int:
    return background.queue(actor.scope.database).huey.pending_count()


def has_rested(actor: Actor, account_id: int) -> bool:
    return not accounts.show(actor, account_id).is_due(int(time.time())) and not accounts.is_running(actor, account_id)


def test_what_is_due_is_queued_and_what_is_not_is_not(actor: Actor, intake: SmallIntake) -> None:
    due, paused, resting = connected(actor), connected(actor, "bo@mail.test"), connected(actor, "cy@mail.test")
    accounts.pause(actor, paused.id)
    accounts.succeeded(actor, resting.id)
    background.look_what_is_due(actor)
    assert queued(actor) == 1
    with locks.held(actor, accounts.lock_name(due.id), "x"):
        background.look_what_is_due(actor)
    assert queued(actor) == 1, "an account that is being read is not queued again"


def test_a_task_that_comes_twice_reads_once(actor: Actor, intake: SmallIntake) -> None:
    account = connected(actor)
    for _ in range(3):
        background.read_if_due(actor, account.id)
    assert len(intake.read) == 10


def test_what_goes_wrong_is_kept_and_tried_again_later(actor: Actor, intake: SmallIntake) -> None:
    account = connected(actor)
    intake.breaks_after, intake.breaks = 3, refused(lasting=False)
    background.read_if_due(actor, account.id)
    assert accounts.show(actor, account.id).failures == 1
    background.look_what_is_due(actor)
    assert queued(actor) == 0
    rows_of.set_next(actor.scope, account.id, int(time.time()))
    intake.breaks_after = None
    background.read_if_due(actor, account.id)
    assert [state for _, state in intake.read] == [str(number) for number in range(1, 11)]


def test_an_account_that_was_removed_meanwhile_is_passed_over(actor: Actor, intake: SmallIntake) -> None:
    account = connected(actor)
    accounts.remove(actor, account.id)
    background.read_if_due(actor, account.id)
    assert intake.read == []


def test_while_an_import_runs_an_account_stays_due(actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    from firsthand.errors import BusyError

    busy = SmallIntake(breaks_after=0, breaks=BusyError("The import", "another one is still running", "Wait."))
    monkeypatch.setattr(imports, "sync", busy, raising=False)
    account = connected(actor)
    background.read_if_due(actor, account.id)
    found = accounts.show(actor, account.id)
    assert (found.failures, found.is_due(int(time.time()) + 1)) == (0, True)


def test_nothing_is_queued_for_a_transaction_that_is_taken_back(actor: Actor) -> None:
    account = connected(actor)
    with write(actor.scope):
        background.read_on_commit(actor, account.id)
        transaction.set_rollback(True, using=actor.scope.database)
    assert queued(actor) == 0
    with write(actor.scope):
        background.read_on_commit(actor, account.id)
        assert queued(actor) == 0
    assert queued(actor) == 1


def test_accounts_that_are_due_are_read_without_anybody_asking(
    actor: Actor, intake: SmallIntake, working: Background
) -> None:
    ids = [connected(actor, user).id for user in ("ann@mail.test", "bo@mail.test")]
    for account_id in ids:
        accounts.sync_now(actor, account_id)
    assert until(lambda: all(has_rested(actor, one) for one in ids))
    assert sorted({account_id for account_id, _ in intake.read}) == sorted(ids)
    assert len(intake.read) == 20


def test_what_was_left_due_by_a_dead_process_is_taken_up_at_the_start(actor: Actor, intake: SmallIntake) -> None:
    account = connected(actor)
    rows_of.keep_state(actor.scope, account.id, "INBOX", "6")
    started = Background(actor.scope.database)
    started.start()
    try:
        assert until(lambda: has_rested(actor, account.id))
    finally:
        started.stop()
    assert [state for _, state in intake.read] == ["7", "8", "9", "10"]


def test_the_end_comes_promptly_and_what_was_under_way_stays_due(actor: Actor, intake: SmallIntake) -> None:
    account = connected(actor)
    intake.batches, intake.pause = 1000, 0.05
    started = Background(actor.scope.database)
    started.start()
    assert until(lambda: len(intake.read) > 2)
    began = time.monotonic()
    started.stop()
    assert time.monotonic() - began < 3
    assert until(lambda: not accounts.is_running(actor, account.id), 5)
    found = accounts.show(actor, account.id)
    assert (found.failures, found.trouble) == (0, None)
    assert found.is_due(int(time.time()) + 1)
    assert 0 < len(intake.read) < 1000
    assert not any(thread.name.startswith(("Worker", "Scheduler", "background")) for thread in threading.enumerate())


def test_a_second_process_of_a_home_stands_by_and_takes_over(
    actor: Actor, intake: SmallIntake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "TAKEN_OVER_SECONDS", 0.1)
    first, second = Background(actor.scope.database), Background(actor.scope.database)
    first.start()
    assert until(lambda: first.is_working)
    second.start()
    time.sleep(0.5)
    assert not second.is_working
    first.stop()
    ending.soon.clear()
    assert until(lambda: second.is_working)
    second.stop()


def test_the_daily_mail_is_sent_by_itself(actor: Actor, working: Background) -> None:
    ben = describing.add(actor, "Ben Dale", address="ben@dale.test")
    exchanges.add(actor, ben, "promise", "Send the drawings", due="tomorrow")
    with mail_server() as server:
        digest.set_up(actor, host="127.0.0.1", port=server.port, security="none", sender="ida@quay.test", hour=0)
        background.queue(actor.scope.database).look()
        background.queue(actor.scope.database).look()
        assert until(lambda: len(server.taken) == 1)
        assert until(lambda: queued(actor) == 0)
        time.sleep(0.3)
        assert len(server.taken) == 1


def test_where_a_server_tells_of_news_the_account_is_due_at_once(
    actor: Actor, intake: SmallIntake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "LOOKED_SECONDS", 0.1)
    quiet, watched = connected(actor), connected(actor, "bo@mail.test", idle=True)
    for account in (quiet, watched):
        accounts.succeeded(actor, account.id)
    news, waited_for = threading.Event(), []

    def wait(account, secret: str, seconds: float, *, states, stop: threading.Event) -> bool:
        waited_for.append(account["user"])
        while not stop.is_set():
            if news.wait(0.02):
                news.clear()
                return True
        return False

    watchers = Watchers(actor.scope.database, wait)
    watchers.start()
    try:
        assert until(lambda: waited_for == ["bo@mail.test"])
        assert not accounts.show(actor, watched.id).is_due(int(time.time()))
        news.set()
        assert until(lambda: accounts.show(actor, watched.id).is_due(int(time.time())))
        assert queued(actor) == 1
        accounts.pause(actor, watched.id)
        assert until(lambda: not any(thread.name == f"watch-{watched.id}" for thread in threading.enumerate()))
    finally:
        watchers.stop()
    assert set(waited_for) == {"bo@mail.test"}


def test_a_server_that_lets_nobody_wait_is_asked_again_later_and_ends_promptly(
    actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = connected(actor, idle=True)
    accounts.succeeded(actor, account.id)
    asked = threading.Event()

    def wait(*_: object, **__: object) -> bool:
        asked.set()
        raise AccountTrouble("imap", "It is shut.", "Knock.")

    watchers = Watchers(actor.scope.database, wait)
    watchers.start()
    assert asked.wait(10)
    began = time.monotonic()
    watchers.stop()
    assert time.monotonic() - began < 1.5
    assert accounts.show(actor, account.id).failures == 0
    connections.close_all()
