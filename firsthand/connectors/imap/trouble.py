"""What goes wrong with a mail server, in plain sentences with a remedy."""

import imaplib
import os
import re
import socket
import ssl

from firsthand.connectors.base import AccountTrouble, SignInTrouble
from firsthand.connectors.imap.settings import Settings
from firsthand.domain.wording import quoted
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

_AGAIN = gettext_noop("Nothing needs to be done: what was read is kept, and the next run goes on from there.")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_SAID_CHARS_MAX = 200

_CERTIFICATE = {
    9: (
        gettext_noop("The certificate of %(host)s is not valid yet (%(answer)s)."),
        gettext_noop("Check this machine's clock."),
    ),
    10: (
        gettext_noop("The certificate of %(host)s has expired (%(answer)s)."),
        gettext_noop("Whoever runs the server must renew it; until then nothing is sent to it."),
    ),
    18: (
        gettext_noop(
            "The certificate of %(host)s is signed by the server itself, so that nobody vouches for it (%(answer)s)."
        ),
        gettext_noop("If it is your own server, give the file of its certificate authority in the settings."),
    ),
    62: (
        gettext_noop("The certificate of %(host)s was made for another name (%(answer)s)."),
        gettext_noop("Enter the server's name exactly as its provider gives it."),
    ),
    64: (
        gettext_noop("The certificate of %(host)s was made for another address (%(answer)s)."),
        gettext_noop("Enter the server's name instead of its number."),
    ),
}
_UNKNOWN_AUTHORITY = (
    gettext_noop("The certificate of %(host)s was issued by an authority that is not known here (%(answer)s)."),
    gettext_noop(
        "Somebody may be listening in between. If it is your own server, give its authority's "
        "certificate file in the settings."
    ),
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
    server = _("%(host)s, port %(port)s") % {"host": settings.host, "port": settings.port}
    if isinstance(error, ssl.SSLCertVerificationError):
        sentence, remedy = _CERTIFICATE.get(error.verify_code, _UNKNOWN_AUTHORITY)
        reason = _(sentence) % {"host": settings.host, "answer": said(error.verify_message)}
        return AccountTrouble(where, reason, _(remedy), lasting=True)
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError):
        if error.reason in {"WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "PACKET_LENGTH_TOO_LONG", "HTTP_REQUEST"}:
            reason = _("The server (%(server)s) does not speak TLS from the start.") % {"server": server}
            remedy = _("Choose STARTTLS, or the port for TLS (most often 993).")
            return AccountTrouble(where, reason, remedy, lasting=True)
        reason = _("No secure connection to %(server)s came about (%(answer)s).") % {
            "server": server,
            "answer": said(error.reason or "TLS failed"),
        }
        remedy = _("If it stays so, the server's TLS is too old or set up wrongly: ask whoever runs it.")
        return AccountTrouble(where, reason, remedy)
    if isinstance(error, socket.gaierror):
        reason = _("There is no server called %(host)s, as far as the network knows.") % {"host": settings.host}
        return AccountTrouble(where, reason, _("Check the server's name, and whether this machine is online."))
    if isinstance(error, ConnectionRefusedError):
        reason = _("No mail server answers at %(server)s.") % {"server": server}
        return AccountTrouble(
            where, reason, _("Check the name and the port; if they are right, the server may be down.")
        )
    if isinstance(error, TimeoutError):
        reason = _("The server (%(server)s) did not answer within %(count)s seconds.") % {
            "server": server,
            "count": f"{settings.timeout_seconds:g}",
        }
        remedy = _("It is tried again. If it never answers, check the port, and whether it wants TLS or STARTTLS.")
        return AccountTrouble(where, reason, remedy)
    if isinstance(error, imaplib.IMAP4.abort | ConnectionError | ssl.SSLEOFError | EOFError):
        return BrokenOff(where, _("The connection to %(server)s was cut.") % {"server": server}, _(_AGAIN))
    if isinstance(error, OSError) and error.errno is not None:
        reason = _("The server (%(server)s) cannot be reached: %(error)s.") % {
            "server": server,
            "error": os.strerror(error.errno),
        }
        return AccountTrouble(where, reason, _("Check whether this machine is online; it is tried again."))
    return garbage(settings)


def garbage(settings: Settings) -> BrokenOff:
    """Trouble for a server that answers something other than IMAP."""
    reason = _("What %(host)s, port %(port)s, answers is not IMAP, or cannot be understood.") % {
        "host": settings.host,
        "port": settings.port,
    }
    remedy = _(
        "Check name and port. If they are right, nothing needs to be done: the next run goes on where this one ended."
    )
    return BrokenOff(settings.where, reason, remedy)


def of_goodbye(text: bytes, settings: Settings) -> AccountTrouble:
    """Trouble for a server that ends the connection by itself (BYE)."""
    reason = _("The server ended the connection: %(answer)s.") % {"answer": _quoted(said(text))}
    return of_busy(text, settings) or BrokenOff(settings.where, reason, _(_AGAIN))


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
        reason = _("The account has used up what the provider allows: %(answer)s.") % {"answer": _quoted(words)}
        remedy = _("Make room in the mailbox, or wait until the provider counts anew; what was read is kept.")
    else:
        reason = _("The server asks for patience: %(answer)s.") % {"answer": _quoted(words)}
        remedy = _("What was read is kept, and it is tried again later; closing other mail programs may help.")
    return AccountTrouble(settings.where, reason, remedy)


def of_login(text: str, settings: Settings) -> AccountTrouble:
    """Trouble for a refused login. text: what the server said, without the secret."""
    words = said(text)
    upper = words.upper()
    if "APPLICATION-SPECIFIC" in upper or "APP PASSWORD" in upper or "APP-SPECIFIC" in upper:
        reason = _("The provider wants a password made for programs, not the one of the account: %(answer)s.") % {
            "answer": _quoted(words)
        }
        remedy = _("Make an app password in the provider's security settings, and enter that one here.")
    elif (busy := of_busy(words, settings)) is not None and "AUTHENTICATIONFAILED" not in upper:
        return busy
    elif settings.with_token:
        reason = _("The provider does not accept the access token (any longer): %(answer)s.") % {
            "answer": _quoted(words)
        }
        remedy = _("Connect the account again, so that the provider gives a new one.")
    elif "[EXPIRED]" in upper:
        reason = _("The password has expired: %(answer)s.") % {"answer": _quoted(words)}
        remedy = _("Set a new one at the provider, then enter it here.")
    elif "WEB LOGIN" in upper or "WEBALERT" in upper:
        reason = _("The provider wants you to log in with a browser first: %(answer)s.") % {"answer": _quoted(words)}
        remedy = _("Do so on the provider's page, then try again.")
    elif "BASICAUTH" in upper or "BASIC AUTH" in upper or "DISABLED" in upper:
        reason = _("The provider does not let programs log in with a password: %(answer)s.") % {
            "answer": _quoted(words)
        }
        remedy = _("Allow IMAP in the provider's settings, or connect the account through the provider's own page.")
    else:
        reason = _("The server does not accept the user or the password: %(answer)s.") % {"answer": _quoted(words)}
        remedy = _("Enter them again. Many providers want a password made for programs, or IMAP switched on first.")
    return SignInTrouble(settings.where, reason, remedy, lasting=True)


def _quoted(words: str) -> str:
    return quoted(words.rstrip(".")) if words else _("it gave no reason")
