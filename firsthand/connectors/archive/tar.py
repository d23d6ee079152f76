"""Tape archives, read from the front to the end without going back."""

from collections.abc import Iterator
from typing import IO, cast

from firsthand.connectors.base import Bytes, Member
from firsthand.domain.messages import Rejected
from firsthand.language import gettext as _


class TarFormat:
    """See `ArchiveFormat`."""

    kind = "tar"
    needs_seeking = False

    def recognises(self, head: bytes) -> bool:
        """Whether the first block is a tar header with a fitting check sum."""
        if len(head) < 512 or not head[:100].strip(b"\0"):
            return False
        stored = head[148:156].strip(b" \0")
        if not stored or len(stored) > 7 or stored.strip(b"01234567"):
            return False
        total = sum(head[:148]) + 8 * 0x20 + sum(head[156:512])
        return total == int(stored, 8)

    def members(self, stream: Bytes) -> Iterator[Member | Rejected]:
        """The regular files; links lead to files that come on their own, and are left out."""
        import tarfile  # noqa: PLC0415 - seldom needed, and slow to import

        try:
            with tarfile.open(fileobj=cast("IO[bytes]", stream), mode="r|", errorlevel=0) as archive:
                for entry in archive:
                    archive.members = []  # type: ignore[attr-defined]  # the list would grow with the archive
                    if entry.isfile():
                        file = archive.extractfile(entry)
                        if file is not None:
                            yield Member(entry.name, lambda file=file: file, entry.size)  # type: ignore[misc]
        except tarfile.TarError:
            yield Rejected(
                "",
                _("The archive is damaged or breaks off: what follows the last file named here could not be read."),
                _("Make or download the archive again, then import it once more; what was read is kept."),
            )
