"""Single messages in files of their own, known by the header fields they begin with."""

import re
from collections.abc import Iterator

from firsthand.connectors.base import LETTER_BYTES_MAX, Bytes, Letter
from firsthand.domain.messages import Rejected

_FIELD = re.compile(rb"[!-9;-~]+[ \t]*:")
_KNOWN_FIELDS = re.compile(
    rb"^(?:from|to|cc|bcc|sender|reply-to|subject|date|message-id|received|return-path|delivered-to|mime-version"
    rb"|in-reply-to|references|resent-from|resent-to|x-mailer|x-from|x-original-to|envelope-to|content-type"
    rb"|content-transfer-encoding|dkim-signature|authentication-results|list-id)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_CALENDAR_OR_CARD = re.compile(rb"BEGIN[ \t]*:", re.IGNORECASE)
"""Texts in these may have lines that look like fields of mail."""
_COUNT_LINE = re.compile(rb"[ \t]*(\d{1,12})[ \t]*\r?\n")
_ENVELOPE_LINE = re.compile(rb">?From [^\n]*\n")


def looks_like_a_message(head: bytes) -> bool:
    """Whether these bytes begin with header fields, at least one of which only mail has."""
    start = 3 if head.startswith(b"\xef\xbb\xbf") else 0
    while head.startswith((b"\n", b"\r\n"), start):
        start += 1 if head[start] == 10 else 2
    if head[start : start + 7].upper() == b"BEGIN:V":
        return False  # a card or a calendar, some note in which may have a line like 'From: …'
    envelope = _ENVELOPE_LINE.match(head, start)
    if envelope:
        start = envelope.end()
    if not _FIELD.match(head, start) or _CALENDAR_OR_CARD.match(head, start):
        return False
    end = len(head)
    for gap in (b"\n\n", b"\n\r\n"):
        at = head.find(gap, start, end)
        if at >= 0:
            end = at
    return b"\0" not in head[start:end][:200] and bool(_KNOWN_FIELDS.search(head, start, end + 1))


def _whole(stream: Bytes, size: int) -> bytes:
    pieces = []
    while size > 0:
        piece = stream.read(min(size, 1024 * 1024))
        if not piece:
            break
        pieces.append(piece)
        size -= len(piece)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


class EmlFormat:
    """See `LetterFormat`."""

    kind = "eml"
    is_single = True

    def recognises(self, head: bytes) -> bool:
        """Whether the file begins like one message."""
        return looks_like_a_message(head)

    def letters(self, stream: Bytes) -> Iterator[Letter | Rejected]:
        """The one message."""
        raw = _whole(stream, LETTER_BYTES_MAX)
        if raw.startswith(b"\xef\xbb\xbf"):
            raw = raw[3:]
        yield Letter(raw, "")


class EmlxFormat:
    """See `LetterFormat`. A line with the message's length, the message, then a property list that is left alone."""

    kind = "emlx"
    is_single = True

    def recognises(self, head: bytes) -> bool:
        """Whether a count stands above something that begins like a message."""
        count = _COUNT_LINE.match(head)
        return bool(count) and looks_like_a_message(head[count.end() :]) if count else False

    def letters(self, stream: Bytes) -> Iterator[Letter | Rejected]:
        """The one message."""
        start = stream.read(64)
        count = _COUNT_LINE.match(start)
        if not count:
            return
        rest = start[count.end() :]
        size = min(int(count[1]), LETTER_BYTES_MAX)
        yield Letter((rest + _whole(stream, size - len(rest)))[:size], "")
