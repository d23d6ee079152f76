"""Who a card stands for."""

import pytest

from tests.connectors.vcard.reading_cards import one, read, text_of, whole


def parts(card):
    return (card.family, card.given, card.additional, card.prefix, card.suffix)


def test_a_name_and_its_parts_are_read() -> None:
    card = whole(text_of("FN:Dr. Ada Moss", "N:Moss;Ada;Lee,Kim;Dr.;Jr.,M.D."))

    assert card.name == "Dr. Ada Moss"
    assert parts(card) == ("Moss", "Ada", "Lee Kim", "Dr.", "Jr., M.D.")


def test_escaped_commas_and_semicolons_belong_to_the_name() -> None:
    card = whole(text_of("FN:Moss\\, Ada", "N:Moss\\; Dale;Ada\\, B.;;;"))

    assert card.name == "Moss, Ada"
    assert parts(card)[:2] == ("Moss; Dale", "Ada, B.")


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["N:Moss;Ada;;Dr.;"], "Dr. Ada Moss"),
        (["FN:", "N:Moss;;;;"], "Moss"),
        (["ORG:Dale & Sons;Roofs"], "Dale & Sons"),
        (["NICKNAME:Addy"], "Addy"),
        (["EMAIL:ada@moss.test"], ""),
        (["TEL:123"], ""),
    ],
)
def test_a_card_without_a_shown_name_is_called_by_what_it_has(lines: list[str], name: str) -> None:
    assert whole(text_of(*lines)).name == name


def test_a_card_without_name_address_number_or_link_is_set_aside_with_a_reason() -> None:
    found, rejected = read(text_of("NOTE:who was this?"))

    assert found == []
    assert rejected[0].where == "card 1"
    assert "no name" in rejected[0].reason


def test_a_second_shown_name_is_another_name_of_the_same_person() -> None:
    assert one("FN:Addy Moss", "NICKNAME:Ads,Moss\\, the\\; elder", version="4.0").nicknames == (
        "Addy Moss",
        "Ads",
        "Moss, the; elder",
    )


def test_of_alternative_representations_the_first_counts() -> None:
    card = one("N;ALTID=1;LANGUAGE=en:Moss;Ada;;;", "N;ALTID=1;LANGUAGE=de:Moos;Ada;;;", version="4.0")

    assert card.family == "Moss"
    assert "Moos" in card.original


def test_the_preferred_shown_name_counts() -> None:
    assert whole(text_of("FN;PREF=2:A. Moss", "FN;PREF=1:Ada Moss", version="4.0")).name == "Ada Moss"


@pytest.mark.parametrize(
    ("line", "sort"),
    [
        ("KIND:individual", "person"),
        ("KIND:group", "group"),
        ("KIND:org", "organisation"),
        ("KIND:location", "other"),
        ("X-ADDRESSBOOKSERVER-KIND:group", "group"),
        ("X-ABShowAs:COMPANY", "organisation"),
        ("ORG:Ada Moss;", "organisation"),
        ("ORG:Dale & Sons", "person"),
    ],
)
def test_what_kind_of_card_it_is(line: str, sort: str) -> None:
    assert one(line).sort == sort


def test_phonetic_names_and_the_gender_stay_in_the_original_alone() -> None:
    card = one("X-PHONETIC-FIRST-NAME:Ay-da", "GENDER:F", version="4.0")

    assert card.nicknames == ()
    assert "Ay-da" in card.original
    assert "GENDER:F" in card.original
