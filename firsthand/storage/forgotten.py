"""Who must not come back: keyed hashes in the store, and the gate that every import passes."""

import hmac
from collections.abc import Container, Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

from django.conf import settings

from firsthand.domain import forgetting
from firsthand.domain.cards import Card, Favour, Remark
from firsthand.domain.meetings import Meeting
from firsthand.domain.messages import Message, Rejected
from firsthand.domain.reduced_records import card_without, meeting_without
from firsthand.domain.threads import thread_key
from firsthand.language import gettext as _
from firsthand.language import gettext_noop
from firsthand.storage.connection import execute_many, rows
from firsthand.storage.scope import Scope

NotLetter = Meeting | Card | Remark | Favour

REASON = gettext_noop("It is from somebody you asked to forget, or was only between the two of you.")
REMEDY = gettext_noop("Nothing needs doing; it stays out of the record.")

VERDICTS_MAX = 200_000
LINES_MAX = 200_000


def own_key() -> bytes:
    """The key of this home's hashes; made from the home's secret, from which nobody can tell it back."""
    return hmac.new(settings.SECRET_KEY.encode(), b"firsthand: people to forget", sha256).digest()


def remember(scope: Scope, marks: Iterable[str]) -> None:
    """Keep hashes of these marks; call it inside a transaction."""
    key = own_key()
    _insert(scope, [(forgetting.digest(key, mark), "") for mark in sorted(marks)])


def kept(scope: Scope) -> list[tuple[str, str]]:
    """Every hash with the key it was made with, in hex: what another home needs to recognise the same people."""
    own = own_key().hex()
    return [
        (digest, key or own)
        for digest, key in rows(scope, "SELECT digest, key FROM forgotten WHERE workspace_id = %s", [scope.workspace])
    ]


def take_over(scope: Scope, hashes: Iterable[tuple[str, str]]) -> None:
    """Keep hashes of another home with their keys; call it inside a transaction."""
    own = own_key().hex()
    _insert(scope, [(digest, "" if key == own else key) for digest, key in hashes])


def gate(scope: Scope) -> "Gate | None":
    """What an import must pass; None while nobody is forgotten."""
    found = rows(scope, "SELECT digest, key FROM forgotten WHERE workspace_id = %s", [scope.workspace])
    if not found:
        return None
    keys = {bytes.fromhex(key) if key else own_key() for _, key in found}
    own = {
        forgetting.own_mark(address, name)
        for address, name in rows(
            scope,
            "SELECT address, '' FROM owner_address WHERE workspace_id = %s UNION SELECT m.address, m.name FROM mailbox m"
            " JOIN person p ON p.workspace_id = m.workspace_id AND p.id = m.person_id WHERE m.workspace_id = %s AND"
            " p.kind = 'me'",
            [scope.workspace, scope.workspace],
        )
    }
    return Gate(frozenset(row[0] for row in found), tuple(sorted(keys)), frozenset(own))


class Passed(NamedTuple):
    """messages: those that may come in, without whoever is forgotten; refused: the others."""

    messages: list[Message]
    refused: list[Rejected]


class Gate:
    """Recognises forgotten people by their hashes. own: marks of the owner's addresses and of the owner's delegates."""

    def __init__(self, digests: frozenset[str], keys: tuple[bytes, ...], own: frozenset[str]) -> None:
        self._digests = digests
        self._keys = keys
        self._own = own
        self._verdicts: dict[str, bool] = {}
        self._lines: set[str] = set()
        self._message_ids: set[str] = set()
        self._threads: set[int] = set()
        self._cards: set[bytes] = set()

    def knows(self, mark: str) -> bool:
        """Whether a mark is that of somebody forgotten."""
        verdict = self._verdicts.get(mark)
        if verdict is None:
            if len(self._verdicts) >= VERDICTS_MAX:
                self._verdicts.clear()
            verdict = any(forgetting.digest(key, mark) in self._digests for key in self._keys)
            self._verdicts[mark] = verdict
        return verdict

    def is_forgotten(self, address: str, name: str) -> bool:
        return self.knows(forgetting.own_mark(address, name))

    def record(self, record: NotLetter, said: Sequence[tuple[str, str]] = ()) -> "NotLetter | Rejected":
        """A record as it may be kept; Rejected when it is of somebody forgotten, or was only with them.

        said: of a card, the mailboxes it names. What hangs on a card that was refused is refused as well.
        """
        if isinstance(record, Card):
            if self.knows(forgetting.card_mark(record.key)) or self._is_of_them(record, said):
                self._cards.add(record.key)
                return self._refused(record.where)
            return card_without(record, self._clean, self._display_name)
        if isinstance(record, Meeting):
            return self._meeting(record)
        if record.card in self._cards or self.knows(forgetting.card_mark(record.card)):
            return self._refused(record.where)
        if isinstance(record, Remark):
            return record._replace(text=self._clean(record.text), where=self._clean(record.where))
        return record._replace(what=self._clean(record.what), where=self._clean(record.where))

    def _is_of_them(self, card: Card, said: Sequence[tuple[str, str]]) -> bool:
        """A namesake with addresses of their own is somebody else, and so is who has an address of theirs among others."""
        addresses = [address for address, _ in said if address]
        if not addresses:
            return bool(said) and self.is_forgotten("", card.name)
        theirs = [address for address in addresses if self.is_forgotten(address, "")]
        return len(theirs) == len(addresses) or bool(theirs and self.knows(forgetting.name_mark(card.name)))

    def _meeting(self, meeting: Meeting) -> Meeting | Rejected:
        absent = [one for one in meeting.people if self.is_forgotten(one.address, one.name)]
        present = tuple(one for one in meeting.people if one not in absent)
        others = [one for one in present if one.role != "r"]
        if absent and all(forgetting.own_mark(one.address, one.name) in self._own for one in others):
            return self._refused(meeting.where)
        clean = self._clean
        if absent:
            # Calendars often give no names; an address may hold one.
            names = [(one.address, one.name or forgetting.names_in_address(one.address)) for one in absent]
            redaction = forgetting.Redaction(names, loosely=True, others=[one.name for one in present])

            def clean(text: str) -> str:
                return self._clean(redaction.of(text))

        kept = meeting_without(meeting, present, clean, self._display_name)
        return kept._replace(text=forgetting.without_lines(kept.text, self._lines)) if self._lines else kept

    def _clean(self, text: str) -> str:
        return forgetting.without_marked(text, self.knows)

    def _refused(self, where: str) -> Rejected:
        return Rejected(forgetting.without_marked(where, self.knows), _(REASON), _(REMEDY))

    def let_through(self, messages: Iterable[Message], known: Container[bytes] = ()) -> Passed:
        """What of a batch may come in; of messages whose key is known only the participants will be looked at."""
        passed = Passed([], [])
        for message in messages:
            kept = self._without_them(message, is_known=message.key in known)
            if kept is None:
                passed.refused.append(
                    Rejected(forgetting.without_marked(message.where, self.knows), _(REASON), _(REMEDY))
                )
                # Somebody may paste these into a later message; they are remembered no longer than this import.
                if len(self._lines) < LINES_MAX:
                    self._lines |= forgetting.lines_of(forgetting.reduced(message.text))
                    self._message_ids.add(message.message_id)
                    self._threads.add(_thread_of(message))
            else:
                passed.messages.append(kept)
        return passed

    def _without_them(self, message: Message, *, is_known: bool) -> Message | None:
        """The message as it may be kept; None when it must not be."""
        absent = [person for person in message.people if self.is_forgotten(person.address, person.name)]
        sender = "f" if any(person.role == "f" for person in message.people) else "s"
        if any(person.role == sender for person in absent):
            return None
        present = tuple(person for person in message.people if person not in absent)
        if absent and all(forgetting.own_mark(one.address, one.name) in self._own for one in present):
            return None
        texts = [one.name for one in message.people]
        if not is_known:
            texts += [message.text, message.subject, *message.attachments]
        if not absent and not self._any_mention(texts):
            if is_known or _thread_of(message) not in self._threads:
                return message
            return message._replace(text=forgetting.without_lines(message.text, self._lines))
        redaction = forgetting.Redaction(
            [(person.address, person.name) for person in absent],
            loosely=True,
            others=[person.name for person in present],
        )

        def clean(text: str) -> str:
            return forgetting.without_marked(redaction.of(text), self.knows)

        people = tuple(person._replace(name=self._display_name(person.name)) for person in present)
        message_id = message.message_id if clean(message.message_id) == message.message_id else ""
        if is_known:
            return message._replace(people=people, message_id=message_id)
        return message._replace(
            message_id=message_id,
            subject=clean(message.subject),
            people=people,
            text=clean(forgetting.without_lines(forgetting.reduced(message.text), self._lines)),
            references=tuple(one for one in message.references if one not in self._message_ids and clean(one) == one),
            attachments=tuple(clean(name) for name in message.attachments),
            where=clean(message.where),
        )

    def _display_name(self, name: str) -> str:
        """“Ada Moss via a signing service” without her; a namesake keeps their name."""
        return name if self.knows(forgetting.name_mark(name)) else forgetting.without_marked(name, self.knows)

    def _any_mention(self, texts: Iterable[str]) -> bool:
        return any(self.knows(mark) for text in texts for mark, _, _ in forgetting.marks_in(text))


def _thread_of(message: Message) -> int:
    return thread_key(message.subject, message.references, message.message_id)


def _insert(scope: Scope, hashes: Iterable[tuple[str, str]]) -> None:
    execute_many(
        scope,
        "INSERT INTO forgotten (workspace_id, digest, key) VALUES (%s,%s,%s) ON CONFLICT DO NOTHING",
        [(scope.workspace, digest, key) for digest, key in hashes],
    )
