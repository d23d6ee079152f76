"""Cards into rows and out of them, with what they say of their people."""

import json
from collections.abc import Collection, Mapping

from firsthand.domain.cards import Card
from firsthand.storage.connection import chunks, execute, execute_many, in_list
from firsthand.storage.scope import Scope


def content_of(card: Card) -> str:
    """A card as JSON, without what stands in columns of its own."""
    fields = card._asdict()
    for name in ("key", "digest", "item", "original", "where"):
        del fields[name]
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def insert(scope: Scope, run: int, cards: Mapping[int, Card]) -> None:
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


def delete(scope: Scope, cards: Collection[int]) -> None:
    for part in chunks(sorted(cards)):
        inside, values = in_list(len(part)), [scope.workspace, *part]
        for table, key in (
            ("card", "id"), ("card_mailbox", "card_id"), ("card_position", "card_id"), ("card_date", "card_id"),
            ("card_group", "card_id"),
        ):  # fmt: skip
            execute(scope, f"DELETE FROM {table} WHERE workspace_id = %s AND {key} IN ({inside})", values)
