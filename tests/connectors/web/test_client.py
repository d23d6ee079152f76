"""Requests over the web: traps on the way are refused, and trouble is told in plain sentences."""

import collections
import gzip
import ipaddress
import socket
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from firsthand.connectors.base import AccountTrouble
from firsthand.connectors.web import Web, WebTrouble, addresses, connections
from tests.support.postgresql import free_port
from tests.support.web_server import Asked, Reply, self_made_certificate, serving

SECRET = "correct horse battery"


def _get(url: str, **account: object) -> bytes:
    with Web({"url": url, "user": "ada", **account}, SECRET) as web, web.answer("GET", web.typed) as answer:
        return answer.whole()


def _trouble(url: str, **account: object) -> AccountTrouble:
    with pytest.raises(AccountTrouble) as caught:
        _get(url, **account)
    assert caught.value.remedy
    assert SECRET not in str(caught.value)
    return caught.value


def _to(place: str, status: int = 302) -> Reply:
    return Reply(status, {"Location": place}, b"elsewhere")


# Redirects


def test_a_redirect_within_the_server_is_followed_with_the_password() -> None:
    with serving(lambda asked: Reply(200, {}, b"here") if asked.path == "/b" else _to("/b", 307)) as server:
        assert _get(f"{server.url}/a") == b"here"
        assert [asked.path for asked in server.asked] == ["/a", "/b"]
        assert all("Authorization" in asked.headers for asked in server.asked)


def test_a_redirect_to_another_server_takes_no_password_along() -> None:
    for way in ("basic", "bearer", "digest"):
        with serving(lambda _: Reply(401)) as other, serving(lambda _, to=other: _to(f"{to.url}/x")) as server:
            trouble = _trouble(server.url, auth=way)

        assert "Your password was not sent there" in trouble.reason
        assert other.url in trouble.reason
        assert all("Authorization" not in asked.headers for asked in other.asked)


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("http://169.254.169.254/latest/meta-data/", "machines among themselves"),
        ("https://[fe80::1]/", "machines among themselves"),
        ("file:///etc/passwd", "no kind of address"),
        ("http://dav.moss.test/", "everybody on the way could read"),
        ("https://ada:secret@moss.test/", "has a user name or a password in it"),
    ],
)
def test_a_redirect_to_where_nobody_may_go_is_refused(place: str, why: str) -> None:
    with serving(lambda _: _to(place)) as server:
        assert why in _trouble(server.url).reason


def test_a_redirect_from_https_to_http_is_refused(tmp_path: Path) -> None:
    certificate = self_made_certificate(tmp_path / "certificate.pem")
    with (
        serving(lambda _: Reply(200)) as plain,
        serving(lambda _: _to(plain.url), certificate) as server,
    ):
        assert "read along" in _trouble(server.url, ca_file=str(certificate)).reason
        assert plain.asked == []


def test_redirects_in_a_circle_come_to_an_end() -> None:
    with serving(lambda _: _to("/again")) as server:
        assert "sends every request on" in _trouble(server.url).reason
        assert len(server.asked) == 6


def test_what_changes_something_is_never_redirected() -> None:
    with serving(lambda _: _to("/b", 307)) as server, Web({"url": server.url}, "") as web:
        with pytest.raises(WebTrouble), web.answer("PUT", f"{server.url}/a", body=b"x"):
            pass
        assert len(server.asked) == 1


# Where a connection leads


def _leading(name: str, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a name service says from now on."""
    lookup = socket.getaddrinfo

    def found(host: str, *rest: Any, **more: Any) -> Any:
        return lookup(address if host == name else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", found)


def test_a_name_that_leads_to_an_address_of_machines_is_refused_before_anything_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    certificate = self_made_certificate(tmp_path / "certificate.pem")
    with serving(lambda _: Reply(200), certificate) as server:
        # No test can connect to a real one: here 127.0.0.1 stands for where a cloud gives out its keys.
        monkeypatch.setattr(addresses, "_METADATA", {ipaddress.ip_address("127.0.0.1")})
        _leading("rebound.moss.test", "127.0.0.1", monkeypatch)

        trouble = _trouble(f"https://rebound.moss.test:{server.server_address[1]}/", ca_file=str(certificate))

        assert "127.0.0.1 is an address for machines among themselves" in trouble.reason
        assert trouble.lasting
        assert server.asked == []


def test_a_name_for_this_machine_that_leads_elsewhere_is_refused_over_http(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(lambda _: Reply(200)) as server:
        # Nor is there another machine: here no address at all counts as this one.
        monkeypatch.setattr(connections, "is_loopback_address", lambda _: False)

        assert "which is not this machine" in _trouble(f"http://localhost:{server.server_address[1]}/").reason
        assert server.asked == []


# Trouble


def test_no_server_at_an_address_is_said_so() -> None:
    trouble = _trouble(f"http://127.0.0.1:{free_port()}/")

    assert trouble.reason == "127.0.0.1 takes no connections at this address."
    assert not trouble.lasting


def test_an_unknown_name_is_said_so() -> None:
    trouble = _trouble("https://nobody.invalid/")

    assert "There is no server named nobody.invalid" in trouble.reason


def test_a_slow_server_is_not_waited_for_without_end() -> None:
    def slow(_: Asked) -> Reply:
        time.sleep(1.5)
        return Reply(200)

    with serving(slow) as server:
        begun = time.monotonic()
        trouble = _trouble(server.url, timeout_seconds=0.3)
        assert time.monotonic() - begun < 1.4

    assert trouble.reason == "127.0.0.1 did not answer within 0.3 seconds."
    assert not trouble.lasting


def test_a_server_that_falls_silent_in_the_middle_is_told_as_slow() -> None:
    def pieces() -> Iterator[bytes]:
        yield b"begin"
        time.sleep(1.5)

    with serving(lambda _: Reply(200, {}, pieces())) as server:
        assert "did not answer within" in _trouble(server.url, timeout_seconds=0.3).reason


def test_an_answer_that_breaks_off_is_told_as_cut() -> None:
    with serving(lambda _: Reply(200, {"Content-Length": "100"}, iter([b"only this"]))) as server:
        trouble = _trouble(server.url)

    assert "cut the connection" in trouble.reason
    assert not trouble.lasting


@pytest.mark.parametrize(
    ("status", "headers", "why", "lasting"),
    [
        (401, {}, "does not accept this user name and password", True),
        (403, {}, "does not let this user read", True),
        (404, {}, "has nothing at this address", True),
        (429, {"Retry-After": "120"}, "asks to be left alone for 120 seconds", False),
        (429, {"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}, "was asked too much.", False),
        (500, {}, "is in trouble itself", False),
        (503, {}, "is in trouble itself", False),
        (405, {}, "refuses what it was asked", True),
    ],
)
def test_a_refusal_is_told_in_plain_words(status: int, headers: dict[str, str], why: str, lasting: bool) -> None:
    with serving(lambda _: Reply(status, headers)) as server:
        trouble = _trouble(server.url)

    assert why in trouble.reason
    assert trouble.lasting is lasting


def test_what_stands_after_the_question_mark_is_in_no_sentence() -> None:
    with serving(lambda _: Reply(404)) as server:
        assert "hidden" not in str(_trouble(f"{server.url}/c.ics?key=hidden"))


def test_a_certificate_nobody_vouches_for_is_refused_unless_it_is_given(tmp_path: Path) -> None:
    certificate = self_made_certificate(tmp_path / "certificate.pem")
    with serving(lambda _: Reply(200, {}, b"here"), certificate) as server:
        trouble = _trouble(server.url)
        assert "somebody this machine does not know" in trouble.reason
        assert "certificate file" in trouble.remedy
        assert trouble.lasting
        assert server.asked == []
        assert _get(server.url, ca_file=str(certificate)) == b"here"


def test_an_expired_certificate_and_one_for_another_name_are_told_apart(tmp_path: Path) -> None:
    expired = self_made_certificate(tmp_path / "expired.pem", days=(-30, -1))
    other = self_made_certificate(tmp_path / "other.pem", address="127.0.0.9")
    early = self_made_certificate(tmp_path / "early.pem", days=(2, 30))
    for certificate, why in ((expired, "has expired"), (other, "for another name"), (early, "not valid yet")):
        with serving(lambda _: Reply(200), certificate) as server:
            assert why in _trouble(server.url, ca_file=str(certificate)).reason


def test_a_certificate_file_that_is_not_there_is_named() -> None:
    assert "no certificate file" in _trouble("https://moss.test", ca_file="/nowhere/at/all.pem").reason


def test_plain_http_at_an_https_address_is_told() -> None:
    with serving(lambda _: Reply(200)) as server:
        assert "No safe connection" in _trouble(server.url.replace("http:", "https:")).reason


# Too much


def test_an_answer_beyond_the_limit_is_stopped() -> None:
    with serving(lambda _: Reply(200, {}, (b"x" * 65_536 for _ in range(100)))) as server:
        trouble = _trouble(server.url, answer_bytes_max=1024 * 1024)

    assert "larger than 1 MB" in trouble.reason


def test_a_packed_bomb_is_stopped_before_it_fills_the_memory() -> None:
    bomb = gzip.compress(bytes(150 * 1024 * 1024), 9)
    with (
        serving(lambda _: Reply(200, {"Content-Encoding": "gzip"}, bomb)) as server,
        Web({"url": server.url}, "") as web,
        web.answer("GET", server.url) as answer,
    ):
        tracemalloc.start()
        with pytest.raises(WebTrouble, match="swells beyond all measure"):
            collections.deque(iter(answer.read, b""), maxlen=0)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()

    assert peak < 8 * 1024 * 1024


def test_ways_of_logging_in() -> None:
    for way, begins in (("basic", "Basic "), ("bearer", f"Bearer {SECRET}")):
        with serving(lambda _: Reply(200)) as server:
            _get(server.url, auth=way)
        assert server.asked[0].headers["Authorization"].startswith(begins)
    with serving(
        lambda asked: (
            Reply(200, {}, b"in")
            if asked.headers.get("Authorization", "").startswith("Digest ")
            else Reply(401, {"WWW-Authenticate": 'Digest realm="moss", nonce="1", qop="auth"'})
        )
    ) as server:
        assert _get(server.url, auth="digest") == b"in"
    assert "no way of logging in" in _trouble("https://moss.test", auth="magic").reason


def test_neither_a_proxy_nor_a_netrc_of_the_machine_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login ada password hidden\n")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with serving(lambda _: Reply(200, {}, b"here")) as server:
        with Web({"url": server.url}, "") as web, web.answer("GET", server.url) as answer:
            assert answer.whole() == b"here"
        assert "Authorization" not in server.asked[0].headers


def test_no_cookie_is_kept_that_another_server_on_the_same_machine_could_see() -> None:
    with serving(lambda _: Reply(200)) as other:
        set_and_sent_on = Reply(302, {"Set-Cookie": "session=hidden; Path=/", "Location": other.url})
        with serving(lambda _: set_and_sent_on) as server:
            _get(server.url)
        assert "Cookie" not in other.asked[0].headers
