"""The layer: the user's word above what exchanges suggest, and sentences that assert no more than was said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.exchanges import FAMILY_OF, VALUES, Flow, Value
from firsthand.domain.layer import KINDS_OF, Passed, depth_in_words, provided, recency_in_words, sentence
from firsthand.domain.people import FAMILIES

TODAY = date(2026, 3, 2)
BEN, CY = 1, 2


def passed(person: int, flow: Flow, value: Value, times: int = 1, effort: int = 1, last: date = TODAY) -> Passed:
    return Passed(person, flow, value, times, last, effort)


def test_every_kind_of_value_lies_beneath_one_family() -> None:
    assert sorted(value for kinds in KINDS_OF.values() for value in kinds) == sorted(VALUES)
    assert set(KINDS_OF) == set(FAMILIES)


def test_what_the_user_set_stands_before_what_exchanges_suggest() -> None:
    found = provided(
        [(BEN, "in", "feedback")], [(CY, "in", "knowledge")], [],
        [passed(BEN, "in", "feedback", 2), passed(BEN, "out", "introduction")], TODAY,
    )  # fmt: skip
    assert [(one.person, one.flow, one.family, one.said_by, one.times) for one in found] == [
        (BEN, "in", "feedback", "user", 2),
        (BEN, "out", "resources", "exchanges", 1),
        (CY, "in", "resources", "user", 0),
    ]
    assert [(kind.value, kind.said_by, kind.times) for kind in found[2].kinds] == [("knowledge", "user", 0)]
    assert (found[2].last, found[2].recency, found[2].depth) == (None, "", "")


def test_what_was_said_not_to_be_so_is_suggested_no_more_but_holds_where_it_is_set() -> None:
    declined = [(BEN, "in", "feedback")]
    assert provided([], [], declined, [passed(BEN, "in", "feedback")], TODAY) == ()
    (one,) = provided([(BEN, "in", "feedback")], [], declined, [passed(BEN, "in", "feedback")], TODAY)
    assert one.is_set


@given(
    st.lists(st.tuples(st.integers(1, 3), st.sampled_from(["in", "out"]), st.sampled_from(FAMILIES))),
    st.lists(st.tuples(st.integers(1, 3), st.sampled_from(["in", "out"]), st.sampled_from(VALUES))),
)
def test_nothing_suggested_is_ever_taken_as_set(
    families: list[tuple[int, str, str]], seen: list[tuple[int, Flow, Value]]
) -> None:
    found = provided(families, [], [], [passed(*one) for one in dict.fromkeys(seen)], TODAY)
    assert {(one.person, one.flow, one.family) for one in found if one.is_set} == set(families)
    assert {(one.person, one.flow, one.family) for one in found} == {
        *families, *((person, flow, FAMILY_OF[value]) for person, flow, value in seen),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "this week"), (7, "within a month"), (31, "one month ago"), (100, "three months ago"), (400, "one year ago")],
)
def test_recency_in_words(days: int, words: str) -> None:
    assert recency_in_words(days) == words


def test_depth_goes_by_the_mean_effort() -> None:
    assert depth_in_words([]) == ""
    assert depth_in_words([passed(BEN, "in", "feedback", 1, 1)]) == "a few minutes"
    assert depth_in_words([passed(BEN, "in", "feedback", 2, 4)]) == "about an hour each"
    assert depth_in_words([passed(BEN, "in", "feedback", 2, 6)]) == "more than an hour each"


def test_sentences_say_what_was_said_and_name_what_waits() -> None:
    assert sentence("in", "feedback", [], 0) == "Nobody gives you feedback, as far as you have said."
    assert (
        sentence("in", "support", ["Ben Dale"], 0)
        == "Only one person gives you support, as far as you have said: Ben Dale."
    )
    assert sentence("out", "resources", ["Ben Dale", "Cy Löwe"], 1) == (
        "Two people get resources from you: Ben Dale and Cy Löwe. Your ledger speaks of one more; it is yours to say."
    )
    assert sentence("in", "feedback", [], 2).endswith("Your ledger speaks of two people; it is yours to say.")
