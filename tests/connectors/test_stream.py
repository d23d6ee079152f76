"""The reading process and the side that asks it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from firsthand.connectors import stream
from firsthand.connectors.base import Batch, Finished, Progress, SetAside, SourceClosed, SourceOpened, SourceUnchanged
from tests.connectors.letters import NOW, THREE, letter, mbox


def _children() -> set[int]:
    found = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(os.getpid())], capture_output=True, text=True, check=False
    ).stdout.splitlines()
    return {int(line.split()[0]) for line in found if "firsthand.connectors.worker" in line}


def test_a_mailbox_comes_as_typed_events_in_order(tmp_path: Path) -> None:
    path = tmp_path / "inbox.mbox"
    path.write_bytes(mbox(*THREE))

    seen = list(stream.events([path], now=NOW))

    kinds = [type(event) for event in seen if not isinstance(event, Progress)]
    assert kinds == [SourceOpened, Batch, SourceClosed, Finished]
    batch = next(event for event in seen if isinstance(event, Batch))
    assert batch.messages[0].people[0].name == "Ada Moss"
    assert batch.messages[0].where == "inbox.mbox, message 1"
    assert seen[-1] == Finished(complete=True)
    last = [event for event in seen if isinstance(event, Progress)][-1]
    assert last.bytes_done == last.bytes_total == path.stat().st_size


def test_what_waits_is_counted_by_its_texts_and_not_by_its_events(tmp_path: Path) -> None:
    path = tmp_path / "inbox.mbox"
    path.write_bytes(mbox(*THREE))
    batch = next(event for event in stream.events([path], now=NOW) if isinstance(event, Batch))
    ahead = stream._Ahead(batch.chars + 3_000)
    ahead.put(batch)
    assert not ahead.full()
    ahead.put(Progress(0, 1))
    ahead.put(None)
    assert ahead.full()
    assert [ahead.get(), ahead.get(), ahead.get()] == [batch, Progress(0, 1), None]
    assert ahead.empty()


def test_a_known_source_is_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "inbox.mbox"
    path.write_bytes(mbox(*THREE))
    opened = next(event for event in stream.events([path], now=NOW) if isinstance(event, SourceOpened))

    seen = list(stream.events([path], known={opened.fingerprint}, now=NOW))

    assert [event for event in seen if isinstance(event, SourceUnchanged)] == [
        SourceUnchanged(str(path), "mbox", opened.fingerprint)
    ]
    assert not any(isinstance(event, Batch | SourceOpened) for event in seen)


def test_closing_early_ends_the_process_at_once(tmp_path: Path) -> None:
    path = tmp_path / "inbox.mbox"
    path.write_bytes(mbox(*THREE) * 20_000)
    before = _children()
    reading = stream.events([path], now=NOW)
    next(reading)
    assert _children() - before

    reading.close()

    assert not (_children() - before)


def test_a_reading_process_that_is_killed_is_said_to_be_and_nothing_hangs(tmp_path: Path) -> None:
    path = tmp_path / "inbox.mbox"
    path.write_bytes(mbox(*THREE) * 20_000)
    before = _children()
    reading = stream.events([path], now=NOW)
    seen = [next(reading)]
    for pid in _children() - before:
        os.kill(pid, signal.SIGKILL)

    begun = time.monotonic()
    seen += list(reading)

    assert time.monotonic() - begun < 20
    assert seen[-1] == Finished(complete=False)
    told = [event for event in seen if isinstance(event, SetAside)][-1]
    assert told.rejected.where == str(path)
    assert "ended from outside" in told.rejected.reason
    assert not any(isinstance(event, SourceClosed) for event in seen)


def test_a_reading_process_that_cannot_start_is_an_answer_and_not_a_hang(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "one.eml"
    path.write_bytes(letter())
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "sitecustomize.py").write_text("import os\nos._exit(3)\n")
    monkeypatch.setenv("PYTHONPATH", str(broken))

    seen = list(stream.events([path], now=NOW))

    assert seen[-1] == Finished(complete=False)
    assert isinstance(seen[0], SetAside)
    assert seen[0].rejected.where == str(path)


def test_the_reading_process_imports_neither_django_nor_numpy() -> None:
    program = (
        "import sys, firsthand.connectors.worker; print(*{'django', 'numpy', 'sqlite3', 'asyncio'} & set(sys.modules))"
    )

    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert (found.stdout.strip(), found.stderr) == ("", "")


def test_file_names_that_are_not_utf8_are_read_and_shown(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"bo\xeete.mbox")
    with open(path, "wb") as file:
        file.write(mbox(*THREE))

    seen = list(stream.events([os.fsdecode(path)], now=NOW))

    batch = next(event for event in seen if isinstance(event, Batch))
    assert len(batch.messages) == 3
    assert batch.source.endswith("bo\ufffdte.mbox")
