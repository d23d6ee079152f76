"""A line between a program and a server on loopback: it can be slow, be cut, and count what it carries."""

import asyncio
import contextlib
import threading
from collections.abc import Coroutine
from typing import Self

_CHUNK_BYTES = 64 * 1024


class Proxy:
    """Carries connections to a port on loopback, in a thread of its own.

    delay_seconds: how long each byte is under way in each direction, without slowing those after it.
    bytes_per_second: how fast the server's bytes come at most; 0 for no limit.
    """

    def __init__(
        self,
        target: int,
        *,
        delay_seconds: float = 0.0,
        bytes_per_second: int = 0,
    ) -> None:
        self._target = target
        self._delay_seconds = delay_seconds
        self._cut_after_bytes: int | None = None
        self._bytes_per_second = bytes_per_second
        self.bytes_from_server = 0
        self.bursts_from_client = 0
        """How often the program spoke after the server had: the round trips it waited for."""
        self.port = 0
        self._server_spoke = True
        self._loop = asyncio.new_event_loop()
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._run, name="proxy", daemon=True)
        self._writers: set[asyncio.StreamWriter] = set()

    def __enter__(self) -> Self:
        self._thread.start()
        self._started.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0, limit=1 << 20))
        self.port = server.sockets[0].getsockname()[1]
        self._started.set()
        self._loop.run_forever()
        server.close()
        under_way = asyncio.all_tasks(self._loop)
        for task in under_way:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*under_way, return_exceptions=True))
        self._loop.close()

    def cut_after(self, size: int | None) -> None:
        """From now on, cut all connections once the server has sent so many bytes, and new ones at once; None: no more."""
        self.bytes_from_server = 0
        self._cut_after_bytes = size

    @property
    def _is_cut(self) -> bool:
        return self._cut_after_bytes is not None and self.bytes_from_server >= self._cut_after_bytes

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._is_cut:
            writer.transport.abort()
            return
        there, out = await asyncio.open_connection("127.0.0.1", self._target, limit=1 << 20)
        self._writers |= {writer, out}
        ways: list[Coroutine[None, None, None]] = [
            self._carry(reader, out, from_server=False),
            self._carry(there, writer, from_server=True),
        ]
        with contextlib.suppress(OSError, asyncio.CancelledError):  # cancelled when all ends
            await asyncio.gather(*ways)
        for end in (writer, out):
            end.close()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, from_server: bool) -> None:
        """One direction. What is under way waits in a queue, so that a delay costs no rate."""
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def deliver() -> None:
            while True:
                due, chunk = await under_way.get()
                wait = due - self._loop.time()
                if wait > 0:
                    await asyncio.sleep(wait)
                if not chunk:
                    writer.close()
                    return
                writer.write(chunk)
                await writer.drain()

        delivering = asyncio.ensure_future(deliver())
        try:
            while chunk := await reader.read(_CHUNK_BYTES):
                if from_server:
                    self._server_spoke = True
                    if self._cut_after_bytes is not None:
                        chunk = chunk[: max(0, self._cut_after_bytes - self.bytes_from_server)]
                    self.bytes_from_server += len(chunk)
                    if self._bytes_per_second:
                        await asyncio.sleep(len(chunk) / self._bytes_per_second)
                elif self._server_spoke:
                    self._server_spoke = False
                    self.bursts_from_client += 1
                if chunk:
                    under_way.put_nowait((self._loop.time() + self._delay_seconds, chunk))
                if from_server and self._is_cut:
                    while not under_way.empty():
                        await asyncio.sleep(0.001)
                    for end in list(self._writers):
                        end.transport.abort()
                    return
        except OSError:
            pass
        finally:
            under_way.put_nowait((self._loop.time() + self._delay_seconds, b""))
        await delivering
