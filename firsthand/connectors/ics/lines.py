"""Bytes of a calendar as content lines: unfolded, whatever was done to their ends, and never longer than memory allows."""

import codecs
import re
from collections.abc import Iterator

from firsthand.connectors.base import Bytes

LINE_BYTES_MAX = 1024 * 1024
"""What is kept of one line. A longer one is a picture or an endless list; what it is cut to is still read."""

_CHUNK_BYTES = 256 * 1024
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_NAME = re.compile(rb"[ \t]*([A-Za-z][A-Za-z0-9._-]*)[ \t]*[;:]")
_BEGINNING = re.compile(
    rb"BEGIN[ \t]*:[ \t]*V(?:CALENDAR|EVENT|TODO|JOURNAL|FREEBUSY|AVAILABILITY|TIMEZONE|ALARM)[ \t]*[\r\n]",
    re.IGNORECASE,
)
_ALSO_WRITTEN_SMALL = frozenset(
    b"BEGIN END VERSION METHOD UID DTSTART DTEND DTSTAMP DURATION SUMMARY DESCRIPTION LOCATION ORGANIZER ATTENDEE RRULE"
    b" RDATE EXDATE EXRULE RECURRENCE-ID SEQUENCE STATUS TRANSP URL CONFERENCE LAST-MODIFIED CREATED CLASS CATEGORIES"
    b" TZID TZNAME TZOFFSETFROM TZOFFSETTO ATTACH TRIGGER ACTION PRIORITY PRODID".split()
)
"""Names are the same in small letters. Other small words before a colon are a text that was broken without folding."""
_MAY_GO_ON = frozenset(b"SUMMARY DESCRIPTION LOCATION COMMENT X-ALT-DESC ATTENDEE ORGANIZER CONFERENCE URL".split())
"""What a line without a name may belong to; after a date or a UID it is a stray."""


def content_lines(stream: Bytes) -> Iterator[tuple[bytes, bytes, int]]:
    """Each line as its name in capitals, the whole of it, and how many bytes of it were dropped.

    A line that begins with no name goes on with the text before it, as some programs break texts.
    """
    name, line, dropped = b"", b"", 0
    for text, missing in _unfolded(stream):
        found = _NAME.match(text)
        capitals = found[1].upper() if found else b""
        is_soft_break = line.endswith(b"=") and b"QUOTED-PRINTABLE" in line[:200].upper()
        if found and not is_soft_break and (capitals == found[1] or _is_known(capitals)):
            if name:
                yield name, line, dropped
            name, line, dropped = capitals, text, missing
        elif is_soft_break or name not in _MAY_GO_ON:
            line = line[:-1] + text if is_soft_break else line
            dropped += missing
        elif len(line) + len(text) < LINE_BYTES_MAX:
            line = line + b"\n" + text
            dropped += missing
        else:
            dropped += len(text) + missing
    if name:
        yield name, line, dropped


def _is_known(name: bytes) -> bool:
    return name in _ALSO_WRITTEN_SMALL or name.startswith(b"X-")


def _unfolded(stream: Bytes) -> Iterator[tuple[bytes, int]]:
    """Lines without the folding that RFC 5545 prescribes; a fold may stand inside a character."""
    line: bytes | None = None
    pieces: list[bytes] = []  # what follows `line`
    held = dropped = 0
    for physical, missing in _physical(stream):
        if not physical:
            continue
        if physical[0] in b" \t" and line is not None:
            dropped += missing
            if held < LINE_BYTES_MAX:
                pieces.append(physical[1:])
                held += len(physical)
            else:
                dropped += len(physical)
            continue
        if line is not None:
            yield (b"".join([line, *pieces]) if pieces else line), dropped
        line, pieces, held, dropped = physical, [], len(physical), missing
    if line is not None:
        yield b"".join([line, *pieces]), dropped


def _physical(stream: Bytes) -> Iterator[tuple[bytes, int]]:
    """What stands between line ends of any kind, each with how much of it was dropped."""
    rest = b""
    dropped = 0
    for piece in _as_utf8(stream):
        if not piece:
            continue
        held = rest + piece
        lines = held.splitlines()
        if held.endswith(b"\n"):
            rest = b""
        else:
            # A carriage return may be half of a line end.
            rest = lines.pop() + (b"\r" if held.endswith(b"\r") else b"")
        for line in lines:
            yield line, dropped
            dropped = 0
        if len(rest) > LINE_BYTES_MAX:
            dropped += len(rest) - LINE_BYTES_MAX
            rest = rest[:LINE_BYTES_MAX]
    for line in rest.splitlines():
        yield line, dropped


def _as_utf8(stream: Bytes) -> Iterator[bytes]:
    """The stream without a byte order mark, and UTF-16 as UTF-8."""
    first = stream.read(_CHUNK_BYTES)
    while len(first) < 4 and (more := stream.read(_CHUNK_BYTES)):
        first += more
    charset = utf16(first)
    if not charset:
        yield first.removeprefix(_BYTE_ORDER_MARK)
        while piece := stream.read(_CHUNK_BYTES):
            yield piece
        return
    decoder = codecs.getincrementaldecoder(charset)("replace")
    yield decoder.decode(first).removeprefix("\ufeff").encode("utf-8", "replace")
    while piece := stream.read(_CHUNK_BYTES):
        yield decoder.decode(piece).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def utf16(head: bytes) -> str:
    """The codec, if these bytes begin a text in UTF-16, with or without a mark; '' if they do not."""
    if head.startswith(b"\xff\xfe") or (head[1:2] == head[3:4] == b"\0" and head[:1] != b"\0"):
        return "utf-16-le"
    if head.startswith(b"\xfe\xff") or (head[:1] == head[2:3] == b"\0" and head[1:2] > b"\0"):
        return "utf-16-be"
    return ""


def begins_a_calendar(head: bytes) -> bool:
    """Whether a file that begins so is a calendar, or entries that were taken out of one."""
    charset = utf16(head)
    if charset:
        head = head[:200].decode(charset, "ignore").removeprefix("\ufeff").encode("ascii", "replace")
    return bool(_BEGINNING.match(head.removeprefix(_BYTE_ORDER_MARK).lstrip()[:40] + b"\n"))
