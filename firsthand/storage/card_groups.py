"""Groups of the address book that people are in by their cards, apart from the user's own tags."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from firsthand.storage.connection import execute, rows
from firsthand.storage.scope import Scope


def by_mailbox(scope: Scope) -> dict[int, set[str]]:
    """The groups of the cards that name each mailbox."""
    found: dict[int, set[str]] = defaultdict(set)
    for mailbox, name in rows(
        scope,
        "SELECT k.mailbox_id, g.name FROM card_group g JOIN card_mailbox k ON k.workspace_id = g.workspace_id AND"
        " k.card_id = g.card_id WHERE g.workspace_id = %s",
        [scope.workspace],
    ):
        found[mailbox].add(" ".join(name.split()))
    return found


def hidden(scope: Scope, person: int | None = None) -> dict[int, set[str]]:
    """Groups that the user does not want to see, by person."""
    found: dict[int, set[str]] = defaultdict(set)
    one = "" if person is None else " AND person_id = %s"
    for id, name in rows(
        scope,
        f"SELECT person_id, name FROM hidden_group WHERE workspace_id = %s{one}",
        [scope.workspace, *([] if person is None else [person])],
    ):
        found[id].add(name)
    return found


def line(groups: Mapping[int, set[str]], members: Iterable[int], without: Iterable[str] = ()) -> str:
    """What is kept of a person: the groups of all their mailboxes, a line each, but for those hidden."""
    if not groups:
        return ""
    found: set[str] = set()
    for member in members:
        if member in groups:
            found |= groups[member]
    return "\n".join(sorted(name for name in found - set(without) if name))


def names(kept: str) -> tuple[str, ...]:
    """The groups in such a line."""
    return tuple(kept.split("\n")) if kept else ()


def refresh(scope: Scope, person: int) -> None:
    """Work the groups of one person out anew, after the user hid one or shows it again."""
    members = [
        row[0]
        for row in rows(
            scope, "SELECT id FROM mailbox WHERE workspace_id = %s AND person_id = %s", [scope.workspace, person]
        )
    ]
    kept = line(by_mailbox(scope), members, hidden(scope, person)[person])
    execute(
        scope, "UPDATE person SET card_groups = %s WHERE workspace_id = %s AND id = %s", [kept, scope.workspace, person]
    )
