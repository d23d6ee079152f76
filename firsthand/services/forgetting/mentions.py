"""Where else a forgotten person is named: file names, other people's display names, notes, moves."""

from collections.abc import Collection

from firsthand.domain.forgetting import Redaction
from firsthand.domain.people import PersonId
from firsthand.services.actor import Actor
from firsthand.storage.connection import chunks, execute, execute_many, in_list, is_sqlite, rows


def like(actor: Actor, column: str) -> str:
    return f"{column} {'LIKE' if is_sqlite(actor.scope) else 'ILIKE'} %s ESCAPE '!'"


def like_patterns(actor: Actor, redaction: Redaction) -> list[str]:
    """One for each word that a text naming them must hold; letters with accents may be written without, so any letter fits."""
    return [
        "%" + "".join("_" if ord(char) > 127 else f"!{char}" if char in "!%_" else char for char in word) + "%"
        for word in sorted(redaction.longest_words)
    ]


def clean_small_texts(actor: Actor, redaction: Redaction) -> None:
    """Take their name out of what else a message carries, and out of other people's display names."""
    scope = actor.scope
    for pattern in like_patterns(actor, redaction):
        columns = ("attachments", "refs", "message_id", "found_in", "list_id")
        found = rows(
            scope,
            f"SELECT id, {', '.join(columns)} FROM interaction WHERE workspace_id = %s AND"
            f" ({' OR '.join(like(actor, column) for column in columns)})",
            [scope.workspace, *[pattern] * len(columns)],
        )
        execute_many(
            scope,
            "UPDATE interaction SET attachments = %s, refs = %s, message_id = %s, found_in = %s, list_id = %s"
            " WHERE workspace_id = %s AND id = %s",
            [
                (
                    redaction.of(attachments),
                    " ".join(one for one in refs.split() if not redaction.concerns(one)),
                    "" if redaction.concerns(message_id) else message_id,
                    redaction.of(found_in),
                    redaction.of(list_id),
                    scope.workspace,
                    id,
                )
                for id, attachments, refs, message_id, found_in, list_id in found
            ],
        )
        for table, column in (
            ("problem", "found_in"), ("problem", "reason"), ("problem", "remedy"), ("run", "failure"), ("run", "now_reading"),
            ("person", "name"), ("person", "organisation"), ("person", "role_title"), ("owner_address", "reason"),
            ("joining", "reason"), ("duplicate", "reason"), ("meeting", "place"), ("meeting", "link"), ("meeting", "uid"),
            ("account", "title"), ("account", "reason"), ("position", "organisation"), ("position", "title"),
            ("position", "quote"), ("personal_date", "label"), ("person", "found_organisation"), ("goal", "title"),
            ("goal", "why"), ("goal", "question"), ("goal", "came_of_it"), ("map_region", "name"), ("answer", "text"),
            ("own_word", "text"), ("own_value", "own_words"), ("role_model", "name"), ("role_model", "does"),
            ("invited", "name"), ("invited", "words"), ("practised", "why"), ("plan", "if_words"), ("plan", "then_words"),
            ("plan", "obstacle"), ("plan", "answer"), ("experiment", "happened"), ("experiment", "learnt"), ("lesson", "words"),
            ("programme", "content"), ("review", "answer"), ("review", "next_week"),
        ):  # fmt: skip
            _clean_column(actor, redaction, table, column, pattern)
        _clean_display_names(actor, redaction, pattern)
        for (name,) in rows(
            scope,
            f"SELECT DISTINCT name FROM hidden_group WHERE workspace_id = %s AND {like(actor, 'name')}",
            [scope.workspace, pattern],
        ):
            if redaction.concerns(name):
                execute(
                    scope, "DELETE FROM hidden_group WHERE workspace_id = %s AND name = %s", [scope.workspace, name]
                )


def _clean_column(actor: Actor, redaction: Redaction, table: str, column: str, pattern: str) -> None:
    for (text,) in rows(
        actor.scope,
        f"SELECT DISTINCT {column} FROM {table} WHERE workspace_id = %s AND {like(actor, column)}",
        [actor.scope.workspace, pattern],
    ):
        new = redaction.of_name(text) if (table, column) == ("person", "name") else redaction.of(text)
        if new != text:
            execute(
                actor.scope,
                f"UPDATE {table} SET {column} = %s WHERE workspace_id = %s AND {column} = %s",
                [new, actor.scope.workspace, text],
            )


def _clean_display_names(actor: Actor, redaction: Redaction, pattern: str) -> None:
    """“Ada Moss via a signing service” is not her mailbox, but it holds her name."""
    scope = actor.scope
    found = rows(
        scope,
        f"SELECT id, address, name FROM mailbox WHERE workspace_id = %s AND {like(actor, 'name')}",
        [scope.workspace, pattern],
    )
    for id, address, name in found:
        if address in redaction.addresses or not redaction.concerns(name):
            continue
        new = redaction.of_name(name)
        if new == name:
            continue
        taken = rows(
            scope,
            "SELECT 1 FROM mailbox WHERE workspace_id = %s AND address = %s AND name = %s",
            [scope.workspace, address, new],
        )
        execute(
            scope,
            "UPDATE mailbox SET name = %s WHERE workspace_id = %s AND id = %s",
            [f"{new} ({id})" if taken else new, scope.workspace, id],
        )


def clean_notes(actor: Actor, person_id: PersonId, redaction: Redaction) -> tuple[int, int]:
    """Remove notes about them, and take their name out of the others; how many of each."""
    scope = actor.scope
    removed = execute(
        scope, "DELETE FROM note WHERE workspace_id = %s AND person_id = %s", [scope.workspace, person_id]
    )
    fresh = [
        (new, scope.workspace, id)
        for id, markdown in rows(scope, "SELECT id, markdown FROM note WHERE workspace_id = %s", [scope.workspace])
        if (new := redaction.of(markdown)) != markdown
    ]
    execute_many(scope, "UPDATE note SET markdown = %s WHERE workspace_id = %s AND id = %s", fresh)
    return removed, len(fresh)


def remove_moves(actor: Actor, person_id: PersonId, redaction: Redaction) -> None:
    """Remove moves with them, and what was shown of moves that quote them."""
    scope = actor.scope
    keys = [
        row[0]
        for row in rows(
            scope,
            "SELECT key FROM move_person WHERE workspace_id = %s AND person_id = %s",
            [scope.workspace, person_id],
        )
    ]
    for part in chunks(keys):
        for table in ("move_event", "move_choice", "move_answer", "intent_note", "pin", "move_person"):
            execute(
                scope,
                f"DELETE FROM {table} WHERE workspace_id = %s AND key IN ({in_list(len(part))})",
                [scope.workspace, *part],
            )
    for table, columns in (
        ("move_event", ("why", "shown_as")), ("move_choice", ("first_step", "own_words")), ("intent_note", ("own_words",)),
    ):  # fmt: skip
        for column in columns:
            for pattern in like_patterns(actor, redaction):
                _clean_column(actor, redaction, table, column, pattern)


def remove_giving(actor: Actor, person_id: PersonId, redaction: Redaction, messages: Collection[int]) -> None:
    """Remove what they need and bring, introductions of them, and private notes on them; take their name out of others.

    messages: those they took part in, which are quoted no more.
    """
    scope = actor.scope
    for table, column in (
        ("offer", "person_id"), ("need", "person_id"), ("introduction", "person_a"), ("introduction", "person_b"),
        ("trust_note", "person_id"), ("pinned_person", "person_id"), ("reopened", "person_id"),
    ):  # fmt: skip
        execute(scope, f"DELETE FROM {table} WHERE workspace_id = %s AND {column} = %s", [scope.workspace, person_id])
    keys = [
        row[0]
        for row in rows(
            scope,
            "SELECT exchange FROM came_of_it WHERE workspace_id = %s AND person_id = %s",
            [scope.workspace, person_id],
        )
    ]
    for part in chunks(keys):
        for table, column in (("came_of_it", "exchange"), ("pin", "key")):
            execute(
                scope,
                f"DELETE FROM {table} WHERE workspace_id = %s AND {column} IN ({in_list(len(part))})",
                [scope.workspace, *part],
            )
    for part in chunks(sorted(messages)):
        for table in ("offer", "need", "position"):
            execute(
                scope,
                f"UPDATE {table} SET quote = '', interaction_id = NULL WHERE workspace_id = %s AND interaction_id IN"
                f" ({in_list(len(part))})",
                [scope.workspace, *part],
            )
    for table, columns in (
        ("offer", ("words", "limits", "quote")), ("need", ("words", "quote")), ("came_of_it", ("words",)),
        ("introduction", ("why_a", "why_b", "came_of_it")), ("trust_note", ("words",)),
    ):  # fmt: skip
        for column in columns:
            for pattern in like_patterns(actor, redaction):
                _clean_column(actor, redaction, table, column, pattern)
