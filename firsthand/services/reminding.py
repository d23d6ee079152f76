"""What the app reminds of, quietly, and the welcome after a long absence."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from firsthand.domain.practice.attempts import monday_of
from firsthand.domain.practice.returning import Lesson
from firsthand.domain.reminding import Reminding
from firsthand.errors import FirsthandError
from firsthand.language import gettext as _
from firsthand.services.actor import Actor, AsOf, now
from firsthand.services.practice import lessons, plans, weekly
from firsthand.services.practice.plans import Shown
from firsthand.storage import practice as stored

EXPERIMENT_FROM_WEEKDAY = 3
"""Thursday: from then on a chosen experiment is spoken of, never before."""

REVIEW_WEEKDAYS = (4, 0)
"""Friday, of the week that ends; Monday, of the one before."""

SNOOZE_DAYS_MAX = 90


@dataclass(frozen=True)
class Reminders:
    """What may be said on a day; all empty while it is quiet. experiment: what waits of this week's, '' for nothing.

    review: the Monday of the week whose review would be due; None where none is.
    """

    plans: tuple[Shown, ...] = ()
    experiment: str = ""
    review: date | None = None
    lessons: tuple[Lesson, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.plans or self.experiment or self.review or self.lessons)


def settings(actor: Actor) -> Reminding:
    return stored.reminding(actor.scope)


def reminders(actor: Actor, as_of: AsOf) -> Reminders:
    """What the pages say now: nothing in quiet hours, while snoozed, or for a day of the past."""
    hour = datetime.fromtimestamp(as_of.before, actor.zone).hour
    if not as_of.live or not settings(actor).speaks(as_of.day, hour):
        return Reminders()
    return _found(actor, as_of)


def for_digest(actor: Actor, as_of: AsOf) -> Reminders:
    """The same for the daily mail, whose hour the user chose: it knows snoozing, and no quiet hours."""
    kept = settings(actor)
    return Reminders() if not kept.wanted or kept.is_snoozed(as_of.day) else _found(actor, as_of)


def in_words(found: Reminders) -> list[str]:
    """One sentence for each thing, for the daily mail and the terminal."""
    said = [
        _("If %(cue)s, then %(action)s.") % {"cue": one.plan.if_words, "action": one.plan.then_words}
        for one in found.plans
    ]
    if found.experiment:
        said.append(_("This week’s small experiment: %(what)s") % {"what": found.experiment})
    said += [_("You learnt: “%(words)s” Does it still hold?") % {"words": one.words} for one in found.lessons]
    if found.review:
        said.append(_("The week’s review takes a quarter of an hour."))
    return said


def set_up(actor: Actor, *, wanted: bool, quiet_from: int, quiet_until: int) -> Reminding:
    """Raises FirsthandError for hours that are none."""
    if not (0 <= quiet_from <= 23 and 0 <= quiet_until <= 23):
        raise FirsthandError(_("The quiet hours"), _("one of them is no hour"), _("Use hours from 0 to 23."))
    return _keep(
        actor,
        replace(settings(actor), wanted=wanted, quiet_from=quiet_from, quiet_until=quiet_until, snoozed_until=None),
    )


def snooze(actor: Actor, days: int) -> Reminding:
    """Say nothing for some days, today included; it costs nothing. Raises FirsthandError for too many."""
    if not 1 <= days <= SNOOZE_DAYS_MAX:
        most = _("Choose at most %(days)s days, or switch reminders off.") % {"days": SNOOZE_DAYS_MAX}
        raise FirsthandError(_("Reminders"), _("they cannot be put off by that"), most)
    return _keep(actor, replace(settings(actor), snoozed_until=now(actor).day + timedelta(days=days)))


def wake(actor: Actor) -> Reminding:
    """Remind again, after all."""
    return _keep(actor, replace(settings(actor), snoozed_until=None))


def arrive(actor: Actor) -> bool:
    """Note that the user looks at Today; whether this is the day of their return after a long absence."""
    kept, today = settings(actor), now(actor).day
    if kept.last_here == today:
        return kept.welcomed == today
    away = kept.was_away(today)
    _keep(actor, replace(kept, last_here=today, welcomed=today if away else kept.welcomed))
    return away


def _found(actor: Actor, as_of: AsOf) -> Reminders:
    return Reminders(
        plans.due(actor, as_of), _experiment(actor, as_of), _review(actor, as_of), lessons.returning(actor, as_of)
    )  # fmt: skip


def _experiment(actor: Actor, as_of: AsOf) -> str:
    """What was taken on and not tried yet, in its own words."""
    if as_of.day.weekday() < EXPERIMENT_FROM_WEEKDAY:
        return ""
    found = next((one for one in stored.attempts(actor.scope, 1) if one.week == monday_of(as_of.day)), None)
    if found is None or found.state != "chosen":
        return ""
    experiment = weekly.this_week(actor).experiment
    return "" if experiment is None else _(experiment.smaller if found.smaller else experiment.what)


def _review(actor: Actor, as_of: AsOf) -> date | None:
    """Only somebody who has written a review before is reminded of the next one."""
    if as_of.day.weekday() not in REVIEW_WEEKDAYS:
        return None
    week = monday_of(as_of.day) - timedelta(weeks=as_of.day.weekday() == 0)
    written = stored.reviewed(actor.scope, 1)
    return week if written and written[0] < week else None


def _keep(actor: Actor, kept: Reminding) -> Reminding:
    stored.keep_reminding(actor.scope, kept)
    return kept
