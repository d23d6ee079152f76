"""The list of meetings, with the hours spent on people and the half hours to keep for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.domain.meetings_ahead import PlannedMeeting, clock_said
from firsthand.domain.time_spent import Week, hours_in_words
from firsthand.services import meetings, moves, protected_slots, time_spent
from firsthand.services.actor import Actor, AsOf
from firsthand.services.meetings import Ahead
from firsthand.services.protected_slots import Slot
from firsthand.web.elements.words import formatted, long_day, number

DAYS_BACK = 7
DAYS_AHEAD = 14
NAMES_SHOWN = 4


@dataclass(frozen=True)
class MeetingLine:
    """One meeting. iso, clock: when it begins; day: '' for today, else what says which day; note: who is there."""

    href: str
    iso: str
    day: str
    clock: str
    title: str
    sentence: str
    note: str


@dataclass(frozen=True)
class Day:
    label: str
    lines: tuple[MeetingLine, ...]


@dataclass(frozen=True)
class SlotLine:
    """starts_at: in seconds, as the form sends it."""

    starts_at: int
    words: str


@dataclass(frozen=True)
class WeekLine:
    label: str
    words: str


@dataclass(frozen=True)
class TimePart:
    """bars: half hours of each week, the newest last; label: the chart in a sentence."""

    sentence: str
    coverage: str
    bars: tuple[int, ...]
    label: str
    first: str
    weeks: tuple[WeekLine, ...]


@dataclass(frozen=True)
class MeetingsPage:
    """calendar_read: without any calendar there is nothing to list. ahead: from the day on; lately: before it, newest first."""

    calendar_read: bool
    ahead: tuple[Day, ...]
    lately: tuple[Day, ...]
    time: TimePart
    slots: tuple[SlotLine, ...]
    looking_back: bool
    day: str


def meetings_page(actor: Actor, as_of: AsOf) -> MeetingsPage:
    since, before = meetings.days_around(as_of, actor, DAYS_BACK, DAYS_AHEAD + 1)
    around = meetings.between(actor, since, before)
    ahead = [one for one in around if one.ends_at.timestamp() >= as_of.before]
    over = [one for one in reversed(around) if one.ends_at.timestamp() < as_of.before]
    told = meetings.with_sentences(actor, ahead, as_of, moves.questions(actor, as_of))
    back = back_words(as_of)
    return MeetingsPage(
        calendar_read=meetings.calendar_read(actor),
        ahead=_days(told, as_of.day, back),
        lately=_days([Ahead(one, "") for one in over], as_of.day, back),
        time=_time(time_spent.time_spent(actor, as_of)),
        slots=tuple(_slot(one, as_of.day) for one in protected_slots.proposed(actor, as_of)) if as_of.live else (),
        looking_back=not as_of.live,
        day=long_day(as_of.day, as_of.day),
    )


def back_words(as_of: AsOf) -> str:
    """What keeps a day of the past in the address of another page."""
    return "" if as_of.live else f"?as_of={as_of.day.isoformat()}"


def meeting_line(one: Ahead, today: date, back: str) -> MeetingLine:
    """One meeting as a line of a list; who is there is said where its title does not name them."""
    meeting = one.meeting
    return MeetingLine(
        href=reverse("meetings:brief", args=[meeting.id]) + back,
        iso=meeting.starts_at.isoformat(timespec="minutes"),
        day="" if meeting.day == today else formatted(meeting.day, "D"),
        clock=clock_said(meeting.starts_at),
        title=meeting.title or names(meeting),
        sentence=one.sentence,
        note=names(meeting),
    )


def names(meeting: PlannedMeeting) -> str:
    """'Tomas Herrera, Ines Duarte and two more'."""
    coming = meeting.coming or meeting.people
    shown = [guest.name for guest in coming[:NAMES_SHOWN]]
    more = len(coming) - len(shown) + meeting.others
    if more:
        words = ngettext("%(names)s and one more", "%(names)s and %(count)s more", more)
        return words % {"names": ", ".join(shown), "count": number(more)}
    if len(shown) > 1:
        return _("%(names)s and %(last)s") % {"names": ", ".join(shown[:-1]), "last": shown[-1]}
    return "".join(shown)


def _days(found: Iterable[Ahead], today: date, back: str) -> tuple[Day, ...]:
    return tuple(
        Day(_day_label(day, today), tuple(meeting_line(one, today, back) for one in of_day))
        for day, of_day in groupby(found, key=lambda one: one.meeting.day)
    )


def _day_label(day: date, today: date) -> str:
    if (day - today).days in (-1, 0, 1):
        return (_("Yesterday"), _("Today"), _("Tomorrow"))[(day - today).days + 1]
    return long_day(day, today)


def _slot(one: Slot, today: date) -> SlotLine:
    return SlotLine(
        int(one.starts_at.timestamp()),
        _("%(day)s, %(from)s to %(to)s")
        % {
            "day": _day_label(one.starts_at.date(), today),
            "from": clock_said(one.starts_at),
            "to": clock_said(one.ends_at),
        },
    )


def _time(found: time_spent.TimeSpent) -> TimePart:
    hours = [round(week.minutes / 30) for week in found.weeks]
    return TimePart(
        sentence=found.sentence,
        coverage=found.coverage,
        bars=tuple(hours) if any(hours) else (),
        label=_("Hours with people in each of the last %(count)s weeks: from %(least)s to %(most)s.")
        % {
            "count": number(len(hours)),
            "least": hours_in_words(min(week.minutes for week in found.weeks)),
            "most": hours_in_words(max(week.minutes for week in found.weeks)),
        },
        first=formatted(found.weeks[0].monday, "j M"),
        weeks=tuple(_week(week) for week in reversed(found.weeks)),
    )


def _week(week: Week) -> WeekLine:
    people = ngettext("%(count)s person", "%(count)s people", week.people or 2) % {"count": number(week.people)}
    return WeekLine(
        formatted(week.monday, "j M"),
        _("%(meetings)s in meetings, %(mail)s by mail; %(people)s")
        % {
            "meetings": hours_in_words(week.meeting_minutes),
            "mail": hours_in_words(week.mail_minutes),
            "people": people,
        },
    )
