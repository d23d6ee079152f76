"""Bringing mail in: read, keep, resolve, sum up; resumable at any point, nothing lost and nothing doubled."""

import logging
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connections

from firsthand.connectors import base
from firsthand.connectors.reading_process import ReadingProcess
from firsthand.connectors.stream import events
from firsthand.domain.messages import Message
from firsthand.domain.sources import RunReport, SourceReport
from firsthand.errors import BusyError, FirsthandError, NotFoundError
from firsthand.services import own_addresses
from firsthand.services.actor import Actor
from firsthand.storage import runs
from firsthand.storage.bulk import MessageWriter
from firsthand.storage.connection import wait_for_others, write
from firsthand.storage.easing import eased, renew_statistics
from firsthand.storage.queries import owner as owner_queries
from firsthand.storage.records import NotLetter, RecordWriter
from firsthand.storage.trouble import in_words

PROGRESS_SECONDS = 0.4
TRANSACTION_SECONDS_MAX = 1.0

log = logging.getLogger(__name__)

_writing = threading.Lock()
"""Two runs of one process (the user's own record and the demo) would only slow one another down."""

_running_here: set[int] = set()


def start(
    actor: Actor,
    paths: Sequence[Path],
    *,
    me: Sequence[str] = (),
    on_progress: Callable[[RunReport], None] | None = None,
    read_acts: bool = True,
    on_acts: Callable[[int, int], None] | None = None,
    process: ReadingProcess | None = None,
) -> RunReport:
    """Read everything below the paths into the record, to the end.

    me: addresses of the owner; without any, and with none known, the owner is proposed from what was read.
    read_acts: go on to read what the messages do, once the record is ready for use (`acts.read`); on_acts hears how far.
    process: a reading process that was started ahead.
    Raises BusyError while another import runs, and StoreError where the store can't be written; what was kept until
    then stays, and starting again goes on from there.
    """
    run = _begin(actor)
    report = _carry_out(actor, run, paths, me, on_progress, process)
    if read_acts:
        _read_acts(actor, on_acts)
    return report


def start_in_background(actor: Actor, paths: Sequence[Path], *, me: Sequence[str] = (), read_acts: bool = True) -> int:
    """As `start`, in a thread of this process; returns the run's id at once. Ask `progress` how it goes."""
    run = _begin(actor)

    def work() -> None:
        try:
            _carry_out(actor, run, paths, me, None)
            if read_acts:
                _read_acts(actor, None)
        except FirsthandError:
            pass  # The run's report says it in words.
        except Exception:
            # A fault of ours: the report says that it broke off, the log says where.
            log.exception("import %s broke off", run)
        finally:
            _remove_uploads(actor, paths)
            connections.close_all()

    threading.Thread(target=work, name=f"import-{run}", daemon=True).start()
    return run


def _read_acts(actor: Actor, on_acts: Callable[[int, int], None] | None) -> None:
    """What messages do; the run has ended by then, so that the record can be used meanwhile."""
    from firsthand.services import acts  # noqa: PLC0415 - see _load_ahead

    with in_words(actor.scope):
        acts.read(actor, on_progress=on_acts)


def progress(actor: Actor, run: int) -> RunReport:
    """How an import goes, or went. Raises NotFoundError."""
    report = runs.report(actor.scope, run, actor.zone)
    if report is None:
        raise NotFoundError(f"Import {run}", "there is none of that number", "Look at Sources for the ones there are.")
    return report


def latest(actor: Actor, limit: int = 20) -> tuple[RunReport, ...]:
    """Earlier imports, the newest first; one whose process has gone is marked as stopped."""
    _stop_dead(actor)
    return runs.reports(actor.scope, actor.zone, limit)


def sources(actor: Actor) -> tuple[SourceReport, ...]:
    """Every source as it was last read."""
    return runs.sources(actor.scope)


def uploads_folder(actor: Actor) -> Path:
    """Where files that come through the browser wait to be read; emptied after the run."""
    home = Path(settings.CONFIG.demo_home if actor.demo else settings.CONFIG.home)
    folder = home / "uploads"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _begin(actor: Actor) -> int:
    with in_words(actor.scope), write(actor.scope):
        wait_for_others(actor.scope)
        _stop_dead(actor)
        if runs.running(actor.scope):
            raise BusyError(
                "The import", "another one is still running", "Wait until it is done; `firsthand sources` shows it."
            )
        run = runs.begin(actor.scope, int(time.time()), os.getpid())
        _running_here.add(run)
        return run


def _stop_dead(actor: Actor) -> None:
    for run, process in runs.running(actor.scope):
        alive = run in _running_here if process == os.getpid() else _is_alive(process)
        if not alive:
            runs.stop(actor.scope, run)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _carry_out(
    actor: Actor,
    run: int,
    paths: Sequence[Path],
    me: Sequence[str],
    on_progress: Callable[[RunReport], None] | None,
    process: ReadingProcess | None = None,
) -> RunReport:
    started = time.monotonic()
    try:
        with in_words(actor.scope), _writing, eased(actor.scope):
            own_addresses.add(actor, me)
            complete = _read(actor, run, paths, started, on_progress, process)
            _work_out(actor, run, me)
            runs.end(
                actor.scope,
                run,
                "done" if complete else "failed",
                time.monotonic() - started,
                "" if complete else "Reading broke off before the end. Start the import again; nothing is read twice.",
            )
    except BaseException as error:
        _note_failure(actor, run, time.monotonic() - started, error)
        raise
    finally:
        _running_here.discard(run)
    return progress(actor, run)


def _work_out(actor: Actor, run: int, me: Sequence[str]) -> None:
    """Whose mail it is, who is who, the ties, and what waits for an answer."""
    runs.set_aside(actor.scope, run, [(0, unheard) for unheard in own_addresses.unheard_of(actor, me)])
    if owner_queries.is_worked_out(actor.scope):
        return
    from firsthand.services import move_facts, other_programs, owner, record  # noqa: PLC0415 - see _load_ahead

    owner.propose_if_unknown(actor)
    record.bring_up_to_date(actor)
    other_programs.settle(actor)
    renew_statistics(actor.scope)
    move_facts.read_ahead(actor)


def _load_ahead() -> None:
    """Load what working out needs (arrays, patterns: a quarter of a second) while the reading process reads."""
    import_module("firsthand.services.move_facts")
    import_module("firsthand.services.owner")


def _read(
    actor: Actor,
    run: int,
    paths: Sequence[Path],
    started: float,
    on_progress: Callable[[RunReport], None] | None,
    process: ReadingProcess | None,
) -> bool:
    """Take in what the reading process sends; whether it came to its end."""
    pace = _Pace(actor, run, started, on_progress)
    intake = _Intake(actor, run, pace)
    known = runs.fingerprints(actor.scope)
    with closing(events(paths, known=known, now=int(time.time()), process=process)) as stream:
        while not intake.finished:
            # Many events in one transaction: a commit costs as much as fifty messages.
            with write(actor.scope):
                wait_for_others(actor.scope)
                intake.take(stream)
            pace.tell()
    pace.tell(last=True)
    return intake.complete


class _Intake:
    """Turns the events of the reading process into rows."""

    def __init__(self, actor: Actor, run: int, pace: "_Pace") -> None:
        self.actor = actor
        self.run = run
        self.pace = pace
        self.writer: MessageWriter | None = None
        self.record_writer: RecordWriter | None = None
        self.opened: dict[str, tuple[int, str]] = {}
        self.finished = False
        self.complete = False

    def take(self, stream: Iterator[base.Event]) -> None:
        """Write events until a transaction's worth of messages, or of time, has come together."""
        messages = 0
        began = time.monotonic()
        for event in stream:
            if isinstance(event, base.Batch):
                self._keep(event.source, event.messages)
                messages += len(event.messages)
            elif isinstance(event, base.RecordBatch):
                self._keep_records(event.source, event.records)
                messages += len(event.records)
            else:
                self._note(event)
            if messages >= settings.CONFIG.import_batch_rows or time.monotonic() - began > TRANSACTION_SECONDS_MAX:
                return
        self.finished = True

    def _keep(self, source: str, messages: Sequence[Message]) -> None:
        source_id, _ = self.opened[source]
        written = self._message_writer().write(source_id, messages)
        runs.count(self.actor.scope, self.run, source_id, written.imported, written.duplicates)
        runs.set_aside(self.actor.scope, self.run, [(source_id, rejected) for rejected in written.refused])

    def _keep_records(self, source: str, records: Sequence[base.Record]) -> None:
        source_id, _ = self.opened[source]
        if self.record_writer is None:
            known = self._message_writer().mailboxes
            self.record_writer = RecordWriter(self.actor.scope, self.actor.zone, self.run, known)
        others: list[NotLetter] = [record for record in records if not isinstance(record, Message)]
        written = self.record_writer.write(source_id, others)
        runs.count(self.actor.scope, self.run, source_id, written.new, written.changed + written.same, written.changed)
        runs.set_aside(self.actor.scope, self.run, [(source_id, rejected) for rejected in written.refused])

    def _message_writer(self) -> MessageWriter:
        """Made with the first message: where nothing is new, no mailbox needs to be known."""
        self.writer = self.writer or MessageWriter(self.actor.scope, self.actor.zone, self.run)
        return self.writer

    def _note(self, event: base.Event) -> None:
        scope, run = self.actor.scope, self.run
        match event:
            case base.SetAside(source, rejected):
                runs.set_aside(scope, run, [(self.opened.get(source, (0, ""))[0], rejected)])
            case base.SourceOpened(source, kind, fingerprint):
                if not self.opened:
                    threading.Thread(target=_load_ahead, daemon=True).start()
                self.opened[source] = (runs.open_source(scope, run, source, kind), fingerprint)
                self.pace.now_reading = source
            case base.SourceUnchanged(source, kind, fingerprint):
                runs.source_unchanged(scope, run, source, kind, fingerprint)
            case base.SourceClosed(source, _, is_whole):
                # A source that could not be read whole is read again the next time.
                source_id, fingerprint = self.opened[source]
                runs.close_source(scope, run, source_id, fingerprint if is_whole else "")
            case base.Progress(done, total):
                self.pace.bytes_done, self.pace.bytes_total = done, total
            case base.Finished(whole):
                self.complete = whole


class _Pace:
    """Writes progress now and then, not with every batch."""

    def __init__(self, actor: Actor, run: int, started: float, on_progress: Callable[[RunReport], None] | None) -> None:
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
            self.on_progress(progress(self.actor, self.run))


def _note_failure(actor: Actor, run: int, seconds: float, error: BaseException) -> None:
    words = (
        str(error) if isinstance(error, FirsthandError) else "The import broke off. Start it again; nothing is lost."
    )
    try:
        runs.end(actor.scope, run, "failed", seconds, words)
    except DatabaseError:
        # A full disk refuses this line too; the run is then found to be dead when somebody looks.
        return


def _remove_uploads(actor: Actor, paths: Sequence[Path]) -> None:
    folder = uploads_folder(actor)
    for path in paths:
        if folder in path.parents:
            shutil.rmtree(path if path.parent == folder and path.is_dir() else path.parent, ignore_errors=True)
