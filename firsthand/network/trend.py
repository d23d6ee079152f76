"""Whether a figure moved more than chance would, from what it is without each part of its window in turn."""

from collections.abc import Sequence
from math import sqrt

Z80 = 1.2816
"""The normal deviate of an 80 % interval."""

BLOCKS = 9
"""Parts of a half-year, of twenty days each: longer than most ties' rhythm, so that parts are near independent (d)."""


def standard_error(without: Sequence[float]) -> float:
    """The grouped jackknife's standard error, in the figure's own unit; without: the figure with each part left out.

    Raises ValueError below two parts. Source: Quenouille (1956); Efron, "The Jackknife, the Bootstrap" (1982), chapter 3.
    """
    parts = len(without)
    if parts < 2:
        raise ValueError("An error is told from two parts or more.")
    mean = sum(without) / parts
    return sqrt((parts - 1) / parts * sum((one - mean) ** 2 for one in without))


def interval(value: float, error: float) -> tuple[float, float]:
    """An 80 % interval around a figure."""
    return value - Z80 * error, value + Z80 * error


def moved(change: float, error: float) -> int:
    """1 or -1 where 0 lies outside the 80 % interval of a change, else 0."""
    low, high = interval(change, error)
    return 1 if low > 0 else -1 if high < 0 else 0
