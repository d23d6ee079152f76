"""What goes wrong with a mail server, in plain sentences with a remedy."""

import imaplib
import os
import re
import socket
import ssl

from firsthand.connectors.base import AccountTrouble
from firsthand.connectors.imap.settings import Settings

_AGAIN = "Nothing needs to be done: what was read is kept, and the next run goes on from there."
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_SAID_CHARS_MAX = 200

_CERTIFICATE = {
    9: ("is not valid yet", "Check this machine's clock."),
    10: ("has expired", "Whoever runs the server must renew it; until then nothing is sent to it."),
    18: (
        "is signed by the server itself, so that nobody vouches for it",
        "If it is your own server, give the file of its certificate authority in the settings.",
    ),
    62: ("was made for another name", "Enter the server's name exactly as its provider gives it."),
    64: ("was made for another address", "Enter the server's name instead of its number."),
}
_UNKNOWN_AUTHORITY = (
    "was issued by an authority that is not known here",
    "Somebody may be listening in between. If it is your own server, give its authority's certificate file in the settings.",
)


class BrokenOff(AccountTrouble):
    """The connection ended in the middle. It may be one message that the server stumbles over, again and again."""


def said(text: bytes | str, secret: str = "") -> str:
    """What a server said, fit to be shown: short, on one line, and without the secret."""
    shown = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    if secret:
        shown = shown.replace(secret, "…")
    shown = " ".join(_CONTROL.sub(" ", shown).split())
    return shown if len(shown) <= _SAID_CHARS_MAX else f"{shown[:_SAID_CHARS_MAX]}…"


def of_connection(error: Exception, settings: Settings) -> AccountTrouble:
    """Trouble for what the network, TLS or the library raised."""
    where = settings.where
    server = f"{settings.host}, port {settings.port}"
    if isinstance(error, ssl.SSLCertVerificationError):
        what, remedy = _CERTIFICATE.get(error.verify_code, _UNKNOWN_AUTHORITY)
        reason = f"The certificate of {settings.host} {what} ({said(error.verify_message)})."
        return AccountTrouble(where, reason, remedy, lasting=True)
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError):
        if error.reason in {"WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "PACKET_LENGTH_TOO_LONG", "HTTP_REQUEST"}:
            reason = f"The server ({server}) does not speak TLS from the start."
            remedy = "Choose STARTTLS, or the port for TLS (most often 993)."
            return AccountTrouble(where, reason, remedy, lasting=True)
        reason = f"No secure connection to {server} came about ({said(error.reason or 'TLS failed')})."
        remedy = "If it stays so, the server's TLS is too old or set up wrongly: ask whoever runs it."
        return AccountTrouble(where, reason, remedy)
    if isinstance(error, socket.gaierror):
        reason = f"There is no server called {settings.host}, as far as the network knows."
        return AccountTrouble(where, reason, "Check the server's name, and whether this machine is online.")
    if isinstance(error, ConnectionRefusedError):
        reason = f"No mail server answers at {server}."
        return AccountTrouble(where, reason, "Check the name and the port; if they are right, the server may be down.")
    if isinstance(error, TimeoutError):
        reason = f"The server ({server}) did not answer within {settings.timeout_seconds:g} seconds."
        remedy = "It is tried again. If it never answers, check the port, and whether it wants TLS or STARTTLS."
        return AccountTrouble(where, reason, remedy)
    if isinstance(error, imaplib.IMAP4.abort | ConnectionError | ssl.SSLEOFError | EOFError):
        return BrokenOff(where, f"The connection to {server} was cut.", _AGAIN)
    if isinstance(error, OSError) and error.errno is not None:
        reason = f"The server ({server}) cannot be reached: {os.strerror(error.errno)}."
        return AccountTrouble(where, reason, "Check whether this machine is online; it is tried again.")
    return garbage(settings)


def garbage(settings: Settings) -> BrokenOff:
    """Trouble for a server that answers something other than IMAP."""
    reason = f"What {settings.host}, port {settings.port}, answers is not IMAP, or cannot be understood."
    remedy = (
        "Check name and port. If they are right, nothing needs to be done: the next run goes on where this one ended."
    )
    return BrokenOff(settings.where, reason, remedy)


def of_goodbye(text: bytes, settings: Settings) -> AccountTrouble:
    """Trouble for a server that ends the connection by itself (BYE)."""
    reason = f"The server ended the connection: {_quoted(said(text))}."
    return of_busy(text, settings) or BrokenOff(settings.where, reason, _AGAIN)


_BUSY = re.compile(r"THROTTL|\[INUSE\]|\[LIMIT\]|\[OVERQUOTA\]|TOO MANY|BANDWIDTH LIMIT", re.IGNORECASE)
_UNWELL = re.compile(r"\[UNAVAILABLE\]|\[SERVERBUG\]|TRY AGAIN|TEMPORAR", re.IGNORECASE)


def of_busy(text: bytes | str, settings: Settings, *, of_message: bool = False) -> AccountTrouble | None:
    """Trouble for a refusal that passes by itself; None when it is another one.

    of_message: whether a message was asked for; then what sounds as if the server were unwell may be that message alone.
    """
    words = said(text)
    if not (_BUSY.search(words) or (_UNWELL.search(words) and not of_message)):
        return None
    if "OVERQUOTA" in words.upper():
        reason = f"The account has used up what the provider allows: {_quoted(words)}."
        remedy = "Make room in the mailbox, or wait until the provider counts anew; what was read is kept."
    else:
        reason = f"The server asks for patience: {_quoted(words)}."
        remedy = "What was read is kept, and it is tried again later; closing other mail programs may help."
    return AccountTrouble(settings.where, reason, remedy)


def of_login(text: str, settings: Settings) -> AccountTrouble:
    """Trouble for a refused login. text: what the server said, without the secret."""
    words = said(text)
    upper = words.upper()
    if "APPLICATION-SPECIFIC" in upper or "APP PASSWORD" in upper or "APP-SPECIFIC" in upper:
        reason = f"The provider wants a password made for programs, not the one of the account: {_quoted(words)}."
        remedy = "Make an app password in the provider's security settings, and enter that one here."
    elif (busy := of_busy(words, settings)) is not None and "AUTHENTICATIONFAILED" not in upper:
        return busy
    elif settings.with_token:
        reason = f"The provider does not accept the access token (any longer): {_quoted(words)}."
        remedy = "Connect the account again, so that the provider gives a new one."
    elif "[EXPIRED]" in upper:
        reason = f"The password has expired: {_quoted(words)}."
        remedy = "Set a new one at the provider, then enter it here."
    elif "WEB LOGIN" in upper or "WEBALERT" in upper:
        reason = f"The provider wants you to log in with a browser first: {_quoted(words)}."
        remedy = "Do so on the provider's page, then try again."
    elif "BASICAUTH" in upper or "BASIC AUTH" in upper or "DISABLED" in upper:
        reason = f"The provider does not let programs log in with a password: {_quoted(words)}."
        remedy = "Allow IMAP in the provider's settings, or connect the account through the provider's own page."
    else:
        reason = f"The server does not accept the user or the password: {_quoted(words)}."
        remedy = "Enter them again. Many providers want a password made for programs, or IMAP switched on first."
    return AccountTrouble(settings.where, reason, remedy, lasting=True)


def _quoted(words: str) -> str:
    return f"“{words.rstrip('.')}”" if words else "it gave no reason"
