"""The user's word on who is who: joined, kept apart, separated; the pairs that may be one; and how to take it back."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from firsthand.domain.people import PersonId, PossibleDuplicate
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services import record
from firsthand.services.actor import Actor, now
from firsthand.services.people import nobody_called, rows_of
from firsthand.storage import ids
from firsthand.storage.connection import execute, execute_many, one, rows, write
from firsthand.storage.queries import people as queries

Said = tuple[str, str]
"""Address and name of a mailbox."""

Kind = Literal["join", "apart", "separate"]


@dataclass(frozen=True)
class Change:
    """One word of the user on who is who. first, second: names as they were then; for 'separate', who, and the address.

    people: whoever has any of these mailboxes now.
    """

    id: int
    kind: Kind
    made_at: datetime
    first: str
    second: str
    undone: bool
    people: tuple[PersonId, ...]


def possible_duplicates(actor: Actor) -> tuple[PossibleDuplicate, ...]:
    """Pairs that may be one person, the surest first."""
    found = rows(
        actor.scope,
        "SELECT d.id, d.person_a, d.person_b, d.reason, d.confidence FROM duplicate d"
        " JOIN person a ON a.workspace_id = d.workspace_id AND a.id = d.person_a"
        " JOIN person b ON b.workspace_id = d.workspace_id AND b.id = d.person_b"
        " WHERE d.workspace_id = %s AND a.kind = 'person' AND b.kind = 'person' AND NOT a.set_aside AND NOT b.set_aside"
        " ORDER BY d.confidence DESC, d.id",
        [actor.scope.workspace],
    )
    people = sorted({person for row in found for person in row[1:3]})
    shown = {row.id: row for row in rows_of(actor, people, now(actor))}
    return tuple(
        PossibleDuplicate(id, shown[PersonId(a)], shown[PersonId(b)], reason, confidence)
        for id, a, b, reason, confidence in found
        if a in shown and b in shown
    )


def count_duplicates(actor: Actor) -> int:
    """How many pairs `possible_duplicates` has."""
    found = one(
        actor.scope,
        "SELECT COUNT(*) FROM duplicate d JOIN person a ON a.workspace_id = d.workspace_id AND a.id = d.person_a JOIN"
        " person b ON b.workspace_id = d.workspace_id AND b.id = d.person_b WHERE d.workspace_id = %s AND a.kind = 'person'"
        " AND b.kind = 'person' AND NOT a.set_aside AND NOT b.set_aside",
        [actor.scope.workspace],
    )
    return int(found[0]) if found else 0


def join(actor: Actor, first: PersonId, second: PersonId) -> PersonId:
    """Make two people one; returns who it is now. `undo` makes them two again, each with what was said of them."""
    if first == second:
        return first
    with write(actor.scope):
        sides = [_said_of(actor, first), _said_of(actor, second)]
        names = _names(actor, first, second)
        _decide(actor, "join", names, sides, [(sides[0][0], sides[1][0])], same=True)
        record.resolve_again(actor)
        return _whoever_is(actor, first, second)


def keep_apart(actor: Actor, first: PersonId, second: PersonId) -> None:
    """These two are not one person, whatever rules say, now and after every later import."""
    with write(actor.scope):
        sides = [_said_of(actor, first), _said_of(actor, second)]
        names = _names(actor, first, second)
        _decide(actor, "apart", names, sides, [(a, b) for a in sides[0] for b in sides[1]], same=False)
        record.resolve_again(actor)


def separate(actor: Actor, mailbox_id: int) -> PersonId:
    """Take one address-and-name pair out of its person, for good; returns the person it is now."""
    with write(actor.scope):
        row = one(
            actor.scope,
            "SELECT address, name, person_id FROM mailbox WHERE workspace_id = %s AND id = %s",
            [actor.scope.workspace, mailbox_id],
        )
        if row is None or row[2] is None:
            raise NotFoundError(
                _("Address %(mailbox_id)s") % {"mailbox_id": mailbox_id}, _("it is not there"), _("Reload the page.")
            )
        own = (str(row[0]), str(row[1]))
        person = PersonId(row[2])
        others = [said for said in _said_of(actor, person) if said != own]
        names = (_names(actor, person)[0], own[0] or own[1])
        _decide(actor, "separate", names, [others, [own]], [(own, other) for other in others], same=False, alone=own)
        record.resolve_again(actor)
        return _person_of(actor, own) or person


def undo(actor: Actor, change_id: int) -> tuple[PersonId, ...]:
    """Take back one word on who is who, however long ago; returns whoever it is about now.

    Names, notes, tags, exchanges and all else that was said of two people before they were joined go back to the right one;
    what was said since stays with the one it is said of. Raises NotFoundError, and FirsthandError for one that was taken
    back already.
    """
    with write(actor.scope):
        row = one(
            actor.scope,
            "SELECT kind, undone_at, content FROM identity_change WHERE workspace_id = %s AND id = %s",
            [actor.scope.workspace, change_id],
        )
        if row is None:
            raise NotFoundError(
                _("Change %(change_id)s") % {"change_id": change_id},
                _("there is none of that number"),
                _("Reload the page."),
            )
        kind, undone_at, content = row[0], row[1], json.loads(row[2])
        if undone_at is not None:
            raise FirsthandError(_("This change"), _("it was taken back already"), _("Reload the page."))
        for decision in content["added"]:
            _remove_decision(actor, decision)
        _insert_decisions(actor, content["removed"])
        record.resolve_again(actor)
        first, second = ([(address, name) for address, name in side] for side in content["sides"])
        if kind == "join" and _are_one(actor, first, second):
            # What came in since speaks for one person; the user just said that it is wrong.
            _insert_decisions(actor, [[*a, *b, False] for a in first for b in second])
            record.resolve_again(actor)
        elif kind == "separate" and first and second and not _are_one(actor, first, second):
            _insert_decisions(actor, [[*first[0], *second[0], True]])
            record.resolve_again(actor)
        execute(
            actor.scope,
            "UPDATE identity_change SET undone_at = %s WHERE workspace_id = %s AND id = %s",
            [int(time.time()), actor.scope.workspace, change_id],
        )
        return _people_of(actor, [*first, *second])


def history(actor: Actor, person: PersonId | None = None, limit: int = 20) -> tuple[Change, ...]:
    """What the user said on who is who, the newest first; of one person, or of all."""
    found = []
    for id, kind, made_at, undone_at, text in rows(
        actor.scope,
        "SELECT id, kind, made_at, undone_at, content FROM identity_change WHERE workspace_id = %s ORDER BY id DESC",
        [actor.scope.workspace],
    ):
        content = json.loads(text)
        people = _people_of(actor, [(address, name) for side in content["sides"] for address, name in side])
        if person is None or person in people:
            first, second = content["names"]
            made = datetime.fromtimestamp(made_at, actor.zone)
            found.append(Change(id, kind, made, first, second, undone_at is not None, people))
            if len(found) == limit:
                break
    return tuple(found)


def newest(actor: Actor) -> Change | None:
    """The last change that still stands."""
    return next((one for one in history(actor) if not one.undone), None)


def _names(actor: Actor, *people: PersonId) -> tuple[str, ...]:
    known = queries.by_ids(actor.scope, people)
    return tuple(known[person].name for person in people)


def _said_of(actor: Actor, person: PersonId) -> list[Said]:
    said = [(address, name) for _, address, name, _ in queries.mailboxes_of(actor.scope, person)]
    if said:
        return said
    basics = queries.by_ids(actor.scope, [person]).get(person)
    if basics is None:
        raise nobody_called(str(person))
    # Somebody put in by hand without an address gets a mailbox of the name alone, so that a decision can speak of it.
    execute(
        actor.scope,
        "INSERT INTO mailbox (id, workspace_id, address, name, person_id) VALUES (%s,%s,'',%s,%s) ON CONFLICT DO NOTHING",
        [ids.allocate(actor.scope, 1), actor.scope.workspace, basics.name, person],
    )
    return [("", basics.name)]


def _decide(
    actor: Actor,
    kind: Kind,
    names: tuple[str, ...],
    sides: Sequence[Sequence[Said]],
    pairs: Sequence[tuple[Said, Said]],
    *,
    same: bool,
    alone: Said | None = None,
) -> None:
    """Keep the user's word on these pairs, and write down what it changes. alone: nothing joins this one any more."""
    removed: list[list[Any]] = []
    between = {(a, b) for a in sides[0] for b in sides[1]} if same else set(pairs)
    for id, *decision in rows(
        actor.scope,
        "SELECT id, address_a, name_a, address_b, name_b, same FROM decision WHERE workspace_id = %s ORDER BY id",
        [actor.scope.workspace],
    ):
        a, b, joins = (decision[0], decision[1]), (decision[2], decision[3]), bool(decision[4])
        # The newest word counts: joining takes back every "apart" between the two, and the other way round.
        concerned = (a, b) in between or (b, a) in between
        if concerned or (alone is not None and joins and alone in (a, b)):
            removed.append([*a, *b, joins])
            execute(
                actor.scope, "DELETE FROM decision WHERE workspace_id = %s AND id = %s", [actor.scope.workspace, id]
            )
    added = [[*a, *b, same] for a, b in pairs]
    _insert_decisions(actor, added)
    content = {"names": names, "sides": sides, "added": added, "removed": removed}
    execute(
        actor.scope,
        "INSERT INTO identity_change (workspace_id, id, kind, made_at, undone_at, content) VALUES (%s,%s,%s,%s,NULL,%s)",
        [
            actor.scope.workspace, ids.allocate(actor.scope, 1), kind, int(time.time()),
            json.dumps(content, ensure_ascii=False),
        ],
    )  # fmt: skip


def _insert_decisions(actor: Actor, decisions: Sequence[Sequence[Any]]) -> None:
    for decision in decisions:
        _remove_decision(actor, [*decision[:4], decision[4]])
        _remove_decision(actor, [*decision[:4], not decision[4]])
    start = ids.allocate(actor.scope, len(decisions)) if decisions else 0
    moment = int(time.time())
    execute_many(
        actor.scope,
        "INSERT INTO decision (workspace_id, id, address_a, name_a, address_b, name_b, same, decided_at)"
        " VALUES (%s,%s,%s,%s,%s,%s,%s,%s)",
        [(actor.scope.workspace, start + place, *decision, moment) for place, decision in enumerate(decisions)],
    )


def _remove_decision(actor: Actor, decision: Sequence[Any]) -> None:
    address_a, name_a, address_b, name_b, same = decision
    a, b = (address_a, name_a), (address_b, name_b)
    execute(
        actor.scope,
        "DELETE FROM decision WHERE workspace_id = %s AND same = %s AND ((address_a = %s AND name_a = %s AND address_b = %s"
        " AND name_b = %s) OR (address_a = %s AND name_a = %s AND address_b = %s AND name_b = %s))",
        [actor.scope.workspace, same, *a, *b, *b, *a],
    )


def _person_of(actor: Actor, said: Said) -> PersonId | None:
    found = one(
        actor.scope,
        "SELECT person_id FROM mailbox WHERE workspace_id = %s AND address = %s AND name = %s",
        [actor.scope.workspace, *said],
    )
    return PersonId(found[0]) if found and found[0] is not None else None


def _people_of(actor: Actor, said: Sequence[Said]) -> tuple[PersonId, ...]:
    found = [person for one_said in said if (person := _person_of(actor, one_said)) is not None]
    return tuple(dict.fromkeys(found))


def _are_one(actor: Actor, first: Sequence[Said], second: Sequence[Said]) -> bool:
    return not set(_people_of(actor, first)).isdisjoint(_people_of(actor, second))


def _whoever_is(actor: Actor, first: PersonId, second: PersonId) -> PersonId:
    return first if queries.exists(actor.scope, first) else second
