"""Today's page: the services' moves in the words and order of the page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import quote

from django.urls import reverse
from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.domain.finding import Span
from firsthand.domain.moves import Evidence, Move
from firsthand.domain.people import PeopleQuery
from firsthand.services import moves, people, workspaces
from firsthand.services.actor import Actor, AsOf
from firsthand.web.elements.marked import Clip
from firsthand.web.elements.words import ago_words, day_words, long_day, number
from firsthand.web.today.forms import NOT_THIS

HOURS_OF_MORNING = range(4, 12)
HOURS_OF_AFTERNOON = range(12, 18)


@dataclass(frozen=True)
class Choice:
    """One of several: what is sent, what is read, and whether it is the user's own choice already."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True)
class Reason:
    """Why a move stands where it stands; points are shown beside the words."""

    words: str
    points: str


@dataclass(frozen=True)
class PersonLink:
    id: int
    name: str


@dataclass(frozen=True)
class MoveCard:
    """One move. step: the user's own first step, '' while it is the suggested one; write_to: a mailto address or ''."""

    key: str
    number: int
    first: bool
    kind: str
    when: str
    deed: str
    people: tuple[PersonLink, ...]
    names: tuple[str, ...]
    why: str
    clips: tuple[Clip, ...]
    cue: str
    action: str
    step: str
    step_text: str
    intents: tuple[Choice, ...]
    words: str
    reasons: tuple[Reason, ...]
    laters: tuple[Choice, ...]
    refusals: tuple[Choice, ...]
    write_to: str
    error: str = ""


@dataclass(frozen=True)
class LoopLine:
    href: str
    subject: str
    person: str
    since: str


@dataclass(frozen=True)
class TodayPage:
    """reading, reading_last: the week in words; the last sentence says what waits now.

    coverage, unseen: what was read, and what can't be seen.
    looking_back: whether this is a day of the past, which can be read but not acted on.
    back: what keeps that day in the address of another page.
    newest: the day after the last contact, where that is long past and so nothing is left to suggest.
    said: what was just done; undo: the key of the move that can be taken back, or ''.
    """

    day: str
    greeting: str
    reading: str
    reading_last: str
    coverage: str
    unseen: str
    moves: tuple[MoveCard, ...]
    loops: tuple[LoopLine, ...]
    loops_total: int
    looking_back: bool
    as_of: str
    back: str
    closing: str
    newest: Choice | None = None
    said: str = ""
    undo: str = ""


LOOPS_MAX = 12
LONG_PAST = timedelta(days=60)


def today_page(
    actor: Actor, as_of: AsOf, *, said: str = "", undo: str = "", refused: Mapping[str, str] | None = None
) -> TodayPage:
    """The page for one moment. said: what the user has just decided; refused: what was wrong, by a move's key."""
    found = moves.today(actor, as_of)
    errors = refused or {}
    *first, reading_last = sentences(found.reading)
    reading = " ".join(first)
    coverage, *rest = sentences(found.coverage)
    unseen = " ".join(rest)
    cards = tuple(
        move_card(actor, move, found.said.get(move.key), as_of.day, place, errors.get(move.key, ""))
        for place, move in enumerate(found.moves, start=1)
    )
    return TodayPage(
        day=formatted(as_of.day, "l j F Y" if not as_of.live else "l j F"),
        greeting=greeting(actor, as_of),
        reading=reading,
        reading_last=reading_last,
        coverage=coverage,
        unseen=unseen,
        moves=cards,
        loops=tuple(_loop(loop, as_of.day) for loop in found.open_loops[:LOOPS_MAX]),
        loops_total=found.open_loops_total,
        looking_back=not as_of.live,
        as_of="" if as_of.live else as_of.day.isoformat(),
        back="" if as_of.live else f"?as_of={as_of.day.isoformat()}",
        closing=_closing(found),
        newest=_newest(actor, as_of) if as_of.live and not cards else None,
        said=said,
        undo=undo,
    )


def sentences(text: str) -> list[str]:
    """The sentences of a short reading, each with its full stop; one empty one for no text."""
    return re.split(r"(?<=[.?!]) (?=[A-Z])", text)


def _closing(found: moves.Today) -> str:
    """How the page ends; it says that nothing else waits only where that is so."""
    if found.nothing_else:
        return _("That is all for today. Nothing else needs you.") if found.moves else ""
    further = found.open_loops_total - sum(1 for move in found.moves if move.kind == "answer")
    waiting = ngettext(
        "That is all for today. %(count)s more question stands among your open loops.",
        "That is all for today. %(count)s more questions stand among your open loops.",
        further,
    )
    return waiting % {"count": number(further).capitalize()}


def _newest(actor: Actor, as_of: AsOf) -> Choice | None:
    """The day to look back from when a mailbox ended long ago."""
    found = people.listing(actor, PeopleQuery(sort="recent", limit=1), as_of, facets=False, spark=False).people
    last = date.fromisoformat(found[0].last_contact) if found and found[0].last_contact else as_of.day
    if as_of.day - last < LONG_PAST:
        return None
    return Choice((last + timedelta(days=1)).isoformat(), long_day(last, as_of.day))


def greeting(actor: Actor, as_of: AsOf) -> str:
    """'Good morning, Maya.' by the clock of the user's time zone; for a day of the past, what it is."""
    if not as_of.live:
        return _("As it was that morning")
    hour = datetime.fromtimestamp(as_of.before, actor.zone).hour
    if hour in HOURS_OF_MORNING:
        words = _("Good morning")
    elif hour in HOURS_OF_AFTERNOON:
        words = _("Good afternoon")
    else:
        words = _("Good evening")
    name = (workspaces.settings(actor).owner_name.split() or [""])[0]
    return f"{words}, {name}." if name else f"{words}."


def move_card(actor: Actor, move: Move, said: moves.Said | None, today: date, place: int, error: str = "") -> MoveCard:
    """One move as its card shows it. place: from 1."""
    whom = said.whom if said else ()
    step = said.first_step if said else ""
    return MoveCard(
        key=move.key,
        number=place,
        first=place == 1,
        kind=move.kind,
        when=_when(move, actor, today),
        deed=move.deed,
        people=tuple(PersonLink(person.id, person.called) for person in move.people),
        names=tuple(person.called for person in move.people),
        why=move.why,
        clips=tuple(_clip(evidence, actor, today) for evidence in move.evidence),
        cue=move.first_step.cue,
        action=move.first_step.action,
        step=step,
        step_text=step or move.first_step.words,
        intents=tuple(Choice(intent.key, intent.words, intent.key in whom) for intent in move.intents),
        words=said.words if said else "",
        reasons=tuple(Reason(term.words, f"{term.points:+.0f}") for term in move.terms if round(term.points)),
        laters=_laters(today),
        refusals=tuple(Choice(value, str(label)) for value, label in NOT_THIS.items()),
        write_to=_write_to(move),
        error=error,
    )


def _when(move: Move, actor: Actor, today: date) -> str:
    days = (today - move.since.astimezone(actor.zone).date()).days
    minutes = ngettext("%(count)s minute", "%(count)s minutes", move.minutes) % {"count": number(move.minutes)}
    pattern = {"answer": _("Asked %(ago)s"), "reconnect": _("Last in touch %(ago)s")}.get(move.kind, "%(ago)s")
    return f"{pattern % {'ago': ago_words(days)}} · {minutes}"


def _clip(evidence: Evidence, actor: Actor, today: date) -> Clip:
    day = long_day(evidence.sent_at.astimezone(actor.zone).date(), today)
    pattern = _("You to %(name)s, %(day)s") if evidence.direction == "from-me" else _("%(name)s to you, %(day)s")
    start, end = evidence.marked
    return Clip(
        text=evidence.quote or evidence.subject,
        marks=(Span(start, end),) if evidence.quote else (),
        source=pattern % {"name": evidence.person.first_name, "day": day},
        href=reverse("messages:message", args=[evidence.interaction_id]),
    )


def _laters(today: date) -> tuple[Choice, ...]:
    """Tomorrow, in three days, next Monday: each with its day."""
    monday = today + timedelta(days=7 - today.weekday())
    days = {
        today + timedelta(days=1): _("Tomorrow"),
        today + timedelta(days=3): _("In three days"),
        monday: _("Monday"),
    }
    return tuple(Choice(day.isoformat(), label) for day, label in days.items())


def _write_to(move: Move) -> str:
    """A mailto address that opens a draft in the user's own mail program; nothing is sent."""
    addresses = [next((a for a in person.addresses if "@" in a), "") for person in move.people]
    if not all(addresses) or not addresses:
        return ""
    subject = move.evidence[0].subject if move.evidence and move.kind == "answer" else ""
    if subject and not subject.lower().startswith("re:"):
        subject = f"Re: {subject}"
    to = ",".join(quote(address, safe="@.+-_") for address in addresses)
    return f"mailto:{to}?subject={quote(subject)}" if subject else f"mailto:{to}"


def _loop(loop: moves.OpenLoop, today: date) -> LoopLine:
    return LoopLine(
        href=reverse("messages:message", args=[loop.interaction_id]),
        subject=loop.subject or _("No subject"),
        person=loop.person_name,
        since=day_words(loop.since, today),
    )
