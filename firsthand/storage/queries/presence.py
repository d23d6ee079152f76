"""Who took part in what, as rows of numbers: what the network around the owner is counted from."""

import numpy as np
from numpy.typing import NDArray

from firsthand.storage.connection import cursor, rows
from firsthand.storage.scope import Scope

AT_ONCE = 20_000

_ROLES = "CASE p.role WHEN 'f' THEN 1 WHEN 'o' THEN 3 WHEN 'a' THEN 3 ELSE 2 END"
SENDER, RECIPIENT, GUEST = 1, 2, 3
"""What a mailbox is in an interaction; who is named only as sent for (Sender) or to be answered (Reply-To) is nothing."""


def personal(scope: Scope, since: int, before: int) -> NDArray[np.int64]:
    """One row a mailbox in a personal interaction between two instants.

    Columns: interaction, mailbox, day (since 1970-01-01 in the user's zone), direction as in `models.Interaction`, part
    (`SENDER`, `RECIPIENT` or `GUEST`). No order. Cost: one walk along the index of times.
    """
    found = []
    with cursor(scope) as opened:
        opened.execute(
            # CROSS JOIN keeps SQLite from starting at the participants, which are all of history.
            f"SELECT i.id, p.mailbox_id, i.day, i.direction, {_ROLES} FROM interaction i CROSS JOIN participant p WHERE"
            " i.workspace_id = %s AND i.sent_at >= %s AND i.sent_at < %s AND i.personal AND i.date_mark = '' AND"
            " p.workspace_id = i.workspace_id AND p.interaction_id = i.id AND p.role IN ('f','t','c','b','o','a')",
            [scope.workspace, since, before],
        )
        while part := opened.fetchmany(AT_ONCE):
            found.append(np.array(part, dtype=np.int64))
    return np.concatenate(found) if found else np.empty((0, 5), dtype=np.int64)


def owners(scope: Scope) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Mailboxes of people who are shown among the ties, ascending, and whose each is."""
    found = rows(
        scope,
        "SELECT b.id, b.person_id FROM mailbox b JOIN person q ON q.workspace_id = b.workspace_id AND q.id = b.person_id"
        " WHERE b.workspace_id = %s AND q.kind = 'person' AND NOT q.set_aside ORDER BY b.id",
        [scope.workspace],
    )
    table = np.array(found, dtype=np.int64).reshape(-1, 2)
    return table[:, 0], table[:, 1]
