"""Items of Outlook as lists of properties, for the two writers to put into files."""

import struct
import uuid
from collections.abc import Sequence
from typing import NamedTuple

APPOINTMENT = uuid.UUID("00062002-0000-0000-c000-000000000046")
ADDRESS = uuid.UUID("00062004-0000-0000-c000-000000000046")
MEETING = uuid.UUID("6ed8da90-450b-101b-98da-00aa003f1305")
PUBLIC = uuid.UUID("00020329-0000-0000-c000-000000000046")

Named = tuple[uuid.UUID, int | str]


class At(NamedTuple):
    """A time: seconds since 1970."""

    seconds: int


class Ansi(NamedTuple):
    """A text in an 8-bit code page, as older files keep it."""

    raw: bytes


Content = str | bytes | int | bool | tuple[str, ...] | At | Ansi


Properties = dict[int | Named, Content]
"""By number, or by name above 0x8000."""


class Written(NamedTuple):
    """What one item says, and what each of its recipients and attachments does."""

    properties: Properties
    recipients: Sequence[Properties] = ()
    attachments: Sequence[Properties] = ()


def kind_and_bytes(content: Content) -> tuple[int, bytes]:
    """The property type and the bytes of one value; several texts are left to the writers."""
    if isinstance(content, bool):
        return 0x0B, bytes([content, 0])
    if isinstance(content, int):
        return 0x03, struct.pack("<i", content)
    if isinstance(content, At):
        return 0x40, struct.pack("<Q", (content.seconds + 11_644_473_600) * 10_000_000)
    if isinstance(content, Ansi):
        return 0x1E, content.raw
    if isinstance(content, str):
        return 0x1F, content.encode("utf-16-le")
    if isinstance(content, bytes):
        return 0x102, content
    return 0x101F, b""


def name_streams(names: Sequence[Named]) -> tuple[bytes, bytes, bytes]:
    """The three streams that tell which named property has which number: the first has 0x8000."""
    sets = list(dict.fromkeys(guid for guid, _ in names if guid != PUBLIC))
    entries, words = b"", b""
    for number, (guid, name) in enumerate(names):
        which = 2 if guid == PUBLIC else sets.index(guid) + 3
        if isinstance(name, str):
            entries += struct.pack("<IHH", len(words), which << 1 | 1, number)
            raw = name.encode("utf-16-le")
            words += struct.pack("<I", len(raw)) + raw + b"\0" * (-len(raw) % 4)
        else:
            entries += struct.pack("<IHH", name, which << 1, number)
    return b"".join(guid.bytes_le for guid in sets), entries, words


def names_in(items: Sequence[Written]) -> list[Named]:
    """Every name that the items use, in order."""
    found: dict[Named, None] = {}
    for item in items:
        for properties in (item.properties, *item.recipients, *item.attachments):
            found.update(dict.fromkeys(key for key in properties if isinstance(key, tuple)))
    return list(found)


def person(name: str, address: str, kind: int = 1, smtp: str = "") -> Properties:
    """A recipient. kind: 1 to, 2 cc, 3 bcc; smtp: the address of mail, where the other is one of Exchange."""
    found: Properties = {
        0xC15: kind, 0x3001: name, 0x3002: "EX" if address.startswith("/") else "SMTP", 0x3003: address,
    }  # fmt: skip
    if smtp:
        found[0x39FE] = smtp
    return found


def sender(name: str, address: str) -> Properties:
    """The properties that say who wrote and who sent it."""
    kind = "EX" if address.startswith("/") else "SMTP"
    return {0x42: name, 0x64: kind, 0x65: address, 0xC1A: name, 0xC1E: kind, 0xC1F: address}
