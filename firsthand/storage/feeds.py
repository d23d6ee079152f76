"""Rows of the private calendar: its address as a hash, and how often each entry has changed."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from firsthand.storage.connection import chunks, execute, execute_many, in_list, one, rows
from firsthand.storage.scope import Scope


class FeedRow(NamedTuple):
    """As `models.Feed`."""

    token: str
    words: str
    content: str
    changed_at: int
    created_at: int


class EntryRow(NamedTuple):
    """As `models.FeedEntry`, without its uid."""

    content: str
    sequence: int
    changed_at: int


def feed(scope: Scope) -> FeedRow | None:
    found = one(
        scope,
        "SELECT token, words, content, changed_at, created_at FROM feed WHERE workspace_id = %s",
        [scope.workspace],
    )
    return FeedRow(*found) if found else None


def keep(scope: Scope, token: str, words: str, at: int) -> None:
    """Write a feed over an earlier one; call it inside a transaction."""
    execute(scope, "DELETE FROM feed WHERE workspace_id = %s", [scope.workspace])
    execute(
        scope,
        "INSERT INTO feed (workspace_id, token, words, content, changed_at, created_at) VALUES (%s,%s,%s,'',%s,%s)",
        [scope.workspace, token, words, at, at],
    )


def change_words(scope: Scope, words: str) -> None:
    execute(scope, "UPDATE feed SET words = %s WHERE workspace_id = %s", [words, scope.workspace])


def note_content(scope: Scope, content: str, at: int) -> None:
    execute(
        scope,
        "UPDATE feed SET content = %s, changed_at = %s WHERE workspace_id = %s",
        [content, at, scope.workspace],
    )


def remove(scope: Scope) -> None:
    execute(scope, "DELETE FROM feed WHERE workspace_id = %s", [scope.workspace])


def entries(scope: Scope, uids: Collection[str]) -> dict[str, EntryRow]:
    """What is known of these entries, by uid."""
    return {
        row[0]: EntryRow(*row[1:])
        for part in chunks(sorted(uids))
        for row in rows(
            scope,
            "SELECT uid, content, sequence, changed_at FROM feed_entry WHERE workspace_id = %s AND uid IN"
            f" ({in_list(len(part))})",
            [scope.workspace, *part],
        )
    }


def keep_entries(scope: Scope, listed: Mapping[str, EntryRow], forget_before: int) -> None:
    """Write the entries there are now, and let go of others that have long not changed; call it inside a transaction."""
    execute(
        scope, "DELETE FROM feed_entry WHERE workspace_id = %s AND changed_at < %s", [scope.workspace, forget_before]
    )
    execute_many(
        scope,
        "INSERT INTO feed_entry (workspace_id, uid, content, sequence, changed_at) VALUES (%s,%s,%s,%s,%s) ON CONFLICT"
        " (workspace_id, uid) DO UPDATE SET content = excluded.content, sequence = excluded.sequence, changed_at ="
        " excluded.changed_at",
        [(scope.workspace, uid, *row) for uid, row in sorted(listed.items())],
    )
