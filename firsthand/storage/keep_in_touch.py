"""How often the user wants to be in touch with people."""

from collections.abc import Collection

from firsthand.domain.keeping_in_touch import Wanted
from firsthand.storage.connection import chunks, execute, execute_many, in_list, rows
from firsthand.storage.scope import Scope


def wanted(scope: Scope, people: Collection[int] | None = None) -> dict[int, tuple[Wanted, int]]:
    """What is wanted with each, and the day on which the user said so."""
    sql = "SELECT person_id, ideal_days, max_days, on_day FROM keep_in_touch WHERE workspace_id = %s"
    if people is None:
        found = rows(scope, sql, [scope.workspace])
    else:
        found = [
            row
            for part in chunks(sorted(people))
            for row in rows(scope, f"{sql} AND person_id IN ({in_list(len(part))})", [scope.workspace, *part])
        ]
    return {person: (Wanted(ideal, most), on) for person, ideal, most, on in found}


def keep(scope: Scope, people: Collection[int], ideal_days: int | None, max_days: int | None, on_day: int) -> None:
    """Replace what is wanted with these people; nothing is kept where neither number is given."""
    for part in chunks(sorted(people)):
        execute(
            scope,
            f"DELETE FROM keep_in_touch WHERE workspace_id = %s AND person_id IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )
    if ideal_days is not None or max_days is not None:
        execute_many(
            scope,
            "INSERT INTO keep_in_touch (workspace_id, person_id, ideal_days, max_days, on_day) VALUES (%s,%s,%s,%s,%s)",
            [(scope.workspace, person, ideal_days, max_days, on_day) for person in sorted(people)],
        )
