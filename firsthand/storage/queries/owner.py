"""Whose record it is, as kept."""

from typing import Literal

from firsthand.domain.text_folding import name_words
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


def persons_and_names(scope: Scope) -> tuple[set[int], frozenset[str]]:
    """The owner's person ids, and the words of the names others call them by, lower-cased."""
    found = rows(
        scope,
        "SELECT p.id, p.name, m.name FROM person p LEFT JOIN mailbox m ON m.workspace_id = p.workspace_id AND"
        " m.person_id = p.id WHERE p.workspace_id = %s AND p.kind = 'me'",
        [scope.workspace],
    )
    return (
        {row[0] for row in found},
        frozenset(word for _, name, said in found for one in (name, said) for word in name_words(one or "")),
    )


def changes(scope: Scope) -> int:
    """A number that grows whenever the record was worked out anew."""
    row = one(scope, "SELECT changes FROM workspace WHERE id = %s", [scope.workspace])
    return int(row[0]) if row else 0
