"""A mail server on loopback that takes in mail, and does what a test wants of it."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword

from tests.support.postgresql import free_port


@dataclass
class MailServer:
    """password: what 'ida' must give; '' for a server that asks nobody. drops: where the line is cut."""

    password: str = ""
    refuses: str = ""
    drops: str = ""
    answers: str = ""
    certificate: tuple[Path, Path] | None = None
    port: int = field(default_factory=free_port)
    taken: list[bytes] = field(default_factory=list)
    logins: int = 0

    async def handle_RCPT(  # noqa: N802 - named by aiosmtpd
        self, server: Any, session: Any, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address == self.refuses:
            return "550 5.1.1 Nobody of that name"
        if self.drops == "before":
            server.transport.abort()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:  # noqa: N802
        if self.answers:
            return self.answers
        assert isinstance(envelope.content, bytes)
        self.taken.append(envelope.content)
        if self.drops == "after":
            server.transport.abort()
        return "250 Taken"

    def authenticate(self, server: Any, session: Any, envelope: Any, mechanism: str, login: Any) -> AuthResult:
        self.logins += 1
        fits = isinstance(login, LoginPassword) and login == LoginPassword(b"ida", self.password.encode())
        return AuthResult(success=fits, handled=False)


@contextmanager
def mail_server(**wishes: Any) -> Iterator[MailServer]:
    server = MailServer(**wishes)
    controller = Controller(
        server,
        hostname="127.0.0.1",
        port=server.port,
        authenticator=server.authenticate if server.password else None,
        auth_required=bool(server.password),
        auth_require_tls=server.certificate is not None,
        tls_context=_context(*server.certificate) if server.certificate else None,
    )
    controller.start()
    try:
        yield server
    finally:
        controller.stop()


def _context(file: Path, key_file: Path) -> ssl.SSLContext:
    found = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    found.load_cert_chain(file, key_file)
    return found
