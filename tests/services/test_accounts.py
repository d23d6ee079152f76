"""Accounts as kept: added once, changed, paused, taken away; their secrets are nowhere but in their store."""

import threading
import time
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.db import connections

from firsthand.domain.messages import Rejected
from firsthand.errors import AccountError, BusyError, ConfigError, FirsthandError, NotFoundError
from firsthand.services import accounts, archive, digest, forgetting, health, locks, oauth, secrets, workspaces
from firsthand.services.actor import Actor
from firsthand.services.intake import is_to_stop
from firsthand.storage import accounts as rows_of
from firsthand.storage.connection import write
from tests.services.account_intake import HUSH, connected

pytestmark = pytest.mark.django_db(transaction=True)

SECRET_ADDRESS = "https://calendar.test/private-0123456789abcdef/basic.ics"


def test_an_account_is_kept_named_for_people_and_due_at_once(actor: Actor) -> None:
    account = connected(actor)
    assert accounts.everyone(actor) == (account,)
    assert account.title == "Mail of ann@mail.test"
    assert account.is_due(int(time.time()) + 1)
    assert not account.writes_back
    opened = accounts.opened(actor, account.id)
    assert (opened.secret, opened.states) == (HUSH, {})
    assert opened.settings["kind"] == "imap"
    assert opened.settings["auth"] == "password"
    assert opened.settings["source"] == "imap://ann@mail.test@127.0.0.1"


def test_connecting_again_changes_the_same_account_and_keeps_how_far_it_was_read(actor: Actor) -> None:
    account = connected(actor)
    rows_of.keep_state(actor.scope, account.id, "INBOX", "7")
    accounts.failed(actor, account.id, Rejected("", "It is shut.", "Knock."), lasting=True)
    again = accounts.add(
        actor, "imap", {"host": "127.0.0.1", "user": "ann@mail.test", "port": 1143}, {"password": "new"}, title="Work"
    )
    assert again.id == account.id
    assert (again.title, again.state, again.settings["port"]) == ("Work", "active", 1143)
    assert accounts.opened(actor, account.id).secret == "new"
    assert accounts.opened(actor, account.id).states == {"INBOX": "7"}
    assert len(accounts.everyone(actor)) == 1
    connected(actor, "bo@mail.test")
    assert len(accounts.everyone(actor)) == 2


def test_two_secret_addresses_of_one_server_are_two_accounts(actor: Actor) -> None:
    one = accounts.add(actor, "ics-url", {}, {"url": SECRET_ADDRESS})
    other = accounts.add(actor, "ics-url", {}, {"url": SECRET_ADDRESS.replace("0123", "9999")})
    again = accounts.add(actor, "ics-url", {}, {"url": SECRET_ADDRESS})
    assert one.id == again.id != other.id
    assert one.title == "Calendar at calendar.test"
    assert accounts.opened(actor, one.id).settings["url"] == SECRET_ADDRESS
    assert accounts.opened(actor, one.id).secret == ""


def test_two_address_books_of_one_server_are_two_accounts(actor: Actor) -> None:
    for path in ("one", "two", "one"):
        accounts.add(
            actor, "carddav", {"url": f"https://dav.test/{path}/", "user": "ann"}, {"password": HUSH}, every_minutes=0
        )
    assert [one.settings["url"] for one in accounts.everyone(actor)] == [
        "https://dav.test/one/",
        "https://dav.test/two/",
    ]
    assert not any(one.is_due(int(time.time()) + 10**9) for one in accounts.everyone(actor))


def test_what_cannot_be_used_is_refused_and_nothing_is_kept(actor: Actor) -> None:
    for kind, given, secret in (
        ("imap", {"host": "127.0.0.1", "user": "ann"}, {"password": ""}),
        ("imap", {"host": "no host", "user": "ann"}, {"password": HUSH}),
        ("ics-url", {}, {"url": "https://ann:hush@calendar.test/a.ics"}),
        ("ics-url", {}, {}),
    ):
        with pytest.raises(ConfigError):
            accounts.add(actor, kind, given, secret)
    assert accounts.everyone(actor) == ()
    with pytest.raises(FirsthandError, match="invented"):
        connected(Actor(actor.scope, actor.zone, demo=True))


def test_accounts_are_found_by_number_and_by_words(actor: Actor) -> None:
    ann, bo = connected(actor), connected(actor, "bo@mail.test")
    assert accounts.find(actor, str(bo.id)) == bo
    assert accounts.find(actor, "Ann@") == ann
    for words in ("mail.test", "cy", "999999", ""):
        with pytest.raises(NotFoundError) as refusal:
            accounts.find(actor, words)
        assert "firsthand accounts" in refusal.value.remedy


def test_a_change_wakes_a_failed_account_and_another_server_is_another_account(actor: Actor) -> None:
    account = connected(actor)
    accounts.failed(actor, account.id, Rejected("", "Wrong password.", "Give it again."), lasting=True)
    assert accounts.show(actor, account.id).state == "failed"
    changed = accounts.change(actor, account.id, secret={"password": "new"}, title=" My  mail ", every_minutes=5)
    assert (changed.state, changed.title, changed.every_minutes) == ("active", "My mail", 5)
    assert changed.is_due(int(time.time()) + 1)
    assert accounts.opened(actor, account.id).secret == "new"
    with pytest.raises(ConfigError, match="another account"):
        accounts.change(actor, account.id, settings={"host": "127.0.0.2", "user": "ann@mail.test"})


def test_a_passing_trouble_is_tried_again_ever_later_and_a_lasting_one_waits_for_the_user(actor: Actor) -> None:
    account = connected(actor)
    waits = []
    for _ in range(6):
        accounts.failed(actor, account.id, Rejected("", "The line is down.", "Wait."), lasting=False)
        waits.append(accounts.show(actor, account.id).next_at - int(time.time()))
    assert waits == sorted(waits)
    assert 59 <= waits[0] <= 76
    assert 1400 <= waits[-1] <= 2410
    assert accounts.show(actor, account.id).state == "active"
    assert accounts.show(actor, account.id).failures == 6
    accounts.failed(actor, account.id, Rejected("", "Wrong password.", "Give it again."), lasting=True)
    found = accounts.show(actor, account.id)
    assert found.state == "failed"
    assert found.trouble is not None
    assert (found.trouble.reason, found.trouble.remedy) == ("Wrong password", "Give it again.")
    assert rows_of.due(actor.scope, 2**40) == []
    accounts.succeeded(actor, account.id)
    found = accounts.show(actor, account.id)
    assert (found.state, found.failures, found.trouble) == ("active", 0, None)


def test_a_server_that_asks_for_patience_gets_it(actor: Actor) -> None:
    account = connected(actor)
    accounts.failed(actor, account.id, Rejected("", "Too many.", "Wait."), lasting=False, retry_after_seconds=7200)
    assert accounts.show(actor, account.id).next_at >= int(time.time()) + 7199


def test_a_paused_account_is_not_due_and_a_run_of_it_is_to_stop(actor: Actor) -> None:
    account = connected(actor)
    with write(actor.scope):
        rows_of.began(actor.scope, account.id, 42)
    assert not is_to_stop(actor, 42, account.id)
    accounts.pause(actor, account.id)
    assert is_to_stop(actor, 42, account.id)
    assert not is_to_stop(actor, 42, 0), "an import of files knows no account"
    assert rows_of.due(actor.scope, 2**40) == []
    with pytest.raises(FirsthandError, match="paused"):
        accounts.sync_now(actor, account.id)
    accounts.succeeded(actor, account.id)
    assert accounts.show(actor, account.id).state == "paused", "a run that ended meanwhile does not wake it"
    accounts.resume(actor, account.id)
    assert not is_to_stop(actor, 42, account.id)
    assert rows_of.due(actor.scope, int(time.time()) + 1) == [account.id]


def test_a_removed_account_leaves_neither_secret_nor_state(actor: Actor) -> None:
    account = connected(actor)
    rows_of.keep_state(actor.scope, account.id, "imap://ann/INBOX", "7")
    assert accounts.remove(actor, account.id) == ("imap://ann/INBOX",)
    assert accounts.everyone(actor) == ()
    assert rows_of.states(actor.scope, account.id) == {}
    assert secrets.get(actor, oauth.secret_name(account.id)) is None


def test_an_account_whose_mail_goes_too_stays_off_until_it_is_gone(actor: Actor) -> None:
    account = connected(actor)
    rows_of.keep_state(actor.scope, account.id, "INBOX", "7")
    assert accounts.remove(actor, account.id, with_what_it_brought=True) == ("INBOX",)
    assert accounts.show(actor, account.id).state == "off"
    assert secrets.get(actor, oauth.secret_name(account.id)) is None
    with pytest.raises(BusyError, match="taken away"):
        connected(actor)
    assert accounts.remove(actor, account.id, with_what_it_brought=True) == ("INBOX",), "it can be gone on with"
    accounts.drop(actor, account.id)
    assert accounts.everyone(actor) == ()


def test_an_account_that_is_being_read_is_removed_once_its_run_ended(actor: Actor) -> None:
    account = connected(actor)
    held, let_go = threading.Event(), threading.Event()

    def run() -> None:
        with locks.held(actor, accounts.lock_name(account.id), "x"):
            held.set()
            let_go.wait(20)
        connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    held.wait(5)
    assert accounts.is_running(actor, account.id)
    threading.Timer(0.3, let_go.set).start()
    accounts.remove(actor, account.id)
    thread.join()
    assert accounts.everyone(actor) == ()


def test_a_lock_of_a_killed_process_holds_nobody_up(actor: Actor) -> None:
    with locks.held(actor, "one", "x"):
        assert locks.is_held(actor, "one")
        with pytest.raises(BusyError, match="somebody else"), locks.held(actor, "one", "x"):
            pass
        with locks.held(actor, "other", "x"):
            pass
    assert not locks.is_held(actor, "one")
    assert not locks.is_held(actor, "never")


def test_without_its_password_an_account_says_so(actor: Actor) -> None:
    account = connected(actor)
    secrets.drop(actor, oauth.secret_name(account.id))
    with pytest.raises(AccountError, match="password is not to be found") as refusal:
        accounts.opened(actor, account.id)
    assert refusal.value.lasting


def test_secrets_are_in_no_export_no_repr_and_no_table(
    actor: Actor, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    account = connected(actor)
    calendar = accounts.add(actor, "ics-url", {}, {"url": SECRET_ADDRESS})
    digest.set_up(actor, host="127.0.0.1", security="none", sender="ida@quay.test", user="ida", password=HUSH)
    rows_of.keep_state(actor.scope, account.id, "INBOX", "7")
    archive.export(actor, tmp_path / "all.zip")
    with ZipFile(tmp_path / "all.zip") as packed:
        whole = b"".join(packed.read(name) for name in packed.namelist())
    assert b"ann@mail.test" in whole, "the settings are in it"
    for shown in (
        whole.decode(),
        repr(accounts.opened(actor, account.id)),
        repr(accounts.opened(actor, calendar.id)),
        repr(accounts.everyone(actor)),
        str(health.check(actor)),
        caplog.text,
    ):
        assert HUSH not in shown
        assert "private-0123456789abcdef" not in shown
    if actor.scope.database == "default":
        for file in Path(settings.CONFIG.home).rglob("*"):
            assert not file.is_file() or HUSH.encode() not in file.read_bytes(), file


def test_deleting_everything_deletes_passwords_too(actor: Actor) -> None:
    account = connected(actor)
    digest.set_up(actor, host="127.0.0.1", security="none", sender="ida@quay.test", user="ida", password=HUSH)
    forgetting.delete_everything(actor)
    assert accounts.everyone(actor) == ()
    assert digest.plan(actor) is None
    assert secrets.get(actor, oauth.secret_name(account.id)) is None
    assert secrets.get(actor, digest.SECRET) is None


def test_a_restored_account_goes_on_from_where_it_was_and_asks_for_its_password(actor: Actor, tmp_path: Path) -> None:
    account = connected(actor)
    rows_of.keep_state(actor.scope, account.id, "INBOX", "7")
    archive.export(actor, tmp_path / "all.zip")
    forgetting.delete_everything(actor)
    archive.restore(actor, tmp_path / "all.zip")
    (back,) = accounts.everyone(actor)
    assert back == account
    with pytest.raises(AccountError, match="password"):
        accounts.opened(actor, back.id)
    connected(actor)
    assert accounts.opened(actor, back.id).states == {"INBOX": "7"}


def test_the_doctor_says_where_passwords_are_and_what_is_wrong_with_an_account(actor: Actor) -> None:
    account = connected(actor)
    found = {one.what: one for one in health.check(actor)}
    assert "encrypted file" in found["Passwords"].found
    accounts.failed(actor, account.id, Rejected("", "Wrong password.", "Give it again."), lasting=True)
    found = {one.what: one for one in health.check(actor)}
    assert not found["Mail of ann@mail.test"].fine
    assert found["Mail of ann@mail.test"].remedy == "Give it again."


def test_another_workspace_sees_nothing_of_it(actor: Actor) -> None:
    connected(actor)
    stranger = Actor(actor.scope._replace(workspace=actor.scope.workspace + 1), actor.zone)
    assert accounts.everyone(stranger) == ()
    assert [one.scope for one in workspaces.everyone(actor.scope.database)] == [actor.scope]
