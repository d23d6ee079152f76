"""Zip archives, Google Takeout's among them."""

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, cast

from firsthand.connectors.archive.packed import DamagedError, is_damage
from firsthand.connectors.base import Bytes, Member
from firsthand.domain.messages import Rejected
from firsthand.domain.wording import figure
from firsthand.language import gettext as _

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

MEMBERS_MAX = 200_000
"""More entries would need too much memory, since a zip's table of contents is read as a whole."""

_ENCRYPTED = 0x1
_MANIFEST, _EXPORT_FORMAT, _MANIFEST_BYTES_MAX = "manifest.json", b'"firsthand-export"', 1024 * 1024
_NAME_AT = 30
_FIRST_IN_DOCUMENTS = frozenset({b"[Content_Types].xml", b"mimetype", b"AndroidManifest.xml"})
_FOLDERS_OF_DOCUMENTS = (b"_rels/", b"docProps/", b"word/", b"xl/", b"ppt/", b"META-INF/", b"customXml/")


class ZipFormat:
    """See `ArchiveFormat`."""

    kind = "zip"
    needs_seeking = True

    def recognises(self, head: bytes) -> bool:
        """Whether it begins like a zip archive, an empty or a divided one included, and not like a document."""
        return head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08PK\x03\x04")) and not _is_document(head)

    def members(self, stream: Bytes) -> Iterator[Member | Rejected]:
        """The files inside; encrypted ones and those packed by a method unknown here are rejected by name."""
        import zipfile  # noqa: PLC0415 - seldom needed, and slow to import

        file = cast("IO[bytes]", stream)
        if _entry_count(file) > MEMBERS_MAX:
            yield Rejected(
                "",
                _("The archive holds more than %(count)s files, too many to read from the archive itself.")
                % {"count": figure(MEMBERS_MAX)},
                _("Unpack it, then import the folder."),
            )
            return
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, UnicodeError):
            yield Rejected(
                "",
                _("The zip archive is damaged or incomplete: its table of contents cannot be read."),
                _("Make or download the archive again; of an archive in several parts, all parts are needed."),
            )
            return
        with archive:
            if _is_firsthand_export(archive):
                yield Rejected(
                    "",
                    _("This is a Firsthand export, not mail."),
                    _("Restore it with `firsthand restore FILE`, or in Settings."),
                )
                return
            for entry in archive.infolist():
                if entry.is_dir():
                    continue
                if entry.flag_bits & _ENCRYPTED:
                    yield Rejected(
                        entry.filename,
                        _("The file is encrypted with a password."),
                        _("Unpack the archive with its password, then import the folder."),
                    )
                    continue
                yield Member(entry.filename, lambda entry=entry: _ZipBytes(archive, entry), entry.file_size)  # type: ignore[misc]


class _ZipBytes:
    """One file of a zip, with damage told in words."""

    def __init__(self, archive: "ZipFile", entry: "ZipInfo") -> None:
        try:
            self._file = archive.open(entry)
        except NotImplementedError as error:
            raise DamagedError(
                _("it is packed by a method that is not known here; unpack the archive yourself")
            ) from error
        except RuntimeError as error:
            raise DamagedError(_("it is encrypted or damaged")) from error
        except Exception as error:
            if not is_damage(error):
                raise
            raise DamagedError(_("it is damaged")) from error

    def read(self, size: int, /) -> bytes:
        try:
            return self._file.read(size)
        except OSError as error:
            if error.errno is not None:
                raise
            raise DamagedError(_("it is damaged")) from error
        except Exception as error:
            if not (is_damage(error) or isinstance(error, NotImplementedError)):
                raise
            raise DamagedError(_("it is damaged")) from error


def _is_document(head: bytes) -> bool:
    """Whether the first file inside is one that office programs, books and programs for sale put first."""
    name = head[_NAME_AT : _NAME_AT + int.from_bytes(head[26:28], "little")]
    return name in _FIRST_IN_DOCUMENTS or name.startswith(_FOLDERS_OF_DOCUMENTS)


def _is_firsthand_export(archive: "ZipFile") -> bool:
    """Whether what Firsthand itself writes is in it, with a manifest that says so."""
    try:
        manifest = archive.getinfo(_MANIFEST)
        if manifest.file_size > _MANIFEST_BYTES_MAX or manifest.flag_bits & _ENCRYPTED:
            return False
        return _EXPORT_FORMAT in archive.read(manifest)
    except Exception as error:
        if not (isinstance(error, KeyError | OSError | NotImplementedError) or is_damage(error)):
            raise
        return False


def _entry_count(file: IO[bytes]) -> int:
    """How many entries the end record tells of; 0 where it cannot be found."""
    end = file.seek(0, 2)
    file.seek(max(0, end - 66_000))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    count = int.from_bytes(tail[at + 10 : at + 12], "little") if at >= 0 else 0
    wide = tail.rfind(b"PK\x06\x06")
    if wide >= 0 and count == 0xFFFF:
        count = int.from_bytes(tail[wide + 32 : wide + 40], "little")
    file.seek(0)
    return count
