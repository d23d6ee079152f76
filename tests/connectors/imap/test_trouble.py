"""Trouble with a mail server: said in plain words with a remedy, never with the secret, and never passed over in silence."""

import datetime
import os
import socket
import stat
import threading

import pytest

from firsthand.connectors.base import AccountFailed
from tests.connectors.imap.accounts import run, trouble
from tests.connectors.letters import THREE, letter
from tests.support.dovecot import PASSWORD, Dovecot
from tests.support.postgresql import free_port
from tests.support.scripted_imap import CAPABILITY, EXPIRED_TOKEN, ScriptedServer

SECRET = "correct-horse"


def test_a_wrong_password_waits_for_the_user(server: Dovecot) -> None:
    server.start()

    failed = trouble(server.account(), "not the password")

    assert failed.lasting
    assert "does not accept the user or the password" in failed.rejected.reason
    assert failed.rejected.where == server.account()["source"]


def test_a_certificate_of_another_authority_is_refused_and_nothing_is_sent(server: Dovecot) -> None:
    server.start()

    failed = trouble(server.account(ca_file=""))

    assert failed.lasting
    assert "issued by an authority that is not known here" in failed.rejected.reason
    assert "Login: user" not in server.log()


def test_a_certificate_for_another_name_is_refused(server: Dovecot) -> None:
    server.start(server.authority.certificate("elsewhere.test"))

    failed = trouble(server.account())

    assert failed.lasting
    assert "was made for another name" in failed.rejected.reason


def test_an_expired_certificate_is_refused_by_starttls_too(server: Dovecot) -> None:
    day = datetime.timedelta(days=1)
    server.start(server.authority.certificate("localhost", begins=-9 * day, ends=-2 * day))

    for account in (server.account(), server.account(security="starttls", port=server.port)):
        failed = trouble(account)

        assert failed.lasting
        assert "has expired" in failed.rejected.reason


def test_a_file_that_is_no_certificate_is_named(server: Dovecot) -> None:
    failed = trouble(server.account(ca_file=str(server.folder / "absent.pem")))

    assert failed.lasting
    assert "absent.pem" in failed.rejected.reason


def test_passwords_that_the_server_takes_over_tls_alone_are_not_sent_without(server: Dovecot) -> None:
    refusing = ScriptedServer({"CAPABILITY": (b"* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED", b"OK done")})
    with refusing:
        failed = trouble(refusing.account(), SECRET)

    assert failed.lasting
    assert "does not accept passwords on this connection" in failed.rejected.reason
    assert not any(SECRET.encode() in line for line in refusing.heard)


def test_a_server_without_starttls_gets_no_password() -> None:
    with ScriptedServer({"CAPABILITY": CAPABILITY}) as plain:
        failed = trouble(plain.account(security="starttls"), SECRET)

    assert failed.lasting
    assert "does not offer STARTTLS" in failed.rejected.reason
    assert [line.split()[1] for line in plain.heard] == [b"CAPABILITY"]


def test_mail_without_tls_is_only_read_within_this_machine() -> None:
    own = _address_of_this_machine()
    with socket.create_server((own, 0)) as listening:
        threading.Thread(target=_greet, args=(listening,), daemon=True).start()
        account = {"kind": "imap", "host": own, "port": listening.getsockname()[1], "security": "none", "user": "ada"}

        failed = trouble({**account, "timeout_seconds": 5}, SECRET)

    assert failed.lasting
    assert "could be read on the way" in failed.rejected.reason


def test_tls_at_a_port_without_it_is_told_from_a_dead_server(server: Dovecot) -> None:
    server.start()

    failed = trouble(server.account(port=server.port))

    assert failed.lasting
    assert "does not speak TLS from the start" in failed.rejected.reason


def test_nobody_listening_and_no_such_name_may_pass() -> None:
    account = {"kind": "imap", "user": "ada", "timeout_seconds": 5}

    refused = trouble({**account, "host": "127.0.0.1", "port": free_port()})
    unknown = trouble({**account, "host": "no-such-server.invalid"})

    assert "No mail server answers" in refused.rejected.reason
    assert "no server called no-such-server.invalid" in unknown.rejected.reason
    assert not refused.lasting
    assert not unknown.lasting


def test_a_server_that_says_nothing_is_not_waited_for_longer_than_set() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        account = {"kind": "imap", "host": "127.0.0.1", "port": silent.getsockname()[1], "user": "ada"}

        failed = trouble({**account, "security": "none", "timeout_seconds": 0.5})

    assert "did not answer within 0.5 seconds" in failed.rejected.reason
    assert not failed.lasting


@pytest.mark.parametrize(
    ("said", "reason", "lasting"),
    [
        (
            b"NO [ALERT] Application-specific password required: https://support.test (Failure)",
            "made for programs",
            True,
        ),
        (b"NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)", "does not accept the user or the password", True),
        (b"NO [WEBALERT https://accounts.test] Web login required.", "log in with a browser first", True),
        (b"NO LOGIN failed, BasicAuthBlocked", "does not let programs log in with a password", True),
        (b"NO [EXPIRED] That password is no longer valid", "password has expired", True),
        (b"NO [UNAVAILABLE] Temporary authentication failure", "asks for patience", False),
        (b"NO [INUSE] mailbox in use", "asks for patience", False),
        (b"NO [LIMIT] Too many simultaneous connections. (Failure)", "asks for patience", False),
        (b"NO [OVERQUOTA] Account exceeded command or bandwidth limits. (Failure)", "used up", False),
        (b"NO [THROTTLED] Account is throttled", "asks for patience", False),
    ],
)
def test_refused_logins_are_told_apart(said: bytes, reason: str, lasting: bool) -> None:
    with ScriptedServer({"CAPABILITY": CAPABILITY, "LOGIN": (said,)}) as refusing:
        failed = trouble(refusing.account(), SECRET)

    assert reason in failed.rejected.reason
    assert failed.lasting is lasting


def test_a_server_that_repeats_the_secret_is_not_quoted_with_it() -> None:
    with ScriptedServer({"CAPABILITY": CAPABILITY, "LOGIN": (b"NO no user with password " + SECRET.encode(),)}) as rude:
        failed = trouble(rude.account(), SECRET)

    assert SECRET not in repr(failed)


@pytest.mark.parametrize(
    ("greeting", "asked"),
    [(b"* OK ready", (b"+ ",)), (b"* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2] ready", ())],
)
def test_an_access_token_that_has_run_out_is_told(greeting: bytes, asked: tuple[bytes, ...]) -> None:
    told = (*asked, EXPIRED_TOKEN, b"NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)")
    with ScriptedServer({"CAPABILITY": CAPABILITY, "AUTHENTICATE": told}, greeting) as refusing:
        failed = trouble(refusing.account(auth="xoauth2"), SECRET)

    assert failed.lasting
    assert "access token" in failed.rejected.reason
    assert "status 400" in failed.rejected.reason


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"LOGIN": (None,)}, "was cut"),
        ({"LIST": (b"* BYE Server is going down", None)}, "Server is going down"),
        ({"LIST": (b"* LIST (", b"HTTP/1.1 400 Bad Request")}, "is not IMAP"),
        ({"LIST": (None,)}, "was cut"),
        ({"LIST": (b"NO [THROTTLED] slow down",)}, "asks for patience"),
        ({"LIST": (b"NO out of order",)}, "does not list its folders: out of order"),
        ({"LIST": (b'* LIST () "/" {99999999999}', b"OK")}, "is not IMAP"),
        ({"EXAMINE": (b"* BYE Shutting down", None)}, "Shutting down"),
        ({"UID SEARCH": (b"* SEARCH one two", b"OK done")}, "is not IMAP"),
        ({"UID FETCH": (b"NO [INUSE] busy",)}, "asks for patience"),
    ],
)
def test_servers_that_break_off_or_talk_nonsense_are_an_answer(
    answers: dict[str, tuple[bytes | None, ...]], reason: str
) -> None:
    with ScriptedServer({**_ONE_FOLDER, **answers}) as odd:
        failed = trouble(odd.account(), SECRET)

    assert reason in failed.rejected.reason
    assert not failed.lasting


@pytest.mark.parametrize(
    "said",
    [(b"* 1 FETCH (UID 1 BODY[]<0> {500}", None), (b"* 1 FETCH ((((", b"OK done"), (b"* BYE cannot go on", None)],
)
def test_a_message_at_which_the_connection_always_ends_is_set_aside_and_the_rest_goes_on(
    said: tuple[bytes | None, ...],
) -> None:
    with ScriptedServer({**_ONE_FOLDER, "UID FETCH": said}) as odd:
        found = run(odd.account(), secret=SECRET)

    assert found.failed is None
    assert [rejected.where.rpartition(", ")[2] for rejected in found.rejected] == ["message 1"]


_ONE_FOLDER: dict[str, tuple[bytes | None, ...]] = {
    "CAPABILITY": CAPABILITY,
    "LIST": (b'* LIST (\\HasNoChildren) "/" INBOX', b"OK done"),
    "STATUS": (b"* STATUS INBOX (MESSAGES 1 UIDNEXT 2 UIDVALIDITY 5)", b"OK done"),
    "EXAMINE": (b"* 1 EXISTS", b"* OK [UIDVALIDITY 5] ok", b"* OK [UIDNEXT 2] next", b"OK done"),
    "UID SEARCH": (b"* SEARCH 1", b"OK done"),
    "UID FETCH": (b'* 1 FETCH (UID 1 BODY[]<0> "Subject: Short")', b"OK done"),
}


def test_a_server_that_can_do_nothing_but_the_oldest_protocol_is_read() -> None:
    with ScriptedServer(_ONE_FOLDER) as old:
        found = run(old.account(), secret=SECRET)

    assert found.failed is None
    assert [message.subject for message in found.messages] == ["Short"]


def test_the_labels_of_a_provider_say_what_was_sent_and_what_never_was() -> None:
    listed = (
        b'* LIST (\\HasNoChildren) "/" INBOX', b'* LIST (\\All \\HasNoChildren) "/" "[Mail]/Everything"',
        b'* LIST (\\Sent) "/" "[Mail]/Sent"', b"OK done",
    )  # fmt: skip
    status = (b'* STATUS "[Mail]/Everything" (MESSAGES 3 UIDNEXT 4 UIDVALIDITY 5)', b"OK done")
    fetched = (
        b'* 1 FETCH (X-GM-LABELS ("\\\\Sent" "\\\\Important" "UID 9") UID 1 BODY[]<0> "Subject: Mine")',
        b'* 2 FETCH (X-GM-LABELS ("\\\\Draft") UID 2 BODY[]<0> "Subject: Never sent")',
        b'* 3 FETCH (X-GM-LABELS () UID 3 BODY[]<0> "Subject: Theirs")', b"OK done",
    )  # fmt: skip
    answers = {**_ONE_FOLDER, "LIST": listed, "STATUS": status, "UID FETCH": fetched}
    answers["CAPABILITY"] = (b"* CAPABILITY IMAP4rev1 X-GM-EXT-1 SPECIAL-USE", b"OK done")
    answers["EXAMINE"] = (b"* 3 EXISTS", b"* OK [UIDVALIDITY 5] ok", b"* OK [UIDNEXT 4] next", b"OK done")
    answers["UID SEARCH"] = (b"* SEARCH 1 2 3", b"OK done")
    with ScriptedServer(answers) as provider:
        found = run(provider.account(), secret=SECRET)

    assert found.failed is None
    assert {message.subject: message.in_sent_folder for message in found.messages} == {"Mine": True, "Theirs": False}
    assert [line.split()[2] for line in provider.heard if b"EXAMINE" in line] == [b'"[Mail]/Everything"']


def test_one_message_that_the_server_does_not_give_is_set_aside_and_asked_for_again() -> None:
    refusing = {**_ONE_FOLDER, "UID FETCH": (b"NO cannot open the message file",)}
    with ScriptedServer(refusing) as odd:
        first = run(odd.account(), secret=SECRET)
        odd._answers = {**_ONE_FOLDER, "STATUS": (b"* STATUS INBOX (MESSAGES 2 UIDNEXT 3 UIDVALIDITY 5)", b"OK done")}
        again = run(odd.account(), first.states, SECRET)

    assert first.failed is None
    assert [rejected.where.rpartition("/")[2] for rejected in first.rejected] == ["INBOX, message 1"]
    assert [message.subject for message in again.messages] == ["Short"]


@pytest.mark.skipif(
    os.geteuid() != 0, reason="Only as root does the server run as somebody whom a file can be kept from."
)
def test_one_message_that_a_real_server_cannot_open_costs_no_other(server: Dovecot) -> None:
    server.fill("INBOX", [*THREE, letter(subject="Locked")])
    server.start()
    locked = sorted((server.place("INBOX") / "cur").iterdir())[1]
    os.chown(locked, 0, 0)
    os.chmod(locked, stat.S_IRUSR)

    found = run(server.account())

    assert len(found.messages) == 3
    assert found.failed is None
    assert [rejected.where.rpartition(", ")[2] for rejected in found.rejected] == ["message 2"]


def test_settings_that_cannot_be_are_named() -> None:
    right = {"kind": "imap", "host": "mail.test", "user": "ada"}

    for changes, name in (
        ({"security": "perhaps"}, "security"),
        ({"auth": "handshake"}, "auth"),
        ({"port": 70_000}, "port"),
        ({"host": " "}, "server or the user"),
        ({"timeout_seconds": -1}, "timeout_seconds"),
    ):
        failed: AccountFailed = trouble({**right, **changes})
        assert name in failed.rejected.reason
        assert failed.lasting


def _address_of_this_machine() -> str:
    """One that is not loopback."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing
            address = probe.getsockname()[0]
        except OSError:
            address = "127.0.0.1"
    if address.startswith("127."):
        pytest.skip("This machine has no address but that of loopback.")
    return str(address)


def _greet(listening: socket.socket) -> None:
    line, _ = listening.accept()
    with line:
        line.sendall(b"* OK ready\r\n")
        tag = line.recv(1024).split()[0]
        line.sendall(b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n" + tag + b" OK done\r\n")
        assert PASSWORD.encode() not in line.recv(1024)
