"""A .pst or .ost file, known by its first bytes; what is in it is read by `store`."""

from collections.abc import Iterator
from typing import IO, cast

from firsthand.connectors.base import Bytes, Record
from firsthand.domain.messages import Rejected
from firsthand.language import gettext_noop

_MAGIC = b"!BDN"
_CLIENT = slice(8, 10)
_WITHOUT_LIBRARY = Rejected(
    "",
    gettext_noop("Outlook data files are read by the library libpff, which is not installed here."),
    gettext_noop("Install it with `pip install libpff-python`, then import the file again."),
)


class PstFormat:
    """See `RecordFormat`."""

    kind = "pst"
    is_single = False
    needs_seeking = True

    def recognises(self, head: bytes) -> bool:
        """Whether it begins like a data file of Outlook (an old address book, .pab, begins so too, but for two letters)."""
        return head.startswith(_MAGIC) and head[_CLIENT] in {b"SM", b"SO"}

    def records(self, stream: Bytes, now: int) -> Iterator[Record | Rejected]:
        """Every item of every folder; kinds that are not read are counted, and said once each at the end."""
        try:
            from firsthand.connectors.pst.store import records  # noqa: PLC0415 - plain mail does not need it
        except ImportError:
            yield _WITHOUT_LIBRARY.translated()
            return
        yield from records(cast("IO[bytes]", stream), now)
