"""The ground of a region on the map: a soft outline around its people."""

import igraph
import numpy as np

from firsthand.network.arrays import Floats
from firsthand.network.spots import HEIGHT, WIDTH

CORNERS = 10
RIM = 2.0
"""How near to the edge of the canvas an outline may come."""


def outline(places: Floats, seam: float) -> Floats:
    """Corners of the smallest convex outline that keeps `seam` from everybody, in order around it; none for nobody."""
    if not len(places):
        return np.zeros((0, 2))
    turn = (np.arange(CORNERS) + 0.5) * 2 * np.pi / CORNERS
    around = seam * np.column_stack((np.cos(turn), np.sin(turn)))
    points = (places[:, None] + around[None]).reshape(-1, 2).clip((RIM, RIM), (WIDTH - RIM, HEIGHT - RIM))
    return np.array(igraph.convex_hull(np.round(points, 2).tolist(), coords=True))


def soft_path(corners: Floats) -> str:
    """SVG path data of a closed line that touches the middle of each side and rounds every corner; '' for no corners."""
    if not len(corners):
        return ""
    middles = (corners + np.roll(corners, -1, axis=0)) / 2
    curves = (
        f"Q{_point(corner)} {_point(middle)}"
        for corner, middle in zip(np.roll(corners, -1, axis=0), np.roll(middles, -1, axis=0), strict=True)
    )
    return f"M{_point(middles[0])}{''.join(curves)}Z"


def straight_path(starts: Floats, ends: Floats) -> str:
    """SVG path data of straight ties."""
    return "".join(f"M{_point(start)}L{_point(end)}" for start, end in zip(starts, ends, strict=True))


def bent_path(starts: Floats, ends: Floats) -> str:
    """SVG path data of ties that bend a little away from the straight line, so that those side by side stay apart."""
    way = ends - starts
    knees = (starts + ends) / 2 + 0.12 * np.column_stack((way[:, 1], -way[:, 0]))
    knees = knees.clip((RIM, RIM), (WIDTH - RIM, HEIGHT - RIM))
    return "".join(
        f"M{_point(start)}Q{_point(knee)} {_point(end)}" for start, knee, end in zip(starts, knees, ends, strict=True)
    )


def _point(point: Floats) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}".replace(".0 ", " ").removesuffix(".0")
