"""What is worth knowing before one sees somebody: one person, or everybody at a meeting."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations

from firsthand.domain.inventory import Offer
from firsthand.domain.meetings_ahead import Guest, PlannedMeeting
from firsthand.domain.moves import OpenQuestion
from firsthand.domain.people import Note, PersonId, PersonRow, TimelineEntry
from firsthand.services import exchanges, helping, meetings, moves, needs, notes, people
from firsthand.services.actor import Actor, AsOf
from firsthand.services.exchanges import Entry, LedgerQuery, OpenLoop
from firsthand.services.helping import Helper
from firsthand.services.timeline import snippet
from firsthand.storage import giving
from firsthand.storage.queries import interactions
from firsthand.storage.queries import meetings as queries

EXCHANGES_SHOWN = 4
EXCHANGES_READ = 24
LOOPS_SHOWN = 6
NOTES_SHOWN = 2
PEOPLE_MAX = 8
"""Of a larger meeting so many are briefed: first those with whom something waits."""

STRANGERS_ASKED_MAX = 8
MESSAGES_LOOKED_AT = 30


@dataclass(frozen=True)
class Bringing:
    """Something of mine that answers what they look for."""

    need: str
    offer: str
    words: str


@dataclass(frozen=True)
class Asking:
    """What could be asked of them: something I look for, and of theirs what answers it. past: given before, not offered now."""

    need_id: int
    need: str
    offer: Offer
    words: str
    past: bool


@dataclass(frozen=True)
class Brief:
    """One person, as far as the record knows.

    times_met, last_met: small meetings with them that are over. questions, loops: what waits, theirs and mine.
    exchanges: those that came to an end, confirmed ones first. they_said, i_said: the last personal message each way.
    notes: the last lines of the newest notes.
    """

    person: PersonRow
    declined: bool
    times_met: int
    last_met: datetime | None
    last_met_id: int | None
    questions: tuple[OpenQuestion, ...]
    loops: tuple[OpenLoop, ...]
    exchanges: tuple[Entry, ...]
    they_said: TimelineEntry | None
    i_said: TimelineEntry | None
    can_bring: tuple[Bringing, ...]
    can_ask: tuple[Asking, ...]
    notes: tuple[Note, ...]

    @property
    def knows_something(self) -> bool:
        """Whether the record holds anything between the two beside their name."""
        return bool(self.person.contact_days or self.loops or self.questions or self.exchanges or self.notes)


@dataclass(frozen=True)
class MeetingBrief:
    """A meeting with a brief for everybody there.

    left_out: how many of a large meeting are not briefed. strangers: pairs who are in no message or meeting of the record
    together before this one; they may well know one another.
    """

    meeting: PlannedMeeting
    briefs: tuple[Brief, ...]
    left_out: int
    strangers: tuple[tuple[Guest, Guest], ...]


def of_person(actor: Actor, person: PersonId, as_of: AsOf) -> Brief:
    """Raises NotFoundError."""
    found = _briefs(actor, [person], as_of, moves.questions(actor, as_of))
    if not found:
        raise people.nobody_called(str(person))
    return found[0]


def of_meeting(actor: Actor, id: int, as_of: AsOf) -> MeetingBrief:
    """Raises NotFoundError."""
    meeting, questions = meetings.show(actor, id), moves.questions(actor, as_of)
    guests = meeting.people
    if len(guests) > PEOPLE_MAX:
        waiting = meetings.waiting_with(actor, guests, as_of, questions)
        guests = tuple(sorted(guests, key=lambda guest: (guest.declined, not waiting[guest.id]))[:PEOPLE_MAX])
    declined = {guest.id for guest in guests if guest.declined}
    return MeetingBrief(
        meeting,
        _briefs(actor, [guest.id for guest in guests], as_of, questions, declined),
        len(meeting.people) - len(guests),
        _strangers(actor, meeting, as_of),
    )


def next_meeting(actor: Actor, as_of: AsOf) -> PlannedMeeting | None:
    """The next meeting with people of the record within two weeks."""
    since, before = as_of.before, meetings.days_around(as_of, actor, 0, 15)[1]
    ahead = meetings.between(actor, since, before)
    return next((one for one in ahead if one.starts_at.timestamp() >= since - 1), None)


def _briefs(
    actor: Actor,
    ids: Sequence[int],
    as_of: AsOf,
    questions: Sequence[OpenQuestion],
    declined: Collection[int] = (),
) -> tuple[Brief, ...]:
    loops = exchanges.loops_with(actor, ids, as_of, LOOPS_SHOWN)
    asks = _asks(actor, as_of)
    found = []
    for row in people.rows_of(actor, ids, as_of):
        mailboxes = giving.mailboxes_of(actor.scope, [row.id]).get(row.id, ())
        met = queries.met(actor.scope, mailboxes, as_of.before)
        theirs = tuple(question for question in questions if question.mail.person.id == row.id)
        asked = {question.mail.interaction_id for question in theirs}
        they_said, i_said = _last_said(actor, mailboxes, as_of)
        found.append(
            Brief(
                person=row,
                declined=row.id in declined,
                times_met=met.times,
                last_met=None if met.last_at is None else datetime.fromtimestamp(met.last_at, actor.zone),
                last_met_id=met.last_id,
                questions=theirs,
                loops=tuple(
                    loop
                    for loop in loops
                    if loop.entry.exchange.person == row.id
                    and loop.entry.exchange.steps[-1].interaction_id not in asked
                )[:LOOPS_SHOWN],
                exchanges=_exchanges(actor, row.id, as_of),
                they_said=they_said,
                i_said=i_said,
                can_bring=_can_bring(actor, row.id, as_of),
                can_ask=tuple(one for one in asks if one.offer.person == row.id),
                notes=_notes(actor, row.id, as_of),
            )
        )
    return tuple(found)


def _exchanges(actor: Actor, person: PersonId, as_of: AsOf) -> tuple[Entry, ...]:
    """What came to an end between the two: what the user confirmed first, then suggestions, each the newest first."""
    found = exchanges.listing(actor, LedgerQuery(person=person), as_of, limit=EXCHANGES_READ).entries
    over = [one for one in found if one.exchange.closed is not None and one.exchange.state != "lapsed"]
    return tuple(sorted(over, key=lambda one: one.exchange.status != "confirmed")[:EXCHANGES_SHOWN])


def _last_said(
    actor: Actor, mailboxes: Sequence[int], as_of: AsOf
) -> tuple[TimelineEntry | None, TimelineEntry | None]:
    """The last personal message from them, and the last to them."""
    lines = interactions.between(actor.scope, mailboxes, as_of.before, MESSAGES_LOOKED_AT)
    last = [next((line for line in lines if line.direction == way), None) for way in (-1, 1)]
    texts = interactions.texts(actor.scope, [line.id for line in last if line])
    theirs, mine = (
        line
        and TimelineEntry(
            line.id,
            line.sent_at or 0,
            datetime.fromtimestamp(line.sent_at or 0, actor.zone).isoformat(timespec="minutes"),
            line.subject,
            snippet(texts.get(line.id, "")),
            "out" if line.direction == 1 else "in",
            line.recipients,
        )
        for line in last
    )
    return theirs, mine


def _can_bring(actor: Actor, person: PersonId, as_of: AsOf) -> tuple[Bringing, ...]:
    live = [one.need for one in needs.needs(actor, person=person) if one.need.is_live_on(as_of.day)]
    answers = helping.helpers(actor, live, as_of, mine_only=True)
    return tuple(
        Bringing(need.words, answers[need.id][0].offer.words, answers[need.id][0].words)
        for need in live
        if need.id in answers
    )


def _asks(actor: Actor, as_of: AsOf) -> tuple[Asking, ...]:
    """For each thing I look for, who of all people could help with it."""
    mine = [one.need for one in needs.needs(actor, mine_only=True) if one.need.is_live_on(as_of.day)]
    answers: dict[int, tuple[Helper, ...]] = helping.helpers(actor, mine, as_of) if mine else {}
    return tuple(
        Asking(need.id, need.words, one.offer, one.words, one.past)
        for need in mine
        for one in answers.get(need.id, ())
        if one.person is not None
    )


def _notes(actor: Actor, person: PersonId, as_of: AsOf) -> tuple[Note, ...]:
    written = notes.of_person(actor, person)
    if not as_of.live:
        written = tuple(one for one in written if date.fromisoformat(one.written_on[:10]) < as_of.day)
    return written[:NOTES_SHOWN]


def _strangers(actor: Actor, meeting: PlannedMeeting, as_of: AsOf) -> tuple[tuple[Guest, Guest], ...]:
    """Pairs at a small meeting who are seen together nowhere before it, as far as the owner's record goes."""
    guests = meeting.coming
    if not meeting.few or not 1 < len(guests) <= STRANGERS_ASKED_MAX:
        return ()
    pairs = [(min(a.id, b.id), max(a.id, b.id)) for a, b in combinations(guests, 2)]
    before = min(as_of.before, int(meeting.starts_at.timestamp()))
    mailboxes = giving.mailboxes_of(actor.scope, [guest.id for guest in guests])
    seen = giving.acquainted(actor.scope, mailboxes, pairs, before)
    by_id = {guest.id: guest for guest in guests}
    return tuple((by_id[a], by_id[b]) for a, b in pairs if (a, b) not in seen)
