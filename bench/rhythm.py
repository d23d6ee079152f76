"""Rhythm on real mail: how often does a gap grow so long that the tie would have been called quiet?

Every gap between contact-days is predicted from the earlier gaps of its tie alone, once there are five over ninety
days. 8 to 12 in a hundred should ever reach S < .10; the gap still open at the end of a record counts as cut off
(Kaplan-Meier). Beside it: after how many of the flags contact resumed. Other priors are printed for comparison.
"""

import sys
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.mailboxes import DailyCounts, corpus, mailboxes
from firsthand.domain.ties import ActiveClock, rhythm

Floats = NDArray[np.float64]


class HeldOutGaps(NamedTuple):
    """One row a held-out gap: its length in active days, what its tie's earlier gaps said, whether it closed."""

    gap: Floats
    gaps_before: Floats
    log_sum: Floats
    log_scatter: Floats
    closed: NDArray[np.bool_]


def held_out_gaps(counts: DailyCounts, *, with_absences: bool = False) -> HeldOutGaps:
    """Every gap with five gaps over ninety days before it; with_absences leaves days away in."""
    end = int(counts.day.max()) + 1
    clock = ActiveClock.from_sent_days([] if with_absences else counts.sent_days, end)
    found: list[tuple[float, float, float, float, bool]] = []
    for days in np.split(counts.day, np.flatnonzero(np.diff(counts.tie)) + 1):
        ticks = clock.at(np.append(days, end))
        gaps = np.maximum(np.diff(ticks), rhythm.GAP_DAYS_MIN).astype(np.float64)
        logs = np.log(gaps)
        for place in range(rhythm.GAPS_MIN, len(gaps)):
            if days[place] - days[0] >= rhythm.SPAN_DAYS_MIN:
                before = logs[:place]
                scatter = float(((before - before.mean()) ** 2).sum())
                found.append((gaps[place], place, before.sum(), scatter, place < len(gaps) - 1))
    columns = np.array(found, dtype=np.float64).reshape(-1, 5).T
    return HeldOutGaps(columns[0], columns[1], columns[2], columns[3], columns[4] > 0)


class Flags(NamedTuple):
    """ever: share of gaps that ever reach S < .10; flags: how many did; resumed: how many of these closed again."""

    gaps: int
    ever: float
    flags: int
    resumed: int


def flags(held_out: HeldOutGaps, prior: rhythm.Prior = rhythm.PRIOR) -> Flags:
    reach = held_out.gap / quiet_gap(held_out, prior)
    flagged = reach > 1
    return Flags(
        len(reach), ever_reached(reach, held_out.closed), int(flagged.sum()), int((flagged & held_out.closed).sum())
    )


def quiet_gap(held_out: HeldOutGaps, prior: rhythm.Prior) -> Floats:
    following = rhythm.predictive(held_out.gaps_before, held_out.log_sum, held_out.log_scatter, prior)
    return rhythm.quiet_gap_days(following)


def ever_reached(reach: Floats, closed: NDArray[np.bool_]) -> float:
    """The share of gaps that grow beyond reach 1, by Kaplan-Meier over gaps that closed or were cut off."""
    order = np.lexsort((~closed, reach))
    at_risk = len(reach) - np.arange(len(reach))
    steps = np.where(closed[order] & (reach[order] <= 1), 1 - 1 / at_risk, 1.0)
    return float(np.prod(steps))


def pooled(parts: list[HeldOutGaps]) -> HeldOutGaps:
    return HeldOutGaps(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def interval(parts: list[HeldOutGaps], prior: rhythm.Prior, draws: int = 200) -> tuple[float, float]:
    """80 % of bootstrap draws of whole mailboxes."""
    chance = np.random.default_rng(2)
    reach = [part.gap / quiet_gap(part, prior) for part in parts]
    ever = []
    for _ in range(draws):
        drawn = chance.integers(0, len(parts), len(parts)).tolist()
        together = np.concatenate([reach[i] for i in drawn])
        ever.append(ever_reached(together, np.concatenate([parts[i].closed for i in drawn])))
    low, high = np.quantile(ever, [0.1, 0.9])
    return float(low), float(high)


def line(label: str, parts: list[HeldOutGaps], prior: rhythm.Prior = rhythm.PRIOR) -> str:
    result = flags(pooled(parts), prior)
    low, high = interval(parts, prior)
    each = [flags(part, prior).ever for part in parts if len(part.gap) >= 50]
    resumed = result.resumed / max(result.flags, 1)
    return (
        f"  {label:<36} {result.gaps:>6}   {result.ever:6.1%} [{low:5.1%}, {high:5.1%}]   "
        f"{np.median(each):6.1%}   {result.flags:>5}   {resumed:6.1%}"
    )


def main() -> int:
    if corpus() is None:
        print("  left out: no real mailboxes (FIRSTHAND_CORPUS)")
        return 0
    real = list(mailboxes())
    every = [held_out_gaps(one.counts) for one in real]
    complete = [part for part, one in zip(every, real, strict=True) if one.complete]
    print("  Aim: 8-12 % of held-out gaps ever reach S < .10. Intervals: 80 %, whole mailboxes drawn.\n")
    print(f"  {'':<36} {'gaps':>6}   {'ever S < .10':<22}   median   flags   resumed")
    print(line(f"as shipped, {len(every)} mailboxes", every))
    print(line(f"as shipped, the {len(complete)} complete ones", complete))
    print(line("days away left in", [held_out_gaps(one.counts, with_absences=True) for one in real]))
    for spread_weight, spread in ((4.0, 1.0), (4.0, 1.15), (4.0, 1.5), (8.0, 1.3)):
        prior = rhythm.PRIOR._replace(spread_weight=spread_weight, spread=spread)
        print(line(f"prior with nu0 = {spread_weight:g}, s0 = {spread:g}", every, prior))
    return 0


if __name__ == "__main__":
    sys.exit(main())
