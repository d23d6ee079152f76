"""Whom the user is regularly in touch with: those whose purposes and groups are worth a word."""

from functools import lru_cache

from firsthand.domain.purposes import HALF_YEAR_DAYS
from firsthand.services.actor import Actor, AsOf
from firsthand.storage.queries import daily, owner
from firsthand.storage.queries.daily import ContactDays

YEAR_DAYS = 365
DAYS_MIN = 3
"""Contact-days of a year from which on somebody is regular."""


def half_year(actor: Actor, as_of: AsOf) -> ContactDays:
    """Contact-days of the 180 days before: what contact is shared out by."""
    return _between(actor, as_of.until_day - HALF_YEAR_DAYS, as_of.until_day, owner.changes(actor.scope))


def regulars(actor: Actor, as_of: AsOf) -> list[int]:
    """People with at least three contact-days in the year before, those with most first."""
    found = _between(actor, as_of.until_day - YEAR_DAYS, as_of.until_day, owner.changes(actor.scope))
    listed = [(-days, person) for person, days in found.by_person().items() if days >= DAYS_MIN]
    return [person for _, person in sorted(listed)]


@lru_cache(maxsize=8)
def _between(actor: Actor, since_day: int, until_day: int, changes: int) -> ContactDays:
    """Held until the record is worked out anew: then `changes` differs."""
    return daily.contact_days_between(actor.scope, since_day, until_day)
