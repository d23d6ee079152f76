"""Rows of reflection, written and read as tuples. Days since 1970-01-01, instants in seconds, of the user's own record."""

from collections.abc import Sequence
from typing import NamedTuple

from firsthand.storage import ids
from firsthand.storage.connection import execute, execute_many, one, rows, write
from firsthand.storage.scope import Scope


class AnswerRow(NamedTuple):
    """One answer; see `storage.models.Answer`."""

    id: int
    question: int
    text: str
    version: int
    beside_id: int | None
    kept: bool
    begun_at: int
    changed_at: int


class InvitedRow(NamedTuple):
    """Somebody asked for their view; see `storage.models.Invited`."""

    id: int
    person_id: int | None
    name: str
    key: str
    state: str
    asked_day: int
    replied_day: int | None
    replies: str
    words: str


_ANSWER = ",".join(AnswerRow._fields)
_INVITED = ",".join(InvitedRow._fields)


def answers(scope: Scope, question: int | None = None) -> list[AnswerRow]:
    """All answers, or those to one question; the newest first."""
    asked = "" if question is None else " AND question = %s"
    values = [scope.workspace] if question is None else [scope.workspace, question]
    found = rows(
        scope, f"SELECT {_ANSWER} FROM answer WHERE workspace_id = %s{asked} ORDER BY changed_at DESC, id DESC", values
    )
    return [AnswerRow(*row)._replace(kept=bool(row[5])) for row in found]


def last_kept(scope: Scope) -> dict[int, int]:
    """Question -> the last instant at which an answer to it was kept; without the texts, which may be long."""
    return dict(
        rows(
            scope,
            "SELECT question, MAX(changed_at) FROM answer WHERE workspace_id = %s AND kept GROUP BY question",
            [scope.workspace],
        )
    )


def answer(scope: Scope, id: int) -> AnswerRow | None:
    row = one(scope, f"SELECT {_ANSWER} FROM answer WHERE workspace_id = %s AND id = %s", [scope.workspace, id])
    return None if row is None else AnswerRow(*row)._replace(kept=bool(row[5]))


def add_answer(scope: Scope, question: int, text: str, beside: int | None, at: int) -> AnswerRow:
    """Call it inside a transaction."""
    row = AnswerRow(ids.allocate(scope, 1), question, text, 1, beside, False, at, at)
    execute(
        scope,
        f"INSERT INTO answer (workspace_id,{_ANSWER}) VALUES (%s,%s,%s,%s,%s,%s,%s,%s,%s)",
        [scope.workspace, *row],
    )
    return row


def change_answer(scope: Scope, id: int, version: int, text: str, at: int) -> bool:
    """Write over the version that was seen; False where another window has written, or kept it, since."""
    return bool(
        execute(
            scope,
            "UPDATE answer SET text = %s, version = version + 1, changed_at = %s WHERE workspace_id = %s AND id = %s AND"
            " version = %s AND NOT kept",
            [text, at, scope.workspace, id, version],
        )
    )


def keep_answer(scope: Scope, id: int, at: int) -> None:
    """It stands; what was typed beside it stands by itself."""
    execute(
        scope,
        "UPDATE answer SET kept = %s, version = version + 1, changed_at = %s WHERE workspace_id = %s AND id = %s",
        [True, at, scope.workspace, id],
    )


def part_answers(scope: Scope, beside: int) -> None:
    """What was typed beside an answer stands by itself from now on."""
    execute(
        scope,
        "UPDATE answer SET beside_id = NULL WHERE workspace_id = %s AND beside_id = %s",
        [scope.workspace, beside],
    )


def remove_answer(scope: Scope, id: int) -> bool:
    return bool(execute(scope, "DELETE FROM answer WHERE workspace_id = %s AND id = %s", [scope.workspace, id]))


def own_words(scope: Scope) -> dict[str, str]:
    return dict(rows(scope, "SELECT name, text FROM own_word WHERE workspace_id = %s", [scope.workspace]))


def keep_own_word(scope: Scope, name: str, text: str, at: int) -> None:
    """An empty text takes it away."""
    if not text:
        execute(scope, "DELETE FROM own_word WHERE workspace_id = %s AND name = %s", [scope.workspace, name])
        return
    execute(
        scope,
        "INSERT INTO own_word (workspace_id, name, text, changed_at) VALUES (%s,%s,%s,%s) ON CONFLICT (workspace_id, name)"
        " DO UPDATE SET text = excluded.text, changed_at = excluded.changed_at",
        [scope.workspace, name, text, at],
    )


def ratings(scope: Scope) -> list[tuple[str, int, int]]:
    """Item, day, level; the oldest first."""
    found = rows(
        scope,
        "SELECT item, on_day, level FROM self_rating WHERE workspace_id = %s ORDER BY on_day, item",
        [scope.workspace],
    )
    return [(row[0], row[1], row[2]) for row in found]


def keep_ratings(scope: Scope, on_day: int, levels: Sequence[tuple[str, int]]) -> None:
    execute_many(
        scope,
        "INSERT INTO self_rating (workspace_id, item, on_day, level) VALUES (%s,%s,%s,%s) ON CONFLICT"
        " (workspace_id, item, on_day) DO UPDATE SET level = excluded.level",
        [(scope.workspace, item, on_day, level) for item, level in levels],
    )


def values(scope: Scope) -> list[tuple[str, str]]:
    """Name and own words, the first rank first."""
    found = rows(
        scope, "SELECT name, own_words FROM own_value WHERE workspace_id = %s ORDER BY rank", [scope.workspace]
    )
    return [(row[0], row[1]) for row in found]


def keep_values(scope: Scope, chosen: Sequence[tuple[str, str]]) -> None:
    """In place of those before."""
    with write(scope):
        execute(scope, "DELETE FROM own_value WHERE workspace_id = %s", [scope.workspace])
        execute_many(
            scope,
            "INSERT INTO own_value (workspace_id, rank, name, own_words) VALUES (%s,%s,%s,%s)",
            [(scope.workspace, rank, name, words) for rank, (name, words) in enumerate(chosen, start=1)],
        )


def role_models(scope: Scope, person: int | None = None) -> list[tuple[int, int | None, str, str, int]]:
    """Id, person, name, what they do, day; the newest first. person: of this one alone."""
    only = "" if person is None else " AND person_id = %s"
    found = rows(
        scope,
        "SELECT id, person_id, name, does, on_day FROM role_model WHERE workspace_id = %s" + only + " ORDER BY id DESC",
        [scope.workspace] if person is None else [scope.workspace, person],
    )
    return [(row[0], row[1], row[2], row[3], row[4]) for row in found]


def add_role_model(scope: Scope, person: int | None, name: str, does: str, on_day: int) -> int:
    with write(scope):
        id = ids.allocate(scope, 1)
        execute(
            scope,
            "INSERT INTO role_model (workspace_id, id, person_id, name, does, on_day) VALUES (%s,%s,%s,%s,%s,%s)",
            [scope.workspace, id, person, name, does, on_day],
        )
    return id


def change_role_model(scope: Scope, id: int, does: str) -> bool:
    return bool(
        execute(
            scope, "UPDATE role_model SET does = %s WHERE workspace_id = %s AND id = %s", [does, scope.workspace, id]
        )
    )


def remove_role_model(scope: Scope, id: int) -> bool:
    return bool(execute(scope, "DELETE FROM role_model WHERE workspace_id = %s AND id = %s", [scope.workspace, id]))


def invited(scope: Scope) -> list[InvitedRow]:
    """Everybody asked, the newest first."""
    found = rows(scope, f"SELECT {_INVITED} FROM invited WHERE workspace_id = %s ORDER BY id DESC", [scope.workspace])
    return [InvitedRow(*row) for row in found]


def invite(scope: Scope, person: int | None, name: str, key: str, on_day: int) -> int:
    with write(scope):
        id = ids.allocate(scope, 1)
        row = InvitedRow(id, person, name, key, "asked", on_day, None, "{}", "")
        execute(
            scope,
            f"INSERT INTO invited (workspace_id,{_INVITED}) VALUES (%s,%s,%s,%s,%s,%s,%s,%s,%s,%s)",
            [scope.workspace, *row],
        )
    return id


def replied(scope: Scope, id: int, on_day: int, replies: str, words: str) -> None:
    execute(
        scope,
        "UPDATE invited SET state = 'replied', replied_day = %s, replies = %s, words = %s WHERE workspace_id = %s AND id = %s",
        [on_day, replies, words, scope.workspace, id],
    )


def remove_invited(scope: Scope, id: int) -> bool:
    return bool(execute(scope, "DELETE FROM invited WHERE workspace_id = %s AND id = %s", [scope.workspace, id]))
