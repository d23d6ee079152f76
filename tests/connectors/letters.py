"""Invented mail for the reading tests, and a short way to read it back."""

import io
from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

from firsthand.connectors import frames
from firsthand.connectors.base import (
    Batch,
    Event,
    Finished,
    RecordBatch,
    SetAside,
    SourceClosed,
    SourceOpened,
    SourceUnchanged,
)
from firsthand.connectors.reading import Reading
from firsthand.connectors.rfc822 import message
from firsthand.domain.messages import Message, Named, Rejected

NOW = 1_700_000_000
"""Tuesday 14 November 2023, 22:13:20 UTC."""


def letter(
    *fields: str,
    sender: str = "Ada Moss <ada@moss.test>",
    to: str = "Ben Dale <ben@dale.test>",
    subject: str = "The bridge",
    date: str = "Mon, 6 Nov 2023 09:30:00 +0100",
    text: str = "Shall we meet?\n",
) -> bytes:
    """One message with line feeds, as bytes; fields: further header lines."""
    lines = [f"From: {sender}", f"To: {to}", f"Subject: {subject}", f"Date: {date}", *fields]
    return ("\n".join(lines) + "\n\n" + text).encode()


def parsed(raw: bytes, *, now: int = NOW) -> Message:
    """What the parser makes of one message."""
    row = message.read(raw, "here", now=now, in_sent_folder=False)
    return Message(*row[:6], tuple(Named(*person) for person in row[6]), *row[7:])  # type: ignore[arg-type]


THREE = (
    letter(),
    letter(
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        sender="Ben Dale <ben@dale.test>",
        to="Ada Moss <ada@moss.test>, Cy Löwe <cy@loewe.test>",
        subject="Re: The bridge",
        date="Mon, 6 Nov 2023 11:00:00 +0000",
        text="From here on it is easy.\n\nFrom Monday on, too.\n>From my side: schöne Grüße\n",
    ),
    letter(
        'Content-Type: multipart/mixed; boundary="edge"',
        sender="Cy Löwe <cy@loewe.test>",
        subject="Plan",
        date="Tue, 7 Nov 2023 08:00:00 -0500",
        text=(
            "--edge\nContent-Type: text/plain\n\nThe plan is attached.\n"
            '--edge\nContent-Type: application/pdf; name="plan.pdf"\n'
            "Content-Disposition: attachment; filename=plan.pdf\n\nJVBERi0=\n--edge--\n"
        ),
    ),
)
"""Three messages that differ in everything a container can spoil."""


class Report(NamedTuple):
    """All that one reading gave."""

    events: tuple[Event, ...]
    messages: tuple[Message, ...]
    records: tuple[Any, ...]
    rejected: tuple[Rejected, ...]
    opened: tuple[SourceOpened, ...]
    unchanged: tuple[SourceUnchanged, ...]
    closed: tuple[SourceClosed, ...]

    @property
    def fingerprints(self) -> list[str]:
        """What a careful owner keeps: the fingerprints of sources read to their end."""
        whole = {source.source for source in self.closed if source.is_whole}
        return [source.fingerprint for source in self.opened if source.source in whole]


def reading(*paths: Path, known: Collection[str] = (), now: int = NOW) -> Report:
    """Read some paths as the reading process does, frames included, and check what always holds."""
    pipe = io.BytesIO()
    for outcome in Reading([str(path) for path in paths], known, now).events():
        frames.write(pipe, outcome)
    size = pipe.tell()
    pipe.seek(0)
    seen: list[Event] = []
    while pipe.tell() < size:
        seen.append(frames.read(pipe))
    assert isinstance(seen[-1], Finished)
    assert seen[-1].complete
    report = Report(
        tuple(seen),
        tuple(one for event in seen if isinstance(event, Batch) for one in event.messages),
        tuple(one for event in seen if isinstance(event, RecordBatch) for one in event.records),
        tuple(event.rejected for event in seen if isinstance(event, SetAside)),
        tuple(event for event in seen if isinstance(event, SourceOpened)),
        tuple(event for event in seen if isinstance(event, SourceUnchanged)),
        tuple(event for event in seen if isinstance(event, SourceClosed)),
    )
    given = len(report.messages) + len(report.records) + len(report.rejected)
    assert sum(source.read for source in report.closed) == given
    assert sorted(source.source for source in report.opened) == sorted(source.source for source in report.closed)
    for rejected in report.rejected:
        for sentence in (rejected.reason, rejected.remedy):
            assert sentence
            assert sentence[0].isupper() or sentence[0].isdigit()
            assert sentence.endswith(".")
        assert rejected.where
    return report


def mbox(*letters: bytes, escaped: bool = True) -> bytes:
    """An mbox as careful programs write it (mboxrd)."""
    pieces = []
    for raw in letters:
        if escaped:
            lines = raw.split(b"\n")
            raw = b"\n".join(b">" + line if line.lstrip(b">").startswith(b"From ") else line for line in lines)
        pieces.append(b"From ada@moss.test Mon Nov  6 09:30:00 2023\n" + raw + b"\n")
    return b"".join(pieces)


def write_maildir(folder: Path, *letters: bytes) -> Path:
    """A maildir folder with these messages, one of them still in 'new'."""
    for place in ("cur", "new", "tmp"):
        (folder / place).mkdir(parents=True, exist_ok=True)
    for number, raw in enumerate(letters):
        place = "new/1699{}.M1P1.host" if number == 0 else "cur/1699{}.M1P1.host:2,S"
        (folder / place.format(number)).write_bytes(raw)
    return folder
