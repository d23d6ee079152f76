"""Meetings, cards and what else is no message into rows, a batch in one transaction."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import tzinfo
from hashlib import blake2b
from typing import Any, Literal, NamedTuple

from firsthand.domain.cards import Card, Favour, Remark
from firsthand.domain.forgetting import card_mark
from firsthand.domain.meetings import Attendee, Meeting, revision_of, supersedes
from firsthand.domain.messages import Rejected
from firsthand.storage import cards as card_rows
from firsthand.storage import erasing, forgotten, holdings, ids, replaced
from firsthand.storage.bulk import ADDRESS_CHARS_MAX, INSERT_INTERACTION, NAME_CHARS_MAX, day_number, index_texts
from firsthand.storage.connection import chunks, execute, execute_many, in_list, rows
from firsthand.storage.forgotten import NotLetter
from firsthand.storage.queries import known
from firsthand.storage.queries.known import KnownCard, KnownMeeting
from firsthand.storage.scope import Scope

PEOPLE_MAX = 8
"""A meeting of more people says little about the tie between two of them (docs/measures/)."""

ATTENDEES_KEPT_MAX = 500

Kept = Literal["new", "changed", "same"]


class Written(NamedTuple):
    """What became of a batch; `same` counts what was there and brought nothing new."""

    new: int
    changed: int
    same: int
    refused: Sequence[Rejected]


def said_on(card: Card) -> list[tuple[str, str]]:
    """The mailboxes that a card names, as pairs of address and name; none for what is not a person."""
    if card.sort != "person":
        return []
    name = card.name[:NAME_CHARS_MAX]
    addresses = [one.value[:ADDRESS_CHARS_MAX] for one in card.addresses if one.value]
    profiles = [one.value[:ADDRESS_CHARS_MAX] for one in card.links if one.value.startswith("linkedin.com/in/")]
    if not addresses and not profiles and card.phones:
        # A number is as good as an address for telling two people of one name apart.
        digits = "".join(char for char in card.phones[0].value if char.isdigit() or char == "+")
        profiles = [f"tel:{digits}"] if len(digits) > 4 else []
    if not addresses and not profiles and not name:
        return []
    return [(address, name) for address in dict.fromkeys((*addresses, *profiles))] or [("", name)]


class RecordWriter:
    """Writes batches of one run. mailboxes: ids by address and name, shared with the writer of messages."""

    def __init__(self, scope: Scope, zone: tzinfo, run: int, mailboxes: dict[tuple[str, str], int]) -> None:
        self.scope = scope
        self.zone = zone
        self.run = run
        self.mailboxes = mailboxes
        self.gate = forgotten.gate(scope)

    def write(self, source: int, records: Sequence[NotLetter]) -> Written:
        """Keep a batch, save what is of people who are forgotten. Call it inside a transaction."""
        refused: list[Rejected] = []
        outcomes: list[Kept] = []
        cards, meetings, others = [], [], []
        for record in records:
            said = said_on(record) if self.gate and isinstance(record, Card) else []
            kept = record if self.gate is None else self.gate.record(record, said)
            if isinstance(kept, Rejected):
                refused.append(kept)
                if isinstance(record, Card):
                    self._keep_out(record)
            elif isinstance(kept, Card):
                cards.append(kept)
            elif isinstance(kept, Meeting):
                meetings.append(kept)
            else:
                others.append(kept)
        outcomes += self._write_cards(source, cards)
        outcomes += self._write_meetings(source, meetings)
        outcomes += self._write_others(source, others)
        return Written(outcomes.count("new"), outcomes.count("changed"), outcomes.count("same"), refused)

    def _keep_out(self, card: Card) -> None:
        """What hangs on a card of somebody forgotten stays out too, whether it came in before or comes later."""
        forgotten.remember(self.scope, [card_mark(card.key)])
        execute(
            self.scope,
            "DELETE FROM waiting WHERE workspace_id = %s AND card = %s",
            [self.scope.workspace, card.key.hex()],
        )

    # Cards

    def _write_cards(self, source: int, cards: Sequence[Card]) -> list[Kept]:
        if not cards:
            return []
        there = known.cards(self.scope, [card.key for card in cards])
        outcomes: list[Kept] = []
        held: list[tuple[int, str]] = []
        next_id = ids.allocate(self.scope, len(cards))
        fresh: dict[int, Card] = {}
        for card in cards:
            before = there.get(card.key)
            if before is None:
                fresh[next_id] = card
                there[card.key] = KnownCard(next_id, card.digest, card.revised_at, self.run, "")
                held.append((next_id, card.item))
                outcomes.append("new")
                next_id += 1
                continue
            id, digest, revised_at, run, _ = before
            held.append((id, card.item))
            # Within one run the order of files must not matter; a later run brings what is newer.
            wins = run != self.run or (card.revised_at, card.digest) > (revised_at, digest)
            if card.digest == digest or not wins:
                outcomes.append("same")
                continue
            if id not in fresh:
                if run != self.run:
                    replaced.remember(self.scope, self.run, "card", id)
                # Whoever was named until now must be worked out anew: the card may have been all that spoke of them.
                holdings.mark_stale_by_cards(self.scope, [id])
                card_rows.delete(self.scope, [id])
            fresh[id] = card
            there[card.key] = KnownCard(id, card.digest, card.revised_at, self.run, "")
            outcomes.append("changed")
        self._insert_cards(fresh)
        holdings.hold(self.scope, source, held, self.run)
        return outcomes

    def _insert_cards(self, fresh: Mapping[int, Card]) -> None:
        said = {id: said_on(card) for id, card in fresh.items()}
        self._name(pair for pairs in said.values() for pair in pairs)
        card_rows.insert(self.scope, self.run, fresh)
        execute_many(
            self.scope,
            "INSERT INTO card_mailbox (workspace_id, card_id, mailbox_id) VALUES (%s,%s,%s) ON CONFLICT DO NOTHING",
            [(self.scope.workspace, id, self.mailboxes[pair]) for id, pairs in said.items() for pair in pairs],
        )

    # Meetings

    def _write_meetings(self, source: int, meetings: Sequence[Meeting]) -> list[Kept]:
        if not meetings:
            return []
        workspace = self.scope.workspace
        there = known.meetings(self.scope, [meeting.key for meeting in meetings])
        outcomes: list[Kept] = []
        held: list[tuple[int, str]] = []
        next_id = ids.allocate(self.scope, len(meetings))
        fresh: dict[int, Meeting] = {}
        for meeting in meetings:
            revision = revision_of(meeting)
            before = there.get(meeting.key)
            if before is None:
                fresh[next_id] = meeting
                there[meeting.key] = KnownMeeting(next_id, revision, self.run)
                held.append((next_id, meeting.item))
                outcomes.append("new")
                next_id += 1
                continue
            id, kept_revision, run = before
            held.append((id, meeting.item))
            if not supersedes(revision, kept_revision, same_run=run == self.run):
                outcomes.append("same")
                continue
            there[meeting.key] = KnownMeeting(id, revision, self.run)
            if id in fresh:
                fresh[id] = meeting
                outcomes.append("same")
                continue
            replaced.remember(self.scope, self.run, "meeting", id)
            holdings.mark_stale_by_interactions(self.scope, [id])
            erasing.messages(self.scope, [id])
            fresh[id] = meeting
            outcomes.append("changed")
        self._name(
            _said_by(attendee)
            for meeting in fresh.values()
            for attendee in meeting.people[:ATTENDEES_KEPT_MAX]
            if _counts(attendee)
        )
        interactions, texts, participants, places = [], [], [], []
        for id, meeting in fresh.items():
            rows_of = self._meeting_rows(id, source, meeting)
            interactions.append(rows_of[0])
            texts.append((id, workspace, meeting.title, _text_of(meeting)))
            participants += rows_of[1]
            places.append((*_place_of(workspace, id, meeting), self.run))
        execute_many(self.scope, INSERT_INTERACTION, interactions)
        execute_many(
            self.scope, "INSERT INTO interaction_text (id, workspace_id, subject, body) VALUES (%s,%s,%s,%s)", texts
        )
        execute_many(
            self.scope,
            "INSERT INTO participant (workspace_id, mailbox_id, sent_at, interaction_id, role) VALUES (%s,%s,%s,%s,%s)"
            " ON CONFLICT DO NOTHING",
            sorted(participants),
        )
        execute_many(self.scope, _INSERT_MEETING, places)
        index_texts(self.scope, texts)
        if outcomes.count("changed"):
            holdings.mark_stale_by_interactions(self.scope, fresh)
        holdings.hold(self.scope, source, held, self.run)
        return outcomes

    def _meeting_rows(self, id: int, source: int, meeting: Meeting) -> tuple[tuple[Any, ...], list[tuple[Any, ...]]]:
        workspace = self.scope.workspace
        present: dict[int, str] = {}
        for attendee in meeting.people[:ATTENDEES_KEPT_MAX]:
            if not _counts(attendee):
                continue
            mailbox = self.mailboxes[_said_by(attendee)]
            role = "d" if attendee.reply == "declined" else "o" if attendee.role == "o" else "a"
            if mailbox not in present or role == "o":
                present[mailbox] = role
        there = sum(role != "d" for role in present.values())
        crowd = there + max(0, len(meeting.people) - ATTENDEES_KEPT_MAX)
        thread = int.from_bytes(blake2b(b"e" + meeting.uid.encode("utf-8", "replace"), digest_size=8).digest()) >> 1
        interaction = (
            id, workspace, meeting.key, "", meeting.starts_at, day_number(meeting.starts_at, self.zone), 0, "",
            meeting.title, thread, None, max(crowd - 1, 0), 0, crowd <= PEOPLE_MAX, False, "", "", "", "",
            meeting.where, source,
        )  # fmt: skip
        return interaction, [(workspace, mailbox, meeting.starts_at, id, role) for mailbox, role in present.items()]

    # Remarks and favours

    def _write_others(self, source: int, others: Sequence[Remark | Favour]) -> list[Kept]:
        if not others:
            return []
        there = {
            row[0]
            for part in chunks([one.key.hex() for one in others])
            for row in rows(
                self.scope,
                f"SELECT item FROM holding WHERE workspace_id = %s AND item IN ({in_list(len(part))})",
                [self.scope.workspace, *part],
            )
        }
        waiting = []
        outcomes: list[Kept] = []
        held: list[tuple[int, str]] = []
        next_id = ids.allocate(self.scope, len(others))
        for one in others:
            item = one.key.hex()
            outcomes.append("same" if item in there else "new")
            if item in there:
                continue
            there.add(item)
            kind = "remark" if isinstance(one, Remark) else "favour"
            fields = {**one._asdict(), "key": item, "card": one.card.hex()}
            waiting.append((self.scope.workspace, next_id, self.run, source, one.card.hex(), kind, json.dumps(fields)))
            held.append((next_id, item))
            next_id += 1
        execute_many(
            self.scope,
            "INSERT INTO waiting (workspace_id, id, run_id, source_id, card, kind, content) VALUES (%s,%s,%s,%s,%s,%s,%s)",
            waiting,
        )
        holdings.hold(self.scope, source, held, self.run)
        return outcomes

    # What all of them need

    def _name(self, said: Iterable[tuple[str, str]]) -> None:
        """Make the mailboxes that are not there yet, so that `mailboxes` knows all of these pairs."""
        missing = [pair for pair in dict.fromkeys(said) if pair not in self.mailboxes]
        if not missing:
            return
        first = ids.allocate(self.scope, len(missing))
        self.mailboxes.update((pair, first + place) for place, pair in enumerate(missing))
        by_hand = self._put_in_by_hand() if any(not address for address, _ in missing) else {}
        execute_many(
            self.scope,
            # Stale: also where no message came with them, who they are has to be worked out.
            "INSERT INTO mailbox (id, workspace_id, address, name, stale, person_id) VALUES (%s,%s,%s,%s,%s,%s)",
            [
                (first + place, self.scope.workspace, *pair, True, None if pair[0] else by_hand.pop(pair[1], None))
                for place, pair in enumerate(missing)
            ],
        )

    def _put_in_by_hand(self) -> dict[str, int]:
        """People by name of whom nothing but a name is known: a card that has no more than that name means them."""
        return dict(
            rows(
                self.scope,
                "SELECT p.name, MIN(p.id) FROM person p WHERE p.workspace_id = %s AND p.by_hand AND p.kind = 'person' AND NOT"
                " EXISTS (SELECT 1 FROM mailbox m WHERE m.workspace_id = p.workspace_id AND m.person_id = p.id) GROUP BY p.name",
                [self.scope.workspace],
            )
        )


_MEETING_COLUMNS = (
    "workspace_id", "id", "sort", "uid", "recurrence_id", "starts_at", "ends_at", "all_day", "time_zone", "busy",
    "status", "counts", "place", "link", "revision", "run_id",
)  # fmt: skip
_INSERT_MEETING = f"INSERT INTO meeting ({', '.join(_MEETING_COLUMNS)}) VALUES ({in_list(len(_MEETING_COLUMNS))})"


def _counts(attendee: Attendee) -> bool:
    """Whether this is somebody: a room is nobody's contact."""
    return attendee.role != "r" and bool(attendee.address or attendee.name)


def _said_by(attendee: Attendee) -> tuple[str, str]:
    return attendee.address[:ADDRESS_CHARS_MAX], attendee.name[:NAME_CHARS_MAX]


def _text_of(meeting: Meeting) -> str:
    return f"{meeting.place}\n{meeting.text}".strip()


def _place_of(workspace: int, id: int, meeting: Meeting) -> tuple[Any, ...]:
    counts = meeting.status != "cancelled" and not meeting.all_day and meeting.busy
    return (
        workspace, id, meeting.sort, meeting.uid, meeting.recurrence_id, meeting.starts_at, meeting.ends_at,
        meeting.all_day, meeting.time_zone, meeting.busy, meeting.status, counts, meeting.place, meeting.link,
        revision_of(meeting),
    )  # fmt: skip
