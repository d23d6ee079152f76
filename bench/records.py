"""A real mailbox read with the product's own readers: messages, people, and what stands between them and the owner."""

from __future__ import annotations

import tarfile
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from math import log2
from pathlib import Path

import numpy as np

from bench.mailboxes import ZONE, corpus
from firsthand.connectors.base import RowBatch
from firsthand.connectors.reading import Reading
from firsthand.domain.identity import Mailbox, OwnerIdentity, Resolved, resolve
from firsthand.domain.messages import Message, Named
from firsthand.domain.moves import MailToMe, Moment, Person, TieFacts
from firsthand.domain.moves.shape import given_name
from firsthand.domain.people import Quiet
from firsthand.domain.questions import Reader
from firsthand.domain.threads import bare_subject
from firsthand.domain.ties import ActiveClock, summarise
from firsthand.domain.ties.rhythm import STATES

EPOCH = date(1970, 1, 1)
FIRST_SECOND, LAST_SECOND = 852_076_800, 1_041_379_200
"""1997 to 2002; the few dates outside are faults of the export."""

PERSONAL_RECIPIENTS_MAX = 10
MOMENTS_MAX = 10
ANSWER_WINDOW_DAYS = 35


@dataclass(frozen=True)
class Letter:
    """One message with its people resolved: positions in `Record.people`; recipients without the sender."""

    message: Message
    at: datetime
    sender: int
    to: tuple[int, ...]
    cc: tuple[int, ...]

    @property
    def recipients(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys((*self.to, *self.cc)))


class Record:
    """One owner's mail, oldest first, each message once."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        messages = _messages(folder)
        ids: dict[tuple[str, str], int] = {}
        counts: list[Counter[str]] = []
        for message in messages:
            for named in message.people:
                if (named.address, named.name) not in ids:
                    ids[named.address, named.name] = len(ids)
                    counts.append(Counter())
                counts[ids[named.address, named.name]]["sent" if named.role == "f" else "received"] += 1
                if named.role == "f" and message.automation in ("bulk", "bounce", "robot"):
                    counts[ids[named.address, named.name]]["automated"] += 1
        boxes = [
            Mailbox(
                number,
                *key,
                sent=counts[number]["sent"],
                automated=counts[number]["automated"],
                received=counts[number]["received"],
            )
            for key, number in ids.items()
        ]
        self.people: list[Resolved] = list(resolve(boxes, OwnerIdentity((_owner(messages),))).people)
        self.person_of = {member: index for index, person in enumerate(self.people) for member in person.members}
        self.addresses = [
            tuple(sorted({boxes[member].address for member in person.members if boxes[member].address}))
            for person in self.people
        ]
        self.me = {index for index, person in enumerate(self.people) if person.kind == "me"}
        self.my_names = frozenset(
            word.lower()
            for index in self.me
            for word in self.people[index].name.replace(",", " ").split()
            if len(word) > 2
        )
        self.letters = [letter for message in messages if (letter := self._letter(message, ids))]

    def _letter(self, message: Message, ids: dict[tuple[str, str], int]) -> Letter | None:
        if message.sent_at is None or not FIRST_SECOND <= message.sent_at < LAST_SECOND:
            return None

        def of(role: str) -> tuple[int, ...]:
            return tuple(dict.fromkeys(self._index(ids, one) for one in message.people if one.role == role))

        senders = of("f")
        if not senders:
            return None
        return Letter(message, datetime.fromtimestamp(message.sent_at, ZONE), senders[0], of("t"), (*of("c"), *of("b")))

    def _index(self, ids: dict[tuple[str, str], int], named: Named) -> int:
        return self.person_of[ids[named.address, named.name]]

    def person(self, index: int) -> Person:
        return Person(index, self.people[index].name, self.addresses[index])

    def mail_to_me(self, as_of: date, window_days: int = ANSWER_WINDOW_DAYS) -> list[MailToMe]:
        """Everything people wrote to the owner in the weeks before `as_of`, with what followed until then."""
        before = [letter for letter in self.letters if letter.at.date() < as_of]
        days = self._contact_days(before)
        threads: dict[str, list[Letter]] = defaultdict(list)
        alone: dict[int, list[datetime]] = defaultdict(list)
        for letter in before:
            threads[bare_subject(letter.message.subject)].append(letter)
            if letter.sender in self.me and len(set(letter.recipients) - self.me) == 1:
                alone[next(iter(set(letter.recipients) - self.me))].append(letter.at)
        found: list[MailToMe] = []
        for letter in before:
            if (as_of - letter.at.date()).days > window_days or not self._is_to_me(letter):
                continue
            found.append(
                self._mail(
                    letter, threads[bare_subject(letter.message.subject)], alone[letter.sender], days[letter.sender]
                )
            )
        return found

    def _is_to_me(self, letter: Letter) -> bool:
        return self.people[letter.sender].kind == "person" and bool(self.me & set(letter.recipients))

    def _mail(self, letter: Letter, thread: list[Letter], alone: list[datetime], contact_days: int) -> MailToMe:
        sender, at = letter.sender, letter.at
        replied = others = again = None
        for later in thread:
            if later.at <= at:
                continue
            if later.sender in self.me and sender in later.recipients:
                replied = replied or later.at
            elif later.sender == sender and self.me & set(later.recipients):
                again = again or later.at
            elif later.sender != sender and sender in later.recipients:
                others = others or later.at
        others_names = {
            word.lower()
            for index in (*letter.recipients, sender)
            if index not in self.me
            for word in (given_name(self.people[index].name), *self.people[index].name.replace(",", " ").split())
            if word
        }
        count = len(letter.recipients)
        lists = any(self.people[index].kind in ("list", "role", "automated") for index in letter.recipients)
        return MailToMe(
            interaction_id=0,
            message_id=letter.message.message_id,
            person=self.person(sender),
            sent_at=at,
            subject=letter.message.subject,
            text=letter.message.text,
            to_count=len(letter.to),
            cc_count=count - len(letter.to),
            in_to=bool(self.me & set(letter.to)),
            reader=Reader(self.my_names, frozenset(others_names), alone=count == 1),
            contact_days=contact_days,
            impersonal=bool(letter.message.automation or letter.message.list_id or lists),
            replied_at=replied,
            wrote_alone_at=next((moment for moment in alone if moment > at), None),
            others_replied_at=others,
            they_wrote_again_at=again,
        )

    def _contact_days(self, letters: list[Letter]) -> Counter[int]:
        days: set[tuple[int, date]] = set()
        for letter, other, _ in self._personal(letters):
            days.add((other, letter.at.date()))
        return Counter(other for other, _ in days)

    def _personal(self, letters: list[Letter]) -> Iterator[tuple[Letter, int, bool]]:
        """Each personal message with the other person and whether the owner sent it."""
        for letter in letters:
            message = letter.message
            if message.automation or message.list_id or len(letter.recipients) > PERSONAL_RECIPIENTS_MAX:
                continue
            if letter.sender in self.me:
                for other in letter.recipients:
                    if self.people[other].kind == "person":
                        yield letter, other, True
            elif self._is_to_me(letter):
                yield letter, letter.sender, False

    def ties(self, as_of: date) -> list[TieFacts]:
        """Every tie as it stood on `as_of`, with its last messages where it is quiet or lapsed."""
        before = [letter for letter in self.letters if letter.at.date() < as_of]
        passed = list(self._personal(before))
        others = sorted({other for _, other, _ in passed})
        place = {other: index for index, other in enumerate(others)}
        day = np.array([(letter.at.date() - EPOCH).days for letter, _, _ in passed])
        out = np.array([mine for _, _, mine in passed], dtype=np.int64)
        weight = np.array([1 / log2(1 + len(letter.recipients)) if mine else 0 for letter, _, mine in passed])
        sent_days = [(letter.at.date() - EPOCH).days for letter in before if letter.sender in self.me]
        clock = ActiveClock.from_sent_days(sent_days, (as_of - EPOCH).days)
        tie = np.array([place[other] for _, other, _ in passed])
        summary = summarise(tie, day, out, weight, 1 - out, clock=clock)
        states, survival, gap = summary.states(clock), summary.survival(clock), summary.present_gap(clock)
        moments: dict[int, list[tuple[Letter, bool]]] = defaultdict(list)
        for letter, other, mine in passed:
            if len(letter.recipients) <= 3:
                moments[other].append((letter, mine))
        facts: list[TieFacts] = []
        for index, other in enumerate(others):
            state = STATES[states[index]]
            if state not in ("quiet", "lapsed"):
                continue
            last = [
                Moment(
                    0,
                    one.message.message_id,
                    one.at,
                    one.message.subject,
                    one.message.text,
                    "from-me" if mine else "from-them",
                )
                for one, mine in moments[other][-MOMENTS_MAX:][::-1]
            ]
            usual = float(np.exp(summary.log_sum[index] / max(1, summary.gaps[index])))
            facts.append(
                TieFacts(
                    self.person(other),
                    Quiet(float(survival[index]), float(gap[index]), usual, state),
                    int(summary.contact_days[index]),
                    int(summary.outgoing_days[index]),
                    int(summary.incoming_days[index]),
                    (as_of - EPOCH).days - int(summary.last_contact_day[index]),
                    tuple(last),
                )
            )
        return facts


def records() -> Iterator[Record]:
    """The three full mailboxes, unpacked into a folder that is removed again."""
    folder = corpus()
    if folder is None:
        raise FileNotFoundError("no real mailboxes found: set FIRSTHAND_CORPUS to the folder that holds them")
    for packed in sorted((folder / "mail").glob("*.tar.gz")):
        with tempfile.TemporaryDirectory() as unpacked:
            with tarfile.open(packed) as archive:
                archive.extractall(unpacked, filter="data")
            yield Record(packed.name.removesuffix(".tar.gz"), Path(unpacked))


def _owner(messages: list[Message]) -> str:
    """The address that sent most of what lies in sent folders."""
    senders = Counter(
        named.address for message in messages if message.in_sent_folder for named in message.people if named.role == "f"
    )
    return senders.most_common(1)[0][0]


def _messages(folder: Path) -> list[Message]:
    seen: dict[bytes, Message] = {}
    for event in Reading([str(folder)], (), int(time.time())).events():
        if isinstance(event, RowBatch):
            for row in event.rows:
                message = Message(*row[:6], tuple(Named(*named) for named in row[6]), *row[7:])  # type: ignore[arg-type]
                seen.setdefault(message.key, message)
    return sorted(seen.values(), key=lambda message: (message.sent_at or 0, message.key))
