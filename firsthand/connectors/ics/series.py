"""The occurrences of one UID: what its rules and dates give, without what is excepted, with what was changed for some."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import compress
from typing import Final, NamedTuple

from firsthand.connectors.ics.entry import Length, Placed, Planned, seconds, wall_at
from firsthand.connectors.ics.rules import Found, NotARuleError, Rule, Window, rule_of, times
from firsthand.connectors.ics.zones import UTC_ZONE
from firsthand.domain.messages import Rejected
from firsthand.domain.wording import figure
from firsthand.language import gettext as _
from firsthand.language import gettext_noop, ngettext

BACK: Final = timedelta(days=30 * 365 + 7)
AHEAD: Final = timedelta(days=400)
OCCURRENCES_MAX: Final = 1_500
_OCCURRENCES_IN_ALL: Final = 200_000
_PEOPLE_TIMES_OCCURRENCES: Final = 150_000
"""A thousand people each day for years are more than anybody meets; the nearest days are enough."""
_SERIES_SECONDS: Final = 2.0
_SECONDS_IN_ALL: Final = 30.0

_NOTHING_TO_DO: Final = gettext_noop("Nothing needs to be done.")
_REMEDY_LATER: Final = gettext_noop("Import it again as the time comes nearer, or export a shorter time.")
_REMEDY_FIX: Final = gettext_noop(
    "Look at the entry in the calendar program and save it once more; it is read as far as it goes."
)


class Budget:
    """How much may come out of one file, so that no rule can fill the store or hold up the reading."""

    def __init__(self) -> None:
        self.occurrences = _OCCURRENCES_IN_ALL
        self.seconds = _SECONDS_IN_ALL


class Occurrence(NamedTuple):
    """planned: the entry whose words hold. original: '' for what does not repeat, else the original start."""

    planned: Planned
    original: str
    starts_at: int
    ends_at: int


class _Slot(NamedTuple):
    """One occurrence as its series has it, before changes."""

    master: Planned
    wall: datetime
    length: Length
    at: int


class BeganLongAgo(NamedTuple):
    """An entry of which only the first of what was before `BACK` is taken.

    Holds for each birthday in a calendar: whoever gives it to a person says it once for all.
    """

    number: int


def occurrences(entries: list[Planned], now: int, budget: Budget) -> Iterator[Occurrence | Rejected | BeganLongAgo]:
    """What took or will take place, in order, from entries that share one UID."""
    if len(entries) == 1 and not entries[0].repeats and entries[0].original is None:
        yield _occurrence(entries[0], "", entries[0].start.wall, entries[0].length)
        return
    masters, superseded = _newest([one for one in entries if one.original is None])
    changes, also_superseded = _newest([one for one in entries if one.original is not None])
    begun = time.monotonic()
    deadline = begun + max(0.0, min(_SERIES_SECONDS, budget.seconds))
    slots: dict[str, _Slot] = {}
    is_whole = True
    for master in masters:
        for found in _slots(master, now, _at_most(master, budget), deadline):
            if isinstance(found, Rejected | BeganLongAgo):
                is_whole = False
                yield found
            else:
                slots.setdefault(_original(master.start.is_date, found.wall, found.at), found)
    if is_whole and masters:
        days = _days(slots)
        outdated = [_is_outdated(one, masters, slots, days, now) for one in changes]
        also_superseded += compress(changes, outdated)
        changes = [one for one, is_outdated in zip(changes, outdated, strict=True) if not is_outdated]
    for one in (*superseded, *also_superseded):
        yield Rejected(
            _("entry %(number)s") % {"number": one.number},
            _("It is another version of an entry that this calendar holds in a version at least as new."),
            _("Nothing needs to be done; the newest version is read."),
        )
    budget.seconds -= time.monotonic() - begun
    if len(masters) == 1 and slots and not masters[0].repeats and not changes:
        yield _occurrence(masters[0], "", masters[0].start.wall, masters[0].length)
        return
    given = [*_changed(slots, changes)]
    if is_whole and not given:
        yield Rejected(
            _("entry %(number)s") % {"number": masters[0].number},
            _("Every occurrence of it is excepted, so that it never takes place."),
            _(_NOTHING_TO_DO),
        )
    budget.occurrences -= len(given)
    yield from sorted(given, key=lambda one: (one.starts_at, one.original))


def _at_most(master: Planned, budget: Budget) -> int:
    return max(
        1, min(OCCURRENCES_MAX, budget.occurrences, _PEOPLE_TIMES_OCCURRENCES // max(1, len(master.common.people)))
    )


def _newest(entries: list[Planned]) -> tuple[list[Planned], list[Planned]]:
    """Those that hold, in an order that does not depend on the file's, and those that newer ones replace.

    Programs that give one UID to different meetings exist; a later revision alone replaces nothing but the same start.
    """
    if len(entries) < 2:
        return entries, []
    ranked = sorted(
        entries,
        key=lambda one: (one.common.sequence, one.common.revised_at, one.common.status == "cancelled", one.lines),
        reverse=True,
    )
    hold: dict[tuple[int, bool], Planned] = {}
    highest: dict[int | None, int] = {}  # masters under None, changes by what they change
    superseded = []
    for one in ranked:
        at = one.original or one.start
        place = (seconds(at.wall, at.zone), one.and_following)
        replaced = place[0] if one.original else None
        if place in hold or one.common.sequence < highest.setdefault(replaced, one.common.sequence):
            superseded.append(one)
        else:
            hold[place] = one
    return [*hold.values()], superseded


def _is_outdated(
    change: Planned, masters: list[Planned], slots: dict[str, _Slot], days: dict[str, str], now: int
) -> bool:
    """Whether a later version of the whole series no longer has the occurrence that was changed."""
    original = change.original or change.start
    at = seconds(original.wall, original.zone)
    within = now - BACK.total_seconds() < at < now + AHEAD.total_seconds()
    return (
        within
        and all(master.common.sequence > change.common.sequence for master in masters)
        and _named_in(slots, days, original, at) not in slots
    )


def _days(slots: dict[str, _Slot]) -> dict[str, str]:
    """What the first occurrence of each day is called."""
    days: dict[str, str] = {}
    for name, slot in slots.items():
        days.setdefault(_original(True, slot.wall, slot.at), name)
    return days


def _named_in(slots: dict[str, _Slot], days: dict[str, str], original: Placed, at: int) -> str:
    """What an original start is called among the slots. Some programs give a day for a time, or a time for a day."""
    name = _original(original.is_date, original.wall, at)
    if name in slots:
        return name
    day = _original(True, original.wall, at)
    return days.get(name, name) if original.is_date else day if day in slots else name


def _slots(master: Planned, now: int, at_most: int, deadline: float) -> Iterator[_Slot | Rejected | BeganLongAgo]:
    where = _("entry %(number)s") % {"number": master.number}
    start = master.start
    near = datetime.fromtimestamp(now, UTC).replace(tzinfo=None)
    window = Window(near - BACK, near, near + AHEAD)
    walls: dict[datetime, Length] = {}
    dates_without, instants_without = _without(master)
    is_cut = is_older = False
    started = not master.rules  # unless every rule ended before the entry began
    for text in master.rules:
        try:
            rule, until, found = _found(text, start, window, at_most, deadline)
        except (ValueError, OverflowError) as error:  # dateutil finds some contradictions only on the way
            reason = _("How it repeats cannot be read; only its first day is taken.")
            if isinstance(error, NotARuleError):
                reason = _("How it repeats cannot be read: %(why)s; only its first day is taken.") % {"why": error}
            yield Rejected(where, reason, _(_REMEDY_FIX))
            started = True
            continue
        started = started or until is None or until >= start.wall
        is_cut = is_cut or found.is_cut
        is_older = is_older or (start.wall < window.low and rule.limit != 1)
        walls.update((_midnight(one) if start.is_date else one, master.length) for one in found.times)
    if started:
        walls.setdefault(start.wall, master.length)
    elif not master.dates:
        yield Rejected(
            where, _("Its repetition ended before it began, so that it never took place."), _(_NOTHING_TO_DO)
        )
    for placed, length in master.dates:
        wall = placed.wall if placed.zone is start.zone else wall_at(seconds(placed.wall, placed.zone), start.zone)
        if placed.is_date and not start.is_date:
            wall = datetime.combine(placed.wall.date(), start.wall.time())
        walls[_midnight(placed.wall) if start.is_date else wall] = length or master.length
    for text in master.rules_without:
        try:
            excluded = set(_found(text, start, window, at_most * 4, deadline)[2].times)
        except (ValueError, OverflowError):
            yield Rejected(
                where, _("A rule for its exceptions cannot be read; what it excepts is kept."), _(_REMEDY_FIX)
            )
            continue
        walls = {wall: length for wall, length in walls.items() if wall not in excluded}
    slots = []
    for wall, length in walls.items():
        at = seconds(wall, start.zone)
        if wall.date() not in dates_without and at not in instants_without:
            slots.append(_Slot(master, wall, length, at))
    if len(slots) > at_most:
        slots = sorted(slots, key=lambda one: (abs(one.at - now), one.at))[:at_most]
        is_cut = True
    yield from slots
    if is_cut:
        reason = ngettext(
            "It repeats so often that only one of its occurrences, the nearest to today, are taken.",
            "It repeats so often that only %(count)s of its occurrences, the nearest to today, are taken.",
            max(len(slots), 1),
        ) % {"count": figure(len(slots))}
        yield Rejected(where, reason, _(_REMEDY_LATER))
    if is_older:
        yield BeganLongAgo(master.number)


def _found(
    text: str, start: Placed, window: Window, at_most: int, deadline: float
) -> tuple[Rule, datetime | None, Found]:
    rule = rule_of(text)
    if time.monotonic() >= deadline:
        raise NotARuleError(_("the rules of this calendar take too long to compute"))
    until = None
    if rule.until is not None:
        until = rule.until.wall
        if start.is_date:
            until = _midnight(until)
        elif rule.until.is_date:
            until += timedelta(days=1, seconds=-1)
        elif rule.until.zone:
            until = wall_at(seconds(until, UTC_ZONE), start.zone)
    return rule, until, times(rule, start.wall, until, window, at_most, deadline)


def _without(master: Planned) -> tuple[set[object], set[int]]:
    """Days on which nothing, and instants at which nothing takes place after all."""
    days: set[object] = set()
    instants: set[int] = set()
    for one in master.without:
        if one.is_date or master.start.is_date:
            days.add(one.wall.date())
        else:
            instants.add(seconds(one.wall, one.zone))
    return days, instants


def _changed(slots: dict[str, _Slot], changes: list[Planned]) -> Iterator[Occurrence]:
    """The occurrences with what was changed for one of them, or from one of them on."""
    days = _days(slots) if changes else {}
    taken: set[str] = set()
    following: list[tuple[int, timedelta, Planned]] = []
    for change in sorted(changes, key=lambda one: one.and_following):
        original = change.original or change.start
        at = seconds(original.wall, original.zone)
        name = _named_in(slots, days, original, at)
        if name in slots:
            at = slots[name].at
        if name not in taken:
            taken.add(name)
            yield _occurrence(change, name, change.start.wall, change.length)
        if change.and_following:
            following.append((at, change.start.wall - wall_at(at, change.start.zone), change))
    following.sort(key=lambda one: one[0], reverse=True)
    for name, slot in slots.items():
        if name in taken:
            continue
        later = next((one for one in following if one[0] <= slot.at), None)
        if later is None:
            yield _occurrence(slot.master, name, slot.wall, slot.length)
        else:
            _, moved, change = later
            yield _occurrence(change, name, wall_at(slot.at, change.start.zone) + moved, change.length)


def _occurrence(planned: Planned, original: str, wall: datetime, length: Length) -> Occurrence:
    zone = planned.start.zone
    starts_at = seconds(wall, zone)
    try:
        ends_at = seconds(wall + length[0], zone) + length[1]
    except OverflowError:  # after the year 9999
        ends_at = starts_at
    return Occurrence(planned, original, starts_at, max(starts_at, ends_at))


def _original(is_date: bool, wall: datetime, at: int) -> str:
    """A start as RECURRENCE-ID has it, the same from every zone: copies in other calendars are known by it."""
    if is_date:
        return f"{wall.year:04}{wall.month:02}{wall.day:02}"
    utc = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=at)
    return f"{utc.year:04}{utc.month:02}{utc.day:02}T{utc.hour:02}{utc.minute:02}{utc.second:02}Z"


def _midnight(wall: datetime) -> datetime:
    return wall.replace(hour=0, minute=0, second=0, microsecond=0)
