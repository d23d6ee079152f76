"""Bytes to text: byte order marks, UTF-16, characters broken by a fold, and lines in another charset than their file."""

import codecs
import re
from typing import Final

from firsthand.connectors.base import Bytes
from firsthand.connectors.rfc822.charsets import decoded

_BROKEN_CHARACTER: Final = re.compile(rb"(?<=[\x80-\xff])\r{0,2}\n[ \t](?=[\x80-\xbf])")
_CHARSET: Final = re.compile(rb"^[^:]*;CHARSET=([^;:]+)", re.IGNORECASE)
_MARKS: Final = (
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"B\0E\0G\0", "utf-16-le"),
    (b"\0B\0E\0G", "utf-16-be"),
)


def utf16(head: bytes) -> str:
    """The codec of a text in UTF-16 that begins so; '' for everything else."""
    return next((codec for mark, codec in _MARKS if head.startswith(mark)), "")


class AsUtf8:
    """A stream of UTF-16, read as UTF-8."""

    def __init__(self, stream: Bytes, begun: bytes, codec: str) -> None:
        self._stream = stream
        self._begun = begun
        self._decoder = codecs.getincrementaldecoder(codec)("replace")

    def read(self, size: int, /) -> bytes:
        """The next bytes; as many as come of about `size`."""
        while True:
            raw, self._begun = self._begun or self._stream.read(size), b""
            text = self._decoder.decode(raw, final=not raw).removeprefix("\ufeff")
            if text or not raw:
                return text.encode("utf-8", "replace")


def card_text(raw: bytes) -> str:
    """One card as text. Where a fold broke a character in two, that one fold is taken out."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        mended = _BROKEN_CHARACTER.sub(b"", raw)
        try:
            text = mended.decode("utf-8")
        except UnicodeDecodeError:
            text = _line_by_line(raw)
    return text.replace("\0", "") if "\0" in text else text


def _line_by_line(raw: bytes) -> str:
    """Each line by the charset it names, else as UTF-8, else as Windows-1252."""
    lines = []
    label = ""
    for line in raw.splitlines(keepends=True):
        if not line.startswith((b" ", b"\t")):
            named = _CHARSET.match(line)
            label = named[1].decode("ascii", "replace") if named else ""
        lines.append(decoded(line, label))
    return "".join(lines)
