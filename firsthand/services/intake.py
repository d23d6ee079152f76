"""What a reading process sends, turned into rows: many events in one transaction, each counted where it belongs."""

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from django.conf import settings

from firsthand.connectors import base
from firsthand.domain.messages import Message
from firsthand.services import ending
from firsthand.services.actor import Actor
from firsthand.storage import runs
from firsthand.storage.bulk import MessageWriter
from firsthand.storage.connection import wait_for_others, write

if TYPE_CHECKING:
    from firsthand.storage.records import RecordWriter

PROGRESS_SECONDS = 0.4
TRANSACTION_SECONDS_MAX = 1.0
FIRST_ROWS = 250
"""In the first transaction, so that the store has something to do at once; each later one takes twice as many, to the most."""

TRANSACTION_CHARS_MAX = 4_000_000
"""So much text waits in memory at most, beside the last batch of it."""


def take_in(
    actor: Actor,
    run: int,
    stream: Generator[base.Event, None, None],
    pace: "Pace",
    *,
    account: int = 0,
) -> "Intake":
    """Take in all that a reading process sends, or until the run is asked to stop. account: the one that is read, 0 for files."""
    intake = Intake(actor, run, pace, account)
    with closing(stream):
        while True:
            # Many events in one transaction: a commit costs as much as fifty messages.
            with write(actor.scope):
                wait_for_others(actor.scope)
                intake.take(stream)
            if intake.finished:
                break
            pace.tell()
            if is_to_stop(actor, run, account):
                intake.stopped = True
                break
    pace.tell(last=True)
    return intake


asked_here: set[int] = set()
"""Runs that were asked to end within this process: a word through the store would have to wait for a gap in its writing."""


def is_to_stop(actor: Actor, run: int, account: int) -> bool:
    """Whether the run is to end after its batch: somebody asked for it, or the process ends. account: as for `take_in`."""
    if run in asked_here or ending.soon.is_set() or runs.is_to_stop(actor.scope, run):
        return True
    if not account:
        return False
    from firsthand.storage import accounts  # noqa: PLC0415 - see `_note`

    return accounts.is_to_stop(actor.scope, run)


class Intake:
    """Turns the events of the reading process into rows."""

    def __init__(self, actor: Actor, run: int, pace: "Pace", account: int) -> None:
        self.actor = actor
        self.run = run
        self.pace = pace
        self.account = account
        self.failed: base.AccountFailed | None = None
        self.stopped = False
        self.writer: MessageWriter | None = None
        self.record_writer: RecordWriter | None = None
        self.opened: dict[str, tuple[int, str]] = {}
        self.waiting: list[tuple[int, Sequence[Message]]] = []
        self.closed: list[tuple[int, str]] = []
        self.unchanged: dict[str, base.SourceUnchanged] = {}
        self.finished = False
        self.complete = False
        self.at_once = min(FIRST_ROWS, settings.CONFIG.import_batch_rows)

    def take(self, stream: Iterator[base.Event]) -> None:
        """Write events until a transaction's worth of messages, or of time, has come together."""
        messages = chars = 0
        began = time.monotonic()
        for event in stream:
            if isinstance(event, base.Batch):
                source_id, _ = self.opened[event.source]
                self.waiting.append((source_id, event.messages))
                messages += len(event.messages)
                chars += event.chars
            elif isinstance(event, base.SourceClosed):
                # A source that could not be read whole is read again the next time.
                source_id, fingerprint = self.opened[event.source]
                self.closed.append((source_id, fingerprint if event.is_whole else ""))
            elif isinstance(event, base.SourceUnchanged):
                if self.waiting or self.closed or event.fingerprint in self.unchanged:
                    self._keep_waiting()
                self.unchanged[event.fingerprint] = event
            elif isinstance(event, base.RecordBatch):
                self._keep_waiting()
                self._keep_records(event.source, event.records)
                messages += len(event.records)
            else:
                self._note(event)
            if (
                messages >= self.at_once
                or chars >= TRANSACTION_CHARS_MAX
                or time.monotonic() - began > TRANSACTION_SECONDS_MAX
            ):
                break
        else:
            self.finished = True
        self._keep_waiting()
        self.at_once = min(2 * self.at_once, settings.CONFIG.import_batch_rows)

    def _keep_waiting(self) -> None:
        """Write the messages that came, all in one go, close the sources that ended with them, and count those known before."""
        scope, run = self.actor.scope, self.run
        if self.waiting:
            outcomes = self._message_writer().write(self.waiting)
            became = [(source_id, written) for (source_id, _), written in zip(self.waiting, outcomes, strict=True)]
            runs.count(
                scope, run, [runs.Counted(source, written.imported, written.duplicates) for source, written in became]
            )
            runs.set_aside(scope, run, [(source, refused) for source, written in became for refused in written.refused])
        runs.close_sources(scope, run, self.closed)
        if self.unchanged:
            runs.sources_unchanged(scope, run, list(self.unchanged.values()))
        self.waiting, self.closed, self.unchanged = [], [], {}

    def _keep_records(self, source: str, records: Sequence[base.Record]) -> None:
        source_id, _ = self.opened[source]
        if self.record_writer is None:
            from firsthand.storage.records import RecordWriter  # noqa: PLC0415 - slow to load, and mail needs none of it

            known = self._message_writer().mailboxes
            self.record_writer = RecordWriter(self.actor.scope, self.actor.zone, self.run, known)
        others = [record for record in records if not isinstance(record, Message)]
        written = self.record_writer.write(source_id, others)
        came = runs.Counted(source_id, written.new, written.changed + written.same, written.changed)
        runs.count(self.actor.scope, self.run, [came])
        runs.set_aside(self.actor.scope, self.run, [(source_id, rejected) for rejected in written.refused])

    def _message_writer(self) -> MessageWriter:
        """Made with the first message: where nothing is new, no mailbox needs to be known."""
        self.writer = self.writer or MessageWriter(self.actor.scope, self.actor.zone, self.run)
        return self.writer

    def _note(self, event: base.Event) -> None:
        scope, run = self.actor.scope, self.run
        if not self._stands_alone(event):
            self._keep_waiting()
        match event:
            case base.SetAside(source, rejected):
                runs.set_aside(scope, run, [(self.opened.get(source, (0, ""))[0], rejected)])
            case base.SourceOpened(source, kind, fingerprint):
                self.opened[source] = (runs.open_source(scope, run, source, kind), fingerprint)
                self.pace.now_reading = source
            case base.Gone(source, items):
                from firsthand.storage import holdings, replaced  # noqa: PLC0415 - what exchanges are comes with it

                source_id, _ = self.opened[source]
                replaced.let_go(scope, run, source_id, holdings.rows_of_items(scope, source_id, items))
                if self.writer is not None:
                    self.writer.ask_again()
            case base.Checkpoint(source, state):
                from firsthand.storage import accounts  # noqa: PLC0415 - an import of files needs none of it

                accounts.keep_state(scope, self.account, source, state)
            case base.AccountFailed():
                self.failed = event
            case base.Progress(done, total):
                self.pace.bytes_done, self.pace.bytes_total = done, total
            case base.Finished(whole):
                self.complete = whole

    def _stands_alone(self, event: base.Event) -> bool:
        """Whether an event means the same before what waits is written: how far it is, what was set aside, another source."""
        if isinstance(event, base.SourceOpened):
            return event.source not in self.opened and not self.unchanged
        return isinstance(event, base.Progress | base.SetAside)


class Pace:
    """Writes progress now and then, not with every batch."""

    def __init__(self, actor: Actor, run: int, started: float, on_progress: Callable[[], None] | None) -> None:
        self.actor = actor
        self.run = run
        self.started = started
        self.on_progress = on_progress
        self.told = started
        self.bytes_done = 0
        self.bytes_total = 0
        self.now_reading = ""

    def tell(self, *, last: bool = False) -> None:
        now = time.monotonic()
        if not last and now - self.told < PROGRESS_SECONDS:
            return
        self.told = now
        runs.progress(
            self.actor.scope, self.run, self.bytes_done, self.bytes_total, self.now_reading, now - self.started
        )
        if self.on_progress:
            self.on_progress()
