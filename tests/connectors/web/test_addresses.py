"""Which web addresses may be asked, and where a password may go."""

import ipaddress

import pytest

from firsthand.connectors.base import AccountTrouble
from firsthand.connectors.web.addresses import checked, joined, may_have_password, objection


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dav.moss.test", "https://dav.moss.test/"),
        ("  HTTPS://DAV.Moss.Test:443/a%40b/%7Eada/ ", "https://dav.moss.test/a@b/~ada/"),
        ("dav.moss.test:8443/x", "https://dav.moss.test:8443/x"),
        ("webcal://moss.test/c.ics", "https://moss.test/c.ics"),
        ("https://192.168.1.7/dav/", "https://192.168.1.7/dav/"),
        ("https://[fd00::7]:8443/", "https://[fd00::7]:8443/"),
        ("http://localhost:5232", "http://localhost:5232/"),
        ("http://127.0.0.1/", "http://127.0.0.1/"),
        ("http://[::1]:5232/", "http://[::1]:5232/"),
        ("https://moss.test/a%2Fb/ü", "https://moss.test/a%2Fb/%C3%BC"),
        ("https://moss.test/c.ics?key=a%2Bb#part", "https://moss.test/c.ics?key=a%2Bb"),
    ],
)
def test_an_address_has_one_spelling(typed: str, meant: str) -> None:
    assert checked(typed) == meant
    assert checked(meant) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("http://dav.moss.test/", "everybody on the way could read"),
        ("http://192.168.1.7/", "everybody on the way could read"),
        ("https://169.254.169.254/latest/", "machines among themselves"),
        ("https://[fe80::1]/", "machines among themselves"),
        ("https://[fe80::1%25eth0]/", ""),
        ("https://[::ffff:169.254.169.254]/", "machines among themselves"),
        ("https://[64:ff9b::a9fe:a9fe]/", "machines among themselves"),
        ("https://[fd00:ec2::254]/", "machines among themselves"),
        ("https://100.100.100.200/", "machines among themselves"),
        ("https://0.0.0.0/", "not the address of one server"),
        ("https://[::]/", "not the address of one server"),
        ("https://224.0.0.1/", "not the address of one server"),
        ("file:///etc/passwd", "no kind of address"),
        ("ftp://moss.test/", "no kind of address"),
        ("https://", "not a web address"),
        ("", "not a web address"),
        ("https://moss.test:99999/", "not a web address"),
        ("https://mo ss.test/", "not a web address"),
        ("https://[::1/", "not a web address"),
    ],
)
def test_an_address_that_must_not_be_asked_is_refused_with_a_reason(typed: str, why: str) -> None:
    with pytest.raises(AccountTrouble) as caught:
        checked(typed)

    assert why in caught.value.reason
    assert caught.value.remedy
    assert caught.value.lasting


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    for typed in ("https://ada:battery@moss.test/", "ada:battery@moss.test", "https://ada:battery@moss.test:x/"):
        with pytest.raises(AccountTrouble) as caught:
            checked(typed)
        assert "battery" not in str(caught.value)


def test_a_reference_is_checked_like_an_address() -> None:
    assert joined("https://moss.test/a/b", "../c%40d") == "https://moss.test/c@d"
    for reference in ("http://moss.test/", "file:///etc/passwd", "//169.254.169.254/", "https://[::1/"):
        with pytest.raises(AccountTrouble):
            joined("https://moss.test/a/", reference)


@pytest.mark.parametrize(
    ("url", "typed", "may"),
    [
        ("https://moss.test/x", "https://moss.test/", True),
        ("https://moss.test:8443/x", "https://moss.test/", True),
        ("https://dav.moss.test/x", "https://moss.test/", True),
        ("https://moss.test/x", "https://dav.moss.test/", False),
        ("https://evilmoss.test/x", "https://moss.test/", False),
        ("https://p07-caldav.icloud.com/1/", "https://caldav.icloud.com/", True),
        ("https://p07-caldav.icloud.com.moss.test/1/", "https://caldav.icloud.com/", False),
        ("https://icloud.com.test/", "https://moss.test/", False),
        ("https://p07-caldav.icloud.com/", "https://moss.test/", False),
        ("http://127.0.0.1:1/", "http://127.0.0.1:1/", True),
        ("http://127.0.0.1:2/", "http://127.0.0.1:1/", False),
        ("http://localhost:1/", "http://127.0.0.1:1/", False),
        ("https://127.0.0.1:1/", "http://127.0.0.1:1/", False),
        ("https://1.127.0.0.1/", "https://127.0.0.1/", False),
    ],
)
def test_a_password_goes_to_the_host_it_is_for_and_to_no_other(url: str, typed: str, may: bool) -> None:
    assert may_have_password(url, typed) is may


def test_private_addresses_are_fine() -> None:
    for address in ("10.0.0.1", "172.16.0.1", "192.168.1.1", "127.0.0.1", "fd12::1", "::1", "93.184.216.34"):
        assert not objection(ipaddress.ip_address(address))
