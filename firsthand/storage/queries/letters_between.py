"""When the owner and somebody wrote to each other, and under which subject."""

from collections.abc import Collection
from typing import NamedTuple

from firsthand.storage.connection import chunks, in_list, rows
from firsthand.storage.scope import Scope


class Written(NamedTuple):
    """A personal message between the owner and one person; sent_at in seconds."""

    person: int
    sent_at: int
    subject: str
    by_owner: bool


def written_between(scope: Scope, people: Collection[int], since: int, before: int) -> list[Written]:
    """Personal messages each way between two instants, once for each of these people who wrote or received it."""
    return [
        Written(person, sent_at, subject, direction == 1)
        for part in chunks(sorted(people))
        for person, sent_at, subject, direction, _ in rows(
            scope,
            "SELECT DISTINCT m.person_id, i.sent_at, i.subject, i.direction, i.id FROM mailbox m JOIN participant p ON"
            " p.workspace_id = m.workspace_id AND p.mailbox_id = m.id AND p.sent_at >= %s AND p.sent_at < %s JOIN interaction"
            " i ON i.workspace_id = p.workspace_id AND i.id = p.interaction_id WHERE m.workspace_id = %s AND m.person_id IN"
            f" ({in_list(len(part))}) AND i.personal AND i.date_mark = '' AND ((i.direction = 1 AND p.role IN ('t','c','b'))"
            " OR (i.direction = -1 AND p.role = 'f'))",
            [since, before, scope.workspace, *part],
        )
    ]
