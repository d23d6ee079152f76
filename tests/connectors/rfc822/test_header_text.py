"""Words in headers, encoded well and badly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.connectors.rfc822.charsets import decoded
from firsthand.connectors.rfc822.encoded_words import header_text
from firsthand.connectors.rfc822.header_block import split


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (" plain  words\t here ", "plain words here"),
        ("=?utf-8?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("=?UTF-8?B?R3LDvMOfZQ==?=", "Grüße"),
        ("=?utf-8?q?one?= =?utf-8?q?two?=", "onetwo"),
        ("=?utf-8?q?one?=\n =?iso-8859-1?q?_tw=F6?= and three", "one twö and three"),
        ("=?utf-8?q?Gr=C3?= =?utf-8?q?=BC=C3=9Fe?=", "Grüße"),  # a character cut in two
        ("=?utf-8?B?R3LDvMOfZQ?=", "Grüße"),  # no padding
        ("=?utf-8*de?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),  # with a language
        ("=?no-such-charset?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("=?utf-8?q?two words?=", "two words"),
        ("=?utf-8?q?unfinished", "=?utf-8?q?unfinished"),
        ("=?iso-8859-1?q?Fr\u00f6sche?=", "Frösche"),  # eight-bit inside a word
        ("=?utf-7?q?Gr+APw-n?=", "Grün"),
        ("=?iso-2022-jp?b?GyRCRnxLXBsoQg==?=", "日本"),
        ("=?gb2312?b?xOO6ww==?=", "你好"),
        ("=?hex?q?4142?=", "4142"),
    ],
)
def test_encoded_words_are_decoded(value: str, wanted: str) -> None:
    assert header_text(value) == wanted


@given(
    st.binary(max_size=60),
    st.sampled_from(["", "utf-8", "utf-7", "utf-16", "iso-2022-jp", "hz", "nonsense", "hex", "big5"]),
)
def test_any_bytes_under_any_label_become_storable_text(raw: bytes, label: str) -> None:
    text = decoded(raw, label)

    assert text.encode("utf-8") is not None
    assert "\0" not in text


def test_a_label_that_lies_is_not_believed() -> None:
    assert decoded("Grüße".encode(), "us-ascii") == "Grüße"
    assert decoded("Grüße".encode("cp1252"), "utf-8") == "Grüße"
    assert decoded("Grüße".encode("cp1252"), "x-unknown") == "Grüße"
    assert decoded("привет".encode("koi8-r"), "KOI8-R") == "привет"
    assert decoded("“quoted”".encode("cp1252"), "iso-8859-1") == "“quoted”"


def test_fields_are_found_whatever_the_line_ends() -> None:
    for raw in (b"To: 1\nCC: 2\n\nbody", b"To: 1\r\nCC: 2\r\n\r\nbody", b"\n\nTo: 1\r\nCC: 2\n\r\nbody"):
        headers, start = split(raw)
        assert {name: value.strip() for name, value in headers.items()} == {"to": "1", "cc": "2"}
        assert raw[start:] == b"body"


def test_folded_fields_are_unfolded_and_repeated_recipients_gathered() -> None:
    headers, _ = split(b"To: a@x.test,\n\tb@x.test\nSubject: one\n two\nTo: c@x.test\nSubject: three\n\n")

    assert headers["to"].split() == ["a@x.test,", "b@x.test,", "c@x.test"]
    assert headers["subject"].split() == ["one", "two"]


def test_a_body_without_an_empty_line_before_it_is_not_lost() -> None:
    raw = b"From: ada@moss.test\nSubject: hello\nThis is the text.\nSecond line\n"

    headers, start = split(raw)

    assert set(headers) == {"from", "subject"}
    assert raw[start:] == b"This is the text.\nSecond line\n"


def test_each_line_of_a_head_is_read_by_its_own_charset() -> None:
    raw = "Subject: Grüße\n".encode() + "From: Jürgen <j@x.test>\n".encode("cp1252") + b"\n"

    headers, _ = split(raw)

    assert headers["subject"].strip() == "Grüße"
    assert headers["from"].strip() == "Jürgen <j@x.test>"


def test_eight_bit_fields_use_the_charset_that_the_body_declares() -> None:
    raw = b"Content-Type: text/plain; charset=windows-1251\nSubject: " + "привет".encode("cp1251") + b"\n\n"

    assert split(raw).headers["subject"].strip() == "привет"


@given(st.binary(max_size=200))
def test_no_head_is_too_strange(raw: bytes) -> None:
    headers, start = split(raw)

    assert 0 <= start <= len(raw)
    assert all(name for name in headers)
