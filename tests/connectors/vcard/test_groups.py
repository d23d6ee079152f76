"""Group cards name others of their file, wherever they stand."""

import io
from collections.abc import Iterator

import pytest

from firsthand.connectors.vcard import VcardFormat
from firsthand.domain.cards import Card
from tests.connectors.vcard.reading_cards import NOW, pairs, read, text_of

ADA = text_of("UID:urn:uuid:A-1", "FN:Ada", "CATEGORIES:Kin", "EMAIL:ada@moss.test")
BEN = text_of("UID:b-2", "FN:Ben", "RELATED;TYPE=spouse:urn:uuid:a-1", version="4.0")
APPLE = text_of("UID:g-1", "FN:Roofers", "X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:a-1")
BY_ADDRESS = text_of("UID:g-2", "FN:Guild", "KIND:group", "MEMBER:mailto:Ada@moss.test", version="4.0")


def named(cards: list[Card]) -> dict[str, Card]:
    return {card.name: card for card in cards}


def test_groups_before_and_after_name_their_members() -> None:
    found = named(read(APPLE + ADA + BEN + BY_ADDRESS)[0])

    assert found["Ada"].groups == ("Kin", "Roofers", "Guild")
    assert found["Ben"].groups == ()
    assert found["Roofers"].members == ("a-1",)
    assert found["Guild"].members == ("ada@moss.test",)


def test_a_related_person_of_the_same_file_is_called_by_name() -> None:
    found = named(read(BEN + ADA)[0])

    assert pairs(found["Ben"].related) == [("spouse", "Ada")]
    assert pairs(read(BEN)[0][0].related) == [("spouse", "urn:uuid:a-1")]


def test_groups_that_name_one_another_end() -> None:
    one = text_of("UID:1", "FN:One", "KIND:group", "MEMBER:urn:uuid:2", "MEMBER:urn:uuid:1", version="4.0")
    two = text_of("UID:2", "FN:Two", "KIND:group", "MEMBER:urn:uuid:1", version="4.0")

    found = named(read(one + two)[0])

    assert set(found["One"].groups) == {"One", "Two"}
    assert found["Two"].groups == ("One",)


def test_a_change_of_groups_changes_the_digest_and_not_the_key() -> None:
    alone, grouped = read(ADA)[0][0], named(read(ADA + APPLE)[0])["Ada"]

    assert alone.key == grouped.key
    assert alone.digest != grouped.digest


def test_cards_read_before_a_disk_fails_are_given_first() -> None:
    class Failing:
        def __init__(self) -> None:
            self._pieces: Iterator[bytes] = iter([(ADA + APPLE).encode(), b"BEGIN:VCARD\nFN:C"])

        def read(self, size: int, /) -> bytes:
            for piece in self._pieces:
                return piece
            raise OSError(5, "faulty disk")

    found: list[Card] = []
    with pytest.raises(OSError, match="faulty"):
        found.extend(VcardFormat().records(Failing(), NOW))

    assert [card.name for card in found] == ["Ada", "Roofers"]
    assert found[0].groups == ("Kin", "Roofers")


def test_many_large_cards_wait_outside_memory_and_come_in_order() -> None:
    raw = b"".join(
        text_of(f"UID:{number}", f"FN:{number}", "PHOTO;ENCODING=b:" + "A" * 800_000).encode() for number in range(60)
    )
    found = [one for one in VcardFormat().records(io.BytesIO(raw), NOW) if isinstance(one, Card)]

    assert [card.name for card in found] == [str(number) for number in range(60)]
