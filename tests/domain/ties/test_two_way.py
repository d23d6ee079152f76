"""Who starts, who answers, how soon: 1 January 2024 was a Monday."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.ties.two_way import TwoWays, median_times, two_ways
from firsthand.domain.working_days import DAY_SECONDS, HOUR_SECONDS

MONDAY = (date(2024, 1, 1) - date(1970, 1, 1)).days
AS_OF = MONDAY + 365
Mail = tuple[int, int, int, bool]
"""Tie, thread, local second, mine."""


def at(day: int, hour: float = 10) -> int:
    return (MONDAY + day) * DAY_SECONDS + int(hour * HOUR_SECONDS)


def measured(mail: list[Mail], as_of_day: int = AS_OF, ties: int = 1) -> TwoWays:
    columns = np.array(mail, dtype=np.int64).reshape(-1, 4).T
    return two_ways(columns[0], columns[1], columns[2], columns[3] > 0, as_of_day=as_of_day, ties=ties)


def exchanges(count: int, answer_day: float | None, mine: bool = True) -> list[Mail]:
    """Threads opened on Mondays at ten, each answered so many days later."""
    opened = [(0, week, at(7 * week), mine) for week in range(count)]
    answers = (
        []
        if answer_day is None
        else [(0, week, at(7 * week) + int(answer_day * DAY_SECONDS), not mine) for week in range(count)]
    )
    return opened + answers


def test_answers_within_two_working_days_count() -> None:
    found = measured(exchanges(8, 2))
    assert (found.mine.started[0], found.mine.answered[0]) == (8, 8)
    assert found.mine.share()[0] == pytest.approx(9 / 10)
    assert found.mine.median_answer_hours[0] == 16


def test_later_answers_do_not_count_but_tell_the_time_taken() -> None:
    found = measured(exchanges(8, 3))
    assert (found.mine.started[0], found.mine.answered[0]) == (8, 0)
    assert found.mine.median_answer_hours[0] == 24


def test_below_eight_openings_nothing_is_told() -> None:
    found = measured(exchanges(7, 1))
    assert np.isnan(found.mine.share()[0])
    assert np.isnan(found.mine.median_answer_hours[0])


def test_each_direction_stands_for_itself() -> None:
    found = measured(exchanges(8, 1, mine=False))
    assert found.mine.started[0] == 0
    assert (found.theirs.started[0], found.theirs.answered[0]) == (8, 8)


def test_an_opening_too_young_to_judge_is_left_out() -> None:
    mail = [(0, 0, at(0), True)]
    assert measured(mail, MONDAY + 2).mine.started[0] == 0
    assert measured(mail, MONDAY + 3).mine.started[0] == 1


def test_without_any_answer_there_is_no_median() -> None:
    found = measured(exchanges(10, None))
    assert found.mine.answered[0] == 0
    assert np.isnan(found.mine.median_answer_hours[0])


def test_more_of_ones_own_mail_is_no_answer() -> None:
    assert measured([(0, 0, at(0), True), (0, 0, at(1), True), (0, 0, at(20), False)]).mine.answered[0] == 0


def test_what_comes_on_the_day_itself_is_not_used() -> None:
    mail = [(0, 0, at(0), True), (0, 0, at(2), False)]
    assert measured(mail, MONDAY + 2).mine.answered[0] == 0
    assert measured(mail, MONDAY + 3).mine.answered[0] == 1


def test_a_conversation_that_begins_with_a_reply_was_opened_by_nobody_known() -> None:
    mail = exchanges(8, 1)
    columns = np.array(mail, dtype=np.int64).T
    is_reply = [True, *[False] * 7, *[True] * 8]
    found = two_ways(columns[0], columns[1], columns[2], columns[3] > 0, as_of_day=AS_OF, is_reply=is_reply)
    assert (found.mine.started[0], found.mine.answered[0], found.theirs.started[0]) == (7, 7, 0)


def test_the_interval_holds_the_share() -> None:
    low, high = measured(exchanges(12, 1)).mine.interval()
    assert low[0] < 13 / 14 < high[0]


def test_no_mail_makes_empty_ties() -> None:
    found = measured([], ties=2)
    assert found.mine.started.tolist() == [0, 0]


mails = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 5), st.integers(at(0), at(60)), st.booleans()), max_size=60
)


@given(mails, st.randoms())
def test_the_order_of_mail_does_not_matter(mail: list[Mail], chance: object) -> None:
    distinct = list({row[:3]: row for row in mail}.values())
    shuffled = list(distinct)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = measured(distinct, ties=4), measured(shuffled, ties=4)
    assert one.mine.started.tolist() == other.mine.started.tolist()
    assert one.theirs.answered.tolist() == other.theirs.answered.tolist()


def product_limit_median(seen: list[tuple[int, bool]]) -> float:
    survival = 1.0
    for time in sorted({t for t, _ in seen}):
        ended = sum(t == time and observed for t, observed in seen)
        survival *= 1 - ended / sum(t >= time for t, _ in seen)
        if survival <= 0.5 + 1e-9:
            return time
    return float("nan")


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 9), st.booleans()), max_size=50))
def test_the_median_is_that_of_the_product_limit(seen: list[tuple[int, int, bool]]) -> None:
    group, time, observed = zip(*seen, strict=True) if seen else ((), (), ())
    found = median_times(group, time, observed, groups=3)
    expected = [product_limit_median([(t, o) for g, t, o in seen if g == one]) for one in range(3)]
    assert np.allclose(found, expected, equal_nan=True)
