"""An export opened for reading: checked in full before anything of it is believed."""

import hashlib
import json
import re
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from django.conf import settings

from firsthand.domain.wording import figure
from firsthand.errors import ArchiveError
from firsthand.language import gettext as _
from firsthand.services.archive import contents
from firsthand.services.archive.contents import INTERACTION, MANIFEST, NOTES_FOLDER, PARTS, WORKSPACE

LINE_BYTES_MAX = 64 * 1024 * 1024
SMALL_FILE_BYTES_MAX = 16 * 1024 * 1024
MANIFEST_BYTES_MAX = 256 * 1024 * 1024
RATIO_MAX = 250
RATIO_MATTERS_BYTES = 64 * 1024 * 1024
"""Mail packs to a fifth or a tenth of its size; what unpacks to 250 times its own size is not mail."""

_NOTE = re.compile(re.escape(NOTES_FOLDER) + r"[1-9][0-9]{0,18}\.md")


def _expected(version: int) -> set[str]:
    """The files that every export of a version holds."""
    return {WORKSPACE, INTERACTION.file, *(part.file for part in PARTS if part.since <= version)}


class Opened:
    """The checked members of an export."""

    def __init__(self, file: Path, packed: ZipFile, names: list[str], counts: dict[str, int], version: int) -> None:
        self.file = file
        self._packed = packed
        self.version = version
        self.notes = sorted(
            (name for name in names if name.startswith(NOTES_FOLDER)), key=lambda name: (len(name), name)
        )
        self.counts = counts

    def lines(self, name: str) -> Iterator[Any]:
        """The lines of a file as JSON values; none of one that came later. Raises ArchiveError for one that is not JSON."""
        if name not in self.counts:
            return
        with self._packed.open(name) as member:
            for number, line in enumerate(_split(member), start=1):
                try:
                    yield json.loads(line)
                except (ValueError, RecursionError):
                    raise damaged(
                        self.file, _("line %(number)s of %(name)s is not JSON") % {"number": number, "name": name}
                    ) from None

    def small(self, name: str) -> bytes:
        return self._packed.read(name)


@contextmanager
def opened(file: Path) -> Iterator[Opened]:
    """An export whose manifest fits what is in it. Raises ArchiveError; nothing is ever unpacked to the disk."""
    try:
        with ZipFile(file) as packed:
            yield _check(file, packed)
    except BadZipFile as error:
        raise damaged(file, _("it is not a zip, or only a part of one")) from error
    except (zlib.error, EOFError, NotImplementedError, RuntimeError, UnicodeDecodeError) as error:
        raise damaged(file, _("it cannot be unpacked")) from error
    except FileNotFoundError as error:
        raise ArchiveError(str(file), _("there is no such file"), _("Check the path.")) from error
    except OSError as error:
        raise ArchiveError(
            str(file),
            _("it cannot be read (%(reason)s)") % {"reason": error.strerror or error},
            _("Check the file and that you may read it."),
        ) from error


def damaged(file: Path, reason: str) -> ArchiveError:
    return ArchiveError(
        str(file),
        reason,
        _("Use another copy of the export, as “firsthand export” wrote it; nothing was changed."),
    )


def _check(file: Path, packed: ZipFile) -> Opened:
    members = {member.filename: member for member in packed.infolist()}
    if len(members) != len(packed.infolist()):
        raise damaged(file, _("it holds two files of one name"))
    if MANIFEST not in members:
        raise damaged(file, _("it is not an export of Firsthand: it has no manifest.json"))
    if members[MANIFEST].file_size > MANIFEST_BYTES_MAX:
        raise damaged(file, _("its manifest is far too large"))
    manifest = _manifest(file, packed)
    listed = {str(one["name"]): one for one in manifest["files"]}
    expected = _expected(manifest["version"])
    for name in members:
        if name not in expected and name != MANIFEST and not _NOTE.fullmatch(name):
            raise damaged(file, _("it holds a file that does not belong there: “%(name)s”") % {"name": name[:100]})
    if missing := sorted((expected | listed.keys()) - members.keys()):
        raise damaged(file, _("%(missing)s is missing") % {"missing": missing[0]})
    if extra := sorted(members.keys() - listed.keys() - {MANIFEST}):
        raise damaged(file, _("its manifest does not know %(extra)s") % {"extra": extra[0]})
    for name, member in members.items():
        if member.flag_bits & 1:
            raise damaged(file, _("it is protected by a password"))
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise damaged(file, _("%(name)s is packed in a way exports are not") % {"name": name})
        if member.file_size > RATIO_MATTERS_BYTES and member.file_size > RATIO_MAX * max(member.compress_size, 1):
            raise damaged(
                file,
                _("%(name)s would unpack to more than %(times)s times its size") % {"name": name, "times": RATIO_MAX},
            )
        if (name.startswith(NOTES_FOLDER) or name == WORKSPACE) and member.file_size > SMALL_FILE_BYTES_MAX:
            raise damaged(file, _("%(name)s is far too large") % {"name": name})
    _check_room(file, sum(member.file_size for member in members.values()))
    for name, one in listed.items():
        with packed.open(name) as member_file:
            _check_sums(file, name, one, member_file)
    counts = {name: int(one["lines"]) for name, one in listed.items() if name.endswith(".jsonl")}
    return Opened(file, packed, list(listed), counts, manifest["version"])


def _manifest(file: Path, packed: ZipFile) -> dict[str, Any]:
    try:
        manifest = json.loads(packed.read(MANIFEST))
    except (ValueError, RecursionError):
        raise damaged(file, _("its manifest is not JSON")) from None
    if not isinstance(manifest, dict) or manifest.get("format") != contents.FORMAT:
        raise damaged(file, _("it is not an export of Firsthand"))
    version = manifest.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise damaged(file, _("its manifest names no version"))
    if version > contents.VERSION:
        raise ArchiveError(
            str(file),
            _("a newer version of Firsthand wrote it (format %(version)s, this one reads up to %(newest)s)")
            % {"version": version, "newest": contents.VERSION},
            _("Install that version, or a later one, and restore it there; nothing was changed."),
        )
    files = manifest.get("files")
    fits = isinstance(files, list) and all(
        isinstance(one, dict)
        and isinstance(one.get("name"), str)
        and isinstance(one.get("sha256"), str)
        and isinstance(one.get("bytes"), int)
        and isinstance(one.get("lines"), int)
        for one in files
    )
    if not fits:
        raise damaged(file, _("its manifest does not say what is in it"))
    return manifest


def _check_room(file: Path, size: int) -> None:
    """An export that cannot fit is refused before it fills the disk."""
    home = settings.CONFIG.home
    if home.is_dir() and size > shutil.disk_usage(home).free:
        raise ArchiveError(
            str(file),
            _("it unpacks to %(size)s MB, for which there is no room") % {"size": figure(size // 1000000)},
            _("Make room on the disk and try again; nothing was changed."),
        )


def _check_sums(file: Path, name: str, one: dict[str, Any], member: IO[bytes]) -> None:
    digest, size, lines, run = hashlib.sha256(), 0, 0, 0
    while chunk := member.read(1 << 20):
        digest.update(chunk)
        size += len(chunk)
        lines += chunk.count(b"\n")
        end = chunk.rfind(b"\n")
        run = run + len(chunk) if end < 0 else len(chunk) - end - 1
        if run > LINE_BYTES_MAX:
            raise damaged(file, _("%(name)s holds a line that is far too long") % {"name": name})
    if digest.hexdigest() != one["sha256"] or size != one["bytes"]:
        raise damaged(file, _("%(name)s is not as its manifest says: it was changed or damaged") % {"name": name})
    if name.endswith(".jsonl") and lines != one["lines"]:
        raise damaged(file, _("%(name)s has more or fewer lines than its manifest says") % {"name": name})


def _split(member: IO[bytes]) -> Iterator[bytes]:
    while line := member.readline(LINE_BYTES_MAX + 1):
        yield line
