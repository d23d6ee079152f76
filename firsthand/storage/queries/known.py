"""Which records are there already, by their keys."""

from collections.abc import Collection
from typing import NamedTuple

from firsthand.storage.connection import chunks, in_list, rows
from firsthand.storage.scope import Scope


class KnownCard(NamedTuple):
    """run: the one that wrote it last; content as in `models.Card`."""

    id: int
    digest: bytes
    revised_at: int
    run: int
    content: str


class KnownMeeting(NamedTuple):
    """revision as `domain.meetings.revision_of`; run: the one that wrote it last."""

    id: int
    revision: str
    run: int


def messages(scope: Scope, keys: Collection[bytes]) -> set[bytes]:
    """Keys of messages that are there."""
    return {
        bytes(row[0])
        for part in chunks(list(keys))
        for row in rows(
            scope,
            f"SELECT key FROM interaction WHERE workspace_id = %s AND key IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )
    }


def cards(scope: Scope, keys: Collection[bytes]) -> dict[bytes, KnownCard]:
    """The cards that are there."""
    return {
        bytes(key): KnownCard(id, bytes(digest), revised_at, run, content)
        for part in chunks(list(keys))
        for key, id, digest, revised_at, run, content in rows(
            scope,
            "SELECT key, id, digest, revised_at, run_id, content FROM card WHERE workspace_id = %s AND key IN"
            f" ({in_list(len(part))})",
            [scope.workspace, *part],
        )
    }


def meetings(scope: Scope, keys: Collection[bytes]) -> dict[bytes, KnownMeeting]:
    """The meetings that are there."""
    return {
        bytes(key): KnownMeeting(id, revision, run)
        for part in chunks(list(keys))
        for key, id, revision, run in rows(
            scope,
            "SELECT i.key, i.id, m.revision, m.run_id FROM interaction i JOIN meeting m ON m.workspace_id ="
            f" i.workspace_id AND m.id = i.id WHERE i.workspace_id = %s AND i.key IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )
    }


def others(scope: Scope, keys: Collection[bytes]) -> set[bytes]:
    """Keys of remarks and favours that are there."""
    return {
        bytes.fromhex(row[0])
        for part in chunks([key.hex() for key in keys])
        for row in rows(
            scope,
            f"SELECT item FROM holding WHERE workspace_id = %s AND item IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )
    }
