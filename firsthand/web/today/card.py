"""One move in the words and order of its card."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.domain.finding import Span
from firsthand.domain.moves import Evidence, Move
from firsthand.domain.moves.reflect import question_of
from firsthand.services import moves
from firsthand.services.actor import Actor, AsOf
from firsthand.web.elements.marked import Clip
from firsthand.web.elements.words import ago_words, long_day, number
from firsthand.web.today.forms import NOT_THIS


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
    """One move. step: the user's own first step, '' while it is the suggested one; page: where it is done, '' for a letter."""

    key: str
    number: int
    first: bool
    kind: str
    when: str
    deed: str
    people: tuple[PersonLink, ...]
    names: tuple[str, ...]
    why: str
    note: str
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
    page: str
    error: str = ""


def move_card(actor: Actor, move: Move, said: moves.Said | None, as_of: AsOf, place: int, error: str = "") -> MoveCard:
    """One move as its card shows it. place: from 1."""
    today = as_of.day
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
        note=move.note,
        clips=tuple(_clip(evidence, actor, today) for evidence in move.evidence),
        cue=move.first_step.cue,
        action=move.first_step.action,
        step=step,
        step_text=step or move.first_step.words,
        intents=tuple(Choice(intent.key, intent.words, intent.key in whom) for intent in move.intents),
        words=said.words if said else "",
        reasons=tuple(Reason(term.words, f"{term.points:+.0f}") for term in move.terms if round(term.points)),
        laters=_laters(actor, as_of),
        refusals=tuple(Choice(value, str(label)) for value, label in NOT_THIS.items()),
        page=reverse("reflect:question", args=[question_of(move.key)]) if move.kind == "reflect" else "",
        error=error,
    )


def _when(move: Move, actor: Actor, today: date) -> str:
    days = (today - move.since.astimezone(actor.zone).date()).days
    minutes = ngettext("%(count)s minute", "%(count)s minutes", move.minutes) % {"count": number(move.minutes)}
    if move.kind == "reflect":
        return _("This week · %(minutes)s") % {"minutes": minutes}
    pattern = {
        "promise": _("Said %(ago)s"),
        "answer": _("Asked %(ago)s"),
        "accept": _("Offered %(ago)s"),
        "thank": _("Given %(ago)s"),
        "give": _("Looked for %(ago)s"),
        "introduce": _("Nothing in it for you"),
        "reconnect": _("Last in touch %(ago)s"),
    }.get(move.kind, "")
    return " · ".join(part for part in (pattern % {"ago": ago_words(days)}, minutes) if part)


def _clip(evidence: Evidence, actor: Actor, today: date) -> Clip:
    day = long_day(evidence.sent_at.astimezone(actor.zone).date(), today)
    pattern = _("You to %(name)s, %(day)s") if evidence.direction == "from-me" else _("%(name)s to you, %(day)s")
    if evidence.interaction_id is None:
        pattern = _("Entered by you, %(day)s")
    start, end = evidence.marked
    return Clip(
        text=evidence.quote or evidence.subject,
        marks=(Span(start, end),) if evidence.quote else (),
        source=pattern % {"name": evidence.person.first_name, "day": day},
        href=reverse("messages:message", args=[evidence.interaction_id]) if evidence.interaction_id else "",
    )


def _laters(actor: Actor, as_of: AsOf) -> tuple[Choice, ...]:
    """This afternoon while it is morning, tomorrow, in three days, next Monday: each with its day."""
    today = as_of.day
    monday = today + timedelta(days=7 - today.weekday())
    days = {
        today + timedelta(days=1): _("Tomorrow"),
        today + timedelta(days=3): _("In three days"),
        monday: _("Next week"),
    }
    if moves.is_before_afternoon(actor, as_of):
        days = {today: _("This afternoon"), **days}
    return tuple(Choice(day.isoformat(), label) for day, label in days.items())
