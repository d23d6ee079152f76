"""Rows taken out for good, with what search knows of them (`sweeping` then cleans the file)."""

from collections.abc import Collection, Sequence

from firsthand.storage.bulk import index_texts
from firsthand.storage.connection import chunks, execute, execute_many, in_list, is_sqlite, one, rows
from firsthand.storage.scope import Scope

OF_A_WORKSPACE = (
    "participant", "daily", "interaction_text", "interaction", "mailbox", "joining", "duplicate", "decision", "tag",
    "layer", "tie", "note", "move_event", "move_person", "move_choice", "move_answer", "pin", "pinned_person",
    "reopened", "weighting", "offer", "need", "introduction", "came_of_it", "trust_note", "intent_note", "energy",
    "question_reading", "act_reading", "exchange", "exchange_due", "exchange_undo", "problem", "run_source", "source", "run",
    "owner_address", "forgotten", "meeting", "card", "card_mailbox", "card_position", "card_date", "card_group", "holding",
    "replaced", "waiting", "account", "account_state", "digest", "declined_slot", "feed", "feed_entry", "position",
    "hidden_group", "personal_date", "keep_in_touch", "ended_person", "identity_change", "goal", "goal_person", "purpose",
    "trait", "own_trait", "own_target", "layer_kind", "layer_declined", "pair_word", "map_place", "map_region", "answer",
    "own_word", "self_rating", "own_value", "role_model", "invited", "practised", "plan", "experiment", "lesson", "programme",
    "review", "reminding", "person",
)  # fmt: skip
"""Every table with rows of a workspace, search aside."""


def messages(scope: Scope, ids: Collection[int]) -> None:
    """Take out messages and meetings: their rows, texts, participants, readings and search entries."""
    for part in chunks(sorted(ids)):
        inside, values = in_list(len(part)), [scope.workspace, *part]
        old = rows(
            scope,
            f"SELECT id, subject, body FROM interaction_text WHERE workspace_id = %s AND id IN ({inside})",
            values,
        )
        _out_of_search(scope, old)
        for table, column in (
            ("interaction_text", "id"), ("participant", "interaction_id"), ("question_reading", "interaction_id"),
            ("act_reading", "interaction_id"), ("meeting", "id"), ("interaction", "id"),
        ):  # fmt: skip
            execute(scope, f"DELETE FROM {table} WHERE workspace_id = %s AND {column} IN ({inside})", values)


def rewrite(scope: Scope, texts: Sequence[tuple[int, str, str]]) -> None:
    """Replace subject and body of messages, in search as well, and let them be read anew."""
    for part in chunks(texts):
        ids = [id for id, _, _ in part]
        inside, values = in_list(len(ids)), [scope.workspace, *ids]
        old = rows(
            scope,
            f"SELECT id, subject, body FROM interaction_text WHERE workspace_id = %s AND id IN ({inside})",
            values,
        )
        _out_of_search(scope, old)
        for table in ("question_reading", "act_reading"):
            execute(scope, f"DELETE FROM {table} WHERE workspace_id = %s AND interaction_id IN ({inside})", values)
        execute_many(
            scope,
            "UPDATE interaction_text SET subject = %s, body = %s WHERE workspace_id = %s AND id = %s",
            [(subject, body, scope.workspace, id) for id, subject, body in part],
        )
        execute_many(
            scope,
            "UPDATE interaction SET subject = %s WHERE workspace_id = %s AND id = %s",
            [(subject, scope.workspace, id) for id, subject, _ in part],
        )
        index_texts(scope, [(id, scope.workspace, subject, body) for id, subject, body in part])


def everything(scope: Scope) -> None:
    """Take out all rows of the workspace; the workspace itself stays, as new."""
    if not is_sqlite(scope):
        execute(scope, "DELETE FROM search_text WHERE workspace_id = %s", [scope.workspace])
    elif one(scope, "SELECT 1 FROM interaction_text WHERE workspace_id <> %s LIMIT 1", [scope.workspace]) is None:
        execute(scope, "INSERT INTO search_text (search_text) VALUES ('delete-all')")
    else:
        for part in chunks([row[0] for row in _ids(scope)]):
            _out_of_search(
                scope,
                rows(
                    scope,
                    f"SELECT id, subject, body FROM interaction_text WHERE id IN ({in_list(len(part))})",
                    list(part),
                ),
            )
    for table in OF_A_WORKSPACE:
        execute(scope, f"DELETE FROM {table} WHERE workspace_id = %s", [scope.workspace])
    execute(
        scope,
        "UPDATE workspace SET name = '', owner_name = '', welcomed = %s, shortcuts = %s, summed_up_to = 0, away = '',"
        " sent_days = '', summed_day = 0, acts_read = '', changes = changes + 1 WHERE id = %s",
        [False, True, scope.workspace],
    )


def _ids(scope: Scope) -> list[tuple[int]]:
    return rows(scope, "SELECT id FROM interaction_text WHERE workspace_id = %s", [scope.workspace])


def _out_of_search(scope: Scope, old: Sequence[tuple[int, str, str]] | Sequence[tuple[object, ...]]) -> None:
    if is_sqlite(scope):
        # The index keeps no text of its own, so it must be told what it is to unlearn.
        execute_many(
            scope, "INSERT INTO search_text (search_text, rowid, subject, body) VALUES ('delete',%s,%s,%s)", list(old)
        )
        return
    for part in chunks([row[0] for row in old]):
        execute(
            scope,
            f"DELETE FROM search_text WHERE workspace_id = %s AND id IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )
