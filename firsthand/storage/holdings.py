"""Who holds what: sources and the rows that came from them, and what a run replaced, so that it can be put back."""

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Literal

from firsthand.domain.cards import Card
from firsthand.storage import erasing, ids
from firsthand.storage.bulk import index_texts
from firsthand.storage.connection import chunks, execute, execute_many, in_list, one, rows
from firsthand.storage.ledger import KEY_CHARS
from firsthand.storage.scope import Scope

Kind = Literal["card", "meeting"]

_TABLES: dict[Kind, tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    "card": (
        ("card", "id", ("key", "digest", "sort", "name", "revised_at", "content", "original", "found_in", "run_id")),
        ("card_position", "card_id", ("place", "organisation", "unit", "title", "from_day", "until_day", "as_of_day")),
        ("card_date", "card_id", ("place", "label", "year", "month", "day")),
        ("card_group", "card_id", ("name",)),
    ),
    "meeting": (
        (
            "interaction",
            "id",
            (
                "key", "message_id", "sent_at", "day", "utc_offset", "date_mark", "subject", "thread_key", "sender_id",
                "recipients", "direction", "personal", "in_sent_folder", "automation", "list_id", "refs", "attachments",
                "found_in", "source_id",
            ),
        ),
        (
            "meeting",
            "id",
            (
                "sort", "uid", "recurrence_id", "starts_at", "ends_at", "all_day", "time_zone", "busy", "status",
                "counts", "place", "link", "revision", "run_id",
            ),
        ),
        ("interaction_text", "id", ("subject", "body")),
    ),
}  # fmt: skip
"""Of each kind: its tables, the column that holds the id, and all others."""

_NAMED: dict[Kind, tuple[str, str, tuple[str, ...]]] = {
    "card": ("card_mailbox", "card_id", ()),
    "meeting": ("participant", "interaction_id", ("sent_at", "role")),
}
"""The table of mailboxes of each kind; mailboxes are remembered by what they say, since an idle one goes."""

_FLAGS = frozenset({"all_day", "busy", "counts", "personal", "in_sent_folder"})


def content_of(card: Card) -> str:
    """A card as JSON, without what stands in columns of its own."""
    fields = card._asdict()
    for name in ("key", "digest", "item", "original", "where"):
        del fields[name]
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def insert_cards(scope: Scope, run: int, cards: Mapping[int, Card]) -> None:
    """Write cards, by id, and what they say of their people; their mailboxes are the caller's."""
    workspace = scope.workspace
    execute_many(
        scope,
        "INSERT INTO card (workspace_id, id, key, digest, sort, name, revised_at, content, original, found_in, run_id)"
        " VALUES (%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s)",
        [
            (
                workspace, id, card.key, card.digest, card.sort, card.name, card.revised_at, content_of(card),
                card.original, card.where, run,
            )
            for id, card in cards.items()
        ],
    )  # fmt: skip
    execute_many(
        scope,
        "INSERT INTO card_position (workspace_id, card_id, place, organisation, unit, title, from_day, until_day,"
        " as_of_day) VALUES (%s,%s,%s,%s,%s,%s,%s,%s,%s)",
        [(workspace, id, place, *one) for id, card in cards.items() for place, one in enumerate(card.positions)],
    )
    execute_many(
        scope,
        "INSERT INTO card_date (workspace_id, card_id, place, label, year, month, day) VALUES (%s,%s,%s,%s,%s,%s,%s)",
        [(workspace, id, place, *one) for id, card in cards.items() for place, one in enumerate(card.dates)],
    )
    execute_many(
        scope,
        "INSERT INTO card_group (workspace_id, card_id, name) VALUES (%s,%s,%s)",
        [(workspace, id, name) for id, card in cards.items() for name in dict.fromkeys(card.groups)],
    )


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


def let_go(scope: Scope, run: int, source: int, held: Collection[int]) -> None:
    """A source no longer holds these rows: those that no other one holds go, and are remembered for `put_back`."""
    ended = _only_held_by(scope, source, held)
    for kind in ("card", "meeting"):
        for id in _of_kind(scope, kind, ended):
            remember(scope, run, kind, id)
    for part in chunks(sorted(held)):
        execute(
            scope,
            f"DELETE FROM holding WHERE workspace_id = %s AND source_id = %s AND row_id IN ({in_list(len(part))})",
            [scope.workspace, source, *part],
        )
    handed_on(scope, set(held) - ended)
    remove(scope, ended)


def remove(scope: Scope, ended: Collection[int]) -> None:
    """Take out rows of any kind, and let whoever they named be worked out anew."""
    mark_stale_by_interactions(scope, ended)
    mark_stale_by_cards(scope, ended)
    erasing.messages(scope, ended)
    delete_cards(scope, ended)
    for part in chunks(sorted(ended)):
        for table in ("waiting", "note"):  # a note is held only where another program brought it
            execute(
                scope,
                f"DELETE FROM {table} WHERE workspace_id = %s AND id IN ({in_list(len(part))})",
                [scope.workspace, *part],
            )


def remember(scope: Scope, run: int, kind: Kind, id: int) -> None:
    """Keep a row as it stands, before a run replaces it or takes it out."""
    before: dict[str, list[list[Any]]] = {
        table: [
            [_plain(value) for value in row]
            for row in rows(
                scope,
                f"SELECT {', '.join(columns)} FROM {table} WHERE workspace_id = %s AND {key} = %s",
                [scope.workspace, id],
            )
        ]
        for table, key, columns in _TABLES[kind]
    }
    table, key, columns = _NAMED[kind]
    before[table] = [
        list(row)
        for row in rows(
            scope,
            f"SELECT m.address, m.name{''.join(f', t.{column}' for column in columns)} FROM {table} t JOIN mailbox m ON"
            f" m.workspace_id = t.workspace_id AND m.id = t.mailbox_id WHERE t.workspace_id = %s AND t.{key} = %s",
            [scope.workspace, id],
        )
    ]
    before["holding"] = [
        list(row)
        for row in rows(
            scope,
            "SELECT source_id, item, run_id FROM holding WHERE workspace_id = %s AND row_id = %s",
            [scope.workspace, id],
        )
    ]
    execute(
        scope,
        "INSERT INTO replaced (workspace_id, id, run_id, row_id, kind, before) VALUES (%s,%s,%s,%s,%s,%s)",
        [scope.workspace, ids.allocate(scope, 1), run, id, kind, json.dumps(before, ensure_ascii=False)],
    )


def is_remembered(before: dict[str, Any]) -> bool:
    """Whether this has the shape in which `remember` keeps a card or a meeting: `put_back` can write it."""
    return any(before.keys() == shape.keys() and _fits(before, shape) for shape in _SHAPES)


_SHAPES = [
    {
        **{table: len(columns) for table, _, columns in _TABLES[kind]},
        _NAMED[kind][0]: 2 + len(_NAMED[kind][2]),
        "holding": 3,
    }
    for kind in _TABLES
]
"""Of each kind: its tables, and of how many values their rows are."""


def _fits(before: dict[str, Any], shape: dict[str, int]) -> bool:
    for table, length in shape.items():
        found = before[table]
        if not isinstance(found, list) or not all(isinstance(row, list) and len(row) == length for row in found):
            return False
        if not all(_is_plain(value) for row in found for value in row):
            return False
    return True


_KEY = re.compile("[0-9a-f]{32}")


def _is_plain(value: Any) -> bool:
    if isinstance(value, dict):
        return value.keys() == {"hex"} and bool(_KEY.fullmatch(str(value["hex"])))
    return value is None or isinstance(value, str | int | float)


def put_back(scope: Scope, run: int) -> tuple[int, int]:
    """Put back what a run replaced or took out: how many, and how many were left because a later run changed them again."""
    done = left = 0
    for entry, id, kind, text in rows(
        scope,
        "SELECT id, row_id, kind, before FROM replaced WHERE workspace_id = %s AND run_id = %s ORDER BY id DESC",
        [scope.workspace, run],
    ):
        if one(
            scope,
            "SELECT 1 FROM replaced WHERE workspace_id = %s AND row_id = %s AND run_id > %s",
            [scope.workspace, id, run],
        ):
            left += 1
            continue
        mark_stale_by_interactions(scope, [id])
        mark_stale_by_cards(scope, [id])
        if kind == "card":
            delete_cards(scope, [id])
        else:
            erasing.messages(scope, [id])
        _restore(scope, kind, id, json.loads(text))
        execute(scope, "DELETE FROM replaced WHERE workspace_id = %s AND id = %s", [scope.workspace, entry])
        done += 1
    return done, left


def _restore(scope: Scope, kind: Kind, id: int, before: dict[str, list[list[Any]]]) -> None:
    for table, key, columns in _TABLES[kind]:
        names = ("workspace_id", key, *columns)
        execute_many(
            scope,
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({in_list(len(names))})",
            [
                (scope.workspace, id, *(_meant(column, value) for column, value in zip(columns, row, strict=True)))
                for row in before[table]
            ],
        )
    table, key, columns = _NAMED[kind]
    names = ("workspace_id", key, "mailbox_id", *columns)
    execute_many(
        scope,
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({in_list(len(names))}) ON CONFLICT DO NOTHING",
        [(scope.workspace, id, _mailbox(scope, address, name), *rest) for address, name, *rest in before[table]],
    )
    for source, item, run in before["holding"]:
        hold(scope, source, [(id, item)], run)
    if kind == "meeting":
        index_texts(scope, [(id, scope.workspace, subject, body) for subject, body in before["interaction_text"]])
        mark_stale_by_interactions(scope, [id])


def _mailbox(scope: Scope, address: str, name: str) -> int:
    found = one(
        scope,
        "SELECT id FROM mailbox WHERE workspace_id = %s AND address = %s AND name = %s",
        [scope.workspace, address, name],
    )
    if found:
        return int(found[0])
    id = ids.allocate(scope, 1)
    execute(
        scope,
        "INSERT INTO mailbox (id, workspace_id, address, name, stale) VALUES (%s,%s,%s,%s,%s)",
        [id, scope.workspace, address, name, True],
    )
    return id


def delete_cards(scope: Scope, cards: Collection[int]) -> None:
    for part in chunks(sorted(cards)):
        inside, values = in_list(len(part)), [scope.workspace, *part]
        for table, key in (
            ("card", "id"), ("card_mailbox", "card_id"), ("card_position", "card_id"), ("card_date", "card_id"),
            ("card_group", "card_id"),
        ):  # fmt: skip
            execute(scope, f"DELETE FROM {table} WHERE workspace_id = %s AND {key} IN ({inside})", values)


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


def _only_held_by(scope: Scope, source: int, held: Collection[int]) -> set[int]:
    ended = set(held)
    for part in chunks(sorted(held)):
        ended -= {
            row[0]
            for row in rows(
                scope,
                f"SELECT row_id FROM holding WHERE workspace_id = %s AND source_id <> %s AND row_id IN ({in_list(len(part))})",
                [scope.workspace, source, *part],
            )
        }
    return ended


def _of_kind(scope: Scope, kind: Kind, ids: Collection[int]) -> list[int]:
    return [
        row[0]
        for part in chunks(sorted(ids))
        for row in rows(
            scope,
            f"SELECT id FROM {kind} WHERE workspace_id = %s AND id IN ({in_list(len(part))}) ORDER BY id",
            [scope.workspace, *part],
        )
    ]


def _plain(value: Any) -> Any:
    return {"hex": bytes(value).hex()} if isinstance(value, bytes | memoryview) else value


def _meant(column: str, value: Any) -> Any:
    if isinstance(value, dict):
        return bytes.fromhex(value["hex"])
    return bool(value) if column in _FLAGS else value
