"""How fast mail is read, beside a bare loop of the compiled parser over the same messages: `python -m bench.reading`.

Both are timed in turns, in one process, so that a busy machine slows both alike; the best turn of each counts. With the
pipe: what the asking side sees, the start of the reading process included.
"""

import os
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import fast_mail_parser

from bench.mailboxes import corpus
from firsthand.connectors.base import Batch, Letter, LetterFormat, RowBatch, SourceOpened
from firsthand.connectors.mbox import MboxFormat
from firsthand.connectors.reading import Reading
from firsthand.connectors.stream import events

NOW = 1_700_000_000
TURNS = 5


def main() -> int:
    """Unpack the three real mailboxes, read them every way, and print messages a second and ratios."""
    folder = corpus()
    if folder is None:
        print("Skipped: no real mailboxes found; set FIRSTHAND_CORPUS to the folder that holds them.")
        return 0
    with tempfile.TemporaryDirectory() as place:
        for path in sorted((folder / "mail").glob("*.tar.gz")):
            with tarfile.open(path) as archive:
                archive.extractall(place, filter="data")
        _compare(Path(place))
    return 0


def _compare(place: Path) -> None:
    raw = [letter for path in sorted(place.rglob("*.mbox")) for letter in _letters(path)]
    count = len(raw)
    ways: dict[str, Callable[[], int]] = {
        "bare compiled parser": lambda: sum(_parsed(one) for one in raw),
        "reading and parsing": lambda: sum(
            len(one.rows) for one in Reading([str(place)], [], NOW).events() if isinstance(one, RowBatch)
        ),
        "with process and pipe": lambda: sum(
            len(one.messages) for one in events([place], now=NOW) if isinstance(one, Batch)
        ),
    }
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(TURNS):
        for name, way in ways.items():
            begun = time.perf_counter()
            read = way()
            best[name] = min(best[name], time.perf_counter() - begun)
            assert read == count, f"{name}: {read} of {count} messages"
    print(f"{count} messages, {sum(map(len, raw)) / 1e6:.0f} MB, {os.cpu_count()} processors, best of {TURNS} turns")
    for name, seconds in best.items():
        ratio = seconds / best["bare compiled parser"]
        print(f"  {name:24} {seconds:6.2f} s {count / seconds:9,.0f} messages/s {ratio:6.2f} times the bare loop")
    known = {one.fingerprint for one in events([place], now=NOW) if isinstance(one, SourceOpened)}
    seconds = float("inf")
    for _ in range(TURNS):
        begun = time.perf_counter()
        again = sum(1 for one in events([place], known=known, now=NOW) if isinstance(one, Batch))
        seconds = min(seconds, time.perf_counter() - begun)
        assert not again
    print(f"  {'the same again':24} {seconds:6.2f} s {seconds / best['with process and pipe']:29.2f} of the first time")


def _letters(path: Path) -> list[bytes]:
    formats: LetterFormat = MboxFormat()
    with path.open("rb") as file:
        return [letter.raw for letter in formats.letters(file) if isinstance(letter, Letter)]


def _parsed(raw: bytes) -> int:
    mail = fast_mail_parser.parse_email(raw)
    return 1 if mail.headers and mail.text_plain is not None else 0


if __name__ == "__main__":
    sys.exit(main())
