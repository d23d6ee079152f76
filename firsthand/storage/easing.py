"""Settings for the length of one import, in which nothing is deleted and much is allocated."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from firsthand.storage.connection import connection, execute, is_sqlite, one
from firsthand.storage.scope import Scope

CHECKPOINT_PAGES = 8000
DEFAULT_CHECKPOINT_PAGES = 1000
ROWS_LOOKED_AT = 400
GROWTH_MIN = 1.5
COUNTED_TABLES = ("interaction", "interaction_text", "participant", "mailbox", "daily", "person", "tie", "exchange")


@contextmanager
def eased(scope: Scope) -> Iterator[None]:
    """Let the database and the collector of garbage work in larger steps; together a quarter off the cost.

    While the search index grows, SQLite rewrites its own pages; overwriting those with zeros (secure_delete) protects
    nothing, since all their words are still in the record. Pages that are touched again and again are written back once.
    """
    thresholds = gc.get_threshold()
    mapped: tuple[object, ...] | None = None
    gc.set_threshold(200_000, 20, 100)
    try:
        if is_sqlite(scope):
            execute(scope, "PRAGMA secure_delete=OFF")
            execute(scope, f"PRAGMA wal_autocheckpoint={CHECKPOINT_PAGES}")
            mapped = one(scope, "PRAGMA mmap_size")
            # Mapped pages of the file count as memory of this process; writing gains nothing by them.
            execute(scope, "PRAGMA mmap_size=0")
        yield
    finally:
        gc.set_threshold(*thresholds)
        if is_sqlite(scope):
            execute(scope, "PRAGMA secure_delete=ON")
            execute(scope, f"PRAGMA wal_autocheckpoint={DEFAULT_CHECKPOINT_PAGES}")
            execute(scope, f"PRAGMA mmap_size={mapped[0] if mapped else 0}")
            if not connection(scope).in_atomic_block:
                # Else the next to write, a page or a command, would have to carry all of this into the file first.
                one(scope, "PRAGMA wal_checkpoint(PASSIVE)")


def look_at_what_came(scope: Scope) -> None:
    """Let PostgreSQL look at the messages that came in, before they are counted; SQLite needs it only afterwards.

    Its own looking comes a minute late: until then it takes full tables for empty ones, and counting takes minutes.
    """
    if not is_sqlite(scope):
        for table in ("interaction", "participant", "mailbox"):
            execute(scope, f"ANALYZE {table}")


def renew_statistics(scope: Scope) -> None:
    """Let the database look at how its tables are filled, when they have grown by half since it last did.

    Without this SQLite takes the workspace for a good way into a table, and reads all of it for fifty rows.
    """
    if not is_sqlite(scope):
        for table in COUNTED_TABLES:
            execute(scope, f"ANALYZE {table}")
        return
    total = int((one(scope, "SELECT COUNT(*) FROM interaction") or [0])[0])
    known = 0
    if one(scope, "SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'"):
        row = one(scope, "SELECT stat FROM sqlite_stat1 WHERE tbl = 'interaction' LIMIT 1")
        known = int(str(row[0]).split()[0]) if row else 0
    if total > GROWTH_MIN * known:
        execute(scope, f"PRAGMA analysis_limit={ROWS_LOOKED_AT}")
        for table in COUNTED_TABLES:
            execute(scope, f"ANALYZE {table}")
