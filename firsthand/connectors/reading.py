"""From paths to messages: walks folders, tells sources apart, opens archives, and says what could not be read."""

import os
import stat
import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from hashlib import blake2b

from firsthand.connectors import exports, unknown_files
from firsthand.connectors.archive import unpacked
from firsthand.connectors.base import (
    ArchiveFormat,
    Bytes,
    Columns,
    Finished,
    LetterFormat,
    Outcome,
    Progress,
    Record,
    RecordBatch,
    RecordFormat,
    Row,
    RowBatch,
    SetAside,
    SourceClosed,
    SourceOpened,
    SourceUnchanged,
)
from firsthand.connectors.listing import bytes_under, entries, listing_fingerprint, shown
from firsthand.connectors.maildir import MESSAGE_FOLDERS, is_maildir
from firsthand.connectors.opening import (
    Budget,
    DiskFile,
    Identity,
    Limited,
    Meter,
    TooMuchError,
    spooled,
    without_packing,
)
from firsthand.connectors.peeked import Peeked
from firsthand.connectors.records import row_of
from firsthand.connectors.registry import SINGLE_LETTER, archive_format, letter_format, record_format
from firsthand.connectors.rfc822 import message
from firsthand.connectors.rfc822.folders import is_sent_folder
from firsthand.connectors.trouble import trouble
from firsthand.domain.cards import Card
from firsthand.domain.messages import Message, Rejected
from firsthand.domain.wording import figure
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

BATCH_MESSAGES = 500
_SINGLE_RECORD_BYTES_MAX = 64 * 1024
_BATCH_CHARS = 2_000_000
_PROGRESS_SECONDS = 0.1
_ARCHIVE_DEPTH_MAX = 3
_NOT_MAIL_MAX = 1_000
"""So many files without mail are named one by one in a source; somebody may have chosen a whole disk."""
_HOLDS_NOTHING = (
    gettext_noop("There is nothing in this file but its beginning: no message, no meeting and no contact."),
    gettext_noop("If there should be something in it, export it again."),
)
INSIDE = " › "
"""Between an archive and what lies in it."""


class _Source:
    """One source while it is read."""

    def __init__(self, path: str, kind: str, fingerprint: str, title: str, *, in_sent_folder: bool) -> None:
        self.path = path
        self.kind = kind
        self.fingerprint = fingerprint
        self.title = title
        self.in_sent_folder = in_sent_folder
        self.rows: list[Row] = []
        self.records: list[Record] = []
        self.chars = 0
        self.read = 0
        self.not_mail = 0
        self.whole = True
        self.opened = False


class Reading:
    """One pass over some paths. known: fingerprints of sources that need no second reading; now: seconds since 1970.

    taken: fingerprints of files that were taken before.
    """

    def __init__(
        self, paths: Collection[str], known: Collection[str], now: int, taken: Mapping[Identity, str] | None = None
    ) -> None:
        self._paths = list(paths)
        self._known = frozenset(known)
        self._taken = taken or {}
        self._now = now
        self._meter = Meter()
        self._bytes_total = 0
        self._shown_at = 0.0
        self._found = 0  # sources that hold, or held, something
        self._seen_folders: set[tuple[int, int]] = set()
        self._passed_over: Counter[str] = Counter()  # files without mail, by the part of a whole export they lie in

    def events(self) -> Iterator[Outcome]:
        """Everything, in order; ends with Finished."""
        self._bytes_total = sum(bytes_under(path) for path in self._paths)
        for path in self._paths:
            yield from self._path(path)
        yield Progress(self._bytes_total, self._bytes_total)
        yield Finished(complete=True)

    def _path(self, path: str) -> Iterator[Outcome]:
        try:
            status = os.stat(path)
        except (OSError, ValueError) as error:
            yield from self._unreadable(path, error)
            return
        if stat.S_ISDIR(status.st_mode):
            before = self._found
            yield from self._folder(path)
            if self._found == before:
                yield from self._one_rejected(
                    path,
                    _("There is no mail in this folder."),
                    _("Choose the folder or file that your mail program exported, with .mbox or .eml files in it."),
                )
            for product in list(self._passed_over):
                source = _Source(product, "folder", "", os.path.basename(product), in_sent_folder=False)
                source.whole = False
                yield from self._say_passed_over(source, product)
                yield from self._close(source)
        elif stat.S_ISREG(status.st_mode):
            yield from self._file(path)
        else:
            yield from self._one_rejected(
                path, _("It is neither a file nor a folder."), _("Choose a mailbox file or a folder with mail in it.")
            )

    def _one_rejected(self, path: str, reason: str, remedy: str) -> Iterator[Outcome]:
        source = _Source(shown(path), "unreadable", "", "", in_sent_folder=False)
        source.whole = False
        self._found += 1
        yield from self._set_aside(source, Rejected(source.path, reason, remedy))
        yield from self._close(source)

    def _unreadable(self, path: str, error: Exception) -> Iterator[Outcome]:
        yield from self._one_rejected(path, *trouble(error))

    # Folders

    def _folder(self, path: str) -> Iterator[Outcome]:
        try:
            status = os.stat(path)
            listed = entries(path)
        except OSError as error:
            yield from self._unreadable(path, error)
            return
        if (status.st_dev, status.st_ino) in self._seen_folders:
            self._found += 1
            return  # a link that leads back, or a folder that was named twice
        self._seen_folders.add((status.st_dev, status.st_ino))
        folders = [name for name, is_folder in listed if is_folder]
        if is_maildir(set(folders)):
            yield from self._maildir(path)
            folders = [name for name in folders if name not in {"cur", "new", "tmp"}]
        else:
            yield from self._loose_files(path, [name for name, is_folder in listed if not is_folder])
        del listed
        for name in folders:
            yield from self._folder(os.path.join(path, name))

    def _maildir(self, path: str) -> Iterator[Outcome]:
        places = [place for place in MESSAGE_FOLDERS if os.path.isdir(os.path.join(path, place))]
        try:
            names = [
                f"{place}/{name}"
                for place in places
                for name, is_folder in entries(os.path.join(path, place))
                if not is_folder and not name.startswith(".")
            ]
        except OSError as error:
            yield from self._unreadable(path, error)
            return
        self._found += 1
        yield from self._single_messages(path, "maildir", names)

    def _loose_files(self, path: str, names: list[str]) -> Iterator[Outcome]:
        if names:
            yield from self._single_messages(path, "folder", names)

    def _single_messages(self, path: str, kind: str, names: list[str]) -> Iterator[Outcome]:
        """Files that hold one message each; mailboxes and archives among them become sources of their own."""
        fingerprint, size = listing_fingerprint(path, names)
        title = os.path.basename(os.path.normpath(shown(path)))
        source = _Source(shown(path), kind, fingerprint, title, in_sent_folder=is_sent_folder(path))
        unchanged = fingerprint in self._known
        if unchanged:
            self._found += 1
            self._meter.bytes_done += size
            yield SourceUnchanged(source.path, kind, fingerprint)
            if kind == "maildir":
                return
            names = [name for name in names if not name.lower().endswith((".eml", ".emlx", ".msg"))]
        elif kind == "maildir":
            yield from self._open(source)
        for name in names:
            yield from self._loose_file(source, os.path.join(path, name), name, unchanged)
        if source.opened:
            yield from self._close(source)

    def _loose_file(self, source: _Source, path: str, name: str, unchanged: bool) -> Iterator[Outcome]:
        where = f"{source.path}/{shown(name)}"
        if exports.is_attachment(where):
            return
        try:
            file = DiskFile(path, self._meter)
        except OSError as error:
            if not unchanged:
                source.whole = False
                yield from self._set_aside(source, Rejected(where, *trouble(error)))
            return
        try:
            budget = Budget(file.size)
            peeked = Peeked(file)
            letters = letter_format(peeked.head)
            if letters is None and source.kind == "maildir":
                peeked = without_packing(peeked, budget)  # some servers pack each message
                letters = letter_format(peeked.head) or _as_words(peeked.head)
            if letters is not None and letters.is_single:
                if not unchanged:
                    yield from self._letters(source, letters, peeked, where, f"{source.title}/{shown(name)}")
            elif letters is None and (records := _single_record(peeked.head, file.size)) is not None:
                if not unchanged:
                    yield from self._open(source)
                    yield from self._records(source, records, peeked, where, f"{source.title}/{shown(name)}")
            elif letters is not None or _is_known(peeked.head):
                file.close()
                yield from self._file(path)
            elif not unchanged:
                yield from self._not_mail(source, name, where, peeked.head)
        except OSError as error:
            source.whole = False
            yield from self._set_aside(source, Rejected(where, *trouble(error)))
        finally:
            file.close()

    # Files

    def _file(self, path: str) -> Iterator[Outcome]:
        """One file that is a source of its own."""
        try:
            file = DiskFile(path, self._meter)
        except OSError as error:
            yield from self._unreadable(path, error)
            return
        try:
            head = file.head()
            if not (letter_format(head) or _is_known(head)):
                self._found += 1
                yield from self._no_mail_in(path, head)
                return
            fingerprint = self._taken.get(file.identity) or file.fingerprint()
            budget = Budget(file.size)
            peeked = without_packing(file, budget)
            name = shown(os.path.basename(path))
            letters = letter_format(peeked.head)
            records = record_format(peeked.head) if letters is None else None
            archive = archive_format(peeked.head) if letters is None and records is None else None
            found = letters or records or archive
            self._found += 1
            if found is None:
                yield from self._no_mail_in(path, peeked.head)
                return
            source = _Source(shown(path), found.kind, fingerprint, name, in_sent_folder=is_sent_folder(path))
            if fingerprint in self._known:
                self._meter.bytes_done += file.size
                yield SourceUnchanged(source.path, source.kind, fingerprint)
            elif letters is not None:
                yield from self._letter_source(source, letters, peeked)
            elif records is not None and records.needs_seeking and peeked.source is file:
                with file.seekable() as whole:
                    yield from self._record_source(source, records, whole)
            elif records is not None:
                yield from self._record_source(source, records, peeked)
            elif archive is not None and archive.needs_seeking and peeked.source is file:
                with file.seekable() as whole:
                    yield from self._archive(source, archive, whole, budget, 1)
            elif archive is not None:
                yield from self._nested_archive(source, archive, peeked, budget, 1)
        except OSError as error:
            yield from self._unreadable(path, error)
        finally:
            file.close()

    def _no_mail_in(self, path: str, head: bytes) -> Iterator[Outcome]:
        if not head:
            yield from self._one_rejected(
                path,
                _("The file is empty."),
                _("If there should be mail in it, export it again from your mail program."),
            )
        else:
            yield from self._one_rejected(path, *unknown_files.reason(head))

    def _letter_source(self, source: _Source, letters: LetterFormat, stream: Bytes) -> Iterator[Outcome]:
        yield from self._open(source)
        try:
            yield from self._letters(source, letters, stream, source.path, source.title)
        except OSError as error:
            source.whole = isinstance(error, TooMuchError)
            yield from self._set_aside(source, Rejected(source.path, *trouble(error)))
        yield from self._close(source)

    def _record_source(self, source: _Source, records: RecordFormat, stream: Bytes) -> Iterator[Outcome]:
        """All of one file that holds records; one that holds none is said to be empty."""
        yield from self._open(source)
        try:
            yield from self._records(source, records, stream, source.path, source.title)
        except OSError as error:
            source.whole = isinstance(error, TooMuchError)
            yield from self._set_aside(source, Rejected(source.path, *trouble(error)))
        if not (source.read or source.rows or source.records):
            yield from self._set_aside(source, Rejected(source.path, *map(_, _HOLDS_NOTHING)))
        yield from self._close(source)

    def _records(
        self, source: _Source, records: RecordFormat, stream: Bytes, where: str, title: str
    ) -> Iterator[Outcome]:
        """The records of one stream. where: for what is rejected; title: for what is kept."""
        if records.needs_seeking and not hasattr(stream, "seek"):
            with spooled(stream) as whole:
                yield from self._records(source, records, whole, where, title)
            return
        for record in records.records(stream, self._now):
            if isinstance(record, Rejected):
                yield from self._set_aside(source, record._replace(where=_joined(where, record.where)))
                continue
            if isinstance(record, Columns):
                yield record._replace(source=source.path)
                continue
            record = record._replace(where=_joined(title, record.where))
            if isinstance(record, Message):
                row = row_of(record._replace(in_sent_folder=record.in_sent_folder or source.in_sent_folder))
                source.rows.append(row)
                source.chars += len(row[7])
            else:
                source.records.append(record)
                source.chars += len(record.original) if isinstance(record, Card) else 0
            if len(source.rows) + len(source.records) >= BATCH_MESSAGES or source.chars > _BATCH_CHARS:
                yield from self._flush(source)

    def _letters(
        self, source: _Source, letters: LetterFormat, stream: Bytes, where: str, title: str
    ) -> Iterator[Outcome]:
        """The messages of one stream, as rows of `source`. where: for what is rejected; title: for what is kept."""
        read = message.read_or_reject
        now = self._now
        in_sent_folder = source.in_sent_folder
        for letter in letters.letters(stream):
            if isinstance(letter, Rejected):
                yield from self._set_aside(source, letter._replace(where=_joined(where, letter.where)))
                continue
            found = read(
                letter.raw,
                _joined(title, letter.where),
                _joined(where, letter.where),
                now=now,
                in_sent_folder=in_sent_folder,
            )
            if isinstance(found, Rejected):
                yield from self._set_aside(source, found)
                continue
            if not source.opened:
                yield from self._open(source)
            source.rows.append(found)
            source.chars += len(found[7])
            if len(source.rows) >= BATCH_MESSAGES or source.chars > _BATCH_CHARS:
                yield from self._flush(source)

    # Archives

    def _archive(
        self, source: _Source, archive: ArchiveFormat, stream: Bytes, budget: Budget, depth: int
    ) -> Iterator[Outcome]:
        yield from self._open(source)
        try:
            for member in archive.members(stream):
                if isinstance(member, Rejected):
                    where = f"{source.path}{INSIDE}{member.where}" if member.where else source.path
                    yield from self._set_aside(source, member._replace(where=where))
                    continue
                name = _clean(member.name)
                where = f"{source.path}{INSIDE}{name}"
                if exports.is_attachment(name):
                    continue
                try:
                    peeked = without_packing(Limited(member.open(), budget), budget)
                    yield from self._member(source, name, peeked, member.size, budget, depth)
                except OSError as error:
                    yield from self._set_aside(source, Rejected(where, *trouble(error)))
                if budget.is_spent:
                    break  # what went over the limit has been named
        except OSError as error:
            source.whole = isinstance(error, TooMuchError)
            yield from self._set_aside(source, Rejected(source.path, *trouble(error)))
        for product in [product for product in self._passed_over if product.startswith(source.path + INSIDE)]:
            yield from self._say_passed_over(source, product)
        yield from self._close(source)

    def _member(
        self, source: _Source, name: str, peeked: Peeked, size: int, budget: Budget, depth: int
    ) -> Iterator[Outcome]:
        where = f"{source.path}{INSIDE}{name}"
        title = f"{source.title}{INSIDE}{name}"
        letters = letter_format(peeked.head)
        single = _single_record(peeked.head, size) if letters is None else None
        if single is not None or (letters is not None and letters.is_single):
            folder = os.path.dirname(name)
            if folder.endswith(("/cur", "/new")):
                folder = os.path.dirname(folder)
            source.in_sent_folder = is_sent_folder(folder)
            if letters is not None:
                yield from self._letters(source, letters, peeked, where, title)
            elif single is not None:
                yield from self._records(source, single, peeked, where, title)
            return
        records = record_format(peeked.head) if letters is None else None
        archive = archive_format(peeked.head) if letters is None and records is None else None
        found = letters or records or archive
        if found is None:
            yield from self._not_mail(source, name, where, peeked.head)
            return
        fingerprint = blake2b(f"{source.fingerprint}\n{name}".encode("utf-8", "replace"), digest_size=20).hexdigest()
        inner = _Source(where, found.kind, fingerprint, title, in_sent_folder=is_sent_folder(name))
        if fingerprint in self._known:
            yield SourceUnchanged(where, found.kind, fingerprint)
        elif letters is not None:
            yield from self._letter_source(inner, letters, peeked)
        elif records is not None:
            yield from self._record_source(inner, records, peeked)
        elif depth >= _ARCHIVE_DEPTH_MAX:
            yield from self._set_aside(
                source,
                Rejected(
                    where,
                    _("It is an archive in an archive, more than %(count)s deep.") % {"count": _ARCHIVE_DEPTH_MAX},
                    _("Unpack the outer archives, then import the folder."),
                ),
            )
        elif archive is not None:
            yield from self._nested_archive(inner, archive, peeked, budget, depth + 1)

    def _nested_archive(
        self, source: _Source, archive: ArchiveFormat, stream: Bytes, budget: Budget, depth: int
    ) -> Iterator[Outcome]:
        if archive.needs_seeking:
            with spooled(stream) as whole:
                yield from self._archive(source, archive, whole, budget, depth)
        else:
            yield from self._archive(source, archive, stream, budget, depth)

    # What every source goes through

    def _open(self, source: _Source) -> Iterator[Outcome]:
        if not source.opened:
            source.opened = True
            self._found += 1
            yield SourceOpened(source.path, source.kind, source.fingerprint)

    def _set_aside(self, source: _Source, rejected: Rejected) -> Iterator[Outcome]:
        yield from self._open(source)
        source.read += 1
        yield SetAside(source.path, rejected)

    def _not_mail(self, source: _Source, name: str, where: str, head: bytes) -> Iterator[Outcome]:
        """Say why a file is set aside; empty ones and the bookkeeping of programs hold nothing to set aside."""
        if not head or unknown_files.is_bookkeeping(os.path.basename(name), head):
            return
        inside, arrow, place = where.rpartition(INSIDE)
        if exports.is_index(place):
            return
        product = exports.product(place)
        if product:
            self._passed_over[inside + arrow + product] += 1
            return
        source.not_mail += 1
        if source.not_mail <= _NOT_MAIL_MAX:
            yield from self._set_aside(source, Rejected(where, *unknown_files.reason(head)))

    def _say_passed_over(self, source: _Source, product: str) -> Iterator[Outcome]:
        """One sentence about all that lies in one part of a whole export and holds no mail."""
        count = self._passed_over.pop(product)
        rejected = Rejected(
            product,
            _("Files without mail, meetings or contacts (%(count)s) were passed over here.") % {"count": figure(count)},
            _("Nothing needs to be done: they belong to another part of the export."),
        )
        yield from self._set_aside(source, rejected)

    def _flush(self, source: _Source) -> Iterator[Outcome]:
        if not source.rows and not source.records:
            return
        source.read += len(source.rows) + len(source.records)
        if source.rows:
            yield RowBatch(source.path, source.rows)
        if source.records:
            yield RecordBatch(source.path, tuple(source.records))
        source.rows, source.records, source.chars = [], [], 0
        yield from self._progress()

    def _close(self, source: _Source) -> Iterator[Outcome]:
        if source.not_mail > _NOT_MAIL_MAX:
            reason = _("Besides those named, %(count)s files in it hold no mail.") % {
                "count": figure(source.not_mail - _NOT_MAIL_MAX)
            }
            remedy = _("If this is not the folder you meant, choose the one with your mail in it.")
            yield from self._set_aside(source, Rejected(source.path, reason, remedy))
        yield from self._flush(source)
        yield SourceClosed(source.path, source.read, source.whole)
        yield from self._progress()

    def _progress(self) -> Iterator[Outcome]:
        at = time.monotonic()
        if at - self._shown_at >= _PROGRESS_SECONDS:
            self._shown_at = at
            yield Progress(min(self._meter.bytes_done, self._bytes_total), self._bytes_total)


def _as_words(head: bytes) -> LetterFormat | None:
    """For what a maildir keeps: anything written in letters is a message, even one without a head."""
    return SINGLE_LETTER if head.strip() and b"\0" not in head else None


def _is_known(head: bytes) -> bool:
    """Whether a file that begins so is a source of its own, or holds some."""
    return bool(record_format(head) or archive_format(head) or unpacked(head))


def _single_record(head: bytes, size: int) -> RecordFormat | None:
    """The format of a small file that most likely holds one record."""
    records = record_format(head) if size <= _SINGLE_RECORD_BYTES_MAX else None
    return records if records is not None and records.is_single else None


def _joined(where: str, detail: str) -> str:
    return f"{where}, {detail}" if detail else where


def _clean(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
