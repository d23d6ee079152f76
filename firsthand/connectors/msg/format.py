"""A .msg file: an item of Outlook in a compound file, as Windows' older Office files are. Source: MS-OXMSG."""

import struct
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any, cast

from firsthand.connectors.base import Bytes, Record
from firsthand.domain.messages import Rejected

if TYPE_CHECKING:
    from firsthand.connectors.mapi.item import Item, Key
    from firsthand.connectors.mapi.names import Name
    from firsthand.connectors.mapi.values import Value

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OF_ITEMS = tuple(
    name.encode("utf-16-le") for name in ("__properties_version1.0", "__substg1.0_", "__nameid_version1.0")
)
_OF_OTHERS = tuple(
    name.encode("utf-16-le")
    for name in (
        "WordDocument",
        "Workbook",
        "Book",
        "PowerPoint Document",
        "Catalog",
        "VisioDocument",
        "EncryptedPackage",
    )
)
_PROPERTIES = "__properties_version1.0"
_HEADER_BYTES, _HEADER_BYTES_INSIDE = 32, 8
_RECIPIENT, _ATTACHMENT = "__recip_version1.0_#", "__attach_version1.0_#"
_NAMES = "__nameid_version1.0"
_NOT_AN_ITEM = Rejected(
    "",
    "It is an old Office file or another compound file, not an Outlook message.",
    "Nothing needs to be done; if it is a message, save it from Outlook as .eml or .msg again.",
)
_DAMAGED = Rejected(
    "",
    "The Outlook message is damaged or incomplete.",
    "Save it from Outlook again, as .msg or .eml, then import it once more.",
)


class MsgFormat:
    """See `RecordFormat`."""

    kind = "msg"
    is_single = True
    needs_seeking = True

    def recognises(self, head: bytes) -> bool:
        """Whether it is a compound file that holds an item, or may, where the head does not reach its list of contents."""
        if not head.startswith(_COMPOUND) or any(name in head for name in _OF_OTHERS):
            return False
        return any(name in head for name in _OF_ITEMS) or not _has_contents(head)

    def records(self, stream: Bytes, now: int) -> Iterator[Record | Rejected]:
        """The one item."""
        import olefile  # noqa: PLC0415 - plain mail does not need it

        from firsthand.connectors.mapi.records import LeftOut, records  # noqa: PLC0415 - as above

        try:
            with olefile.OleFileIO(cast("IO[bytes]", stream)) as file:
                if not file.exists(_PROPERTIES):
                    yield _NOT_AN_ITEM
                    return
                item = _item(file)
        except OSError as error:
            if error.errno is not None:
                raise
            yield _DAMAGED
            return
        except Exception:  # noqa: BLE001 - what the library meets in damaged files, it raises as it comes
            yield _DAMAGED
            return
        for record in records(item, now=now, in_sent_folder=False):
            yield record.said(1) if isinstance(record, LeftOut) else record


def _has_contents(head: bytes) -> bool:
    """Whether the first sector of the list of contents lies within the head."""
    if len(head) < 52:
        return False
    sector_bytes = 1 << min(head[30], 20)
    first = int.from_bytes(head[48:52], "little")
    return (first + 2) * sector_bytes <= len(head)


def _item(file: Any) -> "Item":
    from firsthand.connectors.mapi.item import ATTACHMENT_NAMES, Item  # noqa: PLC0415 - plain mail does not need it

    names = _names(file)
    properties = _properties(file, (), _HEADER_BYTES, names)
    folders = sorted({path[0] for path in file.listdir() if len(path) > 1})
    recipients = []
    attachments = []
    for folder in folders:
        if folder.startswith(_RECIPIENT):
            recipients.append(_properties(file, (folder,), _HEADER_BYTES_INSIDE, names))
        elif folder.startswith(_ATTACHMENT):
            attached = Item(_properties(file, (folder,), _HEADER_BYTES_INSIDE, names), (), ())
            attachments.append(next((name for key in ATTACHMENT_NAMES if (name := attached.text(key))), "attachment"))
    return Item(properties, recipients, attachments)


def _names(file: Any) -> "dict[int, Name]":
    from firsthand.connectors.mapi.names import names  # noqa: PLC0415 - plain mail does not need it

    found = []
    for stream in ("__substg1.0_00020102", "__substg1.0_00030102", "__substg1.0_00040102"):
        path = [_NAMES, stream]
        found.append(file.openstream(path).read() if file.exists(path) else b"")
    return names(*found)


def _properties(file: Any, folder: tuple[str, ...], header_bytes: int, names: "dict[int, Name]") -> "dict[Key, Value]":
    """The properties of the item itself, or of one recipient or attachment in a folder of the file."""
    from firsthand.connectors.mapi import values, wanted  # noqa: PLC0415 - plain mail does not need it
    from firsthand.connectors.mapi.item import CODE_PAGES  # noqa: PLC0415 - as above

    path = [*folder, _PROPERTIES]
    table = file.openstream(path).read()[header_bytes:] if file.exists(path) else b""
    rows = {number: (kind, raw) for kind, number, raw in struct.iter_unpack("<HH4x8s", table[: len(table) // 16 * 16])}
    code_page = next((int.from_bytes(rows[key][1][:4], "little") for key in CODE_PAGES if key in rows), 0)
    found: dict[Key, Value] = {}
    for number, (kind, raw) in rows.items():
        key: Key = names.get(number, number)
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
