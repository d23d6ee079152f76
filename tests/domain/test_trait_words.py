"""Functions and levels are named in each language, and kept under one name."""

import pytest

from firsthand.domain.trait_words import trait_in_words, trait_meant
from firsthand.domain.traits import FUNCTIONS, LEVELS
from firsthand.language import LANGUAGES, speaking

SUGGESTED = [(value, of) for of, values in (("function", FUNCTIONS), ("level", LEVELS)) for value in values]


def test_what_titles_suggest_is_said_in_the_language() -> None:
    with speaking("de"):
        assert trait_in_words("Procurement", "function") == "Einkauf"
        assert trait_in_words("Executive", "level") == "Geschäftsleitung"


def test_all_that_titles_suggest_has_a_name_of_its_own_in_every_language() -> None:
    for language in LANGUAGES:
        with speaking(language):
            assert len({(trait_in_words(value, of), of) for value, of in SUGGESTED}) == len(SUGGESTED)


@pytest.mark.parametrize("language", [one for one in LANGUAGES if not one.startswith("en")])
def test_few_names_are_the_same_as_in_english(language: str) -> None:
    with speaking(language):
        same = [value for value, of in SUGGESTED if trait_in_words(value, of) == value]
    assert len(same) <= 5


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("value", "of"), SUGGESTED)
def test_what_was_shown_comes_back_as_what_was_kept(value: str, of: str, language: str) -> None:
    with speaking(language):
        shown = trait_in_words(value, of)
        assert trait_meant(shown, of) == value
        assert trait_meant(shown.upper(), of) == value


def test_the_function_somebody_came_from_is_named_as_functions_are() -> None:
    with speaking("es"):
        assert trait_meant("compras", "came_from") == "Procurement"
        assert trait_in_words("Procurement", "came_from") == "Compras"


@pytest.mark.parametrize("of", ["function", "level", "place", "organisation", "came_from"])
def test_words_of_the_users_own_stay_as_they_were_written(of: str) -> None:
    with speaking("fr"):
        assert trait_meant("Atelier Nord", of) == "Atelier Nord"
        assert trait_in_words("Atelier Nord", of) == "Atelier Nord"


def test_the_name_of_a_place_or_a_firm_is_never_taken_for_a_function() -> None:
    with speaking("de"):
        assert trait_meant("Vertrieb", "organisation") == "Vertrieb"
        assert trait_in_words("Sales", "place") == "Sales"
