"""Shares in words."""

from fractions import Fraction

import pytest

from firsthand.domain.shares import share_in_words


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Fraction(0), "hardly any"), (Fraction(1, 20), "a twentieth"), (Fraction(1, 10), "a tenth"), (Fraction(1, 5), "a fifth"),
        (Fraction(1, 4), "a quarter"), (Fraction(1, 3), "a third"), (Fraction(2, 5), "two fifths"), (Fraction(1, 2), "half"),
        (Fraction(3, 5), "three fifths"), (Fraction(2, 3), "two thirds"), (Fraction(3, 4), "three quarters"),
        (Fraction(4, 5), "four fifths"), (Fraction(9, 10), "nine tenths"), (Fraction(1), "nearly all"),
    ],
)  # fmt: skip
def test_plain_fractions_are_said_as_such(share: Fraction, words: str) -> None:
    assert share_in_words(float(share)) == words
