"""A small bar chart of contact-days: geometry in SVG attributes, colour in the style sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

STEP = 4
BASE = 22.0
TALLEST = 20.0
SHORTEST = 3.0


@dataclass(frozen=True)
class Spark:
    """One bar a period, the newest last and drawn apart. width: of the view box; bars, now: SVG path data."""

    width: int
    bars: str
    now: str


def spark(counts: Sequence[int]) -> Spark:
    """The chart of `counts` per period; the tallest bar is that tie's own maximum, never another person's."""
    top = max(counts, default=0)
    bars = [_bar(i, count, top) for i, count in enumerate(counts)]
    return Spark(width=STEP * len(counts), bars="".join(bars[:-1]), now=bars[-1] if bars else "")


def _bar(index: int, count: int, top: int) -> str:
    if count <= 0:
        return ""
    height = SHORTEST + (TALLEST - SHORTEST) * count / top
    return f"M{index * STEP + STEP // 2} {BASE:g}v-{height:.1f}"
