"""The card of this week's experiment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from firsthand.domain.practice.attempts import Attempt
from firsthand.domain.practice.experiments import Experiment
from firsthand.services.practice.plans import Shown
from firsthand.services.practice.weekly import ThisWeek, With

LAST_WORKING_WEEKDAY = 4


@dataclass(frozen=True)
class Card:
    """This week's experiment in words. state: as `ThisWeek`; when: until when it is. why_quote: words of the move, '' for none.

    cue, action: the plan; plan_id: of the one kept, None while it is only suggested. after: how many were passed over, plus one.
    """

    state: str
    what: str
    why: str
    notice: str
    why_quote: str
    when: str
    person: With | None
    deed: str
    cue: str
    action: str
    plan_id: int | None
    origin: str
    can_be_smaller: bool
    smaller: str
    courage: str
    note: str
    after: int


def card_of(week: ThisWeek, open_now: Sequence[Shown], passed: int, today: date) -> Card | None:
    """None where there is nothing to try. open_now: plans that are open; passed: how many suggestions were passed over."""
    one, attempt, beside = week.experiment, week.attempt, week.beside
    if one is None:
        return None
    kept = next((shown.plan for shown in open_now if attempt and shown.plan.origin == origin_of(attempt)), None)
    small = bool(attempt and attempt.smaller and week.state != "rest")
    return Card(
        state=week.state,
        what=_(one.smaller) if small and one.smaller else _(one.what),
        why=_(one.why),
        notice=_(one.notice) if one.notice else "",
        why_quote=beside.quote if beside else "",
        when=_("Until Friday") if today.weekday() <= LAST_WORKING_WEEKDAY else _("Until Sunday"),
        person=beside,
        deed=beside.deed if beside else "",
        cue=kept.if_words if kept else _(one.cue) if one.cue else _("it is Thursday and I have not begun"),
        action=kept.then_words if kept else _(one.step) if one.step else _("I do the smaller version at once"),
        plan_id=kept.id if kept else None,
        origin=origin_of(attempt) if attempt else "",
        can_be_smaller=bool(one.smaller) and not small and week.state in ("suggested", "chosen"),
        smaller=_(one.smaller) if one.smaller else "",
        courage=courage_words(one),
        note=week.note,
        after=passed + 1,
    )


def origin_of(attempt: Attempt) -> str:
    """What a plan for this attempt says that it serves."""
    return f"experiment:{attempt.id}"


def courage_words(one: Experiment) -> str:
    return {
        1: _("Nobody need notice"),
        2: _("Takes a little courage"),
        3: _("Takes courage"),
    }[one.courage]
