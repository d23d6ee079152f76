"""The floor: a bare program that only parses with the compiled parser and fills a search table, on two processes.

`python -m bench.floor FOLDER DATABASE` prints how many messages it took in. It keeps no people, finds no copies,
decodes no names: nothing useful could be much faster.
"""

import sqlite3
import sys
from collections.abc import Iterator
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path

from fast_mail_parser import parse_email

BATCH = 500


def messages(path: Path) -> Iterator[bytes]:
    """The messages of an mbox that escapes its From lines, cut at each `From ` at the beginning of a line."""
    raw = path.read_bytes()
    start = 0
    while start < len(raw):
        end = raw.find(b"\nFrom ", start)
        end = len(raw) if end < 0 else end
        yield raw[raw.find(b"\n", start) + 1 : end]
        start = end + 1


def parse(folder: Path, out: Connection) -> None:
    """Send batches of subject and text."""
    batch: list[tuple[str, str]] = []
    for path in sorted(folder.rglob("*.mbox")):
        for raw in messages(path):
            mail = parse_email(raw)
            batch.append((mail.subject, " ".join(mail.text_plain)))
            if len(batch) == BATCH:
                out.send(batch)
                batch = []
    out.send(batch)
    out.send(None)


def fill(folder: Path, database: Path) -> int:
    """Fill a search table; how many messages."""
    receive, send = Pipe(duplex=False)
    child = Process(target=parse, args=(folder, send))
    child.start()
    store = sqlite3.connect(database)
    store.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; CREATE VIRTUAL TABLE mail USING fts5 (subject, body)"
    )
    count = 0
    while (batch := receive.recv()) is not None:
        store.executemany("INSERT INTO mail VALUES (?, ?)", batch)
        store.commit()
        count += len(batch)
    child.join()
    return count


if __name__ == "__main__":
    print(fill(Path(sys.argv[1]), Path(sys.argv[2])))
