"""The user's word on who is who: joined, kept apart, separated; and the pairs that may be one."""

import time
from collections.abc import Sequence

from firsthand.domain.people import PersonId, PossibleDuplicate
from firsthand.errors import NotFoundError
from firsthand.services import record
from firsthand.services.actor import Actor, now
from firsthand.services.people import nobody_called, rows_of
from firsthand.storage import ids
from firsthand.storage.connection import execute, execute_many, one, rows, write
from firsthand.storage.queries import people as queries


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


def join(actor: Actor, first: PersonId, second: PersonId) -> PersonId:
    """Make two people one; the first one's name stays. Can be undone by `separate`."""
    if first == second:
        return first
    with write(actor.scope):
        _decide(actor, _said_of(actor, first), _said_of(actor, second), same=True)
        record.resolve_again(actor)
        return _whoever_is(actor, first, second)


def keep_apart(actor: Actor, first: PersonId, second: PersonId) -> None:
    """These two are not one person, whatever rules say, now and after every later import."""
    with write(actor.scope):
        _decide(actor, _said_of(actor, first), _said_of(actor, second), same=False)
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
            raise NotFoundError(f"Address {mailbox_id}", "it is not there", "Reload the page.")
        own = (str(row[0]), str(row[1]))
        others = [said for said in _said_of(actor, PersonId(row[2])) if said != own]
        execute(
            actor.scope,
            "DELETE FROM decision WHERE workspace_id = %s AND same = %s AND ((address_a = %s AND name_a = %s) OR"
            " (address_b = %s AND name_b = %s))",
            [actor.scope.workspace, True, *own, *own],
        )
        for other in others:
            _decide(actor, [own], [other], same=False)
        record.resolve_again(actor)
        after = one(
            actor.scope,
            "SELECT person_id FROM mailbox WHERE workspace_id = %s AND id = %s",
            [actor.scope.workspace, mailbox_id],
        )
    return PersonId(after[0] if after else row[2])


def _said_of(actor: Actor, person: PersonId) -> list[tuple[str, str]]:
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


def _decide(actor: Actor, first: Sequence[tuple[str, str]], second: Sequence[tuple[str, str]], *, same: bool) -> None:
    """Keep the user's word on two people: joined by one pair, kept apart by every pair."""
    pairs = [(first[0], second[0])] if same else [(a, b) for a in first for b in second]
    for a, b in pairs:
        execute(
            actor.scope,
            "DELETE FROM decision WHERE workspace_id = %s AND ((address_a = %s AND name_a = %s AND address_b = %s AND"
            " name_b = %s) OR (address_a = %s AND name_a = %s AND address_b = %s AND name_b = %s))",
            [actor.scope.workspace, *a, *b, *b, *a],
        )
    if same:
        # The newest word counts: joining takes back every "apart" between the two.
        for a in first:
            for b in second:
                execute(
                    actor.scope,
                    "DELETE FROM decision WHERE workspace_id = %s AND same = %s AND ((address_a = %s AND name_a = %s AND"
                    " address_b = %s AND name_b = %s) OR (address_a = %s AND name_a = %s AND address_b = %s AND"
                    " name_b = %s))",
                    [actor.scope.workspace, False, *a, *b, *b, *a],
                )
    start = ids.allocate(actor.scope, len(pairs))
    moment = int(time.time())
    execute_many(
        actor.scope,
        "INSERT INTO decision (workspace_id, id, address_a, name_a, address_b, name_b, same, decided_at)"
        " VALUES (%s,%s,%s,%s,%s,%s,%s,%s)",
        [(actor.scope.workspace, start + n, *a, *b, same, moment) for n, (a, b) in enumerate(pairs)],
    )


def _whoever_is(actor: Actor, first: PersonId, second: PersonId) -> PersonId:
    return first if queries.exists(actor.scope, first) else second
