from dataclasses import dataclass
from datetime import date

from firsthand.domain.people import Note
from firsthand.services import notes
from firsthand.services.actor import Actor, now
from firsthand.web.elements.words import day_words
from firsthand.web.notes.forms import NoteForm


@dataclass(frozen=True)
class NoteLine:
    """One note, with the day it was last changed in words."""

    note: Note
    day: str


@dataclass(frozen=True)
class NotesPage:
    form: NoteForm
    notes: tuple[NoteLine, ...]


def notes_page(actor: Actor, form: NoteForm) -> NotesPage:
    return NotesPage(form, note_lines(notes.recent(actor), now(actor).day))


def note_lines(found: tuple[Note, ...], today: date) -> tuple[NoteLine, ...]:
    return tuple(NoteLine(note, day_words(note.changed_on, today)) for note in found)
