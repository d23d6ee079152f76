"""What a run replaced or took out, kept as it was before, so that it can be put back."""

import json
import re
from collections.abc import Collection
from typing import Any, Literal

from firsthand.storage import cards, erasing, holdings, ids
from firsthand.storage.bulk import index_texts
from firsthand.storage.connection import chunks, execute, execute_many, in_list, one, rows
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
    holdings.handed_on(scope, set(held) - ended)
    holdings.remove(scope, ended)


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
        holdings.mark_stale_by_interactions(scope, [id])
        holdings.mark_stale_by_cards(scope, [id])
        if kind == "card":
            cards.delete(scope, [id])
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
        holdings.hold(scope, source, [(id, item)], run)
    if kind == "meeting":
        index_texts(scope, [(id, scope.workspace, subject, body) for subject, body in before["interaction_text"]])
        holdings.mark_stale_by_interactions(scope, [id])


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
