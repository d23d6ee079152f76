"""Names of properties above 0x8000, whose numbers are different in every file."""

import struct
import uuid

Name = tuple[str, int | str]
"""(set, number or word), as ('appointment', 0x8205)."""

_SETS = {
    uuid.UUID("00062002-0000-0000-c000-000000000046"): "appointment",
    uuid.UUID("00062004-0000-0000-c000-000000000046"): "address",
    uuid.UUID("00062008-0000-0000-c000-000000000046"): "common",
    uuid.UUID("6ed8da90-450b-101b-98da-00aa003f1305"): "meeting",
    uuid.UUID("00020329-0000-0000-c000-000000000046"): "public",
}
_PUBLIC = 2
_FIRST_NUMBER = 0x8000


def names(guids: bytes, entries: bytes, words: bytes) -> dict[int, Name]:
    """The names by property number, out of the three streams that hold them; sets that nobody asks for are left out."""
    found: dict[int, Name] = {}
    for what, which, index in struct.iter_unpack("<IHH", entries[: len(entries) // 8 * 8]):
        guid = which >> 1
        if guid == _PUBLIC:
            set_name = "public"
        elif guid > _PUBLIC:
            start = (guid - 3) * 16
            raw = guids[start : start + 16]
            set_name = _SETS.get(uuid.UUID(bytes_le=raw), "") if len(raw) == 16 else ""
        else:
            set_name = ""
        if not set_name:
            continue
        name: int | str = what
        if which & 1:
            if what + 4 > len(words):
                continue
            size = int.from_bytes(words[what : what + 4], "little")
            name = words[what + 4 : what + 4 + size].decode("utf-16-le", "replace")
        found[_FIRST_NUMBER + index] = (set_name, name)
    return found
