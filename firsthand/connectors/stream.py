"""Reading from the asking side: what a reading process finds in files or in an account, event by event."""

import contextlib
import os
import threading
from collections import deque
from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from queue import Empty, Queue
from typing import IO

from firsthand.connectors import frames
from firsthand.connectors.base import AccountFailed, Batch, Event, Finished, SetAside, SourceClosed, SourceOpened
from firsthand.connectors.reading_process import ReadingProcess
from firsthand.domain.messages import Rejected
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

_REMEDY = gettext_noop(
    "Start the import again: what was read is kept, and nothing comes in twice. If it stops again at the same place, "
    "import the other files without this one, and please report it."
)
_ACCOUNT_REMEDY = gettext_noop(
    "Nothing needs to be done now: what was read is kept, and the next run goes on from there. If it stops again, please "
    "report it."
)

_CHARS_AHEAD_MAX = 4_000_000
_CHARS_OF_AN_EVENT = 1_000
"""What one without a text is taken for."""

_GRACE_SECONDS = 10


def events(
    paths: Sequence[str | os.PathLike[str]],
    *,
    known: Collection[str] = (),
    now: int,
    process: ReadingProcess | None = None,
) -> Generator[Event, None, None]:
    """Everything that the files and folders at `paths` hold, ending with Finished.

    known: fingerprints of sources that were read before and need no second reading.
    now: seconds since 1970; later dates count as absurd.
    process: one that was started ahead; it is used up.
    What cannot be read comes as SetAside, never as an exception; if the reading process itself dies, that is said as
    SetAside too, and Finished is not complete. Closing the iterator early ends the process.
    """
    reading = process or ReadingProcess()
    names = [os.fspath(path) for path in paths]
    open_sources: list[str] = []
    try:
        for event in _received(reading, {"paths": names, "known": sorted(known), "now": now}):
            if isinstance(event, SourceOpened):
                open_sources.append(event.source)
            elif isinstance(event, SourceClosed) and event.source in open_sources:
                open_sources.remove(event.source)
            yield event
            if isinstance(event, Finished):
                return
        where = open_sources[-1] if open_sources else ", ".join(names)
        yield SetAside(where, Rejected(where, reading.how_it_ended(), _(_REMEDY)))
        yield Finished(complete=False)
    finally:
        reading.end()


def account_events(
    account: Mapping[str, object],
    secret: str,
    states: Mapping[str, str],
    *,
    now: int,
    process: ReadingProcess | None = None,
) -> Generator[Event, None, None]:
    """What is new in an account, ending with Finished.

    account: its settings as JSON types, 'kind' and 'source' among them. secret: goes to the reading process through its
    standard input alone. states: what the last Checkpoint of each source held. now, process: as for `events`.
    What breaks reading off comes as AccountFailed, never as an exception, the death of the reading process included, and
    Finished is not complete then. Closing the iterator early ends the process and with it the connection.
    """
    reading = process or ReadingProcess()
    try:
        job = {"account": dict(account), "secret": secret, "states": dict(states), "now": now}
        for event in _received(reading, job):
            yield event
            if isinstance(event, Finished):
                return
        rejected = Rejected(str(account.get("source", "")), reading.how_it_ended(), _(_ACCOUNT_REMEDY))
        yield AccountFailed(rejected, lasting=False)
        yield Finished(complete=False)
    finally:
        reading.end()


def _received(reading: ReadingProcess, job: Mapping[str, object]) -> Iterator[Event]:
    """What a process says of its job, in order; not ending with Finished where it ended too early.

    Events are unpacked in a thread, while whoever asks is busy with the store. Closing the iterator ends the process.
    """
    pipe = reading.send(job)
    ahead = _Ahead(_CHARS_AHEAD_MAX)
    receiving = threading.Thread(target=_receive, args=(reading, pipe, ahead), name="receiving", daemon=True)
    receiving.start()
    try:
        while (event := ahead.get()) is not None:
            yield event
            if isinstance(event, Finished):
                return
    finally:
        reading.stop()
        while receiving.is_alive():  # before a full queue, perhaps
            with contextlib.suppress(Empty):
                ahead.get(timeout=0.01)


def _receive(reading: ReadingProcess, pipe: IO[bytes], ahead: "_Ahead") -> None:
    try:
        while True:
            event = frames.read(pipe)
            ahead.put(event)
            if isinstance(event, Finished):
                return
    except frames.BrokenOffError:
        reading.wait(_GRACE_SECONDS)  # it may still be saying why
        ahead.put(None)


class _Ahead(Queue[Event | None]):
    """Events that wait unpacked for whoever writes them down; full by the characters in them, since their sizes differ much."""

    def _init(self, maxsize: int) -> None:
        self._waiting: deque[tuple[int, Event | None]] = deque()
        self._chars = 0

    def _qsize(self) -> int:
        return self._chars

    def _put(self, item: Event | None) -> None:
        chars = _CHARS_OF_AN_EVENT + (item.chars if isinstance(item, Batch) else 0)
        self._waiting.append((chars, item))
        self._chars += chars

    def _get(self) -> Event | None:
        chars, item = self._waiting.popleft()
        self._chars -= chars
        return item
