"""A short way to read an invented table."""

import csv
import io
from pathlib import Path

from firsthand.connectors.base import Columns, Record
from firsthand.connectors.registry import record_format
from firsthand.domain.cards import Card
from firsthand.domain.messages import Message, Rejected

NOW = 1_760_000_000
"""October 2025."""


def read(content: bytes | str) -> list[Record | Rejected]:
    """Everything in a table but how its columns are read; it must be recognised."""
    return [one for one in everything(content) if not isinstance(one, Columns)]


def columns(content: bytes | str) -> dict[str, str]:
    """What each heading of a table is taken for, as it is told before the first row."""
    first = everything(content)[0]
    assert isinstance(first, Columns)
    return dict(first.pairs)


def everything(content: bytes | str) -> list[Record | Columns | Rejected]:
    raw = content.encode() if isinstance(content, str) else content
    found = record_format(raw[: 16 * 1024])
    assert found is not None, "not recognised"
    return list(found.records(io.BytesIO(raw), NOW))


def kind(content: bytes | str) -> str:
    """What a table is recognised as; '' for nothing."""
    raw = content.encode() if isinstance(content, str) else content
    found = record_format(raw[: 16 * 1024])
    return found.kind if found else ""


def cards(content: bytes | str) -> list[Card]:
    """The cards in a table, in which nothing is set aside."""
    found = read(content)
    assert all(isinstance(one, Card) for one in found), found
    return [one for one in found if isinstance(one, Card)]


def card(content: bytes | str) -> Card:
    """The one card in a table."""
    (found,) = cards(content)
    return found


def messages(content: bytes | str) -> list[Message]:
    """The messages in a table."""
    return [one for one in read(content) if isinstance(one, Message)]


def rejected(content: bytes | str) -> list[Rejected]:
    """What is set aside."""
    return [one for one in read(content) if isinstance(one, Rejected)]


def table(*rows: list[str], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """Rows as a spreadsheet writes them."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def written(folder: Path, name: str, content: bytes | str) -> Path:
    """The table as a file."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
