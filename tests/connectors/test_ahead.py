"""Fingerprints that are taken ahead are those that would be taken later, and hold nobody up."""

import time
from pathlib import Path

from firsthand.connectors.ahead import FingerprintsAhead
from firsthand.connectors.base import SourceOpened, SourceUnchanged
from firsthand.connectors.opening import DiskFile, Meter
from firsthand.connectors.reading import Reading
from tests.connectors.letters import letter, mbox

NOW = 1_700_000_000


def until_taken(ahead: FingerprintsAhead, count: int) -> None:
    deadline = time.monotonic() + 20
    while len(ahead._found) < count:
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_they_are_the_same_as_those_taken_later(tmp_path: Path) -> None:
    for name in ("a.mbox", "deeper/b.mbox"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(mbox(letter(subject=name)))
    ahead = FingerprintsAhead([str(tmp_path)])
    until_taken(ahead, 2)
    taken = ahead.found()
    for name in ("a.mbox", "deeper/b.mbox"):
        file = DiskFile(str(tmp_path / name), Meter())
        assert taken[file.identity] == file.fingerprint()
        file.close()
    known = list(taken.values())
    found = [one for one in Reading([str(tmp_path)], known, NOW, taken).events() if isinstance(one, SourceUnchanged)]
    assert sorted(one.fingerprint for one in found) == sorted(known)


def test_a_file_that_has_changed_since_is_looked_at_again(tmp_path: Path) -> None:
    file = tmp_path / "a.mbox"
    file.write_bytes(mbox(letter(subject="before")))
    ahead = FingerprintsAhead([str(file)])
    until_taken(ahead, 1)
    taken = ahead.found()
    file.write_bytes(mbox(letter(subject="after, and longer")))
    (opened,) = [
        one for one in Reading([str(file)], list(taken.values()), NOW, taken).events() if isinstance(one, SourceOpened)
    ]
    assert opened.fingerprint not in taken.values()


def test_what_cannot_be_opened_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    (tmp_path / "a.mbox").write_bytes(mbox(letter(subject="x")))
    ahead = FingerprintsAhead([str(tmp_path / "missing"), str(tmp_path)])
    until_taken(ahead, 1)
    assert len(ahead.found()) == 1


def test_it_stops_within_a_large_file(tmp_path: Path) -> None:
    file = tmp_path / "large.mbox"
    with file.open("wb") as out:
        out.truncate(8 * 1024**3)  # sparse: nothing of it lies on the disk, and reading it takes seconds
    assert FingerprintsAhead([str(file)]).found() == {}
