"""What messages do, read once and kept; and whose exchanges must then be made anew."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from firsthand.storage.connection import chunks, execute, execute_many, in_list, one, rows
from firsthand.storage.scope import Scope


class Unread(NamedTuple):
    """A personal message of which the acts are still to be read. direction: 1 from the owner, -1 to the owner."""

    id: int
    sent_at: int
    day: int
    direction: int
    sender_id: int
    subject: str
    body: str


_PERSONAL = (
    "i.workspace_id = %s AND i.personal AND i.direction <> 0 AND i.date_mark = '' AND i.sent_at >= %s AND i.sent_at <= %s AND"
    " (i.direction = 1 OR EXISTS (SELECT 1 FROM mailbox m JOIN person q ON q.workspace_id = m.workspace_id AND q.id ="
    " m.person_id WHERE m.workspace_id = i.workspace_id AND m.id = i.sender_id AND q.kind = 'person' AND NOT q.set_aside))"
)
_NOT_READ = (
    " AND NOT EXISTS (SELECT 1 FROM act_reading r WHERE r.workspace_id = i.workspace_id AND r.interaction_id = i.id AND"
    " r.version = %s AND r.direction = i.direction)"
)
LAST_SECOND = 2**40


def unread(scope: Scope, version: int, since: int, until: int, limit: int) -> list[Unread]:
    """The newest of those sent from `since` to `until`, both included."""
    return [
        Unread(*row)
        for row in rows(
            scope,
            "SELECT i.id, i.sent_at, i.day, i.direction, i.sender_id, i.subject, t.body FROM interaction i JOIN"
            f" interaction_text t ON t.workspace_id = i.workspace_id AND t.id = i.id WHERE {_PERSONAL}{_NOT_READ}"
            " ORDER BY i.sent_at DESC, i.id DESC LIMIT %s",
            [scope.workspace, since, until, version, limit],
        )
    ]


def unread_among(scope: Scope, version: int, ids: Collection[int]) -> list[Unread]:
    """Those of these messages that are still to be read."""
    return [
        Unread(*row)
        for part in chunks(sorted(ids), 800)
        for row in rows(
            scope,
            "SELECT i.id, i.sent_at, i.day, i.direction, i.sender_id, i.subject, t.body FROM interaction i JOIN"
            f" interaction_text t ON t.workspace_id = i.workspace_id AND t.id = i.id WHERE {_PERSONAL}{_NOT_READ}"
            f" AND i.id IN ({in_list(len(part))})",
            [scope.workspace, 0, LAST_SECOND, version, *part],
        )
    ]


def count_unread(scope: Scope, version: int, since: int = 0) -> int:
    """How many personal messages since an instant are still to be read."""
    row = one(
        scope,
        f"SELECT COUNT(*) FROM interaction i WHERE {_PERSONAL}{_NOT_READ}",
        [scope.workspace, since, LAST_SECOND, version],
    )
    return int(row[0]) if row else 0


def counts(scope: Scope, version: int) -> tuple[int, int]:
    """How many messages were read, and how many of them were not in English."""
    row = one(
        scope,
        "SELECT COUNT(*), COALESCE(SUM(CASE WHEN english THEN 0 ELSE 1 END), 0) FROM act_reading WHERE workspace_id = %s"
        " AND version = %s",
        [scope.workspace, version],
    )
    return (int(row[0]), int(row[1])) if row else (0, 0)


def keep(scope: Scope, version: int, read: Sequence[tuple[int, int, bool, str]]) -> None:
    """Keep readings (message, direction, whether English, JSON) and mark whoever they are about; call it in a transaction."""
    execute_many(
        scope,
        "INSERT INTO act_reading (workspace_id, interaction_id, version, direction, english, reading) VALUES (%s,%s,%s,%s,%s,%s)"
        " ON CONFLICT (workspace_id, interaction_id) DO UPDATE SET version = excluded.version, direction ="
        " excluded.direction, english = excluded.english, reading = excluded.reading",
        [(scope.workspace, id, version, direction, english, reading) for id, direction, english, reading in read],
    )
    mark_people_of(scope, [id for id, *_ in read])


def mark_people_of(scope: Scope, messages: Sequence[int]) -> None:
    """Let the exchanges with whoever takes part in these messages be made anew."""
    for part in chunks(messages):
        execute(
            scope,
            "INSERT INTO exchange_due (workspace_id, person_id) SELECT DISTINCT m.workspace_id, m.person_id FROM participant p"
            " JOIN mailbox m ON m.workspace_id = p.workspace_id AND m.id = p.mailbox_id JOIN person q ON q.workspace_id ="
            " m.workspace_id AND q.id = m.person_id WHERE p.workspace_id = %s AND q.kind = 'person' AND p.interaction_id IN"
            f" ({in_list(len(part))}) ON CONFLICT DO NOTHING",
            [scope.workspace, *part],
        )


def mark(scope: Scope, people: Collection[int] | None) -> None:
    """Let the exchanges with these people be made anew; None: with everybody who has any, or messages that were read."""
    if people is None:
        execute(
            scope,
            "INSERT INTO exchange_due (workspace_id, person_id) SELECT workspace_id, id FROM person WHERE workspace_id = %s"
            " AND kind = 'person' AND EXISTS (SELECT 1 FROM act_reading r WHERE r.workspace_id = %s)"
            " ON CONFLICT DO NOTHING",
            [scope.workspace, scope.workspace],
        )
        return
    execute_many(
        scope,
        "INSERT INTO exchange_due (workspace_id, person_id) VALUES (%s,%s) ON CONFLICT DO NOTHING",
        [(scope.workspace, person) for person in sorted(people)],
    )


def due(scope: Scope, limit: int) -> list[int]:
    """People whose exchanges must be made anew."""
    found = rows(
        scope,
        "SELECT person_id FROM exchange_due WHERE workspace_id = %s ORDER BY person_id LIMIT %s",
        [scope.workspace, limit],
    )
    return [row[0] for row in found]


def is_due(scope: Scope) -> bool:
    return one(scope, "SELECT 1 FROM exchange_due WHERE workspace_id = %s LIMIT 1", [scope.workspace]) is not None


def done(scope: Scope, people: Sequence[int]) -> None:
    for part in chunks(people):
        execute(
            scope,
            f"DELETE FROM exchange_due WHERE workspace_id = %s AND person_id IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )


def of_people_only(scope: Scope, people: Sequence[int]) -> list[int]:
    """Those of these who are people: no lists, robots, roles or the owner."""
    return [
        row[0]
        for part in chunks(people)
        for row in rows(
            scope,
            f"SELECT id FROM person WHERE workspace_id = %s AND kind = 'person' AND id IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )
    ]


class PairRow(NamedTuple):
    """A personal message between the owner and one person, with its reading ('' where it was not read).

    address: the person's in this message, or their name where it says no address.
    """

    person_id: int
    id: int
    key: bytes
    message_id: str
    sent_at: int
    subject: str
    refs: str
    direction: int
    address: str
    reading: str


def between(scope: Scope, people: Sequence[int], version: int) -> list[PairRow]:
    """All personal messages between the owner and each of these people; copies of one in several mailboxes come several times."""
    return [
        PairRow(row[0], row[1], bytes(row[2]), *row[3:])
        for part in chunks(people)
        for row in rows(
            scope,
            # CROSS JOIN keeps SQLite on the way along the keys: from a person's mailboxes to their messages.
            "SELECT m.person_id, i.id, i.key, i.message_id, i.sent_at, i.subject, i.refs, i.direction,"
            " CASE WHEN m.address <> '' THEN m.address ELSE m.name END,"
            " COALESCE(r.reading, '') FROM mailbox m CROSS JOIN participant p CROSS JOIN interaction i LEFT JOIN act_reading r"
            " ON r.workspace_id = i.workspace_id AND r.interaction_id = i.id AND r.version = %s AND r.direction = i.direction"
            f" WHERE m.workspace_id = %s AND m.person_id IN ({in_list(len(part))}) AND p.workspace_id = m.workspace_id AND"
            " p.mailbox_id = m.id AND i.workspace_id = p.workspace_id AND i.id = p.interaction_id AND i.personal AND"
            " i.date_mark = '' AND i.sent_at IS NOT NULL AND ((i.direction = 1 AND p.role IN ('t','c','b')) OR (i.direction ="
            " -1 AND p.role = 'f'))",
            [version, scope.workspace, *part],
        )
    ]
