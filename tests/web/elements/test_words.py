from datetime import date, timedelta

import pytest
from django.utils import translation

from firsthand.language import speaking
from firsthand.web.elements.words import ago_words, day_words, days_words, formatted, long_day, number

TODAY = date(2024, 11, 14)


@pytest.mark.parametrize(
    ("days_ago", "words"),
    [
        (0, "Today"),
        (1, "Yesterday"),
        (2, "Tuesday"),
        (6, "Friday"),
        (7, "7 Nov"),
        (300, "19 Jan"),
        (400, "11 Oct 2023"),
    ],
)
def test_a_day_is_named_as_one_would_say_it(days_ago: int, words: str) -> None:
    assert day_words(TODAY - timedelta(days=days_ago), TODAY) == words


def test_a_day_that_is_still_to_come_is_written_in_full() -> None:
    assert day_words("2025-01-02", TODAY) == "2 Jan 2025"


def test_no_day_has_no_words() -> None:
    assert day_words(None, TODAY) == day_words("", TODAY) == ""


def test_a_moment_counts_as_its_day() -> None:
    assert day_words("2024-11-14T09:30", TODAY) == "Today"


def test_the_year_stands_where_it_is_another() -> None:
    assert long_day("2024-11-07", TODAY) == "Thursday 7 November"
    assert long_day("2023-11-09", TODAY) == "Thursday 9 November 2023"


@pytest.mark.parametrize(
    ("days", "words"),
    [(0.4, "every day or so"), (4.2, "every four days"), (21, "every three weeks"), (90, "every three months")],
)
def test_a_usual_gap_is_said_in_the_unit_that_fits(days: float, words: str) -> None:
    assert days_words(days) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "yesterday"),
        (6, "six days ago"),
        (35, "five weeks ago"),
        (120, "four months ago"),
        (800, "two years ago"),
    ],
)
def test_how_long_ago_is_said_in_the_unit_that_fits(days: int, words: str) -> None:
    assert ago_words(days) == words


def test_small_numbers_are_words_and_large_ones_figures() -> None:
    assert [number(count) for count in (1, 12, 13, 10214)] == ["one", "twelve", "13", "10,214"]


@pytest.mark.parametrize(
    ("language", "first", "eleventh"),
    [
        ("en-gb", "Sunday 1 March", "Wednesday 11 March"),
        ("de", "Sonntag, 1. März", "Mittwoch, 11. März"),
        ("fr", "dimanche 1er mars", "mercredi 11 mars"),
        ("es", "domingo 1 de marzo", "miércoles 11 de marzo"),
    ],
)
def test_the_first_of_a_month_is_written_as_the_language_writes_it(language: str, first: str, eleventh: str) -> None:
    with translation.override(language), speaking(language):
        assert formatted(date(2026, 3, 1), "l j F").lower() == first.lower()
        assert formatted(date(2026, 3, 11), "l j F").lower() == eleventh.lower()
