"""The database's file written anew, so that no freed page holds the words of somebody who was forgotten."""

from django.db import OperationalError

from firsthand.storage.connection import execute, is_sqlite, one
from firsthand.storage.scope import Scope

DUE, CLEAN = 1, 0
"""Kept as the file's user_version, which changes with the transaction that takes rows out: a sweep that a crash or a
full disk kept from happening is made up for at the next start."""


def mark_due(scope: Scope) -> None:
    """Say that rows were taken out; call it inside the transaction that does."""
    if is_sqlite(scope):
        execute(scope, f"PRAGMA user_version = {DUE}")


def sweep_if_due(scope: Scope) -> bool:
    """Write the file anew if rows were taken out; whether there is nothing left to do.

    It is not possible while another program holds the file, or without room for a copy of it. On PostgreSQL the server's
    own vacuum does it.
    """
    if not is_sqlite(scope) or one(scope, "PRAGMA user_version") != (DUE,):
        return True
    try:
        # Optimising merges the pieces of the search index into one, without the words that were taken out.
        execute(scope, "INSERT INTO search_text (search_text) VALUES ('optimize')")
        if not _truncate_log(scope):
            return False
        # The copy that VACUUM makes may be larger than memory.
        execute(scope, "PRAGMA temp_store = FILE")
        try:
            execute(scope, "VACUUM")
        finally:
            execute(scope, "PRAGMA temp_store = MEMORY")
        execute(scope, f"PRAGMA user_version = {CLEAN}")
        if _truncate_log(scope):
            return True
        execute(scope, f"PRAGMA user_version = {DUE}")
    except OperationalError:
        pass
    return False


def _truncate_log(scope: Scope) -> bool:
    """Empty the write-ahead log, which holds pages as they were; whether no reader kept it."""
    found = one(scope, "PRAGMA wal_checkpoint(TRUNCATE)")
    return found is not None and not found[0]
