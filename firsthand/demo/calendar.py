"""The demo's calendar: two years of meetings as one .ics file, series with exceptions, cancelled and declined ones."""

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from firsthand.demo.appointments import (
    AHEAD,
    AHEAD_CANCELLED,
    AHEAD_DECLINED,
    BOARD,
    BOARD_PEOPLE,
    SERIES,
    SINGLE,
    TOPICS,
)
from firsthand.demo.cast import OWNER, Person, cast
from firsthand.demo.content_lines import escaped, written
from firsthand.demo.days import is_working, working_days_after

SEED = 1889
DAYS = 730
SERIES_AHEAD_DAYS = 90
_ZONE = "Europe/London"
_TIMEZONE = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:STANDARD
DTSTART:19701025T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
END:DAYLIGHT
END:VTIMEZONE"""
_DAY_NAMES = ("MO", "TU", "WE", "TH", "FR")


@dataclass(frozen=True)
class WrittenCalendar:
    """What `write_calendar` wrote. ahead: titles of the planned meetings after the story's end that take place."""

    file: Path
    entries: int
    series: int
    cancelled: int
    declined: int
    ahead: tuple[str, ...]


@dataclass
class _Pen:
    """Writes entries; the same for the same seed and day."""

    rng: random.Random
    until: date
    lines: list[str] = field(default_factory=list)
    entries: int = 0
    cancelled: int = 0
    declined: int = 0

    def entry(
        self, title: str, day: date, clock: str, minutes: int, people: list[tuple[Person, bool, str]], *more: str,
        uid: str = "", owner_reply: str = "ACCEPTED",
    ) -> str:  # fmt: skip
        """One VEVENT; people: each with whether they organise and what they answered. Its uid."""
        self.entries += 1
        uid = uid or sha256(f"{title} {day} {clock}".encode()).hexdigest()[:20] + "@larkfield.test"
        start = _at(day, clock)
        owner = cast()[OWNER]
        organiser = next((person for person, organises, _ in people if organises), owner)
        self.lines += [
            "BEGIN:VEVENT",
            f"UID:{uid}",
            f"DTSTAMP:{min(start, _at(self.until, '07:00')) - timedelta(days=9):%Y%m%dT%H%M%S}Z",
            f"DTSTART;TZID={_ZONE}:{start:%Y%m%dT%H%M%S}",
            f"DTEND;TZID={_ZONE}:{start + timedelta(minutes=minutes):%Y%m%dT%H%M%S}",
            f"SUMMARY:{escaped(title)}",
        ]
        if people:
            self.lines.append(_someone("ORGANIZER", organiser, self._address(organiser, day), ""))
            self.lines.append(_someone("ATTENDEE", owner, owner.addresses[0], owner_reply))
        for person, organises, reply in people:
            answer = "ACCEPTED" if organises else reply
            self.lines.append(_someone("ATTENDEE", person, self._address(person, day), answer))
        self.lines += [*more, "END:VEVENT"]
        return uid

    def _address(self, person: Person, day: date) -> str:
        return person.address(max(0, (self.until - day).days))

    def replies(self, people: list[tuple[Person, bool]]) -> list[tuple[Person, bool, str]]:
        """The people with what they answered: most come, a few decline, some say nothing."""
        throws = [self.rng.random() for _ in people]
        return [
            (person, organises, "DECLINED" if throw < 0.035 else "NEEDS-ACTION" if throw < 0.1 else "ACCEPTED")
            for (person, organises), throw in zip(people, throws, strict=True)
        ]


def write_calendar(folder: Path, *, until: date, seed: int = SEED) -> WrittenCalendar:
    """Write the two years before `until`, and what is planned for the weeks after it, as calendar.ics under `folder`."""
    pen = _Pen(random.Random(f"{seed} calendar"), until)
    pen.lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Larkfield//Diary//EN", *_TIMEZONE.split("\n")]
    series = _series(pen)
    _singles(pen)
    _boards(pen)
    _not_people(pen)
    ahead = _ahead(pen)
    pen.lines.append("END:VCALENDAR")
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "calendar.ics"
    file.write_bytes(written(pen.lines))
    return WrittenCalendar(file, pen.entries, series, pen.cancelled, pen.declined, ahead)


def _series(pen: _Pen) -> int:
    """Weekly, fortnightly and monthly meetings: holidays are left out, one in twenty is moved to another hour."""
    first = pen.until - timedelta(days=DAYS)
    last = pen.until + timedelta(days=SERIES_AHEAD_DAYS)
    ahead = {day for day, *_ in _planned(pen.until)}
    count = 0
    for line in SERIES.strip().splitlines():
        weekday, clock, minutes, every, title, keys = (part.strip() for part in line.split("|"))
        start = first + timedelta(days=(int(weekday) - first.weekday()) % 7)
        days = [
            start + timedelta(weeks=int(every) * turn) for turn in range((last - start).days // (7 * int(every)) + 1)
        ]
        people = pen.replies(_people(keys))
        # In the days after the end the diary says more than the series does; there the series makes way.
        left_out = [day for day in days if not is_working(day) or day in ahead]
        rule = f"RRULE:FREQ=WEEKLY;INTERVAL={every};BYDAY={_DAY_NAMES[int(weekday)]};UNTIL={last:%Y%m%d}T235959Z"
        excepted = [f"EXDATE;TZID={_ZONE}:{_at(day, clock):%Y%m%dT%H%M%S}" for day in left_out]
        uid = pen.entry(title, start, clock, int(minutes), people, rule, *excepted)
        count += 1
        for day in days:
            throw = pen.rng.random()
            if day in left_out or day >= pen.until or throw > 0.08:
                continue
            original = f"RECURRENCE-ID;TZID={_ZONE}:{_at(day, clock):%Y%m%dT%H%M%S}"
            if throw < 0.03:
                pen.cancelled += 1
                pen.entry(title, day, clock, int(minutes), people, original, "STATUS:CANCELLED", "SEQUENCE:1", uid=uid)
            else:
                moved = "16:30" if throw < 0.055 else "12:00"
                pen.entry(title, day, moved, int(minutes), people, original, "SEQUENCE:1", uid=uid)
    return count


def _singles(pen: _Pen) -> None:
    """Three or four meetings a week with whom Maya is in contact anyway, more often with those near."""
    shapes = [line.split("|") for line in SINGLE.strip().splitlines()]
    clocks = ("10:00", "11:30", "12:30", "13:30", "14:00", "16:00", "17:00")
    everybody = [person for person in cast().values() if person.rhythm_days and not person.private]
    weights = [1.6 / person.rhythm_days * (1.6 if person.near else 0.7) for person in everybody]
    day = pen.until - timedelta(days=DAYS)
    while day < pen.until:
        if is_working(day) and pen.rng.random() < 0.62:
            host = pen.rng.choices(everybody, weights)[0]
            minutes, pattern = pen.rng.choice(shapes)
            group = [host]
            if "{topic}" in pattern:
                alike = [
                    each
                    for each in everybody
                    if each.function == host.function and each is not host and each.organisation is host.organisation
                ]
                group += pen.rng.sample(alike, min(len(alike), pen.rng.randint(1, 5)))
            topic = pen.rng.choice(TOPICS)
            clock = pen.rng.choice(clocks)
            throw = pen.rng.random()
            left = (pen.until - day).days
            if all(each.present(left) for each in group) and (not host.planted or left > 120):
                title = pattern.strip().format(first=host.first, topic=topic)
                people = pen.replies([(each, each is host and throw < 0.5) for each in group])
                if throw < 0.03:
                    pen.cancelled += 1
                    pen.entry(title, day, clock, int(minutes), people, "STATUS:CANCELLED")
                elif throw < 0.06:
                    pen.declined += 1
                    people = [(each, each is host, reply) for each, _, reply in people]
                    pen.entry(title, day, clock, int(minutes), people, owner_reply="DECLINED")
                else:
                    pen.entry(title, day, clock, int(minutes), people)
        day += timedelta(days=1)


def _boards(pen: _Pen) -> None:
    """A board of twelve every quarter."""
    for back in range(60, DAYS, 91):
        day = working_days_after(pen.until - timedelta(days=back), 0)
        people = [(person, person.key == "victor") for person, _ in _people(BOARD_PEOPLE)]
        present = [(one, organises) for one, organises in people if one.present(back)]
        pen.entry(BOARD, day, "11:00", 90, [(one, organises, "ACCEPTED") for one, organises in present])


def _not_people(pen: _Pen) -> None:
    """What a calendar holds beside meetings: days away, time of one's own, a reminder in free time."""
    for back in range(12, DAYS, 45):
        day = working_days_after(pen.until - timedelta(days=back), 0)
        pen.entry("Dentist" if back % 2 else "Quiet hour, plan", day, "08:30", 60, [])
        pen.entry("School concert", day, "18:00", 90, [], "TRANSP:TRANSPARENT")
    for month, first, length in ((2, 12, 7), (7, 20, 14)):
        for year in range(pen.until.year - 2, pen.until.year + 1):
            begin = date(year, month, first)
            if pen.until - timedelta(days=DAYS) < begin < pen.until - timedelta(days=30):
                pen.entries += 1
                pen.lines += [
                    "BEGIN:VEVENT", f"UID:away-{begin}@larkfield.test", f"DTSTAMP:{begin:%Y%m%d}T070000Z",
                    f"DTSTART;VALUE=DATE:{begin:%Y%m%d}", f"DTEND;VALUE=DATE:{begin + timedelta(days=length):%Y%m%d}",
                    "SUMMARY:Away", "END:VEVENT",
                ]  # fmt: skip


def _ahead(pen: _Pen) -> tuple[str, ...]:
    """The diary from the story's end on: with those to whom something is open."""
    titles = []
    for day, clock, minutes, title, keys, place in _planned(pen.until):
        people = [(person, organises, "ACCEPTED") for person, organises in _people(keys)]
        pen.entry(title, day, clock, minutes, people, *([f"LOCATION:{escaped(place)}"] if place else []))
        titles.append(title)
    for (days, clock, minutes, title, keys), more, reply in (
        (AHEAD_CANCELLED, ("STATUS:CANCELLED",), "ACCEPTED"), (AHEAD_DECLINED, (), "DECLINED"),
    ):  # fmt: skip
        people = [(person, organises, "ACCEPTED") for person, organises in _people(keys)]
        pen.entry(title, _from_end(pen.until, days), clock, minutes, people, *more, owner_reply=reply)
    pen.cancelled += 1
    pen.declined += 1
    return tuple(titles)


def _planned(until: date) -> list[tuple[date, str, int, str, str, str]]:
    found = []
    for line in AHEAD.strip().splitlines():
        days, clock, minutes, title, keys, place = (part.strip() for part in line.split("|"))
        found.append((_from_end(until, int(days)), clock, int(minutes), title, keys, place))
    return found


def _from_end(until: date, days: int) -> date:
    """The working day so many after the first that is not told, which is that day itself where it is one."""
    first = working_days_after(until, 0)
    return working_days_after(first, days) if days else first


def _people(keys: str) -> list[tuple[Person, bool]]:
    return [(cast()[key.rstrip("*")], key.endswith("*")) for key in keys.split()]


def _someone(name: str, person: Person, address: str, reply: str) -> str:
    answer = f";PARTSTAT={reply}" if reply else ""
    common = person.name.replace('"', "'")
    return f'{name};CN="{common}"{answer}:mailto:{address}'


def _at(day: date, clock: str) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)
