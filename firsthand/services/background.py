"""What happens by itself: accounts are read when they are due, and the daily mail is sent.

The database says what is due; the queue only wakes somebody up. So a task may come twice, late or never without harm: it
looks again before it acts, and the next minute looks for what was left.
"""

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connections, transaction
from huey import Huey, PostgresHuey, SqliteHuey
from huey.consumer import Consumer

from firsthand.errors import BusyError, FirsthandError
from firsthand.language import gettext as _
from firsthand.services import accounts, digest, ending, locks, syncing, workspaces
from firsthand.services.actor import Actor
from firsthand.services.watching import Watchers
from firsthand.storage import accounts as rows_of

log = logging.getLogger(__name__)

QUEUE_FILE = "background.sqlite3"
ASKED_EVERY_SECONDS_MAX = 2.0
"""How long a task may lie in SQLite's queue before a worker looks; PostgreSQL's tells by itself."""

STOP_SECONDS_MAX = 6.0
TAKEN_OVER_SECONDS = 30.0
WORKERS = 2
"""One reads accounts, one after the other; the other looks what is due and sends the daily mail."""


class Queue(NamedTuple):
    """The queue of one database, and its tasks."""

    huey: Huey
    read: Callable[[int, int], Any]
    look: Callable[[], Any]


@lru_cache(maxsize=4)
def queue(database: str) -> Queue:
    """The queue beside a database: a file of its own in the home folder, or tables of the same PostgreSQL."""
    huey: Huey
    if connections[database].vendor == "sqlite":
        huey = SqliteHuey(database, filename=str(settings.CONFIG.home / QUEUE_FILE), results=False, timeout=20)
    else:
        huey = PostgresHuey(database, results=False, table_prefix="background", **_connect(database))

    @huey.task(name="read_account")  # type: ignore[untyped-decorator]
    def read(workspace: int, account_id: int) -> None:
        with _words():
            for actor in workspaces.everyone(database):
                if actor.scope.workspace == workspace:
                    read_if_due(actor, account_id)

    @huey.periodic_task(lambda _: True, name="look_what_is_due")  # type: ignore[untyped-decorator]
    def look() -> None:
        with _words():
            for actor in workspaces.everyone(database):
                look_what_is_due(actor)

    return Queue(huey, read, look)


def read_on_commit(actor: Actor, account_id: int) -> None:
    """Have an account read soon, if the transaction under way is kept."""
    workspace, database = actor.scope.workspace, actor.scope.database
    transaction.on_commit(lambda: queue(database).read(workspace, account_id), using=database, robust=True)


def look_what_is_due(actor: Actor) -> None:
    """Send the daily mail if it is time, and queue the accounts that are due and that nobody reads yet."""
    digest.send_if_due(actor, birthdays=_reminders)
    _queue_due(actor)


def _queue_due(actor: Actor) -> None:
    wanted = queue(actor.scope.database)
    for account_id in rows_of.due(actor.scope, accounts.this_moment()):
        if not accounts.is_running(actor, account_id):
            wanted.read(actor.scope.workspace, account_id)


def _reminders(actor: Actor, day: date) -> Sequence[str]:
    from firsthand.services import dates  # noqa: PLC0415 - arrays; only the daily mail needs them

    return dates.reminders_on(actor, day)


def read_if_due(actor: Actor, account_id: int) -> None:
    """Read an account that is still due. What goes wrong is kept with the account; nothing is raised for it."""
    if ending.soon.is_set():
        return
    try:
        # One after the other: an import holds the record, and whoever waits here would hold up the daily mail.
        with locks.held(actor, "reading", _("Reading accounts")):
            syncing.sync(actor, account_id, only_if_due=True)
    except BusyError:
        return  # It stays due: the next minute looks again.
    except FirsthandError as error:
        log.warning("account %s: %s", account_id, error)
    # Others may have been turned away while this one was read.
    if not ending.soon.is_set():
        _queue_due(actor)


class Background:
    """The consumer of a home's queue, in threads of this process. One process of a home has it; others stand by."""

    def __init__(self, database: str = workspaces.OWN) -> None:
        self._database = database
        self._ends = threading.Event()
        self._consumer: _Consumer | None = None
        self._thread = threading.Thread(target=self._work, name="background", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End soon: a run under way breaks off after its batch, and is taken up by the next process."""
        ending.soon.set()
        self._ends.set()
        if self._consumer is not None:
            self._consumer.stop_flag.set()
        if self._thread.is_alive():
            self._thread.join(STOP_SECONDS_MAX)

    @property
    def is_working(self) -> bool:
        return self._consumer is not None

    def _work(self) -> None:
        while not self._ends.is_set():
            try:
                with locks.held(workspaces.open_workspace(self._database), "background", _("The background")):
                    self._consume()
            except BusyError:
                self._ends.wait(TAKEN_OVER_SECONDS)
            except Exception:
                # The store may be away for a while; the pages go on, and the log says why nothing is read by itself.
                log.exception("nothing is read in the background for now")
                self._ends.wait(TAKEN_OVER_SECONDS)
            finally:
                connections.close_all()

    def _consume(self) -> None:
        huey = queue(self._database).huey
        huey.post_execute("close_connections")(_close_connections)
        consumer = _Consumer(
            huey, workers=WORKERS, max_delay=ASKED_EVERY_SECONDS_MAX, shutdown_timeout=STOP_SECONDS_MAX - 1
        )
        watchers = Watchers(self._database)
        watchers.start()
        self._consumer = consumer
        if self._ends.is_set():
            consumer.stop_flag.set()
        try:
            consumer.run()
            consumer.stop(graceful=True)  # waits for its threads, so long as is fit
        finally:
            watchers.stop()
            self._consumer = None
            huey.storage.close()


class _Consumer(Consumer):  # type: ignore[misc]
    """A consumer off the main thread."""

    def _set_signal_handlers(self) -> None:
        """None: only the main thread may set them, and the server has its own."""


def _close_connections(*_: object) -> None:
    """After each task: a worker's thread leaves no connection open for a minute of waiting."""
    connections.close_all()


@contextmanager
def _words() -> Iterator[None]:
    """Expected trouble of the store is a line in the log: the next minute tries again."""
    try:
        yield
    except FirsthandError as error:
        log.warning("%s", error)


def _connect(database: str) -> dict[str, object]:
    known = connections[database].settings_dict
    named = {
        "dbname": known["NAME"], "user": known["USER"], "password": known["PASSWORD"], "host": known["HOST"],
        "port": known["PORT"],
    }  # fmt: skip
    return {name: value for name, value in named.items() if value}
