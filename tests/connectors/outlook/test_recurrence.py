"""When a series takes place, against a calendar that is walked through day by day."""

import calendar
import struct
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.connectors.mapi.recurrence import NotUnderstoodError, Occurrence, occurrences

NOW = 1_700_000_000
BERLIN = ZoneInfo("Europe/Berlin")
DAILY, WEEKLY, MONTHLY, NTH, MONTH_END = 0, 1, 2, 3, 4
NINE, TEN = 540, 600
FIRST = Occurrence(0, 0, 0)


def _minutes(day: date) -> int:
    return (day - date(1601, 1, 1)).days * 1_440


def _pattern(
    kind: int,
    period: int,
    start: date,
    *specific: int,
    times: int = 0,
    until: date | None = None,
    deleted: tuple[date, ...] = (),
    exceptions: bytes = b"",
    exception_count: int = 0,
    calendar_kind: int = 0,
) -> bytes:
    """A series as MS-OXOCAL lays it out, from nine to ten."""
    end = 0x2022 if times else 0x2021 if until else 0x2023
    raw = struct.pack("<HHHHHIII", 0x3004, 0x3004, 0x200B, kind, calendar_kind, 0, period, 0)
    raw += struct.pack(f"<{len(specific)}I", *specific)
    raw += struct.pack("<IIII", end, times, 1, len(deleted)) + b"".join(
        struct.pack("<I", _minutes(day)) for day in deleted
    )
    raw += struct.pack("<I", exception_count) + bytes(4 * exception_count)
    raw += struct.pack("<II", _minutes(start), _minutes(until) if until else 0x5AE980DF)
    return raw + struct.pack("<IIIIH", 0x3006, 0x3009, NINE, TEN, exception_count) + exceptions


def _days(raw: bytes) -> list[date]:
    found = list(occurrences(raw, FIRST, BERLIN, now=NOW))
    starts = [datetime.fromtimestamp(one.starts_at, BERLIN) for one in found]
    assert all((start.hour, start.minute) == (9, 0) for start in starts)  # whatever the clocks do in between
    assert all(one.ends_at - one.starts_at == 3_600 for one in found)
    return [start.date() for start in starts]


STARTS = st.dates(date(2020, 1, 1), date(2023, 6, 1))


@given(start=STARTS, every=st.integers(1, 5), times=st.integers(1, 40))
def test_a_daily_series(start: date, every: int, times: int) -> None:
    assert _days(_pattern(DAILY, every * 1_440, start, times=times)) == [
        start + timedelta(days=every * number) for number in range(times)
    ]


@given(start=STARTS, every=st.integers(1, 4), mask=st.integers(1, 127), weeks=st.integers(1, 20))
def test_a_weekly_series(start: date, every: int, mask: int, weeks: int) -> None:
    until = start + timedelta(weeks=weeks)
    monday = start - timedelta(days=start.weekday())
    expected = [
        day
        for day in (start + timedelta(days=number) for number in range(weeks * 7 + 1))
        if (day - monday).days // 7 % every == 0 and mask >> (day.isoweekday() % 7) & 1
    ]

    assert _days(_pattern(WEEKLY, every, start, mask, until=until)) == expected


@given(start=STARTS, every=st.integers(1, 14), day=st.integers(1, 31))
def test_a_monthly_series_falls_on_the_last_day_of_a_month_that_is_too_short(start: date, every: int, day: int) -> None:
    start = start.replace(day=min(day, calendar.monthrange(start.year, start.month)[1]))
    expected = []
    for number in range(6):
        years, month = divmod(start.month - 1 + number * every, 12)
        last = calendar.monthrange(start.year + years, month + 1)[1]
        expected.append(date(start.year + years, month + 1, min(day, last)))
    expected = [one for one in expected if one <= date(2024, 12, 18)]

    assert _days(_pattern(MONTHLY, every, start, day, times=6)) == expected


@given(year=st.integers(2020, 2022), month=st.integers(1, 12), weekday=st.integers(0, 6), nth=st.integers(1, 5))
def test_the_nth_weekday_of_a_month(year: int, month: int, weekday: int, nth: int) -> None:
    expected = []
    for number in range(5):
        years, place = divmod(month - 1 + number, 12)
        weeks = calendar.Calendar().monthdatescalendar(year + years, place + 1)
        days = [day for week in weeks for day in week if day.month == place + 1 and day.isoweekday() % 7 == weekday]
        expected.append(days[-1] if nth == 5 else days[nth - 1])

    assert _days(_pattern(NTH, 1, expected[0], 1 << weekday, nth, times=5)) == expected


def test_what_was_taken_out_is_left_out_and_what_was_moved_is_where_it_was_moved_to() -> None:
    start = date(2023, 3, 20)
    moved = _minutes(date(2023, 3, 28)) + NINE
    exceptions = b""
    for place, marks, rest in (
        (moved, 0x11, struct.pack("<HH", 6, 5) + b"Plans" + struct.pack("<HH", 5, 4) + b"Hall"),
        (moved + 1_440 * 7, 0x28, bytes(8)),
    ):
        exceptions += struct.pack("<IIIH", place, place + 30, place - 1_440, marks) + rest
    deleted = (date(2023, 3, 27), date(2023, 4, 3), date(2023, 4, 10))
    raw = _pattern(WEEKLY, 1, start, 2, times=5, deleted=deleted, exceptions=exceptions, exception_count=2)

    found = list(occurrences(raw, FIRST, BERLIN, now=NOW))

    said = [
        f"{datetime.fromtimestamp(one.starts_at, UTC):%d.%m. %H:%M} {(one.ends_at - one.starts_at) // 60}"
        for one in found
    ]
    assert said == ["20.03. 08:00 60", "17.04. 07:00 60", "28.03. 07:00 30", "04.04. 07:00 30"]
    planned = [f"{datetime.fromtimestamp(one.planned_at, UTC):%d.%m. %H:%M}" for one in found[2:]]
    assert planned == ["27.03. 07:00", "03.04. 07:00"]


def test_a_series_without_end_is_followed_for_four_hundred_days() -> None:
    days = _days(_pattern(MONTH_END, 1, date(2023, 10, 31), 31))

    assert (days[0], days[-1]) == (date(2023, 10, 31), date(2024, 11, 30))


def test_without_a_zone_the_first_meeting_tells_how_far_from_utc_it_is() -> None:
    first_at = int(datetime(2023, 3, 20, 14, tzinfo=UTC).timestamp())

    found = list(
        occurrences(
            _pattern(WEEKLY, 1, date(2023, 3, 20), 2, times=2), Occurrence(first_at, first_at, first_at), None, now=NOW
        )
    )

    assert [one.starts_at for one in found] == [first_at, first_at + 7 * 86_400]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x04\x30" * 9,
        _pattern(WEEKLY, 1, date(2023, 3, 20), 2)[:40],
        _pattern(0xA, 1, date(2023, 3, 20), 2),
        _pattern(DAILY, 1_440, date(2023, 3, 20), calendar_kind=6),
        _pattern(DAILY, 0, date(2023, 3, 20)),
        _pattern(WEEKLY, 1, date(2023, 3, 20), 2, exceptions=b"", exception_count=0)[:-2] + b"\xff\xff",
    ],
)
def test_a_pattern_that_is_not_understood_is_said_to_be(raw: bytes) -> None:
    with pytest.raises(NotUnderstoodError):
        list(occurrences(raw, FIRST, BERLIN, now=NOW))


@given(st.binary(max_size=120))
def test_no_bytes_whatever_do_harm(raw: bytes) -> None:
    try:
        assert len(list(occurrences(raw, FIRST, BERLIN, now=NOW))) <= 20_000 + 120
    except NotUnderstoodError:
        pass
