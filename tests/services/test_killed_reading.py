"""Reading what messages do, killed at any moment: nothing is lost, and the next call goes on."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.connectors.letters import letter, mbox
from tests.services.mailboxes import BEN, ME, MY_ADDRESS, on
from tests.support.program import COMMAND, Program

LETTERS = 1500


def test_reading_that_is_killed_goes_on_where_it_stopped(tmp_path: Path) -> None:
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "in.mbox").write_bytes(
        mbox(
            *(
                letter(
                    f"Message-ID: <{n}@mail.test>", sender=BEN, to=ME, subject=f"Crane {n}", date=on(n // 24, n % 24),
                    text=f"Dear Ida,\n\nCould you please send me the crane hours of quay number {n}?\n\nBen\n",
                )
                for n in range(LETTERS)
            )
        )
    )  # fmt: skip
    program = Program(tmp_path / "home")
    program("import", tmp_path / "mail", "--me", MY_ADDRESS, "--no-acts")
    environment = {**os.environ, "FIRSTHAND_HOME": str(tmp_path / "home")}
    reading = subprocess.Popen([COMMAND, "ledger", "read"], env=environment, stdout=subprocess.DEVNULL)
    asked = [sys.executable, "-c", _COUNT, str(tmp_path / "home" / "firsthand.sqlite3")]
    read = 0
    while not read and reading.poll() is None:
        time.sleep(0.05)
        read = int(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)
    reading.send_signal(signal.SIGKILL)
    reading.wait()
    after = json.loads(program("ledger", "read", "--json").stdout)
    assert (after["read"], after["pending"]) == (LETTERS, 0)
    again = json.loads(program("ledger", "read", "--json").stdout)
    assert again == after
    assert program.json("ledger", "--limit", "1")["total"] == LETTERS


_COUNT = """
import sqlite3, sys
connection = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
print(connection.execute("SELECT COUNT(*) FROM act_reading").fetchone()[0])
"""
