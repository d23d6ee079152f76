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
LINE, LINE_WIDTH_MAX = 1.05, 190.0
SLENDER, ENLARGED = 0.92, 1.4
"""How wide the italics of regions run beside the letters of people; and how much larger small screens draw them."""

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

    def region(self, lines: Sequence[str], corners: Floats) -> Label | None:
        """Where the lines of a region's name stand: above it, else under it, else wherever they hide least.

        None for no name or no region. Lines are LINE apart; on small screens they are drawn larger, and still fit in.
        """
        if not lines or not len(corners):
            return None
        width = max(text_width(line, REGION_SIZE) * SLENDER for line in lines)
        tall = (len(lines) - 1) * REGION_SIZE * LINE
        (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
        edge = width * ENLARGED / 2 + 2
        middle = float(np.clip((left + right) / 2, edge, max(edge, WIDTH - edge)))
        best, least = Label(round(middle, 1), REGION_SIZE, "middle"), np.inf
        for side in (0.0, -width / 5, width / 5, -width / 2.5, width / 2.5):
            for base in (top - 6 - tall, bottom + 19, *np.arange(top + 14, bottom - tall, 9)):
                spot = Label(round(middle + side, 1), round(float(base), 1), "middle")
                box = _box(spot, width, REGION_SIZE, tall)
                # Rather over a tie than far from its own ground: a name that wandered off would name another.
                cost = 4 * self._hidden(box) + abs(side) / 12 + (0 if base < top else 1.5 if base > bottom else 3)
                if cost < least and _inside(_box(spot, width * ENLARGED, REGION_SIZE, tall)):
                    best, least = spot, cost
        self.boxes.append(_box(best, width, REGION_SIZE, tall))
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


def two_lines(name: str) -> tuple[str, ...]:
    """A long name broken at the blank nearest to its middle; a short one, or one without blanks, as it is."""
    if text_width(name, REGION_SIZE) * SLENDER <= LINE_WIDTH_MAX or " " not in name:
        return (name,) if name else ()
    blanks = [at for at, sign in enumerate(name) if sign == " "]
    at = min(blanks, key=lambda blank: (abs(blank - len(name) / 2), blank))
    return name[:at], name[at + 1 :]


def _box(label: Label, width: float, size: float, below: float = 0.0) -> Box:
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return left, label.y - size * ABOVE, left + width, label.y + size * BELOW + below


def _inside(box: Box) -> bool:
    return box[0] >= 1 and box[1] >= 1 and box[2] <= WIDTH - 1 and box[3] <= HEIGHT - 1


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] + BETWEEN and other[0] < one[2] + BETWEEN and one[1] < other[3] and other[1] < one[3]
