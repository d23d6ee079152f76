"""The page of time: the sentence first, then tables with words, and bars beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.domain.time_spent import hours_in_words
from firsthand.domain.trait_words import trait_in_words
from firsthand.services.actor import Actor, AsOf
from firsthand.services.time_by_group import GroupTime, TimeByGroup, time_by_group
from firsthand.web.elements.bar import Bar, bar
from firsthand.web.elements.kinds import PURPOSE_LABELS
from firsthand.web.elements.words import formatted, number

HALF_HOUR = 30


@dataclass(frozen=True)
class GroupLine:
    """Time with one group. weeks: half hours of each week, the newest last; label: the chart in a sentence."""

    name: str | Promise
    people: str
    words: str
    bar: Bar
    weeks: tuple[int, ...]
    label: str


@dataclass(frozen=True)
class WeekLine:
    label: str
    people: str
    deep: str


@dataclass(frozen=True)
class TimePage:
    """deep_weeks: half hours of each week that can be told; empty without a calendar. anything: whether there is any time."""

    sentence: str
    deep_sentence: str
    coverage: str
    known: str
    anything: bool
    purposes: tuple[GroupLine, ...]
    functions: tuple[GroupLine, ...]
    deep_weeks: tuple[int, ...]
    deep_label: str
    people_weeks: tuple[int, ...]
    people_label: str
    first: str
    weeks: tuple[WeekLine, ...]


def time_page(actor: Actor, as_of: AsOf) -> TimePage:
    found = time_by_group(actor, as_of)
    weeks = found.spent.weeks
    with_people = tuple(week.minutes for week in weeks)
    deep = tuple(minutes or 0.0 for minutes in found.deep) if any(one is not None for one in found.deep) else ()
    return TimePage(
        sentence=found.spent.sentence,
        deep_sentence=found.deep_sentence,
        coverage=found.spent.coverage,
        known=found.coverage,
        anything=any(with_people),
        purposes=tuple(_group(one, PURPOSE_LABELS[one.name]) for one in found.purposes),
        functions=tuple(_group(one, trait_in_words(one.name, "function")) for one in found.functions),
        deep_weeks=_half_hours(deep),
        deep_label=_from_to(_("Deep work in each of the last weeks"), [one for one in found.deep if one is not None]),
        people_weeks=_half_hours(with_people) if any(with_people) else (),
        people_label=_from_to(_("Hours with people in each of the last weeks"), with_people),
        first=formatted(weeks[0].monday, "j M"),
        weeks=_weeks(found),
    )


def _group(one: GroupTime, name: str | Promise) -> GroupLine:
    return GroupLine(
        name=name,
        people=ngettext("%(count)s person", "%(count)s people", one.people or 2) % {"count": number(one.people)},
        words=one.words,
        bar=bar(one.share),
        weeks=_half_hours(one.minutes),
        label=_from_to(_("%(group)s, week by week") % {"group": name}, one.minutes),
    )


def _weeks(found: TimeByGroup) -> tuple[WeekLine, ...]:
    pairs = list(zip(found.spent.weeks, found.deep, strict=True))
    return tuple(
        WeekLine(
            formatted(week.monday, "j M"),
            hours_in_words(week.minutes),
            hours_in_words(deep) if deep is not None else _("can’t tell"),
        )
        for week, deep in reversed(pairs)
    )


def _half_hours(minutes: Sequence[float]) -> tuple[int, ...]:
    return tuple(round(one / HALF_HOUR) for one in minutes)


def _from_to(what: str, minutes: Sequence[float]) -> str:
    if not minutes:
        return ""
    return _("%(what)s: from %(least)s to %(most)s.") % {
        "what": what,
        "least": hours_in_words(min(minutes)),
        "most": hours_in_words(max(minutes)),
    }
