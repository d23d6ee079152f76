"""One stream packed by gzip, bzip2 or xz, unpacked piece by piece."""

import zlib
from typing import Literal, Protocol

from firsthand.connectors.base import Bytes
from firsthand.language import gettext as _

_PIECE_BYTES = 256 * 1024
_XZ_MEMORY_BYTES_MAX = 128 * 1024 * 1024

Method = Literal["gzip", "bzip2", "xz"]


class DamagedError(OSError):
    """What was packed cannot be unpacked any further; the message is a plain sentence."""


def is_damage(error: Exception) -> bool:
    """Whether this is how one of the unpacking modules says that bytes are damaged; they share no parent class."""
    return isinstance(error, zlib.error | EOFError | ValueError) or type(error).__name__ in {"LZMAError", "BadZipFile"}


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = ...) -> bytes: ...


def unpacked(head: bytes) -> Method | None:
    """By what a file that begins with `head` was packed; None when it was not."""
    if head.startswith(b"\x1f\x8b\x08"):
        return "gzip"
    if head.startswith(b"BZh") and head[4:10] in {b"1AY&SY", b"\x17rE8P\x90"}:
        return "bzip2"
    if head.startswith(b"\xfd7zXZ\x00"):
        return "xz"
    return None


class Packed:
    """The unpacked bytes of a packed stream; several streams one after another count as one.

    read() raises DamagedError where the packed bytes are damaged or end too early.
    """

    def __init__(self, stream: Bytes, method: Method) -> None:
        self._stream = stream
        self._method: Method = method
        self._decompressor = self._fresh()
        self._waiting = b""
        self._begun = False

    def _fresh(self) -> _Decompressor:
        if self._method == "gzip":
            return zlib.decompressobj(31)
        if self._method == "bzip2":
            import bz2  # noqa: PLC0415 - seldom needed, and slow to import

            return bz2.BZ2Decompressor()
        import lzma  # noqa: PLC0415 - seldom needed, and slow to import

        return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY_BYTES_MAX)

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; b'' at the end."""
        size = min(size, _PIECE_BYTES * 4)
        try:
            while True:
                if self._decompressor.eof:
                    rest = self._decompressor.unused_data or self._waiting
                    rest = rest or self._stream.read(_PIECE_BYTES)
                    rest = rest.lstrip(b"\0")
                    if not rest or unpacked(rest[:10].ljust(10, b"\0")) != self._method:
                        return b""  # padding after the last stream is allowed
                    self._decompressor, self._waiting = self._fresh(), rest
                needs_more = getattr(self._decompressor, "needs_input", True)
                if not self._waiting and needs_more:
                    self._waiting = self._stream.read(_PIECE_BYTES)
                    if not self._waiting:
                        raise DamagedError(_("it breaks off before its end"))
                piece = self._decompressor.decompress(self._waiting, size)
                self._waiting = getattr(self._decompressor, "unconsumed_tail", b"")
                if piece:
                    return piece
        except OSError as error:
            if isinstance(error, DamagedError) or error.errno is not None:
                raise
            raise DamagedError(_("it is damaged")) from error  # what bz2 raises for damaged bytes
        except Exception as error:
            if not is_damage(error):
                raise
            if "memory" in str(error).lower():
                raise DamagedError(_("unpacking it would need too much memory")) from error
            raise DamagedError(_("it is damaged")) from error
