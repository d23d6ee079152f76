"""What the user set for one mail account, checked, and the names of its sources."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from firsthand.connectors.base import AccountTrouble
from firsthand.language import gettext as _

Security = Literal["tls", "starttls", "none"]
_PORTS: dict[Security, int] = {"tls": 993, "starttls": 143, "none": 143}
_TIMEOUT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Settings:
    """One account. folders: names as shown to the user; empty means those chosen by what they are for."""

    host: str
    port: int
    security: Security
    user: str
    with_token: bool
    folders: tuple[str, ...]
    folders_excluded: frozenset[str]
    timeout_seconds: float
    ca_file: str

    @property
    def where(self) -> str:
        """The account as shown to a person: imap://ada@moss.test@mail.moss.test, the port only where it is not standard."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.security] else f":{self.port}"
        return f"imap://{self.user}@{host}{port}"

    def source(self, folder: str) -> str:
        """The name of the source that a folder is."""
        return f"{self.where}/{folder}"


def settings_of(account: Mapping[str, object]) -> Settings:
    """The settings of an account of the kind "imap"; raises AccountTrouble for what cannot be.

    account: host, port (0 or left out: the standard one), security ("tls", "starttls", "none"), user, auth ("password",
    "xoauth2"), folders, folders_excluded, timeout_seconds, ca_file.
    """
    source = str(account.get("source", "")) or "imap"
    host = str(account.get("host", "")).strip()
    user = str(account.get("user", "")).strip()
    if not host or not user:
        raise AccountTrouble(
            source,
            _("The mail server or the user is missing."),
            _("Enter both; the mail provider names them."),
            lasting=True,
        )
    security = str(account.get("security", "tls"))
    if security not in {"tls", "starttls", "none"}:
        raise _unknown(source, "security", security, _("tls, starttls or none"))
    auth = str(account.get("auth", "password"))
    if auth not in {"password", "xoauth2"}:
        raise _unknown(source, "auth", auth, _("password or xoauth2"))
    kind = cast("Security", security)
    port = account.get("port") or _PORTS[kind]
    timeout = account.get("timeout_seconds") or _TIMEOUT_SECONDS
    if not isinstance(port, int) or not 0 < port < 65_536:
        raise _unknown(source, "port", str(port), _("a number from 1 to 65535, most often 993"))
    if not isinstance(timeout, int | float) or timeout <= 0:
        raise _unknown(source, "timeout_seconds", str(timeout), _("a number of seconds above 0"))
    return Settings(
        host=host,
        port=port,
        security=kind,
        user=user,
        with_token=auth == "xoauth2",
        folders=tuple(_names(account.get("folders"))),
        folders_excluded=frozenset(_names(account.get("folders_excluded"))),
        timeout_seconds=float(timeout),
        ca_file=str(account.get("ca_file") or ""),
    )


def is_loopback(address: str) -> bool:
    """Whether an address, as a socket names its peer, is of this very machine."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return bool((mapped or found).is_loopback)


def _unknown(source: str, name: str, value: str, right: str) -> AccountTrouble:
    return AccountTrouble(
        source,
        _("The setting %(name)s is '%(value)s'.") % {"name": name, "value": value},
        _("It must be %(right)s.") % {"right": right},
        lasting=True,
    )


def _names(value: object) -> list[str]:
    return [str(name) for name in value] if isinstance(value, list | tuple) else []
