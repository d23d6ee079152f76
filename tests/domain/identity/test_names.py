"""Display names in the forms that mail programs write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.identity.names import NOBODY, read_name


@pytest.mark.parametrize(
    "written",
    [
        "Ann Roe",
        "Roe, Ann",
        "'Roe, Ann'",
        '"Ann Roe"',
        "Roe, Ann (Tax)",
        "Ann Roe (E-mail)",
        "Ann Roe/LDN/ACME@ACME",
        "Roe, Ann@Acme",
        "ann roe",
        "ANN ROE",
        "Ann Roe, PhD",
        "Dr. Ann Roe",
        "Ann Roe - Head of Tax",
        "Tax - Ann Roe",
        "Ann.Roe",
        "'Ann Roe' via Gardeners",
        "Ann Roe (via Docs)",
        "aroe@acme.test (Ann Roe)",
        "ROE Ann",
        "Ann Roe, Director",
        "Ann Roe, Acme Gardens Ltd",
        "X. Ann Roe",
    ],
)
def test_one_name_is_read_alike_in_every_form(written: str) -> None:
    name = read_name(written)
    assert (name.given, name.family) == ("ann", "roe")


def test_middle_names_and_generations_are_kept_apart_from_the_family_name() -> None:
    name = read_name("Roe Jr., John Quincy")
    assert (name.given, name.middle, name.second, name.family, name.generation) == ("john", "q", "quincy", "roe", "jr")


def test_particles_belong_to_the_family_name() -> None:
    assert read_name("Ann van der Roe").family == read_name("Roe, Ann van der").family == "vanderroe"


def test_accents_hyphens_and_apostrophes_do_not_matter() -> None:
    assert read_name("Anne-Marie O'Röe")[:4] == read_name("Annemarie ORoe")[:4]


def test_a_name_without_spaces_between_ideographs_is_whole() -> None:
    assert read_name("山田太郎").full


@pytest.mark.parametrize("written", ["", "   ", "ann.roe@acme.test", "@ACME", "12345", "e-mail", "'' "])
def test_what_holds_no_name_is_nobody(written: str) -> None:
    assert read_name(written) == NOBODY


@pytest.mark.parametrize("written", ["Ann & Bo Roe", "Ann Roe and Bo Poe", "Ann Roe; Bo Poe"])
def test_two_people_in_one_name_are_no_one_person(written: str) -> None:
    assert not read_name(written).full
    assert read_name(written).joint


def test_a_company_address_as_a_name_names_nobody() -> None:
    assert not read_name("Shop.com").full


@given(st.text(max_size=60))
def test_any_text_can_be_read(written: str) -> None:
    name = read_name(written)
    assert not name.full or (len(name.given) > 1 and len(name.family) > 1)
