"""What goes wrong between here and a server, in plain sentences."""

import socket
import ssl
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

import requests
import urllib3.exceptions

from firsthand.connectors.base import AccountTrouble
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

_LATER: Final = gettext_noop("Nothing needs to be done: what was read is kept, and the next run goes on from there.")
_EXPIRED, _NOT_YET, _SELF_SIGNED, _SELF_SIGNED_CHAIN, _NO_ISSUER, _OTHER_HOST, _OTHER_ADDRESS = (
    10,
    9,
    18,
    19,
    20,
    62,
    64,
)
_APP_PASSWORDS: Final = (
    "icloud.com", "me.com", "fastmail.com", "messagingengine.com", "yahoo.com", "zoho.com", "mailbox.org", "google.com",
    "googleusercontent.com",
)  # fmt: skip
"""Providers that refuse the password of the account itself to programs."""


class WebTrouble(AccountTrouble):
    """Trouble with one answer. status: what the server answered; 0 where there was no (usable) answer."""

    def __init__(self, where: str, reason: str, remedy: str, *, lasting: bool = False, status: int = 0) -> None:
        # What stands after '?' is often a password in all but name.
        super().__init__(where.partition("?")[0], reason, remedy, lasting=lasting)
        self.status = status


def no_answer(url: str, error: Exception, timeout_seconds: float) -> WebTrouble:
    """Why no answer came, or broke off."""
    host = urlsplit(url).hostname or url
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _certificate(url, host, cause)
    for cause in causes:
        if isinstance(cause, socket.gaierror | urllib3.exceptions.NameResolutionError):
            return WebTrouble(
                url,
                _("There is no server named %(host)s, or this machine is not connected to the network.")
                % {"host": host},
                _("Check the name for typing mistakes, and the connection; then try again."),
            )
    if any(isinstance(cause, ConnectionRefusedError) for cause in causes):
        return WebTrouble(
            url,
            _("%(host)s takes no connections at this address.") % {"host": host},
            _("Check the address and its port; if they are right, the server is down: try again later."),
        )
    timeouts = (requests.Timeout, urllib3.exceptions.TimeoutError, TimeoutError)
    if any(isinstance(cause, timeouts) for cause in causes):
        return WebTrouble(
            url,
            _("%(host)s did not answer within %(count)s seconds.") % {"host": host, "count": f"{timeout_seconds:g}"},
            _(_LATER),
        )
    if any(isinstance(cause, ssl.SSLError | requests.exceptions.SSLError) for cause in causes):
        return WebTrouble(
            url,
            _("No safe connection to %(host)s could be agreed on.") % {"host": host},
            _(
                "Check the address and its port; a server that only knows outdated encryption must be brought "
                "up to date."
            ),
            lasting=True,
        )
    if any(
        isinstance(cause, urllib3.exceptions.DecodeError | requests.exceptions.ContentDecodingError) for cause in causes
    ):
        return WebTrouble(url, _("%(host)s gave a packed answer that cannot be unpacked.") % {"host": host}, _(_LATER))
    if any(isinstance(cause, OSError) and cause.errno for cause in causes):
        return WebTrouble(
            url,
            _("The network leads to no answer from %(host)s, or the connection was cut.") % {"host": host},
            _(_LATER),
        )
    return WebTrouble(url, _("%(host)s cut the connection.") % {"host": host}, _(_LATER))


def refused(
    url: str, status: int, retry_after: str, *, had_password: bool, password_kept_from: str = "", to_write: bool = False
) -> WebTrouble:
    """What a status of 400 and above means.

    password_kept_from: the host to which a redirect led and to which the password was therefore not sent; '' for none.
    """
    host = urlsplit(url).hostname or url
    if status in {401, 407} and password_kept_from:
        return elsewhere(url, password_kept_from)
    if status in {401, 407}:
        reason = _("%(host)s does not accept this user name and password.") % {"host": host}
        remedy = _("Check both, and type the password anew.")
        if not had_password:
            reason, remedy = _("%(host)s asks for a user name and a password.") % {"host": host}, _("Give both.")
        return WebTrouble(url, reason, f"{remedy} {_hint(host)}", lasting=True, status=status)
    if status == 403:
        return WebTrouble(
            url,
            (
                _("%(host)s does not let this user write here.")
                if to_write
                else _("%(host)s does not let this user read here.")
            )
            % {"host": host},
            " ".join(
                (_("Check the address; ask whoever runs the server, or whoever shared this with you."), _hint(host))
            ),
            lasting=True,
            status=status,
        )
    if status in {404, 410}:
        return WebTrouble(
            url,
            _("%(host)s has nothing at this address.") % {"host": host},
            _("Check the address; your provider's help pages name it."),
            lasting=True,
            status=status,
        )
    if status == 429 or (status == 503 and retry_after):
        reason = _("%(host)s was asked too much.")
        if retry_after.isdigit():
            reason = _("%(host)s was asked too much and asks to be left alone for %(count)s seconds.")
        return WebTrouble(url, reason % {"host": host, "count": retry_after}, _(_LATER), status=status)
    if status >= 500:
        return WebTrouble(
            url,
            _("%(host)s is in trouble itself (it answered %(status)s).") % {"host": host, "status": status},
            _(_LATER),
            status=status,
        )
    return WebTrouble(
        url,
        _("%(host)s refuses what it was asked (it answered %(status)s).") % {"host": host, "status": status},
        _("Check the address; this may be no server for calendars or address books."),
        lasting=True,
        status=status,
    )


def elsewhere(url: str, host: str) -> WebTrouble:
    """A server points to another host, and the password does not go along."""
    return WebTrouble(
        url,
        _("The server sends you on to %(host)s. Your password was not sent there.") % {"host": host},
        _("If you trust %(host)s, give its address instead of this one.") % {"host": host},
        lasting=True,
        status=401,
    )


def _hint(host: str) -> str:
    if any(f".{host}".endswith(f".{provider}") for provider in _APP_PASSWORDS):
        return _("This provider wants an app password: make one in the security settings of your account there.")
    return _("Some providers (iCloud, Fastmail and others) want an app password instead of the one you log in with.")


def _certificate(url: str, host: str, error: ssl.SSLCertVerificationError) -> WebTrouble:
    code = error.verify_code
    remedy = _("Ask whoever runs the server to renew it.")
    if code == _EXPIRED:
        reason = _("The certificate of %(host)s has expired.") % {"host": host}
    elif code == _NOT_YET:
        reason = _("The certificate of %(host)s is not valid yet.") % {"host": host}
        remedy = _("Check the clock of this machine.")
    elif code in {_SELF_SIGNED, _SELF_SIGNED_CHAIN, _NO_ISSUER}:
        reason = _("The certificate of %(host)s comes from somebody this machine does not know.") % {"host": host}
        remedy = _(
            "If it is your own server, give the file with its certificate (or with that of your own authority) as the "
            "certificate file; if not, somebody may be listening in: do not go on."
        )
    elif code in {_OTHER_HOST, _OTHER_ADDRESS}:
        reason = _("The certificate is not for %(host)s, but for another name.") % {"host": host}
        remedy = _("Check the address; give the name the certificate was made for.")
    else:
        reason = _("The certificate of %(host)s cannot be trusted (%(verify_message)s).") % {
            "host": host,
            "verify_message": error.verify_message,
        }
    return WebTrouble(url, reason, remedy, lasting=True)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and all it wraps, each once."""
    waiting: list[BaseException] = [error]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += [inner for inner in (one.__cause__, one.__context__, getattr(one, "reason", None)) if
                    isinstance(inner, BaseException)]  # fmt: skip
        waiting += [inner for inner in one.args if isinstance(inner, BaseException)]
