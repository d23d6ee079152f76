"""The web server on this machine."""

import socket
from collections.abc import Callable

from granian.constants import Interfaces
from granian.server import Server

from firsthand.errors import BusyError
from firsthand.project.config import Config

THREADS = 4
PORTS_TRIED = 10


def free_port(config: Config, *, exact: bool) -> int:
    """The configured port, or unless `exact` the next free one after it. Raises BusyError when there is none."""
    for port in range(config.port, min(config.port + (1 if exact else PORTS_TRIED), 65_536)):
        with socket.socket(socket.AF_INET6 if ":" in config.host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((config.host, port))
            except OSError:
                continue
            return port
    raise BusyError(
        f"Port {config.port} on {config.host}",
        "it cannot be used: another program has it, or it may not be opened",
        "Choose another with --port, or stop the other program.",
    )


def serve(config: Config, port: int, on_start: Callable[[], None]) -> None:
    """Serve until interrupted; `on_start` is called once requests are answered."""
    server = Server(
        "firsthand.project.wsgi:application",
        address=config.host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        log_enabled=False,
        websockets=False,
    )
    server.on_startup(on_start)
    server.serve()
