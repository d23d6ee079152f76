"""Days in the user's own words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.exchanges.said_days import day_said

WEDNESDAY = date(2026, 3, 11)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", date(2026, 3, 11)),
        ("Yesterday", date(2026, 3, 10)),
        ("the day before yesterday", date(2026, 3, 9)),
        ("last Friday", date(2026, 3, 6)),
        ("last Wednesday", date(2026, 3, 4)),
        ("Friday", date(2026, 3, 6)),
        ("on monday", date(2026, 3, 9)),
        ("Wed", date(2026, 3, 11)),
        ("3 days ago", date(2026, 3, 8)),
        ("two weeks ago", date(2026, 2, 25)),
        ("a month ago", date(2026, 2, 11)),
        ("last week", date(2026, 3, 4)),
        ("2026-02-28", date(2026, 2, 28)),
        ("31 December", date(2025, 12, 31)),
        ("Feb 3rd", date(2026, 2, 3)),
        ("3 February 2024", date(2024, 2, 3)),
    ],
)
def test_a_day_that_has_been(words: str, day: date) -> None:
    assert day_said(words, WEDNESDAY, future=False) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("tomorrow", date(2026, 3, 12)),
        ("Friday", date(2026, 3, 13)),
        ("by Friday", date(2026, 3, 13)),
        ("Wednesday", date(2026, 3, 18)),
        ("next Monday", date(2026, 3, 16)),
        ("this Friday", date(2026, 3, 13)),
        ("in 2 weeks", date(2026, 3, 25)),
        ("in a month", date(2026, 4, 11)),
        ("next month", date(2026, 4, 11)),
        ("end of the month", date(2026, 3, 31)),
        ("end of week", date(2026, 3, 13)),
        ("1 February", date(2027, 2, 1)),
    ],
)
def test_a_day_to_come(words: str, day: date) -> None:
    assert day_said(words, WEDNESDAY, future=True) == day


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 3, 11), "heute, aujourd’hui, hoy"),
        (date(2026, 3, 10), "gestern, hier, ayer"),
        (date(2026, 3, 9), "vorgestern, avant-hier, anteayer"),
        (date(2026, 3, 8), "vor 3 Tagen, vor drei Tagen, il y a trois jours, hace tres días"),
        (date(2026, 2, 25), "vor zwei Wochen, il y a 2 semaines, hace dos semanas"),
        (date(2026, 2, 11), "vor einem Monat, il y a un mois, hace un mes, letzten Monat, el mes pasado"),
        (
            date(2026, 3, 6),
            "letzten Freitag, am Freitag, vendredi dernier, vendredi, el viernes pasado, el pasado viernes",
        ),
        (date(2026, 3, 4), "letzte Woche, la semaine dernière, la semana pasada"),
        (date(2026, 2, 3), "3. Februar, am 3. Februar, le 3 février, el 3 de febrero, 3 de febrero de 2026"),
        (date(2025, 5, 1), "1. Mai, 1er mai, 1 de mayo"),
    ],
)
def test_a_day_that_has_been_as_other_languages_say_it(day: date, said: str) -> None:
    for words in said.split(", "):
        assert day_said(words, WEDNESDAY, future=False) == day, words


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 3, 12), "morgen, Morgen, demain, mañana"),
        (date(2026, 3, 13), "übermorgen, après-demain, pasado mañana, bis Freitag, d'ici vendredi, para el viernes"),
        (date(2026, 3, 16), "nächsten Montag, lundi prochain, el lunes que viene, el próximo lunes"),
        (date(2026, 3, 13), "diesen Freitag, ce vendredi, este viernes, Ende der Woche, fin de la semana"),
        (date(2026, 3, 25), "in 2 Wochen, in zwei Wochen, dans deux semaines, dentro de dos semanas, en 2 semanas"),
        (date(2026, 3, 18), "nächste Woche, la semaine prochaine, la semana que viene"),
        (date(2026, 4, 11), "nächsten Monat, le mois prochain, el mes que viene, in einem Monat"),
        (date(2026, 3, 31), "Ende des Monats, Monatsende, fin du mois, fin de mes"),
        (date(2027, 2, 1), "1. Februar, 1er février, 1 de febrero, 1. Februar 2027, 1 de febrero de 2027"),
    ],
)
def test_a_day_to_come_as_other_languages_say_it(day: date, said: str) -> None:
    for words in said.split(", "):
        assert day_said(words, WEDNESDAY, future=True) == day, words


@pytest.mark.parametrize("words", ["", "soon", "Fritag", "31 February", "2026-13-01", "400 years ago", "0"])
def test_what_is_no_day_is_none(words: str) -> None:
    assert day_said(words, WEDNESDAY, future=False) is None


def test_a_month_ends_where_it_ends() -> None:
    assert day_said("in a month", date(2026, 1, 31), future=True) == date(2026, 2, 28)
    assert day_said("next month", date(2025, 12, 31), future=True) == date(2026, 1, 31)
    assert day_said("a month ago", date(2026, 1, 15), future=False) == date(2025, 12, 15)
    assert day_said("end of month", date(2026, 12, 5), future=True) == date(2026, 12, 31)


@given(st.text(max_size=30), st.booleans())
def test_any_words_at_all_do_no_harm(words: str, future: bool) -> None:
    found = day_said(words, WEDNESDAY, future=future)
    assert found is None or abs((found - WEDNESDAY).days) < 365 * 10_000
