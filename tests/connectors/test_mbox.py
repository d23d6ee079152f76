"""Where one message of an mbox ends and the next begins."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.connectors.base import LETTER_BYTES_MAX, Letter
from firsthand.connectors.mbox import MboxFormat
from tests.connectors.letters import letter, mbox

ENVELOPES = (
    b"From ada@moss.test Mon Nov  6 09:30:00 2023",
    b"From - Mon Nov 06 09:30:00 2023",
    b"From 1784123@xxx Mon Nov 06 09:30:00 +0000 2023",
    b"From MAILER-DAEMON Mon Nov  6 09:30:00 2023",
    b"From ???@??? Mon Nov 06 09:30:00 2023",
    b"From ada@moss.test Mon, 6 Nov 2023 09:30:00 +0100",
    b"From ada@moss.test Mon Nov  6 09:30:00 CET 2023",
    b"From ada@moss.test",
    b"From -",
)


def _read(content: bytes) -> list[bytes]:
    found = []
    for one in MboxFormat().letters(io.BytesIO(content)):
        assert isinstance(one, Letter)
        found.append(one.raw)
    return found


@pytest.mark.parametrize("envelope", ENVELOPES)
def test_envelopes_of_many_programs_divide_messages(envelope: bytes) -> None:
    content = b"".join(envelope + b"\n" + letter(text=f"number {n}\n") + b"\n" for n in range(3))

    assert MboxFormat().recognises(content)
    assert [raw.rstrip()[-1:] for raw in _read(content)] == [b"0", b"1", b"2"]


@pytest.mark.parametrize(
    "sentence",
    [
        "From here on it is easy.",
        "From Monday 9:30 on we are open, says 2023.",
        "From Mon to Fri at 9:30 in 2023",
        "From ada@moss.test I heard nothing.",
        "From - to",
        "From",
        "From ",
        "From: Ada",
    ],
)
def test_a_sentence_that_begins_with_from_stays_in_its_message(sentence: str) -> None:
    content = mbox(letter(text=f"One\n\n{sentence}\n\nTwo\n"), letter(), escaped=False)

    found = _read(content)

    assert len(found) == 2
    assert sentence.encode() in found[0]
    assert found[0].rstrip().endswith(b"Two")


def test_a_quoted_mailbox_is_kept_together_where_a_length_is_given() -> None:
    text = "Look at this:\n\n" + mbox(letter(text="the quoted one\n")).decode() + "\nend\n"
    long = letter(f"Content-Length: {len(text)}", text=text)

    found = _read(mbox(long, letter(), escaped=False))

    assert len(found) == 2
    assert found[0].rstrip().endswith(b"end")


def test_a_length_that_is_wrong_is_not_believed() -> None:
    wrong = letter("Content-Length: 100000")

    assert len(_read(mbox(wrong, wrong, letter()))) == 3


def test_escaped_lines_lose_one_sign_and_no_more() -> None:
    found = _read(mbox(letter(text="From a\n>From b\n>>From c\n> From d\n")))

    assert found[0].endswith(b"\nFrom a\n>From b\n>>From c\n> From d\n\n")


def test_messages_without_an_empty_line_between_them_are_told_apart() -> None:
    content = mbox(letter(), letter()).replace(b"\n\nFrom ada", b"\nFrom ada")

    assert len(_read(content)) == 2


class _Drip(io.RawIOBase):
    """A stream that gives a few bytes at a time."""

    def __init__(self, content: bytes, sizes: list[int]) -> None:
        self._content = io.BytesIO(content)
        self._sizes = sizes or [1]
        self._turn = 0

    def read(self, size: int = -1, /) -> bytes:
        self._turn += 1
        return self._content.read(min(size, self._sizes[self._turn % len(self._sizes)]))


@settings(deadline=None)
@given(
    st.lists(st.text(alphabet="From ada:>\n@.", max_size=80), min_size=1, max_size=6),
    st.lists(st.integers(1, 3000), min_size=1, max_size=5),
)
def test_how_the_bytes_arrive_does_not_matter(texts: list[str], sizes: list[int]) -> None:
    letters = [letter(text=text + "\n") for text in texts]

    found = [one.raw for one in MboxFormat().letters(_Drip(mbox(*letters), sizes)) if isinstance(one, Letter)]

    assert [raw.removesuffix(b"\n") for raw in found] == letters


def test_a_giant_message_is_cut_and_the_ones_around_it_are_whole() -> None:
    giant = letter(text="begin\n" + "x" * (2 * LETTER_BYTES_MAX) + "\n\nFrom x\n" + "y" * LETTER_BYTES_MAX + "\n")

    found = _read(mbox(letter(), giant, letter()))

    assert len(found) == 3
    assert len(found[1]) <= LETTER_BYTES_MAX
    assert b"begin" in found[1]
    assert found[0] == found[2] == letter() + b"\n"
