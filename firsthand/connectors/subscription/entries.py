"""One long iCalendar file as many short ones: each entry with what it needs of the rest, found by its uid.

Only lines are looked at; what they mean is the reader's matter. A file of any length takes as much memory as its uids do.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import IO, Final
from urllib.parse import quote

_LINE_BYTES_MAX: Final = 1024 * 1024
_ENTRIES: Final = frozenset({b"VEVENT", b"VTODO", b"VJOURNAL"})
_OF_THE_HOUR: Final = (b"DTSTAMP", b"PRODID")
"""Many servers write the hour of asking here, so that it says nothing about whether an entry changed."""


class NoCalendarError(Exception):
    """The file does not begin as a calendar does."""


class CutShortError(Exception):
    """The file ends inside a calendar."""


@dataclass
class _Calendar:
    """What all entries of one VCALENDAR share: its properties and its time zones."""

    lines: list[bytes] = field(default_factory=list)
    title: str = ""

    def digest(self) -> bytes:
        return _digest(line for line in self.lines if not line.upper().startswith(b"X-WR-CALNAME"))


@dataclass
class _Entry:
    """The components of one uid: an entry and the exceptions to it."""

    calendar: _Calendar
    spans: list[tuple[int, int]] = field(default_factory=list)
    digests: list[bytes] = field(default_factory=list)


class Entries:
    """The entries of a calendar file, by name ('#' and the uid). file: can be read in any order."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._entries: dict[str, _Entry] = {}
        self.title = ""
        self._index()
        shared: dict[int, bytes] = {}
        self.versions: dict[str, str] = {}
        """name → digest of all it says."""
        for name, entry in self._entries.items():
            head = shared.setdefault(id(entry.calendar), b"") or entry.calendar.digest()
            shared[id(entry.calendar)] = head
            self.versions[name] = _digest([*sorted(entry.digests), head]).hex()

    def content(self, name: str) -> bytes:
        """An entry as a calendar of its own."""
        entry = self._entries[name]
        pieces = [b"BEGIN:VCALENDAR\r\n", *entry.calendar.lines]
        for start, end in entry.spans:
            self._file.seek(start)
            pieces.append(self._file.read(end - start))
        return b"".join([*pieces, b"END:VCALENDAR\r\n"])

    def _index(self) -> None:
        calendar: _Calendar | None = None
        inside: list[bytes] = []
        entry_lines: list[bytes] = []
        uid_lines: list[bytes] = []
        start = 0
        for at, line in self._lines():
            word, _, value = line.strip().partition(b":")
            word, value = word.upper(), value.strip().upper()
            if not inside and word == b"BEGIN" and value == b"VCALENDAR":
                calendar, inside = _Calendar(), [value]
            elif calendar is None:
                if line.strip():
                    raise NoCalendarError
            elif word == b"BEGIN":
                if len(inside) == 1:
                    start, entry_lines, uid_lines = at, [], []
                inside.append(value)
            elif word == b"END" and inside and value == inside[-1]:
                inside.pop()
                if len(inside) == 1 and value in _ENTRIES:
                    self._add(calendar, uid_lines, entry_lines, (start, at + len(line)))
                    continue
            if len(inside) >= 2 and inside[1] in _ENTRIES:
                entry_lines.append(line)
                is_more = line[:1] in {b" ", b"\t"} and bool(uid_lines) and entry_lines[-2] is uid_lines[-1]
                if len(inside) == 2 and (is_more or word.partition(b";")[0] == b"UID"):
                    uid_lines.append(line)
            elif calendar is not None and (len(inside) >= 2 or value != b"VCALENDAR"):
                calendar.lines.append(line)
                if word.partition(b";")[0] == b"X-WR-CALNAME":
                    self.title = self.title or line.partition(b":")[2].strip().decode("utf-8", "replace")
        if calendar is None:
            raise NoCalendarError
        if inside:
            raise CutShortError

    def _lines(self) -> Iterator[tuple[int, bytes]]:
        self._file.seek(0)
        at = 3 if self._file.read(3) == b"\xef\xbb\xbf" else 0
        self._file.seek(at)
        while line := self._file.readline(_LINE_BYTES_MAX):
            yield at, line
            at += len(line)

    def _add(self, calendar: _Calendar, uid_lines: list[bytes], lines: list[bytes], span: tuple[int, int]) -> None:
        digest = _digest(lines)
        uid = b"".join(line.rstrip(b"\r\n")[1 if number else 0 :] for number, line in enumerate(uid_lines))
        value = uid.partition(b":")[2].strip() or b"without-uid-" + digest.hex().encode()
        entry = self._entries.setdefault(f"#{quote(value, safe='')}", _Entry(calendar))
        entry.spans.append(span)
        entry.digests.append(digest)


def _digest(lines: Iterable[bytes]) -> bytes:
    digest = blake2b(digest_size=12)
    for line in lines:
        if not line.startswith(_OF_THE_HOUR):
            digest.update(line.rstrip(b"\r\n") + b"\n")
    return digest.digest()
