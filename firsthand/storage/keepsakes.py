"""People who stay when nothing that came in names them any more, because the user said something of them."""

from collections.abc import Collection

from firsthand.storage.connection import chunks, execute, in_list, rows
from firsthand.storage.scope import Scope

_SAID = (
    "note", "offer", "need", "trust_note", "came_of_it", "tag", "layer", "pinned_person", "exchange", "position",
    "personal_date", "keep_in_touch", "goal_person", "purpose", "trait", "layer_kind", "layer_declined", "pair_word",
    "role_model", "invited", "plan", "experiment",
)  # fmt: skip
"""Tables in which the user speaks of a person; of exchanges only those that the user judged or wrote."""


def people_of_stale_mailboxes(scope: Scope) -> frozenset[int]:
    """Whose mailboxes must be counted anew."""
    return frozenset(
        row[0]
        for row in rows(
            scope,
            "SELECT DISTINCT person_id FROM mailbox WHERE workspace_id = %s AND stale AND person_id IS NOT NULL",
            [scope.workspace],
        )
    )


def keep_who_was_spoken_of(scope: Scope, people: Collection[int]) -> None:
    """Let those of these people whom the user spoke of stay as if put in by hand, should they lose their last address."""
    for part in chunks(sorted(people)):
        inside = in_list(len(part))
        spoken = " OR ".join(
            f"EXISTS (SELECT 1 FROM {table} t WHERE t.workspace_id = person.workspace_id AND t.person_id = person.id"
            f"{' AND t.kept' if table == 'exchange' else ''})"
            for table in _SAID
        )
        execute(
            scope,
            f"UPDATE person SET by_hand = %s WHERE workspace_id = %s AND id IN ({inside}) AND kind = 'person' AND"
            f" (star OR name_set OR organisation_set OR role_set OR warmth_set IS NOT NULL OR {spoken})",
            [True, scope.workspace, *part],
        )
