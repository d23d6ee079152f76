"""Where sentences begin and end in mail."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.mail_text import fold_space, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("Mr. Brady came at 9 a.m. and left.", ["Mr. Brady came at 9 a.m. and left."]),
        ("Wir treffen uns z.B. am Montag. Passt das?", ["Wir treffen uns z.B. am Montag.", "Passt das?"]),
        ("It is 3.5 percent. fine by me", ["It is 3.5 percent. fine by me"]),
        ("Maya,\nthe counts are late.", ["Maya,", "the counts are late."]),
        (
            "This line was broken by the mail program because it was long\nand goes on here.",
            ["This line was broken by the mail program because it was long and goes on here."],
        ),
        ("1. Who comes?\n2. When?", ["1. Who comes?", "2. When?"]),
        ("¿Viene? Sí.", ["¿Viene?", "Sí."]),
        ("We won :) Are you coming?", ["We won :) Are you coming?"]),
        ("We won. :) Are you coming?", ["We won. :)", "Are you coming?"]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert [sentence.words for sentence in sentences(text)] == expected


@given(st.text(alphabet=st.sampled_from("aB .?!\n-1)"), max_size=300))
def test_sentences_keep_their_places_and_lose_no_letter(text: str) -> None:
    found = sentences(text)
    for sentence in found:
        assert fold_space(text[sentence.start : sentence.end]) == sentence.words
    assert all(one.end <= other.start for one, other in pairwise(found))
    said = "".join(sentence.words for sentence in found)
    assert [c for c in said if c.isalpha()] == [c for c in text if c.isalpha()]
