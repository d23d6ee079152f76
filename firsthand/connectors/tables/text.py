"""The lines of a table, whatever encoding a spreadsheet or a mail program wrote them in."""

import codecs
from collections.abc import Iterator

from firsthand.connectors.base import Bytes
from firsthand.connectors.rfc822.charsets import decoded

_CHUNK_BYTES = 256 * 1024
LINE_BYTES_MAX = 4 * 1024 * 1024
"""A longer line is nobody's row: it is given in pieces of this size."""

_BEGINNINGS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def encoding_of(head: bytes) -> str | None:
    """The encoding that a file which begins with `head` is in, None where it is no text.

    'utf-8' means UTF-8 as far as the head tells; a line further down that is none is read as Windows-1252.
    """
    for beginning, encoding in _BEGINNINGS:
        if head.startswith(beginning):
            return encoding
    nuls = head.count(0)
    if nuls > len(head) // 8:
        # Half of the bytes of Western text in UTF-16 are NUL, always on the same side.
        if head[1::2].count(0) > len(head) // 4 and not head[:40:2].count(0):
            return "utf-16-le"
        if head[::2].count(0) > len(head) // 4 and not head[1:40:2].count(0):
            return "utf-16-be"
        return None
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # a character cut in two at the end is no fault
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def lines(stream: Bytes, encoding: str, head: bytes) -> Iterator[str]:
    """The lines of the stream, each with its end. head: what the stream begins with, to see how its lines end."""
    if encoding.startswith("utf-16"):
        yield from _wide_lines(stream, encoding)
        return
    label = "" if encoding == "utf-8" else encoding
    for line in _byte_lines(stream, b"\r" if b"\r" in head and b"\n" not in head else b"\n"):
        yield decoded(line, label)


def _byte_lines(stream: Bytes, end: bytes) -> Iterator[bytes]:
    rest = b""
    is_first = True
    while piece := stream.read(_CHUNK_BYTES):
        if is_first:
            piece = piece.removeprefix(codecs.BOM_UTF8)
            is_first = False
        *whole, rest = (rest + piece).split(end)
        for line in whole:
            yield line + b"\n"
        while len(rest) > LINE_BYTES_MAX:
            yield rest[:LINE_BYTES_MAX]
            rest = rest[LINE_BYTES_MAX:]
    if rest:
        yield rest


def _wide_lines(stream: Bytes, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    rest = ""
    is_first = True
    while True:
        piece = stream.read(_CHUNK_BYTES)
        text = decoder.decode(piece, final=not piece)
        if is_first:
            text = text.removeprefix("\ufeff")
            is_first = False
        text = text.replace("\0", "")
        # Half of a surrogate pair is refused by every store.
        text = text.encode("utf-8", "replace").decode("utf-8")
        if "\n" not in rest and "\r" in text and "\n" not in text and not rest:
            text = text.replace("\r", "\n")
        *whole, rest = (rest + text).split("\n")
        for line in whole:
            yield line + "\n"
        while len(rest) > LINE_BYTES_MAX:
            yield rest[:LINE_BYTES_MAX]
            rest = rest[LINE_BYTES_MAX:]
        if not piece:
            break
    if rest:
        yield rest
