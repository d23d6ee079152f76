"""Half hours for people: free, within working hours, on two days, never one that was declined."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from firsthand.connectors.ics.format import meetings
from firsthand.domain.free_slots import SLOT_SECONDS, Stretch, calendar_file, is_slot, propose, uid_of
from firsthand.domain.meetings import Meeting

SUNDAY = date(2026, 11, 15)
MIDNIGHT = (SUNDAY - date(1970, 1, 1)).days * 86_400


def at(day: int, hour: float) -> int:
    """Local seconds, so many days after the Sunday."""
    return MIDNIGHT + day * 86_400 + int(hour * 3600)


def taken(day: int, first: float, last: float) -> Stretch:
    return Stretch(at(day, first), at(day, last))


def test_two_half_hours_on_two_days_of_an_empty_week() -> None:
    assert propose(SUNDAY, [], [], (), ()) == (at(1, 9), at(2, 9))


def test_what_is_taken_is_left_alone_even_where_only_a_minute_is() -> None:
    mornings = [taken(day, 9, 12) for day in range(1, 6)]
    assert propose(SUNDAY, [*mornings, taken(1, 12.25, 12.3)], [], (), ()) == (at(1, 12.5), at(2, 12))


def test_hours_that_are_usually_free_come_first() -> None:
    earlier = [taken(day - 7 * week, 9, 15) for week in range(1, 5) for day in range(1, 6)]
    assert propose(SUNDAY, [], earlier, (), ()) == (at(1, 15), at(2, 15))
    quiet_thursday = [one for one in earlier if one.start not in {at(4 - 7 * week, 9) for week in range(1, 5)}]
    full = [taken(day, 12, 17) for day in range(1, 6)]
    assert at(4, 9) in propose(SUNDAY, full, quiet_thursday, (), ())


def test_those_kept_already_count_and_those_declined_do_not_return() -> None:
    assert propose(SUNDAY, [], [], (at(1, 9),), ()) == (at(2, 9),)
    assert propose(SUNDAY, [], [], (at(1, 9), at(3, 9)), ()) == ()
    assert propose(SUNDAY, [], [], (), (at(1, 9),)) == (at(1, 9.5), at(2, 9))


stretches = st.builds(
    lambda day, first, length: Stretch(at(day, first / 4), at(day, first / 4) + length * 900),
    st.integers(1, 7), st.integers(0, 95), st.integers(0, 40),
)  # fmt: skip


@given(st.lists(stretches, max_size=20), st.lists(stretches, max_size=10), st.sets(st.integers(18, 33), max_size=8))
def test_every_proposal_is_free_in_working_hours_and_no_two_share_a_day(
    found: list[Stretch], before: list[Stretch], declined: set[int]
) -> None:
    refused = {at(day, half / 2) for day in range(1, 8) for half in declined}
    slots = propose(SUNDAY, found, before, (), refused)
    assert len(slots) <= 2
    assert len({slot // 86_400 for slot in slots}) == len(slots)
    for slot in slots:
        assert slot not in refused
        assert not any(one.start < slot + SLOT_SECONDS and slot < one.end for one in found)
        day, second = divmod(slot - MIDNIGHT, 86_400)
        assert 1 <= day <= 5
        assert 9 * 3600 <= second <= 16.5 * 3600


def test_the_file_is_a_calendar_that_is_read_back_as_a_slot_with_nobody_in_it() -> None:
    start = datetime(2026, 11, 19, 10, 30, tzinfo=UTC)
    text = calendar_file(start, start - timedelta(days=2))
    (found,) = meetings(text, "", int(start.timestamp()))
    assert isinstance(found, Meeting)
    assert is_slot(found.uid)
    assert found.uid == uid_of(start)
    assert (found.starts_at, found.ends_at - found.starts_at) == (int(start.timestamp()), SLOT_SECONDS)
    assert (found.people, found.busy, found.all_day) == ((), True, False)


def test_other_entries_are_no_slots() -> None:
    assert not is_slot("weekly@larkfield.test")
