"""Writes compound files, the small file systems that .msg files are, as MS-CFB describes them (version 3)."""

import struct
from collections.abc import Mapping

Tree = Mapping[str, "bytes | Tree"]

_SECTOR, _MINI_SECTOR, _MINI_STREAM_MAX = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NONE = 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5


class _Entry:
    def __init__(self, name: str, kind: int) -> None:
        self.name = name
        self.kind = kind
        self.left = self.right = self.child = _NONE
        self.start = _END
        self.size = 0

    def packed(self) -> bytes:
        name = self.name.encode("utf-16-le") + b"\0\0"
        return struct.pack(
            "<64sHBBIII16sIQQIQ", name, len(name), self.kind, 1, self.left, self.right, self.child, b"", 0, 0, 0,
            self.start if self.kind != _STORAGE else 0, self.size,
        )  # fmt: skip


def compound(tree: Tree) -> bytes:
    """The bytes of a compound file. tree: streams as bytes, storages as what is in them, by name."""
    sectors: list[bytes] = []
    fat: list[int] = []
    mini = bytearray()
    mini_fat: list[int] = []

    def chain(content: bytes) -> int:
        count = -(-len(content) // _SECTOR)
        first = len(fat)
        for number in range(count):
            sectors.append(content[number * _SECTOR : (number + 1) * _SECTOR].ljust(_SECTOR, b"\0"))
            fat.append(first + number + 1 if number + 1 < count else _END)
        return first if count else _END

    def store(entry: _Entry, content: bytes) -> None:
        entry.size = len(content)
        if len(content) >= _MINI_STREAM_MAX:
            entry.start = chain(content)
        elif content:
            count = -(-len(content) // _MINI_SECTOR)
            entry.start = len(mini_fat)
            mini_fat.extend([entry.start + number + 1 for number in range(count - 1)] + [_END])
            mini.extend(content.ljust(count * _MINI_SECTOR, b"\0"))

    entries = [_Entry("Root Entry", _ROOT)]

    def add(parent: _Entry, inner: Tree) -> None:
        children = []
        for name, content in inner.items():
            entry = _Entry(name, _STREAM if isinstance(content, bytes) else _STORAGE)
            entries.append(entry)
            children.append(len(entries) - 1)
            if isinstance(content, bytes):
                store(entry, content)
            else:
                add(entry, content)
        children.sort(key=lambda number: (len(entries[number].name), entries[number].name.upper()))
        parent.child = _balanced(entries, children)

    add(entries[0], tree)
    root = entries[0]
    root.size, root.start = len(mini), chain(bytes(mini))
    mini_start = chain(b"".join(number.to_bytes(4, "little") for number in mini_fat))
    mini_sectors = -(-4 * len(mini_fat) // _SECTOR)
    directory = b"".join(entry.packed() for entry in entries)
    directory_start = chain(directory + b"\0" * (-len(directory) % _SECTOR))
    fat_sectors = 1
    while fat_sectors * _SECTOR // 4 < len(fat) + fat_sectors:
        fat_sectors += 1
    assert fat_sectors <= 109, "a larger file would need sectors of its own for the list of these"
    places = [len(fat) + number for number in range(fat_sectors)]
    fat += [_FAT] * fat_sectors
    fat += [_FREE] * (fat_sectors * _SECTOR // 4 - len(fat))
    table = b"".join(number.to_bytes(4, "little") for number in fat)
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, fat_sectors,
        directory_start, 0, _MINI_STREAM_MAX, mini_start, mini_sectors, _END, 0, *places[:1],
    )  # fmt: skip
    head += b"".join(place.to_bytes(4, "little") for place in places[1:])
    return head.ljust(_SECTOR, b"\xff") + b"".join(sectors) + table


def _balanced(entries: list[_Entry], ordered: list[int]) -> int:
    if not ordered:
        return _NONE
    middle = len(ordered) // 2
    entry = entries[ordered[middle]]
    entry.left = _balanced(entries, ordered[:middle])
    entry.right = _balanced(entries, ordered[middle + 1 :])
    return ordered[middle]
