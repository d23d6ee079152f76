"""Writes .pst files as MS-PST describes them (Unicode, not encrypted): enough for a reader, not for Outlook to write to."""

import struct
import zlib
from collections.abc import Sequence
from typing import NamedTuple

from tests.connectors.outlook.items import (
    APPOINTMENT,
    PUBLIC,
    Content,
    Named,
    Properties,
    Written,
    kind_and_bytes,
    name_streams,
    names_in,
)

_BLOCK_MAX = 8_176
_HEAP_VALUE_MAX = 1_000
_STORE, _NAMES, _ROOT = 0x21, 0x61, 0x122
_RECIPIENTS, _ATTACHMENTS = 0x692, 0x671
_FOLDER, _MESSAGE, _ATTACHMENT, _VALUE = 0x02, 0x04, 0x05, 0x1F
_FOLDERS, _ITEMS, _HIDDEN = 0x0D, 0x0E, 0x0F
_PROPERTIES, _TABLE = 0xBC, 0x7C
_FIRST_PAGE = 0x4400
_NAMES_ALWAYS: Sequence[Named] = ((PUBLIC, "Invented"), (APPOINTMENT, 0x82FF))
"""No data file is without any, of each kind."""


class Folder(NamedTuple):
    """A folder; is_sent, is_deleted: the store names it as the one for sent mail, for what was deleted."""

    name: str
    items: Sequence[Written] = ()
    folders: Sequence["Folder"] = ()
    is_sent: bool = False
    is_deleted: bool = False


def pst(*folders: Folder) -> bytes:
    """The bytes of a data file with these folders at its top."""
    return _Writer().file(folders)


def _checksum(content: bytes) -> int:
    return zlib.crc32(content, 0xFFFFFFFF) ^ 0xFFFFFFFF


def _signature(place: int, block: int) -> int:
    mixed = (place ^ block) & 0xFFFFFFFF
    return (mixed >> 16) ^ (mixed & 0xFFFF)


class _Writer:
    def __init__(self) -> None:
        self.body = bytearray(_FIRST_PAGE)
        self.blocks: list[tuple[int, int, int]] = []
        self.nodes: list[tuple[int, int, int, int]] = []
        self.next_block = 4
        self.next_index = 0x400
        self.names: list[Named] = []
        self.purposes: dict[int, int] = {}

    def file(self, folders: Sequence[Folder]) -> bytes:
        self.names = [*_NAMES_ALWAYS, *names_in([item for folder in folders for item in _all(folder)])]
        guids, entries, words = name_streams(self.names)
        self.node(_NAMES, 0, {0x1: 251, 0x2: guids, 0x3: entries, 0x4: words})
        self.node(_ROOT, _ROOT, {0x3001: "", 0x3602: 0, 0x3603: 0, 0x360A: bool(folders)})
        self.contents(_ROOT, [], [self.folder(folder, _ROOT) for folder in folders])
        store: Properties = {0xFF9: bytes(range(16)), 0x3001: "Invented mail", 0x67FF: 0}
        store[0x35E0] = bytes(4) + bytes(range(16)) + struct.pack("<I", _ROOT)
        for key, number in self.purposes.items():
            store[key] = bytes(4) + bytes(range(16)) + struct.pack("<I", number)
        self.node(_STORE, 0, store)
        block_entries = [struct.pack("<QQHHI", block, place, size, 2, 0) for block, place, size in sorted(self.blocks)]
        node_entries = [struct.pack("<QQQII", *node, 0) for node in sorted(self.nodes)]
        blocks = self.tree(0x80, block_entries)
        nodes = self.tree(0x81, node_entries)
        root = struct.pack("<IQQQQQQQQBBH", 0, len(self.body), 0x4400, 0, 0, *nodes, *blocks, 2, 0, 0)
        fixed = struct.pack("<HHHBBIIQQI", 0x4D53, 23, 19, 1, 1, 0, 0, 0, self.next_block, 1)
        fixed += b"".join(struct.pack("<I", 0x400) for _ in range(32)) + bytes(8) + root + bytes(4)
        fixed += b"\xff" * 256 + bytes([0x80, 0, 0, 0]) + struct.pack("<Q", self.next_block)
        partial = _checksum(fixed[:471])
        whole = _checksum(fixed[:516])
        head = b"!BDN" + struct.pack("<I", partial) + fixed + struct.pack("<I", whole)
        self.body[: len(head)] = head
        return bytes(self.body)

    def folder(self, folder: Folder, parent: int) -> int:
        number = self.number(_FOLDER)
        if folder.is_sent:
            self.purposes[0x35E4] = number
        if folder.is_deleted:
            self.purposes[0x35E3] = number
        has_folders = bool(folder.folders)
        self.node(number, parent, {0x3001: folder.name, 0x3602: len(folder.items), 0x3603: 0, 0x360A: has_folders})
        items = [self.item(item, number) for item in folder.items]
        self.contents(number, items, [self.folder(inner, number) for inner in folder.folders])
        return number

    def contents(self, folder: int, items: Sequence[int], folders: Sequence[int]) -> None:
        """The tables that say what is in a folder."""
        for kind, numbers in ((_FOLDERS, folders), (_ITEMS, items), (_HIDDEN, ())):
            number, data, below = self.table(folder >> 5 << 5 | kind, [{}] * len(numbers), numbers)
            self.nodes.append((number, data, below, 0))

    def item(self, item: Written, parent: int) -> int:
        below: list[tuple[int, int, int]] = []
        if item.recipients:
            below.append(self.table(_RECIPIENTS, item.recipients))
        if item.attachments:
            numbers = [self.number(_ATTACHMENT) for _ in item.attachments]
            rows = [{0x0E20: 0, 0x3705: 1} for _ in numbers]
            below.append(self.table(_ATTACHMENTS, rows, numbers))
            for number, attachment in zip(numbers, item.attachments, strict=True):
                inner: list[tuple[int, int, int]] = []
                heap = self.properties(attachment, inner)
                below.append((number, self.data(heap), self.below(inner)))
        heap = self.properties(item.properties, below)
        number = self.number(_MESSAGE)
        self.nodes.append((number, self.data(heap), self.below(below), parent))
        return number

    def number(self, kind: int) -> int:
        self.next_index += 1
        return self.next_index << 5 | kind

    def node(self, number: int, parent: int, properties: Properties) -> None:
        below: list[tuple[int, int, int]] = []
        heap = self.properties(properties, below)
        self.nodes.append((number, self.data(heap), self.below(below), parent))

    # Blocks and pages

    def block(self, content: bytes, *, internal: bool = False) -> int:
        number = self.next_block | (2 if internal else 0)
        self.next_block += 4
        place = len(self.body)
        padded = content + b"\0" * (-(len(content) + 16) % 64)
        self.body += padded + struct.pack("<HHIQ", len(content), _signature(place, number), _checksum(content), number)
        self.blocks.append((number, place, len(content)))
        return number

    def data(self, content: bytes) -> int:
        """A data tree: one block, or several with a list of them."""
        if len(content) <= _BLOCK_MAX:
            return self.block(content)
        pieces = [self.block(content[at : at + _BLOCK_MAX]) for at in range(0, len(content), _BLOCK_MAX)]
        head = struct.pack("<BBHI", 1, 1, len(pieces), len(content))
        return self.block(head + b"".join(struct.pack("<Q", piece) for piece in pieces), internal=True)

    def below(self, entries: list[tuple[int, int, int]]) -> int:
        """A tree of nodes inside a node."""
        if not entries:
            return 0
        rows = b"".join(struct.pack("<QQQ", *entry) for entry in sorted(entries))
        return self.block(struct.pack("<BBHI", 2, 0, len(entries), 0) + rows, internal=True)

    def tree(self, kind: int, entries: list[bytes]) -> tuple[int, int]:
        """Pages of a B-tree; number and place of its root."""
        self.body += b"\0" * (-len(self.body) % 512)
        level = 0
        while True:
            size = len(entries[0])
            room = 488 // size
            upper = []
            for at in range(0, len(entries), room):
                page = entries[at : at + room]
                number, place = self.next_block, len(self.body)
                self.next_block += 4
                content = b"".join(page).ljust(488, b"\0") + struct.pack("<BBBBI", len(page), room, size, level, 0)
                trailer = struct.pack("<BBHIQ", kind, kind, _signature(place, number), _checksum(content), number)
                self.body += content + trailer
                upper.append(page[0][:8] + struct.pack("<QQ", number, place))
            if len(upper) == 1:
                return struct.unpack("<QQ", upper[0][8:])  # type: ignore[return-value]
            entries, level = upper, level + 1

    # Heaps, and what is built on them

    def properties(self, properties: Properties, below: list[tuple[int, int, int]]) -> bytes:
        """A heap with a list of properties; what is too long for it goes below the node."""
        heap = _Heap(_PROPERTIES)
        rows = {}
        for key, content in properties.items():
            number = 0x8000 + self.names.index(key) if isinstance(key, tuple) else key
            kind, raw = _value(content)
            rows[number] = struct.pack("<HHI", number, kind, self.held(heap, kind, raw, below))
        heap.root(2, 6, b"".join(rows[number] for number in sorted(rows)))
        return heap.packed()

    def held(self, heap: "_Heap", kind: int, raw: bytes, below: list[tuple[int, int, int]]) -> int:
        """What stands for a value in a row: itself, where it lies in the heap, or the number of the node with it."""
        if kind in {0x03, 0x0B}:
            return int.from_bytes(raw.ljust(4, b"\0")[:4], "little")
        if not raw:
            return 0
        if len(raw) <= _HEAP_VALUE_MAX:
            return heap.add(raw)
        number = self.number(_VALUE)
        below.append((number, self.data(raw), 0))
        return number

    def table(self, number: int, rows: Sequence[Properties], identifiers: Sequence[int] = ()) -> tuple[int, int, int]:
        """A table as a node below another. identifiers: the rows' own numbers."""
        heap = _Heap(_TABLE)
        below: list[tuple[int, int, int]] = []
        kinds: dict[int, int] = {0x67F2: 0x03, 0x67F3: 0x03}
        for row in rows:
            kinds.update({int(key): kind_and_bytes(content)[0] for key, content in row.items()})  # type: ignore[arg-type]
        columns = sorted(kinds, key=lambda key: (key not in {0x67F2, 0x67F3}, kinds[key] == 0x0B, key))
        places, at = {}, 0
        for key in columns:
            places[key] = at
            at += 1 if kinds[key] == 0x0B else 4
        fours = sum(4 for key in columns if kinds[key] != 0x0B)
        bits = -(-len(columns) // 8)
        packed_rows, index = b"", b""
        for place, row in enumerate(rows):
            identifier = identifiers[place] if identifiers else place + 1
            line, present = bytearray(at), 0
            for bit, key in enumerate(columns):
                content = {0x67F2: identifier, 0x67F3: 1}.get(key, row.get(key))
                if content is None:
                    continue
                present |= 0x80 >> (bit % 8) << (8 * (bit // 8))
                kind, raw = _value(content)
                if kind == 0x0B:
                    line[places[key]] = raw[0]
                else:
                    struct.pack_into("<I", line, places[key], self.held(heap, kind, raw, below))
            packed_rows += bytes(line) + present.to_bytes(bits, "little")
            index += struct.pack("<II", identifier, place)
        row_index = heap.tree(4, 4, index)
        row_place = heap.add(packed_rows) if packed_rows else 0
        described = b"".join(
            struct.pack("<HHHBB", kinds[key], key, places[key], 1 if kinds[key] == 0x0B else 4, columns.index(key))
            for key in sorted(columns, key=lambda key: key)
        )
        head = struct.pack("<BBHHHHIII", _TABLE, len(columns), fours, fours, at, at + bits, row_index, row_place, 0)
        heap.user_root = heap.add(head + described)
        return number, self.data(heap.packed()), self.below(below)


class _Heap:
    """A heap on a node, of one block."""

    def __init__(self, client: int) -> None:
        self.client = client
        self.values: list[bytes] = []
        self.user_root = 0

    def add(self, raw: bytes) -> int:
        self.values.append(raw)
        return len(self.values) << 5

    def tree(self, key_bytes: int, entry_bytes: int, rows: bytes) -> int:
        place = self.add(rows) if rows else 0
        return self.add(struct.pack("<BBBBI", 0xB5, key_bytes, entry_bytes, 0, place))

    def root(self, key_bytes: int, entry_bytes: int, rows: bytes) -> None:
        self.user_root = self.tree(key_bytes, entry_bytes, rows)

    def packed(self) -> bytes:
        body, starts = b"", [12]
        for value in self.values:
            body += value
            starts.append(12 + len(body))
        body += b"\0" * (len(body) % 2)
        page_map = struct.pack("<HH", len(self.values), 0) + b"".join(struct.pack("<H", start) for start in starts)
        packed = struct.pack("<HBBII", 12 + len(body), 0xEC, self.client, self.user_root, 0) + body + page_map
        assert len(packed) <= _BLOCK_MAX, "an item of so many properties needs a second block"
        return packed


def _value(content: Content) -> tuple[int, bytes]:
    kind, raw = kind_and_bytes(content)
    if kind == 0x101F:
        texts = [text.encode("utf-16-le") for text in content]  # type: ignore[union-attr]
        start = 4 + 4 * len(texts)
        starts = [start + sum(map(len, texts[:place])) for place in range(len(texts))]
        raw = struct.pack(f"<{len(texts) + 1}I", len(texts), *starts) + b"".join(texts)
    return kind, raw


def _all(folder: Folder) -> list[Written]:
    return [*folder.items, *(item for inner in folder.folders for item in _all(inner))]
