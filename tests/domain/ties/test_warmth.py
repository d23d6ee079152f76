"""Recent warmth: it always sorts, follows its formula, and is told in words only where there is enough."""

from itertools import pairwise
from math import exp, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from firsthand.domain.ties import ActiveClock, TieSummary, summarise, warmth

AS_OF = 1000
Row = tuple[int, int, int, int]
"""Tie, day, sent, received."""


def summary(rows: list[Row], as_of: int = AS_OF, ties: int | None = None) -> TieSummary:
    columns = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    clock = ActiveClock.from_sent_days([], as_of)
    return summarise(columns[0], columns[1], columns[2], columns[2], columns[3], clock=clock, ties=ties)


def chances(rows: list[Row], as_of: int = AS_OF, ties: int | None = None) -> NDArray[np.float64]:
    return summary(rows, as_of, ties).warmth(as_of)


row_lists = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 999), st.integers(0, 3), st.integers(0, 3)).filter(
        lambda r: r[2] + r[3]
    ),
    min_size=1,
    max_size=60,
)


@given(row_lists)
def test_warmth_follows_the_written_formula(rows: list[Row]) -> None:
    found = chances(rows, ties=5)
    for tie in range(5):
        days = {day for t, day, _, _ in rows if t == tie}
        sent_days = {day for t, day, sent, _ in rows if t == tie and sent}
        if not days:
            assert found[tie] == 0
            continue
        level = sum((1 if day in sent_days else 1 / 1024) * 2 ** (-(AS_OF - day) / 90) for day in days)
        score = log(0.4 + level) - 0.4 * log(AS_OF - max(days))
        assert found[tie] == pytest.approx(1 / (1 + exp(-1.09 * score + 1.39)))


@given(row_lists, st.integers(0, 4000))
def test_what_is_kept_gives_the_warmth_of_any_later_day(rows: list[Row], later: int) -> None:
    kept = summary(rows, ties=5).warmth(AS_OF + later)
    assert kept == pytest.approx(chances(rows, AS_OF + later, ties=5))


@given(row_lists, st.integers(1, 999))
def test_one_more_message_from_the_user_never_cools(rows: list[Row], ago: int) -> None:
    more = [*rows, (rows[0][0], AS_OF - ago, 1, 0)]
    assert (chances(more, ties=5) >= chances(rows, ties=5) - 1e-12).all()


@given(row_lists)
def test_it_only_cools_while_nothing_passes(rows: list[Row]) -> None:
    days = [chances(rows, AS_OF + later, ties=5) for later in (0, 1, 30, 400, 9000)]
    assert all((next_ <= before).all() for before, next_ in pairwise(days))


def test_it_still_sorts_decades_after_the_last_contact() -> None:
    often = [(0, day, 1, 1) for day in range(0, 900, 3)]
    found = chances([*often, (1, 500, 1, 0), (2, 100, 0, 1)], as_of=10_000)
    assert found[0] > found[1] > found[2] > 0


def test_without_any_contact_it_is_nothing() -> None:
    assert chances([(1, 10, 1, 0)], ties=3).tolist()[::2] == [0, 0]


def test_who_was_written_to_lately_comes_before_who_only_wrote() -> None:
    found = chances([(0, 990, 1, 0), (1, 999, 0, 5)])
    assert found[0] > found[1]


def test_several_messages_on_one_day_are_one_contact() -> None:
    assert chances([(0, 990, 9, 0)]) == pytest.approx(chances([(0, 990, 1, 0)]))


def test_a_message_to_one_person_says_more_than_one_to_ten() -> None:
    assert warmth.recipient_weight([1, 3, 10]) == pytest.approx([1, 0.5, 0.28906], abs=1e-5)


def test_the_words_follow_the_chance() -> None:
    assert warmth.band([0.41, 0.11, 0.09], [9] * 3, [5] * 3, [5] * 3) == ["warm", "mild", "cool"]


def test_below_three_contact_days_with_one_each_way_there_are_no_words() -> None:
    assert warmth.band([0.9] * 4, [2, 3, 3, 3], [1, 0, 3, 1], [1, 3, 0, 2]) == [None, None, None, "warm"]
