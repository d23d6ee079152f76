"""What is kept of each tie, worked out from daily counts: enough for every measure at any later day."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from firsthand.domain.ties import rhythm, warmth
from firsthand.domain.ties.active_clock import ActiveClock

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

NO_DAY = -(2**31)
"""Stands in the day columns of a tie without any contact-day."""


@dataclass(frozen=True, eq=False)
class TieSummary:
    """One row a tie in every column; days are days since 1970-01-01, gaps are in active days.

    contact_days, outgoing_days, incoming_days: days with a contact, with a message from the user, with one to the user.
    first_contact_day, last_contact_day: `NO_DAY` without any.
    last_clock: the active clock at the last contact-day; the present gap is max(1, clock.at(as_of) - last_clock).
    gaps: how many gaps between contact-days; log_sum, log_scatter: sum of ln gap, sum of (ln gap - mean)^2.
    mean_gap: mean gap; nan without gaps.
    quiet_gap, lapsed_gap: the tie is quiet, or lapsed, once its present gap is longer; nan without a rhythm.
    warmth_log2: log2 of the sum of 2^(day / 90) over days with a message from the user (days with theirs alone count
        1/1024), from which `warmth` is worked out for any later day; -inf where nothing passed.
    """

    contact_days: Ints
    outgoing_days: Ints
    incoming_days: Ints
    first_contact_day: Ints
    last_contact_day: Ints
    last_clock: Ints
    gaps: Ints
    log_sum: Floats
    log_scatter: Floats
    mean_gap: Floats
    quiet_gap: Floats
    lapsed_gap: Floats
    warmth_log2: Floats

    def __len__(self) -> int:
        return len(self.contact_days)

    def present_gap(self, clock: ActiveClock) -> Floats:
        """Active days since the last contact-day at the clock's as_of, at least 1; nan without any contact-day."""
        gap = np.maximum(clock.at(clock.as_of_day) - self.last_clock, rhythm.GAP_DAYS_MIN)
        return np.where(self.contact_days > 0, gap, np.nan)

    def survival(self, clock: ActiveClock) -> Floats:
        """Chance that a gap lasts at least as long as the present one; nan where there is no rhythm to speak of."""
        following = rhythm.predictive(self.gaps, self.log_sum, self.log_scatter)
        return np.where(np.isnan(self.quiet_gap), np.nan, rhythm.survival(self.present_gap(clock), following))

    def warmth(self, as_of_day: int) -> Floats:
        """Recent warmth at the start of a day, 0..1; it always sorts, and 0 only where nothing ever passed."""
        return warmth.chance(self.warmth_log2, self.last_contact_day, as_of_day)

    def states(self, clock: ActiveClock) -> Ints:
        """Index into `rhythm.STATES`, one a tie."""
        known = np.where(self.contact_days > 0, clock.as_of_day - self.first_contact_day, 0)
        return rhythm.state(self.present_gap(clock), self.quiet_gap, self.lapsed_gap, known)


def summarise(
    tie_index: ArrayLike,
    day: ArrayLike,
    out_count: ArrayLike,
    out_weight: ArrayLike,
    in_count: ArrayLike,
    *,
    clock: ActiveClock,
    ties: int | None = None,
) -> TieSummary:
    """Summarise ties 0..ties-1 from daily counts before the clock's as_of day.

    Columns of equal length, in any order; rows of one tie and day add up. tie_index: 0..ties-1. day: days since
    1970-01-01. out_count, in_count: messages from and to the user. out_weight: sum of 1/log2(1 + recipients) over the
    sent ones. ties: how many rows to return; without it, up to the greatest index.
    Raises IndexError for an index of `ties` or more.
    Cost: linear when rows come ordered by tie and day, else a sort; 500,000 rows take about a tenth of a second.
    """
    rows = _Rows(
        np.asarray(tie_index, dtype=np.int64),
        np.asarray(day, dtype=np.int64),
        np.asarray(out_count, dtype=np.float64),
        np.asarray(out_weight, dtype=np.float64),
        np.asarray(in_count, dtype=np.float64),
    )
    greatest = int(rows.tie.max()) if rows.tie.size else -1
    total = greatest + 1 if ties is None else ties
    if greatest >= total:
        raise IndexError(f"tie {greatest} is out of range: {total} ties were announced")
    used = (rows.day < clock.as_of_day) & ((rows.out > 0) | (rows.incoming > 0))
    if not used.all():
        rows = rows.at(np.flatnonzero(used))
    return _summary(_one_row_a_day(rows), clock, total)


class _Rows(NamedTuple):
    tie: Ints
    day: Ints
    out: Floats
    weight: Floats
    incoming: Floats

    def at(self, places: Ints) -> "_Rows":
        return _Rows(self.tie[places], self.day[places], self.out[places], self.weight[places], self.incoming[places])


def _one_row_a_day(rows: _Rows) -> _Rows:
    if rows.tie.size == 0:
        return rows
    earliest = rows.day.min()
    key = rows.tie * (rows.day.max() - earliest + 1) + (rows.day - earliest)
    step = np.diff(key)
    if (step <= 0).any():
        order = np.argsort(key, kind="stable")
        rows, step = rows.at(order), np.diff(key[order])
    if (step == 0).any():
        starts = np.flatnonzero(np.concatenate(([True], step > 0)))
        added = (np.add.reduceat(column, starts) for column in (rows.out, rows.weight, rows.incoming))
        rows = _Rows(rows.tie[starts], rows.day[starts], *added)
    return rows


def _sum_by_tie(tie: Ints, amount: Floats, total: int) -> Floats:
    return np.bincount(tie, weights=amount, minlength=total).astype(np.float64)


def _summary(rows: _Rows, clock: ActiveClock, total: int) -> TieSummary:
    contact_days = np.bincount(rows.tie, minlength=total)
    last_row = np.cumsum(contact_days) - 1
    first_row = last_row - contact_days + 1
    met = contact_days > 0

    def at_row(column: Ints, places: Ints) -> Ints:
        return np.where(met, column[places * met], NO_DAY) if column.size else np.full(total, NO_DAY)

    ticks = clock.at(rows.day)
    same_tie = rows.tie[1:] == rows.tie[:-1]
    gap = np.maximum(np.diff(ticks)[same_tie], rhythm.GAP_DAYS_MIN)
    of_tie = rows.tie[1:][same_tie]
    gaps = np.maximum(contact_days - 1, 0)
    counted = np.maximum(gaps, 1)
    log_gap = np.log(gap)
    log_sum = _sum_by_tie(of_tie, log_gap, total)
    deviation = log_gap - (log_sum / counted)[of_tie]
    log_scatter = _sum_by_tie(of_tie, deviation * deviation, total)
    mean_gap = np.where(gaps > 0, _sum_by_tie(of_tie, gap, total) / counted, np.nan)
    first_contact_day, last_contact_day = at_row(rows.day, first_row), at_row(rows.day, last_row)
    told = rhythm.enough(gaps, np.where(met, last_contact_day - first_contact_day, 0))
    quiet_gap = np.full(total, np.nan)
    quiet_gap[told] = rhythm.quiet_gap_days(rhythm.predictive(gaps[told], log_sum[told], log_scatter[told]))
    return TieSummary(
        contact_days=contact_days,
        outgoing_days=np.bincount(rows.tie[rows.out > 0], minlength=total),
        incoming_days=np.bincount(rows.tie[rows.incoming > 0], minlength=total),
        first_contact_day=first_contact_day,
        last_contact_day=last_contact_day,
        last_clock=at_row(ticks, last_row),
        gaps=gaps,
        log_sum=log_sum,
        log_scatter=log_scatter,
        mean_gap=mean_gap,
        quiet_gap=quiet_gap,
        lapsed_gap=np.where(told, rhythm.LAPSED_GAPS * mean_gap, np.nan),
        warmth_log2=_warmth_log2(rows, last_contact_day, total),
    )


def _warmth_log2(rows: _Rows, last_contact_day: Ints, total: int) -> Floats:
    # Ages are counted from each tie's own last contact-day, so that nothing vanishes however long ago it was.
    age = last_contact_day[rows.tie] - rows.day
    amount = np.where(rows.out > 0, 1.0, warmth.RECEIVED_WEIGHT)
    level = _sum_by_tie(rows.tie, amount * np.exp2(age / -warmth.HALF_LIFE_DAYS), total)
    with np.errstate(divide="ignore"):
        result: Floats = np.where(level > 0, np.log2(level) + last_contact_day / warmth.HALF_LIFE_DAYS, -np.inf)
    return result
