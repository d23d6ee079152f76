"""Where the head of a message ends, and what its lines become."""

from hypothesis import given
from hypothesis import strategies as st

from firsthand.connectors.rfc822.header_block import split
from firsthand.connectors.rfc822.parts import plain_text

_ENDS = st.sampled_from(["\n", "\r\n"])
_WORDS = st.text("abc xyz,;", min_size=1, max_size=20).filter(lambda words: bool(words.strip()))


@given(
    fields=st.lists(st.tuples(st.lists(_WORDS, min_size=1, max_size=3), _ENDS), min_size=1, max_size=6), data=st.data()
)
def test_line_ends_of_either_kind_and_folded_lines_make_no_difference(
    fields: list[tuple[list[str], str]], data: st.DataObject
) -> None:
    names = ["From", "Subject", "Date", "Message-ID", "Return-Path", "X-Unknown"]
    head, wanted = "", {}
    for name, (pieces, end) in zip(names, fields, strict=False):
        space = data.draw(st.sampled_from([" ", "\t"]))
        head += f"{name}: " + f"{end}{space}".join(pieces) + end
        if name != "X-Unknown":
            wanted[name.lower()] = " " + " ".join(pieces)
    blank = data.draw(_ENDS)
    body = data.draw(st.text("ab\r\n", max_size=12))

    found = split(f"{head}{blank}{body}".encode())

    assert found.headers == wanted
    assert found.body_start == len(head) + len(blank)


@given(st.lists(st.tuples(st.sampled_from(["Subject: x", " folded", ""]), _ENDS), max_size=8), _ENDS)
def test_the_head_ends_at_the_first_blank_line_whatever_the_line_ends(lines: list[tuple[str, str]], end: str) -> None:
    raw = f"From: ada@moss.test{end}" + "".join(map("".join, lines))
    blank = next((at for at, (line, _) in enumerate(lines) if not line), len(lines))
    head = lines[: blank + 1]

    assert split(raw.encode()).body_start == len(f"From: ada@moss.test{end}") + sum(map(len, map("".join, head)))


def test_a_carriage_return_alone_is_no_line_end_in_a_head() -> None:
    assert split(b"Subject: one\rtwo\r\r\nDate: x\r\n\r\n").headers == {
        "subject": " one two ",
        "date": " x",
    }


@given(st.text("aé\r\n", max_size=30))
def test_text_has_line_feeds_alone(text: str) -> None:
    assert plain_text(text) == text.replace("\r\n", "\n").replace("\r", "\n")
