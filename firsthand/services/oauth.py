"""Signing in to an account with tokens (XOAUTH2), through a client that the user registered at the provider.

The user gives consent in the browser (authorisation code with PKCE, RFC 7636) and comes back to the pages on this machine.
The refresh token is kept as the account's secret; access tokens live in memory alone.
"""

import hmac
import secrets as random
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from firsthand.domain.accounts import Account, is_loopback
from firsthand.errors import AccountError, FirsthandError
from firsthand.language import gettext as _
from firsthand.language import gettext_noop
from firsthand.services import secrets
from firsthand.services.actor import Actor
from firsthand.storage import accounts as rows_of

if TYPE_CHECKING:
    from requests import PreparedRequest

CONSENT_SECONDS_MAX = 15 * 60
ANSWER_SECONDS_MAX = 20
EARLY_SECONDS = 120
"""An access token is renewed so long before it ends, so that a run does not lose it at once."""

SIGN_IN_AGAIN = gettext_noop("Sign in to the account again, on Sources.")

PRESETS: Final[Mapping[str, Mapping[str, object]]] = {
    "google": {
        "authorise_url": "https://accounts.google.com/o/oauth2/v2/auth",
        "token_url": "https://oauth2.googleapis.com/token",
        "scope": "https://mail.google.com/",
        # Without these there is no refresh token from the second consent on.
        "extra": {"access_type": "offline", "prompt": "consent"},
    },
    "microsoft": {
        "authorise_url": "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
        "token_url": "https://login.microsoftonline.com/common/oauth2/v2.0/token",
        "scope": "https://outlook.office.com/IMAP.AccessAsUser.All offline_access",
        "extra": {},
    },
}
"""Where two large providers ask for consent; copied into an account's settings, where the user may change them."""


class _Access(NamedTuple):
    token: str
    ends_at: float


_access: dict[tuple[str, int, int], _Access] = {}
_renewing = threading.Lock()


def begin(actor: Actor, account: Account, redirect: str) -> str:
    """The address at which the user consents; the browser comes back to `redirect` with `state` and `code`.

    redirect: an address of the running pages, on this machine, as it is registered with the client.
    """
    settings = _settings(account)
    if not is_loopback(urlsplit(redirect).hostname or "") and urlsplit(redirect).scheme != "https":
        raise FirsthandError(
            redirect, _("consent would come back over an open connection"), _("Use the pages on this machine.")
        )
    state = f"{account.id}.{random.token_urlsafe(24)}"
    verifier = random.token_urlsafe(48)
    started = {"state": state, "verifier": verifier, "redirect": redirect, "at": str(int(time.time()))}
    secrets.keep(actor, _consent(account.id), started)
    asked = {
        **_extra(settings),
        "response_type": "code",
        "client_id": str(settings["client_id"]),
        "redirect_uri": redirect,
        "scope": str(settings["scope"]),
        "state": state,
        "code_challenge": urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    if user := str(account.settings.get("user", "")):
        asked["login_hint"] = user
    address = str(settings["authorise_url"])
    return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"


def finish(actor: Actor, state: str, code: str) -> Account:
    """Take the consent that came back, and keep what it brought. Raises FirsthandError for one that nobody asked for."""
    number = state.partition(".")[0]
    account = rows_of.by_id(actor.scope, int(number)) if number.isascii() and number.isdigit() else None
    started = secrets.get(actor, _consent(account.id)) if account else None
    known = started is not None and hmac.compare_digest(started["state"].encode(), state.encode())
    if account is None or started is None or not known or time.time() - int(started["at"]) > CONSENT_SECONDS_MAX:
        raise FirsthandError(_("This consent"), _("nobody asked for it here, or it came too late"), _(SIGN_IN_AGAIN))
    secrets.drop(actor, _consent(account.id))
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": started["redirect"],
        "code_verifier": started["verifier"],
    }
    answer = _ask(actor, account, form)
    refresh = answer.get("refresh_token")
    if not isinstance(refresh, str) or not refresh:
        raise AccountError(
            account.title,
            _("the provider gave access once, but no token to renew it with"),
            _("Ask for offline access: with the scope offline_access, or as in the preset of the provider."),
            lasting=True,
        )
    _keep_refresh(actor, account.id, refresh)
    _remember(actor, account.id, answer)
    return account


def access_token(actor: Actor, account: Account) -> str:
    """A token that is good for some minutes at least, renewed where needed. Raises AccountError."""
    key = _key(actor, account.id)
    with _renewing:
        found = _access.get(key)
        if found is not None and found.ends_at - EARLY_SECONDS > time.monotonic():
            return found.token
        kept = secrets.get(actor, secret_name(account.id)) or {}
        if not kept.get("refresh_token"):
            raise AccountError(account.title, _("nobody has signed in to it yet"), _(SIGN_IN_AGAIN), lasting=True)
        answer = _ask(actor, account, {"grant_type": "refresh_token", "refresh_token": kept["refresh_token"]})
        fresh = answer.get("refresh_token")
        if isinstance(fresh, str) and fresh and fresh != kept["refresh_token"]:
            _keep_refresh(actor, account.id, fresh)
        return _remember(actor, account.id, answer)


def forget(actor: Actor, account_id: int) -> None:
    """Drop what is in memory, and a consent under way; the refresh token goes with the account's secret."""
    _access.pop(_key(actor, account_id), None)
    secrets.drop(actor, _consent(account_id))


def secret_name(account_id: int) -> str:
    """Under which name `services.secrets` keeps the secret of an account."""
    return f"account/{account_id}"


def _consent(account_id: int) -> str:
    return f"consent/{account_id}"


def _key(actor: Actor, account_id: int) -> tuple[str, int, int]:
    return (actor.scope.database, actor.scope.workspace, account_id)


def _settings(account: Account) -> Mapping[str, Any]:
    found = account.settings.get("oauth")
    if account.sign != "oauth" or not isinstance(found, Mapping):
        raise FirsthandError(
            account.title, _("one does not sign in to it with tokens"), _("Give its password instead.")
        )
    return found


def _extra(settings: Mapping[str, Any]) -> dict[str, str]:
    extra = settings.get("extra")
    return {str(name): str(value) for name, value in extra.items()} if isinstance(extra, Mapping) else {}


def _keep_refresh(actor: Actor, account_id: int, refresh: str) -> None:
    kept = secrets.get(actor, secret_name(account_id)) or {}
    secrets.keep(actor, secret_name(account_id), {**kept, "refresh_token": refresh})


def _remember(actor: Actor, account_id: int, answer: Mapping[str, Any]) -> str:
    token = str(answer["access_token"])
    lasts = answer.get("expires_in")
    seconds = float(lasts) if isinstance(lasts, int | float | str) and str(lasts).isdigit() else 300.0
    _access[_key(actor, account_id)] = _Access(token, time.monotonic() + seconds)
    return token


def _ask(actor: Actor, account: Account, form: dict[str, str]) -> dict[str, Any]:
    """What the provider's token address answers. Raises AccountError, in which no token and no code stands."""
    import requests  # noqa: PLC0415 - a twentieth of a second, for whoever signs in with tokens
    from requests.auth import HTTPBasicAuth  # noqa: PLC0415

    settings = _settings(account)
    url, client_id = str(settings["token_url"]), str(settings["client_id"])
    client_secret = (secrets.get(actor, secret_name(account.id)) or {}).get("client_secret", "")
    # Every provider takes the client's secret in the head (RFC 6749, 2.3.1), not every one in the form.
    who = HTTPBasicAuth(quote(client_id, safe=""), quote(client_secret, safe="")) if client_secret else _as_it_is
    where = urlsplit(url).hostname or url
    try:
        answer = requests.post(
            url,
            data={**form, "client_id": client_id},
            timeout=ANSWER_SECONDS_MAX,
            allow_redirects=False,
            headers={"Accept": "application/json"},
            auth=who,
        )
        said = answer.json() if answer.content else {}
    except requests.exceptions.JSONDecodeError:
        said = {}
    except requests.RequestException as error:
        raise AccountError(
            account.title,
            _("%(where)s cannot be asked for a token (%(kind)s)") % {"where": where, "kind": type(error).__name__},
            _("It is tried again by itself."),
        ) from None
    if answer.status_code == 200 and isinstance(said, dict) and isinstance(said.get("access_token"), str):
        return said
    named = str(said.get("error", ""))[:60] if isinstance(said, dict) else ""
    reason = _("%(where)s gave no token (%(answer)s)") % {
        "where": where,
        "answer": f"{answer.status_code}, {named}" if named.isprintable() and named else answer.status_code,
    }
    lasting = 400 <= answer.status_code < 500 and answer.status_code not in (408, 429)
    remedy = (
        _("Consent was taken back, or the client is another.") + f" {_(SIGN_IN_AGAIN)}"
        if lasting
        else _("It is tried again by itself.")
    )
    raise AccountError(account.title, reason, remedy, lasting=lasting)


def _as_it_is(request: "PreparedRequest") -> "PreparedRequest":
    """Without this, requests would send along a password that ~/.netrc has for the server."""
    return request
