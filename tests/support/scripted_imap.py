"""A mail server that says what it was given to say: for refusals that no server of our own would give.

The words are those that large providers use. Only what a client cannot be made to meet otherwise is tried with it.
"""

import base64
import re
import socketserver
import threading
import time
from collections.abc import Mapping
from typing import Literal, Self


class ScriptedServer:
    """Answers each command as a whole or, failing that, by its first word; what has no answer is OK.

    answers: by command, lines without tag; the last is the tagged one, without its tag. A line of None ends the connection.
    asked_ahead: what becomes of what is asked before EXAMINE has been answered.
    """

    def __init__(
        self,
        answers: Mapping[str, tuple[bytes | None, ...]],
        greeting: bytes = b"* OK ready",
        *,
        asked_ahead: Literal["answered", "swallowed", "hung up on"] = "answered",
    ) -> None:
        self.heard: list[bytes] = []
        outer = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                outer._converse(self)

        self._answers = answers
        self._greeting = greeting
        self._asked_ahead = asked_ahead
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]

    def account(self, **changes: object) -> dict[str, object]:
        return {
            "kind": "imap", "source": "imap://ada@moss.test@127.0.0.1", "host": "127.0.0.1", "port": self.port,
            "security": "none", "user": "ada@moss.test", "timeout_seconds": 2, **changes,
        }  # fmt: skip

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _converse(self, line: socketserver.StreamRequestHandler) -> None:
        line.wfile.write(self._greeting + b"\r\n")
        while heard := line.rfile.readline():
            self.heard.append(heard)
            tag, _, command = heard.strip().partition(b" ")
            words = re.match(rb"(?:UID )?\w+", command)
            name = words[0].decode().upper() if words else ""
            is_ahead = name == "EXAMINE" and self._asked_ahead != "answered" and bool(_swallowed(line))
            if is_ahead and self._asked_ahead == "hung up on":
                return
            for said in self._answers.get(command.decode("latin-1"), self._answers.get(name, (b"OK done",))):
                if said is None:
                    return
                if said.startswith(b"+"):
                    line.wfile.write(said + b"\r\n")
                    self.heard.append(line.rfile.readline())
                elif said.startswith(b"* "):
                    line.wfile.write(said + b"\r\n")
                else:
                    line.wfile.write(tag + b" " + said + b"\r\n")


def _swallowed(line: socketserver.StreamRequestHandler) -> bytes:
    """What has come already of what comes next; it is gone then."""
    time.sleep(0.1)
    line.connection.setblocking(False)
    waiting = line.rfile.read1() if line.rfile.peek() else b""  # type: ignore[attr-defined]
    line.connection.setblocking(True)
    return bytes(waiting)


CAPABILITY = (b"* CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2", b"OK done")
EXPIRED_TOKEN = b"+ " + base64.b64encode(b'{"status":"400","schemes":"Bearer","scope":"https://mail.test/"}')
