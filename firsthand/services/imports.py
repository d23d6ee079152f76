"""Bringing mail in: read, keep, resolve, sum up; resumable at any point, nothing lost and nothing doubled."""

import logging
import os
import threading
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from contextvars import copy_context
from pathlib import Path

from django.db import DatabaseError, connections

from firsthand.connectors import base
from firsthand.connectors.reading_process import ReadingProcess
from firsthand.connectors.stream import account_events, events
from firsthand.domain.sources import RunReport, SourceReport
from firsthand.domain.waiting import WAITING_DAYS_MAX
from firsthand.errors import BusyError, FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services import asked, own_addresses
from firsthand.services.actor import SECONDS_A_DAY, Actor, now
from firsthand.services.intake import Intake, Pace, asked_here, take_in
from firsthand.storage import runs
from firsthand.storage.connection import wait_for_others, write
from firsthand.storage.easing import eased, look_at_what_came, renew_statistics
from firsthand.storage.queries import owner as owner_queries
from firsthand.storage.trouble import in_words

log = logging.getLogger(__name__)

_writing = threading.Lock()
"""Two runs of one process (the user's own record and the demo) would only slow one another down."""

_running_here: set[int] = set()

_UNDO_LOOKED_AT = 100


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
    report = _read_files(actor, run, paths, me, on_progress, process)
    if read_acts:
        _read_acts(actor, on_acts)
    return report


def start_in_background(actor: Actor, paths: Sequence[Path], *, me: Sequence[str] = (), read_acts: bool = True) -> int:
    """As `start`, in a thread of this process; returns the run's id at once. Ask `progress` how it goes."""
    run = _begin(actor)

    def work() -> None:
        try:
            _read_files(actor, run, paths, me, None)
            if read_acts:
                _read_acts(actor, None)
        except FirsthandError:
            pass  # The run's report says it in words.
        except Exception:
            # A fault of ours: the report says that it broke off, the log says where.
            log.exception("import %s broke off", run)
        finally:
            connections.close_all()

    # What is said on the way comes in the language of whoever asked.
    threading.Thread(target=copy_context().run, args=(work,), name=f"import-{run}", daemon=True).start()
    return run


def sync(
    actor: Actor, account_id: int, on_progress: Callable[[RunReport], None] | None = None, *, read_acts: bool = True
) -> RunReport:
    """Read what is new in an account, to the end or until it is asked to stop (`services.syncing` knows when to call this).

    Raises AccountError where its settings or secret cannot be had, and BusyError while another import runs. What the server
    refuses is kept with the account, and the run ends as 'failed'.
    """
    from firsthand.services import accounts  # noqa: PLC0415 - keyrings and the like; an import of files needs none

    opened = accounts.opened(actor, account_id)
    run = _begin(actor, account_id)

    def stream() -> Generator[base.Event, None, None]:
        return account_events(opened.settings, opened.secret, opened.states, now=int(time.time()))

    report = _carry_out(actor, run, stream, (), on_progress, account_id)
    runs.forget_idle(actor.scope, account_id, run)
    if read_acts and report.brought_something:
        _read_acts(actor, None)
    return report


def cancel(actor: Actor, run: int) -> None:
    """Ask a run to end after its batch; what it read until then is kept, and starting again goes on from there."""
    progress(actor, run)
    if run in _running_here:
        asked_here.add(run)
        return
    with in_words(actor.scope), write(actor.scope):
        runs.ask_to_stop(actor.scope, run)


def can_go_on(actor: Actor, report: RunReport) -> bool:
    """Whether a run broke off, or was stopped, and its files are still there to go on with."""
    return report.state in ("stopped", "failed") and asked.of_run(actor, report.run) is not None


def go_on(actor: Actor, run: int) -> int:
    """Start a run anew that ended before its end, with the same files; nothing is read twice. The number of the new run.

    Raises NotFoundError where its files have gone, and BusyError while another import runs.
    """
    report = progress(actor, run)
    wanted = asked.of_run(actor, run)
    if wanted is None or not can_go_on(actor, report):
        raise NotFoundError(
            _("Import %(run)s") % {"run": run},
            _("its files are no longer there"),
            _("Choose them again, under Sources."),
        )
    fresh = start_in_background(actor, wanted.paths, me=wanted.me)
    asked.hand_on(actor, run)
    return fresh


def let_be(actor: Actor, run: int) -> None:
    """Go on with a run no more: files that were uploaded for it are removed; what it read stays."""
    if progress(actor, run).state != "running":
        asked.drop(actor, run)


def _read_acts(actor: Actor, on_acts: Callable[[int, int], None] | None) -> None:
    """What messages do; the run has ended by then, so that the record can be used meanwhile."""
    from firsthand.services import acts  # noqa: PLC0415 - arrays and patterns; a page that asks how it goes needs none

    with in_words(actor.scope):
        acts.read(actor, on_progress=on_acts)


def progress(actor: Actor, run: int) -> RunReport:
    """How an import goes, or went. Raises NotFoundError."""
    report = runs.report(actor.scope, run, actor.zone)
    if report is None:
        raise NotFoundError(
            _("Import %(run)s") % {"run": run},
            _("there is none of that number"),
            _("Look at Sources for the ones there are."),
        )
    return report


def last_to_undo(actor: Actor) -> RunReport:
    """The newest import that brought something and was not taken back. Raises NotFoundError."""
    for report in latest(actor, _UNDO_LOOKED_AT):
        if report.state != "undone" and (report.brought_something or report.state == "running"):
            return report
    raise NotFoundError(
        _("The last import"), _("there is none that brought anything"), _("`firsthand sources` lists them all.")
    )


def latest(actor: Actor, limit: int = 20) -> tuple[RunReport, ...]:
    """Earlier imports, the newest first; one whose process has gone is marked as stopped."""
    _stop_dead(actor)
    return runs.reports(actor.scope, actor.zone, limit)


def sources(actor: Actor) -> tuple[SourceReport, ...]:
    """Every source as it was last read."""
    return runs.sources(actor.scope)


def uploads_folder(actor: Actor) -> Path:
    """Where files that come through the browser wait to be read; emptied after the run."""
    return asked.folder_of(actor)


def _begin(actor: Actor, account: int = 0) -> int:
    with in_words(actor.scope), write(actor.scope):
        wait_for_others(actor.scope)
        _stop_dead(actor)
        if runs.running(actor.scope):
            raise BusyError(
                _("The import"),
                _("another one is still running"),
                _("Wait until it is done; `firsthand sources` shows it."),
            )
        run = runs.begin(actor.scope, int(time.time()), os.getpid(), account)
        if account:
            from firsthand.storage import accounts as account_rows  # noqa: PLC0415 - an import of files needs none of it

            account_rows.began(actor.scope, account, run)
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


def _read_files(
    actor: Actor,
    run: int,
    paths: Sequence[Path],
    me: Sequence[str],
    on_progress: Callable[[RunReport], None] | None,
    process: ReadingProcess | None = None,
) -> RunReport:
    with suppress(OSError):  # A full disk: what matters is said where the record is written.
        asked.keep(actor, run, paths, me)
    report = _carry_out(actor, run, lambda: _file_events(actor, paths, process), me, on_progress)
    if report.state == "done":
        asked.drop(actor, run)
    return report


def _carry_out(
    actor: Actor,
    run: int,
    stream: Callable[[], Generator[base.Event, None, None]],
    me: Sequence[str],
    on_progress: Callable[[RunReport], None] | None,
    account: int = 0,
) -> RunReport:
    started = time.monotonic()
    pace = Pace(actor, run, started, on_progress and (lambda: on_progress(progress(actor, run))))
    try:
        with in_words(actor.scope), _writing, eased(actor.scope):
            own_addresses.add(actor, me)
            intake = take_in(actor, run, stream(), pace, account=account)
            _work_out(actor, run, me)
            seconds = time.monotonic() - started
            if intake.stopped:
                runs.end(actor.scope, run, "stopped", seconds)
            elif intake.complete:
                runs.end(actor.scope, run, "done", seconds)
            else:
                runs.end(actor.scope, run, "failed", seconds, _what_failed(intake))
        if intake.failed is not None:
            from firsthand.services import accounts  # noqa: PLC0415 - see `sync`

            failed = intake.failed
            accounts.failed(
                actor,
                account,
                failed.rejected,
                lasting=failed.lasting,
                retry_after_seconds=failed.retry_after_seconds,
            )
    except BaseException as error:
        _note_failure(actor, run, time.monotonic() - started, error)
        raise
    finally:
        _running_here.discard(run)
        asked_here.discard(run)
    return progress(actor, run)


def _what_failed(intake: Intake) -> str:
    if intake.failed is None:
        return _("Reading broke off before the end. Start the import again; nothing is read twice.")
    rejected = intake.failed.rejected
    return " ".join(
        part for part in (f"{rejected.where}:" if rejected.where else "", rejected.reason, rejected.remedy) if part
    )


def _file_events(
    actor: Actor, paths: Sequence[Path], process: ReadingProcess | None = None
) -> Generator[base.Event, None, None]:
    return events(paths, known=runs.fingerprints(actor.scope), now=int(time.time()), process=process)


def _work_out(actor: Actor, run: int, me: Sequence[str]) -> None:
    """Whose mail it is, who is who, the ties, and what waits for an answer."""
    runs.set_aside(actor.scope, run, [(0, unheard) for unheard in own_addresses.unheard_of(actor, me)])
    if not owner_queries.is_worked_out(actor.scope):
        # Arrays and more, which importing again what is known needs none of.
        from firsthand.services import owner, record  # noqa: PLC0415
        from firsthand.storage.queries.interactions import counts_between  # noqa: PLC0415

        look_at_what_came(actor.scope)
        owner.propose_if_unknown(actor)
        record.bring_up_to_date(actor)
        renew_statistics(actor.scope)
        before = now(actor).before
        letters, _meetings = counts_between(actor.scope, before - WAITING_DAYS_MAX * SECONDS_A_DAY, before)
        if letters:
            from firsthand.services import move_facts  # noqa: PLC0415 - a fifth of a second; old mail needs none of it

            move_facts.read_ahead(actor)
    if runs.anything_waits(actor.scope):  # for people who may have been known long before
        from firsthand.services import other_programs  # noqa: PLC0415 - seldom needed

        other_programs.settle(actor)


def _note_failure(actor: Actor, run: int, seconds: float, error: BaseException) -> None:
    words = (
        str(error) if isinstance(error, FirsthandError) else _("The import broke off. Start it again; nothing is lost.")
    )
    try:
        runs.end(actor.scope, run, "failed", seconds, words)
    except DatabaseError:
        # A full disk refuses this line too; the run is then found to be dead when somebody looks.
        return
