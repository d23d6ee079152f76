"""Goals: how they stood on a day, where nobody stands behind them, and which move follows."""

from datetime import date, timedelta
from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.exchanges import FAMILY_OF
from firsthand.domain.goals import Backer, Goal, Part, behind, following, gaps, hardly_known
from firsthand.domain.inventory import KINDS_WANTED, ForGoal, Need, Source, family_of
from firsthand.domain.people import FAMILIES, PersonId, PersonRow, Quiet, RhythmState, TwoWay, Warmth

DAY = date(2026, 3, 10)

backers = st.lists(
    st.builds(
        Backer, st.integers(1, 5).map(PersonId), st.sampled_from(["Ann", "Bo", "Cy"]), st.sampled_from(FAMILIES),
        st.sampled_from(get_args(Part)),
    )
)  # fmt: skip


def test_a_goal_is_not_there_before_the_day_it_was_set_down() -> None:
    goal = Goal(1, "Ship it", DAY)
    assert goal.as_it_stood(DAY) is None
    assert goal.as_it_stood(DAY + timedelta(days=1)) == goal


@given(st.integers(0, 20), st.integers(0, 20))
def test_a_goal_stood_open_until_the_day_it_ended(lasted: int, looked_at: int) -> None:
    ended = DAY + timedelta(days=lasted)
    goal = Goal(1, "Ship it", DAY, state="done", ended=ended, came_of_it="Shipped")
    stood = goal.as_it_stood(DAY + timedelta(days=looked_at))
    if looked_at == 0:
        assert stood is None
    else:
        assert stood is not None
        assert (stood.state == "done") == (stood.came_of_it != "") == (looked_at > lasted)


@given(backers)
def test_every_family_is_a_gap_or_has_somebody_behind_it_who_only_helped_closes_none(people: list[Backer]) -> None:
    standing = behind(people)
    assert tuple(standing) == FAMILIES
    assert sum(map(len, standing.values())) == sum(one.part == "behind" for one in people)
    assert gaps(people) == tuple(family for family in FAMILIES if not standing[family])
    assert gaps([one for one in people if one.part == "helped"]) == FAMILIES


def test_every_kind_of_help_belongs_to_a_family_and_each_family_can_be_named() -> None:
    assert {family_of(kind) for kind in KINDS_WANTED} == set(FAMILIES)
    assert set(FAMILIES) <= set(KINDS_WANTED)
    assert all(family_of(kind) == family for kind, family in FAMILY_OF.items())
    assert Need(1, None, "a reader", Source("hand", DAY)).family is None


def test_what_a_goal_needs_waits_no_longer_than_the_goal() -> None:
    need = Need(
        1, None, "a reader", Source("hand", DAY), "feedback", goal=ForGoal(2, "Ship it", DAY + timedelta(days=5))
    )
    assert need.is_live_on(DAY + timedelta(days=4))
    assert not need.is_live_on(DAY + timedelta(days=5))


@pytest.mark.parametrize(
    ("unthanked", "rhythm", "hardly", "way", "follows"),
    [
        (True, "quiet", True, True, "thank"),
        (False, "quiet", False, True, "reconnect"),
        (False, "lapsed", False, False, "reconnect"),
        (False, "cant_tell", True, True, "introduction"),
        (False, "cant_tell", True, False, "ask"),
        (False, "in_rhythm", False, False, "ask"),
    ],
)
def test_the_move_that_follows(unthanked: bool, rhythm: RhythmState, hardly: bool, way: bool, follows: str) -> None:
    assert following(unthanked=unthanked, rhythm=rhythm, hardly_known=hardly, has_way=way) == follows


def test_no_ask_while_thanks_wait_whatever_else_holds() -> None:
    for rhythm, hardly, way in product(get_args(RhythmState), (True, False), (True, False)):
        assert following(unthanked=True, rhythm=rhythm, hardly_known=hardly, has_way=way) == "thank"


def row(band: str | None, contact_days: int) -> PersonRow:
    return PersonRow(
        PersonId(1), "Ann", (), "", "", Warmth(0.1, band), Quiet(None, None, None, "cant_tell"), contact_days, None,
        TwoWay(None, None, 0, 0),
    )  # fmt: skip


def test_a_cool_tie_of_a_few_days_is_hardly_known_and_a_warm_one_is_not() -> None:
    assert hardly_known(row(None, 2))
    assert hardly_known(row("cool", 7))
    assert not hardly_known(row("cool", 8))
    assert not hardly_known(row("warm", 3))
