"""The address books of other programs' exports, where they are at hand; none of them is kept here."""

import os
import re
from functools import cache
from pathlib import Path

import pytest
import vobject

from firsthand.connectors.base import Finished, RecordBatch, SetAside, SourceClosed
from firsthand.connectors.stream import events
from firsthand.connectors.vcard.changing import changed
from firsthand.connectors.vcard.writing import vcard4
from firsthand.domain.cards import Card
from firsthand.domain.messages import Rejected
from tests.connectors.vcard.reading_cards import NOW, read, whole
from tests.connectors.vcard.test_properties import fields

CORPUS = Path(os.environ.get("FIRSTHAND_CORPUS", Path(__file__).resolve().parents[4] / "shared" / "data"))
BOOKS = CORPUS / "address-books" / "vcard"

pytestmark = pytest.mark.skipif(
    not BOOKS.is_dir(), reason=f"the address books are not at hand: {BOOKS} is missing (set FIRSTHAND_CORPUS)"
)

COUNTED = ("addresses", "phones", "links", "places", "positions", "dates", "related", "notes", "groups")
GOLDEN: dict[str, tuple[int, ...]] = {
    "*_ANDROID.vcf": (4, 7, 2, 0, 3, 0, 0, 2, 5),
    "*_BLACK_BERRY.vcf": (0, 1, 0, 0, 1, 0, 0, 0, 0),
    "*_EVOLUTION.vcf": (1, 2, 2, 1, 1, 2, 3, 1, 1),
    "*_GMAIL.vcf": (1, 2, 1, 1, 1, 2, 1, 1, 0),
    "*_IPHONE.vcf": (1, 7, 1, 2, 1, 1, 0, 0, 0),
    "*_LOTUS_NOTES.vcf": (2, 2, 1, 1, 1, 1, 0, 1, 0),
    "*_MAC_ADDRESS_BOOK.vcf": (1, 7, 1, 2, 1, 1, 1, 1, 0),
    "*_MS_OUTLOOK.vcf": (1, 2, 2, 2, 1, 2, 2, 1, 0),
    "fullcontact.vcf": (5, 9, 11, 4, 2, 1, 0, 1, 1),
    "gmail-list.vcf": (3, 0, 0, 0, 0, 0, 0, 0, 0),
    "gmail-single.vcf": (1, 2, 2, 2, 1, 2, 2, 1, 0),
    "gmail-single2.vcf": (5, 11, 14, 5, 1, 4, 16, 1, 0),
    "outlook-2003.vcf": (1, 4, 1, 1, 1, 1, 0, 1, 0),
    "outlook-2007.vcf": (1, 4, 2, 1, 1, 2, 3, 1, 0),
    "rfc2426-example.vcf": (3, 4, 1, 2, 2, 0, 0, 0, 0),
    "rfc6350-example.vcf": (1, 2, 1, 1, 1, 2, 0, 0, 0),
    "thunderbird-*.vcf": (5, 5, 2, 2, 1, 2, 1, 1, 1),
}
"""How many of each there are in a file, checked against its lines; a value that is repeated in a card counts once."""


def books() -> list[Path]:
    return sorted(BOOKS.rglob("*.vcf"))


@cache
def stream(*paths: Path) -> tuple[list[Card], list[Rejected]]:
    """All that the reading process gives, with the arithmetic checked."""
    seen = list(events(paths, now=NOW))
    assert isinstance(seen[-1], Finished)
    assert seen[-1].complete
    cards = [card for event in seen if isinstance(event, RecordBatch) for card in event.records]
    aside = [event.rejected for event in seen if isinstance(event, SetAside)]
    assert sum(event.read for event in seen if isinstance(event, SourceClosed)) == len(cards) + len(aside)
    for one in aside:
        assert one.where
        assert one.reason.endswith(".")
        assert one.remedy.endswith(".")
    return cards, aside


def test_each_file_alone_gives_the_cards_that_begin_in_it() -> None:
    assert len(books()) >= 30
    for path in books():
        cards, aside = stream(path)

        assert len(cards) == len(re.findall(rb"^BEGIN:VCARD", path.read_bytes(), re.MULTILINE | re.IGNORECASE)), path
        assert len(aside) == (path.name == "unparsable.vcf"), path
        for card in cards:
            assert len(card.key) == len(card.digest) == 16
            assert str(path.name) in card.where
            repr(card).encode("utf-8")  # no half characters


def test_all_together_give_the_same_cards_as_each_alone() -> None:
    alone = sorted((card.key, card.digest) for path in books() for card in stream(path)[0])

    together, aside = stream(BOOKS)

    assert sorted((card.key, card.digest) for card in together) == alone
    assert all("not" in one.reason or "no end" in one.reason for one in aside)


@pytest.mark.parametrize("pattern", list(GOLDEN))
def test_each_dialect_gives_what_was_counted_in_it(pattern: str) -> None:
    (path,) = BOOKS.rglob(pattern)
    cards, _ = read(path.read_bytes())

    assert tuple(sum(len(getattr(card, field)) for card in cards) for field in COUNTED) == GOLDEN[pattern]


def test_another_reader_finds_the_same_names_addresses_and_numbers() -> None:
    compared = 0
    for path in books():
        text = path.read_bytes().decode()
        if "QUOTED-PRINTABLE" in text:
            continue  # it undoes these in part only
        try:
            others = list(vobject.readComponents(text))
        except vobject.base.VObjectError:
            continue
        for card, other in zip(read(path.read_bytes())[0], others, strict=True):
            if hasattr(other, "fn"):
                assert card.name.startswith(other.fn.value)  # which it ends at a bare comma
            emails = {email.value.strip().lower() for email in getattr(other, "email_list", [])}
            assert {one.value for one in card.addresses} == emails
            numbers = {
                tel.value.removeprefix("tel:").replace(";ext=", " ext. ") for tel in getattr(other, "tel_list", [])
            }
            assert {one.value for one in card.phones} == numbers
            compared += 1 + len(emails) + len(numbers)

    assert compared > 100


def test_written_as_version_4_they_say_the_same_and_keep_their_pictures() -> None:
    for path in books():
        for card in read(path.read_bytes())[0]:
            text = vcard4(card)
            again = whole(text)

            assert fields(again) == fields(card), path
            assert ("PHOTO" in card.original) == ("PHOTO" in text), path
            assert vcard4(again) == text, path


def test_a_change_leaves_every_other_line_as_it_was() -> None:
    for path in books():
        for card in read(path.read_bytes())[0]:
            text = changed(card.original, card, card._replace(notes=(*card.notes, "invented")))

            added = [line for line in text.splitlines() if "invented" in line]
            assert text.replace(added[0], "", 1).split() == card.original.split(), path
            assert changed(card.original, card, card) == card.original
