"""Days of people, as the user entered them, and as cards name them."""

from collections.abc import Collection
from typing import NamedTuple

from firsthand.domain.text_folding import folded
from firsthand.storage import ids
from firsthand.storage.connection import chunks, execute, in_list, rows
from firsthand.storage.scope import Scope


class Kept(NamedTuple):
    """A day of a person; id 0 where the user has no row of it. remind: the user's choice, None for none."""

    id: int
    person: int
    label: str
    year: int | None
    month: int
    day: int
    origin: str
    hidden: bool
    remind: bool | None
    days_before: int


def by_user(scope: Scope, people: Collection[int] | None = None) -> list[Kept]:
    """What the user entered, and their word on what cards name."""
    sql = (
        "SELECT id, person_id, label, year, month, day, origin, hidden, remind, days_before FROM personal_date"
        " WHERE workspace_id = %s"
    )
    return [Kept._make(row) for row in _of(scope, sql, "person_id", people)]


def on_cards(
    scope: Scope, people: Collection[int] | None = None, days: Collection[tuple[int, ...]] | None = None
) -> list[Kept]:
    """What cards name, whoever they name; those with a year first. days: only these, as month and day."""
    sql = (
        "SELECT DISTINCT m.person_id, d.label, d.year, d.month, d.day FROM card_date d JOIN card_mailbox k ON k.workspace_id ="
        " d.workspace_id AND k.card_id = d.card_id JOIN mailbox m ON m.workspace_id = k.workspace_id AND m.id = k.mailbox_id"
        " WHERE d.workspace_id = %s AND m.person_id IS NOT NULL"
    )
    if days is not None:
        # Whole numbers of our own, and so many that placeholders would not do.
        sql += f" AND d.month * 100 + d.day IN ({', '.join(str(month * 100 + day) for month, day in sorted(days))})"
    found = [
        Kept(0, person, label, year, month, day, "card", False, None, 0)
        for person, label, year, month, day in _of(scope, sql, "m.person_id", people)
    ]
    return sorted(found, key=lambda one: (one.person, one.month, one.day, one.label, one.year is None, one.year or 0))


def is_on_card(scope: Scope, person: int, label: str, month: int, day: int) -> bool:
    """Whether a card of this person names that day."""
    wanted = (folded(label), month, day)
    return any((folded(one.label), one.month, one.day) == wanted for one in on_cards(scope, [person]))


def insert(scope: Scope, day: Kept) -> int:
    """Keep a day under an id of its own."""
    id = ids.allocate(scope, 1)
    execute(
        scope,
        "INSERT INTO personal_date (workspace_id, id, person_id, label, year, month, day, origin, hidden, remind, days_before)"
        " VALUES (%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s)",
        [scope.workspace, id, *day[1:]],
    )
    return id


def _of(scope: Scope, sql: str, column: str, people: Collection[int] | None) -> list[tuple]:  # type: ignore[type-arg]
    if people is None:
        return rows(scope, sql, [scope.workspace])
    return [
        row
        for part in chunks(sorted(people))
        for row in rows(scope, f"{sql} AND {column} IN ({in_list(len(part))})", [scope.workspace, *part])
    ]
