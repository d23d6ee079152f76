"""The exchange with a mail server once it is logged in: commands are sent ahead, answers come in order.

The library connects and logs in, but waits for each answer before the next command; over a line of 40 ms that halves the
rate. So commands go out here by its `send`, and answers are read by its `readline` and `read`.
"""

import imaplib
import re
from collections.abc import Iterator
from typing import NamedTuple

from imapclient.response_parser import parse_response

from firsthand.connectors.imap import trouble
from firsthand.connectors.imap.settings import Settings

_LITERAL = re.compile(rb"\{(\d+)\}\r\n\Z")
_LITERAL_BYTES_MAX = 128 * 1024 * 1024
"""More than is ever asked for; a server that announces it is not understood."""
_OURS = re.compile(rb"(F\d+) (OK|NO|BAD)(?: (.*))?\r\n\Z", re.DOTALL)

Pieces = list[bytes]
"""One untagged answer: text, literal, text, literal, …, text."""


class Ended(NamedTuple):
    """How a command ended: ok or not, and what the server said."""

    ok: bool
    text: bytes


class Wire:
    """A logged-in connection. All of it may raise OSError, imaplib's errors and AccountTrouble."""

    def __init__(self, imap: imaplib.IMAP4, settings: Settings) -> None:
        self._imap = imap
        self._settings = settings
        self._sent = 0
        self._ended: dict[bytes, Ended] = {}
        self._again: dict[bytes, list[Pieces]] = {}
        self.bytes_read = 0

    def ask(self, command: bytes) -> bytes:
        """Send a command, without waiting; its tag."""
        self._sent += 1
        tag = b"F%d" % self._sent
        self._imap.send(tag + b" " + command + b"\r\n")
        return tag

    def answers(self, tag: bytes) -> Iterator[Pieces | Ended]:
        """What the server says until the command with this tag has ended, and last how it ended."""
        yield from self._again.pop(tag, [])
        while tag not in self._ended:
            pieces = self._answer()
            first = pieces[0]
            if first.startswith(b"* "):
                if first[2:6].upper() == b"BYE " or first == b"* BYE\r\n":
                    raise trouble.of_goodbye(first[6:], self._settings)
                yield pieces
            elif (ours := _OURS.match(first)) is not None:
                self._ended[ours[1]] = Ended(ours[2] == b"OK", ours[3] or b"")
            else:
                raise trouble.garbage(self._settings)
        yield self._ended.pop(tag)

    def has_ended(self, tag: bytes) -> bool:
        """Whether a command ended while the answers to one before it were read, and its own answers with them."""
        return tag in self._ended

    def give_again(self, tag: bytes, answers: list[Pieces]) -> None:
        """Keep what came too early for when the command with this tag is asked after."""
        self._again[tag] = answers

    def told(self, tag: bytes) -> tuple[list[Pieces], Ended]:
        """Everything said to one short command."""
        *pieces, ended = self.answers(tag)
        assert isinstance(ended, Ended)
        return [one for one in pieces if not isinstance(one, Ended)], ended

    def _answer(self) -> Pieces:
        line = self._line()
        pieces = [line]
        while line.endswith(b"}\r\n") and (announced := _LITERAL.search(line)) is not None:
            size = int(announced[1])
            if size > _LITERAL_BYTES_MAX:
                raise trouble.garbage(self._settings)
            literal = self._imap.read(size)
            if len(literal) < size:
                raise EOFError
            self.bytes_read += size
            line = self._line()
            pieces += (literal, line)
        return pieces

    def _line(self) -> bytes:
        line = self._imap.readline()
        if not line.endswith(b"\r\n"):
            if not line or not line.endswith(b"\n"):
                raise EOFError
            line = line[:-1] + b"\r\n"
        return bytes(line)


def parsed(pieces: Pieces) -> tuple[object, ...]:
    """An untagged answer without its star, as nested tuples of bytes, numbers and None."""
    texts = [pieces[0][2:], *pieces[2::2]]
    return tuple(
        parse_response([*[(text[:-2], pieces[2 * at + 1]) for at, text in enumerate(texts[:-1])], texts[-1][:-2]])
    )


def pairs(values: object) -> dict[bytes, object]:
    """(name, value, name, value, …) by upper-cased name."""
    if not isinstance(values, tuple):
        return {}
    names = [name.upper() if isinstance(name, bytes) else b"" for name in values[::2]]
    return dict(zip(names, values[1::2], strict=False))


def quoted(name: bytes) -> bytes:
    """A folder name as a command carries it."""
    return b'"' + name.replace(b"\\", b"\\\\").replace(b'"', b'\\"') + b'"'
