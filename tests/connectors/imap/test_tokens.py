"""Logging in with an access token of a provider, which a real server asks the provider about."""

import base64
import json
import threading
import urllib.parse
from collections.abc import Iterator, Mapping
from contextlib import closing
from http.client import HTTPConnection
from typing import TYPE_CHECKING, NamedTuple

import oidc_provider_mock
import pytest
import werkzeug
import werkzeug.serving
import werkzeug.test
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from tests.connectors.imap.accounts import run, trouble
from tests.connectors.letters import THREE
from tests.support.dovecot import USER, WHAT_TO_DO, Dovecot, find_program

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:authlib")

_BACK = "http://localhost/back"


@pytest.fixture
def provider() -> Iterator[str]:
    """Where a provider of tokens answers, which also tells a mail server whose a token is."""
    server = werkzeug.serving.make_server("localhost", 0, _with_introspection(oidc_provider_mock.app()), threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    thread.join()


def _with_introspection(application: "WSGIApplication") -> "WSGIApplication":
    """The provider at hand has no page for RFC 7662; this one asks the provider's own page about the user."""

    @werkzeug.Request.application
    def introspect(request: werkzeug.Request) -> werkzeug.Response:
        bearer = {"Authorization": f"Bearer {request.form['token']}"}
        found = werkzeug.test.Client(application).get("/userinfo", headers=bearer)
        told = {"active": True, **found.get_json()} if found.status_code == 200 else {"active": False}
        return werkzeug.Response(json.dumps(told), mimetype="application/json")

    return DispatcherMiddleware(application, {"/introspect": introspect})


@pytest.fixture
def asking_server(provider: str) -> Iterator[Dovecot]:
    """A mail server that asks the provider."""
    program = find_program()
    if program is None:
        pytest.skip(f"There is no Dovecot here. {WHAT_TO_DO}")
    found = Dovecot(program, introspection_url=f"{provider}/introspect")
    found.fill("INBOX", THREE)
    found.start()
    yield found
    found.remove()


class _Answer(NamedTuple):
    status: int
    location: str
    content: bytes


def _posted(url: str, fields: Mapping[str, str] | None = None, login: str = "") -> _Answer:
    """The answer to a form that is sent; where it sends one on to is not followed."""
    place = urllib.parse.urlsplit(url)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    if login:
        headers["Authorization"] = f"Basic {base64.b64encode(login.encode()).decode()}"
    with closing(HTTPConnection(place.netloc, timeout=30)) as connection:
        connection.request("POST", f"{place.path}?{place.query}", urllib.parse.urlencode(fields or {}), headers)
        answer = connection.getresponse()
        return _Answer(answer.status, answer.getheader("Location", ""), answer.read())


def _token(provider: str, user: str) -> str:
    """What the provider gives to a program once the user has agreed."""
    asked = {"client_id": "firsthand", "redirect_uri": _BACK, "response_type": "code", "scope": "openid email"}
    agreed = _posted(f"{provider}/oauth2/authorize?{urllib.parse.urlencode(asked)}", {"sub": user})
    code = urllib.parse.parse_qs(urllib.parse.urlsplit(agreed.location).query)["code"][0]
    given = {"grant_type": "authorization_code", "code": code, "redirect_uri": _BACK}
    answer = _posted(f"{provider}/oauth2/token", given, login="firsthand:secret")
    return str(json.loads(answer.content)["access_token"])


def test_an_access_token_opens_the_mailbox_until_it_is_taken_back(asking_server: Dovecot, provider: str) -> None:
    token = _token(provider, USER)
    account = asking_server.account(auth="xoauth2")

    found = run(account, secret=token)

    assert found.failed is None
    assert len(found.messages) == 3

    assert _posted(f"{provider}/users/{USER}/revoke-tokens").status < 300
    failed = trouble(account, token)

    assert failed.lasting
    assert "access token" in failed.rejected.reason


def test_the_token_of_somebody_else_does_not_open_it(asking_server: Dovecot, provider: str) -> None:
    failed = trouble(asking_server.account(auth="xoauth2"), _token(provider, "eve@moss.test"))

    assert failed.lasting
    assert "access token" in failed.rejected.reason


def test_a_server_without_tokens_says_so(server: Dovecot) -> None:
    server.start()

    failed = trouble(server.account(auth="xoauth2"), "a token")

    assert failed.lasting
    assert "does not know access tokens" in failed.rejected.reason
