"""Connecting and logging in: over TLS that is checked, or not at all."""

import base64
import contextlib
import imaplib
import json
import socket
import ssl
from collections.abc import Callable, Generator

from imapclient import SocketTimeout
from imapclient.exceptions import LoginError

from firsthand.connectors.base import AccountTrouble
from firsthand.connectors.imap import trouble
from firsthand.connectors.imap.client import Client
from firsthand.connectors.imap.settings import Settings, is_loopback
from firsthand.connectors.imap.wire import Wire
from firsthand.language import gettext as _


class Session:
    """A connection that is logged in. capabilities: what the server can do, in capitals."""

    def __init__(self, client: Client, settings: Settings) -> None:
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
    client: Client | None = None
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


def _connected(settings: Settings) -> Client:
    timeout = SocketTimeout(min(settings.timeout_seconds, 30.0), settings.timeout_seconds)
    context = _context(settings)
    client = Client(settings.host, settings.port, ssl=settings.security == "tls", ssl_context=context, timeout=timeout)
    try:
        # Otherwise a command sent ahead waits in this machine until the one before it has arrived at the server.
        client.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
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


def _login(client: Client, settings: Settings, secret: str) -> None:
    """Log in by the best way the server offers that carries every character."""
    if client._imap.state == "AUTH":  # the server knows us by the connection itself
        return
    details: list[str] = []
    try:
        if settings.with_token:
            _login_with_token(client, settings, secret, details)
        elif not _offers(client, "LOGINDISABLED") and _is_plain(settings.user + secret):
            client.login(settings.user, secret)  # one round trip less than AUTHENTICATE in its older form
        elif _offers(client, "AUTH=PLAIN"):
            _authenticate(client, "PLAIN", lambda _: f"\0{settings.user}\0{secret}")
        elif _offers(client, "LOGINDISABLED"):
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
    except (LoginError, UnicodeError) as error:
        cause = error.__context__
        if isinstance(cause, imaplib.IMAP4.abort) and "socket error" in str(cause):
            raise cause from None  # cut, not refused: for the library, one is as the other
        words = trouble.said(" ".join([str(error), *details]), secret)
        raise trouble.of_login(words.removeprefix("b'").removesuffix("'"), settings) from None


def _offers(client: Client, name: str) -> bool:
    """Whether the server says so before anybody has logged in; the library would ask anew each time after STARTTLS."""
    return name in client._imap.capabilities


def _authenticate(client: Client, mechanism: str, answer: Callable[[bytes], str]) -> None:
    """answer: what is said to each challenge; the first is empty, and is not waited for where the server allows it."""
    if not _offers(client, "SASL-IR"):  # RFC 4959
        client.sasl_login(mechanism, answer)
        return
    imap = client._imap
    first = base64.b64encode(answer(b"").encode()).decode()
    imap.literal = imaplib._Authenticator(answer).process
    try:
        kind, said = imap._simple_command("AUTHENTICATE", mechanism, first)
    except imaplib.IMAP4.error as error:
        raise LoginError(str(error)) from error
    if kind != "OK":
        raise LoginError(said[-1].decode("utf-8", "replace"))
    imap.state = "AUTH"


def _is_plain(text: str) -> bool:
    """Whether LOGIN carries it: there is no agreement on what other characters mean there."""
    return text.isascii() and text.isprintable()


def _login_with_token(client: Client, settings: Settings, token: str, details: list[str]) -> None:
    """details: gets what the server says of a token it refuses."""
    if not _offers(client, "AUTH=XOAUTH2"):
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

    _authenticate(client, "XOAUTH2", answer)
