"""A real mail account, from `firsthand connect` to a record that keeps itself up to date, killed in between or not."""

import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator

import pytest

from tests.connectors.letters import letter
from tests.support.dovecot import PASSWORD, USER, WHAT_TO_DO, Dovecot, find_program
from tests.support.postgresql import free_port
from tests.support.program import COMMAND, Program

LETTERS = 8_000


@pytest.fixture
def server() -> Iterator[Dovecot]:
    program = find_program()
    if program is None:
        if os.environ.get("CI"):
            pytest.fail(f"There is no Dovecot here. {WHAT_TO_DO}")
        pytest.skip(f"There is no Dovecot here. {WHAT_TO_DO}")
    found = Dovecot(program)
    yield found
    found.remove()


def written(number: int) -> bytes:
    return letter(
        f"Message-ID: <{number}@moss.test>", sender="Ben Dale <ben@dale.test>", to=USER, subject=f"Rope {number}",
        text=f"Barrel {number} is in.\n",
    )  # fmt: skip


def connect(program: Program, server: Dovecot, *more: str) -> None:
    words = ["connect", "imap", "--host", "localhost", "--port", str(server.tls_port), "--user", USER]
    done = subprocess.run(
        [COMMAND, *words, "--ca-file", str(server.authority.file), "--secret-stdin", *more],
        input=f"{PASSWORD}\n", env=program._environment({}), capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def kept(program: Program) -> int:
    with sqlite3.connect(f"file:{program.home / 'firsthand.sqlite3'}?mode=ro", uri=True, timeout=20) as store:
        return int(store.execute("SELECT COUNT(*) FROM interaction").fetchone()[0])


def until(true: Callable[[], bool], seconds: float = 120) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.02)
    return False


def test_an_account_is_read_here_and_now(program: Program, server: Dovecot) -> None:
    server.fill("INBOX", [written(number) for number in range(5)])
    server.start()
    connect(program, server, "--every", "0")
    (told,) = program.json("sync")["accounts"]
    assert told["trouble"] is None
    assert sum(source["imported"] for source in told["run"]["sources"]) == 5
    assert told["account"]["last_run"] == told["run"]["run"]
    assert "0 new" in program("sync", USER).stdout
    server.stop()
    said = program("sync", str(told["account"]["id"]), exit_code=1)
    assert "Traceback" not in said.stderr
    (listed,) = program.json("accounts")["accounts"]
    assert listed["failures"] == 1
    assert listed["trouble"]["remedy"]
    assert PASSWORD not in said.stdout + said.stderr + str(listed)


def test_killed_while_reading_and_started_again_nothing_is_lost_and_nothing_doubled(
    program: Program, server: Dovecot
) -> None:
    server.fill("INBOX", [written(number) for number in range(LETTERS)])
    server.start()
    connect(program, server, "--idle")
    settings = {"FIRSTHAND_IMPORT_BATCH_ROWS": "50"}
    for share in (8, 4):
        process = subprocess.Popen(
            [COMMAND, "serve", "--port", str(free_port()), "--no-open"], env=program._environment(settings),
            start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            assert until(lambda part=LETTERS // share: kept(program) >= part)
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    left = kept(program)
    assert left < LETTERS
    with program.serving(**settings):
        assert until(lambda: kept(program) == LETTERS)
        assert until(lambda: not program.json("accounts")["accounts"][0]["running"]), "who is who, and what mail does"
        server.deliver("INBOX", written(LETTERS))
        assert until(lambda: kept(program) == LETTERS + 1, 30), "news are heard within seconds"
    (account,) = program.json("accounts")["accounts"]
    assert (account["state"], account["trouble"]) == ("active", None)
    assert kept(program) == LETTERS + 1
