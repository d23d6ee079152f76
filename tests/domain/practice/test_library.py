"""The library of small experiments: enough for every skill, each whole, and none of it against the house rules."""

import re
from collections import Counter
from typing import get_args

import pytest

from firsthand.domain.moves.shape import KINDS
from firsthand.domain.practice.experiments import Courage, Experiment
from firsthand.domain.practice.library import BY_KEY, EXPERIMENTS, of_skill
from firsthand.domain.reflection import skills


def test_there_are_enough_for_every_skill_and_for_little_courage() -> None:
    assert len(EXPERIMENTS) == len(BY_KEY) >= 40
    by_skill = Counter(one.skill for one in EXPERIMENTS)
    assert set(by_skill) == set(skills.BY_KEY)
    assert min(by_skill.values()) >= 4
    for skill in by_skill:
        assert [one.courage for one in of_skill(skill)] == sorted(one.courage for one in of_skill(skill))
        assert of_skill(skill)[0].courage <= 2


@pytest.mark.parametrize("one", EXPERIMENTS, ids=lambda one: one.key)
def test_each_says_what_how_small_why_and_what_to_notice(one: Experiment) -> None:
    assert one.courage in get_args(Courage)
    assert set(one.goes_with) <= set(KINDS)
    assert len(one.key) <= 60
    for words in (one.what, one.smaller, one.why, one.notice, one.cue, one.step):
        assert 3 < len(words) <= 220, words
        assert "%" not in words
    for words in (one.what, one.smaller, one.why, one.notice):
        assert words[0].isupper()
        assert words.rstrip("”")[-1] in ".!?", words
    for words in (one.cue, one.step):
        assert words[-1].isalnum(), words
    assert one.what != one.smaller


def test_none_speaks_of_debts_scores_or_leverage() -> None:
    refused = re.compile(
        r"\b(owe|owes|debt|leverage|score|streak|contact[s]? list|use people|manipulat\w+)\b", re.IGNORECASE
    )
    for one in EXPERIMENTS:
        for words in (one.what, one.smaller, one.why, one.notice, one.cue, one.step):
            assert not refused.search(words), words
