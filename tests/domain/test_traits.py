"""Functions and levels out of titles in four languages, towns out of addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.traits import FUNCTIONS, LEVELS, from_title, function_of, level_of, town_of

TITLES = [
    ("Vice President, Energy Operations", "Operations", "Director"),
    ("Chief Financial Officer", "Finance", "Executive"),
    ("Chief Operating Officer, Trading", "Trading", "Executive"),
    ("Managing Director, Technology", "Technology", "Executive"),
    ("President", "General management", "Executive"),
    ("Vice President, Harbour", "", "Director"),
    ("Head of Legal", "Legal", "Director"),
    ("General Counsel", "Legal", "Executive"),
    ("Data Protection Officer", "Legal", "Specialist"),
    ("Product Manager", "Product", "Manager"),
    ("Developer", "Technology", "Specialist"),
    ("Assistant to the Chief Executive", "", "Specialist"),
    ("Leiter Energiebeschaffung", "Procurement", "Director"),
    ("Geschäftsführerin", "General management", "Executive"),
    ("Vertriebsleiterin", "Sales", "Director"),
    ("Softwareentwickler", "Technology", "Specialist"),
    ("Personalleiter", "People", "Director"),
    ("Directrice des achats", "Procurement", "Director"),
    ("Directeur général", "General management", "Executive"),
    ("Responsable des ressources humaines", "People", "Director"),
    ("Chef d’équipe", "", "Manager"),
    ("Jefa de ventas", "Sales", "Director"),
    ("Director general", "General management", "Executive"),
    ("Ingeniero de producción", "Technology", "Specialist"),
    ("Rower", "", ""),
    ("", "", ""),
]


@pytest.mark.parametrize(("title", "function", "level"), TITLES)
def test_a_title_says_function_and_level(title: str, function: str, level: str) -> None:
    assert (function_of(title), level_of(title)) == (function, level)


@given(st.text(max_size=80))
def test_any_text_gives_a_known_value_or_none(title: str) -> None:
    assert function_of(title) in (*FUNCTIONS, "")
    assert level_of(title) in (*LEVELS, "")


def test_a_suggestion_says_where_it_comes_from() -> None:
    found = from_title("Head of Legal", "“Head of Legal”, under a message of theirs.")
    assert found["function"].reason == "“Head of Legal”, under a message of theirs."
    assert set(found) == {"function", "level"}
    assert from_title("Rower", "“Rower”, their title.") == {}


@pytest.mark.parametrize(
    ("place", "town"),
    [
        ("1 Kirkgate, Leeds, LS1 6AA, United Kingdom", "Leeds"),
        ("Hafenstr. 3, 10115 Berlin, Germany", "Berlin"),
        ("D-10115 Berlin, Germany", "Berlin"),
        ("1 Main St, Houston, TX, 77002, USA", "Houston"),
        ("Leeds, UK", "Leeds"),
        ("Leeds", "Leeds"),
        ("12 Quay Road", ""),
        ("", ""),
    ],
)
def test_the_town_of_an_address_in_one_line(place: str, town: str) -> None:
    assert town_of(place) == town
