"""How fast address books are read, beside vobject on the same file: `python -m bench.cards`.

Both in turns, the best turn of each; the peak of memory is that of a process which only reads the file as a stream.
"""

import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import vobject

from firsthand.connectors.base import RecordBatch
from firsthand.connectors.stream import events
from firsthand.connectors.vcard import VcardFormat
from firsthand.connectors.vcard.changing import changed
from firsthand.connectors.vcard.writing import vcard4
from firsthand.domain.cards import Card

NOW = 1_700_000_000
CARDS = 10_000
TURNS = 3


def main() -> int:
    """Make an invented address book, read it every way, and print cards a second, ratios and memory."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "book.vcf"
        path.write_bytes("".join(card(number) for number in range(CARDS)).encode())
        # First, while this process is small: a child is charged with the peak of its parent.
        peak = subprocess.run(
            [sys.executable, "-m", "bench.cards", str(path)], check=True, capture_output=True, text=True
        )
        _compare(path)
        print(f"  peak of memory, read as a stream: {peak.stdout.strip()}")
    return 0


def card(number: int) -> str:
    """A card as a telephone exports it, with a picture of 4 kB in every other one."""
    photo = "\r\n ".join(["PHOTO;ENCODING=b;TYPE=JPEG:" + "A" * 40, *["B" * 74] * 56]) + "\r\n" if number % 2 else ""
    return (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Invented//EN\r\n"
        f"UID:card-{number}\r\nN:Moss{number};Ada;;;\r\nFN:Ada Moss{number}\r\nORG:House {number % 90};Roofs\r\nTITLE:Head\r\n"
        f"EMAIL;type=INTERNET;type=WORK;type=pref:ada{number}@moss.test\r\nitem1.EMAIL;type=INTERNET:a{number}@home.test\r\n"
        f"item1.X-ABLabel:_$!<Other>!$_\r\nTEL;type=CELL;type=VOICE;type=pref:+1 555 {number:07}\r\n"
        f"ADR;type=HOME:;;{number} High Street;Old Town;;12345;Land\r\nBDAY:1980-01-02\r\n"
        "NOTE:Met at the guild\\, second row\\nLikes slate\\; knows everybody who ever l\r\n aid a roof in the old town\r\n"
        f"URL:https://www.linkedin.com/in/ada-{number}\r\n{photo}CATEGORIES:Guild,Roofers\r\nREV:2023-01-02T03:04:05Z\r\nEND:VCARD\r\n"
    )


def _compare(path: Path) -> None:
    raw = path.read_bytes()
    text = raw.decode()
    read = [one for one in VcardFormat().records(io.BytesIO(raw), NOW) if isinstance(one, Card)]
    ways: dict[str, Callable[[], int]] = {
        "vobject": lambda: sum(1 for _ in vobject.readComponents(text)),
        "reading": lambda: sum(1 for _ in VcardFormat().records(io.BytesIO(raw), NOW)),
        "with process and pipe": lambda: sum(
            len(one.records) for one in events([path], now=NOW) if isinstance(one, RecordBatch)
        ),
        "writing vCard 4.0": lambda: sum(1 for one in read if vcard4(one)),
        "changing one number": lambda: sum(
            1 for one in read if changed(one.original, one, one._replace(phones=one.phones[:0]))
        ),
    }
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(TURNS):
        for name, way in ways.items():
            begun = time.perf_counter()
            count = way()
            best[name] = min(best[name], time.perf_counter() - begun)
            assert count == CARDS, f"{name}: {count} of {CARDS} cards"
    print(f"{CARDS:,} cards, {len(raw) / 1e6:.0f} MB, {os.cpu_count()} processors, best of {TURNS} turns")
    for name, seconds in best.items():
        ratio = seconds / best["vobject"]
        print(f"  {name:24} {seconds:6.2f} s {CARDS / seconds:9,.0f} cards/s {ratio:6.2f} times vobject")


def _peak(path: str) -> int:
    with open(path, "rb") as file:
        for _ in VcardFormat().records(file, NOW):
            pass
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(_peak(sys.argv[1]) if len(sys.argv) > 1 else main())
