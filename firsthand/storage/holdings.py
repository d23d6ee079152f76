"""Who holds what: sources and the rows that came from them."""

from collections.abc import Collection, Iterable, Sequence

from firsthand.storage import cards, erasing
from firsthand.storage.connection import chunks, execute, execute_many, in_list, rows
from firsthand.storage.ledger import KEY_CHARS
from firsthand.storage.scope import Scope


def hold(scope: Scope, source: int, held: Sequence[tuple[int, str]], run: int) -> None:
    """Note that a source holds these rows, as (row, item); one that it held before is left as it was."""
    execute_many(
        scope,
        "INSERT INTO holding (workspace_id, source_id, row_id, item, run_id) VALUES (%s,%s,%s,%s,%s)"
        " ON CONFLICT DO NOTHING",
        [(scope.workspace, source, row, item, run) for row, item in held],
    )


def rows_of_items(scope: Scope, source: int, items: Collection[str]) -> list[int]:
    """The rows that came in these items of a source."""
    return [
        row[0]
        for part in chunks(sorted(items))
        for row in rows(
            scope,
            f"SELECT row_id FROM holding WHERE workspace_id = %s AND source_id = %s AND item IN ({in_list(len(part))})",
            [scope.workspace, source, *part],
        )
    ]


def brought_by_run(scope: Scope, run: int, first_id: int, last_id: int) -> set[int]:
    """Rows that a run made and that are still there. first_id, last_id: as the run keeps them."""
    found = {
        row[0]
        for row in rows(
            scope, "SELECT row_id FROM holding WHERE workspace_id = %s AND run_id = %s", [scope.workspace, run]
        )
        if first_id <= row[0] <= last_id
    }
    if first_id and last_id:
        found |= {
            row[0]
            for row in rows(
                scope,
                # Other rows of these ids, made by hand meanwhile, are in other tables.
                "SELECT id FROM interaction WHERE workspace_id = %s AND id BETWEEN %s AND %s",
                [scope.workspace, first_id, last_id],
            )
        }
    return found


def brought_by_source(scope: Scope, source: int) -> set[int]:
    """Rows that a source holds, whether alone or not."""
    return {
        row[0]
        for row in rows(
            scope,
            "SELECT row_id FROM holding WHERE workspace_id = %s AND source_id = %s UNION SELECT id FROM interaction WHERE"
            " workspace_id = %s AND source_id = %s",
            [scope.workspace, source, scope.workspace, source],
        )
    }


def unsay_copies(scope: Scope, run: int, first_id: int, last_id: int) -> None:
    """Take out whom a run was the first to name, in copies of messages that were there before it.

    first_id, last_id: as the run keeps them. What later runs found copies of too stays as it is.
    """
    named = rows(
        scope,
        "SELECT DISTINCT interaction_id FROM participant WHERE workspace_id = %s AND mailbox_id BETWEEN %s AND %s AND"
        " interaction_id < %s AND interaction_id NOT IN (SELECT id FROM meeting WHERE workspace_id = %s) AND interaction_id"
        " NOT IN (SELECT row_id FROM holding WHERE workspace_id = %s AND run_id > %s)",
        [scope.workspace, first_id, last_id, first_id, scope.workspace, scope.workspace, run],
    )
    messages = [row[0] for row in named]
    mark_stale_by_interactions(scope, messages)
    for part in chunks(sorted(messages)):
        execute(
            scope,
            "DELETE FROM participant WHERE workspace_id = %s AND mailbox_id BETWEEN %s AND %s AND interaction_id IN"
            f" ({in_list(len(part))})",
            [scope.workspace, first_id, last_id, *part],
        )


def exchanges_among(scope: Scope, brought: Collection[int]) -> list[str]:
    """Keys of exchanges that stand for some of these rows; ask while they are still held."""
    return [
        row[0]
        for part in chunks(sorted(brought))
        for row in rows(
            scope,
            "SELECT e.key FROM holding h JOIN exchange e ON e.workspace_id = h.workspace_id AND e.key ="
            f" SUBSTR(h.item, 1, {KEY_CHARS}) WHERE h.workspace_id = %s AND h.item <> '' AND h.row_id IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )
    ]


def let_go_by_run(scope: Scope, run: int) -> None:
    """No source holds anything by what this run found."""
    execute(scope, "DELETE FROM holding WHERE workspace_id = %s AND run_id = %s", [scope.workspace, run])


def let_go_by_source(scope: Scope, source: int) -> None:
    """This source holds nothing any more."""
    execute(scope, "DELETE FROM holding WHERE workspace_id = %s AND source_id = %s", [scope.workspace, source])


def handed_on(scope: Scope, brought: Collection[int], source: int = 0) -> set[int]:
    """Those of these rows that another source still holds; it becomes the one that they are said to come from.

    source: the one that lets go of them, where it is one; messages that are said to come from another stay there.
    """
    heirs: dict[int, int] = {}
    if source:
        for part in chunks(sorted(brought)):
            heirs |= dict(
                rows(
                    scope,
                    "SELECT id, source_id FROM interaction WHERE workspace_id = %s AND source_id <> %s AND id IN"
                    f" ({in_list(len(part))}) AND id NOT IN (SELECT id FROM meeting WHERE workspace_id = %s)",
                    [scope.workspace, source, *part, scope.workspace],
                )
            )
    for part in chunks(sorted(brought)):
        heirs |= dict(
            rows(
                scope,
                "SELECT row_id, MIN(source_id) FROM holding WHERE workspace_id = %s AND row_id IN"
                f" ({in_list(len(part))}) GROUP BY row_id",
                [scope.workspace, *part],
            )
        )
    execute_many(
        scope,
        "UPDATE interaction SET source_id = %s WHERE workspace_id = %s AND id = %s",
        [(source, scope.workspace, row) for row, source in heirs.items()],
    )
    return set(heirs)


def let_go_of_rows(scope: Scope, gone: Collection[int]) -> None:
    """No source holds these rows any more."""
    for part in chunks(sorted(gone)):
        execute(
            scope,
            f"DELETE FROM holding WHERE workspace_id = %s AND row_id IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )


def remove(scope: Scope, ended: Collection[int]) -> None:
    """Take out rows of any kind, and let whoever they named be worked out anew."""
    mark_stale_by_interactions(scope, ended)
    mark_stale_by_cards(scope, ended)
    erasing.messages(scope, ended)
    cards.delete(scope, ended)
    for part in chunks(sorted(ended)):
        for table in ("waiting", "note"):  # a note is held only where another program brought it
            execute(
                scope,
                f"DELETE FROM {table} WHERE workspace_id = %s AND id IN ({in_list(len(part))})",
                [scope.workspace, *part],
            )


def mark_stale_by_interactions(scope: Scope, interactions: Collection[int]) -> None:
    """Whoever takes part in these must be counted anew."""
    _mark_stale(scope, "participant", "interaction_id", interactions)


def mark_stale_by_cards(scope: Scope, cards: Collection[int]) -> None:
    """Whoever these name must be worked out anew."""
    _mark_stale(scope, "card_mailbox", "card_id", cards)


def remove_idle_mailboxes(scope: Scope) -> None:
    """Take out stale mailboxes that no message, meeting or card names any more, with their daily counts.

    Somebody put in by hand keeps the addresses that are all there is.
    """
    named = (
        "(EXISTS (SELECT 1 FROM participant p WHERE p.workspace_id = {0}.workspace_id AND p.mailbox_id = {0}.id) OR EXISTS"
        " (SELECT 1 FROM card_mailbox c WHERE c.workspace_id = {0}.workspace_id AND c.mailbox_id = {0}.id))"
    )
    idle = (
        f"SELECT m.id FROM mailbox m WHERE m.workspace_id = %s AND m.stale AND NOT {named.format('m')} AND NOT EXISTS"
        " (SELECT 1 FROM person q WHERE q.workspace_id = m.workspace_id AND q.id = m.person_id AND q.by_hand AND NOT EXISTS"
        " (SELECT 1 FROM mailbox o WHERE o.workspace_id = q.workspace_id AND o.person_id = q.id AND"
        f" {named.format('o')}))"
    )
    for table, key in (("daily", "mailbox_id"), ("mailbox", "id")):
        execute(
            scope,
            f"DELETE FROM {table} WHERE workspace_id = %s AND {key} IN ({idle})",
            [scope.workspace, scope.workspace],
        )


def _mark_stale(scope: Scope, table: str, key: str, ids: Iterable[int]) -> None:
    for part in chunks(sorted(ids)):
        execute(
            scope,
            f"UPDATE mailbox SET stale = %s WHERE workspace_id = %s AND id IN (SELECT mailbox_id FROM {table}"
            f" WHERE workspace_id = %s AND {key} IN ({in_list(len(part))}))",
            [True, scope.workspace, scope.workspace, *part],
        )
