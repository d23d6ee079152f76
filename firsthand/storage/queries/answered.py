"""Letters of some weeks, by conversation: what is needed to tell how soon the owner answered."""

import numpy as np
from numpy.typing import NDArray

from firsthand.storage.connection import rows
from firsthand.storage.scope import Scope


def letters(scope: Scope, since: int, before: int) -> NDArray[np.int64]:
    """Personal messages from or to the owner between two instants: conversation, instant, whether it is the owner's (0, 1),
    the person who wrote (0 for the owner and for nobody's), id; one row a message.
    """
    found = rows(
        scope,
        "SELECT i.thread_key, i.sent_at, CASE i.direction WHEN 1 THEN 1 ELSE 0 END, COALESCE(q.id, 0), i.id FROM"
        " interaction i LEFT JOIN mailbox b ON b.workspace_id = i.workspace_id AND b.id = i.sender_id AND i.direction = -1"
        " LEFT JOIN person q ON q.workspace_id = b.workspace_id AND q.id = b.person_id AND q.kind = 'person'"
        " WHERE i.workspace_id = %s AND i.sent_at >= %s AND i.sent_at < %s AND i.direction IN (1, -1) AND i.personal AND"
        " i.date_mark = ''",
        [scope.workspace, since, before],
    )
    return np.array(found, dtype=np.int64).reshape(-1, 5)
