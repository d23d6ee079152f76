"""The move "reflect": the week's question, which never stands in the way of anybody."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from types import MappingProxyType

from firsthand.domain.moves.memory import Memory
from firsthand.domain.moves.score import (
    DEFAULT_WEIGHTS,
    NO_TARGET,
    Reason,
    Reasons,
    Weights,
    ease_of,
    score_terms,
    total,
)
from firsthand.domain.moves.shape import FirstStep, Intent, Matter, Move
from firsthand.domain.reflection.answers import next_question
from firsthand.domain.reflection.questions import COUNT, QUESTIONS
from firsthand.language import gettext as _
from firsthand.language import pgettext

MINUTES = 10
_SETTLED = ("done", "not-this")
_NONE: Mapping[int, date] = MappingProxyType({})


def reflect_move(
    memory: Memory,
    as_of: date,
    zone: tzinfo,
    weights: Weights = DEFAULT_WEIGHTS,
    answered: Mapping[int, date] = _NONE,
) -> Move | None:
    """This week's question: the first not yet settled; None when one was settled this week already.

    answered: question → the last day an answer to it was kept, which settles it as well.
    """
    monday = as_of - timedelta(days=as_of.weekday())
    settled = {number: day for number, day in answered.items() if day <= as_of}
    rounds: dict[int, set[str]] = {}
    for one in memory.entries:
        if one.kind == "reflect" and one.outcome in _SETTLED and one.on <= as_of:
            number = question_of(one.key)
            settled[number] = max(settled.get(number, one.on), one.on)
            rounds.setdefault(number, set()).add(one.key)
    if any(day >= monday for day in settled.values()):
        return None
    number = next_question(settled)
    text = _(QUESTIONS[number - 1].text)
    terms = score_terms(
        Reasons(
            timeliness=Reason(0.5, _("This week’s question")),
            importance=Reason(0.0, _("No star and no goal")),
            fit=Reason(0.0, _("It is about you alone")),
            breadth=NO_TARGET,
            ease=ease_of(MINUTES),
            contact_days=None,
        ),
        weights,
    )
    return Move(
        key=f"reflect:{len(rounds.get(number, ())) + 1}-{number}",
        kind="reflect",
        people=(),
        deed=text,
        why=_("Question %(number)s of %(total)s, one a week. It waits, and nobody but you reads the answer.")
        % {"number": number, "total": COUNT},
        evidence=(),
        first_step=FirstStep(
            _("I have ten quiet minutes on Friday"), _("I write down the first three lines that come")
        ),
        minutes=MINUTES,
        score=total(terms),
        terms=terms,
        since=datetime.combine(monday, time(9), zone),
        intents=(Intent("me", pgettext("Who is it for?", "Me")),),
        benefit_to_me=True,
        matter=Matter(what=text),
    )


def question_of(key: str) -> int:
    """The number of the question that a move "reflect" is about, out of its key "reflect:round-number"."""
    return int(key.rpartition("-")[2])
