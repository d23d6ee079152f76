"""Requests to one account's server: only where the rules for addresses allow, never more than was meant to be read."""

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.cookiejar import DefaultCookiePolicy
from typing import Final, Self
from urllib.parse import urlsplit

import requests
import urllib3.exceptions
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth

from firsthand.connectors.base import AccountTrouble
from firsthand.connectors.web.addresses import checked, joined, may_have_password, origin
from firsthand.connectors.web.connections import WatchfulAdapter
from firsthand.connectors.web.trouble import WebTrouble, elsewhere, no_answer, refused
from firsthand.language import gettext as _

ANSWER_BYTES_MAX: Final = 200 * 1024 * 1024
ANSWER_SECONDS_MAX: Final = 1_800
TIMEOUT_SECONDS: Final = 30.0
REDIRECTS_MAX: Final = 5
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_BOMB_BYTES_MIN: Final = 16 * 1024 * 1024
_BOMB_RATIO: Final = 200
"""So much more than was sent comes out of no calendar; deflate alone could reach 1,032."""
_REPEATABLE: Final = frozenset({"GET", "PROPFIND", "REPORT", "OPTIONS"})


class Answer:
    """One answer while it is read. url: where it came from in the end."""

    def __init__(self, response: requests.Response, url: str, limit_bytes: int, timeout_seconds: float) -> None:
        self._response = response
        self.url = url
        self.status = response.status_code
        self._left = limit_bytes
        self._limit = limit_bytes
        self._timeout_seconds = timeout_seconds
        self._until = time.monotonic() + ANSWER_SECONDS_MAX

    def header(self, name: str) -> str:
        """The value of a header field; '' where it is absent."""
        return str(self._response.headers.get(name, ""))

    def read(self, size: int = 65_536, /) -> bytes:
        """At most `size` unpacked bytes; b'' at the end. Raises WebTrouble when it breaks off or is too much."""
        try:
            piece = bytes(self._response.raw.read(min(size, 1_048_576) if size > 0 else 65_536, decode_content=True))
        except (urllib3.exceptions.HTTPError, requests.RequestException, OSError) as error:
            raise no_answer(self.url, error, self._timeout_seconds) from None
        self._left -= len(piece)
        done, host = self._limit - self._left, urlsplit(self.url).hostname
        if self._left < 0:
            raise WebTrouble(
                self.url,
                _("The answer is larger than %(count)s MB; reading stopped there.")
                % {"count": self._limit // (1024 * 1024)},
                _("If it really is that large, raise the limit of this account."),
                lasting=True,
                status=413,
            )
        if done > _BOMB_BYTES_MIN and done > _BOMB_RATIO * max(1, self._response.raw.tell()):
            raise WebTrouble(
                self.url,
                _("%(host)s sent a packed answer that swells beyond all measure when it is unpacked.") % {"host": host},
                _("Check the address; no calendar or address book looks like that."),
                lasting=True,
            )
        if time.monotonic() > self._until:
            raise no_answer(self.url, TimeoutError(), ANSWER_SECONDS_MAX)
        return piece

    def whole(self) -> bytes:
        """All that is left of it."""
        return b"".join(iter(self.read, b""))

    def is_web_page(self) -> bool:
        """Whether this is something to be looked at in a browser, such as a page for logging in."""
        return self.header("Content-Type").partition(";")[0].strip().lower() in {"text/html", "application/xhtml+xml"}

    def close(self) -> None:
        self._response.close()


class Web:
    """The requests of one account; close it when done.

    account: url or host, user, auth ('basic', 'digest', 'bearer'), timeout_seconds, ca_file, answer_bytes_max.
    """

    def __init__(self, account: Mapping[str, object], secret: str) -> None:
        self.typed = checked(str(account.get("url") or account.get("host") or ""))
        self.timeout_seconds = _positive(account, "timeout_seconds", TIMEOUT_SECONDS)
        self._limit_bytes = int(_positive(account, "answer_bytes_max", ANSWER_BYTES_MAX))
        self._auth = _auth(self.typed, account, secret)
        self._session = requests.Session()
        # Neither proxies nor a .netrc of the machine: what is asked where is settled by the account alone.
        self._session.trust_env = False
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
        self._session.verify = _ca_file(self.typed, account) or True
        self._session.mount("https://", WatchfulAdapter(max_retries=0))
        self._session.mount("http://", WatchfulAdapter(max_retries=0))
        self._session.headers.update({"User-Agent": "Firsthand", "Accept-Encoding": "gzip, deflate", "Accept": "*/*"})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    @contextmanager
    def answer(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        accepted: frozenset[int] = frozenset(),
        limit_bytes: int | None = None,
    ) -> Iterator[Answer]:
        """What the server answers, after at most five redirects; a status of 400 and above is raised as WebTrouble.

        accepted: statuses from 300 on that the caller wants to see itself. Only what changes nothing is redirected.
        limit_bytes: how long the answer may be, where that is less than what the account allows.
        """
        limit = min(limit_bytes or self._limit_bytes, self._limit_bytes)
        url = checked(url)
        for _attempt in range(REDIRECTS_MAX + 1):
            answer = self._once(method, url, headers or {}, body, limit)
            try:
                if answer.status in _REDIRECTS and answer.status not in accepted:
                    answer.read()  # a short body, so that the connection can be used again
                    url = self._redirected(method, answer)
                    continue
                if answer.status >= 300 and answer.status not in accepted:
                    raise self._refusal(answer, to_write=method not in _REPEATABLE)
                yield answer
                return
            finally:
                answer.close()
        raise WebTrouble(
            url,
            _("The server sends every request on to another address."),
            _("Check the address."),
            lasting=True,
            status=310,
        )

    def _refusal(self, answer: Answer, *, to_write: bool) -> WebTrouble:
        may = may_have_password(answer.url, self.typed)
        return refused(
            answer.url,
            answer.status,
            answer.header("Retry-After"),
            had_password=self._auth is not None,
            password_kept_from="" if may or self._auth is None else origin(answer.url),
            to_write=to_write,
        )

    def _redirected(self, method: str, answer: Answer) -> str:
        to = joined(answer.url, answer.header("Location"))
        if answer.url.startswith("https:") and not to.startswith("https:"):
            raise WebTrouble(
                answer.url,
                _("The server sends you on to %(address)s, where everybody on the way could read along.")
                % {"address": origin(to)},
                _("Ask whoever runs the server to keep to https://."),
                lasting=True,
            )
        if method not in _REPEATABLE:
            raise elsewhere(answer.url, origin(to))
        return to

    def _once(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None, limit: int) -> Answer:
        auth = self._auth if may_have_password(url, self.typed) else _Nobody()
        for is_last in (method not in _REPEATABLE, True):
            try:
                response = self._session.request(
                    method, url, headers=dict(headers), data=body, auth=auth or _Nobody(), stream=True,
                    allow_redirects=False, timeout=self.timeout_seconds,
                )  # fmt: skip
            except AccountTrouble:
                raise
            except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
                # A server that was restarted has dropped the connection we kept; ask once more, over a new one.
                if is_last or not _was_dropped(error):
                    raise no_answer(url, error, self.timeout_seconds) from None
            else:
                return Answer(response, url, limit, self.timeout_seconds)
        raise AssertionError("the second try either answers or raises")


class _Nobody(AuthBase):
    """No password goes along."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers.pop("Authorization", None)
        return request


class _Bearer(AuthBase):
    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


def _auth(where: str, account: Mapping[str, object], secret: str) -> AuthBase | None:
    user, way = str(account.get("user") or ""), str(account.get("auth") or "basic")
    if any(character in secret or character in user for character in "\r\n\0"):
        raise AccountTrouble(where, _("User name or password hold a line break."), _("Type them anew."), lasting=True)
    if not secret and not user:
        return None
    if way == "basic":
        return HTTPBasicAuth(user.encode(), secret.encode())
    if way == "digest":
        return HTTPDigestAuth(user, secret)
    if way == "bearer":
        return _Bearer(secret)
    raise AccountTrouble(
        where,
        _("“%(name)s” is no way of logging in that is known here.") % {"name": way},
        _("Choose basic, digest or bearer."),
        lasting=True,
    )


def _ca_file(where: str, account: Mapping[str, object]) -> str:
    path = str(account.get("ca_file") or "")
    if path and not os.path.isfile(path):
        raise AccountTrouble(
            where,
            _("There is no certificate file %(path)s.") % {"path": path},
            _("Check its path, or leave it empty."),
            lasting=True,
        )
    return path


def _positive(account: Mapping[str, object], name: str, default: float) -> float:
    value = account.get(name)
    return float(value) if isinstance(value, int | float) and value > 0 else default


def _was_dropped(error: Exception) -> bool:
    return (
        isinstance(error, requests.ConnectionError)
        and not isinstance(error, requests.Timeout | requests.exceptions.SSLError)
        and "NewConnectionError" not in repr(error)
        and "NameResolutionError" not in repr(error)
    )
