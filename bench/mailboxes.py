"""The real mailboxes of the benches: who wrote to whom and when, headers only, nothing else kept.

Found through the environment variable FIRSTHAND_CORPUS, by default ../shared/data beside the checkout.
"""

import csv
import gzip
import hashlib
import os
import re
import tarfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import mktime_tz, parsedate_tz
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("America/Chicago")
"""Where the owners of these mailboxes worked."""

FIRST_SECOND, LAST_SECOND = 852_076_800, 1_041_379_200
"""1997 to 2002; the few dates outside are faults of the export."""


class Mail(NamedTuple):
    """One message: seconds since 1970 in UTC, sender, recipients in To and Cc (and Bcc) without repetition, folder."""

    sent_at: int
    sender: str
    to: tuple[str, ...]
    cc: tuple[str, ...]
    subject: str
    folder: str


@dataclass(frozen=True)
class Mailbox:
    """One owner's mail, oldest first, each message once.

    name: as the corpus calls it; never printed. complete: with every folder and text, not headers alone.
    owners: the owner's addresses. digest: SHA-256 of the file it was read from.
    """

    name: str
    complete: bool
    owners: frozenset[str]
    mail: tuple[Mail, ...]
    digest: str


def corpus() -> Path | None:
    """The folder with the real data, or None where there is none."""
    beside = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
    folder = Path(os.environ.get("FIRSTHAND_CORPUS", beside))
    return folder if folder.is_dir() else None


def mailboxes() -> Iterator[Mailbox]:
    """The complete mailboxes (.tar.gz) and the header-only ones (.mbox.gz) of the corpus, in alphabetical order."""
    folder = corpus()
    if folder is None:
        raise FileNotFoundError("no real mailboxes found: set FIRSTHAND_CORPUS to the folder that holds them")
    with (folder / "mail" / "headers" / "OWNERS.csv").open(newline="") as rows:
        owners = {row["mailbox"]: row["owner"] for row in csv.DictReader(rows)}
    complete = (folder / "mail").glob("*.tar.gz")
    for path in sorted((*complete, *(folder / "mail" / "headers").glob("*.mbox.gz")), key=lambda path: path.name):
        name = path.name.partition(".")[0]
        yield _read(name, owners.get(name), path)


def _read(name: str, owner: str | None, path: Path) -> Mailbox:
    seen: dict[tuple[int, str, str, tuple[str, ...]], Mail] = {}
    for folder, raw in _folders(path):
        for text in _BOUNDARY.split(raw):
            mail = _headers(text, folder)
            if mail is not None:
                key = (mail.sent_at, mail.sender, mail.subject, tuple(sorted(mail.to)))
                if key not in seen or _is_sent(mail.folder):
                    seen[key] = mail
    ordered = tuple(sorted(seen.values()))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Mailbox(name, path.suffixes[-2] == ".tar", _own_addresses(owner, ordered), ordered, digest)


def _folders(path: Path) -> Iterator[tuple[str, str]]:
    if path.name.endswith(".tar.gz"):
        with tarfile.open(path) as archive:
            for member in archive:
                opened = archive.extractfile(member)
                if opened is not None:
                    yield Path(member.name).stem, opened.read().decode("latin-1")
    else:
        yield "", gzip.decompress(path.read_bytes()).decode("latin-1")


_BOUNDARY = re.compile(r"^From [^\n]*\d{4}\r?\n", re.MULTILINE)
_ADDRESS = re.compile(r"[^\s<>,;:\"()\[\]]+@[^\s<>,;:\"()\[\]]+")
_FOLDED = re.compile(r"\r?\n[ \t]+")
_REPLY = re.compile(r"^((re|fw|fwd)\s*:\s*)+", re.IGNORECASE)


def _headers(text: str, folder: str) -> Mail | None:
    head = _FOLDED.sub(" ", re.split(r"\r?\n\r?\n", text, maxsplit=1)[0])
    fields: dict[str, str] = {}
    for line in head.splitlines():
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name.lower(), value.strip())
    sent_at = _second(fields.get("date", ""))
    sender = _addresses(fields.get("from", ""))
    if sent_at is None or not sender:
        return None
    to = _addresses(fields.get("to", ""))
    cc = tuple(a for a in _addresses(fields.get("cc", "") + "," + fields.get("bcc", "")) if a not in to)
    return Mail(sent_at, sender[0], to, cc, fields.get("subject", ""), fields.get("x-folder-file", folder).lower())


def thread_subject(subject: str) -> str:
    """A subject without the marks of replies and forwards, in lower case."""
    return _REPLY.sub("", subject).strip().lower()


def _addresses(field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a.strip("'.").lower() for a in _ADDRESS.findall(field)))


@cache
def _second(date: str) -> int | None:
    try:
        parsed = parsedate_tz(date)
        second = mktime_tz(parsed) if parsed else None
    except (ValueError, OverflowError, IndexError):
        return None
    return second if second is not None and FIRST_SECOND <= second < LAST_SECOND else None


def _is_sent(folder: str) -> bool:
    return "sent" in re.split(r"[._ ]", folder)


def _own_addresses(owner: str | None, mail: tuple[Mail, ...]) -> frozenset[str]:
    # The most frequent sender of the sent folders is the owner. A change of mail program gave many a second address:
    # what is frequent there and ends in the same last name is theirs too; what their assistants sent is not.
    sent = Counter(one.sender for one in mail if _is_sent(one.folder))
    first = owner or sent.most_common(1)[0][0]
    last_name = first.partition("@")[0].rpartition(".")[2]
    often = {address for address, count in sent.items() if count >= 0.02 * sent.total()}
    return frozenset({first} | {a for a in often if a.partition("@")[0].rpartition(".")[2] == last_name})
