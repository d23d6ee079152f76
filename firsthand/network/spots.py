"""The canvas of the map and the spots on it that are free."""

from functools import cache

import numpy as np

from firsthand.network.arrays import Floats

WIDTH, HEIGHT = 760.0, 580.0
EDGE = 16.0
"""How far from the edge of the canvas people stay."""

TOP = 34.0
"""Room above the uppermost people, for the name of their region."""

SPOTS = 7000


@cache
def spots() -> Floats:
    """Points spread evenly over the canvas without rows or columns; they are the same for ever.

    Source: Roberts, "The Unreasonable Effectiveness of Quasirandom Sequences" (2018), the sequence R2.
    """
    ratio = 1.32471795724474602596
    steps = np.arange(1, SPOTS + 1)
    within = np.column_stack(((0.5 + steps / ratio) % 1, (0.5 + steps / ratio**2) % 1))
    found: Floats = within * (WIDTH - 2 * EDGE, HEIGHT - EDGE - TOP) + (EDGE, TOP)
    found.flags.writeable = False
    return found


class Board:
    """Who stands where, and which spots are still free: `spacing` from everybody, and farther from other regions."""

    def __init__(self, spacing: float) -> None:
        self.spacing = spacing
        self.near = np.full(SPOTS, np.inf)
        """Distance of each spot to the nearest person; `owner`: that one's region; `rest`: to the nearest of any other."""
        self.owner = np.full(SPOTS, -2)
        self.rest = np.full(SPOTS, np.inf)

    def take(self, place: Floats, region: int) -> None:
        """Somebody of this region stands here."""
        away = np.hypot(*(spots() - place).T)
        own = self.owner == region
        nearer = ~own & (away < self.near)
        self.rest = np.where(own, self.rest, np.where(nearer, self.near, np.minimum(self.rest, away)))
        self.near = np.where(own | nearer, np.minimum(self.near, away), self.near)
        self.owner = np.where(nearer, region, self.owner)

    def nearest_free(self, target: Floats, region: int) -> Floats:
        """The free spot nearest to a point; where none is free, the one that is the least crowded."""
        free = self.near >= self.spacing
        apart = np.where(self.owner == region, self.rest, self.near) >= 1.9 * self.spacing
        for allowed in (free & apart, free):
            if allowed.any():
                away = np.where(allowed, np.square(spots() - target).sum(axis=1), np.inf)
                return _spot(np.argmin(away))
        return _spot(np.argmax(self.near))

    def open_ground(self, reach: float, towards: Floats) -> Floats:
        """The middle of a free stretch of about `reach`, rather near to a point than far from it."""
        edges = np.minimum.reduce((*spots().T, WIDTH - spots()[:, 0], HEIGHT - spots()[:, 1]))
        room = np.minimum(np.minimum(self.near - reach / 2, edges), reach)
        return _spot(np.argmax(room - 0.1 * np.hypot(*(spots() - towards).T)))


def _spot(place: np.intp) -> Floats:
    return np.array(spots()[place])
