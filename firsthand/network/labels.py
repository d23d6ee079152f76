"""Where names fit on the map: no name over another, over somebody, or over the edge."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from firsthand.network.arrays import Floats
from firsthand.network.spots import HEIGHT, WIDTH

Anchor = Literal["start", "middle", "end"]
Box = tuple[float, float, float, float]

NAME_SIZE, REGION_SIZE = 13.0, 20.0
NARROW, WIDE = frozenset("fijlrt.,:;'’!|()[] -Il"), frozenset("mwMW@%&")
ABOVE, BELOW = 0.76, 0.24
"""How much of a line's height stands above its base line, and below."""

BETWEEN = 4.0
"""From a circle to its name, and between two names."""


@dataclass(frozen=True)
class Label:
    """x, y: of the base line where `anchor` says."""

    x: float
    y: float
    anchor: Anchor


def text_width(text: str, size: float) -> float:
    """About how wide a line is, in units of the canvas, from kinds of letters; rather too wide than too narrow."""
    return size * sum(
        0.33
        if sign in NARROW
        else 0.92
        if sign in WIDE
        else 1.05
        if ord(sign) > 0x2E80
        else 0.7
        if sign.isupper()
        else 0.57
        for sign in text
    )


class Names:
    """What is on the canvas already; each name that fits is added to it."""

    def __init__(self, places: Floats, radii: Floats) -> None:
        self.places, self.radii = places, radii
        self.boxes: list[Box] = []

    def region(self, name: str, corners: Floats) -> Label | None:
        """A name above its region, else under it, else where it hides least; None for no name or no region."""
        if not name or not len(corners):
            return None
        width = text_width(name, REGION_SIZE)
        middle = float(np.clip((corners[:, 0].min() + corners[:, 0].max()) / 2, width / 2 + 2, WIDTH - width / 2 - 2))
        top, bottom = float(corners[:, 1].min()), float(corners[:, 1].max())
        heights = (top - 6, bottom + 19, *np.arange(top + 14, bottom, 9))
        sides = (0.0, -width / 4, width / 4, -width / 2, width / 2)
        spots = [
            Label(round(middle + side, 1), round(float(height), 1), "middle") for height in heights for side in sides
        ]
        spots = [one for one in spots if _inside(_box(one, width, REGION_SIZE))] or spots[:1]
        best = min(spots, key=lambda one: self._hidden(_box(one, width, REGION_SIZE)))
        self.boxes.append(_box(best, width, REGION_SIZE))
        return best

    def person(self, name: str, person: int, *, size: float = NAME_SIZE, always: bool = False) -> Label | None:
        """A name beside its circle, on the first side where it fits; None where it fits nowhere.

        always: then where it hides least, for the one that the map is about.
        """
        width, radius = text_width(name, size), float(self.radii[person])
        spots = [one for one in _around(self.places[person], radius, size) if _inside(_box(one, width, size))]
        if not spots or not name:
            return None
        hidden = [self._hidden(_box(one, width, size), but=person) for one in spots]
        best = int(np.argmin(hidden)) if always else next((at for at, much in enumerate(hidden) if not much), None)
        if best is None:
            return None
        self.boxes.append(_box(spots[best], width, size))
        return spots[best]

    def _hidden(self, box: Box, but: int = -1) -> float:
        """How much would lie under this box: 1 for a small circle, more for a large one, and for each other name."""
        low, high = (box[0], box[1]), (box[2], box[3])
        away = np.hypot(*(self.places - self.places.clip(low, high)).T) if len(self.places) else np.zeros(0)
        met = away < self.radii + 1
        if but >= 0:
            met[but] = False
        return float((1 + self.radii[met] / 4).sum()) + 6.0 * sum(_meet(box, other) for other in self.boxes)


def names_that_fit(names: Names, said: Sequence[str], order: Iterable[int], count_max: int) -> dict[int, Label]:
    """Names of at most so many people, tried in this order."""
    found: dict[int, Label] = {}
    for person in order:
        if len(found) >= count_max:
            break
        if (label := names.person(said[person], person)) is not None:
            found[person] = label
    return found


def _around(place: Floats, radius: float, size: float) -> list[Label]:
    x, y = float(place[0]), float(place[1])
    level, far = y + size * 0.35, radius + BETWEEN
    spots: tuple[tuple[float, float, Anchor], ...] = (
        (x + far, level, "start"),
        (x - far, level, "end"),
        (x, y + far + size * ABOVE, "middle"),
        (x, y - far - size * BELOW + 1, "middle"),
        (x + far * 0.7, y + far * 0.7 + size * ABOVE, "start"),
        (x + far * 0.7, y - far * 0.7 - size * BELOW, "start"),
        (x - far * 0.7, y + far * 0.7 + size * ABOVE, "end"),
        (x - far * 0.7, y - far * 0.7 - size * BELOW, "end"),
    )
    return [Label(round(left, 1), round(base, 1), anchor) for left, base, anchor in spots]


def _box(label: Label, width: float, size: float) -> Box:
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return left, label.y - size * ABOVE, left + width, label.y + size * BELOW


def _inside(box: Box) -> bool:
    return box[0] >= 1 and box[1] >= 1 and box[2] <= WIDTH - 1 and box[3] <= HEIGHT - 1


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] + BETWEEN and other[0] < one[2] + BETWEEN and one[1] < other[3] and other[1] < one[3]
