"""Version 2.1, folds, charsets and line ends."""

import io

import pytest

from firsthand.connectors.vcard import VcardFormat
from firsthand.domain.cards import Card
from tests.connectors.vcard.reading_cards import NOW, one, pairs, read, text_of, whole


def records(raw: bytes) -> list[object]:
    return list(VcardFormat().records(io.BytesIO(raw), NOW))


def test_quoted_printable_with_soft_line_breaks_in_a_charset() -> None:
    raw = (
        b"BEGIN:VCARD\r\nVERSION:2.1\r\n"
        b"N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCl=\r\nler;J=F6rg\r\n"
        b"NOTE;QUOTED-PRINTABLE;CHARSET=UTF-8:sch=C3=\r\n=B6n=0D=0Aund =\r\nEND=3A mehr\r\n"
        b"TEL;HOME;VOICE:1\r\nEND:VCARD\r\n"
    )
    card = whole(raw)

    assert (card.family, card.given) == ("Müller", "Jörg")
    assert card.notes == ("schön\nund END: mehr",)
    assert pairs(card.phones) == [("home", "1")]


def test_a_semicolon_that_was_encoded_belongs_to_its_part() -> None:
    card = whole(text_of("N;ENCODING=QUOTED-PRINTABLE:Moss=3B Dale;Ada", version="2.1"))

    assert (card.family, card.given) == ("Moss; Dale", "Ada")


def test_a_soft_line_break_before_the_end_does_not_swallow_it() -> None:
    found, _ = read(text_of("FN:A", "NOTE;ENCODING=QUOTED-PRINTABLE:cut=", version="2.1") + text_of("FN:B"))

    assert [card.name for card in found] == ["A", "B"]


@pytest.mark.parametrize("indent", ["  ", ""])
def test_a_picture_ends_at_an_empty_line(indent: str) -> None:
    card = one(f"PHOTO;JPEG;BASE64:\r\n{indent}AAAA\r\n{indent}BBBB\r\n", "NOTE:after", version="2.1")

    assert card.notes == ("after",)


def test_backslashes_of_version_2_are_no_line_breaks() -> None:
    assert one("NOTE:C:\\new\\; folder", version="2.1").notes == ("C:\\new; folder",)


def test_an_agent_is_named_and_is_no_card_of_its_own() -> None:
    inner = "AGENT:\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nFN:Di Ray\r\nEMAIL:di@ray.test\r\nTEL:9\r\nEND:VCARD"
    card = one(inner, "TEL:1", version="2.1")

    assert pairs(card.related) == [("agent", "Di Ray"), ("agent", "di@ray.test")]
    assert pairs(card.phones) == [("", "1")]
    assert one("AGENT:BEGIN:VCARD\\nFN:Di Ray\\nEND:VCARD\\n").related == card.related[:1]


def test_folds_are_taken_out_wherever_they_stand() -> None:
    assert one("NO\r\n TE;LANG\r\n UAGE=en:fol\r\n\tded\r\n  twice").notes == ("folded twice",)


def test_in_version_2_a_fold_keeps_its_blank_unless_a_program_cut_by_count() -> None:
    counted = "NOTE:" + "x" * 70

    assert one("NOTE:one\r\n two", version="2.1").notes == ("one two",)
    assert one(f"{counted}\r\n y", version="2.1").notes == ("x" * 70 + "y",)


def test_a_fold_in_the_middle_of_a_character_breaks_nothing() -> None:
    raw = text_of("FN:Löwe").encode().replace(b"\xc3\xb6", b"\xc3\r\n \xb6")
    card = whole(raw)

    assert card.name == "Löwe"
    assert card.original == text_of("FN:Löwe")


@pytest.mark.parametrize(
    "raw",
    [
        text_of("FN:Cy Löwe").encode("utf-8-sig"),
        text_of("FN:Cy Löwe").encode("utf-16"),
        text_of("FN:Cy Löwe").encode("utf-16-be"),
        text_of("FN:Cy Löwe").encode("utf-16-le"),
        text_of("FN:Cy Löwe").encode("latin-1"),
        text_of("FN;CHARSET=iso-8859-1:Cy Löwe", "NOTE:日本").encode().replace("ö".encode(), b"\xf6"),
        text_of("FN:Cy Löwe").encode().replace(b"\r\n", b"\n"),
        text_of("FN:Cy Löwe").encode().replace(b"\r\n", b"\r"),
        b"\r\n\n \n" + text_of("FN:Cy Löwe").encode().replace(b"\r\n", b"\r\r\n"),
    ],
    ids=["mark", "utf-16", "big", "little", "latin-1", "charset of one line", "LF", "CR", "CRCRLF"],
)
def test_every_encoding_and_line_end_gives_the_same_name(raw: bytes) -> None:
    assert VcardFormat().recognises(raw)
    (card,) = records(raw)
    assert isinstance(card, Card)
    assert card.name == "Cy Löwe"


def test_bytes_that_are_no_text_cost_no_card() -> None:
    found, rejected = read(b"BEGIN:VCARD\nFN:A\xff\xfe\0B\nEND:VCARD\n" + text_of("FN:B").encode())

    assert [card.name for card in found][1:] == ["B"]
    assert rejected == []
    found[0].name.encode("utf-8")
    assert "\0" not in found[0].original


def test_lines_of_a_note_that_was_not_folded_stay_with_it() -> None:
    assert one("NOTE:first", "second without a mark", "third").notes == ("first\nsecond without a mark\nthird",)


def test_a_card_without_an_end_is_read_and_said() -> None:
    found, rejected = read("BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\nBEGIN:VCARD\nFN:C\n")

    assert [card.name for card in found] == ["A", "B", "C"]
    assert [one.where for one in rejected] == ["card 1", "card 3"]
    assert all("no end" in one.reason for one in rejected)


def test_text_outside_cards_is_said() -> None:
    found, rejected = read("exported by\nsome program\n" + text_of("FN:A") + "\n\nEND:VCARD\n" + text_of("FN:B"))

    assert [card.name for card in found] == ["A", "B"]
    assert [one.where for one in rejected] == ["line 1", "line 9"]
    assert [one.reason for one in rejected] == ["2 lines belong to no card.", "One line belongs to no card."]


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        (b"BEGIN:VCARD\r\n", True),
        (b"begin:vcard\n", True),
        (b"My contacts\n\nBEGIN:VCARD\nVERSION:3.0\n", True),
        (b"BEGIN:VCALENDAR\r\nNOTE:BEGIN:VCARD\r\n", False),
        (b"<html>\nBEGIN:VCARD\n", False),
        (b"PK\3\4\0\0\nBEGIN:VCARD\n", False),
        (b"", False),
    ],
)
def test_what_is_recognised(head: bytes, is_one: bool) -> None:
    assert VcardFormat().recognises(head) is is_one


def test_the_item_is_what_the_caller_says() -> None:
    found, _ = read(text_of("FN:A"), item="/book/a.vcf")

    assert found[0].item == "/book/a.vcf"
