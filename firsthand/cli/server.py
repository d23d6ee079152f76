"""The web server on this machine."""

import encodings.idna  # noqa: F401 - the worker is a fork: what a thread is loading at that moment stays locked in it
import socket
import threading
import time
from collections.abc import Callable

from granian.constants import Interfaces
from granian.server import Server

from firsthand.errors import BusyError
from firsthand.language import gettext as _

THREADS = 4
PORTS_TRIED = 10
ANSWER_SECONDS_MAX = 60


def free_port(host: str, port: int, *, exact: bool) -> int:
    """The port, or unless `exact` the next free one after it. Raises BusyError when there is none."""
    for candidate in range(port, min(port + (1 if exact else PORTS_TRIED), 65_536)):
        with socket.socket(_family(host), socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
            except OSError:
                continue
            return candidate
    raise BusyError(
        _("Port %(port)s on %(host)s") % {"port": port, "host": host},
        _("it cannot be used: another program has it, or it may not be opened"),
        _("Choose another with --port, or stop the other program."),
    )


def serve(host: str, port: int, on_start: Callable[[], None]) -> None:
    """Serve until interrupted; `on_start` is called once requests are answered."""
    server = Server(
        "firsthand.project.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        # A terminal's Ctrl-C reaches the worker twice, by itself and from here; it may then not end on its own.
        workers_kill_timeout=1,
        log_enabled=False,
        websockets=False,
    )
    # The server calls its start-up hooks before its worker listens.
    waiting = threading.Thread(target=_when_it_answers, args=(host, port, on_start), daemon=True)
    server.on_startup(waiting.start)
    server.serve()


def _when_it_answers(host: str, port: int, tell: Callable[[], None]) -> None:
    deadline = time.monotonic() + ANSWER_SECONDS_MAX
    while time.monotonic() < deadline:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            tell()
            return


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
