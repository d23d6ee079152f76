"""A stream into the bytes of one card each. Holds one card at most, and of a giant one only what is kept."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from firsthand.connectors.base import Bytes
from firsthand.connectors.vcard.decoding import AsUtf8, utf16
from firsthand.domain.cards import ORIGINAL_CHARS_MAX
from firsthand.domain.messages import TEXT_CHARS_MAX

_CHUNK_BYTES: Final = 256 * 1024
CARD_BYTES_MAX: Final = 16 * 1024 * 1024
"""What follows in a longer card is passed over; pictures do not count, since each that is too long is left out."""

_BEGIN: Final = re.compile(rb"(?:\xef\xbb\xbf)?[ \t]*BEGIN[ \t]*:[ \t]*VCARD\s*\Z", re.IGNORECASE)
_END: Final = re.compile(rb"END[ \t]*:[ \t]*VCARD\s*\Z", re.IGNORECASE)
_AGENT: Final = re.compile(rb"(?:[\w-]+\.)?AGENT[^:]*:\s*\Z", re.IGNORECASE)
_BINARY: Final = re.compile(
    rb"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]|[^:]*[;=](?:B|BASE64)[;:,]|[^:]*:data:", re.IGNORECASE
)
_QUOTED_PRINTABLE: Final = re.compile(rb"[^:]*[;=]QUOTED-PRINTABLE[;:,]", re.IGNORECASE)
_NAME: Final = re.compile(rb"(?:[\w-]+\.)?([\w-]+)")
_BLANKS: Final = frozenset(b" \t")
_FIRST_LETTERS: Final = frozenset(b"BbEe\xef")


class RawCard(NamedTuple):
    """One card from BEGIN to END. left_out: what was too long to keep, as name and size in bytes."""

    raw: bytes
    has_end: bool
    left_out: tuple[tuple[str, int], ...]


class Outside(NamedTuple):
    """Lines that belong to no card. first: the number of the first one, from 1."""

    first: int
    lines: int


def raw_cards(stream: Bytes) -> Iterator[RawCard | Outside]:
    """The cards, and how much stands before, between and after them."""
    card: _Open | None = None
    outside_from = outside_count = 0
    number = 0
    starts_line = True
    for piece in _pieces(_in_utf8(stream)):
        number += starts_line
        is_start, starts_line = starts_line, piece[-1] in b"\r\n"
        if card is None:
            if is_start and _BEGIN.match(piece):
                if outside_count:
                    yield Outside(outside_from, outside_count)
                    outside_count = 0
                card = _Open(piece)
            elif is_start and piece.strip(b"\xef\xbb\xbf \t\r\n"):
                outside_from = outside_from if outside_count else number
                outside_count += 1
        elif is_start and piece[0] in _FIRST_LETTERS and _BEGIN.match(piece) and not card.takes_nested():
            yield card.closed(has_end=False)
            card = _Open(piece)
        elif card.add(piece, starts_line=is_start):
            yield card.closed(has_end=True)
            card = None
    if card is not None:
        yield card.closed(has_end=False)
    if outside_count:
        yield Outside(outside_from, outside_count)


class _Open:
    """A card of which more may come."""

    def __init__(self, begin: bytes) -> None:
        self._lines = [begin.removeprefix(b"\xef\xbb\xbf")]
        self._bytes = 0
        self._depth = 0
        self._at = 0  # where the line that goes on begins
        self._line_bytes = 0
        self._left_out: list[tuple[str, int]] = []
        self._passes_over = False  # the rest of a line that is too long
        self._is_full = False

    def takes_nested(self) -> bool:
        """Whether a card that begins here is inside this one, as of an agent in version 2.1."""
        last = self._lines[self._at]
        takes = self._depth > 0 or bool(_AGENT.match(last))
        self._depth += takes
        return takes

    def add(self, piece: bytes, *, starts_line: bool) -> bool:
        """Take the next line, or the rest of one. Returns True when it ends the card."""
        if piece[0] in _BLANKS:
            self._go_on(piece)
            return False
        if starts_line and piece[0] in _FIRST_LETTERS and _END.match(piece):
            self._depth -= 1
            self._begin_line(piece)
            return self._depth < 0
        if not starts_line or b":" not in piece or self._has_soft_end():
            self._go_on(piece)
        else:
            self._begin_line(piece)
        return False

    def _has_soft_end(self) -> bool:
        last = self._lines[-1]
        return last[-4:].rstrip(b" \t\r\n")[-1:] == b"=" and _QUOTED_PRINTABLE.match(self._lines[self._at]) is not None

    def _begin_line(self, piece: bytes) -> None:
        self._passes_over = False
        self._line_bytes = len(piece)
        if self._is_full and not _END.match(piece):
            self._pass_over(len(piece))
            return
        self._at = len(self._lines)
        self._lines.append(piece)
        self._bytes += len(piece)
        self._is_full = self._bytes > CARD_BYTES_MAX

    def _go_on(self, piece: bytes) -> None:
        self._line_bytes += len(piece)
        if self._passes_over or self._is_full:
            self._pass_over(len(piece))
            return
        self._lines.append(piece)
        self._bytes += len(piece)
        if self._line_bytes > ORIGINAL_CHARS_MAX:
            self._cut_line()

    def _pass_over(self, size: int) -> None:
        if self._passes_over:
            name, so_far = self._left_out[-1]
            self._left_out[-1] = (name, so_far + size)
        elif self._left_out and not self._left_out[-1][0]:
            self._left_out[-1] = ("", self._left_out[-1][1] + size)
        else:
            self._left_out.append(("", size))

    def _cut_line(self) -> None:
        """Leave out the picture that has grown too long; of a text, keep what is read."""
        whole = b"".join(self._lines[self._at :])
        found = _NAME.match(whole)
        name = found[1].decode("ascii", "replace").upper() if found else "line"
        del self._lines[self._at :]
        kept = b""
        if not _BINARY.match(whole):
            kept = whole[: 4 * TEXT_CHARS_MAX]
            kept = kept[: max(kept.rfind(b"\n"), 0) or len(kept)].rstrip(b"\r\n") + b"\r\n"
            self._lines.append(kept)
        self._at = max(0, len(self._lines) - 1)
        self._bytes += len(kept) - len(whole)
        self._left_out.append((name, len(whole)))
        self._passes_over = True

    def closed(self, *, has_end: bool) -> RawCard:
        """What was taken."""
        return RawCard(b"".join(self._lines), has_end, tuple(self._left_out))


def _in_utf8(stream: Bytes) -> Bytes:
    begun = _Begun(stream)
    codec = utf16(begun.head)
    return AsUtf8(stream, begun.head, codec) if codec else begun


class _Begun:
    """A stream whose first bytes were looked at."""

    def __init__(self, stream: Bytes) -> None:
        self._stream = stream
        self.head = b""
        while len(self.head) < 6 and (piece := stream.read(_CHUNK_BYTES)):
            self.head += piece

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes, or those that were looked at."""
        if self.head:
            piece, self.head = self.head, b""
            return piece
        return self._stream.read(size)


def _pieces(stream: Bytes) -> Iterator[bytes]:
    """Lines with their ends; a giant one in several pieces."""
    rest = b""
    while chunk := stream.read(_CHUNK_BYTES):
        lines = (rest + chunk).splitlines(keepends=True)
        rest = lines.pop()
        yield from lines
        if len(rest) > _CHUNK_BYTES:
            held = rest[-1:] if rest.endswith(b"\r") else b""  # its line feed may follow
            yield rest[: len(rest) - len(held)]
            rest = held
    if rest:
        yield rest
