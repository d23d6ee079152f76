"""What a time means, whatever its zone is called."""

import pytest

from tests.connectors.ics.calendars import calendar, event, only, read

CUSTOM = "\r\n".join(
    [
        "BEGIN:VTIMEZONE",
        "TZID:Our own time",
        "BEGIN:STANDARD",
        "DTSTART:20001029T030000",
        "TZOFFSETFROM:+0400",
        "TZOFFSETTO:+0300",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:20000326T020000",
        "TZOFFSETFROM:+0300",
        "TZOFFSETTO:+0400",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "END:DAYLIGHT",
        "END:VTIMEZONE",
    ]
)


@pytest.mark.parametrize(
    ("name", "zone", "start"),
    [
        ("Europe/Oslo", "Europe/Oslo", "2024-03-04 08:00"),
        ("europe/oslo", "Europe/Oslo", "2024-03-04 08:00"),
        ("Europe_Oslo", "Europe/Oslo", "2024-03-04 08:00"),
        ("/example.com/20240101_1/Europe/Oslo", "Europe/Oslo", "2024-03-04 08:00"),
        ("/example.com/America/Argentina/Ushuaia", "America/Argentina/Ushuaia", "2024-03-04 12:00"),
        ("W. Europe Standard Time", "Europe/Berlin", "2024-03-04 08:00"),
        ('"W. Europe Standard Time"', "Europe/Berlin", "2024-03-04 08:00"),
        ("Tokyo Standard Time", "Asia/Tokyo", "2024-03-04 00:00"),
        ('"(UTC-03:00) Nowhere"', "", "2024-03-04 12:00"),
        ("(UTC-03:00) Nowhere", "", "2024-03-04 12:00"),
        ('"GMT +0530"', "", "2024-03-04 03:30"),
        ("UTC", "UTC", "2024-03-04 09:00"),
    ],
)
def test_a_zone_is_known_by_any_name_that_tells_it(name: str, zone: str, start: str) -> None:
    meeting = only(read(calendar(event(start=f"DTSTART;TZID={name}:20240304T090000"))))

    assert (meeting.time_zone, read(calendar(event(start=f"DTSTART;TZID={name}:20240304T090000"))).starts) == (
        zone,
        [start],
    )


@pytest.mark.parametrize("order", [1, -1])
def test_a_zone_that_the_file_defines_is_computed_wherever_it_stands(order: int) -> None:
    winter = event(start="DTSTART;TZID=Our own time:20240304T090000", uid="w@example.com")
    summer = event(start="DTSTART;TZID=Our own time:20240704T090000", uid="s@example.com")

    found = read(calendar(*[CUSTOM, winter, summer][::order]))

    assert sorted(found.starts) == ["2024-03-04 06:00", "2024-07-04 05:00"]
    assert {meeting.time_zone for meeting in found.meetings} == {""}
    assert found.rejected == []


def test_a_time_that_clocks_skip_or_show_twice_is_read_as_the_standard_says() -> None:
    skipped = event(start="DTSTART;TZID=Our own time:20240331T023000", uid="a@example.com")
    twice = event(start="DTSTART;TZID=Our own time:20241027T023000", uid="b@example.com")

    assert read(calendar(CUSTOM, skipped, twice)).starts == ["2024-03-30 23:30", "2024-10-26 22:30"]


def test_each_calendar_of_a_file_has_zones_of_its_own() -> None:
    other = CUSTOM.replace("+0300", "-0700").replace("+0400", "-0600")
    first = event(start="DTSTART;TZID=Our own time:20240304T090000", uid="a@example.com")
    second = event(start="DTSTART;TZID=Our own time:20240304T090000", uid="b@example.com")

    found = read(calendar(CUSTOM, first) + calendar(other, second))

    assert found.starts == ["2024-03-04 06:00", "2024-03-04 16:00"]


def test_a_zone_that_names_its_place_is_that_place() -> None:
    placed = CUSTOM.replace("TZID:Our own time", "TZID:Our own time\r\nX-LIC-LOCATION:Europe/Moscow")

    meeting = only(read(calendar(placed, event(start="DTSTART;TZID=Our own time:20240704T090000"))))

    assert meeting.time_zone == "Europe/Moscow"


def test_a_zone_that_nothing_explains_is_taken_for_that_of_the_calendar_and_said_once() -> None:
    two = [event(uid=f"{n}@example.com", start="DTSTART;TZID=Atlantis:20240304T090000") for n in range(2)]

    found = read(calendar("X-WR-TIMEZONE:Europe/Oslo", *two))

    assert found.starts == ["2024-03-04 08:00"] * 2
    assert len(found.rejected) == 1
    assert "“Atlantis”" in found.rejected[0].reason
    assert found.rejected[0].where == "entries 1, 2"


def test_a_floating_time_is_read_in_the_zone_of_the_calendar_or_as_utc() -> None:
    floating = event(start="DTSTART:20240304T090000")

    assert read(calendar(floating, "X-WR-TIMEZONE:Europe/Oslo")).starts == ["2024-03-04 08:00"]
    unknown = only(read(calendar(floating)))
    assert (unknown.time_zone, read(calendar(floating)).starts) == ("", ["2024-03-04 09:00"])


def test_times_in_utc_of_a_calendar_with_a_zone_repeat_by_its_clock() -> None:
    found = read(
        calendar("X-WR-TIMEZONE:Europe/Oslo", event("RRULE:FREQ=WEEKLY;COUNT=2", start="DTSTART:20240325T080000Z"))
    )

    assert found.starts == ["2024-03-25 08:00", "2024-04-01 07:00"]
    assert found.meetings[0].time_zone == "Europe/Oslo"


def test_whole_days_begin_at_midnight_in_the_zone_of_the_calendar() -> None:
    day = event(start="DTSTART;VALUE=DATE:20240304")

    meeting = only(read(calendar("X-WR-TIMEZONE:Europe/Oslo", day)))

    assert read(calendar("X-WR-TIMEZONE:Europe/Oslo", day)).starts == ["2024-03-03 23:00"]
    assert (meeting.all_day, meeting.ends_at - meeting.starts_at) == (True, 86_400)


def test_a_zone_made_to_do_harm_is_computed_in_no_time() -> None:
    for rule in ("FREQ=SECONDLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYHOUR=1,2,3;COUNT=999999999"):
        bomb = CUSTOM.replace("FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", rule)
        assert len(read(calendar(bomb, event(start="DTSTART;TZID=Our own time:20240304T090000"))).meetings) == 1
