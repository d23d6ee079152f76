"""Accounts that are read again and again: what one needs to be known of it, and when it is read next."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args
from urllib.parse import urlsplit

from firsthand.domain.wording import quoted
from firsthand.errors import ConfigError
from firsthand.language import gettext as _
from firsthand.language import gettext_noop, ngettext

AccountKind = Literal["imap", "caldav", "carddav", "ics-url"]
ACCOUNT_KINDS: Final[tuple[AccountKind, ...]] = get_args(AccountKind)

Sign = Literal["password", "oauth", "none"]
"""How one signs in: with a password, with tokens that the provider hands out, or not at all."""

AccountState = Literal["active", "paused", "failed", "off"]
"""'paused' by the user; 'failed' until the user does something about it; 'off': being taken away."""

Security = Literal["tls", "starttls", "none"]
SECURITIES: Final[tuple[Security, ...]] = get_args(Security)

EVERY_MINUTES: Final[Mapping[AccountKind, int]] = {"imap": 15, "caldav": 30, "carddav": 360, "ics-url": 60}
EVERY_MINUTES_MAX = 7 * 24 * 60
WAIT_SECONDS_MIN = 60
WAIT_SECONDS_MAX = 6 * 60 * 60
RETRY_AFTER_SECONDS_MAX = 24 * 60 * 60
"""A server that asks for more patience than this is asked again after a day all the same."""

_CALLED: Final[Mapping[AccountKind, str]] = {
    "imap": gettext_noop("Mail"),
    "caldav": gettext_noop("Calendar"),
    "carddav": gettext_noop("Address book"),
    "ics-url": gettext_noop("Calendar"),
}
_PORTS: Final[Mapping[Security, int]] = {"tls": 993, "starttls": 143, "none": 143}
_HOST = re.compile(r"[A-Za-z0-9._-]{1,253}|[0-9A-Fa-f:.]{2,45}")
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_OAUTH_FIELDS = ("client_id", "authorise_url", "token_url", "scope")


@dataclass(frozen=True)
class Trouble:
    """Why an account could not be read the last time. lasting: trying again is pointless until the user does something."""

    reason: str
    remedy: str
    lasting: bool


@dataclass(frozen=True)
class Account:
    """An account as kept, without its secret.

    settings: what its reader is given (host, port, user, folders, …), as JSON types.
    every_minutes: 0 for one that is read only when asked. next_at: seconds since 1970. failures: in a row.
    last_run: 0 before the first. writes_back: whether changes may ever be written to the server.
    """

    id: int
    kind: AccountKind
    title: str
    settings: Mapping[str, object]
    sign: Sign
    state: AccountState
    every_minutes: int
    next_at: int
    failures: int
    last_run: int
    trouble: Trouble | None
    created_at: int
    writes_back: bool = False

    def is_due(self, now: int) -> bool:
        return self.state == "active" and self.every_minutes > 0 and self.next_at <= now


def is_loopback(host: str) -> bool:
    return host in _LOOPBACK or host.startswith("127.")


def title_of(kind: AccountKind, settings: Mapping[str, object]) -> str:
    """How an account is called where the user gave it no name: "Mail of ann@example.com"."""
    user, host = str(settings.get("user", "")), _host_of(settings)
    if not user:
        title = _("%(kind)s at %(host)s")
    elif "@" in user or not host:
        title = _("%(kind)s of %(user)s")
    else:
        title = _("%(kind)s of %(user)s at %(host)s")
    return title % {"kind": _(_CALLED[kind]), "user": user, "host": host}


def source_of(kind: AccountKind, settings: Mapping[str, object]) -> str:
    """How an account is named beside files: "imap://ann@example.com@mail.example.com"; nothing secret is in it."""
    user = str(settings.get("user", ""))
    return f"{kind}://{user}@{_host_of(settings)}" if user else f"{kind}://{_host_of(settings)}"


def sign_of(settings: Mapping[str, object]) -> Sign:
    """How one signs in to an account of these settings."""
    return "oauth" if "oauth" in settings else "password" if settings.get("user") else "none"


def auth_of(kind: AccountKind, sign: Sign) -> str:
    """What the readers call a way to sign in."""
    if kind == "imap":
        return "xoauth2" if sign == "oauth" else "password"
    return "bearer" if sign == "oauth" else "basic"


def settings_of(kind: AccountKind, given: Mapping[str, object]) -> dict[str, object]:
    """The settings of an account as its reader takes them, defaults filled in. Raises ConfigError.

    An 'ics-url' address is as good as a password and therefore no setting: it is kept with the secrets, and settings hold
    its host alone.
    """
    known = {"imap": _IMAP, "caldav": _DAV, "carddav": _DAV, "ics-url": _ICS}[kind]
    if unknown := sorted(given.keys() - known):
        raise ConfigError(
            unknown[0],
            _("an account of this kind has no such setting"),
            _("Use: %(settings)s.") % {"settings": ", ".join(sorted(known))},
            at=unknown[0],
        )
    settings: dict[str, object] = {}
    user = _text(given, "user")
    if user:
        settings["user"] = user
    if kind == "imap":
        settings |= _imap(given)
    elif kind == "ics-url":
        settings["host"] = _host(_text(given, "host"))
    else:
        settings["url"] = address(_text(given, "url"))
    if kind != "ics-url" and not user:
        raise ConfigError(
            _("The user"), _("none is given"), _("Say the name you sign in with, often your mail address."), at="user"
        )
    for name in ("folders", "folders_excluded", "collections"):
        if given.get(name):
            settings[name] = _names(name, given[name])
    if given.get("empty_is_meant"):
        settings["empty_is_meant"] = True
    if ca_file := _text(given, "ca_file"):
        settings["ca_file"] = ca_file
    if "oauth" in given:
        settings["oauth"] = oauth_of(given["oauth"])
    return settings


_IMAP = {"host", "port", "security", "user", "folders", "folders_excluded", "ca_file", "idle", "oauth"}
_DAV = {"url", "user", "collections", "empty_is_meant", "ca_file", "oauth"}
_ICS = {"host", "user", "empty_is_meant", "ca_file"}


def _imap(given: Mapping[str, object]) -> dict[str, object]:
    security = security_of(_text(given, "security") or "tls")
    host = _host(_text(given, "host"))
    if security == "none":
        refuse_open(host)
    return {
        "host": host,
        "port": port_of(given.get("port"), _PORTS[security]),
        "security": security,
        "idle": bool(given.get("idle", False)),
    }


def security_of(text: str) -> Security:
    for security in SECURITIES:
        if text == security:
            return security
    raise ConfigError(
        quoted(text),
        _("this is no way to protect a connection"),
        _("Choose one of %(choices)s.") % {"choices": ", ".join(SECURITIES)},
        at="security",
    )


def refuse_open(host: str) -> None:
    """Raise ConfigError unless `host` is this machine: elsewhere a password would pass in the open."""
    if not is_loopback(host):
        raise ConfigError(
            host,
            _("without protection everybody on the way could read your password"),
            _("Choose tls or starttls."),
            at="security",
        )


def port_of(given: object, default: int) -> int:
    if given is None or given == "":
        return default
    if isinstance(given, bool) or not isinstance(given, int) or not 1 <= given <= 65535:
        raise ConfigError(
            _("The port"),
            _("“%(given)s” is none") % {"given": given},
            _("Use a number from 1 to 65535, or leave it out."),
            at="port",
        )
    return given


def address(url: str) -> str:
    """A web address as a connector may ask it. Raises ConfigError, without repeating what may be secret in it."""
    text = url.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        host, parts = "", urlsplit("")
    if parts.scheme == "webcal":
        parts = parts._replace(scheme="https")
    if not host or parts.scheme not in ("https", "http") or not url.isprintable():
        raise ConfigError(
            _("The address"), _("it is no web address"), _("Write it whole, as https://dav.example.com/."), at="url"
        )
    if parts.password is not None or parts.username is not None:
        raise ConfigError(
            _("The address"),
            _("there is a user or password in it"),
            _("Leave it out; both are asked for by themselves."),
            at="url",
        )
    if parts.scheme == "http" and not is_loopback(host):
        raise ConfigError(
            host, _("without protection everybody on the way could read along"), _("Use https://."), at="url"
        )
    return parts.geturl()


def oauth_of(given: object) -> dict[str, object]:
    """The user's own client at a provider, as `services.oauth` uses it. Raises ConfigError."""
    if not isinstance(given, Mapping):
        raise ConfigError(
            _("Signing in with tokens"),
            _("its settings are missing"),
            _("Give %(settings)s.") % {"settings": ", ".join(_OAUTH_FIELDS)},
        )
    found: dict[str, object] = {field: _text(given, field) for field in _OAUTH_FIELDS}
    if missing := [field for field in _OAUTH_FIELDS if not found[field]]:
        raise ConfigError(
            missing[0],
            _("it is not given"),
            _("Copy it from the client that you registered at the provider."),
            at=missing[0],
        )
    for field in ("authorise_url", "token_url"):
        found[field] = address(str(found[field]))
    extra = given.get("extra", {})
    if not isinstance(extra, Mapping) or not all(isinstance(one, str) for pair in extra.items() for one in pair):
        raise ConfigError(
            "extra", _("it is no list of names and values"), _("Leave it out, or copy it from a preset."), at="extra"
        )
    return {**found, "extra": dict(extra)}


def every_minutes_of(minutes: int) -> int:
    """How often, checked; 0: only when asked. Raises ConfigError."""
    if not 0 <= minutes <= EVERY_MINUTES_MAX:
        raise ConfigError(
            ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes},
            _("an account is read at least once a week"),
            _("Use 1 to %(most)s, or 0 for never.") % {"most": EVERY_MINUTES_MAX},
            at="every_minutes",
        )
    return minutes


def next_after_success(now: int, every_minutes: int) -> int:
    """When an account is due again, counted from the end of a run: a slow one must not follow itself at once."""
    return now + every_minutes * 60


def next_after_failure(now: int, failures: int, chance: float, retry_after_seconds: int = 0) -> int:
    """When an account is tried again after it failed for the `failures`-th time in a row (from 1).

    The wait doubles from a minute to six hours; `chance` (0 to 1) spreads it by a quarter either way, so that many accounts
    of one server do not come back together. A server's own wish for patience is kept, up to a day.
    """
    base = min(WAIT_SECONDS_MIN << min(max(failures - 1, 0), 10), WAIT_SECONDS_MAX)
    wait = round(base * (0.75 + chance / 2))
    wait = min(max(wait, WAIT_SECONDS_MIN), WAIT_SECONDS_MAX)
    return now + max(wait, min(retry_after_seconds, RETRY_AFTER_SECONDS_MAX))


def _text(given: Mapping[str, object], name: str) -> str:
    value = given.get(name, "")
    if not isinstance(value, str) or not (value.isprintable() or not value):
        raise ConfigError(
            name, _("it is not a plain line of text"), _("Write it again, without control characters."), at=name
        )
    return value.strip()


def _names(name: str, given: object) -> list[str]:
    if not isinstance(given, list | tuple) or not all(isinstance(one, str) and one.strip() for one in given):
        raise ConfigError(
            _("The %(setting)s") % {"setting": name},
            _("they are no list of names"),
            _("Name each of them, or none."),
            at=name,
        )
    return list(dict.fromkeys(str(one).strip() for one in given))


def _host(text: str) -> str:
    if not _HOST.fullmatch(text):
        raise ConfigError(
            _("The server"),
            _("“%(given)s” is no name of one") % {"given": text},
            _("Write it as mail.example.com."),
            at="host",
        )
    return text.lower()


def _host_of(settings: Mapping[str, object]) -> str:
    return str(settings.get("host", "")) or urlsplit(str(settings.get("url", ""))).hostname or ""
