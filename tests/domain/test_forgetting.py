"""Marks tell a forgotten person again without naming them; texts lose their words and their name."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from firsthand.domain import forgetting
from firsthand.domain.forgetting import INSTEAD, Redaction

KEY = b"k" * 32
words = st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=8)


@pytest.mark.parametrize("name", ["Ada Moss", "Moss, Ada", "ADA MOSS", "Ada B. Moss", "Ada Moss (Harbour)", "Àda Möss"])
def test_a_name_has_one_mark_however_it_is_written(name: str) -> None:
    assert forgetting.name_mark(name) == forgetting.name_mark("ada moss")


@pytest.mark.parametrize("name", ["Ada", "", "A. M.", "ada.moss@moss.test"])
def test_less_than_two_words_are_no_mark_of_a_name(name: str) -> None:
    assert forgetting.name_mark(name) == ""


def test_an_address_has_one_mark_however_it_is_written() -> None:
    mark = forgetting.address_mark("ada@moss.test")
    assert forgetting.address_mark("Ada@Moss.test") == mark
    assert forgetting.address_mark("ada+list@moss.test") == mark
    assert forgetting.address_mark("'ada@moss.test'") == mark
    assert forgetting.address_mark("ada@moos.test") != mark
    assert forgetting.address_mark("") == ""


def test_who_wrote_under_a_name_alone_is_known_by_it() -> None:
    kept = forgetting.marks("ada@moss.test", "Ada Moss")
    assert forgetting.own_mark("", "Moss, Ada") in kept
    assert forgetting.own_mark("ada@moss.test", "Somebody Else") in kept
    assert forgetting.own_mark("other@moss.test", "Ada Moss") not in kept
    assert forgetting.own_mark("", "Ada") in forgetting.marks("", "Ada")
    assert forgetting.own_mark("", "Ada") not in kept


def test_a_digest_depends_on_the_key_and_tells_nothing() -> None:
    mark = forgetting.address_mark("ada@moss.test")
    assert forgetting.digest(KEY, mark) != forgetting.digest(b"other", mark)
    assert len(forgetting.digest(KEY, mark)) == 64
    assert "moss" not in forgetting.digest(KEY, mark)


@pytest.mark.parametrize(
    "text",
    [
        "I met Ada Moss.", "From: Moss, Ada", "write to ada@moss.test!", "<Ada@Moss.test>", "Dear Mr Bell, Ada B. Moss says",
        "Ada\nMoss", "(mailto:ada@moss.test)", "Ada Moss's rope", "“Ada Moss”", "x,ada@moss.test,y",
    ],
)  # fmt: skip
def test_a_text_that_names_somebody_is_known_by_marks_alone(text: str) -> None:
    kept = forgetting.marks("ada@moss.test", "Ada Moss")
    without = forgetting.without_marked(text, kept.__contains__)
    assert "ada" not in without.lower()
    assert "moss" not in without.lower()
    assert INSTEAD in without


@pytest.mark.parametrize("text", ["Adam Moss", "A damp moss", "adam@moss.test", "Mossy Ada", "Ada. It was mossy."])
def test_a_text_that_names_somebody_else_stays(text: str) -> None:
    kept = forgetting.marks("ada@moss.test", "Ada Moss")
    assert forgetting.without_marked(text, kept.__contains__) == text
    assert Redaction([("ada@moss.test", "Ada Moss")]).of(text) == text


@given(words, words, st.sampled_from(["{0} {1}", "{1}, {0}", "{0} Q. {1}", "{0}\n{1}"]), words, words)
def test_whoever_is_named_in_full_goes_and_all_else_stays(
    given_name: str, family: str, shape: str, before: str, after: str
) -> None:
    assume(len({given_name, family, before, after}) == 4)
    name = f"{given_name.title()} {family.title()}"
    text = f"{before} {shape.format(given_name.title(), family.title())} {after}"
    redaction = Redaction([(f"{given_name}@{family}.test", name)])
    expected = f"{before} {INSTEAD} {after}"
    assert redaction.of(text) == expected
    assert forgetting.without_marked(text, forgetting.marks("", name).__contains__) == expected


def test_in_their_own_conversations_parts_of_the_name_go_too() -> None:
    redaction = Redaction([("ada@moss.test", "Ada Moss")], loosely=True, others=["Ben Dale"])
    assert (
        redaction.of("Dear Ada, thank Ben. A. Moss sends it.") == f"Dear {INSTEAD}, thank Ben. A. {INSTEAD} sends it."
    )


def test_parts_of_the_name_that_somebody_present_shares_stay() -> None:
    redaction = Redaction([("ada@moss.test", "Ada Moss")], loosely=True, others=["Ada Bell"])
    assert redaction.of("Dear Ada, and Mrs Moss") == f"Dear Ada, and Mrs {INSTEAD}"


def test_a_name_that_is_a_word_as_well_leaves_the_word_alone() -> None:
    redaction = Redaction([("will@field.test", "Will Field")], loosely=True)
    assert redaction.of("Will, I will be in the field by May.") == f"{INSTEAD}, I will be in the field by May."


def test_accents_and_letter_case_hide_nobody() -> None:
    redaction = Redaction([("", "Zoë Ångström")])
    for text in ("ZOË ÅNGSTRÖM", "Zoe Angstrom", "zoë ångström", "Ångström, Zoë"):
        assert redaction.of(text) == INSTEAD


def test_an_address_with_signs_is_taken_as_it_stands() -> None:
    redaction = Redaction([("a.b+c*(x)@moss.test", "")])
    assert redaction.of("to a.b+c*(x)@moss.test") == f"to {INSTEAD}"
    assert redaction.of("to aab+c@moss.test") == "to aab+c@moss.test"


def test_nobody_in_particular_changes_nothing() -> None:
    assert Redaction([]).of("All stays.") == "All stays."
    assert not Redaction([]).concerns("anything")
    assert Redaction([("", "")]).of("All stays.") == "All stays."


def test_pasted_lines_are_known_again() -> None:
    theirs = forgetting.lines_of("Hello.\nThe crane will be in the north basin.\n")
    pasted = "> > the  crane will be in the north basin.\nSo it is."
    assert forgetting.without_lines(pasted, theirs) == "So it is."
    assert forgetting.without_lines("Hello.", theirs) == "Hello."


@given(st.text())
def test_no_text_breaks_the_search_for_marks(text: str) -> None:
    for mark, start, end in forgetting.marks_in(text):
        assert mark
        assert 0 <= start < end <= len(text)
    assert forgetting.without_marked(text, lambda mark: False) == text
