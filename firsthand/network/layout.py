"""Where people lie on the map: in their region, near those they were seen with, and where they lay before."""

from dataclasses import dataclass

import igraph
import numpy as np

from firsthand.network.arrays import Flags, Floats, Ints
from firsthand.network.chance import same_chance
from firsthand.network.groups import NONE as LOOSE
from firsthand.network.partition import canonical_order
from firsthand.network.regions import packed, roomy
from firsthand.network.spots import EDGE, HEIGHT, WIDTH, Board
from firsthand.network.ties import MutualTies

RADIUS_MIN, RADIUS_MAX = 2.0, 10.0
GAP = 0.75
"""Between the edges of two circles, from each, at least."""

NEAR_ROUNDS = 80
TURNS = 24


@dataclass(frozen=True, eq=False)
class Ego:
    """Who is to be placed. region: of each, LOOSE for none; size: how often in touch; left, right: places of two who are tied.

    weight: of each tie, above 0. earlier: where each lay before, a row of x and y, nan for who lay nowhere (or elsewhere).
    """

    region: Ints
    size: Floats
    left: Ints
    right: Ints
    weight: Floats
    earlier: Floats

    def taken(self, order: Ints) -> "Ego":
        """The same people in another order, their ties sorted."""
        to = np.empty(len(order), dtype=np.int64)
        to[order] = np.arange(len(order))
        ends = np.sort(np.column_stack((to[self.left], to[self.right])), axis=1)
        ties = np.lexsort((self.weight, ends[:, 1], ends[:, 0]))
        return Ego(
            self.region[order], self.size[order], ends[ties, 0], ends[ties, 1], self.weight[ties], self.earlier[order]
        )


def placed(ego: Ego, kept_share: float = 0.5) -> Floats:
    """x and y of each, in the canvas of `spots`, the same for the same people whatever their numbers.

    Whoever has an earlier place keeps it, and newcomers are put near those they know in their region. Where fewer
    than `kept_share` of all have one, or nobody has, all are placed anew: regions first, then people in them. Time: 0.1 s
    for 600 people.
    """
    order = _by_standing(ego)
    inner = ego.taken(order)
    known = ~np.isnan(inner.earlier[:, 0])
    found = np.empty((len(order), 2))
    found[order] = _grown(inner, known) if known.sum() >= max(1, kept_share * len(order)) else _anew(inner)
    return found


def radii(size: Floats, places: Floats) -> Floats:
    """Radius of each, its area as `size` (how often in touch), the largest as large as nobody's circle meets another's."""
    largest = min(RADIUS_MAX, max(0.5, closest(places) / 2 - GAP))
    share = np.sqrt(np.maximum(size, 0) / max(float(size.max(initial=0.0)), 1e-9))
    return np.asarray(np.maximum(largest * share, min(RADIUS_MIN, largest)))


def closest(places: Floats) -> float:
    """The distance of the two who lie nearest to each other; inf for fewer than two."""
    if len(places) < 2:
        return float("inf")
    apart = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    np.fill_diagonal(apart, np.inf)
    return float(apart.min())


def _by_standing(ego: Ego) -> Ints:
    """Region by region, who is most in touch first, equals by whom they are tied to: numbers of people decide nothing."""
    told_apart_by = ego.region.astype(np.float64) * 1e6 + np.minimum(ego.size, 1e5)
    rank = np.empty(len(ego.region), dtype=np.int64)
    ties = MutualTies(len(rank), ego.left, ego.right, ego.weight)
    rank[canonical_order(ties, told_apart_by)] = np.arange(len(rank))
    return np.lexsort((rank, -ego.size, ego.region))


def _anew(ego: Ego) -> Floats:
    regions, of = np.unique(ego.region[ego.region != LOOSE], return_inverse=True)
    members = [np.flatnonzero(ego.region == region) for region in regions]
    loose = np.flatnonzero(ego.region == LOOSE)
    counts = np.bincount(of, minlength=len(regions))
    centres, reach, spacing = packed(counts, _ties_across(ego, regions), len(loose))
    targets = np.empty((len(ego.region), 2))
    for place, inside in enumerate(members):
        shape = _turned(ego, inside, _shape(ego, inside), centres, np.searchsorted(regions, ego.region), place)
        targets[inside] = centres[place] + shape * reach[place]
    targets[_side_by_side(ego, loose)] = _along_the_edge(len(loose))
    board, found = Board(spacing), np.empty((len(ego.region), 2))
    for person in range(len(ego.region)):
        found[person] = board.nearest_free(targets[person], int(ego.region[person]))
        board.take(found[person], int(ego.region[person]))
    return found


def _grown(ego: Ego, known: Flags) -> Floats:
    """Everybody who lay somewhere stays there; the others come to them."""
    spacing = roomy(np.bincount(np.unique(ego.region, return_inverse=True)[1]), 0)
    board, found = Board(spacing), ego.earlier.copy()
    for person in np.flatnonzero(known):
        board.take(found[person], int(ego.region[person]))
    edge = iter(_along_the_edge(int((~known & (ego.region == LOOSE)).sum())))
    for person in np.flatnonzero(~known):
        region = int(ego.region[person])
        others = np.concatenate((ego.right[ego.left == person], ego.left[ego.right == person]))
        weights = np.concatenate((ego.weight[ego.left == person], ego.weight[ego.right == person]))
        there = known & (ego.region == region)
        near = there[others]
        if region == LOOSE:
            target = next(edge)
        elif near.any():
            target = np.average(found[others[near]], axis=0, weights=weights[near])
        elif there.any():
            target = found[there].mean(axis=0)
        else:
            target = board.open_ground(_reach(ego, region, spacing), _knows(found, known, others, weights))
        found[person] = board.nearest_free(target, region)
        board.take(found[person], region)
        known[person] = True
    return found


def _reach(ego: Ego, region: int, spacing: float) -> float:
    return 2 * spacing * float(np.sqrt((ego.region == region).sum()))


def _knows(found: Floats, known: Flags, others: Ints, weights: Floats) -> Floats:
    """The middle of those somebody is tied to; of the canvas where that is nobody."""
    near = known[others]
    if not near.any():
        return np.array((WIDTH / 2, HEIGHT / 2))
    return np.asarray(np.average(found[others[near]], axis=0, weights=weights[near]))


def _ties_across(ego: Ego, regions: Ints) -> Floats:
    """How much two regions are tied, a symmetric square."""
    across = np.zeros((len(regions), len(regions)))
    both = (ego.region[ego.left] != LOOSE) & (ego.region[ego.right] != LOOSE)
    ends = (np.searchsorted(regions, ego.region[end[both]]) for end in (ego.left, ego.right))
    np.add.at(across, tuple(ends), ego.weight[both])
    across += across.T
    np.fill_diagonal(across, 0)
    return across


def _shape(ego: Ego, inside: Ints) -> Floats:
    """Those of one region in a disc of radius 1, near those they are tied to, evenly spread from the middle outwards."""
    count = len(inside)
    if count == 1:
        return np.zeros((1, 2))
    ties = np.isin(ego.left, inside) & np.isin(ego.right, inside)
    edges = np.searchsorted(inside, np.column_stack((ego.left[ties], ego.right[ties])))
    graph = igraph.Graph(n=count, edges=edges.tolist())
    turn, out = np.arange(count) * np.pi * (3 - np.sqrt(5)), np.sqrt(np.arange(count) + 0.5)
    seed = np.column_stack((out * np.cos(turn), out * np.sin(turn)))
    with same_chance():
        drawn = graph.layout_fruchterman_reingold(
            weights=np.log1p(ego.weight[ties]).tolist(), seed=seed.tolist(), niter=NEAR_ROUNDS, grid=False
        )
    drawn_at = np.array(drawn.coords)
    drawn_at -= drawn_at.mean(axis=0)
    far = np.hypot(*drawn_at.T)
    rank = np.empty(count)
    rank[np.lexsort((np.arange(count), np.round(far, 6)))] = np.arange(count)
    return np.asarray(drawn_at / np.maximum(far, 1e-9)[:, None] * np.sqrt((rank + 0.25) / count)[:, None])


def _turned(ego: Ego, inside: Ints, shape: Floats, centres: Floats, region_at: Ints, own: int) -> Floats:
    """The shape turned, or mirrored, so that people face the regions they are tied to."""
    pull = np.zeros_like(shape)
    for here, there in ((ego.left, ego.right), (ego.right, ego.left)):
        ties = np.isin(here, inside) & (ego.region[there] != LOOSE) & (ego.region[there] != ego.region[here])
        way = centres[region_at[there[ties]]] - centres[own]
        way /= np.maximum(np.hypot(*way.T), 1e-9)[:, None]
        np.add.at(pull, np.searchsorted(inside, here[ties]), way * ego.weight[ties, None])
    best, turned = -np.inf, shape
    for mirror in (1.0, -1.0):
        for turn in np.arange(TURNS) * 2 * np.pi / TURNS:
            cos, sin = np.cos(turn), np.sin(turn)
            trial = shape * (mirror, 1.0) @ np.array(((cos, sin), (-sin, cos)))
            if (facing := round(float((trial * pull).sum()), 6)) > best:
                best, turned = facing, trial
    return turned


def _side_by_side(ego: Ego, loose: Ints) -> Ints:
    """People of no region in a row, those who are tied to one another next to each other."""
    knows: dict[int, list[int]] = {person: [] for person in loose.tolist()}
    for one, other in zip(ego.left.tolist(), ego.right.tolist(), strict=True):
        if one in knows and other in knows:
            knows[one].append(other)
            knows[other].append(one)
    row: dict[int, None] = {}
    for person, others in knows.items():
        row.setdefault(person)
        for other in others:
            row.setdefault(other)
    return np.array(list(row), dtype=np.int64)


def _along_the_edge(count: int) -> Floats:
    """Floats along the lower edge, for people who were seen with nobody else."""
    across = EDGE + (np.arange(count) + 0.5) / max(count, 1) * (WIDTH - 2 * EDGE)
    return np.column_stack((across, np.full(count, HEIGHT - EDGE)))
