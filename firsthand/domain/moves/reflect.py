"""The move "reflect": the week's question, which never stands in the way of anybody."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, tzinfo

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
from firsthand.language import gettext as _
from firsthand.language import gettext_noop, pgettext

QUESTIONS = (
    gettext_noop(
        "What comes to your mind first when you hear politics, when you hear influence, when you hear networking?"
    ),
    gettext_noop("Where do politics, influence and networking differ, for you?"),
    gettext_noop("Which skills does each of the three call for?"),
    gettext_noop("How good are you at each of those skills today?"),
    gettext_noop("Which kind of politics prevails in your organisation?"),
    gettext_noop("What drives it?"),
    gettext_noop("How much trust is there in it?"),
    gettext_noop("How does that go with your values and your integrity?"),
    gettext_noop("Whom do you know who lives well with it, for the right reasons?"),
    gettext_noop("What do they do that you don’t?"),
    gettext_noop("What would let you do well here and stay whole?"),
    gettext_noop("What would you have to learn for that?"),
)
"""The twelve questions, in their order; in English, to be translated where they are shown."""

MINUTES = 10
_SETTLED = ("done", "not-this")


def reflect_move(
    memory: Memory,
    as_of: date,
    zone: tzinfo,
    weights: Weights = DEFAULT_WEIGHTS,
    questions: Sequence[str] = QUESTIONS,
) -> Move | None:
    """This week's question: the first not yet settled; None when one was settled this week already."""
    monday = as_of - timedelta(days=as_of.weekday())
    settled = [one for one in memory.entries if one.kind == "reflect" and one.outcome in _SETTLED and one.on <= as_of]
    if any(one.on >= monday for one in settled) or not questions:
        return None
    count = len({one.key for one in settled})
    place = count % len(questions)
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
        key=f"reflect:{count // len(questions) + 1}-{place + 1}",
        kind="reflect",
        people=(),
        deed=_(questions[place]),
        why=_("Question %(number)s of %(total)s, one a week. It waits, and nobody but you reads the answer.")
        % {"number": place + 1, "total": len(questions)},
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
        matter=Matter(what=_(questions[place])),
    )
