"""What people look for, and what I look for: by hand, and suggested by asks and notes."""

from dataclasses import dataclass
from datetime import date, datetime

from firsthand.domain.inventory import WORDS_CHARS_MAX, Need, ProposedNeed, Source, needs_in_note, needs_in_record
from firsthand.domain.people import PersonId
from firsthand.domain.wording import quoted
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services import move_ledger, notes
from firsthand.services.actor import Actor, AsOf, now
from firsthand.storage import giving
from firsthand.storage.queries import people

NOTES_READ_MAX = 200


@dataclass(frozen=True)
class Listed:
    """A need with whose it is; person_name: '' for one that the owner declared."""

    need: Need
    person_name: str = ""


def needs(actor: Actor, *, mine_only: bool = False, person: PersonId | None = None) -> tuple[Listed, ...]:
    """Needs that are not dismissed, met ones too, the newest first: everybody's, mine, or one person's."""
    whose = giving.of_person(person) if person is not None else giving.MINE if mine_only else giving.ANYBODYS
    found = giving.needs(actor.scope, whose)
    names = people.by_ids(actor.scope, {need.person for need in found if need.person is not None})
    return tuple(
        Listed(need, names[need.person].name if need.person is not None else "")
        for need in found
        if need.person is None or need.person in names
    )


def add_need(actor: Actor, words: str, *, person: PersonId | None = None, until: date | None = None) -> Need:
    """Enter a need by hand: somebody's, or my own, which lifts moves that serve it. Raises FirsthandError, NotFoundError."""
    said = " ".join(words.replace("\x00", "").split())[:WORDS_CHARS_MAX]
    if not said:
        raise FirsthandError(_("A need"), _("it is empty"), _("Say in a few words what is looked for."))
    if person is not None and not people.exists(actor.scope, person):
        raise NotFoundError(quoted(person), _("nobody of that number is in the record"), _("Look them up in People."))
    return giving.keep_need(actor.scope, Need(0, person, said, Source("hand", now(actor).day), until=until))


def remove_need(actor: Actor, need_id: int) -> None:
    """Raises NotFoundError."""
    if not giving.remove(actor.scope, "need", need_id):
        raise _gone(need_id)


def met(actor: Actor, need_id: int, on: date | None = None) -> None:
    """A need waits no more. Raises NotFoundError."""
    if not giving.set_met(actor.scope, need_id, on or now(actor).day):
        raise _gone(need_id)


def proposals(actor: Actor, as_of: AsOf) -> tuple[ProposedNeed, ...]:
    """What people seem to look for, from what they asked and from notes, without what I have said yes or no to."""
    said = giving.words_said(actor.scope, "need", giving.OTHERS)
    found = list(needs_in_record(move_ledger.asked_of_me(actor, as_of), as_of.day))
    for note in notes.recent(actor, NOTES_READ_MAX):
        written_on = datetime.fromisoformat(note.written_on).date()
        if note.person_id is not None and written_on < as_of.day:
            found += needs_in_note(note.person_id, note.markdown, written_on)
    known = people.by_ids(actor.scope, {one.person for one in found})
    return tuple(one for one in found if one.person in known and one.words.casefold() not in said)


def take_up(actor: Actor, proposed: ProposedNeed, *, confirmed: bool) -> Need:
    """Say yes to a proposal, or no, so that it does not come back."""
    return giving.keep_need(
        actor.scope,
        Need(
            0,
            proposed.person,
            proposed.words[:WORDS_CHARS_MAX],
            proposed.source,
            proposed.value,
            status="confirmed" if confirmed else "dismissed",
        ),
    )


def _gone(need_id: int) -> NotFoundError:
    return NotFoundError(
        _("Need %(need_id)s") % {"need_id": need_id}, _("it is not there"), _("`firsthand needs` lists those that are.")
    )
