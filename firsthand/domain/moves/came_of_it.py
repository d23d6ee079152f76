""" "What came of it?": a light question to the user, some time after a give; nothing for the other person."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from firsthand.domain.moves.shape import Person
from firsthand.domain.moves.standing import Entry
from firsthand.language import gettext as _

AFTER_DAYS = 14
UNTIL_DAYS = 42
"""Later than this nobody remembers (d)."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """exchange: the key of what was given; given_on: when."""

    exchange: str
    person: Person
    what: str
    given_on: date

    @property
    def question(self) -> str:
        asked = (
            _("What came of “%(what)s”, for %(name)s?") if self.what else _("What came of what you gave, for %(name)s?")
        )
        return asked % {"what": self.what, "name": self.person.first_name}


def came_of_it(entries: Iterable[Entry], answered: Collection[str], as_of: date) -> FollowUp | None:
    """At most one a day: the give of 14 to 42 days ago, confirmed and not yet looked back on, that is the oldest.

    answered: keys of exchanges the user has said something of, or did not want to.
    """
    found = [
        (entry.step("given").at.date(), entry.exchange.key, entry)
        for entry in entries
        if entry.exchange.flow == "out"
        and entry.exchange.state in ("given", "thanked")
        and entry.exchange.status == "confirmed"
        and entry.exchange.key not in answered
        and AFTER_DAYS <= (as_of - entry.step("given").at.date()).days <= UNTIL_DAYS
    ]
    if not found:
        return None
    given_on, key, entry = min(found, key=lambda one: one[:2])
    return FollowUp(key, entry.person, entry.what, given_on)
