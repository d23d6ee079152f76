"""Which web addresses may be asked: https, or http to this very machine; and never where only machines talk to machines.

The server an account names may stand in the user's own network, so private addresses are fine. Link-local addresses and
those at which clouds give out their keys are not: nobody keeps a calendar there.
"""

import ipaddress
from typing import Final
from urllib.parse import SplitResult, quote, unquote_to_bytes, urljoin, urlsplit, urlunsplit

from firsthand.connectors.base import AccountTrouble
from firsthand.language import gettext as _

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_METADATA: Final = frozenset(
    ipaddress.ip_address(address)
    for address in ("100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254", "fd20:ce::254")
)
"""Where clouds answer their own machines, besides 169.254.169.254, which is link-local."""
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
_FAMILIES: Final = ("icloud.com",)
"""Providers that keep each person's calendars on a host of their own, beside the one a person types."""
_SAFE: Final = "!$&'()*+,;=:@-._~"

LOOPBACK_NAMES: Final = frozenset({"localhost", "localhost.localdomain", "ip6-localhost"})


def checked(url: str) -> str:
    """The address in its one spelling. Raises AccountTrouble where it must not be asked."""
    url = url.strip()
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        port = parts.port
    except ValueError:
        raise _refused(_named(url), _("It is not a web address."), _("Check it for typing mistakes.")) from None
    shown = _shown(parts)
    if parts.username is not None or parts.password is not None:
        raise _refused(
            shown,
            _("The address has a user name or a password in it."),
            _("Take that part out of the address, and give user name and password in their own fields."),
        )
    if parts.scheme not in {"https", "http", "webcal", "webcals"}:
        raise _refused(
            shown,
            _("“%(name)s:” is no kind of address a server can be read by.") % {"name": parts.scheme},
            _("Give one that begins with https://."),
        )
    host = (parts.hostname or "").rstrip(".")
    if not host or any(character <= " " or character in "\\%<>\"'`{}|^" for character in host):
        raise _refused(shown, _("It is not a web address."), _("Check it for typing mistakes."))
    address = _literal(host)
    if address is not None and (why := objection(address)):
        raise _refused(shown, why, _("Give the address of the server that keeps your calendars or your address book."))
    scheme = "http" if parts.scheme == "http" else "https"
    if scheme == "http" and not is_loopback(host):
        raise _refused(
            shown,
            _("It begins with http://, so that everybody on the way could read your password."),
            _("Write https:// instead; if the server does not know that, ask whoever runs it."),
        )
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != {"http": 80, "https": 443}[scheme]:
        netloc = f"{netloc}:{port}"
    path = canonical_path(parts.path) or "/"
    query = "".join(character if character > " " else quote(character) for character in parts.query)
    return urlunsplit((scheme, netloc, path, query, ""))


def joined(base: str, reference: str) -> str:
    """What `reference` means in an answer from `base`, in its one spelling; checked like every other address."""
    try:
        return checked(urljoin(base, reference.strip()))
    except ValueError:
        raise _refused(_named(reference), _("It is not a web address."), _("Ask whoever runs the server.")) from None


def canonical_path(path: str) -> str:
    """One spelling for what servers write in several: '%40' and '@', '%7e' and '~'; '%2F' stays what it is."""
    return "/".join(quote(unquote_to_bytes(segment), safe=_SAFE) for segment in path.split("/"))


def objection(address: _Address) -> str:
    """Why nothing at this numeric address may be asked; '' when it may."""
    address = _meant(address)
    if address.is_link_local or address in _METADATA:
        return _(
            "%(address)s is an address for machines among themselves, where nobody keeps calendars or address books."
        ) % {"address": address}
    if address.is_unspecified or address.is_multicast or (address.is_reserved and not address.is_loopback):
        return _("%(address)s is not the address of one server.") % {"address": address}
    return ""


def is_loopback(host: str) -> bool:
    """Whether a host, as a name or a number, is this very machine."""
    address = _literal(host)
    return host.lower() in LOOPBACK_NAMES if address is None else _meant(address).is_loopback


def is_loopback_address(address: _Address) -> bool:
    """Whether a numeric address is this very machine."""
    return _meant(address).is_loopback


def may_have_password(url: str, typed: str) -> bool:
    """Whether the password for the address a person typed may go to `url`, whither a server has pointed.

    It may go to the same host (over https on any port: the certificate proves the name) and to names below it.
    """
    to, home = urlsplit(url), urlsplit(typed)
    if to.scheme != "https":
        return to[:2] == home[:2]
    if home.scheme != "https":
        return False
    host, typed_host = to.hostname or "", home.hostname or ""
    if host == typed_host:
        return True
    if _literal(host) is not None or _literal(typed_host) is not None or "." not in typed_host:
        return False
    families = [family for family in _FAMILIES if f".{typed_host}".endswith(f".{family}")]
    return any(host.endswith(f".{owner}") for owner in (typed_host, *families))


def origin(url: str) -> str:
    """Scheme, host and port, for a sentence."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _literal(host: str) -> _Address | None:
    try:
        return ipaddress.ip_address(host.partition("%")[0].strip("[]"))
    except ValueError:
        return None


def _meant(address: _Address) -> _Address:
    """The IPv4 address inside an IPv6 address, where there is one."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        return inner or address
    return address


def _shown(parts: SplitResult) -> str:
    """An address without what may be secret in it."""
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"[:300]


def _named(url: str) -> str:
    return url.rpartition("@")[2][:300] or _("The address")


def _refused(where: str, reason: str, remedy: str) -> AccountTrouble:
    return AccountTrouble(where, reason, remedy, lasting=True)
