"""A full disk is said in words; what was kept stays, and the import goes on once there is room."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.connectors.letters import letter, mbox
from tests.services.mailboxes import BEN, ME, MY_ADDRESS, on
from tests.support.program import Program

ROOM_MB = 4


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of a few megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid():
        pytest.skip("Only root can mount a small file system.")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={ROOM_MB}m", "tmpfs", folder], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"No small file system can be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    """More text than the small disk has room for."""
    words = " ".join(f"barrel{number}" for number in range(900))
    letters = [
        letter(
            sender=BEN if number % 2 else ME,
            to=ME if number % 2 else BEN,
            subject=f"Load {number}",
            date=on(number % 90, number % 9),
            text=f"{number} {words}\n",
        )
        for number in range(500)
    ]
    (tmp_path / "mail").mkdir()
    for part in range(10):
        (tmp_path / "mail" / f"part-{part}.mbox").write_bytes(mbox(*letters[part::10]))
    return tmp_path / "mail"


def test_a_full_disk_is_said_in_words_and_loses_nothing(small_disk: Path, mail: Path) -> None:
    program = Program(small_disk / "home")
    full = program("import", mail, "--me", MY_ADDRESS, exit_code=1, FIRSTHAND_IMPORT_BATCH_ROWS="50")
    assert "the disk is full" in full.stderr
    assert "Make room" in full.stderr
    assert "Traceback" not in full.stderr
    subprocess.run(["mount", "-o", "remount,size=100m", small_disk], check=True)
    report = program.json("import", mail, "--me", MY_ADDRESS)
    assert sum(source["read"] for source in report["sources"]) == report["interactions"] == 500
    kept = sum(source["duplicates"] for source in report["sources"])
    assert kept > 0
    assert sum(source["imported"] for source in report["sources"]) == 500 - kept
    (ben,) = program.json("people")["people"]
    assert ben["contact_days"] == 90


def test_an_export_to_a_full_disk_is_said_in_words(small_disk: Path, mail: Path, tmp_path: Path) -> None:
    program = Program(tmp_path / "home")
    program("import", mail, "--me", MY_ADDRESS)
    (small_disk / "fill").write_bytes(os.urandom(ROOM_MB * 1024 * 1024 - 16_384))
    refused = program("export", small_disk / "all.zip", exit_code=1)
    assert "cannot be written" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert [path.name for path in small_disk.iterdir()] == ["fill"]
