"""Signing in with tokens, against a provider of OpenID Connect on this machine."""

import logging
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import flask
import pytest
import requests
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from django.conf import settings
from oidc_provider_mock import app, run_server_in_thread
from werkzeug.serving import make_server

from firsthand.domain.accounts import Account
from firsthand.errors import AccountError, FirsthandError
from firsthand.services import accounts, oauth, secrets
from firsthand.services.actor import Actor

pytestmark = pytest.mark.django_db(transaction=True)

BACK = "http://127.0.0.1:8720/sources/signed-in"
SCOPE = "openid email"


@pytest.fixture(autouse=True)
def _no_token_remembered() -> Iterator[None]:
    yield
    oauth._access.clear()


@pytest.fixture
def provider() -> Iterator[str]:
    with run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


def connected(actor: Actor, provider: str, client_secret: str = "hush-client") -> Account:
    client = {
        "client_id": "firsthand-of-ida",
        "authorise_url": f"{provider}/oauth2/authorize",
        "token_url": f"{provider}/oauth2/token",
        "scope": SCOPE,
        "extra": {"prompt": "consent"},
    }
    return accounts.add(
        actor, "imap", {"host": "127.0.0.1", "user": "ida@quay.test", "oauth": client}, {"client_secret": client_secret}
    )


def consent(address: str) -> tuple[str, str]:
    """What a browser does when the user says yes; state and code, as they come back."""
    answer = requests.post(address, data={"sub": "ida@quay.test"}, allow_redirects=False, timeout=10)
    assert answer.status_code == 302, answer.text
    assert answer.headers["Location"].startswith(BACK)
    came = parse_qs(urlsplit(answer.headers["Location"]).query)
    return came["state"][0], came["code"][0]


def signed_in(actor: Actor, provider: str) -> Account:
    account = connected(actor, provider)
    return oauth.finish(actor, *consent(oauth.begin(actor, account, BACK)))


def is_good(provider: str, token: str) -> bool:
    answer = requests.get(f"{provider}/userinfo", headers={"Authorization": f"Bearer {token}"}, timeout=10)
    return answer.status_code == 200


def test_consent_brings_a_token_that_opens_the_account(actor: Actor, provider: str) -> None:
    account = connected(actor, provider)
    assert account.sign == "oauth"
    with pytest.raises(AccountError, match="nobody has signed in") as refusal:
        accounts.opened(actor, account.id)
    assert refusal.value.lasting
    address = oauth.begin(actor, account, BACK)
    asked = parse_qs(urlsplit(address).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["code_challenge"][0]) == 43
    assert asked["redirect_uri"] == [BACK]
    assert asked["login_hint"] == ["ida@quay.test"]
    assert asked["prompt"] == ["consent"]
    assert "hush-client" not in address
    oauth.finish(actor, *consent(address))
    opened = accounts.opened(actor, account.id)
    assert opened.settings["auth"] == "xoauth2"
    assert is_good(provider, opened.secret)


def test_a_token_is_used_until_it_is_about_to_end_and_then_renewed(actor: Actor, provider: str) -> None:
    account = signed_in(actor, provider)
    first = accounts.opened(actor, account.id).secret
    assert accounts.opened(actor, account.id).secret == first
    (key,) = oauth._access
    oauth._access[key] = oauth._Access(first, time.monotonic() + oauth.EARLY_SECONDS - 1)
    second = accounts.opened(actor, account.id).secret
    assert second != first
    assert is_good(provider, second)


def test_a_new_process_renews_from_what_is_kept_alone(actor: Actor, provider: str) -> None:
    account = signed_in(actor, provider)
    oauth._access.clear()
    assert is_good(provider, accounts.opened(actor, account.id).secret)


def test_consent_that_was_taken_back_is_lasting_and_said_without_tokens(actor: Actor, provider: str) -> None:
    account = signed_in(actor, provider)
    kept = secrets.get(actor, oauth.secret_name(account.id))
    assert kept is not None
    requests.post(f"{provider}/users/ida@quay.test/revoke-tokens", timeout=10)
    oauth._access.clear()
    with pytest.raises(AccountError) as refusal:
        accounts.opened(actor, account.id)
    assert refusal.value.lasting
    assert "invalid_grant" in refusal.value.reason
    assert kept["refresh_token"] not in str(refusal.value)
    assert oauth.SIGN_IN_AGAIN in refusal.value.remedy


def test_a_provider_that_is_down_is_no_lasting_trouble(actor: Actor) -> None:
    with run_server_in_thread() as server:
        provider = f"http://localhost:{server.server_port}"
        account = signed_in(actor, provider)
    oauth._access.clear()
    with pytest.raises(AccountError, match="cannot be asked") as refusal:
        accounts.opened(actor, account.id)
    assert not refusal.value.lasting


def test_a_provider_that_gives_nothing_to_renew_with_is_told(actor: Actor) -> None:
    with run_server_in_thread(issue_refresh_token=False) as server:
        account = connected(actor, f"http://localhost:{server.server_port}")
        with pytest.raises(AccountError, match="no token to renew") as refusal:
            oauth.finish(actor, *consent(oauth.begin(actor, account, BACK)))
    assert "offline" in refusal.value.remedy


def test_nobody_else_s_consent_is_taken(actor: Actor, provider: str) -> None:
    account = connected(actor, provider)
    state, code = consent(oauth.begin(actor, account, BACK))
    for wrong in (
        "",
        "x",
        state + "x",
        state.replace(".", ".x"),
        f"{account.id}.",
        f"{account.id + 1}.{state}",
        "²." + state,
    ):
        with pytest.raises(FirsthandError, match="nobody asked"):
            oauth.finish(actor, wrong, code)
    oauth.finish(actor, state, code)
    with pytest.raises(FirsthandError, match="nobody asked"):
        oauth.finish(actor, state, code)


def test_the_code_is_worth_nothing_without_the_verifier_that_only_the_token_request_carries(actor: Actor) -> None:
    """PKCE, with another library as the judge."""
    forms: list[dict[str, str]] = []
    provider = app()
    provider.before_request(
        lambda: forms.append(dict(flask.request.form)) if flask.request.path.endswith("token") else None
    )
    server = make_server("localhost", 0, provider, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        account = connected(actor, f"http://localhost:{server.server_port}")
        address = oauth.begin(actor, account, BACK)
        oauth.finish(actor, *consent(address))
    finally:
        server.shutdown()
    challenge = parse_qs(urlsplit(address).query)["code_challenge"][0]
    (form,) = forms
    assert form["code_verifier"] not in address
    assert create_s256_code_challenge(form["code_verifier"]) == challenge
    assert "client_secret" not in form


def test_a_code_that_is_not_the_provider_s_is_refused_without_repeating_it(actor: Actor, provider: str) -> None:
    account = connected(actor, provider)
    state, _ = consent(oauth.begin(actor, account, BACK))
    with pytest.raises(AccountError) as refusal:
        oauth.finish(actor, state, "a-made-up-code")
    assert "a-made-up-code" not in str(refusal.value)


def test_a_consent_that_took_too_long_is_not_taken(
    actor: Actor, provider: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = connected(actor, provider)
    state, code = consent(oauth.begin(actor, account, BACK))
    monkeypatch.setattr(oauth, "CONSENT_SECONDS_MAX", -1)
    with pytest.raises(FirsthandError, match="too late"):
        oauth.finish(actor, state, code)


def test_consent_only_comes_back_to_this_machine_or_protected(actor: Actor, provider: str) -> None:
    account = connected(actor, provider)
    with pytest.raises(FirsthandError, match="open connection"):
        oauth.begin(actor, account, "http://desk.test/sources/signed-in")


def test_an_access_token_is_nowhere_on_disk_and_a_removed_account_leaves_no_token(
    actor: Actor, provider: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        account = signed_in(actor, provider)
        token = accounts.opened(actor, account.id).secret
    assert token not in "".join(record.getMessage() for record in caplog.records if record.name.startswith("firsthand"))
    for file in Path(settings.CONFIG.home).rglob("*"):
        assert not file.is_file() or token.encode() not in file.read_bytes(), file
    accounts.remove(actor, account.id)
    assert oauth._access == {}
    assert secrets.get(actor, oauth.secret_name(account.id)) is None


def test_presets_can_be_used_as_they_are() -> None:
    from firsthand.domain.accounts import settings_of

    for preset in oauth.PRESETS.values():
        found = settings_of(
            "imap", {"host": "imap.example.com", "user": "a@b.test", "oauth": {**preset, "client_id": "x"}}
        )
        assert found["oauth"] == {**preset, "client_id": "x"}
