"""Ids, from one sequence a database, so that rows of several tables can be written in one go without asking for ids."""

from firsthand.storage.connection import execute, one
from firsthand.storage.scope import Scope


def allocate(scope: Scope, count: int) -> int:
    """The first of `count` unused ids; call it inside the transaction that uses them."""
    execute(scope, "UPDATE sequence SET next_id = next_id + %s WHERE name = 'id'", [count])
    row = one(scope, "SELECT next_id FROM sequence WHERE name = 'id'")
    if row is None:
        execute(scope, "INSERT INTO sequence (name, next_id) VALUES ('id', %s)", [count + 1])
        return 1
    return int(row[0]) - count


def reserve(scope: Scope, last_id: int) -> None:
    """Hand out no id up to this one: rows that carry their own ids came in. Call it inside their transaction."""
    allocate(scope, 0)
    execute(scope, "UPDATE sequence SET next_id = %s WHERE name = 'id' AND next_id <= %s", [last_id + 1, last_id])
