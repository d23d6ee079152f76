"""Groups of the address book, given to the people who are in them, apart from the user's own tags."""

from collections.abc import Mapping

from firsthand.storage.connection import execute_many, one, rows
from firsthand.storage.scope import Scope


def keep(scope: Scope, person_of: Mapping[int, int]) -> None:
    """Bring who is in which group in line with the cards; person_of: by mailbox."""
    wanted = {
        (person_of[mailbox], name)
        for mailbox, name in rows(
            scope,
            "SELECT k.mailbox_id, g.name FROM card_group g JOIN card_mailbox k ON k.workspace_id = g.workspace_id AND"
            " k.card_id = g.card_id WHERE g.workspace_id = %s",
            [scope.workspace],
        )
        if mailbox in person_of and name
    }
    wanted -= _pairs(scope, "hidden_group")
    there = _pairs(scope, "person_group")
    execute_many(
        scope,
        "DELETE FROM person_group WHERE workspace_id = %s AND person_id = %s AND name = %s",
        [(scope.workspace, *pair) for pair in sorted(there - wanted)],
    )
    execute_many(
        scope,
        "INSERT INTO person_group (workspace_id, person_id, name) VALUES (%s,%s,%s)",
        [(scope.workspace, *pair) for pair in sorted(wanted - there)],
    )


def has(scope: Scope, person: int, name: str) -> bool:
    """Whether a card of this person is in that group."""
    found = one(
        scope,
        "SELECT 1 FROM card_group g JOIN card_mailbox k ON k.workspace_id = g.workspace_id AND k.card_id = g.card_id JOIN"
        " mailbox m ON m.workspace_id = k.workspace_id AND m.id = k.mailbox_id WHERE g.workspace_id = %s AND g.name = %s AND"
        " m.person_id = %s",
        [scope.workspace, name, person],
    )
    return found is not None


def hidden(scope: Scope, person: int) -> list[str]:
    """Groups that the user does not want to see at a person."""
    found = rows(
        scope,
        "SELECT name FROM hidden_group WHERE workspace_id = %s AND person_id = %s ORDER BY name",
        [scope.workspace, person],
    )
    return [name for (name,) in found]


def _pairs(scope: Scope, table: str) -> set[tuple[int, str]]:
    found = rows(scope, f"SELECT person_id, name FROM {table} WHERE workspace_id = %s", [scope.workspace])
    return {(person, name) for person, name in found}
