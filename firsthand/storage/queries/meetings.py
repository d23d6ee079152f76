"""Meetings by time and by person."""

from collections.abc import Collection
from typing import NamedTuple

from firsthand.storage.connection import chunks, in_list, one, rows
from firsthand.storage.scope import Scope

RUNS_AT_MOST = 12 * 3600
"""Seconds: what began longer ago is not looked for among the meetings that still run."""

ENTRY_SECONDS_MAX = 31 * 86_400
"""An entry of the calendar that began longer ago is not looked for among those that reach into a stretch of time."""


class Planned(NamedTuple):
    """A meeting as the calendar has it. few: whether it says something of the ties between those there."""

    id: int
    starts_at: int
    ends_at: int
    title: str
    place: str
    link: str
    status: str
    few: bool
    together: bool


_PLANNED = (
    "m.id, m.starts_at, m.ends_at, i.subject, m.place, m.link, m.status, i.personal, i.direction = 2 FROM meeting m"
    " JOIN interaction i ON i.workspace_id = m.workspace_id AND i.id = m.id WHERE m.workspace_id = %s"
)


def any_read(scope: Scope) -> bool:
    """Whether any calendar was ever read."""
    return bool(one(scope, "SELECT 1 FROM meeting WHERE workspace_id = %s AND sort = 'meeting'", [scope.workspace]))


def with_owner(scope: Scope, since: int, before: int) -> list[Planned]:
    """Meetings in which the owner takes part that end after `since` and begin before `before`, in order of time."""
    return [
        _planned(row)
        for row in rows(
            scope,
            f"SELECT {_PLANNED} AND m.starts_at >= %s AND m.starts_at < %s AND m.ends_at > %s AND i.direction = 2"
            " ORDER BY m.starts_at, m.id",
            [scope.workspace, since - RUNS_AT_MOST, before, since],
        )
    ]


def by_id(scope: Scope, id: int) -> Planned | None:
    found = rows(scope, f"SELECT {_PLANNED} AND m.id = %s", [scope.workspace, id])
    return _planned(found[0]) if found else None


def _planned(row: tuple[object, ...]) -> Planned:
    # SQLite has numbers for true and false.
    return Planned(*row[:-2], *map(bool, row[-2:]))  # type: ignore[arg-type]


class Entry(NamedTuple):
    """A stretch of time that the calendar calls taken."""

    uid: str
    starts_at: int
    ends_at: int


def taken(scope: Scope, since: int, before: int) -> list[Entry]:
    """What the calendar holds between two instants: not cancelled, not marked as free, not declined by the owner."""
    return [
        Entry(*row)
        for row in rows(
            scope,
            "SELECT m.uid, m.starts_at, m.ends_at FROM meeting m WHERE m.workspace_id = %s AND m.sort = 'meeting' AND"
            " m.starts_at >= %s AND m.starts_at < %s AND m.ends_at > %s AND m.busy AND m.status <> 'cancelled' AND NOT"
            " EXISTS (SELECT 1 FROM participant p JOIN mailbox b ON b.workspace_id = p.workspace_id AND b.id ="
            " p.mailbox_id JOIN person q ON q.workspace_id = b.workspace_id AND q.id = b.person_id WHERE p.workspace_id ="
            " m.workspace_id AND p.interaction_id = m.id AND p.role = 'd' AND q.kind = 'me') ORDER BY m.starts_at, m.id",
            [scope.workspace, since - ENTRY_SECONDS_MAX, before, since],
        )
    ]


class Met(NamedTuple):
    """How often the owner and one person were in a small meeting together; the latest of them."""

    times: int
    last_at: int | None
    last_id: int | None


def met(scope: Scope, mailboxes: Collection[int], before: int) -> Met:
    """Small meetings of the owner with one person that were over before an instant."""
    found: dict[int, int] = {}
    for part in chunks(sorted(mailboxes)):
        found.update(
            rows(
                scope,
                "SELECT m.id, m.starts_at FROM participant p JOIN meeting m ON m.workspace_id = p.workspace_id AND m.id ="
                " p.interaction_id JOIN interaction i ON i.workspace_id = m.workspace_id AND i.id = m.id WHERE"
                f" p.workspace_id = %s AND p.mailbox_id IN ({in_list(len(part))}) AND p.role IN ('o','a') AND"
                " m.ends_at <= %s AND i.direction = 2 AND i.personal",
                [scope.workspace, *part, before],
            )
        )
    last = max(((at, id) for id, at in found.items()), default=(None, None))
    return Met(len(found), *last)


def together(scope: Scope, since: int, before: int) -> list[tuple[int, int, int, int]]:
    """Small meetings of the owner with people between two instants: id, start, end, person; one row a person there."""
    return [
        (row[0], row[1], row[2], row[3])
        for row in rows(
            scope,
            # CROSS JOIN keeps SQLite from starting at the participants, which are all of history.
            "SELECT m.id, m.starts_at, m.ends_at, b.person_id FROM meeting m CROSS JOIN interaction i CROSS JOIN"
            " participant p CROSS JOIN mailbox b CROSS JOIN person q WHERE m.workspace_id = %s AND m.starts_at >= %s AND"
            " m.starts_at < %s AND m.ends_at > %s AND i.workspace_id = m.workspace_id AND i.id = m.id AND i.direction = 2"
            " AND i.personal AND p.workspace_id = m.workspace_id AND p.interaction_id = m.id AND p.role IN ('o','a') AND"
            " b.workspace_id = p.workspace_id AND b.id = p.mailbox_id AND q.workspace_id = b.workspace_id AND"
            " q.id = b.person_id AND q.kind = 'person'",
            [scope.workspace, since - RUNS_AT_MOST, before, since],
        )
    ]


def sent_to(scope: Scope, since: int, before: int) -> list[tuple[int, int, int]]:
    """Personal messages that the owner sent between two instants: id, instant, person; one row a recipient."""
    return [
        (row[0], row[1], row[2])
        for row in rows(
            scope,
            "SELECT i.id, i.sent_at, b.person_id FROM interaction i CROSS JOIN participant p CROSS JOIN mailbox b CROSS"
            " JOIN person q WHERE i.workspace_id = %s AND i.sent_at >= %s AND i.sent_at < %s AND i.direction = 1 AND"
            " i.personal AND i.date_mark = '' AND p.workspace_id = i.workspace_id AND p.interaction_id = i.id AND p.role IN"
            " ('t','c','b') AND b.workspace_id = p.workspace_id AND b.id = p.mailbox_id AND q.workspace_id ="
            " b.workspace_id AND q.id = b.person_id AND q.kind = 'person'",
            [scope.workspace, since, before],
        )
    ]
