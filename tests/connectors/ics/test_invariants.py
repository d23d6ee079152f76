"""What holds for every calendar that can be written down."""

from datetime import UTC, datetime, timedelta

import icalendar
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.domain.meetings import Meeting
from tests.connectors.ics.calendars import NOW, calendar, event, read

FREQUENCIES = st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY", "HOURLY"])
ZONES = st.sampled_from(["", "Europe/Oslo", "America/New_York", "Asia/Kolkata"])
TIMES = st.integers(0, 6 * 365 * 24 * 60).map(
    lambda minutes: datetime.fromisoformat("2019-01-01") + timedelta(minutes=minutes)
)
WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=20)


def _stamp(when: datetime) -> str:
    return f"{when:%Y%m%dT%H%M%S}"


@st.composite
def rules(draw: st.DrawFn) -> str:
    """A rule that programs write."""
    frequency = draw(FREQUENCIES)
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 5))}"]
    if frequency in {"WEEKLY", "DAILY"}:
        days = draw(st.lists(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), unique=True, max_size=3))
        parts += [f"BYDAY={','.join(days)}"] if days else []
    elif frequency in {"MONTHLY", "YEARLY"}:
        parts += draw(
            st.sampled_from(
                [[], ["BYMONTHDAY=-1"], ["BYDAY=2TU"], ["BYDAY=MO,TU,WE,TH,FR", "BYSETPOS=-1"], ["BYMONTH=2,6"]]
            )
        )
    parts += draw(st.sampled_from([[], ["COUNT=7"], ["COUNT=40"], ["UNTIL=20240601T120000Z"], ["WKST=SU"]]))
    return ";".join(parts)


@st.composite
def series(draw: st.DrawFn, uid: str) -> list[str]:
    """The entries of one UID: one that may repeat, and changes to it."""
    start = draw(TIMES)
    zone = draw(ZONES)
    at = f"TZID={zone}:" if zone else ""
    shown = f"DTSTART;{at}{_stamp(start)}" if zone else f"DTSTART:{_stamp(start)}Z"
    lines = [f"SUMMARY:{draw(WORDS)}", f"DURATION:PT{draw(st.integers(0, 90))}M", f"SEQUENCE:{draw(st.integers(0, 2))}"]
    if draw(st.booleans()):
        lines.append(f"RRULE:{draw(rules())}")
    entries = [event(*lines, uid=uid, start=shown)]
    for number in range(draw(st.integers(0, 2))):
        original = f"RECURRENCE-ID;{at}{_stamp(start)}" if zone else f"RECURRENCE-ID:{_stamp(start)}Z"
        moved = start + timedelta(minutes=draw(st.integers(-300, 300)))
        place = f"DTSTART;{at}{_stamp(moved)}" if zone else f"DTSTART:{_stamp(moved)}Z"
        if draw(st.booleans()):
            original = original.replace("RECURRENCE-ID", "RECURRENCE-ID;RANGE=THISANDFUTURE")
        entries.append(event(original, f"SUMMARY:Change {number}", uid=uid, start=place))
    return entries


CALENDARS = st.integers(1, 4).flatmap(
    lambda count: st.tuples(*[series(f"{number}@example.com") for number in range(count)]).map(
        lambda parts: [entry for part in parts for entry in part]
    )
)


def _without_place(meetings: list[Meeting]) -> set[Meeting]:
    return {one._replace(where="") for one in meetings}


@given(CALENDARS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_entries_changes_nothing(entries: list[str], random: object) -> None:
    shuffled = list(entries)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert _without_place(read(calendar(*shuffled)).meetings) == _without_place(read(calendar(*entries)).meetings)


@given(CALENDARS)
@settings(max_examples=40, deadline=None)
def test_reading_again_gives_equal_keys_none_of_them_twice(entries: list[str]) -> None:
    first = [one.key for one in read(calendar(*entries)).meetings]

    assert first == [one.key for one in read(calendar(*entries)).meetings]
    assert len(first) == len(set(first))


@given(CALENDARS, st.lists(st.integers(0, 100_000), max_size=30))
@settings(max_examples=60, deadline=None)
def test_folding_anywhere_within_lines_changes_nothing(entries: list[str], places: list[int]) -> None:
    raw = calendar(*entries)
    folded = raw
    for place in sorted({place % len(raw) for place in places}, reverse=True):
        if place and raw[place - 1 : place] not in b"\r\n" and raw[place : place + 1] not in b"\r\n":
            folded = folded[:place] + b"\r\n " + folded[place:]

    assert read(folded) == read(raw)


@given(st.binary(max_size=400))
@settings(max_examples=100, deadline=None)
def test_no_bytes_break_the_reading(noise: bytes) -> None:
    found = read(calendar(event(uid="a@example.com")) + noise + calendar(event(uid="b@example.com")))

    assert "a@example.com" in {one.uid for one in found.meetings}


@given(
    st.lists(
        st.sampled_from(calendar(event("RRULE:FREQ=DAILY;COUNT=3", 'ATTENDEE;CN="A B":mailto:a@b.test')).split(b"\r\n"))
    )
)
@settings(max_examples=100, deadline=None)
def test_lines_in_any_order_and_number_break_nothing(lines: list[bytes]) -> None:
    read(b"\r\n".join(lines))


@st.composite
def strange_rules(draw: st.DrawFn) -> str:
    """What looks like a rule, with parts that may contradict each other or mean nothing."""
    numbers = st.lists(st.integers(-400, 400), min_size=1, max_size=3).map(lambda them: ",".join(map(str, them)))
    names = [
        "BYMONTH",
        "BYMONTHDAY",
        "BYYEARDAY",
        "BYWEEKNO",
        "BYHOUR",
        "BYMINUTE",
        "BYSECOND",
        "BYSETPOS",
        "INTERVAL",
        "COUNT",
    ]
    parts = [
        f"FREQ={draw(st.sampled_from(['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY']))}"
    ]
    for name in draw(st.lists(st.sampled_from(names), unique=True, max_size=4)):
        few = {"BYMONTH": 12, "BYHOUR": 23, "BYMINUTE": 59, "BYSECOND": 59, "BYMONTHDAY": 31, "BYWEEKNO": 53}.get(name)
        parts.append(f"{name}={draw(st.integers(1, few).map(str) if few else numbers)}")
    parts += draw(
        st.sampled_from([[], ["BYDAY=MO"], ["BYDAY=-1FR,5SU"], ["BYDAY=99XX"], ["UNTIL=20300101"], ["COUNT=--5"]])
    )
    return ";".join(parts)


@given(strange_rules())
@settings(max_examples=50, deadline=20_000)
def test_whatever_a_rule_says_the_first_day_is_given(rule: str) -> None:
    found = read(calendar(event(f"RRULE:{rule}")))

    assert "2024-03-04 09:00" in found.starts or "repeats so often" in found.rejected[0].reason


@given(TIMES, ZONES, rules())
@settings(max_examples=120, deadline=None)
def test_occurrences_are_those_that_another_library_finds(start: datetime, zone: str, rule: str) -> None:
    shown = f"DTSTART;TZID={zone}:{_stamp(start)}" if zone else f"DTSTART:{_stamp(start)}Z"
    raw = calendar(event(f"RRULE:{rule}", "DURATION:PT30M", start=shown))
    ours = [one.starts_at for one in read(raw).meetings if NOW - 30 * 86_400 <= one.starts_at < NOW + 30 * 86_400]

    begin, end = (datetime.fromtimestamp(NOW + days * 86_400, UTC) for days in (-30, 30))
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(raw)).between(begin, end)
    theirs = sorted({int(one["DTSTART"].dt.timestamp()) for one in found})

    assert ours == [one for one in theirs if NOW - 30 * 86_400 <= one < NOW + 30 * 86_400]
