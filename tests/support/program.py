"""The real program, as a user starts it: processes of its own, on a home folder of its own."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.support.postgresql import free_port

COMMAND = Path(sys.executable).parent / "firsthand"
START_SECONDS_MAX = 120
STOP_SECONDS_MAX = 20
COMMAND_SECONDS_MAX = 200


class Site(NamedTuple):
    """url: where the pages are; link: the one-time link that the program printed."""

    url: str
    link: str


class Program:
    """`program("today", "--json")` runs one command to its end."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def __call__(
        self, *words: str | Path, exit_code: int | None = 0, typed: str = "", **settings: str
    ) -> subprocess.CompletedProcess[str]:
        """What the command printed. exit_code: what it must be; None: anything. typed: its input."""
        done = subprocess.run(
            [COMMAND, *words],
            input=typed,
            env=self._environment(settings),
            capture_output=True,
            text=True,
            timeout=COMMAND_SECONDS_MAX,
            check=False,
        )
        assert exit_code is None or done.returncode == exit_code, f"{done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    def json(self, *words: str | Path, exit_code: int | None = 0) -> Any:
        """The one document that a command prints with --json."""
        return json.loads(self(*words, "--json", exit_code=exit_code).stdout)

    @contextmanager
    def serving(self, command: str = "serve", **settings: str) -> Iterator[Site]:
        """The program's own server, stopped at the end as Ctrl-C would."""
        process = subprocess.Popen(
            [COMMAND, command, "--port", str(free_port()), "--no-open"],
            env=self._environment(settings), text=True, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        said: list[str] = []
        listening = threading.Thread(target=_listen, args=(process, said), daemon=True)
        listening.start()
        try:
            link = _wait_for_link(process, said)
            yield Site(link.partition("/enter/")[0], link)
        finally:
            # A terminal sends Ctrl-C to the server and to its worker.
            os.killpg(process.pid, signal.SIGINT)
            try:
                process.wait(timeout=STOP_SECONDS_MAX)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                pytest.fail(f"The server did not stop within {STOP_SECONDS_MAX} s of Ctrl-C", pytrace=False)
            listening.join(timeout=5)

    def _environment(self, settings: dict[str, str]) -> dict[str, str]:
        inherited = {
            name: value for name, value in os.environ.items() if not name.startswith(("FIRSTHAND_", "DJANGO_"))
        }
        return {
            **inherited,
            "FIRSTHAND_HOME": str(self.home),
            "FIRSTHAND_OPEN_BROWSER": "0",
            "COLUMNS": "100",
            **settings,
        }


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The program on an empty home folder."""
    return Program(tmp_path / "home")


def _listen(process: subprocess.Popen[str], said: list[str]) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        said.append(line)  # noqa: PERF402 - somebody else reads the list while it grows


def _wait_for_link(process: subprocess.Popen[str], said: list[str]) -> str:
    deadline = time.monotonic() + START_SECONDS_MAX
    while time.monotonic() < deadline:
        if found := re.search(r"http://\S+/enter/\S+", "".join(said)):
            return found[0]
        if process.poll() is not None:
            break
        time.sleep(0.05)
    pytest.fail(f"The program printed no link:\n{''.join(said)}", pytrace=False)
