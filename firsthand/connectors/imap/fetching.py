"""The messages of one open folder: asked for ahead, newest first, in batches bounded by bytes."""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from firsthand.connectors.base import LETTER_BYTES_MAX, AccountTrouble
from firsthand.connectors.imap import trouble
from firsthand.connectors.imap.session import Session
from firsthand.connectors.imap.structure import (
    NotUnderstoodError,
    Part,
    assembled,
    bytes_left_out,
    part_of,
    sections,
)
from firsthand.connectors.imap.wire import Ended, Pieces, pairs, parsed
from firsthand.language import gettext as _

FIRST_BYTES = 128 * 1024
"""So much of each message comes at once; only what is longer is asked about."""
_BATCH_BYTES = 2_000_000
_BATCH_MESSAGES_MAX = 500
_BATCH_MESSAGES_FIRST = 50
_COMMANDS_AHEAD = 6
"""Enough to keep a slow line busy while answers are parsed, at two megabytes each at most; what asks for more of single
messages is not counted, or the line would stand still wherever many are long."""
_REFUSED_IN_A_ROW_MAX = 50

FETCH = re.compile(rb"\* \d+ FETCH \(", re.IGNORECASE)
"""How an answer with something of a message begins."""
_PLAIN = re.compile(rb"\* \d+ FETCH \(UID (\d+) BODY\[\](?:<0>)? \{\d+\}\r\n\Z", re.IGNORECASE)
_Kind = Literal["begin", "structure", "pieces", "rest"]
_NO_LABELS: frozenset[bytes] = frozenset()
_HEAD_END = b"\r\n\r\n"


class Fetched(NamedTuple):
    """One message. labels: those of Gmail, in capitals."""

    uid: int
    raw: bytes
    labels: frozenset[bytes]


class Refused(NamedTuple):
    """A message that the server does not give."""

    uid: int
    said: bytes


class BatchDone(NamedTuple):
    """Everything between these numbers has been given, refused or was not there."""

    low: int
    high: int


@dataclass(slots=True)
class _Batch:
    """Some messages that follow one another. jobs: commands on their way; size: bytes that came of their beginnings."""

    low: int
    high: int
    jobs: int = 0
    size: int = 0


@dataclass(slots=True)
class _Job:
    """One command on its way. kind: what it asks for; root: of the one message whose pieces it asks for."""

    batch: _Batch
    tag: bytes
    uids: tuple[int, ...]
    kind: _Kind
    root: Part | None = None


@dataclass(slots=True)
class _Large:
    """A message that is longer than its beginning. found: what came of it since."""

    begin: bytes
    labels: frozenset[bytes]
    found: dict[bytes, object] = field(default_factory=dict)


class AskedAhead(NamedTuple):
    """A command that asked for the messages from a number to the highest before it was known which there are."""

    tag: bytes
    low: int


def ask_ahead(session: Session, low: int, high: int, *, with_labels: bool) -> AskedAhead:
    """Ask for the last of these numbers, as many as the first batch may hold."""
    low = max(low, high - _BATCH_MESSAGES_FIRST + 1)
    return AskedAhead(session.wire.ask(b"UID FETCH %d:%d %s" % (low, high, _items(with_labels=with_labels))), low)


def _items(*, with_labels: bool) -> bytes:
    return b"(UID %sBODY.PEEK[]<0.%d>)" % (b"X-GM-LABELS " if with_labels else b"", FIRST_BYTES)


class Fetching:
    """Fetches the messages with the numbers given, which are in ascending order and taken from the end."""

    def __init__(
        self,
        session: Session,
        uids: list[int],
        low: int,
        high: int,
        *,
        with_labels: bool,
        at_once: bool = False,
        ahead: AskedAhead | None = None,
    ) -> None:
        """low, high: the interval that `uids` are all of. at_once: by one command, however many they are.

        ahead: the command that is on its way for the highest of them.
        """
        self._wire = session.wire
        self._settings = session.settings
        self._uids = uids
        self._low = low
        self._high = high
        self._items = _items(with_labels=with_labels)
        self._jobs: deque[_Job] = deque()
        self._beginnings = 0
        self._waiting: dict[int, _Batch] = {}
        self._large: dict[int, _Large] = {}
        self._per_command = len(uids) if at_once else _BATCH_MESSAGES_FIRST
        self._refused_in_a_row = 0
        self.given: set[int] = set()
        """The messages that were given, of batches that are not done."""
        if ahead is not None:
            self._take_in(ahead)

    @property
    def waiting(self) -> set[int]:
        """The messages that were asked for and are neither given nor refused yet."""
        return set(self._waiting)

    def messages(self) -> Iterator[Fetched | Refused | BatchDone]:
        """All of them; after BatchDone, nothing more comes of its interval."""
        is_under_way = bool(self._jobs)  # what was asked ahead comes next, and tells how many to ask for at once
        while True:
            while self._uids and self._beginnings < _COMMANDS_AHEAD and not is_under_way:
                self._ask_for_next()
            is_under_way = False
            if not self._jobs:
                break
            job = self._jobs.popleft()
            yield from self._answered(job)
            self._beginnings -= job.kind == "begin"
            job.batch.jobs -= 1
            if not job.batch.jobs:
                self.given -= set(range(job.batch.low, job.batch.high + 1))
                yield BatchDone(job.batch.low, job.batch.high)
        if self._low <= self._high:
            yield BatchDone(self._low, self._high)

    def _take_in(self, ahead: AskedAhead) -> None:
        first = bisect_left(self._uids, ahead.low)
        batch, uids = self._batch(first, ahead.low)
        self._note(_Job(batch, ahead.tag, uids, "begin"))

    def _ask_for_next(self) -> None:
        first = max(0, len(self._uids) - self._per_command)
        batch, uids = self._batch(first, self._uids[first])
        self._send(batch, uids, "begin", self._items)

    def _batch(self, first: int, low: int) -> tuple[_Batch, tuple[int, ...]]:
        """The messages from this place on, which are all from the number `low` to the highest that is left."""
        uids = tuple(self._uids[first:])
        del self._uids[first:]
        batch = _Batch(low, self._high)
        self._high = low - 1
        self._waiting.update(dict.fromkeys(uids, batch))
        return batch, uids

    def _send(self, batch: _Batch, uids: tuple[int, ...], kind: _Kind, items: bytes, root: Part | None = None) -> None:
        """Ask for something of messages of a batch; those of kind 'begin' are all that there are between the outer two."""
        numbers = b"%d:%d" % (uids[0], uids[-1]) if kind == "begin" else b",".join(b"%d" % uid for uid in uids)
        tag = self._wire.ask(b"UID FETCH " + numbers + b" " + items)
        self._note(_Job(batch, tag, uids, kind, root))

    def _note(self, job: _Job) -> None:
        self._jobs.append(job)
        self._beginnings += job.kind == "begin"
        job.batch.jobs += 1

    def _answered(self, job: _Job) -> Iterator[Fetched | Refused]:
        """Take in what comes until one command has ended, and ask what follows from it.

        Answers to the commands after it may come in between, since a server may work on several at once.
        """
        ended = Ended(True, b"")
        for answer in self._wire.answers(job.tag):
            if isinstance(answer, Ended):
                ended = answer
                break
            plain = _PLAIN.match(answer[0]) if len(answer) == 3 and answer[2] == b")\r\n" else None
            found = self._other(answer) if plain is None else self._begin(int(plain[1]), answer[1], _NO_LABELS)
            if found is not None:
                yield found
        if job.kind == "begin":
            yield from self._begun(job, ended)
        elif job.kind == "structure":
            for uid in job.uids:
                self._ask_for_large(job.batch, uid)
        else:
            for uid in job.uids:
                yield from self._large_come(job, uid, ended)

    def _begin(self, uid: int, raw: bytes, labels: frozenset[bytes]) -> Fetched | None:
        """Take in the beginning of a message, which is most often all of it."""
        batch = self._waiting.get(uid)
        if batch is None or uid in self._large:
            return None
        batch.size += len(raw)
        if len(raw) == FIRST_BYTES:
            self._large[uid] = _Large(raw, labels)
            return None
        return self._fetched(uid, raw, labels)

    def _other(self, answer: Pieces) -> Fetched | None:
        """Take in an answer that is not of the plainest form: more of a large message, or nothing that was asked for."""
        if not FETCH.match(answer[0]):
            return None
        read = parsed(answer)
        found = pairs(read[2]) if len(read) > 2 else {}
        uid = found.get(b"UID")
        if not isinstance(uid, int):
            return None
        if uid in self._large:
            self._large[uid].found.update(found)
            return None
        name = next((name for name in (b"BODY[]<0>", b"BODY[]") if name in found), None)
        return self._begin(uid, _text(found[name]), _labels(found.get(b"X-GM-LABELS"))) if name else None

    def _begun(self, job: _Job, ended: Ended) -> Iterator[Refused]:
        """The beginnings of some messages have come, or some have not."""
        large = tuple(uid for uid in job.uids if uid in self._large)
        if large:
            self._send(job.batch, large, "structure", b"(UID BODYSTRUCTURE)")
        if len(job.uids) > 1:
            each = max(job.batch.size // len(job.uids), 1)
            self._per_command = max(10, min(_BATCH_MESSAGES_MAX, _BATCH_BYTES // each, self._per_command * 4))
        left = [uid for uid in job.uids if uid in self._waiting and uid not in self._large]
        if ended.ok:
            for uid in left:  # it has vanished since it was listed
                del self._waiting[uid]
            return
        if (busy := trouble.of_busy(ended.text, self._settings, of_message=True)) is not None:
            raise busy
        for uid in left:
            if len(job.uids) > 1:  # find the one that is refused
                self._send(job.batch, (uid,), "begin", self._items)
            else:
                yield self._refused(uid, ended)

    def _refused(self, uid: int, ended: Ended) -> Refused:
        del self._waiting[uid]
        self._refused_in_a_row += 1
        if self._refused_in_a_row > _REFUSED_IN_A_ROW_MAX:
            raise AccountTrouble(
                self._settings.where,
                _("The server refuses to give one message after another: %(answer)s.")
                % {"answer": trouble.said(ended.text)},
                _("It is tried again. If it stays so, ask whoever runs the server whether the mailbox is damaged."),
            )
        return Refused(uid, ended.text)

    def _ask_for_large(self, batch: _Batch, uid: int) -> None:
        """Ask for the parts with text alone where the rest is most of the message, otherwise for all that is missing."""
        large = self._large[uid]
        try:
            root = part_of(large.found.get(b"BODYSTRUCTURE"))
            if bytes_left_out(root) > FIRST_BYTES and large.begin.find(_HEAD_END) > 0:
                items = b"(UID " + b" ".join(sections(root, LETTER_BYTES_MAX)) + b")"
                self._send(batch, (uid,), "pieces", items, root)
                return
        except (NotUnderstoodError, RecursionError):
            pass
        self._ask_for_rest(batch, uid)

    def _ask_for_rest(self, batch: _Batch, uid: int) -> None:
        self._send(batch, (uid,), "rest", b"(UID BODY.PEEK[]<%d.%d>)" % (FIRST_BYTES, LETTER_BYTES_MAX))

    def _large_come(self, job: _Job, uid: int, ended: Ended) -> Iterator[Fetched | Refused]:
        """What was missing of a large message is there, or is refused."""
        large = self._large[uid]
        if job.root is not None:
            try:
                head = large.begin[: large.begin.find(_HEAD_END) + len(_HEAD_END)]
                raw = assembled(job.root, head, large.found)
            except NotUnderstoodError:
                self._ask_for_rest(job.batch, uid)
                return
        else:
            rest = large.found.get(b"BODY[]<%d>" % FIRST_BYTES)
            if not ended.ok and rest is None:
                del self._large[uid]
                yield self._refused(uid, ended)
                return
            raw = large.begin + _text(rest)
        del self._large[uid]
        yield self._fetched(uid, raw, large.labels)

    def _fetched(self, uid: int, raw: bytes, labels: frozenset[bytes]) -> Fetched:
        del self._waiting[uid]
        self.given.add(uid)
        self._refused_in_a_row = 0
        return Fetched(uid, raw, labels)


def _labels(value: object) -> frozenset[bytes]:
    return (
        frozenset(one.upper() for one in value if isinstance(one, bytes)) if isinstance(value, tuple) else frozenset()
    )


def _text(value: object) -> bytes:
    """A content, which the parser takes for a number where it looks like one, or for None where it is NIL."""
    return value if isinstance(value, bytes) else str(value).encode() if isinstance(value, int) else b""
