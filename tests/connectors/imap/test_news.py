"""Waiting for new mail, and looking at an account before it is kept."""

import threading
import time

import pytest

from firsthand.connectors.base import AccountTrouble
from firsthand.connectors.imap.check import Folder, check
from firsthand.connectors.imap.news import wait_for_news
from tests.connectors.imap.accounts import run
from tests.connectors.letters import THREE, letter
from tests.support.dovecot import PASSWORD, Dovecot
from tests.support.scripted_imap import ScriptedServer


def test_new_mail_is_noticed_as_it_comes_in(server: Dovecot) -> None:
    server.fill("INBOX", THREE)
    server.start()
    timer = threading.Timer(1.0, server.deliver, ("INBOX", letter(subject="Now")))
    timer.start()
    begun = time.monotonic()

    assert wait_for_news(server.account(), PASSWORD, 30)

    assert 0.5 < time.monotonic() - begun < 15
    timer.join()


def test_what_came_in_since_the_last_reading_is_news_at_once(server: Dovecot) -> None:
    server.fill("INBOX", THREE)
    server.start()
    states = run(server.account()).states
    assert not wait_for_news(server.account(), PASSWORD, 0.2, states=states)
    server.deliver("INBOX", letter(subject="Meanwhile"))
    begun = time.monotonic()

    assert wait_for_news(server.account(), PASSWORD, 30, states=states)

    assert time.monotonic() - begun < 5


def test_waiting_ends_in_time_and_at_once_when_told_to_stop(server: Dovecot) -> None:
    server.start()
    begun = time.monotonic()
    assert not wait_for_news(server.account(), PASSWORD, 1.0)
    assert time.monotonic() - begun < 5

    stop = threading.Event()
    timer = threading.Timer(0.5, stop.set)
    timer.start()
    begun = time.monotonic()
    assert not wait_for_news(server.account(), PASSWORD, 60, stop=stop)
    assert time.monotonic() - begun < 5
    timer.join()


def test_a_server_that_goes_down_while_it_is_waited_for_is_told(server: Dovecot) -> None:
    server.start()
    timer = threading.Timer(0.5, server.stop)
    timer.start()

    with pytest.raises(AccountTrouble):
        wait_for_news(server.account(), PASSWORD, 60)

    timer.join()


def test_a_server_that_cannot_tell_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firsthand.connectors.imap.news._NOOP_SECONDS", 0.1)
    answers = {
        "CAPABILITY": (b"* CAPABILITY IMAP4rev1", b"OK done"),
        "EXAMINE": (b"* 3 EXISTS", b"* OK [UIDNEXT 4] next", b"OK done"),
        "NOOP": (b"* 4 EXISTS", b"OK done"),
    }
    with ScriptedServer(answers) as old:
        assert wait_for_news(old.account(), "word", 10)


def test_an_account_shows_its_folders_before_it_is_kept(server: Dovecot) -> None:
    server.fill("INBOX", THREE)
    server.fill("Sent", THREE[:2])
    server.fill("Rubbish", THREE[:1])
    server.fill("Büro", ())
    server.start()

    folders = check(server.account(folders=["Rubbish"]), PASSWORD)

    assert folders == (
        Folder("INBOX", 3, is_chosen=True),
        Folder("Sent", 2, is_chosen=True),
        Folder("Büro", 0, is_chosen=True),
        Folder("Rubbish", 1, is_chosen=False),
    )


def test_looking_at_an_account_with_a_wrong_password_is_refused(server: Dovecot) -> None:
    server.start()

    with pytest.raises(AccountTrouble, match="does not accept the user or the password"):
        check(server.account(), "wrong")
