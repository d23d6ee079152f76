"""One card of a person, out of several and the user's words."""

from firsthand.domain.card_merging import Told, card_of, with_words
from firsthand.domain.cards import Labelled, PersonalDate, Position
from tests.support.not_letters import card

BEN = Told("our-uid", "Ben Dale", False, ("ben@dale.test", "ben@pier.test"))


def test_who_has_no_card_gets_one_of_what_is_known() -> None:
    made = card_of(BEN, ())
    assert (made.uid, made.name, made.family, made.given) == ("our-uid", "Ben Dale", "Dale", "Ben")
    assert [one.value for one in made.addresses] == ["ben@dale.test", "ben@pier.test"]


def test_the_newest_card_comes_first_and_the_first_uid_stays() -> None:
    old = card("Ben Dale", "ben@dale.test", uid="a", revised_at=1, original="x", phones=(Labelled("work", "+44 1-2"),))
    new = card("Benny Dale", "ben@pier.test", uid="b", revised_at=2, original="y", phones=(Labelled("", "+4412"),))
    made = card_of(BEN, (old, new))
    assert (made.uid, made.name, made.original, made.revised_at) == ("a", "Benny Dale", "y", 2)
    assert made.phones == (Labelled("", "+4412"),)
    assert card_of(BEN._replace(name="B. Dale", name_set=True), (old, new)).name == "B. Dale"


def test_a_profile_or_a_number_in_place_of_an_address_is_no_address() -> None:
    made = card_of(BEN._replace(addresses=("linkedin.com/in/ben", "tel:+441")), ())
    assert made.addresses == ()
    assert made.links == (Labelled("", "linkedin.com/in/ben"),)
    assert made.phones == (Labelled("", "+441"),)


def test_a_birthday_with_its_year_stands_for_the_one_without() -> None:
    without, with_year = PersonalDate("birthday", None, 2, 3), PersonalDate("birthday", 1980, 2, 3)
    made = card_of(BEN, (card("Ben Dale", dates=(without,)), card("Ben Dale", uid="2", dates=(with_year,))))
    assert made.dates == (with_year,)


def test_a_new_role_keeps_the_organisation_and_since_when_and_a_new_organisation_does_not() -> None:
    before = card("Ben Dale", positions=(Position("Dale & Sons", "Ropes", "Master", 100, None, None),))
    role = with_words(before, name="", organisation="", title="Warden").positions
    assert role == (Position("Dale & Sons", "Ropes", "Warden", 100, None, None),)
    moved = with_words(before, name="", organisation="The Pier", title="").positions
    assert moved == (Position("The Pier", "", "", None, None, None),)
    assert with_words(before, name="Ben Dale", organisation="Dale & Sons", title="Master") == before
