"""Whose record it is, as kept."""

from typing import Literal

from firsthand.storage.connection import one, rows
from firsthand.storage.scope import Scope

Part = Literal["me", "delegate"]


def addresses(scope: Scope, part: Part) -> dict[str, str]:
    """Addresses of the owner, or of those who send for the owner, each with the reason it was proposed for ('' if said)."""
    return dict(
        rows(
            scope,
            "SELECT address, reason FROM owner_address WHERE workspace_id = %s AND part = %s ORDER BY address",
            [scope.workspace, part],
        )
    )


def is_worked_out(scope: Scope) -> bool:
    """Whether people and ties hold everything that was read."""
    row = one(
        scope,
        "SELECT w.summed_up_to = COALESCE((SELECT MAX(i.id) FROM interaction i WHERE i.workspace_id = w.id), 0) AND NOT"
        " EXISTS (SELECT 1 FROM mailbox m WHERE m.workspace_id = w.id AND m.stale) FROM workspace w WHERE w.id = %s",
        [scope.workspace],
    )
    return bool(row and row[0])
