"""Figures, days, quotations and what is one of several, as the catalogues that come with the program say them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.feed_entries import Named, of_move
from firsthand.domain.practice.attempts import Week, weeks_sentence
from firsthand.domain.reading import ending
from firsthand.domain.wording import date_in_words, decimal, figure, in_words, quoted, weekday_and_date
from firsthand.language import LANGUAGES, speaking

FIRST_OF_MAY = date(2026, 5, 1)
"""A Friday."""

SECOND_OF_MAY = date(2026, 5, 2)


@pytest.mark.parametrize(
    ("language", "thousands", "tenths", "said"),
    [
        ("en-gb", "1,204", "5.7", "“tax”"),
        ("de", "1.204", "5,7", "„tax“"),
        ("fr", "1\u202f204", "5,7", "«\u00a0tax\u00a0»"),
        ("es", "1.204", "5,7", "«tax»"),
    ],
)
def test_figures_and_quotations_are_written_as_the_language_writes_them(
    language: str, thousands: str, tenths: str, said: str
) -> None:
    with speaking(language):
        assert (figure(1204), decimal(5.7), quoted("tax")) == (thousands, tenths, said)


@given(st.floats(-999, 999))
def test_tenths_in_english_are_those_of_a_figure(number: float) -> None:
    with speaking("en-gb"):
        assert float(decimal(number)) == round(number, 1)


@pytest.mark.parametrize(
    ("language", "first", "second", "with_weekday"),
    [
        ("en-gb", "1 May", "2 May", "Friday 1 May 2026"),
        ("de", "1. Mai", "2. Mai", "Freitag, 1. Mai 2026"),
        ("fr", "le 1er mai", "le 2 mai", "vendredi 1er mai 2026"),
        ("es", "1 de mayo", "2 de mayo", "viernes 1 de mayo de 2026"),
    ],
)
def test_the_first_of_a_month_is_counted_as_the_language_counts_it(
    language: str, first: str, second: str, with_weekday: str
) -> None:
    with speaking(language):
        assert (date_in_words(FIRST_OF_MAY), date_in_words(SECOND_OF_MAY)) == (first, second)
        assert weekday_and_date(FIRST_OF_MAY, year=True) == with_weekday


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calendar_that_names_nobody_leaves_out_what_is_quoted_in_its_own_language(language: str) -> None:
    with speaking(language):
        text = f"Rosa {quoted('the offer from Bo')} …"
        assert of_move("k", "answer", FIRST_OF_MAY, [Named("Rosa Marin")], "…", text, "initials").text == "R.M. …"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en-gb", "One of the last two weeks. Rest weeks are part of it."),
        ("de", "Eine der letzten zwei Wochen. Ruhewochen gehören dazu."),
        ("fr", "Une des deux dernières semaines. Les semaines de repos en font partie."),
        ("es", "Una de las últimas dos semanas. Las semanas de descanso son parte de ello."),
    ],
)
def test_one_of_several_weeks_goes_with_the_gender_of_a_week(language: str, words: str) -> None:
    weeks = [Week(date(2026, 4, 6 + 7 * at), tended) for at, tended in enumerate(("tried", "rest", "this week"))]
    with speaking(language):
        assert weeks_sentence(weeks) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_count_within_a_sentence_begins_with_a_capital(language: str) -> None:
    """What comes after a first sentence begins with one, wherever the count stands in it."""
    with speaking(language):
        three = in_words(3, unit="")
        first, _space, rest = ending(2, 3).partition(". ")
        assert first
        assert three in rest.lower()
        assert three.capitalize() not in rest[1:]
