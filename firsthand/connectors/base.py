"""The contract every connector keeps, and the events that reading gives.

A connector knows one format. It gets bytes and gives **letters** (the raw bytes of one message each), **records**
(meetings, cards and what else is no letter) or, for a format that holds other files, **members**. Turning letters into
messages, walking folders and telling sources apart happens once, in `reading`.

A connector for an **account** knows one protocol instead, and gives events itself.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, Protocol

from firsthand.domain.cards import Card, Favour, Remark
from firsthand.domain.meetings import Meeting
from firsthand.domain.messages import Message, Rejected

LETTER_BYTES_MAX = 8 * 1024 * 1024
"""A longer message is read with its head and this much of its body; the rest is passed over, never held."""

HEAD_BYTES = 16 * 1024
"""How much of a file is looked at to recognise it."""


class Bytes(Protocol):
    """A stream that only goes forward."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; b'' at the end and only there."""
        ...


class Letter(NamedTuple):
    """The raw bytes of one message. where: its place within the source, '' when the source is this one message."""

    raw: bytes
    where: str


class LetterFormat(Protocol):
    """A format of one file that holds messages.

    Trouble in the middle is yielded as `Rejected`, with what came before it kept; `OSError` from the stream is let
    through. Nothing is ever written.
    """

    kind: str
    is_single: bool
    """Whether a file of this format holds one message; such files belong to the folder they lie in."""

    def recognises(self, head: bytes) -> bool:
        """Whether a file that begins with `head` (at most HEAD_BYTES) is of this format."""
        ...

    def letters(self, stream: Bytes) -> Iterator[Letter | Rejected]:
        """The messages, in order; each call starts from a fresh stream."""
        ...


Record = Message | Meeting | Card | Remark | Favour
"""What a `RecordFormat` gives; each says in `where` how a person finds it again, within the source."""


class Columns(NamedTuple):
    """How the columns of a table are read: pairs of a column's heading and what it is taken for, in plain words.

    source: '' from a `RecordFormat`, which doesn't know it.
    """

    source: str
    pairs: tuple[tuple[str, str], ...]


class RecordFormat(Protocol):
    """A format of one file that holds meetings, cards or rows of another service.

    Trouble with one record is yielded as `Rejected`, with what came before and after it kept; `OSError` from the stream is
    let through. Nothing is ever written.
    """

    kind: str
    is_single: bool
    """Whether files of this format often hold one record each; small ones belong to the folder they lie in."""
    needs_seeking: bool

    def recognises(self, head: bytes) -> bool:
        """Whether a file that begins with `head` (at most HEAD_BYTES) is of this format."""
        ...

    def records(self, stream: Bytes, now: int) -> Iterator[Record | Columns | Rejected]:
        """The records, in order; each call starts from a fresh stream. A table tells its columns first.

        stream: seekable, if `needs_seeking`.
        now: seconds since 1970, for what repeats.
        """
        ...


class AccountReader(Protocol):
    """A protocol by which an account is read.

    `events` opens one source for each folder, calendar or address book, takes up each where its state says it was left,
    and never changes anything on the server. A cut connection, a refused password and the like are raised as
    `AccountTrouble`; what was yielded until then is kept, and the next run goes on from the last `Checkpoint`.
    """

    kind: str

    def events(
        self, account: Mapping[str, object], secret: str, states: Mapping[str, str], now: int
    ) -> "Iterator[Outcome]":
        """What is new since the states given, by source; ends with Finished.

        account: what the user set (host, port, user, security, folders, …), as JSON types. secret: password or access
        token. states: as earlier checkpoints gave them, by source; a source without one is read from its beginning.
        """
        ...


class AccountTrouble(Exception):
    """An account cannot be read (now). reason and remedy: plain sentences, without secrets.

    lasting: whether trying again without the user's doing is pointless (a wrong password, a wrong certificate).
    retry_after_seconds: how much patience the server asked for; 0 where it said nothing.
    """

    def __init__(
        self, where: str, reason: str, remedy: str, *, lasting: bool = False, retry_after_seconds: int = 0
    ) -> None:
        super().__init__(f"{where}: {reason} {remedy}")
        self.where = where
        self.reason = reason
        self.remedy = remedy
        self.lasting = lasting
        self.retry_after_seconds = retry_after_seconds


class SignInTrouble(AccountTrouble):
    """The user or the password (or what stands for it) is refused, rather than the server being away or another one."""


class Member(NamedTuple):
    """One file inside an archive; `open` is called at most once, before the next member is asked for.

    size: in bytes, as the archive tells it.
    """

    name: str
    open: Callable[[], Bytes]
    size: int


class ArchiveFormat(Protocol):
    """A file that holds files."""

    kind: str
    needs_seeking: bool

    def recognises(self, head: bytes) -> bool:
        """Whether a file that begins with `head` is of this format."""
        ...

    def members(self, stream: Bytes) -> Iterator[Member | Rejected]:
        """The files inside, in order. stream: seekable where `needs_seeking`."""
        ...


Row = tuple[
    bytes, str, int | None, int, str, str, tuple[tuple[str, str, str], ...], str, tuple[str, ...], str, str,
    tuple[str, ...], bool, str,
]  # fmt: skip
"""The fields of a `Message` in order, as plain tuples: what marshal can carry between processes."""


class SourceOpened(NamedTuple):
    """A source begins: one mbox, one maildir folder, one folder of single messages, or one archive.

    source: its path, as shown to a person; a part of an archive is 'takeout.zip › Takeout/Mail/All mail.mbox'.
    fingerprint: equal while the source is unchanged; keep it once the source has closed.
    """

    source: str
    kind: str
    fingerprint: str


class Batch(NamedTuple):
    """Some hundred messages of one source, in order."""

    source: str
    messages: tuple[Message, ...]

    @property
    def chars(self) -> int:
        """Of all texts together: roughly what it takes in memory."""
        return sum([len(message.text) for message in self.messages])


class RowBatch(NamedTuple):
    """A `Batch` on its way: what the reading process gives and the pipe carries."""

    source: str
    rows: list[Row]


class RecordBatch(NamedTuple):
    """Some hundred records of one source, in order; messages among them come as a `Batch` of their own."""

    source: str
    records: tuple[Record, ...]


class Gone(NamedTuple):
    """Items of an account that are no longer there, or are given anew after this: all that came from them goes."""

    source: str
    items: tuple[str, ...]


class Checkpoint(NamedTuple):
    """Everything of a source up to here has been given; a later run may start from this state."""

    source: str
    state: str


class AccountFailed(NamedTuple):
    """How an account's reading broke off, as `AccountTrouble`; Finished(complete=False) follows."""

    rejected: Rejected
    lasting: bool
    retry_after_seconds: int = 0


class SetAside(NamedTuple):
    """Something of a source (or, before any source was opened, a given path) that could not be read."""

    source: str
    rejected: Rejected


class Progress(NamedTuple):
    """How far reading is; the total is what the given paths hold on disk, or what an account has to give."""

    bytes_done: int
    bytes_total: int


class SourceUnchanged(NamedTuple):
    """A source whose fingerprint was known: not read again."""

    source: str
    kind: str
    fingerprint: str


class SourceClosed(NamedTuple):
    """A source was read to its end, as far as that was possible.

    read: messages given plus things set aside.
    is_whole: False when something may read better another time (a file vanished, no permission, a faulty disk): then
        its fingerprint must not be kept as known.
    """

    source: str
    read: int
    is_whole: bool


class Finished(NamedTuple):
    """Nothing follows. complete: False when reading broke off before the end."""

    complete: bool


_Said = (
    SourceOpened | RecordBatch | Columns | Gone | Checkpoint | AccountFailed | SetAside | Progress | SourceUnchanged
    | SourceClosed | Finished
)  # fmt: skip

Outcome = RowBatch | _Said
"""What `reading` and account readers give inside the reading process."""

Event = Batch | _Said
"""What `stream.events` yields. Sources may stand inside one another (an mbox in an archive): between its SourceOpened
and its SourceClosed, events of other sources may come; each says which source it belongs to."""
