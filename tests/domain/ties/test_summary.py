"""What is kept of each tie, against the plainest way to work it out."""

from dataclasses import fields
from itertools import pairwise
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.ties import NO_DAY, ActiveClock, TieSummary, summarise
from firsthand.domain.ties.rhythm import STATES

EVERY_DAY = range(1000)
AS_OF = 1000
Row = tuple[int, int, int, int]
"""Tie, day, sent, received."""


def summary(rows: list[Row], as_of: int = AS_OF, sent_days: object = EVERY_DAY, ties: int | None = None) -> TieSummary:
    columns = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    clock = ActiveClock.from_sent_days(np.array(sent_days), as_of)
    return summarise(columns[0], columns[1], columns[2], columns[2] * 0.5, columns[3], clock=clock, ties=ties)


def equal(one: TieSummary, other: TieSummary) -> bool:
    return all(np.allclose(getattr(one, f.name), getattr(other, f.name), equal_nan=True) for f in fields(TieSummary))


def state(rows: list[Row], as_of: int = AS_OF) -> str:
    clock = ActiveClock.from_sent_days(np.array(EVERY_DAY), as_of)
    return STATES[int(summary(rows, as_of).states(clock)[0])]


def weekly(until: int) -> list[Row]:
    return [(0, day, 1, 1) for day in range(0, until, 7)]


row_lists = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 999), st.integers(0, 3), st.integers(0, 3)), max_size=120
)


@given(row_lists)
def test_every_column_is_what_its_name_says(rows: list[Row]) -> None:
    found = summary(rows, ties=7)
    for tie in range(7):
        days = sorted({day for t, day, sent, received in rows if t == tie and sent + received})
        gaps = [b - a for a, b in pairwise(days)]
        logs = [log(g) for g in gaps]
        assert found.contact_days[tie] == len(days)
        assert found.outgoing_days[tie] == len({day for t, day, sent, _ in rows if t == tie and sent})
        assert found.incoming_days[tie] == len({day for t, day, _, received in rows if t == tie and received})
        assert found.first_contact_day[tie] == (days[0] if days else NO_DAY)
        assert found.last_contact_day[tie] == (days[-1] if days else NO_DAY)
        assert found.gaps[tie] == len(gaps)
        assert found.log_sum[tie] == pytest.approx(sum(logs))
        assert found.log_scatter[tie] == pytest.approx(np.var(logs) * len(logs) if logs else 0, abs=1e-9)
        assert np.isnan(found.mean_gap[tie]) if not gaps else found.mean_gap[tie] == pytest.approx(np.mean(gaps))
        enough = len(gaps) >= 5 and days[-1] - days[0] >= 90
        assert np.isnan(found.quiet_gap[tie]) != enough
        assert np.isnan(found.lapsed_gap[tie]) != enough


@given(row_lists, st.randoms())
def test_the_order_of_rows_does_not_matter(rows: list[Row], chance: object) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert equal(summary(rows, ties=7), summary(shuffled, ties=7))


@given(row_lists)
def test_several_rows_of_one_day_add_up(rows: list[Row]) -> None:
    split = [(tie, day, part, 0) for tie, day, sent, _ in rows for part in (sent - sent // 2, sent // 2)]
    split += [(tie, day, 0, received) for tie, day, _, received in rows]
    assert equal(summary(rows, ties=7), summary(split, ties=7))


@given(row_lists, st.integers(0, 1000))
def test_nothing_of_the_day_itself_or_later_is_used(rows: list[Row], as_of: int) -> None:
    known = [row for row in rows if row[1] < as_of]
    assert equal(summary(rows, as_of, ties=7), summary(known, as_of, ties=7))


def test_days_away_are_taken_out_of_gaps() -> None:
    present = [day for day in EVERY_DAY if not 100 <= day < 130]
    found = summary([(0, 90, 1, 0), (0, 140, 1, 0)], sent_days=present)
    assert found.mean_gap[0] == 20


def test_two_contact_days_within_one_absence_are_a_day_apart() -> None:
    present = [day for day in EVERY_DAY if not 100 <= day < 130]
    assert summary([(0, 105, 0, 1), (0, 120, 0, 1)], sent_days=present).mean_gap[0] == 1


def test_a_weekly_tie_goes_quiet_and_then_lapses() -> None:
    assert state(weekly(980), 981) == "in_rhythm"
    assert state(weekly(900), 930) == "quiet"
    assert state(weekly(800), 900) == "lapsed"


def test_a_young_tie_is_new_and_a_seldom_one_cannot_be_told() -> None:
    assert state([(0, 950, 1, 1)]) == "new"
    assert state([(0, 100, 1, 1), (0, 500, 1, 1)]) == "cant_tell"


def test_the_thresholds_kept_give_the_state_that_survival_gives() -> None:
    chance = np.random.default_rng(7)
    rows = [(tie, int(day), 1, 0) for tie in range(60) for day in chance.integers(0, 1000, 5 + tie)]
    found = summary(rows)
    clock = ActiveClock.from_sent_days(np.array(EVERY_DAY), AS_OF)
    gap, survival = found.present_gap(clock), found.survival(clock)
    told = ~np.isnan(survival)
    expected = np.where(gap > 8 * found.mean_gap, "lapsed", np.where(survival < 0.1, "quiet", "in_rhythm"))
    assert told.sum() > 50
    assert [STATES[s] for s in found.states(clock)[told]] == expected[told].tolist()


def test_no_rows_make_empty_ties() -> None:
    found = summary([], ties=3)
    assert found.contact_days.tolist() == [0, 0, 0]
    assert len(summary([])) == 0


def test_a_tie_out_of_range_is_refused() -> None:
    with pytest.raises(IndexError, match="tie 4 is out of range"):
        summary([(4, 10, 1, 0)], ties=4)
