"""Addresses, numbers, links, places, positions, days and the rest, as the dialects write them."""

import pytest

from firsthand.domain.cards import PersonalDate, Position
from tests.connectors.vcard.reading_cards import one, pairs


def position(organisation: str, unit: str = "", title: str = "") -> Position:
    return Position(organisation, unit, title, None, None, None)


def test_addresses_are_lower_cased_and_the_preferred_one_comes_first() -> None:
    card = one(
        "EMAIL;TYPE=INTERNET,HOME: Ada@Moss.TEST ",
        "EMAIL;TYPE=INTERNET;TYPE=WORK;TYPE=pref:mailto:ada@work.test",
        "EMAIL:ADA@MOSS.TEST",
    )

    assert pairs(card.addresses) == [("work", "ada@work.test"), ("home", "ada@moss.test")]


def test_an_address_that_is_none_is_kept_as_a_note() -> None:
    card = one("EMAIL:ada at moss")

    assert card.addresses == ()
    assert card.notes == ("Mail address as written: ada at moss",)


def test_preference_from_1_to_100_decides_the_order() -> None:
    card = one("TEL;PREF=50:50", "TEL:none", "TEL;PREF=1:1", "TEL;TYPE=home:last", version="4.0")

    assert [value for _, value in pairs(card.phones)] == ["1", "50", "none", "last"]


@pytest.mark.parametrize(
    ("line", "label", "number"),
    [
        ("TEL;TYPE=CELL,VOICE,pref:+49 (170) 12-34", "mobile", "+49 (170) 12-34"),
        ('TEL;VALUE=uri;TYPE="voice,work":tel:+1-555-0100;ext=102', "work", "+1-555-0100 ext. 102"),
        ("TEL;WORK;FAX:1", "work fax", "1"),
        ("TEL;FAX;HOME:1", "home fax", "1"),
        ("TEL;TYPE=x-bunker:1", "bunker", "1"),
        ("item1.TEL:1\r\nitem1.X-ABLabel:_$!<HomeFAX>!$_", "home fax", "1"),
        ("item1.TEL;type=pref:1\r\nITEM1.X-ABLABEL:Ada\\, yacht", "Ada, yacht", "1"),
    ],
)
def test_a_number_is_kept_as_written_under_the_label_of_the_address_book(line: str, label: str, number: str) -> None:
    assert pairs(one(line).phones) == [(label, number)]


@pytest.mark.parametrize(
    ("line", "label", "link"),
    [
        ("URL:https://www.LinkedIn.com/in/Ada-Moss/?trk=x", "", "linkedin.com/in/ada-moss"),
        ("URL:http://uk.linkedin.com/in/ada-moss/en", "", "linkedin.com/in/ada-moss"),
        ("item1.URL;type=pref:http\\://moss.test\r\nitem1.X-ABLabel:_$!<HomePage>!$_", "home page", "http://moss.test"),
        ("X-SOCIALPROFILE;type=twitter;x-user=ada:http://twitter.com/ada", "twitter", "http://twitter.com/ada"),
        ("X-SOCIALPROFILE;type=weibo:x-apple:ada", "weibo", "weibo:ada"),
        ("IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:ada.moss", "home", "skype:ada.moss"),
        ("IMPP;X-SERVICE-TYPE=Skype:skype:ada.moss", "skype", "skype:ada.moss"),
        ("X-AIM;TYPE=HOME:ada5", "home", "aim:ada5"),
        ("X-MS-IMADDRESS:ada@chat.test", "im", "im:ada@chat.test"),
        ("X-JABBER:ada@chat.test", "jabber", "xmpp:ada@chat.test"),
    ],
)
def test_pages_profiles_and_handles_are_links(line: str, label: str, link: str) -> None:
    assert pairs(one(line).links) == [(label, link)]


def test_a_place_stands_in_one_line() -> None:
    card = one(
        "ADR;TYPE=HOME:;;1 High Street\\nBack door;Old Town;;12345;Land", 'ADR;LABEL="2 Low Street^nTown":;;;;;;'
    )

    assert pairs(card.places) == [
        ("home", "1 High Street, Back door, Old Town, 12345, Land"),
        ("", "2 Low Street, Town"),
    ]


def test_an_address_label_stands_in_for_an_address_that_is_missing_and_for_no_other() -> None:
    card = one("ADR;HOME:;;1 High Street;;;;", "LABEL;HOME:1 High St.", "LABEL;WORK:2 Low Street", version="2.1")

    assert pairs(card.places) == [("home", "1 High Street"), ("work", "2 Low Street")]


def test_houses_and_titles_are_paired_in_order_or_by_their_group() -> None:
    assert one("ORG:Dale;Roofs;Slate", "TITLE:Head", "ROLE:Leads").positions == (
        position("Dale", "Roofs, Slate", "Head"),
    )
    assert one("ORG:A", "ORG:B", "b.TITLE:of B", "TITLE:of A", "b.ORG:C").positions == (
        position("A", title="of A"),
        position("B"),
        position("C", title="of B"),
    )
    assert one("ROLE:Roofer").positions == (position("", title="Roofer"),)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("BDAY:1980-04-12", ("birthday", 1980, 4, 12)),
        ("BDAY;value=date:19800412", ("birthday", 1980, 4, 12)),
        ("BDAY:1871-04-12T00:00:00Z", ("birthday", 1871, 4, 12)),
        ("BDAY:--0412", ("birthday", None, 4, 12)),
        ("BDAY:--04-12", ("birthday", None, 4, 12)),
        ("BDAY:--0229", ("birthday", None, 2, 29)),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12", ("birthday", None, 4, 12)),
        ("BDAY;VALUE=text:1980-04-12", ("birthday", 1980, 4, 12)),
        ("ANNIVERSARY:20090808T1430-0500", ("anniversary", 2009, 8, 8)),
        ("X-MS-ANNIVERSARY:20110113", ("anniversary", 2011, 1, 13)),
        ("X-EVOLUTION-ANNIVERSARY:2011-01-13", ("anniversary", 2011, 1, 13)),
        ("a.X-ABDATE:2000-01-02\r\na.X-ABLabel:_$!<Anniversary>!$_", ("anniversary", 2000, 1, 2)),
        ("a.X-ABDATE:2000-01-02\r\na.X-ABLabel:First met", ("First met", 2000, 1, 2)),
    ],
)
def test_days_are_read_in_every_form(line: str, found: tuple[object, ...]) -> None:
    assert one(line).dates == (PersonalDate(*found),)


@pytest.mark.parametrize("value", ["circa 1800", "1980-02-30", "99999999", "1980", "2980-01-01", "---12", "٢٠٢٠-٠١-٠١"])
def test_a_birthday_that_is_no_day_is_kept_as_a_note(value: str) -> None:
    card = one(f"BDAY;VALUE=text:{value}", version="4.0")

    assert card.dates == ()
    assert card.notes == (f"Birthday as written: {value}",)


def test_other_people_are_named_with_what_they_are() -> None:
    card = one(
        "a.X-ABRELATEDNAMES;type=pref:Ben Dale",
        "a.X-ABLabel:_$!<Spouse>!$_",
        "X-MS-MANAGER:Cy Lowe",
        "X-EVOLUTION-ASSISTANT:Di Ray",
        "RELATED;TYPE=friend:mailto:Eve@Fen.test",
        "RELATED;TYPE=contact;VALUE=text:Flo Gray",
    )

    assert pairs(card.related) == [
        ("spouse", "Ben Dale"),
        ("manager", "Cy Lowe"),
        ("assistant", "Di Ray"),
        ("friend", "eve@fen.test"),
        ("contact", "Flo Gray"),
    ]


@pytest.mark.parametrize(
    ("value", "at"),
    [
        ("20231114T221320Z", 1_700_000_000),
        ("2023-11-14T22:13:20Z", 1_700_000_000),
        ("2023-11-14T23:13:20.5+01:00", 1_700_000_000),
        ("2023-11-14", 1_699_920_000),
        ("soon", 0),
        ("2023-13-14", 0),
        ("1969-01-01T00:00:00Z", 0),
    ],
)
def test_the_time_of_the_last_change(value: str, at: int) -> None:
    assert one(f"REV:{value}").revised_at == at


def test_notes_categories_and_uid() -> None:
    card = one("NOTE:a\\nb\\, c", "CATEGORIES:Friends,Roofers\\, good", "UID:urn:uuid:1-2-3")

    assert card.notes == ("a\nb, c",)
    assert card.groups == ("Friends", "Roofers, good")
    assert card.uid == "1-2-3"
