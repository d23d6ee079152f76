"""A small line of levels over time: geometry in SVG attributes, colour in the style sheet, the sentence beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.web.elements.words import formatted

LEFT, RIGHT, TOP, BOTTOM = 14, 286, 20, 110
TRIES_DRAWN = 14


@dataclass(frozen=True)
class Point:
    x: int
    y: int


@dataclass(frozen=True)
class Chart:
    """points: all but the newest; now: the newest, None where there is nothing to draw. label: the chart in a sentence."""

    title: str
    top: str
    bottom: str
    line: str
    points: tuple[Point, ...]
    now: Point | None
    first_day: str
    last_day: str
    label: str
    sentence: str


def chart(
    title: str,
    scale: tuple[str, str],
    span: tuple[int, int],
    tries: Sequence[tuple[date, int]],
    sentence: str,
    today: date,
) -> Chart:
    """scale: the words at the bottom and at the top. span: the levels they stand for. tries: day and level, the oldest first."""
    shown = tries[-TRIES_DRAWN:]
    low, high = span
    step = (RIGHT - LEFT) / max(1, len(shown) - 1)
    points = tuple(
        Point(round(LEFT + place * step), round(BOTTOM - (BOTTOM - TOP) * (level - low) / (high - low)))
        for place, (_, level) in enumerate(shown)
    )
    days = [formatted(day, "j M" if day.year == today.year else "j M Y") for day, _ in shown]
    return Chart(
        title=title,
        top=scale[1],
        bottom=scale[0],
        line="M" + " L".join(f"{one.x} {one.y}" for one in points) if len(points) > 1 else "",
        points=points[:-1],
        now=points[-1] if points else None,
        first_day=days[0] if len(days) > 1 else "",
        last_day=days[-1] if days else "",
        label=f"{title}. {sentence}",
        sentence=sentence,
    )
