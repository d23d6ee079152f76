"""The library's client, except that it does not ask for what a server has said of itself in its greeting."""

import imaplib

from imapclient import IMAPClient
from imapclient.imap4 import IMAP4WithTimeout
from imapclient.tls import IMAP4_TLS


class _Listening(imaplib.IMAP4):
    def _get_capabilities(self) -> None:
        *_, greeted = self.untagged_responses.pop("CAPABILITY", [None])
        if isinstance(greeted, bytes) and not self._tls_established:  # what came before STARTTLS may be anybody's
            self.capabilities = tuple(greeted.decode("ascii", "replace").upper().split())
        else:
            super()._get_capabilities()  # type: ignore[misc]


class _OverTls(_Listening, IMAP4_TLS):  # type: ignore[misc]
    pass


class _Plain(_Listening, IMAP4WithTimeout):  # type: ignore[misc]
    pass


class Client(IMAPClient):  # type: ignore[misc]
    """One round trip less than the library's, with most servers, until one can log in."""

    def _create_IMAP4(self) -> imaplib.IMAP4:  # noqa: N802 (the library's name)
        if self.ssl:
            return _OverTls(self.host, self.port, self.ssl_context, self._timeout.connect)  # type: ignore[call-arg]
        return _Plain(self.host, self.port, self._timeout.connect)
