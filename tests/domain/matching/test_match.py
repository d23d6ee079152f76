"""Matching needs with offers: the words that meet, and how much they say."""

from hypothesis import given
from hypothesis import strategies as st

from bench import matching as bench
from firsthand.domain.matching import MATCH_MIN, Rarity, match, matched_in_words, rarity_of, stem, words
from firsthand.domain.matching.synonyms import related

TEXTS = st.text(max_size=200) | st.sampled_from([pair.need for pair in bench.pairs()])


def test_endings_say_nothing() -> None:
    for several in (
        ("audit", "audits", "auditing", "audited", "auditor"), ("hire", "hiring", "hires"), ("translation", "translate"),
        ("company", "companies"), ("plan", "plans", "planning", "planned"), ("box", "boxes"),
    ):  # fmt: skip
        assert len({stem(word) for word in several}) in (1, 2), several
        assert stem(several[0]) == stem(several[1])
    assert stem("gas") == "gas"
    assert stem("süden") == "süden"


def test_words_in_which_needs_are_put_are_left_out() -> None:
    assert [word.form for word in words("Do you know somebody who could help with an audit?")] == ["audit"]


def test_a_synonym_meets_and_both_words_are_named() -> None:
    found = match("a lawyer for charter contracts", "solicitor, charter agreements")
    assert found is not None
    assert found.score >= MATCH_MIN
    assert {one.words for one in found.words} == {"lawyer – solicitor", "charter", "contracts – agreements"}
    assert matched_in_words(found, 1) in ("“charter”",)


def test_texts_without_a_common_word_do_not_match() -> None:
    assert match("a lawyer", "piano lessons") is None
    assert match("", "") is None
    assert match("help", "help") is None


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    record = rarity_of([*["project plan"] * 600, *["winch"] * 2])
    common = match("project winch", "project kitchen", record)
    rare = match("project winch", "winch kitchen", record)
    assert common is not None
    assert rare is not None
    assert rare.score > common.score
    assert record.of("project") < record.of("winch") <= 1
    assert Rarity().of("project") == 1


@given(TEXTS, TEXTS)
def test_a_score_lies_between_nothing_and_one_and_rests_on_words_of_both(need: str, offer: str) -> None:
    found = match(need, offer)
    if found is not None:
        assert 0 < found.score <= 1
        assert found.words
        for one in found.words:
            assert one.in_need in need
            assert one.in_offer in offer
            assert one.is_same or related(*(words(text)[0].form for text in (one.in_need, one.in_offer)))


@given(TEXTS)
def test_a_text_with_words_matches_itself_wholly(text: str) -> None:
    found = match(text, text)
    assert (found is not None) == bool(words(text))
    assert found is None or found.score > 0.999


def test_it_beats_plain_word_overlap_on_the_labelled_pairs() -> None:
    labelled = bench.pairs()
    assert len(labelled) >= 150
    scores = [found.score if (found := match(pair.need, pair.offer)) else 0.0 for pair in labelled]
    plain = [bench.overlap(pair.need, pair.offer) for pair in labelled]
    assert bench.auc(labelled, scores) > bench.auc(labelled, plain) + 0.2
    assert bench.figures(labelled, scores, MATCH_MIN).f1 > bench.best(labelled, plain)[1].f1 + 0.2
