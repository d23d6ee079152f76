"""Messages into rows, a batch in one transaction, as tuples: the hot path of every import."""

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Any, NamedTuple

from firsthand.domain.messages import Message, Named, Rejected
from firsthand.domain.text_folding import folded
from firsthand.domain.threads import thread_key
from firsthand.storage import ids
from firsthand.storage.connection import chunks, execute, execute_many, in_list, is_sqlite, one, rows
from firsthand.storage.scope import Scope

if TYPE_CHECKING:
    from firsthand.storage.forgotten import Gate

ADDRESS_CHARS_MAX = 320
NAME_CHARS_MAX = 200
PERSONAL_RECIPIENTS_MAX = 10
"""A message to more than this many says little about the tie between two people (docs/measures/)."""

SEARCH_CHARS_MAX = 400_000
"""PostgreSQL refuses a search vector of more than a megabyte."""

_EPOCH_ORDINAL = 719_163
_RECENT_MAX = 20_000
"""So many messages are kept in mind while an import runs; some eight megabytes."""

INSERT_INTERACTION = """INSERT INTO interaction (id, workspace_id, key, message_id, sent_at, day, utc_offset, date_mark,
    subject, thread_key, sender_id, recipients, direction, personal, in_sent_folder, automation, list_id, refs,
    attachments, found_in, source_id) VALUES (%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s)"""
_INSERT_PARTICIPANT = (
    "INSERT INTO participant (workspace_id, mailbox_id, sent_at, interaction_id, role) VALUES ({workspace},%s,%s,%s,%s)"
    " ON CONFLICT DO NOTHING"
)
"""The workspace stands in the text: of all rows there are most of these, and each parameter takes time."""


class Kept:
    """What the store already holds of one message; copies only ever add to it, so that their order does not matter."""

    __slots__ = (
        "automation", "changed", "id", "in_sent_folder", "list_id", "message_id", "named", "recipients", "sent_at", "source_id",
    )  # fmt: skip

    def __init__(
        self,
        id: int,
        message_id: str,
        sent_at: int | None,
        recipients: int,
        in_sent_folder: bool,
        automation: str,
        list_id: str,
        source_id: int,
    ) -> None:
        self.id = id
        self.message_id = message_id
        self.sent_at = sent_at
        self.recipients = recipients
        self.in_sent_folder = bool(in_sent_folder)
        self.automation = automation
        self.list_id = list_id
        self.source_id = source_id
        self.changed = False
        self.named = 0  # a hash of those whom the last copy named

    @property
    def personal(self) -> bool:
        return self.recipients <= PERSONAL_RECIPIENTS_MAX and not self.automation and not self.list_id

    def learn(self, message: Message, recipients: int) -> None:
        """Take from another copy what the kept one lacked."""
        joined = (
            min(self.message_id or message.message_id, message.message_id or self.message_id),
            max(self.recipients, recipients),
            self.in_sent_folder or message.in_sent_folder,
            max(self.automation, message.automation),
            max(self.list_id, message.list_id),
        )
        if joined != (self.message_id, self.recipients, self.in_sent_folder, self.automation, self.list_id):
            self.message_id, self.recipients, self.in_sent_folder, self.automation, self.list_id = joined
            self.changed = True


class Written(NamedTuple):
    """What became of a batch: how many were new, how many were copies, and what was set aside as somebody's forgotten."""

    imported: int
    duplicates: int
    refused: Sequence[Rejected]


class MessageWriter:
    """Writes batches of one import. Holds every mailbox in memory (some 300 bytes each)."""

    def __init__(self, scope: Scope, zone: tzinfo, run: int) -> None:
        self.scope = scope
        self.zone = zone
        self.run = run
        self.mailboxes: dict[tuple[str, str], int] = {
            (address, name): id
            for id, address, name in rows(
                scope, "SELECT id, address, name FROM mailbox WHERE workspace_id = %s", [scope.workspace]
            )
        }
        found = one(scope, "SELECT summed_up_to FROM workspace WHERE id = %s", [scope.workspace])
        self.summed_up_to = int(found[0]) if found else 0
        self.gate = _gate(scope)
        self._recent: dict[bytes, Kept] = {}
        self._all_recent = _holds_nothing(scope)

    def ask_again(self) -> None:
        """Ask the store what it holds: something was taken out of it since."""
        self._recent, self._all_recent = {}, False

    def write(self, batches: Sequence[tuple[int, Sequence[Message]]]) -> list[Written]:
        """Keep batches, each with the id of its source, save what is of people who are forgotten; what became of each.

        Call it inside a transaction; after one that was rolled back, use a new writer. One call with many is quicker than
        many calls. Texts come as connectors promise them: without NUL characters and halves of surrogate pairs.
        """
        workspace = self.scope.workspace
        if len(self._recent) > _RECENT_MAX:
            self.ask_again()
        kept = self._kept([message.key for _, messages in batches for message in messages])
        outcomes: list[Written] = []
        fresh_mailboxes: list[tuple[int, int, str, str]] = []
        interactions: list[tuple[Any, ...]] = []
        texts: list[tuple[int, int, str, str]] = []
        participants: list[tuple[int, int, int, str]] = []
        more_participants: list[tuple[int, int, int, str]] = []
        touched: set[int] = set()
        also_held: set[tuple[int, int]] = set()
        mailboxes = self.mailboxes
        # One range of ids for whatever these turn out to need; unused ones cost nothing.
        wanted = sum(1 + len(message.people) for _, messages in batches for message in messages)
        next_id = ids.allocate(self.scope, wanted)
        for source_id, messages in batches:
            refused: Sequence[Rejected] = ()
            if self.gate:
                messages, refused = self.gate.let_through(messages, kept.keys())
            known_before = len(interactions)
            for message in messages:
                named = hash(message.people)
                before = kept.get(message.key)
                if before is not None:
                    entry = before
                    if entry.source_id != source_id:
                        also_held.add((source_id, entry.id))
                    touched.add(entry.id)
                    if entry.named == named:  # as most copies do
                        entry.learn(message, entry.recipients)
                        continue
                people = _without_repeated_bcc(message.people)
                recipients = len({address or name for role, name, address in people if role in "tc"})
                sender_id = None
                if before is None:
                    kept[message.key] = self._recent[message.key] = entry = Kept(
                        next_id, message.message_id, message.sent_at, recipients, message.in_sent_folder,
                        message.automation, message.list_id, source_id,
                    )  # fmt: skip
                    next_id += 1
                else:
                    entry.learn(message, recipients)
                entry.named = named
                sent_at = entry.sent_at or 0
                target = participants if before is None else more_participants
                for role, name, address in people:
                    said = (address[:ADDRESS_CHARS_MAX], name[:NAME_CHARS_MAX])
                    mailbox_id = mailboxes.get(said)
                    if mailbox_id is None:
                        mailbox_id = next_id
                        next_id += 1
                        mailboxes[said] = mailbox_id
                        fresh_mailboxes.append((mailbox_id, workspace, *said))
                    target.append((mailbox_id, sent_at, entry.id, role))
                    if sender_id is None and role in "fs":
                        sender_id = mailbox_id
                if before is None:
                    interactions.append(self._interaction(entry, message, sender_id))
                    texts.append((entry.id, workspace, message.subject, message.text))
            new = len(interactions) - known_before
            outcomes.append(Written(new, len(messages) - new, refused))
        execute_many(
            self.scope, "INSERT INTO mailbox (id, workspace_id, address, name) VALUES (%s,%s,%s,%s)", fresh_mailboxes
        )
        execute_many(self.scope, INSERT_INTERACTION, interactions)
        execute_many(
            self.scope, "INSERT INTO interaction_text (id, workspace_id, subject, body) VALUES (%s,%s,%s,%s)", texts
        )
        insert_participant = _INSERT_PARTICIPANT.format(workspace=int(workspace))
        execute_many(self.scope, insert_participant, sorted(participants))
        execute_many(self.scope, insert_participant, more_participants)
        self._index(texts)
        execute_many(
            self.scope,
            "INSERT INTO holding (workspace_id, source_id, row_id, item, run_id) VALUES (%s,%s,%s,'',%s)"
            " ON CONFLICT DO NOTHING",
            [(workspace, source_id, id, self.run) for source_id, id in sorted(also_held)],
        )
        self._update(
            [entry for entry in kept.values() if entry.changed], {id for id in touched if id <= self.summed_up_to}
        )
        return outcomes

    def _interaction(self, entry: Kept, message: Message, sender_id: int | None) -> tuple[Any, ...]:
        """The row of a message that is new, for `INSERT_INTERACTION`."""
        return (
            entry.id, self.scope.workspace, message.key, message.message_id, message.sent_at,
            None if message.sent_at is None else self._day(message.sent_at), message.utc_offset_minutes,
            message.date_mark, message.subject,
            thread_key(message.subject, message.references, message.message_id), sender_id, entry.recipients, 0,
            entry.personal, message.in_sent_folder, message.automation, message.list_id,
            " ".join(message.references[-20:]), "\n".join(message.attachments), message.where, entry.source_id,
        )  # fmt: skip

    def _kept(self, keys: Sequence[bytes]) -> dict[bytes, Kept]:
        """What there is of these, from memory or from the store."""
        recent = self._recent
        found = {key: recent[key] for key in keys if key in recent}
        if self._all_recent:
            return found
        for part in chunks([key for key in keys if key not in found]):
            for row in rows(
                self.scope,
                "SELECT key, id, message_id, sent_at, recipients, in_sent_folder, automation, list_id, source_id FROM"
                " interaction"
                f" WHERE workspace_id = %s AND key IN ({in_list(len(part))})",
                [self.scope.workspace, *part],
            ):
                found[bytes(row[0])] = Kept(*row[1:])
        return found

    def _index(self, texts: Sequence[tuple[int, int, str, str]]) -> None:
        """Make what was just written searchable. SQLite does it in one statement, without coming back for each row: between
        the first id and the last, all of which are of this call, there is nothing else.
        """
        if not is_sqlite(self.scope):
            index_texts(self.scope, texts)
        elif texts:
            execute(
                self.scope,
                "INSERT INTO search_text (rowid, subject, body) SELECT id, subject, body FROM interaction_text"
                " WHERE id BETWEEN %s AND %s",
                [texts[0][0], texts[-1][0]],
            )

    def _update(self, changed: Sequence[Kept], summed_already: set[int]) -> None:
        execute_many(
            self.scope,
            "UPDATE interaction SET message_id = %s, recipients = %s, in_sent_folder = %s, automation = %s, list_id = %s,"
            " personal = %s WHERE workspace_id = %s AND id = %s",
            [
                (
                    e.message_id,
                    e.recipients,
                    e.in_sent_folder,
                    e.automation,
                    e.list_id,
                    e.personal,
                    self.scope.workspace,
                    e.id,
                )
                for e in changed
            ],
        )
        for entry in changed:
            entry.changed = False
        # A copy may have named somebody that the daily counts of an earlier import don't know of.
        for part in chunks(sorted(summed_already)):
            execute(
                self.scope,
                "UPDATE mailbox SET stale = %s WHERE workspace_id = %s AND id IN (SELECT mailbox_id FROM participant"
                f" WHERE workspace_id = %s AND interaction_id IN ({in_list(len(part))}))",
                [True, self.scope.workspace, self.scope.workspace, *part],
            )

    def _day(self, sent_at: int) -> int:
        return day_number(sent_at, self.zone)


def _holds_nothing(scope: Scope) -> bool:
    return one(scope, "SELECT 1 FROM interaction WHERE workspace_id = %s LIMIT 1", [scope.workspace]) is None


def _gate(scope: Scope) -> "Gate | None":
    if one(scope, "SELECT 1 FROM forgotten WHERE workspace_id = %s LIMIT 1", [scope.workspace]) is None:
        return None
    from firsthand.storage import forgotten  # noqa: PLC0415 - patterns; most forget nobody

    return forgotten.gate(scope)


def index_texts(scope: Scope, texts: Sequence[tuple[int, int, str, str]]) -> None:
    """Make texts searchable: rows of id, workspace, subject, body, as they stand in interaction_text."""
    if is_sqlite(scope):
        execute_many(
            scope,
            "INSERT INTO search_text (rowid, subject, body) VALUES (%s,%s,%s)",
            [(id, subject, body) for id, _, subject, body in texts],
        )
    else:
        execute_many(
            scope,
            "INSERT INTO search_text (workspace_id, id, words) VALUES (%s,%s,to_tsvector('simple', %s))",
            [
                (workspace, id, folded(f"{subject}\n{body}")[:SEARCH_CHARS_MAX])
                for id, workspace, subject, body in texts
            ],
        )


def day_number(sent_at: int, zone: tzinfo = UTC) -> int:
    """Days since 1970-01-01 of an instant, in a time zone."""
    return datetime.fromtimestamp(sent_at, zone).toordinal() - _EPOCH_ORDINAL


def _without_repeated_bcc(people: tuple[Named, ...]) -> tuple[Named, ...]:
    """Some exports repeat every Cc as Bcc; a blind copy to somebody named openly says nothing."""
    for person in people:
        if person[0] == "b":
            break
    else:
        return people
    openly = {person.address or person.name for person in people if person.role in "tc"}
    return tuple(person for person in people if person.role != "b" or (person.address or person.name) not in openly)
