"""The map: nobody over anybody, nobody outside, nobody moved without need, and numbers decide nothing."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.network.groups import NONE as LOOSE
from firsthand.network.hulls import bent_path, outline, soft_path
from firsthand.network.labels import Label, Names, names_that_fit, text_width
from firsthand.network.layout import Ego, placed, radii
from firsthand.network.spots import HEIGHT, WIDTH


def ego(region: list[int], ties: list[tuple[int, int, float]] | None = None, size: list[float] | None = None) -> Ego:
    """People of these regions, so often in touch, nobody placed before."""
    ends = np.array([tie[:2] for tie in ties or ()], dtype=np.int64).reshape(-1, 2)
    return Ego(
        np.array(region, dtype=np.int64),
        np.array(size or [float(3 + at % 7) for at in range(len(region))], dtype=np.float64),
        ends.min(axis=1, initial=10**6),
        ends.max(axis=1, initial=-1),
        np.array([tie[2] for tie in ties or ()], dtype=np.float64),
        np.full((len(region), 2), np.nan),
    )


def many(sizes: list[int], loose: int = 0, seed: int = 1) -> Ego:
    """Regions of these sizes, tied inside and a little across."""
    chance = np.random.default_rng(seed)
    region = [number for number, count in enumerate(sizes) for _ in range(count)] + [LOOSE] * loose
    inside = len(region) - loose
    ties = {}
    for one in range(inside):
        for other in chance.choice(inside, 5):
            if (region[one] == region[other] != LOOSE and one != other) or (chance.random() < 0.1 and one != other):
                ties[min(one, int(other)), max(one, int(other))] = float(chance.integers(1, 40))
    size = (chance.permutation(len(region)) + 1).astype(float).tolist()
    return ego(region, [(*pair, weight) for pair, weight in ties.items()], size)


def with_places(one: Ego, places: np.ndarray) -> Ego:
    return Ego(one.region, one.size, one.left, one.right, one.weight, places)


def joined_by(one: Ego, region: int, knows: list[int]) -> Ego:
    """The same people and one more, who knows some of them."""
    count = len(one.region)
    return Ego(
        np.append(one.region, region),
        np.append(one.size, 2.5),
        np.append(one.left, np.array(knows, dtype=np.int64)),
        np.append(one.right, np.full(len(knows), count)),
        np.append(one.weight, np.full(len(knows), 3.0)),
        np.vstack((one.earlier, [[np.nan, np.nan]])),
    )


def assert_sound(one: Ego, places: np.ndarray) -> None:
    """Everybody is inside the canvas, and no circle meets another."""
    around = radii(one.size, places)
    assert np.isfinite(places).all()
    assert (places - around[:, None] >= 0).all()
    assert (places + around[:, None] <= (WIDTH, HEIGHT)).all()
    if len(places) > 1:
        apart = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
        np.fill_diagonal(apart, np.inf)
        assert (apart >= around[:, None] + around[None]).all()


people = st.integers(0, 60)


@st.composite
def egos(draw: st.DrawFn) -> Ego:
    count = draw(people)
    region = draw(st.lists(st.integers(LOOSE, 6), min_size=count, max_size=count))
    pairs = st.tuples(st.integers(0, max(count - 1, 0)), st.integers(0, max(count - 1, 0)), st.integers(1, 50))
    found = {(min(a, b), max(a, b)): float(w) for a, b, w in draw(st.lists(pairs, max_size=120)) if a != b}
    size = draw(st.lists(st.integers(1, 180), min_size=count, max_size=count))
    return ego(region, [(*pair, weight) for pair, weight in found.items()], [float(one) for one in size])


@given(egos())
@settings(max_examples=60)
def test_whoever_they_are_nobody_lies_outside_the_canvas_or_under_somebody_else(one: Ego) -> None:
    assert_sound(one, placed(one))


@given(egos(), st.data())
@settings(max_examples=40)
def test_whoever_lay_somewhere_stays_there_and_still_nobody_meets(one: Ego, data: st.DataObject) -> None:
    before = placed(one)
    count = len(before)
    staying = np.array(data.draw(st.lists(st.booleans(), min_size=count, max_size=count)), dtype=bool)
    later = with_places(one, np.where(staying[:, None], before, np.nan))
    after = placed(later)
    assert_sound(later, after)
    if 2 * staying.sum() >= count:
        assert (after[staying] == before[staying]).all()
    if staying.any():
        assert (placed(later, 0)[staying] == before[staying]).all()


@pytest.mark.parametrize("seed", range(4))
def test_other_numbers_for_the_same_people_make_the_same_picture(seed: int) -> None:
    one = many([14, 9, 6], loose=5, seed=seed)
    order = np.random.default_rng(seed).permutation(len(one.region))
    to = np.argsort(order)
    ends = np.sort(np.column_stack((to[one.left], to[one.right])), axis=1)
    shuffled = np.random.default_rng(seed + 9).permutation(len(ends))
    other = Ego(
        one.region[order], one.size[order], ends[shuffled, 0], ends[shuffled, 1], one.weight[shuffled], one.earlier
    )
    assert (placed(other) == placed(one)[order]).all()


def test_equals_may_change_places_and_the_picture_stays_the_same() -> None:
    star = ego([0] * 9, [(0, leaf, 2.0) for leaf in range(1, 9)], [5.0] * 9)
    turned = ego([0] * 9, [(leaf, 8, 2.0) for leaf in range(8)], [5.0] * 9)
    assert (placed(star)[0] == placed(turned)[8]).all()
    assert {tuple(place) for place in placed(star)} == {tuple(place) for place in placed(turned)}


def test_a_newcomer_comes_near_those_they_know_and_nobody_makes_way() -> None:
    one = many([20, 12, 9])
    before = placed(one)
    later = joined_by(with_places(one, before), 1, [21, 25])
    after = placed(later)
    assert (after[:-1] == before).all()
    assert_sound(later, after)
    away = {region: np.hypot(*(before[one.region == region].mean(axis=0) - after[-1])) for region in range(3)}
    assert min(away, key=lambda region: away[region]) == 1


def test_a_new_region_finds_ground_of_its_own() -> None:
    one = many([20, 12])
    later, before = one, placed(one)
    for _ in range(6):
        later = joined_by(later, 2, [0])
    later = with_places(later, np.vstack((before, np.full((6, 2), np.nan))))
    after = placed(later)
    assert_sound(later, after)
    middle = after[later.region == 2].mean(axis=0)
    within = np.hypot(*(after[later.region == 2] - middle).T).max()
    assert within < np.hypot(*(after[later.region != 2] - middle).T).min()


def test_regions_that_are_tied_lie_nearer_than_those_that_are_not() -> None:
    region = [0] * 8 + [1] * 8 + [2] * 8 + [3] * 8
    inside = [(at, at + 1, 5.0) for at in range(31) if region[at] == region[at + 1]]
    one = ego(
        region, [*inside, *((at, 8 + at, 30.0) for at in range(8)), *((16 + at, 24 + at, 30.0) for at in range(8))]
    )
    places = placed(one)
    middle = [places[one.region == number].mean(axis=0) for number in range(4)]
    tied = max(np.hypot(*(middle[0] - middle[1])), np.hypot(*(middle[2] - middle[3])))
    untied = min(np.hypot(*(middle[a] - middle[b])) for a, b in ((0, 2), (0, 3), (1, 2), (1, 3)))
    assert tied < untied


def test_people_lie_in_their_region_and_regions_do_not_cover_one_another() -> None:
    one = many([24, 20, 17, 14, 11, 9])
    places = placed(one)
    middles = np.array([places[one.region == number].mean(axis=0) for number in range(6)])
    nearest = np.argmin(np.hypot(*(places[:, None] - middles[None]).transpose(2, 0, 1)), axis=1)
    assert (nearest == one.region).mean() > 0.9


@pytest.mark.parametrize(
    "one",
    [
        ego([]), ego([0]), ego([LOOSE]), ego([0] * 50), ego([LOOSE] * 40), many([30, 30]),
        ego([0] * 30, [(0, leaf, 1.0) for leaf in range(1, 30)]), many([5] * 60), many([1] * 30),
    ],
    ids=["nobody", "one", "one loose", "one group", "all loose", "two islands", "star", "sixty groups", "groups of one"],
)  # fmt: skip
def test_odd_networks_are_drawn_soundly(one: Ego) -> None:
    assert_sound(one, placed(one))


def test_two_islands_lie_apart() -> None:
    one = many([15, 15])
    one = ego(one.region.tolist(), [(a, a + 1, 3.0) for a in range(29) if a != 14])
    places = placed(one)
    left, right = places[:15], places[15:]
    assert np.hypot(*(left.mean(axis=0) - right.mean(axis=0))) > np.hypot(*(left - left.mean(axis=0)).T).max()


def test_six_hundred_people_are_placed_while_a_page_is_made() -> None:
    one = many([200, 150, 80, 60, 40, 20, 10], loose=40)
    placed(one)
    began = time.process_time()
    places = placed(one)
    assert_sound(one, places)
    # 0.2 s on a slow machine; a limit far above, since this is a test of what the method costs and no measurement.
    assert time.process_time() - began < 2


def test_size_is_an_area_and_never_less_than_can_be_seen() -> None:
    places = np.array([(100.0, 100), (200, 100), (300, 100)])
    around = radii(np.array([100.0, 25, 0]), places)
    assert around.tolist() == [10, 5, 2]


def test_an_outline_keeps_everybody_inside_and_stays_on_the_canvas() -> None:
    places = np.array([(3.0, 5.0), (60, 9), (30, 70), (30, 30)])
    corners = outline(places, 12)
    assert (corners >= 0).all()
    assert (corners <= (WIDTH, HEIGHT)).all()
    following = np.roll(corners, -1, axis=0)
    sides = (following - corners)[:, None]
    ways = places[None] - corners[:, None]
    turns = sides[..., 0] * ways[..., 1] - sides[..., 1] * ways[..., 0]
    assert (turns >= 0).all() or (turns <= 0).all()


def test_paths_are_what_svg_reads() -> None:
    corners = outline(np.array([(100.0, 100)]), 10)
    assert soft_path(corners).startswith("M")
    assert soft_path(corners).endswith("Z")
    assert soft_path(corners[:0]) == ""
    assert bent_path(np.array([(100.0, 100)]), np.array([(200.0, 100)])) == "M100 100Q150 88 200 100"


def test_names_that_are_shown_meet_neither_one_another_nor_the_edge_nor_anybody() -> None:
    one = many([24, 20, 17, 14, 11, 9])
    places = placed(one)
    names = Names(places, radii(one.size, places))
    said = [f"Invented Person {at}" for at in range(len(places))]
    shown = names_that_fit(names, said, range(len(places)), 30)
    assert 10 < len(shown) <= 30
    boxes = np.array(names.boxes)
    assert (boxes[:, :2] >= 0).all()
    assert (boxes[:, 2:] <= (WIDTH, HEIGHT)).all()
    for at, box in enumerate(boxes):
        others = np.delete(boxes, at, axis=0)
        overlap = np.minimum(box[2:], others[:, 2:]) - np.maximum(box[:2], others[:, :2])
        assert not (overlap > 0).all(axis=1).any()
    for person, box in zip(shown, boxes, strict=True):
        nearest = places.clip(box[:2], box[2:])
        met = np.hypot(*(places - nearest).T) < radii(one.size, places)
        assert not np.delete(met, person).any()


def test_the_one_the_map_is_about_is_named_even_where_it_is_crowded() -> None:
    grid = np.array([(300 + 9.0 * x, 200 + 9.0 * y) for x in range(12) for y in range(12)])
    names = Names(grid, np.full(len(grid), 3.0))
    assert names.person("Somebody Invented", 70) is None
    assert isinstance(names.person("Somebody Invented", 70, always=True), Label)


def test_wide_letters_take_more_room() -> None:
    assert text_width("MMM", 13) > text_width("nnn", 13) > text_width("iii", 13)
    assert text_width("京京", 13) > text_width("nn", 13)
    assert text_width("", 13) == 0
