"""A stream that is looked at before it is read."""

from firsthand.connectors.base import HEAD_BYTES, Bytes


class Peeked:
    """A stream whose first bytes were looked at and will be read again."""

    def __init__(self, stream: Bytes) -> None:
        self.source = stream
        pieces = []
        wanted = HEAD_BYTES
        while wanted > 0 and (piece := stream.read(wanted)):
            pieces.append(piece)
            wanted -= len(piece)
        self.head = pieces[0] if len(pieces) == 1 else b"".join(pieces)
        self._unread = self.head

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; fewer do not mean the end."""
        if self._unread:
            piece = self._unread[:size]
            self._unread = self._unread[size:]
            return piece
        return self.source.read(size)
