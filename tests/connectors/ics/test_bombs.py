"""Calendars made, or gone wrong, so that a careless reader takes for ever or all the memory there is."""

import io
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC

import pytest

from firsthand.connectors.ics import IcsFormat
from firsthand.connectors.ics.components import Components
from firsthand.connectors.ics.entry import Reader
from firsthand.connectors.ics.series import Budget, Occurrence, occurrences
from firsthand.connectors.ics.zones import Zones
from firsthand.domain.meetings import Meeting
from firsthand.domain.messages import Rejected
from tests.connectors.ics.calendars import NOW, calendar, event, read


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=SECONDLY;COUNT=1000000000",
        "FREQ=SECONDLY;INTERVAL=7;BYHOUR=3",
        "FREQ=SECONDLY;INTERVAL=7;BYMONTH=2;BYMONTHDAY=30;BYHOUR=23",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30;BYHOUR=23;COUNT=5",
        "FREQ=MINUTELY;UNTIL=99991231T235959Z",
        "FREQ=HOURLY;BYDAY=MO;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=DAILY;COUNT=1000000000",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=1000000000",
        "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;BYMINUTE="
        + ",".join(map(str, range(60))),
        "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2,4",
        "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=3",
        "FREQ=YEARLY;INTERVAL=99999999999",
        "FREQ=YEARLY;BYSETPOS=366;BYDAY=MO",
        "FREQ=DAILY;INTERVAL=0",
    ],
)
@pytest.mark.parametrize("start", ["19700101T000000Z", "20240304T090000Z"])
def test_no_rule_takes_long_or_gives_more_than_its_share(rule: str, start: str) -> None:
    begun = time.monotonic()
    found = read(calendar(event(f"RRULE:{rule}", start=f"DTSTART:{start}")))

    assert time.monotonic() - begun < 8
    assert 1 <= len(found.meetings) <= 1_500


def test_the_occurrences_nearest_to_today_are_the_ones_taken_and_it_is_said() -> None:
    found = read(calendar(event("RRULE:FREQ=SECONDLY;COUNT=1000000000", start="DTSTART:20200101T000000Z")))

    assert len(found.meetings) == 1_500
    assert all(abs(one.starts_at - NOW) <= 750 for one in found.meetings)
    assert "only 1,500 of its occurrences" in found.rejected[0].reason


def test_an_endless_list_of_dates_is_cut_to_the_nearest_and_said() -> None:
    dates = ",".join(f"2024{month:02}{day:02}T{hour:02}{minute:02}00Z" for month in range(1, 13) for day in range(1, 29)
                     for hour in range(24) for minute in (0, 30))  # fmt: skip

    found = read(calendar(event(f"RDATE:{dates}")))

    assert len(found.meetings) == 1_500
    assert "only 1,500" in found.rejected[0].reason


def test_many_bombs_in_one_file_share_one_allowance() -> None:
    bombs = [event("RRULE:FREQ=MINUTELY", uid=f"{number}@example.com") for number in range(400)]
    begun = time.monotonic()

    found = read(calendar(*bombs, event(uid="last@example.com")))

    assert time.monotonic() - begun < 60
    assert 150_000 < len(found.meetings) < 250_000
    assert {one.uid for one in found.meetings} >= {"0@example.com", "399@example.com", "last@example.com"}


def test_fifty_thousand_people_are_cut_to_a_thousand_and_it_is_said() -> None:
    crowd = [f"ATTENDEE:mailto:p{number}@example.com" for number in range(50_000)]

    found = read(calendar(event(*crowd)))

    assert len(found.meetings[0].people) == 1_000
    assert found.rejected[0].reason == "It names 50,000 people; the first 1,000 are kept."


def test_a_crowd_that_meets_each_day_gives_its_nearest_days() -> None:
    crowd = [f"ATTENDEE:mailto:p{number}@example.com" for number in range(1_000)]

    found = read(calendar(event(*crowd, "RRULE:FREQ=DAILY")))

    assert len(found.meetings) == 150


class _Endless(io.RawIOBase):
    """A calendar with one line of so many bytes, made while it is read."""

    def __init__(self, name: str, megabytes: int) -> None:
        super().__init__()
        self._pieces = self._made(name, megabytes)

    def _made(self, name: str, megabytes: int) -> Iterator[bytes]:
        yield calendar(event(uid="before@example.com")).removesuffix(b"END:VCALENDAR\r\n")
        yield f"BEGIN:VEVENT\r\nUID:big@example.com\r\nDTSTART:20240304T090000Z\r\n{name}:".encode()
        for _ in range(megabytes * 4):
            yield b"QUJD" * 65_536
        yield b"\r\nSUMMARY:After\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

    def read(self, size: int = -1, /) -> bytes:
        return next(self._pieces, b"")


@pytest.mark.parametrize(
    ("name", "said"),
    [("ATTACH;ENCODING=BASE64;VALUE=BINARY", 0), ("DESCRIPTION", 1), ("X-UNKNOWN", 0)],
)
def test_a_line_of_a_hundred_megabytes_passes_through_without_being_held(name: str, said: int) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = list(IcsFormat().records(_Endless(name, 100), NOW))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before

    meetings = [one for one in found if isinstance(one, Meeting)]
    assert [one.title for one in meetings] == ["", "After"]
    assert len(found) - len(meetings) == said
    assert grown < 40_000


def test_folded_attachments_are_not_held_either() -> None:
    folded = b"ATTACH;ENCODING=BASE64:" + b"QUJD" * 10 + (b"\r\n " + b"QUJD" * 18) * 200_000
    raw = calendar(event("SUMMARY:A")).replace(b"SUMMARY:A", folded + b"\r\nSUMMARY:A")

    assert [one.title for one in read(raw).meetings] == ["A"]


def test_mail_is_read_without_loading_what_calendars_need() -> None:
    program = (
        "import sys, firsthand.connectors.worker;"
        "print(*{'dateutil', 'dateutil.rrule', 'icalendar', 'recurring_ical_events'} & set(sys.modules))"
    )

    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert (found.stdout.strip(), found.stderr) == ("", "")


def test_once_the_time_for_rules_is_spent_the_first_days_are_still_given() -> None:
    raw = calendar(event("RRULE:FREQ=DAILY;COUNT=3"))
    components = Components()
    list(components.split(io.BytesIO(raw)))
    entries = [one for series in components.series() if isinstance(series, list) for one in series]
    planned = [Reader(components.calendars[0], Zones()).planned(one) for one in entries]
    spent = Budget()
    spent.seconds = 0

    found = list(occurrences(planned, NOW, spent))

    assert [one.starts_at for one in found if isinstance(one, Occurrence)] == [
        planned[0].start.wall.replace(tzinfo=UTC).timestamp()
    ]
    assert ["take too long" in one.reason for one in found if isinstance(one, Rejected)] == [True]
