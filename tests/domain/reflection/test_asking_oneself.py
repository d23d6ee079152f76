"""The twelve questions, what comes next, and what one says of oneself."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.reflection.answers import BROUGHT_BACK_DAYS, Said, brought_back, next_question
from firsthand.domain.reflection.questions import COUNT, QUESTIONS
from firsthand.domain.reflection.rating import ITEMS, Rated, latest, skills_now
from firsthand.domain.reflection.skills import SKILLS

DAY = date(2026, 3, 2)


def said(id: int, days_ago: int, *, kept: bool = True) -> Said:
    day = DAY - timedelta(days=days_ago)
    return Said(id, 1, "Words", 1, None, kept, day, day)


def test_there_are_twelve_each_with_a_line_of_help_and_an_example() -> None:
    assert [one.number for one in QUESTIONS] == list(range(1, 13))
    assert all(one.text.endswith("?") and one.help and one.example for one in QUESTIONS)
    assert len({one.text for one in QUESTIONS}) == COUNT


def test_the_next_question_is_the_first_that_was_never_settled() -> None:
    assert next_question({}) == 1
    assert next_question({1: DAY, 2: DAY, 7: DAY}) == 3


@given(st.permutations(range(1, 13)))
def test_once_all_were_settled_the_one_that_waited_longest_comes_next(order: list[int]) -> None:
    assert next_question({number: DAY + timedelta(weeks=week) for week, number in enumerate(order)}) == order[0]


def test_an_answer_comes_back_after_twelve_weeks_and_not_a_day_before() -> None:
    assert brought_back([said(1, BROUGHT_BACK_DAYS - 1)], DAY) is None
    old = said(2, BROUGHT_BACK_DAYS)
    assert brought_back([said(1, 3), old, said(3, 200), said(4, 90, kept=False)], DAY) == old


def test_every_skill_has_at_least_three_sentences_and_every_key_fits_its_column() -> None:
    for skill in SKILLS:
        assert sum(item.skill == skill.key for item in ITEMS) >= 3, skill.key
    assert len({item.key for item in ITEMS}) == len(ITEMS)
    assert all(len(item.key) <= 40 for item in ITEMS)


def test_the_newest_word_counts_and_the_one_before_shows_how_it_moved() -> None:
    rated = [Rated("thanks", DAY - timedelta(days=90), 2), Rated("thanks", DAY, 4), Rated("names-effect", DAY, 1)]
    assert latest(rated)["thanks"].level == 4
    (thanking,) = [one for one in skills_now(rated) if one.skill == "thanking"]
    assert (thanking.level, thanking.said, thanking.items) == (2.5, 2, 3)
    # Only what was said at both times is compared: two points up on one sentence, and the other is new.
    assert thanking.before == 0.5
    assert thanking.moved == 1
    (asking,) = [one for one in skills_now(rated) if one.skill == "asking"]
    assert (asking.level, asking.moved) == (None, 0)


@given(st.lists(st.tuples(st.sampled_from([item.key for item in ITEMS]), st.integers(0, 400), st.integers(1, 5))))
def test_what_was_said_once_never_counts_as_moved(said: list[tuple[str, int, int]]) -> None:
    rated = [Rated(item, DAY + timedelta(days=days), level) for item, days, level in said]
    for one in skills_now(list(latest(rated).values())):
        assert one.moved == 0
        assert one.before is None
