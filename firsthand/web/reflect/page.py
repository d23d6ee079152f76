"""The page of one question: what is typed, what was written before, what it may lead to, and the mirror below."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.domain.reflection.answers import Said
from firsthand.domain.reflection.questions import COUNT, QUESTIONS
from firsthand.services import private_notes, reflection
from firsthand.services.actor import Actor, now
from firsthand.web.elements.forms import Form
from firsthand.web.elements.words import day_words, number
from firsthand.web.reflect.leads import Leads, address_of, leads_of
from firsthand.web.reflect.mirror_part import EvidenceLink, MirrorPart, mirror_part

EARLIER_SHOWN = 4

RECORD_OF: dict[int, tuple[str, ...]] = {
    4: ("answers-quickly", "thanks", "gives-first"),
    7: ("follows-through",),
    10: ("asks-feedback", "accepts-help", "makes-introductions"),
    11: ("keeps-ties", "spends-time"),
    12: ("beyond-specialty", "asks-feedback"),
}
"""Lines of the mirror that have something to say to a question."""


@dataclass(frozen=True)
class Dot:
    """One of the twelve. label: for a screen reader."""

    number: int
    answered: bool
    current: bool
    label: str


@dataclass(frozen=True)
class AnswerLine:
    """An answer that was written. text: whole; iso: its day for machines."""

    id: int
    day: str
    iso: str
    text: str


@dataclass(frozen=True)
class AnswerState:
    """What stands below the field. id, version: as the window goes on with; 0 where nothing is kept yet.

    status: what became of what was typed; error: why it was not kept, ''; beside: the same, typed in other windows.
    """

    question: int
    id: int
    version: int
    status: str
    error: str
    beside: tuple[AnswerLine, ...]


@dataclass(frozen=True)
class RecordLine:
    words: str
    links: tuple[EvidenceLink, ...]


@dataclass(frozen=True)
class ReflectPage:
    """text: what the field holds. earlier, older: what was kept, the newest first. then: an answer of twelve weeks ago or
    more that is brought back; since: the newest kept after it, to be read beside it, None while it is still to be written.
    worksheet: the address of the questions on paper, '' where there is none.
    """

    number: int
    step: str
    dots: tuple[Dot, ...]
    question: str
    help: str
    example: str
    text: str
    state: AnswerState
    earlier: tuple[AnswerLine, ...]
    older: tuple[AnswerLine, ...]
    then: AnswerLine | None
    since: AnswerLine | None
    record: tuple[RecordLine, ...]
    leads: Leads
    mirror: MirrorPart
    said: str
    worksheet: str


def reflect_page(
    actor: Actor,
    number_: int,
    *,
    said: str = "",
    typed: tuple[str, AnswerState] | None = None,
    refused: Mapping[str, Form] | None = None,
) -> ReflectPage:
    """typed: what a window sent that was refused, to be given back to it. refused: a bound form by its name in `Leads`."""
    as_of = now(actor)
    found = reflection.answers(actor, number_)
    kept_days = reflection.answered(actor)
    question = QUESTIONS[number_ - 1]
    mirror = mirror_part(actor, as_of)
    text, state = typed or (found.current.text if found.current else "", answer_state(actor, number_, found.current))
    earlier = tuple(answer_line(one, as_of.day) for one in found.earlier)
    newest = found.earlier[0] if found.earlier else None
    later = newest if found.then and newest and newest.id != found.then.id else None
    return ReflectPage(
        number=number_,
        step=ngettext("Question one of twelve, one a week", "Question %(number)s of twelve, one a week", number_)
        % {"number": number(number_)},
        dots=tuple(_dot(one.number, one.number == number_, one.number in kept_days) for one in QUESTIONS),
        question=_(question.text),
        help=_(question.help),
        example=_(question.example),
        text=text,
        state=state,
        earlier=earlier[:EARLIER_SHOWN],
        older=earlier[EARLIER_SHOWN:],
        then=answer_line(found.then, as_of.day) if found.then else None,
        since=answer_line(later, as_of.day) if later else None,
        record=_record(actor, number_, mirror),
        leads=leads_of(actor, question, refused or {}),
        mirror=mirror,
        said=said,
        worksheet=address_of("printing:worksheet"),
    )


def answer_state(actor: Actor, question: int, current: Said | None, status: str = "", error: str = "") -> AnswerState:
    """What stands below the field of a window that goes on with `current`; None for one that kept nothing yet."""
    today = now(actor).day
    found = reflection.answers(actor, question)
    typed = [one for one in (found.current, *found.beside) if one is not None]
    return AnswerState(
        question=question,
        id=current.id if current else 0,
        version=current.version if current else 0,
        status=status,
        error=error,
        beside=tuple(answer_line(one, today) for one in typed if current is None or one.id != current.id),
    )


def answer_line(one: Said, today: date) -> AnswerLine:
    return AnswerLine(one.id, day_words(one.changed, today), one.changed.isoformat(), one.text)


def _dot(place: int, current: bool, answered: bool) -> Dot:
    label = _("Question %(number)s of %(count)s") % {"number": place, "count": COUNT}
    return Dot(place, answered, current, _("%(question)s, answered") % {"question": label} if answered else label)


def _record(actor: Actor, question: int, mirror: MirrorPart) -> tuple[RecordLine, ...]:
    """What the record can say to a question, with where it stands."""
    if question in (1, 2, 8):
        return _intents(actor)
    wanted = RECORD_OF.get(question, ())
    return tuple(
        RecordLine(one.record, one.evidence[:3])
        for one in mirror.lines
        if one.key in wanted and (one.quadrant != "can't tell yet" or one.missing != one.record) and one.evidence
    )


def _intents(actor: Actor) -> tuple[RecordLine, ...]:
    notes = [one for one in private_notes.intents(actor) if one.whom or one.words]
    if not notes:
        return ()
    words = ngettext(
        "Of %(count)s thing you did, you said whom it was for.",
        "Of %(count)s things you did, you said whom they were for.",
        len(notes),
    ) % {"count": number(len(notes))}
    return (RecordLine(words, (EvidenceLink(reverse("intents:intents"), _("Read it over")),)),)
