"""Several processes that read acts at once, each fed by a thread of its own."""

import contextlib
import os
import queue
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from firsthand import language
from firsthand.services.act_worker import Letter, Read, read_letters, receive, send

READERS_MAX = 2
_PACKAGE_PARENT = str(Path(__file__).resolve().parents[2])


class Readers:
    """Up to `READERS_MAX` reading processes, none more than there are processors. Close it, or use it in a `with`.

    A process that dies (memory, a signal from outside) is not missed: what it was to read is read here.
    """

    def __init__(self, count: int | None = None) -> None:
        count = count or max(1, min(READERS_MAX, os.cpu_count() or 1))
        self._children = [_start() for _ in range(count)]
        self._idle: queue.SimpleQueue[subprocess.Popen[bytes]] = queue.SimpleQueue()
        for child in self._children:
            self._idle.put(child)
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="acts")

    def read(self, letters: Sequence[Letter]) -> "Future[list[Read]]":
        """Read these as soon as a process is free."""
        return self._threads.submit(self._ask, [tuple(letter) for letter in letters])

    def _ask(self, letters: list[tuple[object, ...]]) -> list[Read]:
        child = self._idle.get()
        try:
            send(_pipe(child.stdin), letters)
            found: list[Read] = receive(_pipe(child.stdout))
            return found
        except (OSError, EOFError):
            return read_letters(letters)
        finally:
            self._idle.put(child)

    def close(self) -> None:
        for child in self._children:
            if child.poll() is None:
                child.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for child in self._children:
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()
            child.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()


def _start() -> "subprocess.Popen[bytes]":
    environment = {**os.environ, language.SETTING: language.spoken()}
    environment["PYTHONPATH"] = os.pathsep.join(
        part for part in (_PACKAGE_PARENT, environment.get("PYTHONPATH", "")) if part
    )
    # One process a processor: arrays that used several each would only stand in one another's way.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        environment[name] = "1"
    return subprocess.Popen(
        [sys.executable, "-m", "firsthand.services.act_worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        bufsize=1024 * 1024,
    )


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe
