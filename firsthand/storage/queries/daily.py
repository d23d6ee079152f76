"""Contact-days of everybody in a stretch of days, in one query."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.storage.connection import rows
from firsthand.storage.scope import Scope


class ContactDays(NamedTuple):
    """people: ids, ascending; days: how many contact-days with each, from 1 on."""

    people: NDArray[np.int64]
    days: NDArray[np.int64]

    def by_person(self) -> dict[int, int]:
        return dict(zip(self.people.tolist(), self.days.tolist(), strict=True))


def contact_days_between(scope: Scope, since_day: int, until_day: int) -> ContactDays:
    """Contact-days from one day number up to, and without, another; people set aside are left out.

    Cost: a step along the key of the daily counts for each mailbox of a person, and the rows of the stretch.
    """
    found = rows(
        scope,
        # CROSS JOIN keeps SQLite from reading all of the daily counts.
        "SELECT m.person_id, COUNT(DISTINCT d.day) FROM person q CROSS JOIN mailbox m CROSS JOIN daily d WHERE"
        " q.workspace_id = %s AND q.kind = 'person' AND NOT q.set_aside AND m.workspace_id = q.workspace_id AND"
        " m.person_id = q.id AND d.workspace_id = m.workspace_id AND d.mailbox_id = m.id AND d.day >= %s AND d.day < %s"
        " GROUP BY m.person_id ORDER BY m.person_id",
        [scope.workspace, since_day, until_day],
    )
    table = np.array(found, dtype=np.int64).reshape(-1, 2)
    return ContactDays(table[:, 0], table[:, 1])
