"""Round trips: what can be foreseen is asked ahead, and its answers count only where they are sure to be meant."""

import imaplib
import time
from typing import Literal

import pytest

from tests.connectors.imap.accounts import run
from tests.connectors.letters import THREE
from tests.support.dovecot import Dovecot
from tests.support.proxy import Proxy
from tests.support.scripted_imap import CAPABILITY, ScriptedServer

SECRET = "correct-horse"
_ABLE = b"[CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN LIST-EXTENDED LIST-STATUS]"
_OPENED = (b"* 1 EXISTS", b"* OK [UIDVALIDITY 5] ok", b"* OK [UIDNEXT 2] next", b"OK done")
_FOREIGN = b'* 1 FETCH (UID 1 BODY[]<0> "Subject: From elsewhere")'
_ANSWERS: dict[str, tuple[bytes | None, ...]] = {
    "CAPABILITY": CAPABILITY,
    "LOGIN": (b"OK " + _ABLE + b" in",),
    "AUTHENTICATE": (b"OK " + _ABLE + b" in",),
    "LIST": (
        b'* LIST () "/" Work', b"* STATUS Work (MESSAGES 1 UIDNEXT 2 UIDVALIDITY 5)",
        b'* LIST () "/" Zoo', b"* STATUS Zoo (MESSAGES 1 UIDNEXT 2 UIDVALIDITY 5)", b"OK done",
    ),
    "EXAMINE": _OPENED,
    "UID SEARCH": (b"* SEARCH 1", b"OK done"),
    "UID FETCH": (b'* 1 FETCH (UID 1 BODY[]<0> "Subject: Short")', b"OK done"),
}  # fmt: skip


@pytest.mark.parametrize("secret", [SECRET, "pässword"])
def test_a_folder_with_news_costs_one_round_trip_and_logging_in_another(secret: str) -> None:
    with ScriptedServer(_ANSWERS, b"* OK " + _ABLE + b" ready") as able, Proxy(able.port, delay_seconds=0.05) as line:
        found = run(able.account(port=line.port), secret=secret)
        round_trips = _round_trips(line, able)

    assert [message.where.partition(",")[0] for message in found.messages] == ["Work", "Zoo"]
    assert round_trips == 4  # the password, the folders, and what is new in either of two


def test_a_server_that_says_nothing_of_itself_is_asked() -> None:
    of_old = {**_ANSWERS, "LOGIN": (b"OK in",), "LIST": (b'* LIST () "/" Work', b"OK done")}
    of_old["STATUS"] = (b"* STATUS Work (MESSAGES 1 UIDNEXT 2 UIDVALIDITY 5)", b"OK done")
    with ScriptedServer(of_old) as old, Proxy(old.port, delay_seconds=0.05) as line:
        found = run(old.account(port=line.port), secret=SECRET)
        round_trips = _round_trips(line, old)

    assert [message.subject for message in found.messages] == ["Short"]
    assert round_trips == 6
    assert [heard.split()[1] for heard in old.heard] == [
        b"CAPABILITY", b"LOGIN", b"CAPABILITY", b"LIST", b"STATUS", b"EXAMINE", b"UID", b"UID", b"LOGOUT"
    ]  # fmt: skip


def test_nothing_that_was_said_before_starttls_is_believed_after_it(
    server: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.fill("INBOX", THREE)
    server.start()
    commands: list[bytes] = []
    send = imaplib.IMAP4.send

    def listened(imap: imaplib.IMAP4, sent: bytes) -> None:
        commands.append([*sent.split(), b"", b""][1])
        send(imap, sent)

    monkeypatch.setattr(imaplib.IMAP4, "send", listened)

    found = run(server.account(security="starttls", port=server.port))

    assert len(found.messages) == 3
    assert commands[:3] == [b"STARTTLS", b"CAPABILITY", b"AUTHENTICATE"]


@pytest.mark.parametrize(
    ("searched", "fetched"),
    [
        ((b"BAD no mailbox selected",), (b"BAD no mailbox selected",)),
        ((b"* SEARCH 1", b"OK done"), (_FOREIGN, b"OK done")),
        ((b"* SEARCH 1", _FOREIGN, b"OK done"), (b"OK done",)),
    ],
    ids=["refused as it should be", "answered from another folder", "answered at once from another folder"],
)
def test_what_was_asked_ahead_of_a_folder_that_is_not_opened_is_dropped(
    searched: tuple[bytes, ...], fetched: tuple[bytes, ...]
) -> None:
    answers = {**_ANSWERS, "EXAMINE": (b"NO not yours",), "UID SEARCH": searched, "UID FETCH": fetched}
    with ScriptedServer(answers) as refusing:
        found = run(refusing.account(), secret=SECRET)

    assert found.failed is None
    assert found.messages == ()
    assert [rejected.reason for rejected in found.rejected] == ["The server does not open the folder: not yours."] * 2
    assert found.states == {}


def test_a_folder_that_is_not_opened_costs_the_next_one_nothing() -> None:
    with ScriptedServer({**_ANSWERS, 'EXAMINE "Work"': (b"NO not yours",)}) as refusing:
        found = run(refusing.account(), secret=SECRET)

    assert [message.where.partition(",")[0] for message in found.messages] == ["Zoo"]
    assert [rejected.where.rpartition("/")[2] for rejected in found.rejected] == ["Work"]
    assert [source.rpartition("/")[2] for source in found.states] == ["Zoo"]


def test_a_server_that_searches_and_fetches_at_once_is_understood() -> None:
    searched = (b"* SEARCH 1", *_ANSWERS["UID FETCH"][:1], b"OK done")
    with ScriptedServer({**_ANSWERS, "UID SEARCH": searched, "UID FETCH": (b"OK done",)}) as busy:
        found = run(busy.account(), secret=SECRET)

    assert [message.subject for message in found.messages] == ["Short", "Short"]
    assert sum(b"UID FETCH" in heard for heard in busy.heard) == 2


@pytest.mark.parametrize("early", [_FOREIGN, b"* SEARCH 7"])
def test_what_is_answered_before_the_folder_is_open_is_asked_for_again(early: bytes) -> None:
    with ScriptedServer({**_ANSWERS, "EXAMINE": (early, *_OPENED)}) as hasty:
        found = run(hasty.account(folders=["Work"]), secret=SECRET)

    assert [message.subject for message in found.messages] == ["Short"]
    assert sum(b"UID SEARCH" in heard for heard in hasty.heard) == 2


def test_a_folder_that_is_numbered_anew_as_it_is_opened_is_read_by_its_new_numbers() -> None:
    grown = (b'* LIST () "/" Work', b"* STATUS Work (MESSAGES 2 UIDNEXT 3 UIDVALIDITY 5)", b"OK done")
    anew = (b"* 2 EXISTS", b"* OK [UIDVALIDITY 6] ok", b"* OK [UIDNEXT 3] next", b"OK done")
    with ScriptedServer(_ANSWERS) as before:
        first = run(before.account(folders=["Work"]), secret=SECRET)
        before._answers = {
            **_ANSWERS, "LIST": grown, "EXAMINE": anew, "UID SEARCH UID 2:2": (b"* SEARCH 2", b"OK done"),
            "UID SEARCH": (b"* SEARCH 1 2", b"OK done"),
            "UID FETCH": (
                b'* 1 FETCH (UID 1 BODY[]<0> "Subject: One")', b'* 2 FETCH (UID 2 BODY[]<0> "Subject: Two")', b"OK done"
            ),
        }  # fmt: skip
        again = run(before.account(folders=["Work"]), first.states, SECRET)

    assert {message.subject for message in again.messages} == {"One", "Two"}
    assert "new numbers" in again.rejected[0].reason
    searches = [heard.split(b" ", 1)[1].strip() for heard in before.heard if b"SEARCH" in heard]
    assert searches == [b"UID SEARCH UID 1:1", b"UID SEARCH UID 2:2", b"UID SEARCH UID 1:2"]


@pytest.mark.parametrize("asked_ahead", ["swallowed", "hung up on"])
def test_a_server_that_takes_one_command_at_a_time_is_read_all_the_same(
    asked_ahead: Literal["swallowed", "hung up on"],
) -> None:
    with ScriptedServer(_ANSWERS, asked_ahead=asked_ahead) as slow:
        found = run(slow.account(timeout_seconds=0.5), secret=SECRET)

    assert found.failed is None
    assert [message.where.partition(",")[0] for message in found.messages] == ["Work", "Zoo"]
    logins = [at for at, heard in enumerate(slow.heard) if b"LOGIN" in heard]
    assert len(logins) == 2
    alone = [heard.split()[1] for heard in slow.heard[logins[1] :]]
    assert alone[:7] == [b"LOGIN", b"EXAMINE", b"UID", b"UID", b"EXAMINE", b"UID", b"UID"]


def _round_trips(line: Proxy, server: ScriptedServer) -> int:
    """How many were waited for; the farewell, for which nobody waits, is let arrive first."""
    deadline = time.monotonic() + 10
    while not server.heard[-1].endswith(b"LOGOUT\r\n") and time.monotonic() < deadline:
        time.sleep(0.01)
    return line.bursts_from_client - 1
