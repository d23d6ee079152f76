"""Measure 7, breadth: over how many groups contact is spread, and how much of it stays in one's own.

Sources: the exponential of Shannon's entropy is the effective number of groups (Hill, Ecology 54, 1973); the E-I index
is that of Krackhardt and Stern (Social Psychology Quarterly 51, 1988).
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike

from firsthand.network.arrays import Floats, Ints, sums

DRAWS, DRAWS_LARGE = 1000, 200
LARGE_TIES = 1000
"""Of more ties fewer draws do: their interval is narrow, and so is its error."""

SEED = 7
COUNTS_MAX = 4_000_000
"""Draws are made in blocks of at most this many numbers."""


@dataclass(frozen=True)
class Interval:
    low: float
    high: float


@dataclass(frozen=True)
class Breadth:
    """groups: equivalent groups, 1 to the number of groups; interval: 80 %, may reach beyond it, as there
    may be groups not met yet. None where nobody has a group.

    external_internal: -1 (all ties in my own group) to 1 (none); None where my own group is not known. ties: all of
    them; with_group: those whose group is known, on which all of this rests.
    """

    groups: float | None
    interval: Interval | None
    external_internal: float | None
    ties: int
    with_group: int


def breadth(weight: ArrayLike, label: ArrayLike, own_group: int | None = None) -> Breadth:
    """How broadly contact is spread.

    weight: of each tie, above 0, in contact-days. label: its group, 0 or more; below 0 where it has none or none is
    known. own_group: the user's. Time and memory: DRAWS x the ties with a group.
    """
    amount, group = np.asarray(weight, dtype=np.float64), np.asarray(label, dtype=np.int64)
    known = group >= 0
    ties, amount, group = len(group), amount[known], group[known]
    if not len(group):
        return Breadth(None, None, None, ties, 0)
    place = np.unique(group, return_inverse=True)[1].astype(np.int64)
    groups = float(equivalent_groups(sums(place, amount, int(place.max()) + 1)[None, :])[0])
    index = None if own_group is None else float((group != own_group).mean() - (group == own_group).mean())
    return Breadth(groups, interval(amount, place), index, ties, len(group))


def equivalent_groups(contact: Floats) -> Floats:
    """exp of the entropy of each row's shares, rows of contact by group, at least one above 0: 1 to the number of columns."""
    share = contact / contact.sum(axis=1, keepdims=True)
    logs = np.log(share, out=np.zeros_like(share), where=share > 0)
    found: Floats = np.exp(-(share * logs).sum(axis=1))
    return found


def interval(weight: Floats, group: Ints) -> Interval:
    """80 % interval of equivalent groups, the value itself always within; group: 0 to groups - 1, each met.

    Ties are drawn always with the same chance. Entropy counted from a few ties
    comes out too low, by (groups - 1) / 2n (Miller, 1955), n the number of equally heavy ties that would weigh as
    much; in a draw from a draw it does so twice, and twice it is put back. Without this, an "80 %" interval of 15 ties
    holds the truth in 0 to 45 % of cases: `python -m bench.one_mailbox`.
    """
    low, high = _quantiles(weight.astype(np.float64).tobytes(), group.astype(np.int64).tobytes())
    by_group = sums(group, weight, int(group.max()) + 1)
    too_low = np.exp((len(by_group) - 1) * np.square(weight).sum() / weight.sum() ** 2)
    value = equivalent_groups(by_group[None, :])[0]
    return Interval(float(min(low * too_low, value)), float(max(high * too_low, value)))


@lru_cache(maxsize=16)
def _quantiles(weight: bytes, group: bytes) -> tuple[float, float]:
    """Of the draws, which take longest of all: a page asks for the same ties again and again. Arrays as their bytes."""
    found = draws(np.frombuffer(weight, dtype=np.float64), np.frombuffer(group, dtype=np.int64))
    low, high = np.quantile(found, [0.1, 0.9])
    return float(low), float(high)


def draws(weight: Floats, group: Ints) -> Floats:
    """The equivalent groups of DRAWS draws of as many ties as there are, with replacement; of many ties DRAWS_LARGE."""
    chance, ties = np.random.default_rng(SEED), len(weight)
    count = DRAWS if ties <= LARGE_TIES else DRAWS_LARGE
    contact = np.zeros((ties, int(group.max()) + 1))
    contact[np.arange(ties), group] = weight
    found: list[Floats] = []
    block = max(1, COUNTS_MAX // ties)
    for start in range(0, count, block):
        times = chance.multinomial(ties, np.full(ties, 1 / ties), size=min(block, count - start))
        found.append(equivalent_groups(times @ contact))
    return np.concatenate(found)
