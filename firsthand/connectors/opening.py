"""Streams over files and packed bytes: opened for reading alone, counted, limited."""

import io
import os
import stat
from collections.abc import Callable
from hashlib import sha256
from typing import IO, Any

from firsthand.connectors.archive import Packed, unpacked
from firsthand.connectors.base import HEAD_BYTES, Bytes
from firsthand.connectors.peeked import Peeked
from firsthand.language import gettext as _

_UNPACKED_BYTES_FREE = 512 * 1024 * 1024
_UNPACKED_RATIO_MAX = 100
_SPOOL_BYTES = 16 * 1024 * 1024
_DEPTH_MAX = 4
_FINGERPRINT_CHARS = 40


class TooMuchError(OSError):
    """Unpacking was stopped, because what comes out is out of all proportion to what went in."""


class Meter:
    """Bytes read from disk in all, for progress; counted while they are read."""

    def __init__(self) -> None:
        self.bytes_done = 0


Identity = tuple[int, int, int, int]
"""Device, inode, size and nanoseconds of its last change: a file that has the same has the same content."""


class DiskFile:
    """A regular file, opened for reading alone. close() when done."""

    def __init__(self, path: str, meter: Meter) -> None:
        self._file = open(path, "rb", buffering=0, opener=_for_reading)  # noqa: SIM115 - closed by close()
        self._meter = meter
        status = os.fstat(self._file.fileno())
        if not stat.S_ISREG(status.st_mode):
            self._file.close()
            raise OSError(_("it is not a regular file"))
        self.size = status.st_size
        self.identity: Identity = (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""
        piece = self._file.read(size)
        self._meter.bytes_done += len(piece)
        return piece

    def head(self) -> bytes:
        """The first bytes, without moving forward."""
        return os.pread(self._file.fileno(), HEAD_BYTES, 0)

    def seekable(self) -> IO[bytes]:
        """The file itself, from its beginning, for formats that jump."""
        self._file.seek(0)
        return io.BufferedReader(_Counted(os.dup(self._file.fileno()), self._meter))

    def fingerprint(self, until: Callable[[], bool] = lambda: False) -> str:
        """A digest of the whole content; leaves the file at its beginning. until: asked often; '' once it says yes."""
        digest = sha256()  # processors of the last years have it built in: a third of the time of BLAKE2
        buffer = bytearray(256 * 1024)
        view = memoryview(buffer)
        while count := self._file.readinto(buffer):
            digest.update(view[:count])
            if until():
                return ""
        self._file.seek(0)
        return digest.hexdigest()[:_FINGERPRINT_CHARS]

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def _for_reading(path: str, flags: int) -> int:
    """Open without waiting, as opening a pipe that nobody writes to would."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


class _Counted(io.FileIO):
    """A file whose bytes are counted although they are not read in order."""

    def __init__(self, descriptor: int, meter: Meter) -> None:
        super().__init__(descriptor, "rb")
        self._meter = meter

    def readinto(self, buffer: Any, /) -> int:
        count = super().readinto(buffer) or 0
        self._meter.bytes_done += count
        return count


class Budget:
    """How much may come out of one archive, everything nested in it included."""

    def __init__(self, packed_bytes: int) -> None:
        self.is_spent = False
        self._left = max(_UNPACKED_BYTES_FREE, packed_bytes * _UNPACKED_RATIO_MAX)

    def spend(self, size: int) -> None:
        """Raises TooMuchError once the budget is used up."""
        self._left -= size
        self.is_spent = self._left < 0
        if self._left < 0:
            raise TooMuchError(_("it unpacks to more than 100 times its size, as archives made to do harm do"))


class Limited:
    """A stream whose bytes are taken out of a budget."""

    def __init__(self, stream: Bytes, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""
        piece = self._stream.read(size)
        self._budget.spend(len(piece))
        return piece


def without_packing(stream: Bytes, budget: Budget) -> Peeked:
    """The stream with gzip, bzip2 and xz taken off, several layers of them where need be."""
    peeked = Peeked(stream)
    for _attempt in range(_DEPTH_MAX):
        method = unpacked(peeked.head)
        if method is None:
            break
        peeked = Peeked(Limited(Packed(peeked, method), budget))
    return peeked


def spooled(stream: Bytes) -> IO[bytes]:
    """The whole stream in a temporary place that can be read in any order and vanishes when closed."""
    import tempfile  # noqa: PLC0415 - seldom needed, and slow to import

    spool = tempfile.SpooledTemporaryFile(max_size=_SPOOL_BYTES)  # noqa: SIM115 - closed by the caller
    try:
        while piece := stream.read(1024 * 1024):
            spool.write(piece)
        spool.seek(0)
    except BaseException:
        spool.close()
        raise
    return spool
