"""Plans in words, and the page that lists and makes them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.domain.meetings_ahead import clock_said, day_said
from firsthand.domain.practice.follow_through import DUE_MIN, FollowThrough
from firsthand.services import meetings, people
from firsthand.services.actor import SECONDS_A_DAY, Actor, AsOf
from firsthand.services.practice import plans
from firsthand.services.practice.plans import Shown
from firsthand.web.elements.words import number
from firsthand.web.practice.forms import PlanForm

MEETINGS_DAYS = 21
MEETINGS_OFFERED = 30
DECIDED_LOOKED_BACK = timedelta(days=28)


@dataclass(frozen=True)
class PlanLine:
    """A plan. when: what it is tied to; between: obstacle and answer as one sentence, '' for none; decided: what became of it."""

    id: int
    cue: str
    action: str
    between: str
    when: str
    decided: str


@dataclass(frozen=True)
class PlansPage:
    form: PlanForm
    from_move: bool
    open: tuple[PlanLine, ...]
    decided: tuple[PlanLine, ...]
    following: str


def plans_page(
    actor: Actor, as_of: AsOf, form: PlanForm | None = None, initial: dict[str, str] | None = None
) -> PlansPage:
    """form: one that was refused; initial: what a fresh one begins with."""
    given = form or plan_form(actor, as_of, initial=initial)
    tomorrow = as_of.day + timedelta(days=1)
    return PlansPage(
        form=given,
        from_move=bool(given["origin"].value()),
        open=plan_lines(plans.open_plans(actor), as_of.day),
        decided=plan_lines(
            reversed(plans.decided_between(actor, as_of.day - DECIDED_LOOKED_BACK, tomorrow)), as_of.day
        ),
        following=following_words(plans.following(actor, as_of)),
    )


def plan_form(actor: Actor, as_of: AsOf, posted: object = None, initial: dict[str, str] | None = None) -> PlanForm:
    """The form, with the meetings of the next weeks to choose from."""
    ahead = meetings.between(actor, as_of.before, as_of.before + MEETINGS_DAYS * SECONDS_A_DAY, MEETINGS_OFFERED)
    choices = [
        (
            one.id,
            _("%(day)s, %(time)s: %(title)s")
            % {
                "day": day_said(one.day, as_of.day),
                "time": clock_said(one.starts_at),
                "title": one.title or _("A meeting without a title"),
            },
        )
        for one in ahead
    ]
    return PlanForm(posted, meetings=choices, initial=initial)


def begun(actor: Actor, key: str) -> dict[str, str]:
    """What the form begins with for a move that Today showed. Raises NotFoundError."""
    found = plans.begun_from_move(actor, key)
    name = people.names(actor, [found.person]).get(found.person, "") if found.person is not None else ""
    return {
        "if_words": found.if_words,
        "then_words": found.then_words,
        "person": name,
        "origin": found.origin,
        "cue": "habit",
    }


def plan_lines(found: Iterable[Shown], today: date) -> tuple[PlanLine, ...]:
    return tuple(_line(one, today) for one in found)


def following_words(found: FollowThrough) -> str:
    """How often plans were followed; nothing below five, and what is not known is said."""
    unsaid = ngettext(
        "Of %(count)s more whose day is past you have not said.",
        "Of %(count)s more whose day is past you have not said.",
        found.unsaid,
    )
    rest = " " + unsaid % {"count": number(found.unsaid)} if found.unsaid else ""
    if found.share is not None:
        words = ngettext(
            "You followed one of the last %(due)s plans of which you said.",
            "You followed %(done)s of the last %(due)s plans of which you said.",
            found.done or 2,
        )
        return words % {"done": number(found.done), "due": number(found.due)} + rest
    if not found.due and not found.unsaid:
        return ""
    words = _("How often you follow plans: can’t tell yet, it takes %(least)s of which you said.")
    return words % {"least": number(DUE_MIN)} + rest


def _line(one: Shown, today: date) -> PlanLine:
    plan = one.plan
    told = [one.meeting_title, day_said(plan.due, today) if plan.due else _("A habit")]
    told += [_("with %(name)s") % {"name": one.person_name}] if one.person_name else []
    between = _("If %(obstacle)s, then %(answer)s.") % {"obstacle": plan.obstacle, "answer": plan.answer}
    outcome = {"done": _("Done"), "not done": _("Not done"), "rest": _("Rested"), "open": ""}[plan.state]
    return PlanLine(
        plan.id, plan.if_words, plan.then_words, between if plan.obstacle and plan.answer else plan.obstacle,
        " · ".join(words for words in told if words), outcome,
    )  # fmt: skip
