"""What imports replaced, what waits, and what servers call things, without a forgotten person."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from firsthand.domain.forgetting import Redaction, without_lines
from firsthand.domain.reduced_records import original_without
from firsthand.services.actor import Actor
from firsthand.services.forgetting import mentions
from firsthand.services.forgetting.conversations import Said
from firsthand.storage.connection import execute, execute_many, rows


def drop_replaced(
    actor: Actor, said: Iterable[Said], redaction: Redaction, concerned: Collection[int], pasted: Collection[str]
) -> None:
    """Let go of what cards and meetings were before, where they were part of it or it speaks of them.

    concerned: rows that went, or that they were part of. Taking the import back then leaves these as they are.
    """
    scope = actor.scope
    named = {tuple(one) for one in said}
    gone = []
    for (entry,) in rows(scope, "SELECT id FROM replaced WHERE workspace_id = %s ORDER BY id", [scope.workspace]):
        row, text = rows(
            scope, "SELECT row_id, before FROM replaced WHERE workspace_id = %s AND id = %s", [scope.workspace, entry]
        )[0]
        if row in concerned or _speaks_of_them(json.loads(text), named, redaction, pasted):
            gone.append((scope.workspace, entry))
    execute_many(scope, "DELETE FROM replaced WHERE workspace_id = %s AND id = %s", gone)


def _speaks_of_them(
    before: dict[str, list[list[Any]]],
    named: Collection[tuple[str, ...]],
    redaction: Redaction,
    pasted: Collection[str],
) -> bool:
    for table in ("participant", "card_mailbox"):
        if any((row[0], row[1]) in named or row[0] in redaction.addresses for row in before.get(table, ())):
            return True
    return any(
        redaction.concerns(value)
        or original_without(value, redaction.of) != value
        or without_lines(value, pasted) != value
        for listed in before.values()
        for row in listed
        for value in row
        if isinstance(value, str)
    )


def drop_changes_of_identity(actor: Actor, said: Iterable[Said], redaction: Redaction) -> None:
    """Let go of what was said on who is who, and of who was joined with whom, where it speaks of them.

    The two stay as they are; only taking it back is no longer possible.
    """
    scope = actor.scope
    named = {tuple(one) for one in said}
    for table in ("identity_change", "ended_person"):
        gone = [
            (scope.workspace, id)
            for id, text in rows(scope, f"SELECT id, content FROM {table} WHERE workspace_id = %s", [scope.workspace])
            if any(_names_them(value, named, redaction) for value in _lists(json.loads(text)))
        ]
        execute_many(scope, f"DELETE FROM {table} WHERE workspace_id = %s AND id = %s", gone)


def _lists(value: Any) -> Iterator[list[Any]]:
    """Every list in a document, however deep."""
    if isinstance(value, dict):
        for one in value.values():
            yield from _lists([one])
    elif isinstance(value, list):
        yield value
        for one in value:
            yield from _lists(one)


def _names_them(value: list[Any], named: Collection[tuple[str, ...]], redaction: Redaction) -> bool:
    texts = [one for one in value if isinstance(one, str)]
    return tuple(texts[:2]) in named or any(one in redaction.addresses or redaction.concerns(one) for one in texts)


def clean_waiting(actor: Actor, redaction: Redaction) -> None:
    """Take their name out of notes, gifts and debts that wait for somebody else."""
    scope = actor.scope
    fresh = []
    for id, content in rows(scope, "SELECT id, content FROM waiting WHERE workspace_id = %s", [scope.workspace]):
        before = json.loads(content)
        after = {name: _each(value, redaction.of) for name, value in before.items()}
        if after != before:
            fresh.append((json.dumps(after), scope.workspace, id))
    execute_many(scope, "UPDATE waiting SET content = %s WHERE workspace_id = %s AND id = %s", fresh)


def _each(value: Any, clean: Callable[[str], str]) -> Any:
    return clean(value) if isinstance(value, str) else value


def clean_what_servers_say(actor: Actor, redaction: Redaction) -> None:
    """Servers call things by names that may be theirs; how far such a place was read is forgotten, and it is read anew."""
    scope = actor.scope
    for pattern in mentions.like_patterns(actor, redaction):
        for item in [
            row[0]
            for row in rows(
                scope,
                f"SELECT DISTINCT item FROM holding WHERE workspace_id = %s AND {mentions.like(actor, 'item')}",
                [scope.workspace, pattern],
            )
            if redaction.concerns(row[0])
        ]:
            execute(
                scope, "UPDATE holding SET item = '' WHERE workspace_id = %s AND item = %s", [scope.workspace, item]
            )
        for account, source, state in rows(
            scope,
            f"SELECT account_id, source, state FROM account_state WHERE workspace_id = %s AND {mentions.like(actor, 'state')}",
            [scope.workspace, pattern],
        ):
            if redaction.concerns(state):
                execute(
                    scope,
                    "DELETE FROM account_state WHERE workspace_id = %s AND account_id = %s AND source = %s",
                    [scope.workspace, account, source],
                )
