"""Half hours kept for people: proposed where the calendar is free, and as a calendar file to take or to leave."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from firsthand.domain.working_days import DAY_SECONDS, STANDARD_WEEK, WorkingWeek
from firsthand.language import gettext as _

SLOT_SECONDS = 30 * 60
SLOTS_A_WEEK = 2
DAYS_AHEAD = 7
USUAL_WEEKS = 8
"""So far back it is looked which hours are usually free (d)."""

_UID = "slot-{stamp}@firsthand"
_EPOCH = date(1970, 1, 1)


class Stretch(NamedTuple):
    """A stretch of time in local seconds: as the clock on the wall counts them since 1970."""

    start: int
    end: int


def propose(
    today: date,
    taken: Iterable[Stretch],
    before: Iterable[Stretch],
    kept: Collection[int],
    declined: Collection[int],
    week: WorkingWeek = STANDARD_WEEK,
) -> tuple[int, ...]:
    """Local starts of the half hours to keep for people in the seven days after today, in order of time.

    taken: what the calendar holds in those days. before: what it held in the weeks before, which tells the hours that
    are usually free. kept: starts of such half hours that are in the calendar already. declined: starts never to be
    proposed again. At most `SLOTS_A_WEEK` with those kept, no two on one day; none where the calendar leaves none.
    """
    full = list(taken)
    usual, at_that_hour = _usually_taken(before)
    days_kept = {start // DAY_SECONDS for start in kept}
    first = (today - _EPOCH).days + 1
    best: list[tuple[int, int]] = []
    for day in range(first, first + DAYS_AHEAD):
        if week.weekmask[_weekday(day)] != "1" or day in days_kept:
            continue
        free = [
            (2 * usual[_weekday(day), start % DAY_SECONDS] + at_that_hour[start % DAY_SECONDS], start)
            for start in _half_hours(day, week)
            if start not in declined and not any(one.start < start + SLOT_SECONDS and start < one.end for one in full)
        ]
        if free:
            best.append(min(free))
    wanted = max(0, SLOTS_A_WEEK - len([day for day in days_kept if first <= day < first + DAYS_AHEAD]))
    return tuple(sorted(start for _, start in sorted(best)[:wanted]))


def _usually_taken(before: Iterable[Stretch]) -> tuple[Counter[tuple[int, int]], Counter[int]]:
    """How often each half hour was taken: by weekday and second of the day, and by second of the day alone."""
    usual: Counter[tuple[int, int]] = Counter()
    for stretch in before:
        start = stretch.start - stretch.start % SLOT_SECONDS
        # A stretch of weeks is no meeting; a day of it says enough.
        for half_hour in range(start, min(stretch.end, stretch.start + DAY_SECONDS), SLOT_SECONDS):
            usual[_weekday(half_hour // DAY_SECONDS), half_hour % DAY_SECONDS] += 1
    at_that_hour: Counter[int] = Counter()
    for (_day, second), count in usual.items():
        at_that_hour[second] += count
    return usual, at_that_hour


def _weekday(day: int) -> int:
    """Monday is 0; 1970 began on a Thursday."""
    return (day + 3) % 7


def _half_hours(day: int, week: WorkingWeek) -> Sequence[int]:
    return range(
        day * DAY_SECONDS + week.start_hour * 3600, day * DAY_SECONDS + week.end_hour * 3600, SLOT_SECONDS
    )  # fmt: skip


def uid_of(starts_at: datetime) -> str:
    """The identity of a slot in a calendar: the same for the same half hour, so that adding it twice adds it once."""
    return _UID.format(stamp=_stamp(starts_at))


def is_slot(uid: str) -> bool:
    """Whether an entry of a calendar is a half hour of ours."""
    before, after = _UID.split("{stamp}")
    return uid.startswith(before) and uid.endswith(after)


def calendar_file(starts_at: datetime, made_at: datetime) -> str:
    """One slot as an iCalendar file (RFC 5545) without anybody in it, which nobody is invited to."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Firsthand//Time for people//EN",
        "BEGIN:VEVENT",
        f"UID:{uid_of(starts_at)}",
        f"DTSTAMP:{_stamp(made_at)}",
        f"DTSTART:{_stamp(starts_at)}",
        f"DTEND:{_stamp(starts_at + timedelta(seconds=SLOT_SECONDS))}",
        "SUMMARY:" + _escaped(_("Time for people")),
        "DESCRIPTION:" + _escaped(_("Half an hour for the people you depend on, and who depend on you.")),
        "CLASS:PRIVATE",
        "TRANSP:OPAQUE",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{line}\r\n" for line in lines)


def _escaped(text: str) -> str:
    """A value of type TEXT (RFC 5545, section 3.3.11)."""
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
