from hypothesis import given
from hypothesis import strategies as st

from firsthand.web.elements.identity import HUES, hue, initials
from firsthand.web.elements.spark import BASE, spark


def test_a_bar_stands_for_each_period_with_contact() -> None:
    chart = spark([0, 2, 4])
    assert chart.width == 12
    assert chart.bars.count("M") == 1
    assert chart.now == "M10 22v-20.0"


def test_a_chart_of_nothing_has_no_bars() -> None:
    assert spark([]).bars == spark([0, 0]).now == ""


@given(st.lists(st.integers(0, 1000), max_size=60))
def test_no_bar_leaves_the_chart(counts: list[int]) -> None:
    chart = spark(counts)
    heights = [float(bar.partition("v-")[2]) for bar in (chart.bars + chart.now).split("M") if bar]
    assert all(0 < height <= BASE for height in heights)
    assert len(heights) == sum(1 for count in counts if count)


def test_initials_are_of_the_first_and_the_last_name() -> None:
    assert [initials(name) for name in ("Rosa Marin", "María de la Cruz", "rosa@example.com", "+44 1", "")] == [
        "RM",
        "MC",
        "R",
        "?",
        "?",
    ]


@given(st.text())
def test_a_name_has_the_same_hue_however_it_is_written(name: str) -> None:
    assert 1 <= hue(name) <= HUES
    assert hue(name) == hue(f" {name} ")
