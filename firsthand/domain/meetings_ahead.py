"""Meetings with people of the record: who is there, and the one sentence that is worth knowing beforehand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from firsthand.domain.exchanges import Loop
from firsthand.domain.meetings import MeetingStatus
from firsthand.domain.moves.shape import given_name
from firsthand.domain.wording import date_in_words, number_in_words, weekday_of
from firsthand.language import gettext as _
from firsthand.language import ngettext

SENTENCES_MAX = 2
"""Beside a meeting, in a list."""

_ORDER: dict[Loop, int] = {"i_promised": 0, "i_was_offered": 1, "i_was_asked": 2, "i_asked": 3}


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody at a meeting beside the owner; declined: as the calendar has it."""

    id: int
    name: str
    role_title: str
    organisation: str
    organises: bool
    declined: bool

    @property
    def first_name(self) -> str:
        return given_name(self.name) or self.name


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """A meeting of the owner's calendar, on the wall clock of the user's zone.

    few: whether it says something of the ties between those there (at most eight, the owner among them).
    others: how many it names beside the owner and these: lists, offices, robots, and people whom the user has set aside.
    """

    id: int
    starts_at: datetime
    ends_at: datetime
    title: str
    place: str
    link: str
    status: MeetingStatus
    few: bool
    people: tuple[Guest, ...]
    others: int = 0

    @property
    def day(self) -> date:
        return self.starts_at.date()

    @property
    def coming(self) -> tuple[Guest, ...]:
        """Who has not declined."""
        return tuple(one for one in self.people if not one.declined)


class Waiting(NamedTuple):
    """What waits between the owner and somebody. about: the matter in the words of a subject, '' where none says it."""

    kind: Loop
    person: int
    name: str
    about: str
    since: date
    due: date | None


class LastTime(NamedTuple):
    """When the owner and somebody were last in contact; None where the record shows nothing."""

    person: int
    name: str
    on: date | None


def worth_knowing(waiting: Iterable[Waiting], last: Iterable[LastTime], today: date) -> str:
    """One or two plain sentences before a meeting: what waits, one sentence a person; else when they last spoke.

    What was promised comes first, then offers to the owner, then what was asked; of a kind what is due, then the newest.
    """
    first_of: dict[int, Waiting] = {}
    for one in sorted(waiting, key=_urgency):
        first_of.setdefault(one.person, one)
    if first_of:
        return " ".join(waiting_sentence(one, today) for one in list(first_of.values())[:SENTENCES_MAX])
    known = sorted(last, key=lambda one: (one.on is None, -(one.on or date.min).toordinal(), one.person))
    if not known:
        return ""
    if len(known) == 1:
        return _last_sentence(known[0], today)
    unknown = [one.name for one in known if one.on is None]
    if unknown and len(unknown) < len(known):
        if len(unknown) == 1:
            return _("New in your record: %(name)s.") % {"name": unknown[0]}
        more = len(unknown) - 1
        return ngettext(
            "New in your record: %(name)s and one more.", "New in your record: %(name)s and %(count)s more.", more
        ) % {"name": unknown[0], "count": number_in_words(more)}
    return _("Nothing waits between you in your record.")


def _urgency(one: Waiting) -> tuple[int, bool, date, int, int, str, str]:
    return (
        _ORDER[one.kind],
        one.due is None,
        one.due or date.max,
        -one.since.toordinal(),
        one.person,
        one.name,
        one.about,
    )


def waiting_sentence(one: Waiting, today: date) -> str:
    """ "Your promise to Rosa about “October counts” is due today." """
    told = {"name": one.name, "about": one.about, "since": day_said(one.since, today), "due": _due(one, today)}
    return _waits(one) % told


def _waits(one: Waiting) -> str:
    match one.kind:
        case "i_promised":
            return (
                _("Your promise to %(name)s about “%(about)s” %(due)s.")
                if one.about
                else _("Your promise to %(name)s %(due)s.")
            )
        case "i_was_offered":
            return _("%(name)s’s offer about “%(about)s” is open.") if one.about else _("%(name)s’s offer is open.")
        case "i_was_asked":
            return (
                _("%(name)s asked about “%(about)s” %(since)s; no answer seen.")
                if one.about
                else _("%(name)s asked something %(since)s; no answer seen.")
            )
        case "i_asked":
            return (
                _("You asked %(name)s about “%(about)s” %(since)s; no answer seen.")
                if one.about
                else _("You asked %(name)s %(since)s; no answer seen.")
            )


def _due(one: Waiting, today: date) -> str:
    if one.due is None:
        return _("is open since %(day)s") % {"day": _day_alone(one.since, today)}
    if one.due < today:
        return _("was due %(day)s") % {"day": day_said(one.due, today)}
    if one.due == today:
        return _("is due today")
    days = (one.due - today).days
    if days == 1:
        return _("is due tomorrow")
    if days < 7:
        return _("is due on %(weekday)s") % {"weekday": weekday_of(one.due)}
    return _("is due on %(date)s") % {"date": date_in_words(one.due)}


def _last_sentence(one: LastTime, today: date) -> str:
    if one.on is None:
        return _("Nothing with %(name)s is in your record yet.") % {"name": one.name}
    return _("You were last in touch %(day)s.") % {"day": day_said(one.on, today)}


def _day_alone(day: date, today: date) -> str:
    """ "today", "yesterday", "Friday", "2 November" """
    days = (today - day).days
    if days in (0, 1):
        return _("yesterday") if days else _("today")
    return weekday_of(day) if 1 < days < 7 else date_in_words(day, year=day.year != today.year)


def day_said(day: date, today: date) -> str:
    """ "today", "yesterday", "on Friday", "on 2 November" """
    days = (today - day).days
    if days in (0, 1):
        return _("yesterday") if days else _("today")
    if 1 < days < 7:
        return _("on %(weekday)s") % {"weekday": weekday_of(day)}
    return _("on %(date)s") % {"date": date_in_words(day, year=day.year != today.year)}


def when_said(moment: datetime, today: date) -> str:
    """ "today at 14:00", "tomorrow at 9:00", "on Thursday at 14:00", "on 12 December at 9:00" """
    days = (moment.date() - today).days
    clock = clock_said(moment)
    if days in (0, 1):
        return (_("tomorrow at %(time)s") if days else _("today at %(time)s")) % {"time": clock}
    if -7 < days < 7:
        return _("on %(weekday)s at %(time)s") % {"weekday": weekday_of(moment), "time": clock}
    return _("on %(date)s at %(time)s") % {"date": date_in_words(moment), "time": clock}


def clock_said(moment: datetime) -> str:
    """ "9:00", "16:30" """
    return _("%(hour)s:%(minute)s") % {"hour": moment.hour, "minute": f"{moment:%M}"}
