"""What one mailbox hides, in worlds whose every letter is known.

Of 60 people the network is measured twice: from all letters, and from those they took part in themselves, which is all a
mailbox can show. Ties between contacts that never copy me are unseen. Which way does each measure err, and what keeps
its order all the same? In which of the measures does the truth lie within what weeks drawn again would give, the
interval of a naive reading?

Figures of invented worlds: they show how a measure errs, not by how much yours does.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import spearmanr

from bench.letters import GROUP, GROUPS, PEOPLE, WINDOW_DAYS, WORLDS, World, letters, mailbox, rates
from firsthand.network.arrays import Ints
from firsthand.network.breadth import draws, equivalent_groups, interval
from firsthand.network.brokerage import ego_brokerage
from firsthand.network.clusters import clusters
from firsthand.network.crossings import crossings
from firsthand.network.ego import (
    CONTACT_DAYS_MIN,
    EgoNetwork,
    contact_days,
    ego_network,
    ego_of,
    often_met,
    pair_days,
    with_pairs,
)
from firsthand.network.groups import Groups
from firsthand.network.influence import influential_pairs
from firsthand.network.openness import openness
from firsthand.network.presence import Presence
from firsthand.network.ties import mutual_ties

EGOS, DRAWS, ASKED = 60, 40, 5
BANDS = ("constraint", "effective size", "efficiency")


def seen(box: Presence, min_days: int = CONTACT_DAYS_MIN) -> EgoNetwork:
    return often_met(ego_network(box, *contact_days(box)), min_days)


def unlinked_groups(ego: EgoNetwork) -> float:
    """Pairs of groups among my contacts of whom no two were seen together."""
    groups = Groups(np.arange(PEOPLE), GROUP)
    across = crossings(ego, groups)
    met = len(np.unique(groups.of(ego.people)))
    return met * (met - 1) / 2 - len(np.unique(across.one_group * GROUPS + across.other_group))


def constraint(ego: EgoNetwork) -> float:
    return ego_brokerage(ego).constraint or np.nan


MEASURES: dict[str, Callable[[EgoNetwork], float]] = {
    "constraint": constraint,
    "effective size": lambda ego: ego_brokerage(ego).effective_size or np.nan,
    "efficiency": lambda ego: ego_brokerage(ego).efficiency or np.nan,
    "hierarchy": lambda ego: ego_brokerage(ego).hierarchy or np.nan,
    "clusters": lambda ego: float(len(clusters(ego).labels())),
    "unlinked groups": unlinked_groups,
}


@dataclass(frozen=True)
class Egos:
    """The same people, by all letters and by their own mailbox."""

    true: list[EgoNetwork]
    boxes: list[Presence]
    seen: list[EgoNetwork]


def egos_of(every: Presence, chosen: Ints, min_days: int = CONTACT_DAYS_MIN) -> Egos:
    ties = mutual_ties(*pair_days(every), PEOPLE)
    boxes = [mailbox(every, ego) for ego in chosen.tolist()]
    true = [often_met(ego_of(ties, ego), min_days) for ego in chosen.tolist()]
    return Egos(true, boxes, [seen(box, min_days) for box in boxes])


def shown(egos: Egos) -> float:
    """The share of the ties among contacts that a mailbox shows."""
    return sum(len(one.tie) for one in egos.seen) / sum(len(one.tie) for one in egos.true)


def rank(true: Sequence[float], found: Sequence[float]) -> str:
    """Spearman's correlation; nothing where all are equal in truth."""
    return f"{spearmanr(true, found, nan_policy='omit').statistic:.2f}" if np.ptp(true) > 0 else ""


def band(box: Presence, measure: Callable[[EgoNetwork], float], chance: np.random.Generator) -> tuple[float, float]:
    """80 % of what weeks drawn with replacement give: the interval that a naive reading would show."""
    week = box.day // 7
    weeks = np.unique(week)
    found = []
    for _ in range(DRAWS):
        drawn = chance.choice(weeks, len(weeks))
        rows = [np.flatnonzero(week == one) for one in drawn.tolist()]
        times = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        row = np.concatenate(rows)
        spread = (
            times * (int(box.interaction.max()) + 1) + box.interaction[row],
            box.person[row],
            times * 7 + box.day[row] % 7,
        )
        found.append(measure(seen(Presence(*spread, box.sender[row]))))
    low, high = np.nanquantile(found, [0.1, 0.9])
    return float(low), float(high)


def table(world: World, egos: Egos) -> None:
    chance = np.random.default_rng(4)
    contacts = np.mean([len(one.people) for one in egos.true])
    print(f"\n  {world.name}: {contacts:.0f} contacts each; {shown(egos):.0%} of the ties among them seen")
    print(f"  {'':<16} {'true':>7} {'seen':>7} {'bias':>7}   {'rank':>5}   truth in the band")
    for name, measure in MEASURES.items():
        true, found = ([measure(one) for one in some] for some in (egos.true, egos.seen))
        within = ""
        if name in BANDS:
            bands = [band(box, measure, chance) for box in egos.boxes]
            inside = [low <= value <= high for (low, high), value in zip(bands, true, strict=True)]
            within = f"{sum(inside)} of {len(inside)}"
        bias = f"{np.nanmean(found) / np.nanmean(true) - 1:+.0%}" if np.nanmean(true) >= 0.01 else ""
        means = f"{np.nanmean(true):7.3f} {np.nanmean(found):7.3f}"
        print(f"  {name:<16} {means} {bias:>7}   {rank(true, found):>5}   {within}".rstrip())


def how_often_met(world: World, every: Presence, chosen: Ints) -> None:
    """The same with everybody met at least so often: why the product reads the network of some contacts only."""
    for min_days in (1, 2, 3, 5):
        egos = egos_of(every, chosen, min_days)
        cells = []
        for name in ("constraint", "clusters", "unlinked groups"):
            true, found = ([MEASURES[name](one) for one in some] for some in (egos.true, egos.seen))
            cells.append(f"{np.nanmean(true):7.3f} {np.nanmean(found):7.3f} {rank(true, found):>5}")
        print(f"  {world.name:<12} {min_days:>4} {shown(egos):>7.0%}   {'   '.join(cells)}")


def asking(world: World, egos: Egos) -> None:
    """Of the pairs asked about, how many talk; and how far the answers move constraint. Beside it, pairs by chance."""
    chance = np.random.default_rng(6)
    talk, moved = np.zeros(2), np.zeros(2)
    missing = 0.0
    for true, one in zip(egos.true, egos.seen, strict=True):
        talking = set(zip(true.people[true.left].tolist(), true.people[true.right].tolist(), strict=True))
        every = [(pair.one, pair.other) for pair in influential_pairs(one, len(one.people) ** 2)]
        by_chance = [every[at] for at in chance.permutation(len(every))[:ASKED].tolist()]
        before = constraint(one)
        missing += constraint(true) - before
        for row, pairs in enumerate((every[:ASKED], by_chance)):
            found = [pair for pair in pairs if pair in talking]
            talk[row] += len(found)
            moved[row] += constraint(with_pairs(one, found)) - before
    share, mean = talk / (ASKED * EGOS), moved / EGOS
    print(
        f"  {world.name:<12} most influential: {share[0]:4.0%} talk, constraint {mean[0]:+.4f}; by chance: {share[1]:4.0%} talk, "
        f"{mean[1]:+.4f}; missing are {missing / EGOS:+.4f}"
    )


def trends(world: World) -> None:
    """Is the trend told when there is one, and silent when there is none? Half lose contacts elsewhere, half win some."""
    chance = np.random.default_rng(9)
    rate = rates(world, chance)
    chosen = chance.choice(PEOPLE, EGOS, replace=False)
    changed = rate.copy()
    for ego in chosen.tolist():
        across = np.flatnonzero((rate[ego] > 0) & (GROUP[ego] != GROUP))
        if ego % 2:
            lost = across[: len(across) * 3 // 4]
            changed[ego, lost] = changed[lost, ego] = 0
        else:
            strangers = np.flatnonzero((rate[ego] == 0) & (GROUP[ego] != GROUP))
            won = chance.choice(strangers, 2 * len(across) + 5, replace=False)
            changed[ego, won] = changed[won, ego] = np.exp(chance.normal(1.2, 1.0, len(won)))
    before = egos_of(letters(rate, world, chance), chosen)
    for name, later in (("nothing changed", rate), ("contacts elsewhere lost, or won", changed)):
        now = egos_of(letters(later, world, chance), chosen)
        found = [openness(one, other) for one, other in zip(before.boxes, now.boxes, strict=True)]
        truth = [np.log(constraint(other) / constraint(one)) for one, other in zip(before.true, now.true, strict=True)]
        seen_change = [np.log((one.now or 1) / (one.before or 1)) for one in found]
        steady = sum(one.state == "steady" for one in found)
        right = [
            (one.state == "more_closed") == (change > 0)
            for one, change in zip(found, truth, strict=True)
            if one.state in {"more_open", "more_closed"}
        ]
        print(
            f"  {world.name:<12} {name:<32} steady {steady:>2} of {steady + len(right)}; of {len(right):>2} told, "
            f"{sum(right):>2} as in truth; rank of the changes {rank(truth, seen_change)}"
        )


def breadths() -> None:
    """Does the 80 % interval of breadth hold the truth eight times in ten?"""
    chance = np.random.default_rng(1)
    print(f"\n  {'Breadth':<16} {'groups':>7} {'as shipped':>11} {'draws alone':>12}")
    for ties in (15, 30, 60, 150):
        for groups in (3, 6, 12):
            held, plain, worlds = 0, 0, 200
            for _ in range(worlds):
                share = chance.dirichlet(np.full(groups, 2.0))
                weight = (1 + chance.geometric(0.15, ties)).astype(np.float64)
                _, place = np.unique(chance.choice(groups, ties, p=share), return_inverse=True)
                truth = equivalent_groups(share[None, :])[0]
                found, (low, high) = interval(weight, place), np.quantile(draws(weight, place), [0.1, 0.9])
                held += found.low <= truth <= found.high
                plain += int(low <= truth <= high)
            print(f"  {ties:>3} ties{'':<8} {groups:>7} {held / worlds:>11.0%} {plain / worlds:>12.0%}")


def main() -> int:
    print(
        f"  {EGOS} of {PEOPLE} people in {GROUPS} groups, {WINDOW_DAYS} days; contacts met on {CONTACT_DAYS_MIN} days or more."
    )
    print("  rank: Spearman's correlation of true and seen over these people.")
    known = []
    for world in WORLDS:
        chance = np.random.default_rng(3)
        every = letters(rates(world, chance), world, chance)
        known.append((world, every, chance.choice(PEOPLE, EGOS, replace=False)))
    for world, every, chosen in known:
        table(world, egos_of(every, chosen))
    print("\n  The same by how often contacts were met: true, seen and rank of each")
    print(f"  {'':<12} {'days':>4} {'shown':>7}   {'constraint':<21}   {'clusters':<21}   unlinked groups")
    for one in known:
        how_often_met(*one)
    print(f"\n  The answers to {ASKED} questions: do these two talk without you?")
    for world, every, chosen in known:
        asking(world, egos_of(every, chosen))
    print("\n  The trend of constraint, more open or more closed, from one window to the next")
    for world in WORLDS:
        trends(world)
    breadths()
    return 0


if __name__ == "__main__":
    sys.exit(main())
