"""Accounts and the daily mail on the command line, and by themselves beside the served pages."""

import os
import pty
import subprocess
import time
from pathlib import Path
from zipfile import ZipFile

from tests.services.mail_server import mail_server
from tests.support.postgresql import free_port
from tests.support.program import COMMAND, Program

HUSH = "correct horse battery staple"
MAIL = ("connect", "imap", "--host", "127.0.0.1", "--user", "ann@mail.test")


def with_secret(program: Program, *words: str, secret: str = HUSH, exit_code: int = 0) -> str:
    """What a command prints that reads the secret from its standard input."""
    done = subprocess.run(
        [COMMAND, *words, "--secret-stdin"], input=f"{secret}\n", env=program._environment({}), capture_output=True,
        text=True, timeout=100, check=False,
    )  # fmt: skip
    assert done.returncode == exit_code, f"{done.stdout}\n{done.stderr}"
    assert secret not in done.stdout + done.stderr
    return done.stdout + done.stderr


def test_an_account_is_connected_listed_paused_and_disconnected(program: Program) -> None:
    assert "No accounts yet" in program("accounts").stdout
    said = with_secret(program, *MAIL, "--every", "5")
    assert "Mail of ann@mail.test is connected" in said
    assert "encrypted file" in said
    (listed,) = program.json("accounts")["accounts"]
    assert listed == {
        "id": listed["id"],
        "kind": "imap",
        "title": "Mail of ann@mail.test",
        "source": "imap://ann@mail.test@127.0.0.1",
        "state": "active",
        "running": False,
        "every_minutes": 5,
        "next": listed["next"],
        "failures": 0,
        "trouble": None,
        "last_run": None,
        "sources": [],
    }
    number = str(listed["id"])
    assert program("accounts", "pause", "ann@").stdout == "Mail of ann@mail.test: paused.\n"
    assert program.json("accounts", "pause", number)["next"] is None
    assert "next at" in program("accounts", "resume", number).stdout
    assert "password forgotten" in program("disconnect", number).stdout
    assert program.json("accounts") == {"accounts": []}
    for file in program.home.rglob("*"):
        assert not file.is_file() or HUSH.encode() not in file.read_bytes(), file


def test_calendars_and_address_books_are_connected(program: Program) -> None:
    with_secret(program, "connect", "caldav", "--url", "dav.mail.test", "--user", "ann")
    with_secret(
        program, "connect", "carddav", "--url", "https://dav.mail.test/book/", "--user", "ann", "--title", "Book"
    )
    secret = "https://calendar.test/private-0123/basic.ics"
    with_secret(program, "connect", "ics-url", secret=secret)
    assert [one["title"] for one in program.json("accounts")["accounts"]] == [
        "Calendar of ann at dav.mail.test", "Book", "Calendar at calendar.test",
    ]  # fmt: skip


def test_a_password_on_the_command_line_is_refused_and_not_repeated(program: Program) -> None:
    said = program(*MAIL, "--secret", HUSH, exit_code=2)
    assert "does not belong on the command line" in said.stderr
    assert HUSH not in said.stdout + said.stderr
    assert program.json("accounts") == {"accounts": []}


def test_without_a_terminal_the_way_to_give_a_password_is_said(program: Program) -> None:
    assert "--secret-stdin" in program(*MAIL, exit_code=2).stderr


def test_a_password_is_typed_without_being_shown(program: Program) -> None:
    leader, follower = pty.openpty()
    child = subprocess.Popen(
        [COMMAND, *MAIL], env=program._environment({}), stdin=follower, stdout=follower, stderr=follower,
        start_new_session=True,
    )  # fmt: skip
    os.close(follower)
    shown = b""
    while b"Password of ann@mail.test: " not in shown:
        shown += os.read(leader, 1000)
    os.write(leader, f"{HUSH}\n".encode())
    try:
        while chunk := os.read(leader, 1000):
            shown += chunk
    except OSError:
        pass  # That is how a terminal ends.
    assert child.wait(60) == 0
    os.close(leader)
    assert HUSH.encode() not in shown
    assert b"is connected" in shown


def test_wrong_words_end_in_one_plain_sentence(program: Program) -> None:
    for words, code in (
        (("connect", "imap", "--host", "127.0.0.1", "--user", "a", "--security", "ssl"), 2),
        (("connect", "imap", "--host", "no host", "--user", "a"), 2),
        (("connect", "caldav", "--url", "http://dav.mail.test", "--user", "a"), 2),
        (("accounts", "pause", "nobody"), 1),
        (("disconnect", "99"), 1),
        (("sync", "nobody"), 1),
        (("digest", "--test"), 1),
    ):
        said = program(*words, exit_code=code).stderr
        assert "Traceback" not in said
        assert said.rstrip().endswith("."), said
    assert "There is no account to read" in program("sync").stdout


def test_the_doctor_says_where_passwords_are(program: Program) -> None:
    (found,) = [one for one in program.json("doctor")["checks"] if one["what"] == "Passwords"]
    assert found["fine"]
    assert str(program.home / "secrets") in found["found"]


def test_an_export_holds_no_password(program: Program, tmp_path: Path) -> None:
    with_secret(program, *MAIL)
    program("export", tmp_path / "all.zip")
    with ZipFile(tmp_path / "all.zip") as packed:
        unpacked = b"".join(packed.read(name) for name in packed.namelist())
    assert b"ann@mail.test" in unpacked
    assert HUSH.encode() not in unpacked


def test_beside_the_served_pages_the_daily_mail_is_sent_once_and_stopping_is_prompt(program: Program) -> None:
    program.json("add", "Ben Dale", "--address", "ben@dale.test")
    program("promise", "Ben Dale", "Send the drawings", "--by", "tomorrow")
    with mail_server() as server:
        words = ("digest", "--host", "127.0.0.1", "--port", str(server.port), "--security", "none", "--hour", "0")
        program(*words, "--from", "ida@quay.test", "--test")
        assert [b"This is a test" in one for one in server.taken] == [True]
        with program.serving(), program.serving():
            deadline = time.monotonic() + 60
            while len(server.taken) < 2 and time.monotonic() < deadline:
                time.sleep(0.1)
            time.sleep(1)
            began = time.monotonic()
        assert time.monotonic() - began < 12, "two servers stop one after the other"
        assert len(server.taken) == 2
        assert b"drawings" in server.taken[1]
    assert program.json("digest")["state"] == "sent"
    assert program.json("digest", "--off")["wanted"] is False


def test_a_server_for_outgoing_mail_that_is_not_there_is_told(program: Program) -> None:
    words = (
        "digest",
        "--host",
        "127.0.0.1",
        "--port",
        str(free_port()),
        "--security",
        "none",
        "--from",
        "ida@quay.test",
    )
    assert "cannot be reached" in program(*words, "--test", exit_code=1).stderr
