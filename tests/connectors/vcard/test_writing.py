"""A card written as vCard 4.0."""

import pytest
import vobject

from firsthand.connectors.vcard.writing import vcard4
from firsthand.domain.cards import Card, Position
from tests.connectors.vcard.reading_cards import one, whole

SAME = [name for name in Card._fields if name not in {"original", "digest", "where", "key"}]


def rewritten(card: Card) -> tuple[str, Card]:
    text = vcard4(card)
    return text, whole(text)


def test_every_field_comes_back() -> None:
    card = one(
        "UID:3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "N:Moss;Ada;Lee;Dr.;Jr.",
        "NICKNAME:Addy,A\\, M",
        "EMAIL;TYPE=WORK:a@moss.test",
        "EMAIL;TYPE=HOME;TYPE=pref:b@moss.test",
        "item1.TEL:+1 555 0100",
        "item1.X-ABLabel:Yacht; aft",
        "TEL;TYPE=FAX,WORK:2",
        "URL:https://www.linkedin.com/in/Ada",
        "IMPP;X-SERVICE-TYPE=Skype:skype:ada",
        "ADR;TYPE=WORK:;;1 High St\\; rear;Town;;12345;Land",
        "ORG:Dale\\; Sons;Roofs",
        "TITLE:Head\\, slate",
        "BDAY:--0412",
        "item2.X-ABDATE:2001-02-03",
        "item2.X-ABLabel:First met",
        "item3.X-ABDATE:2002-02-03",
        "item3.X-ABLabel:_$!<Anniversary>!$_",
        "item4.X-ABRELATEDNAMES:Ben Dale",
        "item4.X-ABLabel:_$!<Spouse>!$_",
        "CATEGORIES:Kin,Roofers",
        "NOTE:one\\ntwo; three",
        "NOTE:four",
        "REV:2023-11-14T22:13:20Z",
    )
    text, again = rewritten(card)

    assert [getattr(again, name) for name in SAME] == [getattr(card, name) for name in SAME]
    assert "UID:urn:uuid:3f2504e0" in text
    assert "ADR;TYPE=work:;;1 High St\\; rear;Town;;12345;Land" in text
    assert "ANNIVERSARY:20020203" in text


@pytest.mark.parametrize(
    ("lines", "version", "kept"),
    [
        (["PHOTO;ENCODING=b;TYPE=PNG:AAAA\r\n BBBB"], "3.0", "PHOTO:data:image/png;base64,AAAABBBB"),
        (["PHOTO;JPEG;BASE64:\r\n AAAA\r\n BBBB\r\n"], "2.1", "PHOTO:data:image/jpeg;base64,AAAABBBB"),
        (["PHOTO;VALUE=URI;TYPE=GIF:https://moss.test/a.gif"], "3.0", "PHOTO:https://moss.test/a.gif"),
        (["PHOTO:data:image/png;base64\\,AAAA"], "4.0", "PHOTO:data:image/png;base64,AAAA"),
        (["KEY;X509;ENCODING=BASE64:AAAA\r\n"], "2.1", "KEY:data:application/pkix-cert;base64,AAAA"),
        (["GEO:-2.6;3.4"], "3.0", "GEO:geo:-2.6,3.4"),
        (["X-THING;CHARSET=UTF-8;QUOTED-PRINTABLE:a=C3=B6=0D=0Ab"], "2.1", "X-THING:aö\\nb"),
        (['X-THING;X-Y="a;b":c\\,d'], "3.0", 'X-THING;X-Y="a;b":c\\,d'),
        (["ORG:Dale", "TITLE:Head", "ROLE;LANGUAGE=en:Leads"], "3.0", "ROLE;LANGUAGE=en:Leads"),
        (["g.X-AGE:7", "g.X-ABLabel:Years"], "3.0", "g.X-ABLABEL:Years"),
        (["KIND:location"], "4.0", "KIND:location"),
        (["BDAY;VALUE=text:circa 1800"], "4.0", "BDAY;VALUE=text:circa 1800"),
        (["N:Moss;Ada;;;", "SORT-STRING:mos"], "3.0", "N;SORT-AS=mos:Moss;Ada;;;"),
    ],
)
def test_what_no_field_holds_is_kept_in_the_form_of_version_4(lines: list[str], version: str, kept: str) -> None:
    assert kept in vcard4(one(*lines, version=version)).replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize("line", ["LABEL:x", "AGENT:\r\nBEGIN:VCARD\r\nTEL:1\r\nEND:VCARD", "MAILER:x", "CLASS:PUBLIC"])
def test_what_version_4_no_longer_has_is_left_out(line: str) -> None:
    name = line.partition(":")[0]

    text = vcard4(one(line, "ADR:;;x;;;;", version="2.1"))

    assert name not in text
    assert text.count("BEGIN:") == 1


def test_a_country_code_stays_with_its_address() -> None:
    text = vcard4(one("item7.ADR;type=WORK:;;1;;;;", "item7.X-ABADR:us", "item1.TEL:1", "item1.X-ABLabel:Own"))

    assert "item7.ADR;TYPE=work:;;1;;;;" in text
    assert "item7.X-ABADR:us" in text


def test_positions_keep_apart_and_keep_their_days() -> None:
    positions = (
        Position("Dale", "", "", 17_000, 17_900, None),
        Position("", "", "Roofer", None, None, 19_000),
        Position("Moss", "Slate", "Head", None, None, None),
    )

    for some in (positions, *((position,) for position in positions)):
        assert rewritten(one()._replace(positions=some))[1].positions == some


def test_lines_are_short_and_no_character_is_broken() -> None:
    text = vcard4(one("NOTE:" + "ö日😀" * 200))

    assert all(len(line) <= 75 for line in text.encode().split(b"\r\n"))
    assert all(line.decode("utf-8") for line in text.encode().rstrip().split(b"\r\n"))


def test_another_reader_finds_the_same() -> None:
    card = one(
        "N:Moss;Ada;;;",
        "EMAIL;TYPE=WORK:a@moss.test",
        "TEL;TYPE=CELL:1",
        "NOTE:" + "long \\, text " * 20,
        "ORG:Dale;Roofs",
    )
    (found,) = vobject.readComponents(vcard4(card))

    assert found.fn.value == "Ada Moss"
    assert (found.n.value.family, found.n.value.given) == ("Moss", "Ada")
    assert found.email.value == "a@moss.test"
    assert found.tel.params["TYPE"] == ["cell"]
    assert found.note.value == card.notes[0]
    assert found.org.value == ["Dale", "Roofs"]
