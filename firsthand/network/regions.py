"""Where the regions of the map lie: near those they are tied to, apart by their size, inside the canvas."""

import igraph
import numpy as np

from firsthand.network.arrays import Floats, Ints
from firsthand.network.chance import same_chance
from firsthand.network.spots import EDGE, HEIGHT, TOP, WIDTH

SPACING_MAX, SPACING_MIN = 25.0, 9.0
ROOM = 1.35
"""How many squares of `spacing` a person takes, as spots are filled: none stands on a grid."""

PUSHES = 250
OVERLAP_MAX = 1.0


def roomy(counts: Ints, loose: int) -> float:
    """How far apart people can stand so that all regions together fill about half of the canvas."""
    spacing = SPACING_MAX
    while spacing > SPACING_MIN:
        if (np.pi * np.square(_outer(counts, spacing))).sum() < 0.56 * WIDTH * (HEIGHT - TOP - _band(loose, spacing)):
            break
        spacing *= 0.95
    return spacing


def packed(counts: Ints, across: Floats, loose: int) -> tuple[Floats, Floats, float]:
    """Middles and radii of regions, and how far apart people stand in them.

    counts: people of each region; across: how much each two are tied; loose: people outside all regions, who get a strip
    along the lower edge.
    """
    spacing = roomy(counts, loose)
    if not len(counts):
        return np.zeros((0, 2)), np.zeros(0), spacing
    start = _drawn(across)
    while True:
        outer = _outer(counts, spacing)
        lower = HEIGHT - EDGE / 2 - _band(loose, spacing)
        centres, overlap = _pushed_apart(start, outer, lower)
        if overlap <= OVERLAP_MAX or spacing <= SPACING_MIN:
            return centres, _inner(counts, spacing), spacing
        spacing *= 0.94


def _inner(counts: Ints, spacing: float) -> Floats:
    return np.asarray(spacing * np.sqrt(ROOM * counts / np.pi))


def _outer(counts: Ints, spacing: float) -> Floats:
    """With the seam around a region, and half of the gap to the next and of its name."""
    return _inner(counts, spacing) + 1.15 * spacing


def _band(loose: int, spacing: float) -> float:
    rows = np.ceil(loose * spacing * 1.15 / (WIDTH - 2 * EDGE))
    return float(rows * spacing * 1.2 + (spacing if loose else 0))


def _drawn(across: Floats) -> Floats:
    """Points in a square of side 1, those that are tied near one another, the longer way across."""
    count = len(across)
    turn = np.arange(count) * 2 * np.pi / count
    seed = np.column_stack((np.cos(turn), np.sin(turn))) * np.sqrt(count)
    # Every two hold one another a little, or those without any tie would drift off and take the canvas for themselves.
    above = np.triu_indices(count, 1)
    weights = np.sqrt(across[above] / max(float(across.max(initial=0.0)), 1e-9)) + 0.15
    graph = igraph.Graph(n=count, edges=np.column_stack(above).tolist())
    with same_chance():
        drawn = graph.layout_fruchterman_reingold(weights=weights.tolist(), seed=seed.tolist(), niter=300, grid=False)
    points = np.array(drawn.coords).reshape(-1, 2)
    points -= points.mean(axis=0)
    if count > 1:
        points = points @ np.linalg.svd(points, full_matrices=False)[2].T
        points *= np.where(points.sum(axis=0) + 1e-6 * np.abs(points).max() < 0, -1.0, 1.0)
    points -= points.min(axis=0)
    return np.asarray(np.where(np.ptp(points, axis=0) > 1e-6, points / np.maximum(np.ptp(points, axis=0), 1e-6), 0.5))


def _pushed_apart(start: Floats, outer: Floats, lower: float) -> tuple[Floats, float]:
    """Middles of discs that push one another away and stay inside; and by how much two still overlap at most."""
    low = np.column_stack((outer, outer + TOP - EDGE))
    high = np.maximum(np.column_stack((WIDTH - outer, lower - outer)), low)
    centres = low + start * (high - low)
    wanted = outer[:, None] + outer[None]
    np.fill_diagonal(wanted, 0)
    lean = np.arange(len(outer)) * 2.4
    overlap = 0.0
    for _ in range(PUSHES):
        way = centres[:, None] - centres[None] + 1e-3 * (np.column_stack((np.cos(lean), np.sin(lean)))[:, None])
        apart = np.maximum(np.hypot(way[..., 0], way[..., 1]), 1e-9)
        short = np.maximum(wanted - apart, 0)
        np.fill_diagonal(short, 0)
        overlap = float(short.max(initial=0.0))
        if overlap <= OVERLAP_MAX / 2:
            break
        # A large region gives way less than a small one.
        share = np.square(outer)[None] / (np.square(outer)[:, None] + np.square(outer)[None])
        centres = centres + (way / apart[..., None] * (short * share)[..., None]).sum(axis=1) * 0.6
        centres = np.clip(centres, low, high)
    return centres, overlap
