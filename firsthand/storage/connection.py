"""The raw connection of a scope, for the hot path."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from typing import Any, TypeVar

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from firsthand.storage.scope import Scope

T = TypeVar("T")

IDS_IN_ONE_QUERY_MAX = 900
"""SQLite builds differ in how many parameters they take; all of them take this many."""


def connection(scope: Scope) -> BaseDatabaseWrapper:
    return connections[scope.database]


def is_sqlite(scope: Scope) -> bool:
    return bool(connection(scope).vendor == "sqlite")


@contextmanager
def cursor(scope: Scope) -> Iterator[CursorWrapper]:
    with closing(connection(scope).cursor()) as opened:
        yield opened


def rows(scope: Scope, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """All rows of a query, as tuples; placeholders are %s on both databases."""
    with cursor(scope) as opened:
        opened.execute(sql, parameters)
        return list(opened.fetchall())


def one(scope: Scope, sql: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...] | None:
    with cursor(scope) as opened:
        opened.execute(sql, parameters)
        row = opened.fetchone()
        return None if row is None else tuple(row)


def execute(scope: Scope, sql: str, parameters: Sequence[Any] = ()) -> int:
    """Run one statement; how many rows it changed."""
    with cursor(scope) as opened:
        opened.execute(sql, parameters)
        return int(opened.rowcount)


def execute_many(scope: Scope, sql: str, values: Sequence[Sequence[Any]]) -> None:
    if values:
        with cursor(scope) as opened:
            opened.executemany(sql, values)


def write(scope: Scope) -> AbstractContextManager[None]:
    """One transaction; everything in it happens, or nothing. One inside another is part of it: FTS5 writes out its
    index at every savepoint, so there are none.
    """
    return transaction.atomic(using=scope.database, savepoint=False)


def wait_for_others(scope: Scope) -> None:
    """Wait until no other transaction that has called this is under way; call it first in a transaction.

    On PostgreSQL the last words of a process that was killed may still be on their way into the store; what is read
    before they arrive is out of date. SQLite's IMMEDIATE transactions wait by themselves.
    """
    if not is_sqlite(scope):
        rows(scope, "SELECT 1 FROM workspace WHERE id = %s FOR UPDATE", [scope.workspace])


def in_list(count: int) -> str:
    """Placeholders for an IN of `count` values."""
    return ",".join(["%s"] * count)


def chunks(values: Sequence[T], size: int = IDS_IN_ONE_QUERY_MAX) -> Iterator[Sequence[T]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]
