"""When the daily mail is due, on ordinary days and on those on which clocks are changed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.digest import DigestPlan, Waiting, body, due_at, is_due, next_try

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = st.sampled_from(
    [ZoneInfo(name) for name in ("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")]
)
PLAN = DigestPlan(
    True, "localhost", 25, "none", "", "ida@quay.test", "ida@quay.test", 7, date(2026, 3, 1), "sent", 0, 0, "", ""
)


def at(text: str, zone: ZoneInfo = BERLIN, fold: int = 0) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold).timestamp())


def test_it_is_due_from_the_hour_on_and_not_before() -> None:
    assert not is_due(PLAN, at("2026-03-02T06:59:59"), BERLIN)
    assert is_due(PLAN, at("2026-03-02T07:00"), BERLIN)
    assert is_due(PLAN, at("2026-03-02T23:59"), BERLIN)


def test_it_is_never_due_twice_a_day_nor_where_it_is_not_wanted() -> None:
    noon = at("2026-03-02T12:00")
    for state in ("sending", "sent", "quiet", "refused", "uncertain"):
        assert not is_due(replace(PLAN, last_day=date(2026, 3, 2), state=state), noon, BERLIN)
    assert not is_due(replace(PLAN, wanted=False), noon, BERLIN)


def test_what_certainly_failed_is_tried_again_after_its_wait() -> None:
    noon = at("2026-03-02T12:00")
    failed = replace(PLAN, last_day=date(2026, 3, 2), state="failed", next_at=noon)
    assert is_due(failed, noon, BERLIN)
    assert not is_due(failed, noon - 1, BERLIN)
    assert [next_try(0, failures) for failures in (1, 2, 3, 4, 50)] == [300, 900, 3600, 3600, 3600]


def test_whoever_travels_west_gets_no_second_mail_for_a_day_that_comes_again() -> None:
    sent = replace(PLAN, last_day=date(2026, 3, 3))
    assert not is_due(sent, at("2026-03-02T20:00", ZoneInfo("America/New_York")), ZoneInfo("America/New_York"))


def test_an_hour_that_clocks_jump_over_is_due_at_the_jump() -> None:
    assert due_at(date(2026, 3, 29), 2, BERLIN) == at("2026-03-29T03:00") == at("2026-03-29T01:59:59") + 1


def test_an_hour_that_comes_twice_is_due_the_first_time_and_once() -> None:
    first = due_at(date(2026, 10, 25), 2, BERLIN)
    assert first == at("2026-10-25T02:00", fold=0)
    plan = replace(PLAN, hour=2, last_day=date(2026, 10, 24))
    assert is_due(plan, first, BERLIN)
    assert not is_due(replace(plan, last_day=date(2026, 10, 25)), at("2026-10-25T02:00", fold=1), BERLIN)


@given(day=st.dates(date(2000, 1, 1), date(2037, 12, 30)), hour=st.integers(0, 23), zone=ZONES)
def test_every_day_has_its_hour_and_later_days_come_later(day: date, hour: int, zone: ZoneInfo) -> None:
    moment = due_at(day, hour, zone)
    assert datetime.fromtimestamp(moment, UTC).astimezone(zone).date() == day
    assert 22 * 3600 <= due_at(day + timedelta(days=1), hour, zone) - moment <= 26 * 3600


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "Australia/Lord_Howe"])
def test_looked_at_each_minute_of_a_year_it_is_sent_once_a_day(zone: str) -> None:
    """Every ten minutes stands for every minute."""
    where = ZoneInfo(zone)
    plan = replace(PLAN, last_day=date(2025, 12, 31), hour=2)
    sent: list[date] = []
    moment, end = at("2026-01-01T00:00", where), at("2027-01-01T00:00", where)
    while moment < end:
        if is_due(plan, moment, where):
            today = datetime.fromtimestamp(moment, where).date()
            sent.append(today)
            plan = replace(plan, last_day=today)
        moment += 600
    assert sent == [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]


def test_the_text_is_plain_folded_and_says_how_to_end_it() -> None:
    text = body(
        (), [Waiting("Ben Dale", "Rope,\nand more", 3)], 12, ["Jane Roe turns 40."], ["If it\nrains, then I call."]
    )
    assert "From your practice:\n   If it rains, then I call.\n" in text
    assert "Ben Dale: Rope, and more (three working days)" in text
    assert "and 11 more" in text
    assert "Jane Roe turns 40." in text
    assert "firsthand digest --off" in text
    assert max(len(line) for line in text.splitlines()) <= 76
