"""Notes of the user's own, in Markdown."""

import time
from datetime import datetime

from firsthand.domain.people import Note, PersonId
from firsthand.errors import NotFoundError
from firsthand.language import gettext as _
from firsthand.services.actor import Actor
from firsthand.storage import ids
from firsthand.storage.connection import execute, rows, write

MARKDOWN_CHARS_MAX = 100_000

_COLUMNS = "id, person_id, markdown, written_at, changed_at"


def write_note(actor: Actor, markdown: str, person_id: PersonId | None = None) -> Note:
    """Keep a note, about a person or about nobody in particular."""
    with write(actor.scope):
        note = ids.allocate(actor.scope, 1)
        moment = int(time.time())
        execute(
            actor.scope,
            "INSERT INTO note (workspace_id, id, person_id, markdown, written_at, changed_at) VALUES (%s,%s,%s,%s,%s,%s)",
            [actor.scope.workspace, note, person_id, _text(markdown), moment, moment],
        )
    return one_note(actor, note)


def change(actor: Actor, note_id: int, markdown: str) -> Note:
    """Replace a note's text. Raises NotFoundError."""
    changed = execute(
        actor.scope,
        "UPDATE note SET markdown = %s, changed_at = %s WHERE workspace_id = %s AND id = %s",
        [_text(markdown), int(time.time()), actor.scope.workspace, note_id],
    )
    if not changed:
        raise _gone(note_id)
    return one_note(actor, note_id)


def remove(actor: Actor, note_id: int) -> None:
    """Remove a note. Raises NotFoundError."""
    if not execute(
        actor.scope, "DELETE FROM note WHERE workspace_id = %s AND id = %s", [actor.scope.workspace, note_id]
    ):
        raise _gone(note_id)


def one_note(actor: Actor, note_id: int) -> Note:
    found = rows(
        actor.scope,
        f"SELECT {_COLUMNS} FROM note WHERE workspace_id = %s AND id = %s",
        [actor.scope.workspace, note_id],
    )
    if not found:
        raise _gone(note_id)
    return _note(actor, found[0])


def of_person(actor: Actor, person_id: PersonId) -> tuple[Note, ...]:
    """The newest first."""
    found = rows(
        actor.scope,
        f"SELECT {_COLUMNS} FROM note WHERE workspace_id = %s AND person_id = %s ORDER BY written_at DESC, id DESC",
        [actor.scope.workspace, person_id],
    )
    return tuple(_note(actor, row) for row in found)


def recent(actor: Actor, limit: int = 50) -> tuple[Note, ...]:
    """The newest notes of all."""
    found = rows(
        actor.scope,
        f"SELECT {_COLUMNS} FROM note WHERE workspace_id = %s ORDER BY written_at DESC, id DESC LIMIT %s",
        [actor.scope.workspace, limit],
    )
    return tuple(_note(actor, row) for row in found)


def _text(markdown: str) -> str:
    return markdown.replace("\x00", "").replace("\r\n", "\n").strip()[:MARKDOWN_CHARS_MAX]


def _note(actor: Actor, row: tuple[object, ...]) -> Note:
    id, person_id, markdown, written_at, changed_at = row
    return Note(id, person_id, markdown, _date(actor, written_at), _date(actor, changed_at))  # type: ignore[arg-type]


def _date(actor: Actor, seconds: object) -> str:
    return datetime.fromtimestamp(int(str(seconds)), actor.zone).isoformat(timespec="seconds")


def _gone(note_id: int) -> NotFoundError:
    return NotFoundError(
        _("Note %(note_id)s") % {"note_id": note_id},
        _("it is not there"),
        _("It may have been removed; reload the page."),
    )
