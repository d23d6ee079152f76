"""Calendars as broken programs write them: everything is read or named, and nothing costs its neighbours."""

import io
from datetime import UTC, datetime

import pytest

from firsthand.connectors.ics import IcsFormat
from firsthand.connectors.registry import letter_format, record_format
from tests.connectors.ics.calendars import calendar, event, only, read

GOOD = event("SUMMARY:Grüße aus Łódź", "DESCRIPTION:" + "wörter " * 40, uid="good@example.com")


def _plain() -> tuple[str, str, int]:
    meeting = only(read(calendar(GOOD)))
    return meeting.title, meeting.text, meeting.starts_at


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n", b"\r\r\n", b"\r\n\r\n"])
def test_lines_may_end_in_any_way(end: bytes) -> None:
    meeting = only(read(calendar(GOOD).replace(b"\r\n", end)))

    assert (meeting.title, meeting.text, meeting.starts_at) == _plain()


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_any_encoding_is_read(charset: str) -> None:
    words = GOOD.replace("Łódź", "Lodz")
    raw = calendar(words).decode().encode(charset)

    assert IcsFormat().recognises(raw[:16_384])
    assert only(read(raw)).title == "Grüße aus Lodz"


def test_a_character_that_folding_cut_in_two_is_whole_again() -> None:
    raw = calendar(GOOD)
    at = raw.index("ü".encode()) + 1

    assert only(read(raw[:at] + b"\r\n " + raw[at:])).title == "Grüße aus Łódź"


def test_text_that_goes_on_without_folding_still_belongs_to_its_entry() -> None:
    meeting = only(
        read(calendar(event("DESCRIPTION:First\r\nsecond line: more\r\nhttps://example.com/x\r\n\r\nthird")))
    )

    assert meeting.text == "First\nsecond line: more\nhttps://example.com/x\nthird"


def test_missing_ends_lose_nothing() -> None:
    lost = event("SUMMARY:A", uid="a@example.com").removesuffix("\r\nEND:VEVENT")

    for raw in (
        calendar(lost, GOOD),
        calendar(lost + "\r\nBEGIN:VALARM\r\nACTION:DISPLAY", GOOD),
        calendar(GOOD, lost),
    ):
        found = read(raw)
        assert len(found.meetings) == 2
        assert found.rejected == []
    cut = calendar(GOOD, event("SUMMARY:B"))
    found = read(cut[: cut.index(b"SUMMARY:B")])
    assert len(found.meetings) == 2
    assert ["has no end" in one.reason for one in found.rejected] == [True]


def test_several_calendars_and_entries_without_one_are_read() -> None:
    raw = calendar(event()) + calendar(event(uid="two@example.com")) + event(uid="three@example.com").encode()

    assert len(read(raw).meetings) == 3
    assert only(read(event().encode())).uid == "one@example.com"
    assert IcsFormat().recognises(event().encode())


@pytest.mark.parametrize(
    ("start", "why"),
    [
        ("", "does not say when it begins"),
        ("DTSTART:", "does not say when it begins"),
        ("DTSTART:soon", "“soon”"),
        ("DTSTART:20240231T090000Z", "“20240231T090000Z”"),
        ("DTSTART;VALUE=DATE:100000101", "“100000101”"),
        ("DTSTART:00000101T000000Z", "“00000101T000000Z”"),
    ],
)
def test_an_entry_without_a_day_is_named_and_the_others_are_read(start: str, why: str) -> None:
    found = read(calendar(event(start=start), GOOD))

    assert [one.uid for one in found.meetings] == ["good@example.com"]
    assert found.rejected[0].where == "entry 1"
    assert why in found.rejected[0].reason


@pytest.mark.parametrize(
    ("value", "year"),
    [("18930704T120000Z", 1893), ("99991231T235959Z", 9999), ("00010101T000000Z", 1), ("2024-03-04T09:00Z", 2024)],
)
def test_days_long_ago_and_far_ahead_are_days_like_any_other(value: str, year: int) -> None:
    meeting = only(read(calendar(event(start=f"DTSTART:{value}"))))

    assert (datetime(1970, 1, 1, tzinfo=UTC) - datetime(year, 1, 1, tzinfo=UTC)).days * -86_400 <= meeting.starts_at


def test_the_last_day_of_all_and_a_rule_at_the_edges_break_nothing() -> None:
    edges = [
        event(start="DTSTART;VALUE=DATE:99991231", uid="a@example.com"),
        event("RRULE:FREQ=DAILY", start="DTSTART;TZID=Asia/Tokyo:00010101T000000", uid="b@example.com"),
        event("RRULE:FREQ=YEARLY", start="DTSTART;TZID=America/Lima:99991231T235959", uid="c@example.com"),
        event("RECURRENCE-ID;TZID=Asia/Tokyo:00010101T000000", uid="d@example.com"),
    ]
    found = read(calendar(*edges, GOOD))

    named = [one.where for one in found.meetings] + [one.where for one in found.rejected]
    assert {int(where.split()[1]) for where in named} == {1, 2, 3, 4, 5}


def test_an_entry_without_a_uid_has_the_same_key_each_time_and_wherever_it_stands() -> None:
    bare = event("SUMMARY:Bare", uid="")
    other = event("SUMMARY:Other", uid="")

    first = {one.title: one.key for one in read(calendar(bare, other)).meetings}
    second = {one.title: one.key for one in read(calendar(other, bare)).meetings}

    assert first == second
    assert len(set(first.values())) == 2


def test_a_calendar_is_no_letter_even_if_its_texts_look_like_one() -> None:
    raw = calendar(event("DESCRIPTION:Hello\r\nSubject: Bridge\r\nFrom: ada@moss.test"))

    assert letter_format(raw) is None
    assert isinstance(record_format(raw), IcsFormat)


def test_an_empty_calendar_is_said_to_be_empty() -> None:
    assert "no entry" in read(calendar()).rejected[0].reason


def test_single_lines_that_mean_nothing_cost_nothing() -> None:
    lines = [
        "SEQUENCE:many",
        "TRANSP",
        "EXDATE:never,20240305T090000Z",
        "RDATE:,",
        "RRULE:",
        ":::",
        "X-;=:",
        "ORGANIZER:",
        "DTEND:x",
    ]

    found = read(calendar(event(*lines), GOOD))

    assert len(found.meetings) == 2
    assert [one.reason for one in found.rejected] == [
        "One date of its further or excepted dates cannot be read; the others are kept."
    ]


def test_a_stream_that_gives_single_bytes_reads_the_same() -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(1, size or 0))

    assert list(IcsFormat().records(Slow(calendar(GOOD)), 0)) == list(
        IcsFormat().records(io.BytesIO(calendar(GOOD)), 0)
    )


def test_an_entry_that_has_lost_its_beginning_is_named() -> None:
    found = read(calendar(GOOD, event(uid="other@example.com").replace("BEGIN:VEVENT", "BEGIX:VEVENT")))

    assert len(found.meetings) == 1
    assert [(one.where, "no beginning" in one.reason) for one in found.rejected] == [("entry 2", True)]
