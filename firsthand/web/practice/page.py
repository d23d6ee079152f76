"""The practice page: this week's experiment, how it went, what was tried before, and how it is going."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from firsthand.domain.practice import attempts as rules
from firsthand.domain.practice.attempts import ENERGY, ENJOYMENT, SURE_MAX, Attempt
from firsthand.domain.reflection.skills import BY_KEY
from firsthand.domain.reminding import Reminding
from firsthand.domain.wording import in_mid_sentence
from firsthand.services import oneself, people, reminding
from firsthand.services.actor import Actor, AsOf
from firsthand.services.practice import lessons, plans, skills, weekly
from firsthand.services.practice.programmes import UnderWay
from firsthand.services.practice.weekly import ThisWeek
from firsthand.web.elements.words import day_words, formatted, month_words
from firsthand.web.practice.card import Card, card_of
from firsthand.web.practice.charts import Chart, chart
from firsthand.web.practice.forms import RemindersForm, TakeOnForm, TriedForm
from firsthand.web.practice.plan_page import PlanLine, following_words, plan_lines

TRIED_SHOWN = 6
PLANS_SHOWN = 4


@dataclass(frozen=True)
class Before:
    """One earlier try: what happened, what was learnt, and the week with what it was like."""

    headline: str
    learnt: str
    about: str


@dataclass(frozen=True)
class Dot:
    """One week of the row. css: how it is drawn; words: the same for those who don't see it."""

    css: str
    words: str
    current: bool


@dataclass(frozen=True)
class SkillLine:
    key: str
    title: str
    about: str


@dataclass(frozen=True)
class LessonLine:
    id: int
    words: str
    about: str


@dataclass(frozen=True)
class RemindersPart:
    """snoozed: until when nothing is said, in words; '' while it is not snoozed."""

    form: RemindersForm
    snoozed: str


@dataclass(frozen=True)
class PracticePage:
    """title: of the skill, '' while none is chosen. since: since when, or which week of a programme. skill: its key.

    card: None where there is nothing to try. take_on, tried: the forms, with what was typed where they were refused.
    """

    title: str
    line: str
    since: str
    skill: str
    resting: bool
    card: Card | None
    finished: str
    take_on: TakeOnForm
    tried: TriedForm
    lessons: tuple[LessonLine, ...]
    before: tuple[Before, ...]
    more_before: int
    weeks: tuple[Dot, ...]
    weeks_label: str
    weeks_words: str
    charts: tuple[Chart, ...]
    plans: tuple[PlanLine, ...]
    following: str
    others: tuple[SkillLine, ...]
    programme: str
    reminders: RemindersPart


def practice_page(
    actor: Actor,
    as_of: AsOf,
    *,
    passed: int = 0,
    every: bool = False,
    take_on: TakeOnForm | None = None,
    tried: TriedForm | None = None,
    reminders: RemindersForm | None = None,
) -> PracticePage:
    """passed: how many suggestions were passed over; every: whether all earlier tries are listed. Forms: those refused."""
    known = weekly.attempts(actor)
    week = weekly.this_week(actor, passed, known)
    chosen = skills.practised(actor)
    today = as_of.day
    skill = BY_KEY.get(week.skill)
    listed = [one for one in known if one.state == "tried" and (one.week != week.monday)]
    open_now = plans.open_plans(actor)
    return PracticePage(
        title=_(skill.title) if skill else "",
        line=_(skill.line) if skill else "",
        since=_since(week.programme, next((one.since for one in chosen if one.state == "active"), None), today),
        skill=week.skill,
        resting=week.state == "rest",
        card=card_of(week, open_now, passed, today),
        finished=_finished(week.programme),
        take_on=take_on or _take_on(week),
        tried=tried or _tried(week.attempt),
        lessons=tuple(
            LessonLine(one.id, one.words, _("You wrote it %(day)s.") % {"day": formatted(one.on, "j F Y")})
            for one in lessons.returning(actor, as_of)
        ),
        before=_before(actor, listed if every else listed[:TRIED_SHOWN], week.programme, today),
        more_before=0 if every else max(0, len(listed) - TRIED_SHOWN),
        weeks=_dots(known, today),
        weeks_label=_("Weeks to %(day)s") % {"day": formatted(today, "j F")},
        weeks_words=rules.weeks_sentence(rules.weeks_tended(known, today)),
        charts=_charts(known, today),
        plans=plan_lines(open_now[:PLANS_SHOWN], today),
        following=following_words(plans.following(actor, as_of)),
        others=tuple(
            SkillLine(one.skill, _(BY_KEY[one.skill].title), state_words(one.state, one.since))
            for one in chosen
            if one.skill != week.skill
        )
        + tuple(
            SkillLine(key, _(BY_KEY[key].title), _("You chose to learn it"))
            for key in oneself.skills_to_learn(actor)
            if key != week.skill and key not in {one.skill for one in chosen}
        ),
        programme=_(week.programme.programme.title) if week.programme else "",
        reminders=_reminders(reminding.settings(actor), today, reminders),
    )


def state_words(state: str, since: date) -> str:
    """'Resting since July 2026', 'Second nature, you said in August 2026'."""
    pattern = {
        "active": _("Practised since %(month)s"),
        "resting": _("Resting since %(month)s"),
        "second nature": _("Second nature, you said in %(month)s"),
    }[state]
    return pattern % {"month": month_words(since)}


def _take_on(week: ThisWeek) -> TakeOnForm:
    beside = week.beside
    return TakeOnForm(
        initial={
            "key": week.experiment.key if week.experiment else "",
            "person": beside.person if beside else None,
            "move": beside.move if beside else "",
            "sure_before": SURE_MAX // 2,
        }
    )


def _tried(attempt: Attempt | None) -> TriedForm:
    if attempt is None:
        return TriedForm()
    sure = attempt.sure_after if attempt.sure_after is not None else attempt.sure_before
    return TriedForm(
        initial={
            "happened": attempt.happened, "learnt": attempt.learnt, "enjoyment": attempt.enjoyment, "energy": attempt.energy,
            "sure_after": SURE_MAX // 2 if sure is None else sure,
        }
    )  # fmt: skip


def _since(programme: UnderWay | None, active: date | None, today: date) -> str:
    if programme and programme.week:
        return _("Week %(number)s of %(count)s in your programme") % {
            "number": programme.number, "count": len(programme.programme.weeks),
        }  # fmt: skip
    if active is None:
        return ""
    return _("Since %(day)s") % {"day": formatted(active, "j F" if active.year == today.year else "j F Y")}


def _finished(programme: UnderWay | None) -> str:
    if programme is None or programme.week is not None:
        return ""
    if not programme.programme.weeks:
        return _("Your programme can’t be read any more. Bring its file in again, or begin another one.")
    return _("You have tried every week of “%(title)s”.") % {"title": _(programme.programme.title)}


def _before(actor: Actor, tries: list[Attempt], programme: UnderWay | None, today: date) -> tuple[Before, ...]:
    names = people.names(actor, {one.person for one in tries if one.person is not None})
    return tuple(_one_before(one, programme, names.get(one.person or 0, ""), today) for one in tries)


def _one_before(one: Attempt, programme: UnderWay | None, name: str, today: date) -> Before:
    experiment = weekly.experiment_of(one, programme)
    what = _(experiment.smaller if one.smaller else experiment.what) if experiment else ""
    told = [
        _("Week of %(day)s") % {"day": formatted(one.week, "j F" if one.week.year == today.year else "j F Y")},
        _("with %(name)s") % {"name": name} if name else "",
        in_mid_sentence(_(ENJOYMENT[one.enjoyment - 1])) if one.enjoyment else "",
        _("afterwards: %(energy)s") % {"energy": in_mid_sentence(_(ENERGY[one.energy - 1]))} if one.energy else "",
    ]
    headline = one.happened or what or _("An experiment of an earlier programme")
    return Before(headline, one.learnt, " · ".join(words for words in told if words))


def _dots(known: list[Attempt], today: date) -> tuple[Dot, ...]:
    drawn = {"tried": ("full", _("tried")), "rest": ("rest", _("rest")), "this week": ("", _("this week"))}
    return tuple(
        Dot(*drawn[week.tended], current=week.monday == rules.monday_of(today))
        for week in rules.weeks_tended(known, today)
    )  # fmt: skip


def _charts(known: list[Attempt], today: date) -> tuple[Chart, ...]:
    """Enjoyment and confidence over time, each from the tries of which something was said."""
    tries = [one for one in reversed(known) if one.state == "tried"]
    enjoyed = [(one.tried or one.week, one.enjoyment) for one in tries if one.enjoyment]
    sure = [(one.tried or one.week, one.sure_after) for one in tries if one.sure_after is not None]
    return (
        chart(
            _("Enjoyment"), (_(ENJOYMENT[0]), _(ENJOYMENT[-1])), (1, len(ENJOYMENT)), enjoyed,
            rules.enjoyment_sentence([level for _day, level in enjoyed]), today,
        ),
        chart(
            _("Confidence"), (_("Not at all"), _("Certain")), (0, SURE_MAX), sure,
            rules.confidence_sentence([level for _day, level in sure]), today,
        ),
    )  # fmt: skip


def _reminders(kept: Reminding, today: date, form: RemindersForm | None) -> RemindersPart:
    initial = {"wanted": kept.wanted, "quiet_from": kept.quiet_from, "quiet_until": kept.quiet_until}
    snoozed = kept.snoozed_until if kept.is_snoozed(today) else None
    return RemindersPart(form or RemindersForm(initial=initial), day_words(snoozed, today) if snoozed else "")


def back_to_experiment() -> str:
    return reverse("practice:practice") + "#experiment"


def week_words(monday: date) -> str:
    """'14 to 20 November 2026'."""
    last = monday + timedelta(days=6)
    first = formatted(monday, "j" if monday.month == last.month else "j F" if monday.year == last.year else "j F Y")
    return _("%(first)s to %(last)s") % {"first": first, "last": formatted(last, "j F Y")}
