"""A .msg file, known by its first bytes; what is in it is read by `storage`."""

from collections.abc import Iterator
from typing import IO, cast

from firsthand.connectors.base import Bytes, Record
from firsthand.domain.messages import Rejected

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OF_ITEMS = tuple(
    name.encode("utf-16-le") for name in ("__properties_version1.0", "__substg1.0_", "__nameid_version1.0")
)


class MsgFormat:
    """See `RecordFormat`."""

    kind = "msg"
    is_single = True
    needs_seeking = True

    def recognises(self, head: bytes) -> bool:
        """Whether it is a compound file that holds an item, or may, where the head does not reach its list of contents."""
        return head.startswith(_COMPOUND) and (any(name in head for name in _OF_ITEMS) or not _has_contents(head))

    def records(self, stream: Bytes, now: int) -> Iterator[Record | Rejected]:
        """The one item."""
        from firsthand.connectors.msg.storage import records  # noqa: PLC0415 - plain mail does not need it

        yield from records(cast("IO[bytes]", stream), now)


def _has_contents(head: bytes) -> bool:
    """Whether the first sector of the list of contents lies within the head."""
    if len(head) < 52:
        return False
    sector_bytes = 1 << min(head[30], 20)
    first = int.from_bytes(head[48:52], "little")
    return (first + 2) * sector_bytes <= len(head)
