"""The mbox family: mboxo, mboxrd, mboxcl, with LF or CRLF, with or without a last line end.

A line 'From …' divides messages only where it looks like an envelope and header fields follow, so that a sentence
which happens to begin with 'From ' stays where it was written. A Content-Length that leads exactly to the next
divider (mboxcl) is trusted over that.
"""

import re
from collections.abc import Iterator

from firsthand.connectors.base import LETTER_BYTES_MAX, Bytes, Letter
from firsthand.domain.messages import Rejected
from firsthand.language import gettext as _

_CHUNK_BYTES = 1024 * 1024
_DIVIDER_BYTES = 2048
"""As much as is needed after 'From ' to tell a divider from a sentence."""

_ENVELOPE = re.compile(
    rb"From (?:[^\n]*?[ \t])?[ \t]*(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?[ \t]+(?:\d\d?[ \t]+)?"
    rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[ \t][^\n]*?\d\d?:\d\d[^\n]*?(?:\b\d{2,4}\b|[+-]\d{4})"
)
_LOOSE_ENVELOPE = re.compile(rb"From (?:\S+@\S*|-|MAILER-DAEMON|\?\?\?@\?\?\?)[ \t]*(?:[ \t][^\n]*\d[^\n]*)?\r?\n")
_DAYS = frozenset(b"Mon Tue Wed Thu Fri Sat Sun".split())
_MONTHS = frozenset(b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
_LINE_FEED, _GREATER_THAN = b"\n>"
_FIELD = re.compile(rb">?From |[!-9;-~]+[ \t]*:")
_MAIL_FIELD = re.compile(
    rb"(?:Return-Path|Received|Date|From|To|Cc|Subject|Message-ID|MIME-Version|Delivered-To|Status|X-[\w-]+|Sender"
    rb"|Content-[\w-]+|Reply-To)[ \t]*:",
    re.IGNORECASE,
)
_CONTENT_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,12})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)


class MboxFormat:
    """See `LetterFormat`."""

    kind = "mbox"
    is_single = False

    def recognises(self, head: bytes) -> bool:
        """Whether the first line that is not empty divides messages."""
        start = _start(head)
        return head.startswith(b"From ", start) and is_divider(head, start)

    def letters(self, stream: Bytes) -> Iterator[Letter | Rejected]:
        """Each message, without its divider and with '>From ' unescaped."""
        for number, raw in enumerate(_pieces(stream), start=1):
            yield Letter(raw, _("message %(number)s") % {"number": number})


def is_divider(buffer: bytes, at: int) -> bool:
    """Whether the line at `at`, which begins with 'From ', divides messages. Needs _DIVIDER_BYTES after it."""
    line_end = buffer.find(b"\n", at, at + 1000)
    if line_end < 0:
        return bool(_ENVELOPE.match(buffer, at, at + 1000)) and len(buffer) - at < 1000
    following = line_end + 1
    if _is_usual(buffer[at:line_end]) or _ENVELOPE.match(buffer, at, line_end):
        if _FIELD.match(buffer, following) or following >= len(buffer):
            return True
        # An empty head, which needs the empty line before it to be believed.
        return buffer.startswith((b"\n", b"\r\n"), following) and _after_empty_line(buffer, at)
    if _LOOSE_ENVELOPE.match(buffer, at, following):
        return _after_empty_line(buffer, at) and bool(_MAIL_FIELD.match(buffer, following))
    return False


def _is_usual(line: bytes) -> bool:
    """Whether the line is 'From somebody Mon Nov  6 09:30:00 2023', as nearly all are; quicker than by pattern."""
    words = line.split()
    return len(words) == 7 and words[2] in _DAYS and words[3] in _MONTHS and words[5][2:3] == b":"


def _after_empty_line(buffer: bytes, at: int) -> bool:
    before = buffer[max(0, at - 4) : at]
    return not before or before.endswith((b"\n\n", b"\n\r\n")) or before in {b"\n", b"\r\n", b"\xef\xbb\xbf"}


def _start(buffer: bytes) -> int:
    start = 3 if buffer.startswith(b"\xef\xbb\xbf") else 0
    while buffer.startswith((b"\n", b"\r\n"), start):
        start += 1 if buffer[start] == 10 else 2
    return start


def _pieces(stream: Bytes) -> Iterator[bytes]:
    """The bytes between dividers. Holds one message (cut at LETTER_BYTES_MAX) and one chunk at most."""
    buffer = stream.read(_CHUNK_BYTES)
    ended = not buffer
    begin = _start(buffer)  # where the current message's divider stands
    search = begin + 5
    has_lengths = _head_has_length(buffer, begin)  # a program that writes them writes them from the first message on
    is_escaped = False  # whether the current message has a '>From '
    kept = b""  # the head of a giant message, while the rest of it passes by
    if has_lengths:
        search = max(search, _promised_end(buffer, begin))
    while True:
        at = buffer.find(b"From ", search)
        if at >= 0 and buffer[at - 1] != _LINE_FEED:
            is_escaped = is_escaped or buffer[at - 1] == _GREATER_THAN
            search = at + 5
            continue
        if at >= 0 and (ended or len(buffer) - at > _DIVIDER_BYTES):
            search = at + 5
            if is_divider(buffer, at):
                yield _letter(kept, 0, len(kept), is_escaped) if kept else _letter(buffer, begin, at, is_escaped)
                begin, kept, is_escaped = at, b"", False
                if has_lengths:
                    search = max(search, _promised_end(buffer, begin))
            continue
        if ended:
            if kept or buffer[begin:].strip():
                yield _letter(kept or buffer[begin:], 0, len(kept or buffer[begin:]), is_escaped)
            return
        # More is needed. What was searched stays only as long as the current message is not too long.
        search = at if at >= 0 else max(search, len(buffer) - 4)
        if len(buffer) - begin > LETTER_BYTES_MAX + _CHUNK_BYTES and not kept:
            kept = buffer[begin : begin + LETTER_BYTES_MAX]
        drop = max(begin, min(search, len(buffer)) - 8) if kept else begin
        more = stream.read(_CHUNK_BYTES)
        ended = not more
        buffer = buffer[drop:] + more
        search -= drop
        begin = 0 if not kept else begin - drop


def _head_has_length(buffer: bytes, begin: int) -> bool:
    head = buffer[begin : begin + 65_536]
    ends = [end for end in (head.find(b"\n\n"), head.find(b"\n\r\n")) if end >= 0]
    return bool(_CONTENT_LENGTH.search(head, 0, min(ends, default=len(head)) + 1))


def _promised_end(buffer: bytes, begin: int) -> int:
    """Where a Content-Length says that the message at `begin` ends; 0 where there is none that leads to a divider."""
    head_end = buffer.find(b"\n\n", begin, begin + 65_536)
    gap = 2
    if head_end < 0:
        head_end = buffer.find(b"\n\r\n", begin, begin + 65_536)
        gap = 3
    if head_end < 0:
        return 0
    found = _CONTENT_LENGTH.search(buffer, begin, head_end + 1)
    if not found:
        return 0
    end = head_end + gap + int(found[1])
    while buffer.startswith((b"\n", b"\r\n"), end):
        end += 1 if buffer[end] == 10 else 2
    if buffer.startswith(b"From ", end) and is_divider(buffer, end):
        return end
    return 0


def _letter(buffer: bytes, begin: int, end: int, is_escaped: bool) -> bytes:
    """One message without its divider; one '>' goes from lines like '>From ' and '>>From '."""
    start = buffer.find(b"\n", begin, end) + 1 or end
    raw = buffer[start : min(end, start + LETTER_BYTES_MAX)]
    return _ESCAPED.sub(rb"\1", raw) if is_escaped else raw
