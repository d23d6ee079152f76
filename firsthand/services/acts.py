"""Reading what personal messages do, newest first, and making exchanges of it; interruptible, and resumed where it stopped."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future
from contextvars import copy_context
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connections

from firsthand.domain.exchanges import Mail, calls
from firsthand.domain.exchanges.derive import met, unfold
from firsthand.domain.exchanges.reading import READING_VERSION
from firsthand.domain.text_folding import name_words
from firsthand.domain.wording import figure
from firsthand.language import gettext as _
from firsthand.language import ngettext
from firsthand.services import ledger_rows
from firsthand.services.act_readers import Readers
from firsthand.services.act_worker import Letter, Read, as_read, read_letters
from firsthand.services.actor import SECONDS_A_DAY, Actor, now
from firsthand.storage import ledger, readings
from firsthand.storage.connection import wait_for_others, write
from firsthand.storage.queries import interactions
from firsthand.storage.queries import owner as owner_queries
from firsthand.storage.readings import LAST_SECOND, Noted, PairRow, Unread

LATELY_DAYS = 90
"""Today can be shown once so much of the record is read."""

BATCH = 384
LETTERS_AT_ONCE = 64
BATCHES_IN_FLIGHT = 2
ALONE_MAX = 48
"""So few are read faster than a process starts."""

PEOPLE_AT_ONCE = 150

log = logging.getLogger(__name__)

_reading = threading.Lock()
"""Reading in the background goes on once in a process."""

Present = Mapping[int, list[tuple[str, int, int | None, str, str]]]


@dataclass(frozen=True)
class Coverage:
    """How much was read. not_english: messages in languages the acts were not proved on; they make no exchanges."""

    read: int
    pending: int
    not_english: int

    @property
    def words(self) -> str:
        """In one sentence or two."""
        said = (
            _("Read in %(read)s personal messages; %(pending)s older ones are still to be read.")
            if self.pending
            else ngettext("Read in %(read)s personal messages.", "Read in %(read)s personal messages.", self.read)
        ) % {"read": figure(self.read), "pending": figure(self.pending)}
        if not self.not_english:
            return said
        foreign = ngettext(
            "%(count)s are not in English and make no exchanges.",
            "%(count)s are not in English and make no exchanges.",
            self.not_english,
        ) % {"count": figure(self.not_english)}
        return f"{said} {foreign}"


def pending(actor: Actor, *, lately: bool = False) -> int:
    """How many personal messages are still to be read; `lately`: of those of the last 90 days."""
    since = now(actor).before - LATELY_DAYS * SECONDS_A_DAY if lately else 0
    return readings.count_unread(actor.scope, READING_VERSION, since)


def coverage(actor: Actor) -> Coverage:
    """How much of the record the exchanges rest on."""
    noted = readings.noted(actor.scope)
    if noted is None or (noted.version, noted.changes) != (READING_VERSION, owner_queries.changes(actor.scope)):
        return _counted(actor)
    return Coverage(noted.read, noted.pending, noted.not_english)


def _counted(actor: Actor) -> Coverage:
    """Counted anew, and noted for pages."""
    changes = owner_queries.changes(actor.scope)
    read, not_english = readings.counts(actor.scope, READING_VERSION)
    found = Coverage(read, pending(actor), not_english)
    readings.note(actor.scope, Noted(READING_VERSION, changes, found.read, found.pending, found.not_english))
    return found


def read(actor: Actor, *, on_progress: Callable[[int, int], None] | None = None) -> Coverage:
    """Read what is still to be read, the last 90 days first, and make exchanges of it.

    on_progress: told how many are read and how many there were to read. Stopped at any point, even killed, the next call
    goes on from there. Two calls at once do no harm.
    """
    total = _counted(actor).pending
    work = _Work(actor, total, on_progress)
    if total <= ALONE_MAX:
        work.read_alone()
    else:
        since = now(actor).before - LATELY_DAYS * SECONDS_A_DAY
        with Readers() as readers:
            work.read_with(readers, since)
            derive_due(actor)
            work.read_with(readers, 0)
    derive_due(actor)
    return _counted(actor)


def read_in_background(actor: Actor) -> bool:
    """As `read`, in a thread of this process, where anything is to be read; False when nothing is, or it goes on already."""
    if not (coverage(actor).pending or readings.is_due(actor.scope)) or not _reading.acquire(blocking=False):
        return False

    def work() -> None:
        try:
            read(actor)
        except Exception:
            # A fault of ours, or a store that can't be written: the next call goes on from where this one stopped.
            log.exception("reading acts broke off")
        finally:
            _reading.release()
            connections.close_all()

    threading.Thread(target=copy_context().run, args=(work,), name="acts", daemon=True).start()
    return True


def read_again(actor: Actor, messages: Collection[int]) -> None:
    """Read messages of which the text changed, and make exchanges of them; not where nothing was ever read."""
    if not readings.counts(actor.scope, READING_VERSION)[0]:
        return
    found = readings.unread_among(actor.scope, READING_VERSION, messages)
    work = _Work(actor, len(found), None)
    work.keep(
        found, read_letters([tuple(letter) for letter in work.letters(found)]), owner_queries.changes(actor.scope)
    )
    derive_due(actor)


def derive_due(actor: Actor) -> None:
    """Make the exchanges anew of whoever they may have changed with."""
    scope = actor.scope
    while people := readings.due(scope, PEOPLE_AT_ONCE):
        with write(scope):
            wait_for_others(scope)
            _derive(actor, people)
            readings.done(scope, people)


class _Work:
    """One round of reading."""

    def __init__(self, actor: Actor, total: int, on_progress: Callable[[int, int], None] | None) -> None:
        self.actor = actor
        self.total = total
        self.on_progress = on_progress
        self.done = 0
        self.mine, self.my_names = owner_queries.persons_and_names(actor.scope)

    def read_alone(self) -> None:
        changes = owner_queries.changes(self.actor.scope)
        found = readings.unread(self.actor.scope, READING_VERSION, 0, LAST_SECOND, BATCH)
        self.keep(found, read_letters([tuple(letter) for letter in self.letters(found)]), changes)

    def read_with(self, readers: Readers, since: int) -> None:
        """Read everything sent since an instant, the newest first."""
        until, met = LAST_SECOND, set[int]()
        in_flight: deque[tuple[list[Unread], list[Future[list[Read]]], int]] = deque()
        while True:
            changes = owner_queries.changes(self.actor.scope)
            found = [
                one
                for one in readings.unread(self.actor.scope, READING_VERSION, since, until, BATCH + len(met))
                if one.id not in met
            ][:BATCH]
            if found:
                # Several may have been sent in the last second of a batch: it is asked for again.
                last = found[-1].sent_at
                met = {one.id for one in found if one.sent_at == last} | (met if last == until else set())
                until = last
                letters = self.letters(found)
                parts = [letters[at : at + LETTERS_AT_ONCE] for at in range(0, len(letters), LETTERS_AT_ONCE)]
                in_flight.append((found, [readers.read(part) for part in parts], changes))
            if in_flight and (not found or len(in_flight) > BATCHES_IN_FLIGHT):
                batch, futures, then = in_flight.popleft()
                self.keep(batch, [one for future in futures for one in future.result()], then)
            if not found and not in_flight:
                return

    def letters(self, found: Sequence[Unread]) -> list[Letter]:
        """Messages as the reading process takes them: whose words they are, and to whom they are said."""
        present = interactions.participants(self.actor.scope, [one.id for one in found])
        return [self._letter(one, present) for one in found]

    def _letter(self, one: Unread, present: Present) -> Letter:
        everyone = present[one.id]
        recipients = {person or -mailbox for role, mailbox, person, _, _ in everyone if role in "tcb"}
        receivers = recipients if one.direction == 1 else self.mine
        names: set[str] = set(self.my_names) if one.direction == -1 else set()
        others: set[str] = set()
        for _role, mailbox, person, _address, name in everyone:
            (names if (person or -mailbox) in receivers else others).update(name_words(name))
        return Letter(
            one.id, one.subject, one.body, date(1970, 1, 1).toordinal() + one.day,
            tuple(sorted(names)), tuple(sorted(others - names)), len(recipients) <= 1,
        )  # fmt: skip

    def keep(self, found: Sequence[Unread], read: Sequence[Read], changes: int) -> None:
        """Keep what was read, unless the record was worked out anew meanwhile: somebody may have been forgotten."""
        direction = {one.id: one.direction for one in found}
        with write(self.actor.scope):
            wait_for_others(self.actor.scope)
            if owner_queries.changes(self.actor.scope) != changes:
                return
            readings.keep(
                self.actor.scope, READING_VERSION, [(id, direction[id], english, text) for id, english, text in read]
            )
            so_far = coverage(self.actor)
            foreign = sum(not english for _, english, _ in read)
            readings.note(
                self.actor.scope,
                Noted(
                    READING_VERSION,
                    changes,
                    so_far.read + len(found),
                    max(0, so_far.pending - len(found)),
                    so_far.not_english + foreign,
                ),
            )
        self.done += len(found)
        if self.on_progress:
            self.on_progress(self.done, max(self.total, self.done))


def _derive(actor: Actor, people: Sequence[int]) -> None:
    scope = actor.scope
    everyone = sorted({*people, *ledger.introduced(scope, people)})
    pairs = _pairs(actor, readings.of_people_only(scope, everyone))
    derived = [exchange for person, mails in pairs.items() for exchange in unfold(person, mails)]
    thirds = {one.third for one in derived if one.third is not None} - pairs.keys()
    with_third = {**pairs, **_pairs(actor, sorted(thirds))}
    derived = [one if one.third is None else met(one, with_third.get(one.third, ())) for one in derived]
    before_rows = ledger.of_people(scope, everyone)
    # A person may have been joined with another since: the key then is known under that one.
    known = {**before_rows, **ledger.by_keys(scope, [one.key for one in derived if one.key not in before_rows])}
    fresh = {one.key: ledger_rows.row_of(one, known.get(one.key)) for one in derived}
    ledger.keep(scope, [row for key, row in fresh.items() if row != known.get(key)])
    ledger.remove(scope, [key for key, row in before_rows.items() if not row.kept and key not in fresh])


def _pairs(actor: Actor, people: Sequence[int]) -> dict[int, list[Mail]]:
    """The messages between the owner and each of these people."""
    scope = actor.scope
    by_person: dict[int, dict[int, PairRow]] = {person: {} for person in people}
    for row in readings.between(scope, people, READING_VERSION):
        before = by_person[row.person_id].get(row.id)
        if before is None or row.address < before.address:
            by_person[row.person_id][row.id] = row
    mine, my_names = owner_queries.persons_and_names(actor.scope)
    present = interactions.participants(scope, {id for found in by_person.values() for id in found})
    return {
        person: [_mail(actor, row, present[row.id], mine, my_names) for row in found.values()]
        for person, found in by_person.items()
    }


def _mail(
    actor: Actor,
    row: PairRow,
    present: Sequence[tuple[str, int, int | None, str, str]],
    mine: set[int],
    my_names: frozenset[str],
) -> Mail:
    reading = as_read(row.reading)
    by_me = row.direction == 1
    receivers = {row.person_id} if by_me else mine
    to = {-1 if person in mine else person or -mailbox - 1 for role, mailbox, person, _, _ in present if role == "t"}
    recipients = {
        -1 if person in mine else person or -mailbox - 1 for role, mailbox, person, _, _ in present if role in "tcb"
    }
    names: set[str] = set() if by_me else set(my_names)
    rest: set[str] = set()
    others: dict[int, set[str]] = {}
    for _role, _mailbox, person, _address, name in present:
        words = name_words(name)
        (names if person in receivers else rest).update(words)
        if person is not None and person not in mine and person != row.person_id:
            others.setdefault(person, set()).update(words)
    return Mail(
        key=row.key,
        interaction_id=row.id,
        message_id=row.message_id,
        at=datetime.fromtimestamp(row.sent_at, actor.zone),
        subject=row.subject,
        references=tuple(row.refs.split()),
        by_me=by_me,
        to_count=len(to),
        in_to=(row.person_id if by_me else -1) in to,
        address=row.address,
        acts=reading.acts,
        words=reading.words,
        brief=reading.brief,
        opening=reading.opening,
        called=calls(reading.called, names, rest, alone=len(recipients) <= 1),
        others=tuple((person, tuple(sorted(words))) for person, words in sorted(others.items())),
    )
