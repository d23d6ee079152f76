"""When a series of Outlook takes place: the pattern it keeps, without what was taken out, with what was moved."""

import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Literal, NamedTuple

from firsthand.language import gettext as _

_DAYS_AHEAD = 400
_OCCURRENCES_MAX = 20_000
_EPOCH = datetime(1601, 1, 1)  # noqa: DTZ001 - the pattern is in the time of the place
_DAILY, _WEEKLY, _MONTHLY, _MONTHLY_NTH, _MONTH_END = 0, 1, 2, 3, 4
_BY_COUNT, _BY_DATE = 0x2022, 0x2021
_GREGORIAN = frozenset({0, 1, 2, 9, 10, 11, 12})
_LAST = 5
_DAY_MINUTES = 1_440
_LENGTHS = {0x1: -1, 0x2: 4, 0x4: 4, 0x8: 4, 0x10: -1, 0x20: 4, 0x40: 4, 0x80: 4, 0x100: 4}
"""What follows each mark of a changed occurrence, in this order; -1 for a text with its length before it."""


class NotUnderstoodError(ValueError):
    """The pattern is of a kind that is not read, or damaged; the text says which."""


class Occurrence(NamedTuple):
    """Seconds since 1970 in UTC. planned_at: when the pattern has it, which stays the same if it is moved."""

    starts_at: int
    ends_at: int
    planned_at: int


class _Reader:
    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._at = 0

    def numbers(self, form: str) -> tuple[int, ...]:
        found = struct.unpack_from(f"<{form}", self._raw, self._at)
        self._at += struct.calcsize(f"<{form}")
        return found

    def pass_over(self, size: int) -> None:
        self._at += size


class _Pattern(NamedTuple):
    kind: int
    period: int
    day: int
    nth: int
    end_kind: int
    times: int
    first_weekday: int
    deleted: frozenset[int]
    first_day: int
    last_day: int
    starts: int
    ends: int
    moved: tuple[tuple[int, int, int], ...]


def occurrences(raw: bytes, first: Occurrence, zone: tzinfo | None, *, now: int) -> Iterator[Occurrence]:
    """Every occurrence up to 400 days after `now`, in order of the pattern, moved ones last.

    first: the first one as the item itself tells it; without a zone, its distance from UTC holds for all.
    Raises NotUnderstoodError.
    """
    try:
        pattern = _read(_Reader(raw))
        rule = _rule(pattern, now)
    except (struct.error, ValueError, OverflowError) as error:
        if isinstance(error, NotUnderstoodError):
            raise
        raise NotUnderstoodError(_("its pattern is damaged")) from error
    if zone is None:
        told = _EPOCH + timedelta(minutes=pattern.first_day + pattern.starts)
        zone = timezone(told - datetime.fromtimestamp(first.starts_at, UTC).replace(tzinfo=None))
    for number, day in enumerate(rule):
        if number >= _OCCURRENCES_MAX:
            break
        if (day - _EPOCH) // timedelta(minutes=1) not in pattern.deleted:
            starts_at = _seconds(day + timedelta(minutes=pattern.starts), zone)
            yield Occurrence(starts_at, starts_at + (pattern.ends - pattern.starts) * 60, starts_at)
    for starts, ends, planned in pattern.moved:
        starts_at, ends_at, planned_at = (
            _seconds(_EPOCH + timedelta(minutes=at), zone) for at in (starts, ends, planned)
        )
        yield Occurrence(starts_at, max(starts_at, ends_at), planned_at)


def _seconds(local: datetime, zone: tzinfo) -> int:
    return int(local.replace(tzinfo=zone).timestamp())


def _read(reader: _Reader) -> _Pattern:
    _reader, _writer, _frequency, kind, calendar, _first, period, _sliding = reader.numbers("HHHHHIII")
    if calendar not in _GREGORIAN:
        raise NotUnderstoodError(_("by a calendar other than the Gregorian"))
    if kind not in {_DAILY, _WEEKLY, _MONTHLY, _MONTHLY_NTH, _MONTH_END} or not period:
        raise NotUnderstoodError(_("by a rule of kind %(kind)s") % {"kind": kind})
    day = nth = 0
    if kind == _MONTHLY_NTH:
        day, nth = reader.numbers("II")
    elif kind != _DAILY:
        (day,) = reader.numbers("I")
    end_kind, times, first_weekday, deleted_count = reader.numbers("IIII")
    deleted = frozenset(reader.numbers(f"{min(deleted_count, _OCCURRENCES_MAX)}I"))
    (moved_count,) = reader.numbers("I")
    reader.pass_over(4 * moved_count)
    first_day, last_day, _later_reader, _later_writer, starts, ends, exception_count = reader.numbers("IIIIIIH")
    moved = tuple(_exceptions(reader, exception_count))
    return _Pattern(
        kind, period, day, nth, end_kind, times, first_weekday, deleted, first_day, last_day, starts, ends, moved
    )


def _exceptions(reader: _Reader, count: int) -> Iterator[tuple[int, int, int]]:
    for _attempt in range(count):
        starts, ends, planned, marks = reader.numbers("IIIH")
        for mark, size in _LENGTHS.items():
            if marks & mark and size < 0:
                _, size = reader.numbers("HH")
            reader.pass_over(size if marks & mark else 0)
        yield starts, ends, planned


def _rule(pattern: _Pattern, now: int) -> Iterator[datetime]:
    """The days of the pattern, as midnights."""
    from dateutil import rrule  # noqa: PLC0415 - seldom needed, and slow to import

    first = _EPOCH + timedelta(minutes=pattern.first_day)
    until = datetime.fromtimestamp(now, UTC).replace(tzinfo=None) + timedelta(days=_DAYS_AHEAD)
    if pattern.end_kind == _BY_DATE:
        until = min(until, _EPOCH + timedelta(minutes=pattern.last_day))
    weekdays = [(day - 1) % 7 for day in range(7) if pattern.day >> day & 1]
    frequency: Literal[1, 2, 3] = rrule.MONTHLY
    interval = pattern.period
    by_weekday: list[int] | None = None
    by_day: list[int] | None = None
    place: int | None = None
    if pattern.kind == _DAILY:
        frequency, interval = rrule.DAILY, max(1, pattern.period // _DAY_MINUTES)
    elif pattern.kind == _WEEKLY:
        frequency, by_weekday = rrule.WEEKLY, weekdays
    elif pattern.kind == _MONTHLY_NTH:
        by_weekday, place = weekdays, -1 if pattern.nth == _LAST else pattern.nth
    elif pattern.kind == _MONTH_END or pattern.day == 31:
        by_day = [-1]
    else:
        # The 30th is the last day of a shorter month.
        by_day, place = list(range(min(28, pattern.day), pattern.day + 1)), -1
    days = rrule.rrule(
        frequency,
        first,
        interval,
        wkst=(pattern.first_weekday - 1) % 7,
        bysetpos=place,
        bymonthday=by_day,
        byweekday=by_weekday,
    )
    for number, day in enumerate(days):
        if day > until or (pattern.end_kind == _BY_COUNT and number >= pattern.times):
            return
        yield day
