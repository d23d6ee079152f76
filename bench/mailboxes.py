"""The real mailboxes of the benches: who wrote to whom on which day, read and resolved by the product itself.

Found through the environment variable FIRSTHAND_CORPUS, by default ../shared/data beside the checkout.
"""

import csv
import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from firsthand.connectors.base import RowBatch
from firsthand.connectors.reading import Reading
from firsthand.domain.identity import Mailbox, OwnerIdentity, Resolved, resolve
from firsthand.domain.messages import Message, Named
from firsthand.domain.ties.warmth import recipient_weight
from firsthand.domain.working_days import DAY_SECONDS, local_seconds
from firsthand.network.presence import Presence

ZONE = ZoneInfo("America/Chicago")
"""Where the owners of these mailboxes worked."""

FIRST_SECOND, LAST_SECOND = 852_076_800, 1_041_379_200
"""1997 to 2002; the few dates outside are faults of the export."""

PERSONAL_RECIPIENTS_MAX = 10
_NOW = 2_000_000_000
_RECIPIENT_ROLES = ("t", "c", "b")

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class DailyCounts:
    """The columns that the product keeps: one row a person and day, ordered by both; days in the owner's time zone.

    people: how many there are. out_weight: sum of 1/log2(1 + recipients). sent_days: days on which the owner sent
    anything, to however many.
    """

    people: int
    tie: Ints
    day: Ints
    out_count: Floats
    out_weight: Floats
    in_count: Floats
    sent_days: Ints

    def between(self, first_day: int, before_day: int) -> "DailyCounts":
        """The rows of first_day <= day < before_day."""
        kept = (self.day >= first_day) & (self.day < before_day)
        return DailyCounts(
            self.people,
            self.tie[kept],
            self.day[kept],
            self.out_count[kept],
            self.out_weight[kept],
            self.in_count[kept],
            self.sent_days[(self.sent_days >= first_day) & (self.sent_days < before_day)],
        )


@dataclass(frozen=True, eq=False)
class RealMailbox:
    """One owner's record. complete: with text, not headers alone. digest: SHA-256 of the file it was read from."""

    complete: bool
    digest: str
    messages: int
    counts: DailyCounts


def corpus() -> Path | None:
    """The folder with the real data, or None where there is none."""
    beside = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
    folder = Path(os.environ.get("FIRSTHAND_CORPUS", beside))
    return folder if folder.is_dir() else None


def mailboxes() -> Iterator[RealMailbox]:
    """The complete mailboxes (.tar.gz) and the header-only ones (.mbox.gz) of the corpus, in alphabetical order."""
    folder = corpus()
    if folder is None:
        raise FileNotFoundError("no real mailboxes found: set FIRSTHAND_CORPUS to the folder that holds them")
    with (folder / "mail" / "headers" / "OWNERS.csv").open(newline="") as rows:
        owners = {row["mailbox"]: row["owner"] for row in csv.DictReader(rows)}
    packed = (*(folder / "mail").glob("*.tar.gz"), *(folder / "mail" / "headers").glob("*.mbox.gz"))
    for path in sorted(packed, key=lambda path: path.name):
        messages = read(path)
        owner = owners.get(path.name.partition(".")[0]) or _most_frequent_sender(messages)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        yield RealMailbox(path.name.endswith(".tar.gz"), digest, len(messages), _daily_counts(messages, owner))


def read(path: Path) -> list[Message]:
    """Every message of a file or folder once, in the order met."""
    seen: dict[bytes, Message] = {}
    for event in Reading([str(path)], (), _NOW).events():
        if isinstance(event, RowBatch):
            for row in event.rows:
                message = Message(*row[:6], tuple(Named(*named) for named in row[6]), *row[7:])  # type: ignore[arg-type]
                seen.setdefault(message.key, message)
    return list(seen.values())


def presence_of(path: Path) -> Presence:
    """Who took part in which personal message, the owner left out."""
    messages = read(path)
    who = _Who(messages, _most_frequent_sender(messages))
    rows: list[tuple[int, int, int, bool]] = []
    dated = [one for one in messages if one.sent_at is not None and FIRST_SECOND <= one.sent_at < LAST_SECOND]
    days = (local_seconds([one.sent_at or 0 for one in dated], ZONE) // DAY_SECONDS).tolist()
    for number, (message, day) in enumerate(zip(dated, days, strict=True)):
        people = who.of(message, ("f", "t", "c", "b"))
        if message.automation or message.list_id or not 2 <= len(people) <= PERSONAL_RECIPIENTS_MAX + 1:
            continue
        if any(who.people[one].kind == "me" for one in people):
            senders = set(who.of(message, ("f",)))
            rows += [(number, one, day, one in senders) for one in people if who.people[one].kind == "person"]
    columns = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return Presence(columns[0], columns[1], columns[2], columns[3].astype(np.bool_))


def _most_frequent_sender(messages: Sequence[Message]) -> str:
    senders = Counter(
        named.address for one in messages if one.in_sent_folder for named in one.people if named.role == "f"
    )
    return senders.most_common(1)[0][0]


class _Who:
    """People resolved from all headers of one mailbox."""

    def __init__(self, messages: Sequence[Message], owner: str) -> None:
        self.number: dict[tuple[str, str], int] = {}
        sent: Counter[int] = Counter()
        automated: Counter[int] = Counter()
        received: Counter[int] = Counter()
        for message in messages:
            for named in message.people:
                number = self.number.setdefault((named.address, named.name), len(self.number))
                (sent if named.role == "f" else received)[number] += 1
                automated[number] += named.role == "f" and message.automation in ("bulk", "bounce", "robot")
        self.people: Sequence[Resolved] = resolve(
            [
                Mailbox(n, *key, sent=sent[n], automated=automated[n], received=received[n])
                for key, n in self.number.items()
            ],
            OwnerIdentity((owner,)),
        ).people
        self.person_of = {member: index for index, person in enumerate(self.people) for member in person.members}

    def of(self, message: Message, roles: Sequence[str]) -> list[int]:
        found = (self.number[one.address, one.name] for one in message.people if one.role in roles)
        return list(dict.fromkeys(self.person_of[number] for number in found))


def _daily_counts(messages: Sequence[Message], owner: str) -> DailyCounts:
    who = _Who(messages, owner)
    dated = [m for m in messages if m.sent_at is not None and FIRST_SECOND <= m.sent_at < LAST_SECOND]
    local_days = local_seconds([m.sent_at or 0 for m in dated], ZONE) // DAY_SECONDS
    weights = recipient_weight(np.arange(1, PERSONAL_RECIPIENTS_MAX + 1)).tolist()
    out: Counter[tuple[int, int]] = Counter()
    incoming: Counter[tuple[int, int]] = Counter()
    weight: dict[tuple[int, int], float] = {}
    sent_days: set[int] = set()
    for message, day in zip(dated, local_days.tolist(), strict=True):
        senders, recipients = who.of(message, ("f",)), who.of(message, _RECIPIENT_ROLES)
        mine = any(who.people[one].kind == "me" for one in senders)
        if mine:
            sent_days.add(day)
        if message.automation or message.list_id or not 1 <= len(recipients) <= PERSONAL_RECIPIENTS_MAX:
            continue
        if mine:
            for person in recipients:
                if who.people[person].kind == "person":
                    out[person, day] += 1
                    weight[person, day] = weight.get((person, day), 0.0) + weights[len(recipients) - 1]
        elif any(who.people[one].kind == "me" for one in recipients):
            for person in senders:
                if who.people[person].kind == "person":
                    incoming[person, day] += 1
    keys = sorted({*out, *incoming})
    tie, day_column = np.array(keys, dtype=np.int64).reshape(-1, 2).T
    return DailyCounts(
        people=len(who.people),
        tie=tie,
        day=day_column,
        out_count=np.array([out[key] for key in keys], dtype=np.float64),
        out_weight=np.array([weight.get(key, 0.0) for key in keys], dtype=np.float64),
        in_count=np.array([incoming[key] for key in keys], dtype=np.float64),
        sent_days=np.array(sorted(sent_days), dtype=np.int64),
    )
