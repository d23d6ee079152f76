"""An item of Outlook in a compound file, as older Office files are. Source: MS-OXMSG."""

import struct
from collections.abc import Iterator
from typing import IO, Any

import olefile

from firsthand.connectors.base import Record
from firsthand.connectors.mapi import values, wanted
from firsthand.connectors.mapi.item import CODE_PAGES, Item, Key, attachment_name
from firsthand.connectors.mapi.names import Name, names
from firsthand.connectors.mapi.records import LeftOut
from firsthand.connectors.mapi.records import records as records_of
from firsthand.connectors.mapi.values import Value
from firsthand.domain.messages import Rejected
from firsthand.language import gettext_noop

_PROPERTIES = "__properties_version1.0"
_HEADER_BYTES, _HEADER_BYTES_INSIDE = 32, 8
_RECIPIENT, _ATTACHMENT = "__recip_version1.0_#", "__attach_version1.0_#"
_NAMES = "__nameid_version1.0"
_NOT_AN_ITEM = Rejected(
    "",
    gettext_noop("It is an old Office file or another compound file, not an Outlook message."),
    gettext_noop("Nothing needs to be done; if it is a message, save it from Outlook as .eml or .msg again."),
)
_DAMAGED = Rejected(
    "",
    gettext_noop("The Outlook message is damaged or incomplete."),
    gettext_noop("Save it from Outlook again, as .msg or .eml, then import it once more."),
)


def records(stream: IO[bytes], now: int) -> Iterator[Record | Rejected]:
    """The one item of a file."""
    try:
        with olefile.OleFileIO(stream) as file:
            if not file.exists(_PROPERTIES):
                yield _NOT_AN_ITEM.translated()
                return
            item = _item(file)
    except OSError as error:
        if error.errno is not None:
            raise
        yield _DAMAGED.translated()
        return
    except Exception:  # noqa: BLE001 - what the library meets in damaged files, it raises as it comes
        yield _DAMAGED.translated()
        return
    for record in records_of(item, now=now, in_sent_folder=False):
        yield record.said(1) if isinstance(record, LeftOut) else record


def _item(file: Any) -> Item:
    known = _names(file)
    properties = _properties(file, (), _HEADER_BYTES, known)
    folders = sorted({path[0] for path in file.listdir() if len(path) > 1})
    recipients, attachments = [
        [_properties(file, (folder,), _HEADER_BYTES_INSIDE, known) for folder in folders if folder.startswith(kind)]
        for kind in (_RECIPIENT, _ATTACHMENT)
    ]
    return Item(properties, recipients, [attachment_name(attached) for attached in attachments])


def _names(file: Any) -> dict[int, Name]:
    found = []
    for stream in ("__substg1.0_00020102", "__substg1.0_00030102", "__substg1.0_00040102"):
        path = [_NAMES, stream]
        found.append(file.openstream(path).read() if file.exists(path) else b"")
    return names(*found)


def _properties(file: Any, folder: tuple[str, ...], header_bytes: int, known: dict[int, Name]) -> dict[Key, Value]:
    """The properties of the item itself, or of one recipient or attachment in a folder of the file."""
    path = [*folder, _PROPERTIES]
    table = file.openstream(path).read()[header_bytes:] if file.exists(path) else b""
    rows = {number: (kind, raw) for kind, number, raw in struct.iter_unpack("<HH4x8s", table[: len(table) // 16 * 16])}
    code_page = next((int.from_bytes(rows[key][1][:4], "little") for key in CODE_PAGES if key in rows), 0)
    found: dict[Key, Value] = {}
    for number, (kind, raw) in rows.items():
        key: Key = known.get(number, number)
        if key not in (wanted.NAMED if isinstance(key, tuple) else wanted.PLAIN):
            continue
        stream = f"__substg1.0_{number:04X}{kind:04X}"
        value: Value | None
        if kind in {values.STRINGS, values.STRINGS_8}:
            single = values.STRING if kind == values.STRINGS else values.STRING_8
            pieces: list[bytes] = []
            while file.exists([*folder, f"{stream}-{len(pieces):08X}"]):
                pieces.append(file.openstream([*folder, f"{stream}-{len(pieces):08X}"]).read())
            value = tuple([str(values.value(single, piece, code_page)) for piece in pieces])
        elif kind in {values.STRING, values.STRING_8, values.BINARY}:
            whole = file.openstream([*folder, stream]).read() if file.exists([*folder, stream]) else None
            value = values.value(kind, whole, code_page) if whole is not None else None
        else:
            value = values.value(kind, raw, code_page)
        if value is not None:
            found[key] = value
    return found
