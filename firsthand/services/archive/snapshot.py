"""One state of the store, whatever others write meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager

from firsthand.storage.connection import connection, execute, is_sqlite
from firsthand.storage.scope import Scope


@contextmanager
def snapshot(scope: Scope) -> Iterator[None]:
    """Read one state of the store without keeping anybody from writing; inside a transaction, that one's state."""
    if connection(scope).in_atomic_block:
        yield
        return
    # Django's own transactions lock SQLite for writing from the start, which an export of minutes must not do.
    execute(scope, "BEGIN DEFERRED" if is_sqlite(scope) else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    try:
        yield
    finally:
        execute(scope, "ROLLBACK")
