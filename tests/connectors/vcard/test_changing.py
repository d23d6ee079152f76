"""Some fields changed in a card, and everything else as it was."""

from typing import Any

import pytest

from firsthand.connectors.vcard.changing import changed
from firsthand.domain.cards import Card, Labelled, PersonalDate, Position
from tests.connectors.vcard.reading_cards import text_of, whole

APPLE = text_of(
    "PRODID:-//Made up//EN",
    "N:Moss;Ada;;;",
    "FN:Ada Moss",
    "item1.EMAIL;type=INTERNET;type=pref:ada@moss\r\n .test",
    "item1.X-ABLabel:_$!<Work>!$_",
    "EMAIL;type=INTERNET;type=HOME:home@moss.test",
    "item2.ADR;type=HOME:;;1 High St;Town;;;",
    "item2.X-ABADR:gb",
    "TEL;type=CELL;type=VOICE:1",
    "ORG:Dale;Roofs",
    "TITLE:Head",
    "X-THING;X=1:un\r\n known\\, kept",
    "PHOTO;ENCODING=b;TYPE=JPEG:AAAA\r\n BBBB",
    "NOTE:first",
    "CATEGORIES:Kin,Roofers",
    "BDAY;X-APPLE-OMIT-YEAR=1604;VALUE=date:1604-04-12",
)
OLD = text_of(
    "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Ada;;;",
    "FN:Ada",
    "TEL;HOME;VOICE:1",
    "PHOTO;BASE64;JPEG:\r\n AAAA\r\n BBBB\r\n",
    version="2.1",
).replace("\r\n", "\n")


def write(original: str, **fields: Any) -> tuple[str, Card]:
    before = whole(original)
    text = changed(original, before, before._replace(**fields))
    after = whole(text)
    for name in Card._fields:
        if name not in {"key", "digest", "original"}:
            assert getattr(after, name) == fields.get(name, getattr(before, name)), name
    return text, after


def lines(text: str) -> list[str]:
    return text.split("\r\n")


def differences(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that went and those that came, in order."""
    old, new = lines(before), lines(after)
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.mark.parametrize("original", [APPLE, OLD, APPLE.rstrip(), APPLE.replace("\r\n", "\r")])
def test_without_a_difference_the_original_comes_back(original: str) -> None:
    card = whole(original)

    assert changed(original, card, card._replace(original="", where="elsewhere")) == original


@pytest.mark.parametrize(
    ("fields", "went", "came"),
    [
        ({"name": "Ada B. Moss"}, ["FN:Ada Moss"], ["FN:Ada B. Moss"]),
        ({"given": "Adele", "suffix": "Jr."}, ["N:Moss;Ada;;;"], ["N:Moss;Adele;;;Jr."]),
        (
            {"addresses": (Labelled("work", "new@moss.test"), Labelled("home", "home@moss.test"))},
            ["item1.EMAIL;type=INTERNET;type=pref:ada@moss", " .test"],
            ["item1.EMAIL;type=INTERNET;type=pref:new@moss.test"],
        ),
        (
            {"addresses": (Labelled("home", "home@moss.test"),)},
            ["item1.EMAIL;type=INTERNET;type=pref:ada@moss", " .test", "item1.X-ABLabel:_$!<Work>!$_"],
            [],
        ),
        ({"phones": (Labelled("mobile", "1"), Labelled("Yacht", "2"))}, [], ["item3.TEL:2", "item3.X-ABLabel:Yacht"]),
        ({"phones": (Labelled("work", "1"),)}, ["TEL;type=CELL;type=VOICE:1"], ["TEL;TYPE=work:1"]),
        ({"phones": ()}, ["TEL;type=CELL;type=VOICE:1"], []),
        ({"places": ()}, ["item2.ADR;type=HOME:;;1 High St;Town;;;", "item2.X-ABADR:gb"], []),
        ({"positions": (Position("Dale", "Roofs", "Chief", None, None, None),)}, ["TITLE:Head"], ["TITLE:Chief"]),
        ({"positions": (Position("Moss", "", "Head", None, None, None),)}, ["ORG:Dale;Roofs"], ["ORG:Moss"]),
        ({"notes": ("first", "a, b\nc")}, [], ["NOTE:a\\, b\\nc"]),
        ({"groups": ("Kin", "Friends")}, ["CATEGORIES:Kin,Roofers"], ["CATEGORIES:Kin,Friends"]),
        ({"nicknames": ("Addy",)}, [], ["NICKNAME:Addy"]),
        ({"links": (Labelled("", "linkedin.com/in/ada"),)}, [], ["URL:https://www.linkedin.com/in/ada"]),
        ({"revised_at": 1_700_000_000}, [], ["REV:2023-11-14T22:13:20Z"]),
        ({"uid": "abc"}, [], ["UID:abc"]),
        ({"sort": "group"}, [], ["X-ADDRESSBOOKSERVER-KIND:group"]),
        ({"members": ("x",)}, [], ["X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:x"]),
        ({"related": (Labelled("spouse", "Ben"),)}, [], ["item3.X-ABRELATEDNAMES:Ben", "item3.X-ABLabel:spouse"]),
        (
            {"dates": (PersonalDate("birthday", 1980, 4, 12),)},
            ["BDAY;X-APPLE-OMIT-YEAR=1604;VALUE=date:1604-04-12"],
            ["BDAY:1980-04-12"],
        ),
    ],
)
def test_only_the_lines_of_the_changed_field_change(fields: dict[str, Any], went: list[str], came: list[str]) -> None:
    text, _ = write(APPLE, **fields)

    assert differences(APPLE, text) == (went, came)


def test_another_first_address_is_written_so_that_it_comes_first() -> None:
    write(APPLE, addresses=(Labelled("home", "home@moss.test"), Labelled("work", "ada@moss.test")))


def test_more_positions_keep_apart() -> None:
    write(
        APPLE,
        positions=(
            Position("Dale", "Roofs", "Head", None, None, None),
            Position("", "", "Judge", None, None, None),
            Position("Moss", "", "", None, 17_000, None),
        ),
    )


def test_version_2_is_written_in_its_own_way() -> None:
    text, _ = write(
        OLD,
        family="Möller",
        phones=(Labelled("home", "2"), Labelled("work fax", "3")),
        notes=("ö" * 60 + "\nb;c",),
    )

    assert "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=B6ller;Ada;;;\n" in text
    assert "TEL;HOME;VOICE:2\n" in text
    assert "TEL;WORK;FAX:3\n" in text
    assert "PHOTO;BASE64;JPEG:\n AAAA\n BBBB\n\n" in text
    assert "\r" not in text


def test_version_4_keeps_its_parameters() -> None:
    original = text_of("FN:Ada", 'TEL;VALUE=uri;PREF=1;TYPE="work,voice";X-A="b;c":tel:+1', version="4.0")

    text, _ = write(original, phones=(Labelled("work", "+2"),))

    assert 'TEL;TYPE=work,voice;PREF=1;X-A="b;c":+2\r\n' in text
