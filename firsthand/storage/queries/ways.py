"""Who is seen together with somebody in small messages and meetings, and so might introduce them."""

from collections.abc import Collection, Mapping

from firsthand.storage.connection import in_list, rows
from firsthand.storage.scope import Scope

LATEST = 300
"""So many of the latest messages and meetings of each person are looked at."""


def days_together(
    scope: Scope, mailboxes: Mapping[int, Collection[int]], since: int, before: int, recipients_max: int
) -> dict[int, dict[int, int]]:
    """For each person on how many days each other person took part in a small message or meeting with them.

    mailboxes: of each person. since, before: seconds. Meant for a handful of people.
    """
    found: dict[int, dict[int, int]] = {}
    for person, theirs in mailboxes.items():
        if theirs:
            found[person] = {
                row[0]: int(row[1])
                for row in rows(
                    scope,
                    "SELECT m.person_id, COUNT(DISTINCT i.day) FROM (SELECT interaction_id FROM participant WHERE"
                    f" workspace_id = %s AND mailbox_id IN ({in_list(len(theirs))}) AND sent_at >= %s AND sent_at < %s AND role"
                    " <> 'd' ORDER BY sent_at DESC LIMIT %s) x JOIN interaction i ON i.workspace_id = %s AND i.id ="
                    " x.interaction_id AND i.recipients <= %s AND i.automation = '' AND i.list_id = '' JOIN participant y ON"
                    " y.workspace_id = i.workspace_id AND y.interaction_id = i.id AND y.role <> 'd' JOIN mailbox m ON"
                    " m.workspace_id = y.workspace_id AND m.id = y.mailbox_id AND m.person_id IS NOT NULL AND m.person_id <>"
                    " %s GROUP BY m.person_id",
                    [scope.workspace, *theirs, since, before, LATEST, scope.workspace, recipients_max, person],
                )
            }
    return found
