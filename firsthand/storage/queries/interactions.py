"""Messages and meetings of a person, of a thread, one by one."""

from collections.abc import Collection
from typing import NamedTuple

from firsthand.storage.connection import chunks, in_list, one, rows
from firsthand.storage.scope import Scope


class Line(NamedTuple):
    """One message or meeting in a list; direction as in `models.Interaction`.

    sort, status: of a meeting, '' for a message. declined: whether those it was asked for declined it.
    """

    id: int
    message_id: str
    sent_at: int | None
    subject: str
    direction: int
    recipients: int
    sender_id: int | None
    sort: str = ""
    status: str = ""
    declined: bool = False


_LINE = "i.id, i.message_id, i.sent_at, i.subject, i.direction, i.recipients, i.sender_id"


def of_mailboxes(scope: Scope, mailboxes: Collection[int], before: int, limit: int, offset: int = 0) -> list[Line]:
    """Messages and meetings in which any of these mailboxes takes part, the newest first."""
    if not mailboxes:
        return []
    # One short walk along the key for each mailbox, then the newest of all: a person with 50,000 messages costs no more.
    found: dict[tuple[int, int], set[str]] = {}
    for mailbox in sorted(mailboxes):
        for sent_at, id, role in rows(
            scope,
            "SELECT sent_at, interaction_id, role FROM participant WHERE workspace_id = %s AND mailbox_id = %s AND"
            " sent_at < %s ORDER BY sent_at DESC, interaction_id DESC LIMIT %s",
            [scope.workspace, mailbox, before, limit + offset + 20],
        ):
            found.setdefault((sent_at, id), set()).add(role)
    wanted = sorted(found, reverse=True)[offset : offset + limit]
    lines = by_ids(scope, [id for _, id in wanted])
    return [lines[key[1]]._replace(declined=found[key] == {"d"}) for key in wanted if key[1] in lines]


def count_of_mailboxes(scope: Scope, mailboxes: Collection[int], before: int) -> tuple[int, int]:
    """In how many messages, and in how many meetings, any of these mailboxes takes part."""
    inside = ",".join(map(str, sorted(mailboxes))) or "0"
    row = one(
        scope,
        "SELECT COUNT(DISTINCT interaction_id), COUNT(DISTINCT CASE WHEN role IN ('o','a','d') THEN interaction_id END)"
        f" FROM participant WHERE workspace_id = %s AND mailbox_id IN ({inside}) AND sent_at < %s",
        [scope.workspace, before],
    )
    every, meetings = (int(row[0]), int(row[1])) if row else (0, 0)
    return every - meetings, meetings


def any_meeting(scope: Scope) -> bool:
    """Whether a calendar, or another program that knows of meetings, was ever read."""
    return one(scope, "SELECT 1 FROM meeting WHERE workspace_id = %s LIMIT 1", [scope.workspace]) is not None


def by_ids(scope: Scope, ids: Collection[int]) -> dict[int, Line]:
    return {
        row[0]: Line(*row)
        for part in chunks(sorted(ids))
        for row in rows(
            scope,
            f"SELECT {_LINE}, COALESCE(t.sort, ''), COALESCE(t.status, '') FROM interaction i LEFT JOIN meeting t ON"
            f" t.workspace_id = i.workspace_id AND t.id = i.id WHERE i.workspace_id = %s AND i.id IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )
    }


def texts(scope: Scope, ids: Collection[int]) -> dict[int, str]:
    return {
        row[0]: row[1]
        for part in chunks(sorted(ids))
        for row in rows(
            scope,
            f"SELECT id, body FROM interaction_text WHERE workspace_id = %s AND id IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )
    }


def participants(scope: Scope, ids: Collection[int]) -> dict[int, list[tuple[str, int, int | None, str, str]]]:
    """Of each message: role, mailbox id, person id, address, name."""
    found: dict[int, list[tuple[str, int, int | None, str, str]]] = {id: [] for id in ids}
    for part in chunks(sorted(ids)):
        for id, *values in rows(
            scope,
            "SELECT p.interaction_id, p.role, m.id, m.person_id, m.address, m.name FROM participant p JOIN mailbox m ON"
            f" m.workspace_id = p.workspace_id AND m.id = p.mailbox_id WHERE p.workspace_id = %s AND"
            f" p.interaction_id IN ({in_list(len(part))}) ORDER BY p.interaction_id, p.role, m.id",
            [scope.workspace, *part],
        ):
            found[id].append(tuple(values))
    return found


class Incoming(NamedTuple):
    """A personal message to the owner."""

    id: int
    message_id: str
    sent_at: int
    subject: str
    thread_key: int
    recipients: int
    person_id: int


def personal_to_owner(scope: Scope, since: int, before: int, recipients_max: int) -> list[Incoming]:
    """Personal messages to the owner and few others between two instants, from people, the oldest first."""
    return [
        Incoming(*row)
        for row in rows(
            scope,
            "SELECT i.id, i.message_id, i.sent_at, i.subject, i.thread_key, i.recipients, q.id FROM interaction i"
            " JOIN mailbox m ON m.workspace_id = i.workspace_id AND m.id = i.sender_id"
            " JOIN person q ON q.workspace_id = m.workspace_id AND q.id = m.person_id"
            " WHERE i.workspace_id = %s AND i.sent_at >= %s AND i.sent_at < %s AND i.direction = -1 AND i.personal"
            " AND i.recipients <= %s AND i.date_mark = '' AND q.kind = 'person' AND NOT q.set_aside"
            " ORDER BY i.sent_at, i.id",
            [scope.workspace, since, before, recipients_max],
        )
    ]


def question_readings(scope: Scope, ids: Collection[int]) -> dict[int, str]:
    """What was read out of messages before, as kept: JSON by message."""
    return {
        row[0]: row[1]
        for part in chunks(sorted(ids))
        for row in rows(
            scope,
            "SELECT interaction_id, reading FROM question_reading WHERE workspace_id = %s AND interaction_id IN"
            f" ({in_list(len(part))})",
            [scope.workspace, *part],
        )
    }


def written_by_owner(scope: Scope, since: int, before: int) -> list[tuple[int, int, int, int]]:
    """What the owner sent: sent_at, thread key, person id, recipients; one row a recipient."""
    return [
        (row[0], row[1], row[2], row[3])
        for row in rows(
            scope,
            # CROSS JOIN keeps SQLite from starting at the participants, which are all of history.
            "SELECT i.sent_at, i.thread_key, m.person_id, i.recipients FROM interaction i CROSS JOIN participant p CROSS"
            " JOIN mailbox m WHERE i.workspace_id = %s AND i.sent_at >= %s AND i.sent_at < %s AND i.direction = 1 AND"
            " i.date_mark = '' AND p.workspace_id = i.workspace_id AND p.interaction_id = i.id AND p.role IN ('t','c','b')"
            " AND m.workspace_id = p.workspace_id AND m.id = p.mailbox_id AND m.person_id IS NOT NULL",
            [scope.workspace, since, before],
        )
    ]


def people_written_to_and_from(scope: Scope, since: int, before: int) -> tuple[int, int]:
    """How many people the owner wrote to between two instants, and how many wrote to them personally."""
    between = [scope.workspace, since, before]
    to = one(
        scope,
        # CROSS JOIN as in `written_by_owner`.
        "SELECT COUNT(DISTINCT q.id) FROM interaction i CROSS JOIN participant p CROSS JOIN mailbox m CROSS JOIN person q"
        " WHERE i.workspace_id = %s AND i.sent_at >= %s AND i.sent_at < %s AND i.direction = 1 AND i.date_mark = '' AND"
        " p.workspace_id = i.workspace_id AND p.interaction_id = i.id AND p.role IN ('t','c','b') AND m.workspace_id ="
        " p.workspace_id AND m.id = p.mailbox_id AND q.workspace_id = m.workspace_id AND q.id = m.person_id AND"
        " q.kind = 'person'",
        between,
    )
    came = one(
        scope,
        "SELECT COUNT(DISTINCT q.id) FROM interaction i JOIN mailbox m ON m.workspace_id = i.workspace_id AND m.id ="
        " i.sender_id JOIN person q ON q.workspace_id = m.workspace_id AND q.id = m.person_id WHERE i.workspace_id = %s"
        " AND i.sent_at >= %s AND i.sent_at < %s AND i.direction = -1 AND i.personal AND q.kind = 'person'",
        between,
    )
    return int(to[0]) if to else 0, int(came[0]) if came else 0


def counts_between(scope: Scope, since: int, before: int) -> tuple[int, int]:
    """How many messages there are between two instants, and how many meetings begin there."""
    every, meetings = (
        int((one(scope, sql, [scope.workspace, since, before]) or (0,))[0])
        for sql in (
            "SELECT COUNT(*) FROM interaction WHERE workspace_id = %s AND sent_at >= %s AND sent_at < %s",
            "SELECT COUNT(*) FROM meeting WHERE workspace_id = %s AND starts_at >= %s AND starts_at < %s",
        )
    )
    return every - meetings, meetings


def in_threads(
    scope: Scope, threads: Collection[int], since: int, before: int
) -> list[tuple[int, int, int | None, int]]:
    """What others sent in some threads between two instants: thread key, sent_at, sender's and recipient's person id."""
    return [
        (row[0], row[1], row[2], row[3])
        for part in chunks(sorted(threads))
        for row in rows(
            scope,
            "SELECT i.thread_key, i.sent_at, s.person_id, m.person_id FROM interaction i JOIN mailbox s ON"
            " s.workspace_id = i.workspace_id AND s.id = i.sender_id JOIN participant p ON p.workspace_id ="
            " i.workspace_id AND p.interaction_id = i.id AND p.role IN ('t','c','b') JOIN mailbox m ON m.workspace_id ="
            " p.workspace_id AND m.id = p.mailbox_id WHERE i.workspace_id = %s AND i.sent_at >= %s AND i.sent_at < %s AND"
            f" i.direction <> 1 AND m.person_id IS NOT NULL AND i.thread_key IN ({in_list(len(part))})",
            [scope.workspace, since, before, *part],
        )
    ]


def between(scope: Scope, mailboxes: Collection[int], before: int, limit: int) -> list[Line]:
    """Personal messages between the owner and one person, the newest first."""
    inside = ",".join(map(str, sorted(mailboxes)))
    if not inside:
        return []
    return [
        Line(*row)
        for row in rows(
            scope,
            f"SELECT DISTINCT {_LINE} FROM participant p JOIN interaction i ON i.workspace_id = p.workspace_id AND"
            f" i.id = p.interaction_id WHERE p.workspace_id = %s AND p.mailbox_id IN ({inside}) AND p.sent_at < %s AND"
            f" i.personal AND i.date_mark = '' AND ((i.direction = 1 AND p.role IN ('t','c','b')) OR (i.direction = -1 AND"
            " p.role = 'f')) ORDER BY i.sent_at DESC, i.id DESC LIMIT %s",
            [scope.workspace, before, limit],
        )
    ]


def latest_from(scope: Scope, people: Collection[int], since: int, before: int) -> dict[int, int]:
    """The latest personal message to the owner from each of these people between two instants: message by person."""
    found: dict[int, tuple[int, int]] = {}
    for part in chunks(sorted(people)):
        for person, sent_at, id in rows(
            scope,
            "SELECT m.person_id, p.sent_at, i.id FROM mailbox m JOIN participant p ON p.workspace_id = m.workspace_id AND"
            " p.mailbox_id = m.id AND p.sent_at >= %s AND p.sent_at < %s JOIN interaction i ON i.workspace_id ="
            " p.workspace_id AND i.id = p.interaction_id WHERE m.workspace_id = %s AND m.person_id IN"
            f" ({in_list(len(part))}) AND p.role = 'f' AND i.direction = -1 AND i.personal",
            [since, before, scope.workspace, *part],
        ):
            found[person] = max(found.get(person, (0, 0)), (sent_at, id))
    return {person: message for person, (_, message) in found.items()}


def bounces(scope: Scope, since: int, before: int, limit: int = 500) -> list[tuple[int, str]]:
    """Notices that mail could not be delivered, the newest first: sent_at and text."""
    return [
        (row[0], row[1])
        for row in rows(
            scope,
            "SELECT i.sent_at, t.body FROM interaction i JOIN interaction_text t ON t.id = i.id AND"
            " t.workspace_id = i.workspace_id WHERE i.workspace_id = %s AND i.automation = 'bounce' AND i.sent_at >= %s"
            " AND i.sent_at < %s ORDER BY i.sent_at DESC LIMIT %s",
            [scope.workspace, since, before, limit],
        )
    ]
