"""The one sentence before a meeting: what waits first, by name, never more than the record says."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.exchanges import LOOPS
from firsthand.domain.meetings_ahead import LastTime, Waiting, day_said, when_said, worth_knowing

TODAY = date(2026, 11, 17)
WAITING = Waiting("i_was_offered", 1, "Tomas", "Testers", date(2026, 11, 9), None)


def test_what_was_promised_comes_before_an_offer_and_that_before_a_question() -> None:
    asked = Waiting("i_was_asked", 2, "Ines", "Credit screens", date(2026, 11, 2), None)
    promised = Waiting("i_promised", 3, "Rosa", "October counts", date(2026, 11, 12), date(2026, 11, 19))
    assert worth_knowing([asked, WAITING, promised], [], TODAY) == (
        "Your promise to Rosa about “October counts” is due on Thursday. Tomas’s offer about “Testers” is open."
    )


def test_one_person_is_named_once_however_much_waits() -> None:
    asked = Waiting("i_was_asked", 1, "Tomas", "Credit", date(2026, 11, 2), None)
    assert worth_knowing([WAITING, asked], [], TODAY) == "Tomas’s offer about “Testers” is open."


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2026, 10, 30), "was due on 30 October"),
        (date(2026, 11, 16), "was due yesterday"),
        (TODAY, "is due today"),
        (date(2026, 11, 18), "is due tomorrow"),
        (date(2026, 12, 3), "is due on 3 December"),
        (None, "is open since 9 November"),
    ],
)
def test_the_day_of_a_promise_is_said_as_a_person_would(due: date | None, said: str) -> None:
    one = WAITING._replace(kind="i_promised", due=due)
    assert worth_knowing([one], [], TODAY) == f"Your promise to Tomas about “Testers” {said}."


def test_where_nothing_waits_it_says_when_they_last_spoke() -> None:
    assert worth_knowing([], [LastTime(1, "Rosa", date(2026, 11, 13))], TODAY) == "You were last in touch on Friday."
    assert worth_knowing([], [LastTime(1, "Rosa", None)], TODAY) == "Nothing with Rosa is in your record yet."


def test_whoever_is_new_among_several_is_named() -> None:
    known = [LastTime(1, "Rosa", TODAY), LastTime(2, "Ada", None), LastTime(3, "Bo", None)]
    assert worth_knowing([], known, TODAY) == "New in your record: Ada and one more."
    assert (
        worth_knowing([], [*known[:1], LastTime(2, "Ada", TODAY)], TODAY) == "Nothing waits between you in your record."
    )


def test_nobody_gives_no_sentence() -> None:
    assert worth_knowing([], [], TODAY) == ""


waitings = st.builds(
    Waiting,
    st.sampled_from(LOOPS), st.integers(1, 4), st.sampled_from(["Ada", "Bo"]), st.sampled_from(["", "Counts"]),
    st.dates(date(2024, 1, 1), TODAY), st.none() | st.dates(date(2024, 1, 1), date(2027, 1, 1)),
)  # fmt: skip


@given(st.lists(waitings, max_size=8))
def test_the_order_in_which_things_are_found_does_not_matter(found: list[Waiting]) -> None:
    said = worth_knowing(found, [], TODAY)
    assert said == worth_knowing(found[::-1], [], TODAY)
    assert said.count(". ") <= 1


def test_days_and_hours_are_said_plainly() -> None:
    assert day_said(date(2025, 11, 17), TODAY) == "on 17 November 2025"
    assert when_said(datetime(2026, 11, 17, 9, 0), TODAY) == "today at 9:00"  # noqa: DTZ001 - a wall clock
    assert when_said(datetime(2026, 11, 19, 14, 5), TODAY) == "on Thursday at 14:05"  # noqa: DTZ001
    assert when_said(datetime(2026, 12, 19, 14, 5), TODAY) == "on 19 December at 14:05"  # noqa: DTZ001
