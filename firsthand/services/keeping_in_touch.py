"""How often the user wants to be in touch with people: said of one, of several, or of all with a tag."""

from collections.abc import Collection

from firsthand.domain.keeping_in_touch import DAYS_MAX, Wanted, fault
from firsthand.domain.people import PersonId
from firsthand.domain.wording import quoted
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services.actor import Actor, now
from firsthand.storage import keep_in_touch as stored
from firsthand.storage.connection import write
from firsthand.storage.queries import people as queries


def of_person(actor: Actor, person: PersonId) -> Wanted | None:
    """What the user wants with one person; None where they said nothing."""
    found = stored.wanted(actor.scope, [person]).get(person)
    return found[0] if found else None


def keep(actor: Actor, people: Collection[int], ideal_days: int | None, max_days: int | None) -> int:
    """Keep what the user wants with these people; without either number it is forgotten. How many people it is about.

    Raises FirsthandError for numbers that cannot be meant.
    """
    if wrong := fault(ideal_days, max_days):
        raise FirsthandError(
            _("Keeping in touch"),
            wrong,
            _("Use days from 1 to %(days_max)s, the longest gap last.") % {"days_max": DAYS_MAX},
        )
    with write(actor.scope):
        there = sorted(queries.by_ids(actor.scope, people))
        stored.keep(actor.scope, there, ideal_days, max_days, now(actor).day_number)
    return len(there)


def keep_for_tag(actor: Actor, tag: str, ideal_days: int | None, max_days: int | None) -> int:
    """The same for all who have this tag now, of the user's own or of the address book. Raises NotFoundError."""
    people = queries.with_tag(actor.scope, tag)
    if not people:
        raise NotFoundError(quoted(tag), _("nobody has this tag"), _("Look at People for the tags there are."))
    return keep(actor, people, ideal_days, max_days)
