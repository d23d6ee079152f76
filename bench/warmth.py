"""Recent warmth on real mail: whom does the owner write to in the next 14 days?

On the first of each month every person met before (in personal mail, at most ten recipients, lists and robots left
out) is ranked by what was known before that day; those whom the owner then writes to, alone or among at most ten, are
the hits. People never met before cannot be ranked and are left out; their share is printed. The shipped measure stands
beside the four baselines, and beside itself with its three figures fitted on the other mailboxes alone.
"""

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.mailboxes import DailyCounts, corpus, mailboxes
from firsthand.domain.ties import ActiveClock, summarise, warmth

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

EPOCH = date(1970, 1, 1)
WINDOW_DAYS = 14
HISTORY_DAYS_MIN = 60
RECENT_DAYS = 90
TOP = 10
DRAWS = 1000
GRID = tuple(product((30, 60, 90, 120), (0.1, 0.2, 0.4, 0.8), (0.2, 0.3, 0.4, 0.5, 0.6)))
"""Half-life in days, softening of the level, exponent of the age."""


@dataclass(frozen=True, eq=False)
class Cut:
    """One mailbox on one day. place, age: of each daily row before it, the candidate and the days since.

    hit: candidates whom the owner wrote to in the window. repeat: those the owner wrote to in the last 90 days; the
    others are new or would be revived. unmet: people written to in the window who were never met before.
    """

    mailbox: int
    complete: bool
    day: int
    before: DailyCounts
    place: Ints
    age: Floats
    candidates: int
    hit: Flags
    repeat: Flags
    unmet: int

    def sum(self, amount: Floats) -> Floats:
        return np.bincount(self.place, weights=amount, minlength=self.candidates).astype(np.float64)

    def last_age(self) -> Floats:
        found = np.full(self.candidates, np.inf)
        np.minimum.at(found, self.place, self.age)
        return found


def cuts() -> list[Cut]:
    found: list[Cut] = []
    for number, mailbox in enumerate(mailboxes()):
        for day in firsts_of_months(mailbox.counts):
            cut = _cut(number, mailbox.complete, day, mailbox.counts)
            if cut.hit.any():
                found.append(cut)
    return found


def firsts_of_months(counts: DailyCounts) -> list[int]:
    """First days of months with 60 days of record before them and the window after them; stray dates left aside."""
    start = int(np.quantile(counts.day, 0.01)) + HISTORY_DAYS_MIN
    end = int(np.quantile(counts.sent_days, 0.998, method="lower")) - WINDOW_DAYS
    days = (date.fromordinal(EPOCH.toordinal() + day) for day in range(start, end))
    return [day.toordinal() - EPOCH.toordinal() for day in days if day.day == 1]


def _cut(number: int, complete: bool, day: int, counts: DailyCounts) -> Cut:
    before, window = counts.between(0, day), counts.between(day, day + WINDOW_DAYS)
    people, place = np.unique(before.tie, return_inverse=True)
    written = np.unique(window.tie[window.out_count > 0])
    recent = counts.between(day - RECENT_DAYS, day)
    return Cut(
        mailbox=number,
        complete=complete,
        day=day,
        before=before,
        place=place,
        age=(day - before.day).astype(np.float64),
        candidates=len(people),
        hit=np.isin(people, written),
        repeat=np.isin(people, recent.tie[recent.out_count > 0]),
        unmet=int((~np.isin(written, people)).sum()),
    )


def recency(cut: Cut) -> Floats:
    return -cut.last_age()


def count_of_a_year(cut: Cut) -> Floats:
    return cut.sum((cut.before.out_count + cut.before.in_count) * (cut.age <= 365))


def decayed_count(cut: Cut) -> Floats:
    return cut.sum((cut.before.out_count + cut.before.in_count) * np.exp2(-cut.age / 30))


def decayed_outgoing(cut: Cut) -> Floats:
    return cut.sum(cut.before.out_weight * np.exp2(-cut.age / 30))


def shipped(cut: Cut) -> Floats:
    """What `firsthand people --as-of` gives, by the product's own code."""
    rows = cut.before
    clock = ActiveClock.from_sent_days(rows.sent_days, cut.day)
    columns = (rows.day, rows.out_count, rows.out_weight, rows.in_count)
    return summarise(cut.place, *columns, clock=clock, ties=cut.candidates).warmth(cut.day)


def scores(cut: Cut, levels: dict[int, Floats], setting: tuple[int, float, float]) -> Floats:
    half_life, softening, exponent = setting
    if half_life not in levels:
        levels[half_life] = cut.sum(np.exp2(-cut.age / half_life) * (cut.before.out_count > 0))
    result: Floats = np.log(softening + levels[half_life]) - exponent * np.log(cut.last_age())
    return result


def fitted_elsewhere(every: Sequence[Cut]) -> tuple[list[Floats], Counter[tuple[int, float, float]]]:
    """Scores of each cut with the figures that serve all other mailboxes best, and how often each setting was chosen."""
    precision = np.empty((len(every), len(GRID)))
    for row, cut in enumerate(every):
        levels: dict[int, Floats] = {}
        for column, setting in enumerate(GRID):
            precision[row, column] = average_precision(scores(cut, levels, setting), cut.hit)
    owner = np.array([cut.mailbox for cut in every])
    chosen = {box: GRID[int(precision[owner != box].mean(axis=0).argmax())] for box in np.unique(owner).tolist()}
    return [scores(cut, {}, chosen[cut.mailbox]) for cut in every], Counter(chosen.values())


class Quality(NamedTuple):
    precision_10: float
    average_precision: float
    auc: float


def average_precision(score: Floats, hit: Flags) -> float:
    ordered = hit[np.argsort(-score, kind="stable")]
    found = np.cumsum(ordered)
    return float((found / np.arange(1, len(ordered) + 1))[ordered].mean())


def quality(score: Floats, hit: Flags) -> Quality:
    """P@10, average precision and area under the curve of one ranking with at least one hit."""
    top = hit[np.argsort(-score, kind="stable")][:TOP].sum() / TOP
    hits, others = np.sort(score[hit]), score[~hit]
    below = np.searchsorted(hits, others, side="right"), np.searchsorted(hits, others, side="left")
    auc = 1 - (below[0] + below[1]).sum() / 2 / max(len(hits) * len(others), 1) if len(others) else np.nan
    return Quality(float(top), average_precision(score, hit), float(auc))


def table(title: str, every: Sequence[Cut], ranked: dict[str, list[Floats]], among: Callable[[Cut], Flags]) -> None:
    """Means over cuts, 80 % bootstrap intervals over whole mailboxes; the last column is against the best baseline."""
    kept = [place for place, cut in enumerate(every) if (cut.hit & among(cut)).any()]
    found = {
        name: np.array([quality(given[at][among(every[at])], every[at].hit[among(every[at])]) for at in kept])
        for name, given in ranked.items()
    }
    owner = np.array([every[place].mailbox for place in kept])
    boxes = np.unique(owner)
    chance = np.random.default_rng(1)
    drawn = [
        np.concatenate([np.flatnonzero(owner == b) for b in chance.choice(boxes, len(boxes))]) for _ in range(DRAWS)
    ]
    best = max(list(found)[:4], key=lambda name: found[name][:, 1].mean())
    print(f"\n  {title}: {len(kept)} cut points, {len(boxes)} mailboxes")
    print(f"  {'':<34} {'P@10':<18} {'MAP':<18} {'AUC':<18} MAP over the best baseline")
    for name, values in found.items():
        cells = "".join(f"{_cell(values[:, column], drawn):<19}" for column in range(3))
        gain = "" if name == best else _cell(values[:, 1] - found[best][:, 1], drawn, "+.3f")
        print(f"  {name:<34} {cells}{gain}".rstrip())


def _cell(values: Floats, drawn: Sequence[Ints], form: str = ".3f") -> str:
    low, high = np.nanquantile([np.nanmean(values[places]) for places in drawn], [0.1, 0.9])
    return f"{np.nanmean(values):{form}} [{low:{form}}, {high:{form}}]".replace("0.", ".")


def calibration(every: Sequence[Cut]) -> None:
    """Does a chance of .3 mean three in ten?"""
    told = np.concatenate([shipped(cut) for cut in every])
    hit = np.concatenate([cut.hit for cut in every])
    log_odds = np.log(told / (1 - told))
    slope, offset = logistic(log_odds, hit)
    print(f"\n  The chance as told (slope {slope:.2f} and offset {offset:+.2f} would fit best; 1 and 0 as shipped)")
    print(f"  {'told':<12} {'people':>7} {'mean told':>10} {'came true':>10}")
    for low, high in ((0, 0.02), (0.02, 0.05), (0.05, 0.1), (0.1, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 1)):
        inside = (told >= low) & (told < high)
        if inside.any():
            print(
                f"  {low:.2f}..{high:.2f}   {inside.sum():>7} {told[inside].mean():>10.3f} {hit[inside].mean():>10.3f}"
            )


def logistic(x: Floats, hit: Flags) -> tuple[float, float]:
    """Slope and offset of a logistic regression, by Newton's rule."""
    design = np.stack([x, np.ones_like(x)], axis=1)
    weights = np.zeros(2)
    for _ in range(25):
        likely = 1 / (1 + np.exp(-design @ weights))
        curve = (design * (likely * (1 - likely))[:, None]).T @ design
        weights += np.linalg.solve(curve, design.T @ (hit - likely))
    return float(weights[0]), float(weights[1])


def main() -> int:
    if corpus() is None:
        print("  left out: no real mailboxes (FIRSTHAND_CORPUS)")
        return 0
    every = cuts()
    elsewhere, chosen = fitted_elsewhere(every)
    ranked = {
        "recency": [recency(cut) for cut in every],
        "count of 365 days": [count_of_a_year(cut) for cut in every],
        "decayed count, 30 d": [decayed_count(cut) for cut in every],
        "decayed outgoing, 30 d, by size": [decayed_outgoing(cut) for cut in every],
        "shipped, fitted on other mailboxes": elsewhere,
        "shipped": [shipped(cut) for cut in every],
    }
    unmet = sum(cut.unmet for cut in every)
    hits = sum(int(cut.hit.sum()) for cut in every)
    print(
        f"  {np.mean([cut.candidates for cut in every]):.0f} people to rank and {hits / len(every):.1f} hits at a cut"
    )
    print(f"  point; {unmet / (unmet + hits):.0%} of those written to were never met before and are left out.")
    table("Everybody", every, ranked, lambda cut: np.ones(cut.candidates, dtype=np.bool_))
    table("Repeat: written to in the last 90 days", every, ranked, lambda cut: cut.repeat)
    table("New or revived: not written to in 90 days", every, ranked, lambda cut: ~cut.repeat)
    complete = [place for place, cut in enumerate(every) if cut.complete]
    some = {name: [given[place] for place in complete] for name, given in ranked.items()}
    table(
        "The complete mailboxes",
        [every[place] for place in complete],
        some,
        lambda cut: np.ones(cut.candidates, dtype=np.bool_),
    )
    calibration(every)
    print("\n  Fitted leaving one mailbox out (half-life, softening, exponent: how often chosen):")
    for setting, times in chosen.most_common():
        print(f"    {setting}: {times}")
    print(f"    shipped: {warmth.HALF_LIFE_DAYS:g}, {warmth.LEVEL_SOFTENING:g}, {warmth.AGE_EXPONENT:g}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
