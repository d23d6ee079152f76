"""Writing an export, line by line, so that its size does not matter."""

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from firsthand import __version__
from firsthand.errors import ArchiveError
from firsthand.language import gettext as _
from firsthand.services.actor import Actor
from firsthand.services.archive import contents
from firsthand.services.archive.contents import INTERACTION, MANIFEST, NOTES_FOLDER, PARTS, WORKSPACE, Part
from firsthand.services.archive.snapshot import snapshot
from firsthand.storage import forgotten
from firsthand.storage.connection import in_list, rows
from firsthand.storage.queries import people as queries
from firsthand.storage.scope import Scope
from firsthand.storage.trouble import in_words

ROWS_AT_ONCE = 1000
SAME_DATE = (1980, 1, 1, 0, 0, 0)
"""Members carry no time, so that exports of one state are equal, byte by byte."""

COMPRESSION_LEVEL = 3


@dataclass(frozen=True)
class ExportReport:
    """What an export holds. people: without lists, robots and the owner; counts: lines of each file, notes under 'notes'."""

    file: Path
    bytes: int
    people: int
    interactions: int
    notes: int
    counts: dict[str, int]
    seconds: float


def export(actor: Actor, file: Path) -> ExportReport:
    """Write the whole record into one zip; a file of that name is replaced once the new one is complete.

    It holds no key and no way in. Raises ArchiveError where the file can't be written. Memory: some thousand lines.
    """
    started = time.monotonic()
    with (
        _complete_or_nothing(file) as target,
        in_words(actor.scope),
        snapshot(actor.scope),
        ZipFile(target, "w") as packed,
    ):
        writer = _Writer(packed)
        writer.whole(WORKSPACE, _json(_workspace(actor.scope), indent=2) + b"\n")
        for part in PARTS:
            writer.lines(part.file, _lines(actor.scope, part))
        writer.lines(INTERACTION.file, _messages(actor.scope))
        _write_notes(actor, writer)
        _write_manifest(packed, writer)
    counts = writer.counts
    return ExportReport(
        file=file,
        bytes=file.stat().st_size,
        people=queries.count(actor.scope),
        interactions=counts[INTERACTION.file],
        notes=counts.get("notes", 0),
        counts=counts,
        seconds=round(time.monotonic() - started, 3),
    )


class _Writer:
    """Adds members to the zip and keeps the manifest's figures of each."""

    def __init__(self, packed: ZipFile) -> None:
        self.packed = packed
        self.files: list[dict[str, object]] = []
        self.counts: dict[str, int] = {}

    def lines(self, name: str, lines: Iterator[dict[str, object]]) -> None:
        digest, size, count = hashlib.sha256(), 0, 0
        with self.packed.open(_member(name), "w", force_zip64=True) as member:
            for line in lines:
                encoded = _json(line) + b"\n"
                digest.update(encoded)
                size += len(encoded)
                count += 1
                member.write(encoded)
        self._add(name, size, digest.hexdigest(), count)
        self.counts[name] = count

    def whole(self, name: str, encoded: bytes) -> None:
        self.packed.writestr(_member(name), encoded, ZIP_DEFLATED, COMPRESSION_LEVEL)
        self._add(name, len(encoded), hashlib.sha256(encoded).hexdigest(), 1)

    def _add(self, name: str, size: int, digest: str, count: int) -> None:
        self.files.append({"name": name, "bytes": size, "lines": count, "sha256": digest})


def _workspace(scope: Scope) -> dict[str, object]:
    columns = contents.WORKSPACE_COLUMNS
    found = rows(
        scope, f"SELECT {','.join(one.column for one in columns)} FROM workspace WHERE id = %s", [scope.workspace]
    )
    return {column.name: column.write(value) for column, value in zip(columns, found[0], strict=True)}


def _lines(scope: Scope, part: Part) -> Iterator[dict[str, object]]:
    if part.table == "forgotten":
        found = sorted(forgotten.kept(scope))
        return (part.line(row) for row in found)
    columns = ",".join(column.column for column in part.columns)
    places = [next(n for n, one in enumerate(part.columns) if one.column == name) for name in part.key]
    only = f" AND {part.only}" if part.only else ""
    select = f"SELECT {columns} FROM {part.table}"
    if all(part.columns[place].read is contents.whole for place in places) and not only:
        return (part.line(row) for row in _by_numbers(scope, select, part.key, places))
    # Small tables: sorted here, because databases sort texts each in their own way.
    every = rows(scope, f"{select} WHERE workspace_id = %s{only}", [scope.workspace])
    return (part.line(row) for row in sorted(every, key=lambda row: [row[place] for place in places]))


def _messages(scope: Scope) -> Iterator[dict[str, object]]:
    columns = ",".join(f"i.{column.column}" for column in INTERACTION.columns)
    select = (
        f"SELECT {columns}, i.direction, t.body FROM interaction i JOIN interaction_text t ON"
        " t.workspace_id = i.workspace_id AND t.id = i.id"
    )
    for several in _in_groups(_by_numbers(scope, select, ["id"], [0], prefix="i.")):
        present: dict[int, list[tuple[str, int]]] = {row[0]: [] for row in several}
        for interaction, role, mailbox in rows(
            scope,
            "SELECT interaction_id, role, mailbox_id FROM participant WHERE workspace_id = %s AND interaction_id IN"
            f" ({in_list(len(several))})",
            [scope.workspace, *present],
        ):
            present[interaction].append((role, mailbox))
        for *values, direction, body in several:
            line = INTERACTION.line(tuple(values))
            sent_at = line["sent_at"]
            assert sent_at is None or isinstance(sent_at, int)
            line["date"] = None if sent_at is None else datetime.fromtimestamp(sent_at, UTC).isoformat()
            line["direction"] = {1: "out", -1: "in", 2: "met"}.get(direction, "seen")
            line["participants"] = sorted(present[values[0]])
            line["text"] = body
            yield line


def _by_numbers(
    scope: Scope, select: str, key: Sequence[str], places: Sequence[int], *, prefix: str = ""
) -> Iterator[tuple[Any, ...]]:
    """All rows in the order of a key of whole numbers, which stand at these places of a row.

    Some at a time: a cursor of a whole table would be held in memory.
    """
    names = ",".join(f"{prefix}{name}" for name in key)
    last = [-(2**62)] * len(key)
    while True:
        found = rows(
            scope,
            f"{select} WHERE {prefix}workspace_id = %s AND ({names}) > ({in_list(len(key))}) ORDER BY {names} LIMIT %s",
            [scope.workspace, *last, ROWS_AT_ONCE],
        )
        yield from found
        if len(found) < ROWS_AT_ONCE:
            return
        last = [int(found[-1][place]) for place in places]


def _in_groups(every: Iterator[tuple[Any, ...]], size: int = 500) -> Iterator[list[tuple[Any, ...]]]:
    several: list[tuple[Any, ...]] = []
    for row in every:
        several.append(row)
        if len(several) == size:
            yield several
            several = []
    if several:
        yield several


def _write_notes(actor: Actor, writer: _Writer) -> None:
    select = "SELECT id, person_id, written_at, changed_at, markdown FROM note"
    writer.counts["notes"] = 0
    for id, person, written_at, changed_at, markdown in _by_numbers(actor.scope, select, ["id"], [0]):
        head = [
            "---",
            f"id: {id}",
            f"person: {'null' if person is None else person}",
            f"written_at: {written_at}",
            f"changed_at: {changed_at}",
            f"written_on: {datetime.fromtimestamp(written_at, UTC).isoformat()}",
            "---",
            "",
            "",
        ]
        writer.whole(f"{NOTES_FOLDER}{id}.md", ("\n".join(head) + markdown + "\n").encode())
        writer.counts["notes"] += 1


def _write_manifest(packed: ZipFile, writer: _Writer) -> None:
    manifest = {
        "format": contents.FORMAT,
        "version": contents.VERSION,
        "written_by": f"firsthand {__version__}",
        "exported_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "counts": writer.counts,
        "files": writer.files,
    }
    packed.writestr(_member(MANIFEST), _json(manifest, indent=2) + b"\n", ZIP_DEFLATED, COMPRESSION_LEVEL)


def _member(name: str) -> ZipInfo:
    member = ZipInfo(name, SAME_DATE)
    member.compress_type = ZIP_DEFLATED
    member._compresslevel = COMPRESSION_LEVEL  # type: ignore[attr-defined]
    member.external_attr = 0o600 << 16
    member.create_system = 3
    return member


def _json(value: object, indent: int | None = None) -> bytes:
    separators = None if indent else (",", ":")
    return json.dumps(value, ensure_ascii=False, indent=indent, separators=separators).encode()


@contextmanager
def _complete_or_nothing(file: Path) -> Iterator[Path]:
    """A temporary file beside the target, readable by its owner only; takes the target's name when all went well."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{file.name[:80]}.", suffix=".part", dir=file.parent)
    except OSError as error:
        raise _unwritable(file, error) from error
    os.close(handle)
    part = Path(name)
    try:
        yield part
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(file)
    except OSError as error:
        raise _unwritable(file, error) from error
    finally:
        part.unlink(missing_ok=True)


def _unwritable(file: Path, error: OSError) -> ArchiveError:
    return ArchiveError(
        str(file),
        _("the export cannot be written there (%(reason)s)") % {"reason": error.strerror or error},
        _("Choose another place, or make room; nothing was changed."),
    )
