"""Addresses in normal form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.identity.addresses import normalised
from firsthand.domain.identity.domains import organisation_key, organisation_name, registered_domain

GMAIL = "gmail.com"
GOOGLEMAIL = "googlemail.com"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("ann.roe@acme.test", "ann.roe@acme.test"),
        ("'ann.roe@acme.test'", "ann.roe@acme.test"),
        ("'ann.roe'@acme.test", "ann.roe@acme.test"),
        ("ann.roe+news@acme.test", "ann.roe@acme.test"),
        (f"a.n.n.roe+x@{GOOGLEMAIL}", f"annroe@{GMAIL}"),
        ("mailto:ann@acme.test", "ann@acme.test"),
        ("ann@acme.test@gateway", "ann@acme.test"),
        ("ann.roe/ldn/acme@acme.test", "ann.roe@acme.test"),
        ("/o=acme/ou=ldn/cn=recipients/cn=aroe", "/o=acme/cn=aroe"),
        ("/o=acme/ou=ldn/cn=recipients/cn=aroe@acme.test", "/o=acme/cn=aroe"),
        ("imceanotes-ann+20roe+20+3caroe+40other+2etest+3e+40acme@acme.test", "aroe@other.test"),
        ("imceaex-_o=acme_ou=ldn_cn=recipients_cn=aroe@acme.test", "/o=acme/cn=aroe"),
        ("b..roe@acme.test", "b..roe@acme.test"),
        ("", ""),
    ],
)
def test_equal_mailboxes_get_equal_addresses(written: str, expected: str) -> None:
    assert normalised(written).text == expected


def test_an_apostrophe_inside_a_name_stays() -> None:
    assert normalised("ann.o'roe@acme.test").local == "ann.o'roe"


@given(st.from_regex(r"\A[a-z][a-z0-9'._+-]{0,14}@[a-z]{2,8}\.test\Z"))
def test_normalising_twice_changes_nothing(address: str) -> None:
    once = normalised(address.lower()).text
    assert normalised(once).text == once


@given(st.text(max_size=40))
def test_any_text_can_be_normalised(text: str) -> None:
    assert isinstance(normalised(text).text, str)


def test_all_domains_of_an_organisation_share_a_key() -> None:
    domains = ["acme.test", "mail.acme.test", "acme.co.uk", "acme"]
    assert {organisation_key(domain) for domain in domains} == {"acme"}


def test_free_mail_is_no_organisation() -> None:
    assert organisation_key("gmail.com") == organisation_name("yahoo.co.uk") == ""


def test_a_readable_organisation_is_proposed() -> None:
    assert organisation_name("north-light.test") == "North Light"
    assert organisation_name("abc.test") == "ABC"


def test_the_registered_domain_knows_second_levels() -> None:
    assert registered_domain("a.b.acme.co.uk") == "acme.co.uk"
    assert registered_domain("a.b.acme.test") == "acme.test"
