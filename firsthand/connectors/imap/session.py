"""Connecting and logging in: over TLS that is checked, or not at all."""

import contextlib
import imaplib
import json
import ssl
from collections.abc import Generator

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import LoginError

from firsthand.connectors.base import AccountTrouble
from firsthand.connectors.imap import trouble
from firsthand.connectors.imap.settings import Settings, is_loopback
from firsthand.connectors.imap.wire import Wire
from firsthand.language import gettext as _


class Session:
    """A connection that is logged in. capabilities: what the server can do, in capitals."""

    def __init__(self, client: IMAPClient, settings: Settings) -> None:
        self.client = client
        self.settings = settings
        self.wire = Wire(client._imap, settings)
        self.capabilities = frozenset(one.upper() for one in client.capabilities())

    def can(self, *names: bytes) -> bool:
        """Whether the server can do all of these."""
        return self.capabilities.issuperset(names)


@contextlib.contextmanager
def session(settings: Settings, secret: str) -> Generator[Session, None, None]:
    """A session while it is used; what goes wrong with the connection in the meantime is raised as AccountTrouble."""
    client: IMAPClient | None = None
    try:
        client = _connected(settings)
        _login(client, settings, secret)
        yield Session(client, settings)
        with contextlib.suppress(Exception):  # nothing is lost without a farewell
            client._imap.send(b"Z LOGOUT\r\n")
    except (OSError, EOFError, imaplib.IMAP4.error) as error:
        raise trouble.of_connection(error, settings) from None
    finally:
        if client is not None:
            with contextlib.suppress(Exception):
                client.shutdown()


def _connected(settings: Settings) -> IMAPClient:
    timeout = SocketTimeout(min(settings.timeout_seconds, 30.0), settings.timeout_seconds)
    context = _context(settings)
    client = IMAPClient(
        settings.host, settings.port, ssl=settings.security == "tls", ssl_context=context, timeout=timeout
    )
    try:
        if settings.security == "starttls":
            if not client.has_capability("STARTTLS"):
                raise AccountTrouble(
                    settings.where,
                    _("The server (%(host)s, port %(port)s) does not offer STARTTLS.")
                    % {"host": settings.host, "port": settings.port},
                    _("Choose TLS (most often port 993). Nothing is sent without protection."),
                    lasting=True,
                )
            client.starttls(context)
        elif settings.security == "none" and not is_loopback(client.socket().getpeername()[0]):
            raise AccountTrouble(
                settings.where,
                _("Without TLS, password and mail could be read on the way."),
                _("Choose TLS or STARTTLS; a connection without either is only made within this machine."),
                lasting=True,
            )
    except BaseException:
        with contextlib.suppress(Exception):
            client.shutdown()
        raise
    return client


def _context(settings: Settings) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=settings.ca_file or None)
    except (OSError, ValueError):
        raise AccountTrouble(
            settings.where,
            _("The file of the certificate authority (%(path)s) cannot be read.") % {"path": settings.ca_file},
            _("Give the path of a certificate file that begins with -----BEGIN CERTIFICATE-----."),
            lasting=True,
        ) from None


def _login(client: IMAPClient, settings: Settings, secret: str) -> None:
    """Log in by the best way the server offers that carries every character."""
    if client._imap.state == "AUTH":  # the server knows us by the connection itself
        return
    details: list[str] = []
    try:
        if settings.with_token:
            _login_with_token(client, settings, secret, details)
        elif not client.has_capability("LOGINDISABLED") and _is_plain(settings.user + secret):
            client.login(settings.user, secret)  # one round trip less than AUTHENTICATE
        elif client.has_capability("AUTH=PLAIN"):
            client.plain_login(settings.user, secret)
        elif client.has_capability("LOGINDISABLED"):
            raise AccountTrouble(
                settings.where,
                _("The server does not accept passwords on this connection."),
                _(
                    "Choose TLS or STARTTLS; if that is chosen, the provider wants another way of logging in than a "
                    "password."
                ),
                lasting=True,
            )
        else:
            client.login(settings.user, secret)
    except imaplib.IMAP4.abort:
        raise
    except (LoginError, UnicodeError) as error:
        words = trouble.said(" ".join([str(error), *details]), secret)
        raise trouble.of_login(words.removeprefix("b'").removesuffix("'"), settings) from None


def _is_plain(text: str) -> bool:
    """Whether LOGIN carries it: there is no agreement on what other characters mean there."""
    return text.isascii() and text.isprintable()


def _login_with_token(client: IMAPClient, settings: Settings, token: str, details: list[str]) -> None:
    """details: gets what the server says of a token it refuses."""
    if not client.has_capability("AUTH=XOAUTH2"):
        raise AccountTrouble(
            settings.where,
            _("The server does not know access tokens (XOAUTH2)."),
            _("Connect the account with a password instead."),
            lasting=True,
        )
    calls = 0

    def answer(challenge: bytes) -> str:
        nonlocal calls
        calls += 1
        if calls == 1:
            return f"user={settings.user}\1auth=Bearer {token}\1\1"
        with contextlib.suppress(ValueError, AttributeError):
            details.append(_("(status %(status)s)") % {"status": json.loads(challenge).get("status", "?")})
        return ""

    client.sasl_login("XOAUTH2", answer)
