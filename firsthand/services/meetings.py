"""Meetings of the owner's calendar with people of the record: what lies ahead, what was, and what is worth knowing."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from firsthand.domain.meetings_ahead import Guest, LastTime, PlannedMeeting, Waiting, worth_knowing
from firsthand.domain.moves import OpenQuestion
from firsthand.domain.moves.meeting_cues import Meets
from firsthand.domain.moves.words import topic
from firsthand.errors import NotFoundError
from firsthand.language import gettext as _
from firsthand.services import exchanges
from firsthand.services.actor import SECONDS_A_DAY, Actor, AsOf, start_of
from firsthand.services.exchanges import OpenLoop
from firsthand.services.ledger_rows import EPOCH
from firsthand.services.ties import ties_of
from firsthand.storage.queries import interactions
from firsthand.storage.queries import meetings as queries
from firsthand.storage.queries import people as people_queries
from firsthand.storage.queries.meetings import Planned

DAYS_AHEAD = 7
NEXT_MAX = 4
PEOPLE_LOOKED_AT = 8
"""Of a larger meeting so many people are looked at for the sentence beside it."""

EACH_LOOKED_AT = 1
"""So many open loops of a kind with each of them; where that one is a question that mail shows too, the question says it."""


@dataclass(frozen=True)
class Ahead:
    """A meeting that lies ahead, and what is worth knowing before it; '' where nothing is."""

    meeting: PlannedMeeting
    sentence: str


@dataclass(frozen=True)
class NextMeetings:
    """calendar_read: whether any calendar was ever read; else nothing can be said of meetings."""

    calendar_read: bool
    meetings: tuple[Ahead, ...] = ()


NO_CALENDAR = NextMeetings(calendar_read=False)


def next_meetings(
    actor: Actor,
    as_of: AsOf,
    questions: Sequence[OpenQuestion],
    *,
    days: int = DAYS_AHEAD,
    limit: int | None = NEXT_MAX,
) -> NextMeetings:
    """The next few meetings, each with what waits between the owner and those there. questions: those that wait."""
    if not queries.any_read(actor.scope):
        return NO_CALENDAR
    ahead = between(actor, as_of.before, as_of.before + days * SECONDS_A_DAY, limit)
    return NextMeetings(True, with_sentences(actor, ahead, as_of, questions))


def between(actor: Actor, since: int, before: int, limit: int | None = None) -> tuple[PlannedMeeting, ...]:
    """Meetings with people of the record that end after one instant and begin before another, in order of time."""
    found: list[PlannedMeeting] = []
    planned = queries.with_owner(actor.scope, since, before)
    # People are looked up for as many meetings as are likely shown: a year of them may lie ahead.
    step = len(planned) if limit is None else 2 * limit
    for start in range(0, len(planned), step or 1):
        found += [one for one in _with_people(actor, planned[start : start + step]) if one.people]
        if limit is not None and len(found) >= limit:
            break
    return tuple(found[:limit])


def show(actor: Actor, id: int) -> PlannedMeeting:
    """One meeting, whoever takes part. Raises NotFoundError."""
    planned = queries.by_id(actor.scope, id)
    if planned is None:
        raise NotFoundError(
            _("Meeting %(id)s") % {"id": id}, _("it is not in your calendar here"), _("Meetings lists those there are.")
        )
    return _with_people(actor, [planned])[0]


def calendar_read(actor: Actor) -> bool:
    """Whether any calendar was ever read."""
    return queries.any_read(actor.scope)


def meets(actor: Actor, as_of: AsOf, people: Collection[int], days: int) -> tuple[Meets, ...]:
    """In which small meetings of this day and some days more any of these people takes part."""
    since = start_of(as_of.day, actor).before
    planned = [
        one
        for one in queries.with_owner(actor.scope, since, as_of.before + days * SECONDS_A_DAY)
        if one.few and one.starts_at >= since
    ]
    present = interactions.participants(actor.scope, [one.id for one in planned])
    return tuple(
        Meets(person, datetime.fromtimestamp(one.starts_at, actor.zone))
        for one in planned
        for person in sorted({row[2] for row in present[one.id] if row[0] != "d" and row[2] is not None})
        if person in people
    )


def with_sentences(
    actor: Actor, meetings: Sequence[PlannedMeeting], as_of: AsOf, questions: Sequence[OpenQuestion]
) -> tuple[Ahead, ...]:
    """Meetings with what is worth knowing before each."""
    looked_at = {one.id: one.coming[:PEOPLE_LOOKED_AT] for one in meetings}
    everybody = {guest.id: guest for guests in looked_at.values() for guest in guests}
    waiting = waiting_with(actor, everybody.values(), as_of, questions)
    last = _last_days(actor, sorted(everybody), as_of)
    return tuple(
        Ahead(
            one,
            worth_knowing(
                [wait for guest in looked_at[one.id] for wait in waiting[guest.id]],
                [LastTime(guest.id, guest.first_name, last[guest.id]) for guest in looked_at[one.id]],
                as_of.day,
            ),
        )
        for one in meetings
    )


def _last_days(actor: Actor, people: Sequence[int], as_of: AsOf) -> dict[int, date | None]:
    """The day of the last contact with each of these people."""
    # Everybody's ties of today are held; of another day only these few are read.
    ties = ties_of(actor, as_of, None if as_of.live else people)
    days = ties.last_days(ties.rows(np.array(people, dtype=np.int64)))
    return {
        person: None if day is None else EPOCH + timedelta(days=day) for person, day in zip(people, days, strict=True)
    }


def waiting_with(
    actor: Actor, guests: Iterable[Guest], as_of: AsOf, questions: Sequence[OpenQuestion]
) -> dict[int, list[Waiting]]:
    """What waits between the owner and each of these people: the ledger's open loops, and questions in mail."""
    names = {guest.id: guest.first_name for guest in guests}
    asked = {question.mail.interaction_id for question in questions}
    found: dict[int, list[Waiting]] = {person: [] for person in names}
    for loop in exchanges.loops_with(actor, names, as_of, EACH_LOOKED_AT):
        exchange = loop.entry.exchange
        if exchange.steps[-1].interaction_id in asked and loop.kind == "i_was_asked":
            continue
        found[exchange.person].append(
            Waiting(
                loop.kind, exchange.person, names[exchange.person], about(loop), exchange.steps[-1].at.date(), loop.due
            )
        )
    for question in questions:
        mail = question.mail
        if mail.person.id in names:
            found[mail.person.id].append(
                Waiting(
                    "i_was_asked", mail.person.id, names[mail.person.id], topic(mail.subject), mail.sent_at.date(), None
                )
            )
    return found


def about(loop: OpenLoop) -> str:
    """What a loop is about, as the subject of its first message says it; else in the ledger's own words."""
    exchange = loop.entry.exchange
    return next((said for step in exchange.steps if (said := topic(step.subject))), exchange.what)


def _with_people(actor: Actor, planned: Sequence[Planned]) -> list[PlannedMeeting]:
    present = interactions.participants(actor.scope, [one.id for one in planned])
    known = people_queries.by_ids(
        actor.scope, {row[2] for rows in present.values() for row in rows if row[2] is not None}
    )
    found = []
    for one in planned:
        guests: dict[int, Guest] = {}
        others = 0
        for role, _mailbox, person, address, _name in present[one.id]:
            basics = known.get(person or 0)
            if basics is None or basics.kind != "person" or basics.set_aside:
                others += basics is None or basics.kind != "me"
                continue
            if basics.id not in guests or role == "o":
                guests[basics.id] = Guest(
                    basics.id, basics.name or address, basics.role_title, basics.organisation, role == "o", role == "d"
                )
        found.append(
            PlannedMeeting(
                one.id,
                datetime.fromtimestamp(one.starts_at, actor.zone),
                datetime.fromtimestamp(one.ends_at, actor.zone),
                one.title,
                one.place,
                one.link,
                one.status,  # type: ignore[arg-type]
                one.few,
                tuple(sorted(guests.values(), key=lambda guest: (guest.declined, not guest.organises, guest.name))),
                others,
            )
        )
    return found


def days_around(as_of: AsOf, actor: Actor, back: int, ahead: int) -> tuple[int, int]:
    """The instants at which a stretch of whole days around a day begins and ends."""
    return (
        start_of(as_of.day - timedelta(days=back), actor).before,
        start_of(as_of.day + timedelta(days=ahead), actor).before,
    )
