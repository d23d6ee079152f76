"""Settings for the length of one import, in which nothing is deleted and much is allocated."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from firsthand.storage.connection import execute, is_sqlite
from firsthand.storage.scope import Scope

CHECKPOINT_PAGES = 8000
DEFAULT_CHECKPOINT_PAGES = 1000


@contextmanager
def eased(scope: Scope) -> Iterator[None]:
    """Let the database and the collector of garbage work in larger steps; together a quarter off the cost.

    While the search index grows, SQLite rewrites its own pages; overwriting those with zeros (secure_delete) protects
    nothing, since all their words are still in the record. Pages that are touched again and again are written back once.
    """
    thresholds = gc.get_threshold()
    gc.set_threshold(50_000, 20, 100)
    try:
        if is_sqlite(scope):
            execute(scope, "PRAGMA secure_delete=OFF")
            execute(scope, f"PRAGMA wal_autocheckpoint={CHECKPOINT_PAGES}")
        yield
    finally:
        gc.set_threshold(*thresholds)
        if is_sqlite(scope):
            execute(scope, "PRAGMA secure_delete=ON")
            execute(scope, f"PRAGMA wal_autocheckpoint={DEFAULT_CHECKPOINT_PAGES}")
