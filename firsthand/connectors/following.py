"""Following a collection of objects that lies elsewhere: what is new, what is gone, and where to go on after a break.

A collection is a calendar, an address book or anything else that lists names with a version each. How names are listed and
objects fetched is the protocol's matter; what follows from it is the same for all and stands here.
"""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final, NamedTuple, Self
from urllib.parse import unquote

from firsthand.connectors.base import (
    Checkpoint,
    Gone,
    Outcome,
    Progress,
    Record,
    RecordBatch,
    SetAside,
    SourceClosed,
    SourceOpened,
)
from firsthand.domain.messages import Rejected
from firsthand.domain.wording import figure
from firsthand.language import gettext as _

BATCH_OBJECTS: Final = 100
EMPTY_MIN: Final = 5
"""A collection of which at least so many objects were known is not believed to be empty all of a sudden."""
SERIES_SECONDS: Final = 28 * 86_400
"""What repeats is told again so often: its occurrences are only told for some time ahead."""
_BATCH_RECORDS: Final = 500
_BATCH_CHARS: Final = 2_000_000
_CHUNK_SHARE: Final = 20
_PROGRESS_SECONDS: Final = 0.1

Content = str | bytes
Parse = Callable[[Content, str, int], Iterator[Record | Rejected]]
"""(one object, its address, now) → what it holds."""


@dataclass
class State:
    """What is known of one collection between two runs.

    known: name → version of the objects told; '' for those that may have been told, in whichever version.
    stamp: the protocol's marks of how far it had listed. series, series_told_at: names of what repeats, and when it was
    last told. emptied: a sudden emptiness was let through because the user meant it.
    """

    known: dict[str, str] = field(default_factory=dict)
    stamp: dict[str, str] = field(default_factory=dict)
    series: set[str] = field(default_factory=set)
    series_told_at: int = 0
    emptied: bool = False

    @classmethod
    def read(cls, text: str) -> Self:
        """A state from a checkpoint; for anything else the empty state, with which all is read from its beginning."""
        try:
            held = json.loads(text)
            return cls(held["known"], held["stamp"], set(held["series"]), held["told"], held["emptied"])
        except (ValueError, TypeError, LookupError):
            return cls()

    def written(self) -> str:
        """For a checkpoint."""
        held = {
            "known": self.known, "stamp": self.stamp, "series": sorted(self.series), "told": self.series_told_at,
            "emptied": self.emptied,
        }  # fmt: skip
        return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


class Listing(NamedTuple):
    """What a server says is there now.

    versions: name → version, of all objects or (is_full False) of those that changed; '' where the server tells none.
    removed: names of those that are gone, where not all are listed. stamp: the marks to keep once all of it is told.
    """

    versions: Mapping[str, str]
    removed: Iterable[str]
    is_full: bool
    stamp: Mapping[str, str]


class Collection(NamedTuple):
    """One calendar or address book, for the page on which a person chooses.

    objects: how many it holds, None where counting would take long. chosen: whether it is read when nobody chose.
    """

    href: str
    title: str
    objects: int | None
    chosen: bool


class Vanished(NamedTuple):
    """The collection itself is not there, or has become something else. why: said where nothing of it was known."""

    why: Rejected


class Fetched(NamedTuple):
    """One object as it is now. version: '' where the server tells none."""

    name: str
    version: str
    content: Content


class Missing(NamedTuple):
    """An object that was listed and is no longer there."""

    name: str


class Unreadable(NamedTuple):
    """An object the server does not give, though it is there; asked for again next time."""

    name: str
    reason: str
    remedy: str


Fetch = Callable[[Sequence[str]], Iterator[Fetched | Missing | Unreadable]]


class Following:
    """One pass over one collection. source: its address; title: what its owner calls it."""

    def __init__(
        self, kind: str, source: str, title: str, state: str, parse: Parse, now: int, *, empty_is_meant: bool
    ) -> None:
        self._kind = kind
        self.source = source
        self.title = title
        self._parse = parse
        self._now = now
        self._as_left = state
        self.state = State.read(state)
        self._empty_is_meant = empty_is_meant and not self.state.emptied
        if not empty_is_meant:
            self.state.emptied = False
        self._read = 0
        self._whole = True
        self._again: list[str] = []
        self._records: list[Record] = []
        self._chars = 0
        self._shown_at = 0.0

    def item(self, name: str) -> str:
        """The whole address of an object, by its name within the collection."""
        return self.source + name

    def name(self, item: str) -> str:
        """The name of an object, by its whole address."""
        return item.removeprefix(self.source)

    @property
    def is_unfinished(self) -> bool:
        """Whether there is something to do even where nothing changed."""
        return self._series_due or "" in self.state.known.values()

    @property
    def _series_due(self) -> bool:
        return bool(self.state.series) and self._now - self.state.series_told_at >= SERIES_SECONDS

    def events(self, listing: Callable[[], Listing | Vanished | Rejected], fetch: Fetch) -> Iterator[Outcome]:
        """Everything that is new, from SourceOpened to SourceClosed."""
        yield SourceOpened(self.source, self._kind, "")
        match listing():
            case Rejected() as rejected:
                yield from self._set_aside(rejected)
                self._whole = False
            case Vanished(why) if not self.state.known:
                yield from self._set_aside(why)
                self._whole = False
            case Vanished():
                yield from self._changes(Listing({}, (), is_full=True, stamp={}), fetch, empty_min=1)
            case Listing() as listed:
                yield from self._changes(listed, fetch, empty_min=EMPTY_MIN)
        yield SourceClosed(self.source, self._read, self._whole)

    def _changes(self, listed: Listing, fetch: Fetch, empty_min: int) -> Iterator[Outcome]:
        known = self.state.known
        removed = {name for name in listed.removed if name in known and name not in listed.versions}
        if listed.is_full:
            removed |= known.keys() - listed.versions.keys()
        if len(known) >= empty_min and len(removed) == len(known) and not listed.versions:
            if not self._empty_is_meant:
                yield from self._set_aside(self._suddenly_empty())
                self._whole = False
                yield from self._checkpoint_if_changed()
                return
            self.state.emptied = True
        series_due = self._series_due
        changed = {name for name, version in listed.versions.items() if not version or known.get(name) != version}
        changed |= {name for name, version in known.items() if not version} - removed
        if series_due:
            changed |= self.state.series - removed
        if removed:
            for name in removed:
                self._forget(name)
            yield Gone(self.source, tuple(self.item(name) for name in sorted(removed)))
        yield from self._told(sorted(changed), fetch)
        self.state.stamp = dict(listed.stamp)
        if series_due or not self.state.series_told_at:
            self.state.series_told_at = self._now
        yield from self._checkpoint_if_changed()

    def _told(self, names: Sequence[str], fetch: Fetch) -> Iterator[Outcome]:
        """Fetch and tell, part by part.

        Before a part is told, a checkpoint says that it may have been: whoever goes on from there tells it again, after
        Gone. Parts grow with what is known, so that checkpoints, which hold all of it, do not outgrow the objects.
        """
        at = 0
        while at < len(names):
            part = names[at : at + max(BATCH_OBJECTS, len(self.state.known) // _CHUNK_SHARE)]
            before = {name: self.state.known[name] for name in part if name in self.state.known}
            self.state.known.update(dict.fromkeys(part, ""))
            yield self._checkpoint()
            for first in range(0, len(part), BATCH_OBJECTS):
                batch = part[first : first + BATCH_OBJECTS]
                yield from self._batch(batch, before, fetch)
                yield from self._progress(at + first + len(batch), len(names))
            at += len(part)

    def _batch(self, names: Sequence[str], before: Mapping[str, str], fetch: Fetch) -> Iterator[Outcome]:
        for one in fetch(names):
            match one:
                case Missing(name):
                    if name in before:
                        self._again.append(self.item(name))
                    self._forget(name)
                case Unreadable(name, reason, remedy):
                    self._whole = False
                    yield from self._set_aside(Rejected(self._where(name), reason, remedy))
                case Fetched(name, version, content):
                    version = version or _digest(content)
                    is_due = name in self.state.series and self._series_due
                    self.state.known[name] = version
                    if before.get(name) != version or is_due:
                        yield from self._object(name, content, is_known=name in before)
        yield from self._flush()

    def _object(self, name: str, content: Content, *, is_known: bool) -> Iterator[Outcome]:
        if is_known:
            self._again.append(self.item(name))
        (self.state.series.add if _repeats(content) else self.state.series.discard)(name)
        try:
            for record in self._parse(content, self.item(name), self._now):
                if isinstance(record, Rejected):
                    yield from self._flush()
                    yield from self._set_aside(record._replace(where=self._where(name)))
                    continue
                self._records.append(record._replace(where=self._where(name)))
                self._chars += len(getattr(record, "text", "")) + len(getattr(record, "original", ""))
                if len(self._records) >= _BATCH_RECORDS or self._chars >= _BATCH_CHARS:
                    yield from self._flush()
        except Exception as error:  # noqa: BLE001 - a fault of ours in one object must not cost the others
            reason = _("It is formed in a way that could not be read (%(error)s).") % {"error": type(error).__name__}
            remedy = _("Please report this; the object itself is untouched in its place.")
            yield from self._flush()
            yield from self._set_aside(Rejected(self._where(name), reason, remedy))

    def _flush(self) -> Iterator[Outcome]:
        if self._again:
            yield Gone(self.source, tuple(self._again))
        if self._records:
            self._read += len(self._records)
            yield RecordBatch(self.source, tuple(self._records))
        self._again, self._records, self._chars = [], [], 0

    def _set_aside(self, rejected: Rejected) -> Iterator[Outcome]:
        self._read += 1
        yield SetAside(self.source, rejected)

    def _checkpoint(self) -> Checkpoint:
        return Checkpoint(self.source, self.state.written())

    def _checkpoint_if_changed(self) -> Iterator[Outcome]:
        if self.state.written() != self._as_left:
            yield self._checkpoint()

    def _forget(self, name: str) -> None:
        self.state.known.pop(name, None)
        self.state.series.discard(name)

    def _where(self, name: str) -> str:
        return f"{self.title}, {unquote(name)}" if name else self.title

    def _progress(self, done: int, total: int) -> Iterator[Outcome]:
        at = time.monotonic()
        if done == total or at - self._shown_at >= _PROGRESS_SECONDS:
            self._shown_at = at
            yield Progress(done, total)

    def _suddenly_empty(self) -> Rejected:
        return Rejected(
            self.title,
            _(
                "“%(title)s” is suddenly empty, or no longer there; %(count)s entries of it were known. Nothing "
                "was taken out of your record."
            )
            % {"title": self.title, "count": figure(len(self.state.known))},
            _(
                "If you emptied it on purpose, say so in the settings of this account; if not, look into the program you keep "
                "it in: the next run goes on as soon as something is there again."
            ),
        )


def _repeats(content: Content) -> bool:
    if isinstance(content, bytes):
        return b"\nRRULE" in content or b"\nRDATE" in content
    return "\nRRULE" in content or "\nRDATE" in content


def _digest(content: Content) -> str:
    raw = content.encode("utf-8", "replace") if isinstance(content, str) else content
    return "#" + blake2b(raw, digest_size=9).hexdigest()
