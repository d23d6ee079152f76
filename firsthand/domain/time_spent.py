"""Time spent on relationships, week by week: hours in small meetings, and a modest estimate for letters written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from firsthand.domain.wording import in_words, number_in_words, sentence_case
from firsthand.language import gettext as _

MAIL_MINUTES = 4
"""What one personal message takes to write; our own choice (d), meant to be too little rather than too much."""

MEETING_MINUTES_MAX = 8 * 60
"""An entry of the calendar that is longer counts as so much (d): nobody talks for two days."""

WEEKS = 12
WEEKS_MIN = 4
"""From so many earlier weeks on there is a usual week to compare with."""


class Together(NamedTuple):
    """A meeting with a few people: start and end in seconds, and the ids of those there beside the owner."""

    starts_at: int
    ends_at: int
    people: frozenset[int]


class Sent(NamedTuple):
    """A personal message the owner sent, and to whom."""

    sent_at: int
    people: frozenset[int]


@dataclass(frozen=True, slots=True)
class Week:
    """One week from Monday on. people: how many were met or written to. by_person: minutes with each of them, which
    come to more than the week's minutes wherever several people were there.
    """

    monday: date
    meeting_minutes: float
    mail_minutes: float
    by_person: Mapping[int, float]

    @property
    def minutes(self) -> float:
        return self.meeting_minutes + self.mail_minutes

    @property
    def people(self) -> int:
        return len(self.by_person)


def by_week(
    mondays: Sequence[date], bounds: Sequence[int], meetings: Iterable[Together], letters: Iterable[Sent]
) -> tuple[Week, ...]:
    """Minutes of each week.

    bounds: the instants at which the weeks begin, and the one at which the last ends: one more than there are mondays.
    Stretches that overlap count once for the week, and once for each person. A meeting that reaches into another week
    counts in each for the part that lies there.
    """
    stretches: list[list[tuple[int, int]]] = [[] for _ in mondays]
    of_person: list[dict[int, list[tuple[int, int]]]] = [defaultdict(list) for _ in mondays]
    for meeting in meetings:
        ends_at = min(meeting.ends_at, meeting.starts_at + 60 * MEETING_MINUTES_MAX)
        for place, (first, last) in enumerate(pairwise(bounds)):
            start, end = max(first, meeting.starts_at), min(last, ends_at)
            if start < end and meeting.people:
                stretches[place].append((start, end))
                for person in meeting.people:
                    of_person[place][person].append((start, end))
    mail: list[float] = [0.0] * len(mondays)
    written: list[dict[int, float]] = [defaultdict(float) for _ in mondays]
    for letter in letters:
        for place, (first, last) in enumerate(pairwise(bounds)):
            if first <= letter.sent_at < last and letter.people:
                mail[place] += MAIL_MINUTES
                for person in letter.people:
                    written[place][person] += MAIL_MINUTES
    return tuple(
        Week(
            monday,
            minutes_covered(stretches[place]),
            mail[place],
            {
                person: minutes_covered(of_person[place].get(person, ())) + written[place].get(person, 0.0)
                for person in sorted({*of_person[place], *written[place]})
            },
        )
        for place, monday in enumerate(mondays)
    )


def minutes_covered(stretches: Iterable[tuple[int, int]]) -> float:
    """Minutes that lie in at least one of these stretches of seconds."""
    covered, reached = 0, None
    for start, end in sorted(stretches):
        if reached is None or start > reached:
            covered, reached = covered + end - start, end
        elif end > reached:
            covered, reached = covered + end - reached, end
    return covered / 60


def usual_minutes(weeks: Sequence[Week]) -> float | None:
    """The median of the weeks before the last, from the first with anything in it; None below `WEEKS_MIN` of them."""
    earlier = list(weeks[:-1])
    while earlier and not earlier[0].people:
        earlier.pop(0)
    return float(median(week.minutes for week in earlier)) if len(earlier) >= WEEKS_MIN else None


def in_a_sentence(weeks: Sequence[Week]) -> str:
    """The last week beside the usual one: "Four hours with eleven people last week; your usual is six." """
    last, usual = weeks[-1], usual_minutes(weeks)
    if not last.people:
        said = _("Nothing with people is recorded for last week")
    else:
        told = {"time": hours_in_words(last.minutes), "people": in_words(last.people, unit="person")}
        said = sentence_case(_("%(time)s with %(people)s last week") % told)
    if usual is None:
        return _("%(week)s. What is usual can’t be told yet.") % {"week": said}
    # "Four hours …; your usual is six": what both are counted in is said once.
    bare = _number_of_hours(usual) if last.people and _number_of_hours(last.minutes) else ""
    return _("%(week)s; your usual is %(usual)s.") % {"week": said, "usual": bare or hours_in_words(usual)}


def hours_in_words(minutes: float) -> str:
    """ "a few minutes", "half an hour", "one hour", "two and a half hours", "four hours": halves below three hours."""
    if minutes < 15:
        return _("a few minutes") if minutes else _("nothing")
    match max(1, round(minutes / 30)):
        case 1:
            return _("half an hour")
        case 3:
            return _("an hour and a half")
        case 5:
            return _("two and a half hours")
        case halves:
            return in_words(round(minutes / 60) if halves >= 6 else halves // 2, unit="hour")


def _number_of_hours(minutes: float) -> str:
    """ "two", "two and a half", "four" where `hours_in_words` says so many hours, else ''."""
    halves = round(minutes / 30)
    if halves == 5:
        return _("two and a half")
    return number_in_words(round(minutes / 60) if halves >= 6 else halves // 2) if halves >= 4 else ""
