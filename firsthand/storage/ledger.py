"""Rows of the ledger, written and read as tuples."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from firsthand.domain.exchanges import LOOPS, Loop
from firsthand.storage.connection import chunks, execute, execute_many, in_list, one, rows
from firsthand.storage.scope import Scope

KEY_CHARS = 16
"""How long the key of an exchange is."""


class Row(NamedTuple):
    """One exchange as kept; see `storage.models.Exchange`."""

    key: str
    person_id: int
    third_id: int | None
    flow: str
    value: str
    effort: str
    state: str
    status: str
    what: str
    due_day: int | None
    opened_day: int
    closed_day: int | None
    lapse_day: int | None
    last_day: int
    loop: str
    confidence: float
    opening: str
    sureness: float
    kept: bool
    corrected: str
    decided_at: int | None
    steps: str


COLUMNS = ",".join(Row._fields)
_INSERT = (
    f"INSERT INTO exchange (workspace_id,{COLUMNS}) VALUES ({','.join(['%s'] * (1 + len(Row._fields)))})"
    " ON CONFLICT (workspace_id, key) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in Row._fields if name != "key")
)


def keep(scope: Scope, fresh: Sequence[Row]) -> None:
    """Write rows, over those of the same key."""
    execute_many(scope, _INSERT, [(scope.workspace, *row) for row in fresh])


def remove(scope: Scope, keys: Collection[str]) -> None:
    for part in chunks(sorted(keys)):
        execute(
            scope,
            f"DELETE FROM exchange WHERE workspace_id = %s AND key IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )


def by_keys(scope: Scope, keys: Collection[str]) -> dict[str, Row]:
    return {
        row[0]: Row(*row)
        for part in chunks(sorted(keys))
        for row in rows(
            scope,
            f"SELECT {COLUMNS} FROM exchange WHERE workspace_id = %s AND key IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )
    }


def of_people(scope: Scope, people: Collection[int]) -> dict[str, Row]:
    return {
        row[0]: Row(*row)
        for part in chunks(sorted(people))
        for row in rows(
            scope,
            f"SELECT {COLUMNS} FROM exchange WHERE workspace_id = %s AND person_id IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )
    }


def introduced(scope: Scope, people: Collection[int]) -> set[int]:
    """Whose exchanges introduce the owner to any of these people."""
    return {
        row[0]
        for part in chunks(sorted(people))
        for row in rows(
            scope,
            f"SELECT person_id FROM exchange WHERE workspace_id = %s AND third_id IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )
    }


def everything(scope: Scope) -> list[Row]:
    found = rows(scope, f"SELECT {COLUMNS} FROM exchange WHERE workspace_id = %s", [scope.workspace])
    return [Row(*row) for row in found]


class Wanted(NamedTuple):
    """Which rows: a condition with its parameters, made by `wanted`."""

    condition: str
    values: tuple[object, ...]


def wanted(
    scope: Scope, thresholds: Mapping[str, float], *, before_day: int, today: int | None, status: str = "", state: str = "",
    is_open: bool | None = None, person: int | None = None, people: Collection[int] = (), flow: str = "", value: str = "",
    words: str = "", any_loop: bool = False,
) -> Wanted:  # fmt: skip
    """Rows that began before a day, and suggestions only from their thresholds (opening act → sureness).

    today: the day by which to tell what has lapsed; None leaves state, openness and loop to the caller. Without a status
    dismissed ones are left out, as are people who are set aside.
    """
    sure = " ".join("WHEN %s THEN %s" for _ in thresholds)
    conditions = [
        # The plus keeps SQLite from walking along this index: nearly every row began before today.
        "+opened_day < %s",
        f"(status <> 'suggested' OR sureness >= CASE opening {sure} ELSE 0 END)" if thresholds else "1 = 1",
    ]
    values: list[object] = [before_day]
    for kind, threshold in thresholds.items():
        values += [kind, threshold]
    for column, asked in (("person_id", person), ("flow", flow), ("value", value), ("status", status)):
        if asked:
            conditions.append(f"{column} = %s")
            values.append(asked)
    if not status:
        conditions.append("status <> 'dismissed'")
    for word in words.lower().split():
        conditions.append("LOWER(what) LIKE %s ESCAPE '!'")
        values.append("%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%")
    if people:
        conditions.append(f"person_id IN ({in_list(len(people))})")
        values += sorted(people)
    elif person is None:
        conditions.append(
            "person_id NOT IN (SELECT q.id FROM person q WHERE q.workspace_id = %s AND q.kind = 'person' AND q.set_aside)"
        )
        values.append(scope.workspace)
    if today is not None:
        lapsed, waits = "(lapse_day IS NOT NULL AND lapse_day <= %s)", "(lapse_day IS NOT NULL AND lapse_day > %s)"
        if state == "lapsed":
            conditions.append(f"(state = 'lapsed' OR {lapsed})")
            values.append(today)
        elif state:
            conditions.append(f"state = %s AND NOT {lapsed}")
            values += [state, today]
        if is_open is not None:
            conditions.append(waits if is_open else f"NOT {waits}")
            values.append(today)
        if any_loop:
            conditions.append(f"loop IN ({in_list(len(LOOPS))}) AND {waits}")
            values += [*LOOPS, today]
    elif is_open:
        # What had come to an end before that day was not open on it.
        conditions.append("(corrected <> '' OR last_day >= %s OR lapse_day > %s)")
        values += [before_day, before_day]
    return Wanted(" AND ".join(conditions), tuple(values))


NEWEST = "opened_day DESC, key"
MIXED = "key"
"""Keys are digests, so their order has nothing to do with what they stand for."""

MOST_URGENT = "due_day IS NULL, due_day, opened_day DESC, key"


def count(scope: Scope, which: Wanted) -> int:
    row = one(
        scope,
        f"SELECT COUNT(*) FROM exchange WHERE workspace_id = %s AND {which.condition}",
        [scope.workspace, *which.values],
    )
    return int(row[0]) if row else 0


def page(scope: Scope, which: Wanted, order: str, limit: int | None, offset: int = 0) -> list[Row]:
    sql = f"SELECT {COLUMNS} FROM exchange WHERE workspace_id = %s AND {which.condition} ORDER BY {order}"
    values: list[object] = [scope.workspace, *which.values]
    if limit is not None:
        sql += " LIMIT %s OFFSET %s"
        values += [limit, offset]
    return [Row(*row) for row in rows(scope, sql, values)]


def closed_by_week(scope: Scope, which: Wanted, since: int, until: int) -> list[tuple[int, str, str, int]]:
    """What came to be given, by week from the day `since` up to the day `until`: week from 0, flow, status, how many."""
    return [
        (int(week), str(flow), str(status), int(number))
        for week, flow, status, number in rows(
            scope,
            "SELECT (closed_day - %s) / 7, flow, status, COUNT(*) FROM exchange WHERE workspace_id = %s AND"
            f" {which.condition} AND state IN ('given','accepted','thanked') AND closed_day >= %s AND closed_day < %s"
            " GROUP BY 1, 2, 3",
            [since, scope.workspace, *which.values, since, until],
        )
    ]


def opened_by_status(scope: Scope, which: Wanted, since: int) -> dict[str, int]:
    """Of these rows, those that began on the day `since` or later, counted by status."""
    found = rows(
        scope,
        f"SELECT status, COUNT(*) FROM exchange WHERE workspace_id = %s AND {which.condition} AND opened_day >= %s"
        " GROUP BY status",
        [scope.workspace, *which.values, since],
    )
    return {str(status): int(number) for status, number in found}


def confirmed_since(scope: Scope, since: int, before: int) -> list[Row]:
    """What the user confirmed of that which began from one day up to another."""
    found = rows(
        scope,
        f"SELECT {COLUMNS} FROM exchange WHERE workspace_id = %s AND status = 'confirmed' AND opened_day >= %s AND"
        " opened_day < %s",
        [scope.workspace, since, before],
    )
    return [Row(*row) for row in found]


def moved_between(scope: Scope, which: Wanted, since: int, until: int, limit: int) -> list[Row]:
    """Exchanges whose last step lies on one of these days, the newest first. until: the first day that is not looked at."""
    found = rows(
        scope,
        f"SELECT {COLUMNS} FROM exchange WHERE workspace_id = %s AND {which.condition} AND last_day >= %s AND last_day < %s"
        " ORDER BY last_day DESC, key LIMIT %s",
        [scope.workspace, *which.values, since, until, limit],
    )
    return [Row(*row) for row in found]


def given_and_never_asked(scope: Scope, which: Wanted, since: int, limit: int) -> list[tuple[int, str]]:
    """People to whom the owner gave at least twice since a day, and of whom nothing was asked, offered or received since: the
    person, and the key of the newest of what was given; the latest first.
    """
    found = rows(
        scope,
        "SELECT person_id, MAX(opened_day) AS last_given FROM exchange WHERE workspace_id = %s AND"
        f" {which.condition} AND flow = 'out' AND state IN ('given','thanked') AND opened_day >= %s AND NOT EXISTS (SELECT 1"
        " FROM exchange e WHERE e.workspace_id = exchange.workspace_id AND e.person_id = exchange.person_id AND e.flow = 'in'"
        " AND e.opened_day >= %s AND e.status <> 'dismissed') GROUP BY person_id HAVING COUNT(*) >= 2"
        " ORDER BY last_given DESC, person_id LIMIT %s",
        [scope.workspace, *which.values, since, since, limit],
    )
    keys = []
    for person, last in found:
        row = one(
            scope,
            "SELECT key FROM exchange WHERE workspace_id = %s AND person_id = %s AND flow = 'out' AND opened_day = %s AND"
            " state IN ('given','thanked') AND status <> 'dismissed' ORDER BY key LIMIT 1",
            [scope.workspace, person, last],
        )
        if row:
            keys.append((int(person), str(row[0])))
    return keys


def loop_totals(scope: Scope, which: Wanted) -> dict[Loop, int]:
    """Of rows made by `wanted(any_loop=True)`: how many there are of each of the four kinds."""
    found = dict(
        rows(
            scope,
            f"SELECT loop, COUNT(*) FROM exchange WHERE workspace_id = %s AND {which.condition} GROUP BY loop",
            [scope.workspace, *which.values],
        )
    )
    return {kind: int(found.get(kind, 0)) for kind in LOOPS}


def most_urgent(scope: Scope, which: Wanted, loop: Loop, limit: int) -> list[str]:
    """Keys of the first rows of one kind: what is due first, then the newest."""
    found = rows(
        scope,
        f"SELECT key FROM exchange WHERE workspace_id = %s AND {which.condition} AND loop = %s ORDER BY {MOST_URGENT} LIMIT %s",
        [scope.workspace, *which.values, loop, limit],
    )
    return [row[0] for row in found]


def loops(scope: Scope, which: Wanted) -> list[tuple[str, str, int | None, int, int]]:
    """Of rows made by `wanted(any_loop=True)`: loop, key, due_day, opened_day, person_id; one look at each row tells all
    four kinds.
    """
    found = rows(
        scope,
        f"SELECT loop, key, due_day, opened_day, person_id FROM exchange WHERE workspace_id = %s AND {which.condition}",
        [scope.workspace, *which.values],
    )
    return [(row[0], row[1], row[2], row[3], row[4]) for row in found]


def judged(scope: Scope) -> dict[str, tuple[int, int]]:
    """By opening act: how many suggestions the user confirmed, and dismissed."""
    found: dict[str, tuple[int, int]] = {}
    for opening, status, number in rows(
        scope,
        "SELECT opening, status, COUNT(*) FROM exchange WHERE workspace_id = %s AND opening <> '' AND status IN"
        " ('confirmed','dismissed') GROUP BY opening, status",
        [scope.workspace],
    ):
        confirmed, dismissed = found.get(opening, (0, 0))
        found[opening] = (int(number), dismissed) if status == "confirmed" else (confirmed, int(number))
    return found
