"""Values of properties as Python keeps them."""

import struct
from itertools import pairwise

Value = str | int | bytes | tuple[str, ...]
"""Times are seconds since 1970 in UTC; truth values are 0 and 1."""

INTEGER_16, INTEGER_32, INTEGER_64, BOOLEAN, TIME = 0x02, 0x03, 0x14, 0x0B, 0x40
STRING_8, STRING, BINARY = 0x1E, 0x1F, 0x102
STRINGS_8, STRINGS = 0x101E, 0x101F
_EPOCH_GAP_SECONDS = 11_644_473_600
_LATEST_SECOND = 253_402_300_799  # the year 9999; Outlook writes the year 4501 for 'never'

_CODECS = {
    65001: "utf-8", 20127: "ascii", 20866: "koi8-r", 21866: "koi8-u", 50220: "iso-2022-jp", 50221: "iso-2022-jp",
    50222: "iso-2022-jp", 50225: "iso-2022-kr", 51932: "euc-jp", 51949: "euc-kr", 936: "gbk", 52936: "hz",
    54936: "gb18030", 10000: "mac-roman", 1200: "utf-16-le",
}  # fmt: skip


def codec(code_page: int) -> str:
    """The codec for a Windows code page; windows-1252 for one that is unknown or not given."""
    if 28591 <= code_page <= 28606:
        return f"iso-8859-{code_page - 28590}"
    name = _CODECS.get(code_page, f"cp{code_page}")
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name


def value(kind: int, raw: bytes, code_page: int) -> Value | None:
    """What `raw` says, a value of property type `kind`; None where it says nothing that anybody asks for."""
    if kind == STRING:
        return raw.decode("utf-16-le", "replace").replace("\0", "")
    if kind == STRING_8:
        return raw.decode(codec(code_page), "replace").replace("\0", "")
    if kind == BINARY:
        return raw
    if kind == TIME:
        return _seconds(raw)
    if kind in {INTEGER_32, INTEGER_16, INTEGER_64}:
        size = {INTEGER_16: 2, INTEGER_32: 4}.get(kind, 8)
        return int.from_bytes(raw[:size], "little", signed=True)
    if kind == BOOLEAN:
        return int(any(raw[:2]))
    return None


def strings(kind: int, raw: bytes, code_page: int) -> tuple[str, ...]:
    """Several texts in one value, as data files keep them: their number, where each begins, then they."""
    if len(raw) < 4:
        return ()
    count = min(int.from_bytes(raw[:4], "little"), (len(raw) - 4) // 4)
    starts = [*struct.unpack_from(f"<{count}I", raw, 4), len(raw)]
    single = STRING if kind == STRINGS else STRING_8
    pieces = [value(single, raw[start:end], code_page) for start, end in pairwise(starts)]
    return tuple([str(piece) for piece in pieces if piece])


def _seconds(raw: bytes) -> int | None:
    ticks = int.from_bytes(raw[:8], "little")
    seconds = ticks // 10_000_000 - _EPOCH_GAP_SECONDS
    return seconds if ticks and seconds <= _LATEST_SECOND else None
