"""Who took part in what in the days before a moment: the arrays that all readings of the network are counted from."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from firsthand.network.arrays import Floats, Ints, ordered_counts, places
from firsthand.network.presence import Presence
from firsthand.services.actor import Actor, AsOf, start_of
from firsthand.storage.queries import owner as owner_queries
from firsthand.storage.queries import presence as queries
from firsthand.storage.queries.presence import GUEST, RECIPIENT, SENDER

FROM_ME, TO_ME, TOGETHER = 1, -1, 2
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, eq=False)
class Seen:
    """first_day, until_day: from which day on, and the first day that is not used; days since 1970-01-01.

    presence: people in personal messages and small meetings, the owner left out. contact_person, contact_day: the owner's
    contact-days, each pair once, ordered by person and day. by_me: the interactions that the owner wrote, ascending.
    """

    first_day: int
    until_day: int
    presence: Presence
    contact_person: Ints
    contact_day: Ints
    by_me: Ints

    def contact_days(self, first_day: int, until_day: int) -> tuple[Ints, Floats]:
        """People with a contact-day from one day up to another, ascending, and how many each."""
        inside = (self.contact_day >= first_day) & (self.contact_day < until_day)
        people, days = ordered_counts(self.contact_person[inside])
        return people, days.astype(np.float64)


def seen_before(actor: Actor, as_of: AsOf, days: int) -> Seen:
    """What was seen in the `days` days before a moment; held until the record changes."""
    # Now moves on with every second; what was seen is held for the day.
    before = None if as_of.live else as_of.before
    return _seen(actor, as_of.until_day, before, days, owner_queries.changes(actor.scope))


@lru_cache(maxsize=6)
def _seen(actor: Actor, until_day: int, before: int | None, days: int, _change: int) -> Seen:
    first_day = until_day - days
    since = start_of(_EPOCH + timedelta(days=first_day), actor).before
    if before is None:
        before = start_of(_EPOCH + timedelta(days=until_day), actor).before
    rows = queries.personal(actor.scope, since, before)
    mailboxes, owners = queries.owners(actor.scope)
    place = places(rows[:, 1], mailboxes)
    rows, person = rows[place >= 0], owners[place[place >= 0]]
    interaction, day, direction, part = rows[:, 0], rows[:, 2], rows[:, 3], rows[:, 4]
    # Who sends for the owner is not there beside everybody the owner writes to.
    there = (direction != FROM_ME) | (part != SENDER)
    contact = (
        ((direction == FROM_ME) & (part == RECIPIENT))
        | ((direction == TO_ME) & (part == SENDER))
        | ((direction == TOGETHER) & (part == GUEST))
    )
    contact_person, contact_day = _distinct(person[contact], day[contact])
    return Seen(
        first_day, until_day, Presence(interaction[there], person[there], day[there], part[there] == SENDER),
        contact_person, contact_day, np.unique(interaction[direction == FROM_ME]),
    )  # fmt: skip


def _distinct(person: NDArray[np.int64], day: NDArray[np.int64]) -> tuple[Ints, Ints]:
    """Distinct pairs of person and day, ordered."""
    if not len(person):
        return person, day
    first = int(day.min())
    span = int(day.max()) - first + 1
    pair, _ = ordered_counts(person * span + (day - first))
    return pair // span, pair % span + first
