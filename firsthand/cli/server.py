"""The web server on this machine."""

import socket
from collections.abc import Callable

from granian.constants import Interfaces
from granian.server import Server

from firsthand.errors import BusyError

THREADS = 4
PORTS_TRIED = 10


def free_port(host: str, port: int, *, exact: bool) -> int:
    """The port, or unless `exact` the next free one after it. Raises BusyError when there is none."""
    for candidate in range(port, min(port + (1 if exact else PORTS_TRIED), 65_536)):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
            except OSError:
                continue
            return candidate
    raise BusyError(
        f"Port {port} on {host}",
        "it cannot be used: another program has it, or it may not be opened",
        "Choose another with --port, or stop the other program.",
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
        log_enabled=False,
        websockets=False,
    )
    server.on_startup(on_start)
    server.serve()
