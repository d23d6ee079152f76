"""The week before a day, counted for its sentence."""

import numpy as np

from firsthand.domain import reading
from firsthand.services.actor import SECONDS_A_DAY, Actor, AsOf
from firsthand.services.ties import Ties
from firsthand.storage.queries import interactions, people

WEEK = 7


def week(actor: Actor, as_of: AsOf, ties: Ties, waiting: int) -> reading.Week:
    since = as_of.before - WEEK * SECONDS_A_DAY
    written_to, wrote = interactions.people_written_to_and_from(actor.scope, since, as_of.before)
    return reading.Week(
        messages=interactions.counts_between(actor.scope, since, as_of.before)[0],
        written_to=written_to,
        wrote=wrote,
        answered=0,
        waiting=waiting,
        came_back=_came_back(actor, as_of, ties),
        fell_quiet=_fell_quiet(as_of, ties),
    )


def _came_back(actor: Actor, as_of: AsOf, ties: Ties) -> tuple[str, ...]:
    """Names of people in contact this week after a gap that was long for them, the longest gap first."""
    summary = ties.table.summary
    first = as_of.until_day - WEEK
    lately = np.flatnonzero((summary.last_contact_day >= first) & ~np.isnan(summary.quiet_gap))
    ids_lately = ties.table.people[lately].tolist()
    around = people.contacts_around(actor.scope, ids_lately, first)
    found: list[tuple[float, int]] = []
    for row, person in zip(lately.tolist(), ids_lately, strict=True):
        if person in around:
            before, after = ties.clock.at(around[person]).tolist()
            if after - before > summary.quiet_gap[row]:
                found.append((before - after, person))
    known = people.by_ids(actor.scope, [person for _, person in found])
    return tuple(known[person].name for _, person in sorted(found) if person in known)


def _fell_quiet(as_of: AsOf, ties: Ties) -> int:
    """How many ties were in rhythm a week ago and are quieter than usual now."""
    summary = ties.table.summary
    if not len(summary):
        return 0
    gap = ties.present_gap
    passed = int(ties.clock.at(as_of.until_day)) - int(ties.clock.at(as_of.until_day - WEEK))
    fell = (gap > summary.quiet_gap) & (gap - passed <= summary.quiet_gap) & (summary.contact_days >= 8)
    return int(np.count_nonzero(fell))


def coverage(actor: Actor, as_of: AsOf) -> str:
    """What the seven days before were read from, and what of them is not seen."""
    messages, meetings = interactions.counts_between(actor.scope, as_of.before - WEEK * SECONDS_A_DAY, as_of.before)
    return reading.coverage(messages, meetings if interactions.any_meeting(actor.scope) else None)
