"""What repeats, what is excepted, and what was changed for one occurrence or from one on."""

from firsthand.connectors.ics import meetings
from firsthand.domain.meetings import Meeting
from tests.connectors.ics.calendars import NOW, calendar, event, only, read

WEEKLY = event("RRULE:FREQ=WEEKLY;COUNT=4", "DURATION:PT1H", "SUMMARY:Weekly", "SEQUENCE:1")


def test_each_occurrence_is_a_meeting_with_a_key_of_its_own() -> None:
    found = read(calendar(WEEKLY))

    assert found.starts == ["2024-03-04 09:00", "2024-03-11 09:00", "2024-03-18 09:00", "2024-03-25 09:00"]
    assert found.meetings[0].recurrence_id == "20240304T090000Z"
    assert len({one.key for one in found.meetings}) == 4
    assert {one.ends_at - one.starts_at for one in found.meetings} == {3600}
    assert found.rejected == []


def test_what_does_not_repeat_has_no_recurrence_id() -> None:
    assert only(read(calendar(event()))).recurrence_id == ""


def test_further_and_excepted_dates_count() -> None:
    found = read(
        calendar(
            event("RRULE:FREQ=WEEKLY;COUNT=3", "RDATE:20240306T150000Z,20240307T150000Z", "EXDATE:20240311T090000Z")
        )
    )

    assert found.starts == ["2024-03-04 09:00", "2024-03-06 15:00", "2024-03-07 15:00", "2024-03-18 09:00"]


def test_a_further_date_may_bring_its_own_length() -> None:
    found = read(calendar(event("DURATION:PT1H", "RDATE;VALUE=PERIOD:20240306T150000Z/PT3H")))

    assert [one.ends_at - one.starts_at for one in found.meetings] == [3600, 3 * 3600]


def test_an_excepted_day_stands_for_a_time_on_it_in_the_zone_of_the_entry() -> None:
    daily = event(
        "RRULE:FREQ=DAILY;COUNT=3",
        "EXDATE;VALUE=DATE:20240305",
        start="DTSTART;TZID=Pacific/Auckland:20240304T080000",
    )

    assert read(calendar(daily)).starts == ["2024-03-03 19:00", "2024-03-05 19:00"]


def test_a_moved_occurrence_keeps_its_key_and_is_not_given_twice() -> None:
    moved = event("RECURRENCE-ID:20240311T090000Z", "SUMMARY:Later", start="DTSTART:20240312T150000Z")

    found = read(calendar(moved, WEEKLY))

    assert found.starts == ["2024-03-04 09:00", "2024-03-12 15:00", "2024-03-18 09:00", "2024-03-25 09:00"]
    before = {one.key for one in read(calendar(WEEKLY)).meetings}
    assert {one.key for one in found.meetings} == before
    assert found.meetings[1].title == "Later"


def test_a_cancelled_occurrence_is_given_as_cancelled() -> None:
    off = event("RECURRENCE-ID:20240311T090000Z", "STATUS:CANCELLED", start="")

    found = read(calendar(WEEKLY, off))

    assert [one.status for one in found.meetings] == ["confirmed", "cancelled", "confirmed", "confirmed"]
    assert len(found.starts) == 4


def test_this_and_all_following_move_together_and_single_changes_hold_against_them() -> None:
    later = event("RECURRENCE-ID;RANGE=THISANDFUTURE:20240311T090000Z", "SUMMARY:New", start="DTSTART:20240312T140000Z")
    one = event("RECURRENCE-ID:20240318T090000Z", "SUMMARY:Once", start="DTSTART:20240320T100000Z")

    found = read(calendar(one, later, WEEKLY))

    assert found.starts == ["2024-03-04 09:00", "2024-03-12 14:00", "2024-03-20 10:00", "2024-03-26 14:00"]
    assert [meeting.title for meeting in found.meetings] == ["Weekly", "New", "Once", "New"]


def test_a_change_without_its_series_is_a_meeting_too() -> None:
    alone = only(read(calendar(event("RECURRENCE-ID:20240311T090000Z", start="DTSTART:20240312T150000Z"))))

    assert alone.recurrence_id == "20240311T090000Z"
    assert alone.key in {one.key for one in read(calendar(WEEKLY)).meetings}


def test_series_and_changes_meet_across_calendars_in_one_file() -> None:
    off = event("RECURRENCE-ID:20240311T090000Z", "STATUS:CANCELLED", start="")

    assert len(read(calendar(WEEKLY) + calendar(off)).meetings) == 4


def test_the_key_of_an_occurrence_does_not_depend_on_the_zone_its_copy_names() -> None:
    here = read(calendar(event("RRULE:FREQ=DAILY;COUNT=2", start="DTSTART;TZID=Europe/Oslo:20240304T100000")))
    there = read(calendar(event("RRULE:FREQ=DAILY;COUNT=2", start="DTSTART;TZID=Asia/Tokyo:20240304T180000")))

    assert [one.key for one in here.meetings] == [one.key for one in there.meetings]


def test_the_clock_on_the_wall_stays_when_clocks_are_changed() -> None:
    found = read(calendar(event("RRULE:FREQ=WEEKLY;COUNT=2", start="DTSTART;TZID=Europe/Oslo:20240325T090000")))

    assert found.starts == ["2024-03-25 08:00", "2024-04-01 07:00"]


def test_an_end_in_utc_or_as_a_day_includes_that_occurrence() -> None:
    for until in ("20240306T080000Z", "20240306"):
        found = read(
            calendar(event(f"RRULE:FREQ=DAILY;UNTIL={until}", start="DTSTART;TZID=Europe/Oslo:20240304T090000"))
        )
        assert len(found.meetings) == 3, until


def test_whole_days_repeat_as_days() -> None:
    found = read(calendar(event("RRULE:FREQ=YEARLY;COUNT=2", start="DTSTART;VALUE=DATE:20230501")))

    assert found.starts == ["2023-05-01 00:00", "2024-05-01 00:00"]
    assert [one.recurrence_id for one in found.meetings] == ["20230501", "20240501"]


def test_a_series_that_ended_before_it_began_is_said_to_be_nothing() -> None:
    found = read(calendar(event("RRULE:FREQ=DAILY;UNTIL=20200101T000000Z")))

    assert found.meetings == []
    assert "never took place" in found.rejected[0].reason


def test_a_series_without_any_occurrence_left_is_named() -> None:
    found = read(calendar(event("RRULE:FREQ=DAILY;COUNT=2", "EXDATE:20240304T090000Z,20240305T090000Z")))

    assert found.meetings == []
    assert "Every occurrence of it is excepted" in found.rejected[0].reason


def test_a_rule_that_means_nothing_leaves_the_first_day_and_is_named() -> None:
    for rule in (
        "FREQ=SOMETIMES",
        "FREQ=DAILY;UNTL=20240401",
        "FREQ=DAILY;BYMONTH=13",
        "RSCALE=HEBREW;FREQ=YEARLY",
        "FREQ=MONTHLY;SKIP=FORWARD",
    ):
        found = read(calendar(event(f"RRULE:{rule}")))
        assert found.starts == ["2024-03-04 09:00"], rule
        assert "only its first day is taken" in found.rejected[0].reason


def test_an_older_version_of_a_series_gives_way_and_is_named() -> None:
    newer = event("RRULE:FREQ=WEEKLY;COUNT=2", "SEQUENCE:5", start="DTSTART:20240305T100000Z")

    found = read(calendar(WEEKLY, newer))

    assert found.starts == ["2024-03-05 10:00", "2024-03-12 10:00"]
    assert [one.where for one in found.rejected] == ["entry 1"]


def test_a_change_to_what_a_newer_version_has_no_longer_is_named_and_left() -> None:
    change = event("RECURRENCE-ID:20240311T090000Z", "SEQUENCE:1", start="DTSTART:20240312T150000Z")
    newer = event("RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20240311T090000Z", "SEQUENCE:2")

    found = read(calendar(change, newer))

    assert found.starts == ["2024-03-04 09:00", "2024-03-18 09:00"]
    assert [one.where for one in found.rejected] == ["entry 1"]


def test_different_meetings_with_one_uid_are_all_kept() -> None:
    found = read(calendar(event("SUMMARY:A"), event("SUMMARY:B", start="DTSTART:20240305T090000Z")))

    assert [one.title for one in found.meetings] == ["A", "B"]
    assert len({one.key for one in found.meetings}) == 2


def test_one_object_of_a_server_carries_its_name() -> None:
    found = list(meetings(calendar(WEEKLY).decode(), "/cal/one.ics", NOW))

    assert {one.item for one in found if isinstance(one, Meeting)} == {"/cal/one.ics"}
    assert len(found) == 4


def test_what_began_long_ago_gives_its_first_and_its_recent_occurrences_and_says_so_once() -> None:
    years = [
        event("RRULE:FREQ=YEARLY", uid=f"{number}@example.com", start="DTSTART;VALUE=DATE:19500501")
        for number in range(15)
    ]

    found = read(calendar(*years))

    assert found.starts[:2] == ["1950-05-01 00:00", "1994-05-01 00:00"]
    assert len(found.rejected) == 1
    assert found.rejected[0].where == "entries 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 5 more"


def test_a_series_without_end_stops_400_days_ahead() -> None:
    found = read(calendar(event("RRULE:FREQ=DAILY")))

    assert len(found.meetings) == 403
    assert found.rejected == []
