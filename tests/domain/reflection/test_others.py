"""Replies of others: read as they come back, refused in words, shown together only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.reflection.others import REPLIES_MIN, Reply, reply_in, reply_text, together
from firsthand.domain.reflection.rating import ASKED_OF_OTHERS
from firsthand.errors import FirsthandError

KEY = "0123456789abcdef" * 2
KEYS = [item.key for item in ASKED_OF_OTHERS]


@given(
    st.dictionaries(st.sampled_from(KEYS), st.integers(1, 5), min_size=1),
    st.lists(st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1), max_size=4),
)
def test_a_reply_reads_back_as_it_was_written(levels: dict[str, int], lines: list[str]) -> None:
    words = "\n".join(line for line in lines if line.strip() not in ("", "end") and not line.lstrip().startswith(">"))
    assert reply_in(reply_text(Reply(KEY, levels, words.strip()))) == Reply(KEY, levels, words.strip())


def test_a_reply_reads_out_of_a_mail_with_greeting_quoting_and_equals_signs() -> None:
    quoted = ["Firsthand reply 1", f"key={KEY}", "thanks=4", "accepts-help=", "words=Ask", "more", "end="]
    text = "\r\n".join(["Dear Ida,", "", *(f"> {line}" for line in quoted), "", "Cy"])
    assert reply_in(text) == Reply(KEY, {"thanks": 4}, "Ask\nmore")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "key"),
        ("PK\x03\x04 rubbish", "key"),
        ("key: 12", "key"),
        (f"key: {KEY}", "nothing is filled in"),
        (f"key: {KEY}\nthanks: 9", "none of 1 to 5"),
        (f"key: {KEY}\nthanks: four", "none of 1 to 5"),
        (f"key: {KEY}\nthanks: ٣", "none of 1 to 5"),
        (f"key: {KEY}\nunheard-of: 3", "nothing is filled in"),
    ],
)
def test_what_is_no_reply_is_refused_in_words(text: str, reason: str) -> None:
    with pytest.raises(FirsthandError, match=reason):
        reply_in(text)


def test_nothing_is_shown_below_five_replies_nor_of_a_sentence_of_which_fewer_spoke() -> None:
    assert together([{"thanks": 5}] * (REPLIES_MIN - 1)) == ()
    shown = {one.item: one.level for one in together([{"thanks": 4, "accepts-help": 1}, *[{"thanks": 5}] * 4])}
    assert shown["thanks"] == 5.0
    assert shown["accepts-help"] is None
    assert shown["gives-first"] is None


@given(st.lists(st.dictionaries(st.sampled_from(KEYS), st.integers(1, 5)), max_size=12))
def test_what_is_shown_is_a_mean_in_halves_of_at_least_five(replies: list[dict[str, int]]) -> None:
    for one in together(replies):
        levels = [reply[one.item] for reply in replies if one.item in reply]
        assert (one.level is None) == (len(levels) < REPLIES_MIN)
        if one.level is not None:
            assert abs(one.level - sum(levels) / len(levels)) <= 0.25
            assert (2 * one.level).is_integer()
