"""Cards made to do harm, or merely large, take time and memory in proportion to their size, and no more."""

import io
import time
import tracemalloc
from collections.abc import Iterator
from itertools import chain, repeat

import pytest

from firsthand.connectors.vcard import VcardFormat
from firsthand.domain.cards import ORIGINAL_CHARS_MAX, Card
from firsthand.domain.messages import TEXT_CHARS_MAX, Rejected
from tests.connectors.vcard.reading_cards import NOW, read, text_of


class Stream:
    """Bytes that are made while they are read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces

    def read(self, size: int, /) -> bytes:
        return next(self._pieces, b"")


def both(stream: Stream) -> tuple[list[Card], list[Rejected]]:
    found = list(VcardFormat().records(stream, NOW))
    return [one for one in found if isinstance(one, Card)], [one for one in found if isinstance(one, Rejected)]


BEGIN = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\n"
AFTER = b"\r\nTEL:1\r\nEND:VCARD\r\n" + text_of("FN:Ben").encode()


@pytest.mark.parametrize(
    ("head", "body", "count"),
    [
        (b"PHOTO;ENCODING=b;TYPE=JPEG:", b"A" * 1_000_000, 100),
        (b"PHOTO;ENCODING=b;TYPE=JPEG:", b"A" * 70 + b"\r\n ", 200_000),
        (b"PHOTO;ENCODING=BASE64:\r\n", b"A" * 70 + b"\r\n", 200_000),
        (b"NOTE:", b"word " * 200_000, 20),
        (b"X-THING:", b"\r\n \r\n", 220_000),
    ],
    ids=["one line of 100 MB", "folded picture", "picture in bare lines", "note of 20 MB", "empty lines"],
)
def test_what_is_too_long_is_left_out_and_said_and_costs_nothing_else(head: bytes, body: bytes, count: int) -> None:
    tracemalloc.start()
    begun = time.process_time()

    found, rejected = both(Stream(chain([BEGIN + head], repeat(body, count), [AFTER])))

    assert time.process_time() - begun < 30
    assert tracemalloc.get_traced_memory()[1] < 100_000_000
    tracemalloc.stop()
    assert [card.name for card in found] == ["Ada", "Ben"]
    assert found[0].phones[0].value == "1"
    assert len(found[0].original) <= ORIGINAL_CHARS_MAX
    assert all(len(note) <= TEXT_CHARS_MAX for note in found[0].notes)
    assert [one.where for one in rejected] == ["card 1"]
    assert "too long" in rejected[0].reason


def test_a_picture_below_the_limit_is_kept() -> None:
    found, rejected = read(text_of("FN:Ada", "PHOTO;ENCODING=b:" + "A" * 900_000))

    assert rejected == []
    assert "A" * 900_000 in found[0].original


def test_several_pictures_that_are_too_long_together_are_left_out() -> None:
    photos = ["PHOTO;ENCODING=b:" + letter * 600_000 for letter in "AB"]

    found, rejected = read(text_of("FN:Ada", *photos, "X-KEPT:yes"))

    assert "X-KEPT:yes" in found[0].original
    assert "AAAA" not in found[0].original
    assert len(rejected) == 2
    assert "PHOTO of 0.6 MB" in rejected[0].reason


def test_a_group_of_a_hundred_thousand_is_read_though_its_text_is_not_kept() -> None:
    members = [f"MEMBER:urn:uuid:00000000-0000-0000-0000-{number:012}" for number in range(100_000)]

    found, rejected = read(text_of("FN:All", "KIND:group", *members, version="4.0"))

    assert len(found[0].members) == 100_000
    assert found[0].original == ""
    assert len(rejected) == 1


HOSTILE = {
    "empty lines between": b"\r\n" * 100_000 + text_of("FN:A").encode(),
    "empty lines within": b"BEGIN:VCARD\r\n" + b"\n" * 100_000 + b"FN:A\r\nEND:VCARD\r\n",
    "carriage returns": b"BEGIN:VCARD\r\nFN:A\r\nNOTE:x" + b"\r" * 300_000 + b"END:VCARD\r\n",
    "parameters": b"BEGIN:VCARD\nFN" + b";A" * 100_000 + b":A\nEND:VCARD\n",
    "quotes": b'BEGIN:VCARD\nFN:A\nTEL;X="' + b'"a' * 200_000 + b":1\nEND:VCARD\n",
    "semicolons": b"BEGIN:VCARD\nFN:A\nADR:" + b";" * 300_000 + b"\nEND:VCARD\n",
    "backslashes": b"BEGIN:VCARD\nFN:A\nN:" + b"\\" * 300_000 + b";b\nEND:VCARD\n",
    "soft breaks": b"BEGIN:VCARD\nFN:A\nNOTE;ENCODING=QUOTED-PRINTABLE:" + b"=\n" * 200_000 + b"\nEND:VCARD\n",
    "agents in agents": b"BEGIN:VCARD\nFN:A\nAGENT:\n" * 20_000 + b"END:VCARD\n" * 20_000,
    "beginnings": b"BEGIN:VCARD\nFN:A\n" * 20_000,
    "values": b"BEGIN:VCARD\nFN:A\n" + b"".join(b"TEL:%d\n" % n for n in range(50_000)) + b"END:VCARD\n",
    "titles": b"BEGIN:VCARD\nFN:A\n" + b"".join(b"a%d.TITLE:%d\n" % (n, n) for n in range(5_000)) * 2 + b"END:VCARD\n",
    "houses": b"BEGIN:VCARD\nFN:A\n" + b"ORG:a\nTITLE:b\n" * 5_000 + b"END:VCARD\n",
    "colons": b"BEGIN:VCARD\nFN:A\n" + b":" * 900_000 + b"\nEND:VCARD\n",
    "spaces": b"BEGIN:VCARD\nFN:A" + b" " * 900_000 + b"b\nURL:" + b"a." * 90_000 + b"\nEND:VCARD\n",
    "stray lines": b"BEGIN:VCARD\nFN:A\nNOTE:x\n" + b"yyyyyyyyyy\n" * 80_000 + b"END:VCARD\n",
}


@pytest.mark.parametrize("name", list(HOSTILE))
def test_hostile_cards_are_read_in_moderate_time(name: str) -> None:
    begun = time.process_time()

    found = list(VcardFormat().records(io.BytesIO(HOSTILE[name]), NOW))

    # What grows with the square of its size takes minutes here.
    assert time.process_time() - begun < 15
    assert any(isinstance(one, Card) and one.name.startswith("A") for one in found)
    assert not any("could not be read" in one.reason for one in found if isinstance(one, Rejected))
