"""Who a header names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.connectors.rfc822.addresses import mailboxes


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("ada@moss.test", [("", "ada@moss.test")]),
        (" Ada@Moss.TEST ", [("", "ada@moss.test")]),
        ("Ada Moss <ada@moss.test>", [("Ada Moss", "ada@moss.test")]),
        ('"Moss, Ada" <ada@moss.test>', [("Moss, Ada", "ada@moss.test")]),
        ("Moss, Ada <ada@moss.test>", [("Moss, Ada", "ada@moss.test")]),
        ("Moss, Ada <ada@moss.test>, Dale, Ben <ben@dale.test>", [
            ("Moss, Ada", "ada@moss.test"), ("Dale, Ben", "ben@dale.test"),
        ]),
        ("\"'Ada Moss'\" <ada@moss.test>", [("Ada Moss", "ada@moss.test")]),
        ('"ada@moss.test" <ada@moss.test>', [("", "ada@moss.test")]),
        ("ada@moss.test (Ada Moss)", [("Ada Moss", "ada@moss.test")]),
        ("Ada (of (all) people) <ada@moss.test>", [("Ada", "ada@moss.test")]),
        ("a@x.test, b@y.test,\tc@z.test", [("", "a@x.test"), ("", "b@y.test"), ("", "c@z.test")]),
        ("a@x.test; b@y.test", [("", "a@x.test"), ("", "b@y.test")]),
        ("Board: Ada <ada@moss.test>, ben@dale.test;, cy@loewe.test", [
            ("Ada", "ada@moss.test"), ("", "ben@dale.test"), ("", "cy@loewe.test"),
        ]),
        ("undisclosed-recipients:;", []),
        ("", []),
        ("<>", []),
        ("Ada Moss", [("Ada Moss", "")]),
        ("Ada Moss, Ben Dale", [("Ada Moss", ""), ("Ben Dale", "")]),
        ("Moss, Ada </O=CO/OU=EU/CN=RECIPIENTS/CN=AMOSS>", [("Moss, Ada", "/o=co/ou=eu/cn=recipients/cn=amoss")]),
        ("/O=CO/OU=EU/CN=RECIPIENTS/CN=AMOSS", [("", "/o=co/ou=eu/cn=recipients/cn=amoss")]),
        ("Ada <root>", [("Ada", "root")]),
        ("Ada Moss ada@moss.test", [("Ada Moss", "ada@moss.test")]),
        ("Ada <mailto:ada@moss.test>", [("Ada", "ada@moss.test")]),
        ("<@relay.test,@other.test:ada@moss.test>", [("", "ada@moss.test")]),
        ("Ada <ada@moss.test", [("Ada", "ada@moss.test")]),
        ('"Ada <ada@moss.test>, ben@dale.test', [("Ada", "ada@moss.test"), ("", "ben@dale.test")]),
        ("=?utf-8?q?L=C3=B6we=2C_Cy?= <cy@loewe.test>", [("Löwe, Cy", "cy@loewe.test")]),
        ('"=?utf-8?b?TMO2d2UsIEN5?=" <cy@loewe.test>', [("Löwe, Cy", "cy@loewe.test")]),
        ("Ada ( Moss <ada@moss.test>", [("Ada Moss", "ada@moss.test")]),
    ],
)  # fmt: skip
def test_a_header_names_its_people(value: str, wanted: list[tuple[str, str]]) -> None:
    assert list(mailboxes(value)) == wanted


def test_an_encoded_comma_does_not_divide_a_name() -> None:
    assert mailboxes("=?iso-8859-1?Q?Moss=2C?= Ada <ada@moss.test>") == (("Moss, Ada", "ada@moss.test"),)


def test_ten_thousand_recipients_are_all_found_in_moderate_time() -> None:
    value = ", ".join(f'"Person {n}, Some" <p{n}@many.test>' for n in range(10_000))

    found = mailboxes(value)

    assert len(found) == 10_000
    assert found[-1] == ("Person 9999, Some", "p9999@many.test")


@given(st.text(alphabet=" \t\"()<>,;:@\\'=?abä/.", max_size=60))
def test_no_header_is_too_strange(value: str) -> None:
    for name, address in mailboxes(value):
        assert name or address
        assert address == address.lower()


@given(st.lists(st.from_regex(r"[a-z]{1,8}@[a-z]{1,8}\.test", fullmatch=True), max_size=8))
def test_plain_addresses_come_back_in_their_order(addresses: list[str]) -> None:
    assert [address for _, address in mailboxes(", ".join(addresses))] == addresses
