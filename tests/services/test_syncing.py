"""One run of one account: nobody else reads it meanwhile, and how it went is kept with it."""

import os
import signal
import sys
import threading
import time

import pytest
from django.db import connections

from firsthand.errors import AccountError, BusyError, FirsthandError
from firsthand.services import accounts, imports, syncing, workspaces
from firsthand.services.actor import Actor
from tests.services.account_intake import HUSH, SmallIntake, connected, refused

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_run_to_the_end_makes_the_account_due_after_its_interval(actor: Actor) -> None:
    account = connected(actor)
    report = syncing.sync(actor, account.id, intake=SmallIntake())
    assert report is not None
    after = accounts.show(actor, account.id)
    assert (after.failures, after.trouble, after.last_run) == (0, None, report.run)
    assert abs(after.next_at - int(time.time()) - 15 * 60) <= 2
    assert accounts.opened(actor, account.id).states == {"INBOX": "10"}


def test_only_if_due_means_once(actor: Actor) -> None:
    account = connected(actor)
    intake = SmallIntake()
    assert syncing.sync(actor, account.id, only_if_due=True, intake=intake) is not None
    assert syncing.sync(actor, account.id, only_if_due=True, intake=intake) is None
    assert len(intake.read) == 10


def test_a_run_that_breaks_off_is_gone_on_with_and_its_failure_is_counted_once(actor: Actor) -> None:
    account = connected(actor)
    intake = SmallIntake(breaks_after=4, breaks=refused(lasting=False, patience=900))
    syncing.sync(actor, account.id, intake=intake)
    after = accounts.show(actor, account.id)
    assert after.failures == 1
    assert after.trouble is not None
    assert after.trouble.reason == "It is shut"
    assert after.next_at >= int(time.time()) + 899
    intake.breaks_after = None
    syncing.sync(actor, account.id, intake=intake)
    assert [state for _, state in intake.read] == [str(number) for number in range(1, 11)]
    assert accounts.show(actor, account.id).trouble is None


def test_a_run_that_failed_without_a_word_of_the_reader_is_tried_again(actor: Actor) -> None:
    account = connected(actor)
    syncing.sync(actor, account.id, intake=SmallIntake(breaks_after=0))
    after = accounts.show(actor, account.id)
    assert (after.failures, after.state) == (1, "active")
    assert after.trouble is not None


def test_expected_trouble_is_kept_and_raised_and_a_fault_is_kept_without_its_text(actor: Actor) -> None:
    account = connected(actor)
    locked = AccountError("Mail", "it is locked", "Unlock it.", lasting=True)
    with pytest.raises(FirsthandError, match="locked"):
        syncing.sync(actor, account.id, intake=SmallIntake(breaks_after=0, breaks=locked))
    assert accounts.show(actor, account.id).state == "failed"
    with pytest.raises(RuntimeError):
        syncing.sync(actor, account.id, intake=SmallIntake(breaks_after=0, breaks=RuntimeError(HUSH)))
    trouble = accounts.show(actor, account.id).trouble
    assert trouble is not None
    assert "RuntimeError" in trouble.reason
    assert HUSH not in trouble.reason + trouble.remedy


def test_an_import_that_runs_is_no_failure_of_the_account(actor: Actor) -> None:
    account = connected(actor)
    busy = BusyError("The import", "another one is still running", "Wait.")
    with pytest.raises(BusyError):
        syncing.sync(actor, account.id, intake=SmallIntake(breaks_after=0, breaks=busy))
    assert accounts.show(actor, account.id).failures == 0
    assert accounts.show(actor, account.id).is_due(int(time.time()) + 1)


def test_two_at_once_are_one(actor: Actor) -> None:
    account = connected(actor)
    intake = SmallIntake(pause=0.05)

    def run() -> None:
        syncing.sync(actor, account.id, intake=intake)
        connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    assert intake.began.wait(10)
    assert accounts.is_running(actor, account.id)
    with pytest.raises(BusyError, match="somebody else"):
        syncing.sync(actor, account.id, intake=SmallIntake())
    thread.join()
    assert len(intake.read) == 10
    assert not accounts.is_running(actor, account.id)


@pytest.mark.parametrize("how", [accounts.pause, accounts.cancel])
def test_a_run_ends_after_its_batch_when_the_user_says_so(actor: Actor, how) -> None:
    account = connected(actor)
    intake = SmallIntake(pause=0.05)

    def run() -> None:
        syncing.sync(actor, account.id, intake=intake)
        connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    assert intake.began.wait(10)
    how(actor, account.id)
    thread.join(10)
    assert not thread.is_alive()
    assert len(intake.read) < 10
    after = accounts.show(actor, account.id)
    assert (after.failures, after.trouble) == (0, None)
    assert not after.is_due(int(time.time()) + 60)
    accounts.resume(actor, account.id)
    syncing.sync(actor, account.id, intake=intake)
    assert [state for _, state in intake.read] == [str(number) for number in range(1, 11)]


def test_a_paused_account_is_not_read_not_even_when_asked(actor: Actor) -> None:
    account = connected(actor)
    accounts.pause(actor, account.id)
    intake = SmallIntake()
    with pytest.raises(AccountError, match="paused"):
        syncing.sync(actor, account.id, intake=intake)
    assert (intake.read, accounts.show(actor, account.id).failures) == ([], 0)


def test_an_account_that_is_taken_away_is_not_read(actor: Actor) -> None:
    account = connected(actor)
    accounts.remove(actor, account.id, with_what_it_brought=True)
    with pytest.raises(AccountError, match="taken away"):
        syncing.sync(actor, account.id, intake=SmallIntake())


@pytest.mark.skipif(sys.platform == "win32", reason="There is no SIGKILL and no fork there.")
def test_a_run_of_a_killed_process_is_taken_up_from_its_last_checkpoint(actor: Actor) -> None:
    if actor.scope.database != "default":
        pytest.skip("a copy of the test program shares its sockets; the store at home is what is killed")
    account = connected(actor)
    workspaces.let_go()
    child = os.fork()
    if child == 0:
        try:
            syncing.sync(actor, account.id, intake=SmallIntake(pause=0.1))
        finally:
            os._exit(1)
    deadline = time.monotonic() + 20
    while accounts.opened(actor, account.id).states.get("INBOX", "0") < "3" and time.monotonic() < deadline:
        time.sleep(0.02)
    assert accounts.is_running(actor, account.id)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert not accounts.is_running(actor, account.id)
    assert accounts.show(actor, account.id).is_due(int(time.time()) + 1), "the next minute finds it due"
    left = int(accounts.opened(actor, account.id).states["INBOX"])
    intake = SmallIntake()
    syncing.sync(actor, account.id, only_if_due=True, intake=intake)
    assert [state for _, state in intake.read] == [str(number) for number in range(left + 1, 11)]
    assert {run.state for run in imports.latest(actor)} == {"stopped", "done"}


def test_a_run_does_not_stop_for_what_was_asked_of_an_earlier_one(actor: Actor) -> None:
    account = connected(actor)
    accounts.cancel(actor, account.id)
    intake = SmallIntake()
    syncing.sync(actor, account.id, intake=intake)
    assert len(intake.read) == 10
