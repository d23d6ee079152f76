"""People in the store, brought in line with what resolving found: only what changed is written."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.domain.identity.mailboxes import Decision, Link, Mailbox, MailboxKey, Resolution, Resolved
from firsthand.domain.text_folding import folded
from firsthand.storage import ids
from firsthand.storage.connection import chunks, execute, execute_many, in_list, rows
from firsthand.storage.scope import Scope


@dataclass(frozen=True)
class Changes:
    """touched: people whose mailboxes or kind changed, so that their ties must be summed up anew; gone: who ended."""

    touched: frozenset[int]
    gone: Mapping[int, int | None]


@dataclass(frozen=True)
class _Stored:
    id: int
    name: str
    kind: str
    organisation: str
    role_title: str
    search: str
    name_set: bool
    kind_set: bool
    organisation_set: bool
    by_hand: bool


FROM_OWNER_MAX = 10
"""Whether the owner ever wrote to somebody, and more than once, tells; how often beyond this does not."""


def mailboxes(scope: Scope) -> list[Mailbox]:
    """Every mailbox with its habits, as resolving wants them."""
    return [
        Mailbox(
            id,
            address,
            name,
            sent,
            automated,
            listed,
            received,
            min(from_owner, FROM_OWNER_MAX),
            recipients / sent if sent else 0.0,
        )
        for id, address, name, sent, automated, listed, received, from_owner, recipients in rows(
            scope,
            "SELECT id, address, name, sent, automated, listed, received, from_owner, recipients_sum FROM mailbox"
            " WHERE workspace_id = %s",
            [scope.workspace],
        )
    ]


def links(scope: Scope) -> list[Link]:
    """Which mailboxes cards name together. An address on cards of several names (a family's, an office's) tells nothing."""
    named = rows(
        scope,
        "SELECT c.id, c.name, m.id, m.address FROM card_mailbox k JOIN card c ON c.workspace_id = k.workspace_id AND c.id ="
        " k.card_id JOIN mailbox m ON m.workspace_id = k.workspace_id AND m.id = k.mailbox_id WHERE k.workspace_id = %s"
        " ORDER BY c.id, m.address, m.id",
        [scope.workspace],
    )
    names: dict[str, set[str]] = defaultdict(set)
    for _, name, _, address in named:
        names[address].add(folded(name))
    by_card: dict[int, list[int]] = defaultdict(list)
    shown: dict[int, str] = {}
    for card, name, mailbox, address in named:
        if len(names[address]) == 1:
            by_card[card].append(mailbox)
            shown[card] = name
    return [Link(first, other, shown[card]) for card, (first, *others) in by_card.items() for other in others]


def sent_on_behalf(scope: Scope) -> dict[tuple[int, int], int]:
    """Messages whose Sender differs from their From, by the two mailboxes: somebody sent them for somebody."""
    return {
        (sender, author): messages
        for sender, author, messages in rows(
            scope,
            "SELECT s.mailbox_id, i.sender_id, COUNT(*) FROM participant s JOIN interaction i ON i.workspace_id ="
            " s.workspace_id AND i.id = s.interaction_id WHERE s.workspace_id = %s AND s.role = 's' AND i.sender_id <>"
            " s.mailbox_id GROUP BY s.mailbox_id, i.sender_id",
            [scope.workspace],
        )
    }


def decisions(scope: Scope) -> list[Decision]:
    """What the user said about who is who, oldest first."""
    return [
        Decision(MailboxKey(address_a, name_a), MailboxKey(address_b, name_b), bool(same))
        for address_a, name_a, address_b, name_b, same in rows(
            scope,
            "SELECT address_a, name_a, address_b, name_b, same FROM decision WHERE workspace_id = %s ORDER BY id",
            [scope.workspace],
        )
    ]


def keep(scope: Scope, resolution: Resolution) -> Changes:
    """Write people as resolved; call it inside a transaction.

    A person keeps the id under which most of its mailboxes were known. What the user wrote (name, kind, organisation)
    stays. Notes, tags and the like of a person that ended go to whoever has most of its mailboxes now.
    """
    known = _stored_people(scope)
    said: dict[int, tuple[str, str, int | None]] = {
        id: (address, name, person)
        for id, address, name, person in rows(
            scope, "SELECT id, address, name, person_id FROM mailbox WHERE workspace_id = %s", [scope.workspace]
        )
    }
    owner_of = {id: person for id, (_, _, person) in said.items()}
    resolved = resolution.people
    chosen = _same_as_before(resolved, owner_of, known)
    fresh = [place for place in range(len(resolved)) if place not in chosen]
    next_id = ids.allocate(scope, len(fresh)) if fresh else 0
    for offset, place in enumerate(fresh):
        chosen[place] = next_id + offset

    moved: list[tuple[int, int, int]] = []
    touched: set[int] = set()
    inserted: list[tuple[object, ...]] = []
    updated: list[tuple[object, ...]] = []
    for place, one in enumerate(resolved):
        person_id = chosen[place]
        for member in one.members:
            before = owner_of[member]
            if before != person_id:
                moved.append((person_id, scope.workspace, member))
                touched.add(person_id)
                if before is not None:
                    touched.add(before)
        stored = known.get(person_id)
        row = _row(one, stored, said)
        if stored is None:
            inserted.append((scope.workspace, person_id, *row))
        elif row != (stored.name, stored.kind, stored.organisation, stored.search):
            updated.append((*row, scope.workspace, person_id))
            if row[1] != stored.kind:
                touched.add(person_id)
    gone = _gone(known, set(chosen.values()), owner_of, resolved, chosen)
    execute_many(scope, "UPDATE mailbox SET person_id = %s WHERE workspace_id = %s AND id = %s", moved)
    execute_many(
        scope,
        "INSERT INTO person (workspace_id, id, name, kind, organisation, search, role_title, name_set, kind_set,"
        " organisation_set, by_hand, star, never_suggest, set_aside) VALUES (%s,%s,%s,%s,%s,%s,'',%s,%s,%s,%s,%s,%s,%s)",
        [row + (False,) * 7 for row in inserted],
    )
    execute_many(
        scope,
        "UPDATE person SET name = %s, kind = %s, organisation = %s, search = %s WHERE workspace_id = %s AND id = %s",
        updated,
    )
    _end(scope, gone)
    _keep_joinings(scope, resolved, chosen)
    _keep_duplicates(scope, resolution, {m: chosen[p] for p, one in enumerate(resolved) for m in one.members})
    return Changes(frozenset(touched - gone.keys()), gone)


def search_line(name: str, organisation: str, role_title: str, addresses: Iterable[str]) -> str:
    """What a person is found by: each word after a space, so that ' % word' finds the beginnings of words."""
    words = [name, organisation, role_title, *dict.fromkeys(address for address in addresses if address)]
    return " " + folded(" ".join(word for word in words if word).replace("\n", " ")) + " "


def _stored_people(scope: Scope) -> dict[int, _Stored]:
    return {
        row[0]: _Stored(*row)
        for row in rows(
            scope,
            "SELECT id, name, kind, organisation, role_title, search, name_set, kind_set, organisation_set, by_hand"
            " FROM person WHERE workspace_id = %s",
            [scope.workspace],
        )
    }


def _same_as_before(
    resolved: Sequence[Resolved], owner_of: Mapping[int, int | None], known: Mapping[int, _Stored]
) -> dict[int, int]:
    """place of a resolved person → the id it keeps; the largest overlap chooses first."""
    overlaps: list[tuple[int, int, int]] = []
    for place, one in enumerate(resolved):
        counted = Counter(person for member in one.members if (person := owner_of[member]) is not None)
        overlaps += [(-count, person, place) for person, count in counted.items() if person in known]
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, person, place in sorted(overlaps):
        if place not in chosen and person not in taken:
            chosen[place] = person
            taken.add(person)
    return chosen


def _row(one: Resolved, stored: _Stored | None, said: Mapping[int, tuple[str, str, int | None]]) -> tuple[str, ...]:
    name = stored.name if stored and stored.name_set else one.name
    kind = stored.kind if stored and stored.kind_set and one.kind != "me" else one.kind
    organisation = stored.organisation if stored and stored.organisation_set else one.organisation
    role_title = stored.role_title if stored else ""
    heard = [said[member] for member in one.members]
    also = dict.fromkeys(other for _, other, _ in heard if other and other != name)
    search = search_line(" ".join((name, *also)), organisation, role_title, (address for address, _, _ in heard))
    return (name, kind, organisation, search[:4000])


def _gone(
    known: Mapping[int, _Stored],
    still: set[int],
    owner_of: Mapping[int, int | None],
    resolved: Sequence[Resolved],
    chosen: Mapping[int, int],
) -> dict[int, int | None]:
    """People without a mailbox any more, and who has most of their mailboxes now."""
    ended = {id for id, stored in known.items() if id not in still and not stored.by_hand}
    ended |= {id for id, stored in known.items() if id not in still and stored.by_hand and id in set(owner_of.values())}
    heirs: dict[int, Counter[int]] = defaultdict(Counter)
    if ended:
        for place, one in enumerate(resolved):
            for member in one.members:
                before = owner_of[member]
                if before in ended:
                    heirs[before][chosen[place]] += 1
    return {id: min(heirs[id].items(), key=lambda item: (-item[1], item[0]))[0] if heirs[id] else None for id in ended}


_SAID_OF_A_PERSON = (
    ("note", ""), ("offer", ""), ("need", ""), ("trust_note", ""), ("came_of_it", ""), ("exchange", ""),
    ("tag", "tag"),
    ("layer", "flow, family"), ("move_person", "key"), ("pinned_person", "workspace_id"), ("reopened", "workspace_id"),
)  # fmt: skip
"""Tables with what was said of a person, and the columns that tell rows of one person apart ('' where an id does)."""


def _end(scope: Scope, gone: Mapping[int, int | None]) -> None:
    for old, heir in sorted(gone.items()):
        if heir is not None:
            for table, unique in _SAID_OF_A_PERSON:
                extra = (
                    f" AND ({unique}) NOT IN (SELECT {unique} FROM {table} WHERE workspace_id = {int(scope.workspace)}"
                    f" AND person_id = {int(heir)})"
                    if unique
                    else ""
                )
                execute(
                    scope,
                    f"UPDATE {table} SET person_id = %s WHERE workspace_id = %s AND person_id = %s{extra}",
                    [heir, scope.workspace, old],
                )
            execute(
                scope,
                "UPDATE exchange SET third_id = %s WHERE workspace_id = %s AND third_id = %s",
                [heir, scope.workspace, old],
            )
            execute(
                scope,
                "UPDATE person SET star = star OR (SELECT o.star FROM person o WHERE o.workspace_id = %s AND o.id = %s),"
                " never_suggest = never_suggest OR (SELECT o.never_suggest FROM person o WHERE o.workspace_id = %s AND"
                " o.id = %s) WHERE workspace_id = %s AND id = %s",
                [scope.workspace, old, scope.workspace, old, scope.workspace, heir],
            )
    _introductions_follow(scope, gone)
    for part in chunks(sorted(gone)):
        for table in (*(table for table, _ in _SAID_OF_A_PERSON if table != "note"), "tie", "exchange_due"):
            execute(
                scope,
                f"DELETE FROM {table} WHERE workspace_id = %s AND person_id IN ({in_list(len(part))})",
                [scope.workspace, *part],
            )
        execute(
            scope,
            f"UPDATE exchange SET third_id = NULL WHERE workspace_id = %s AND third_id IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )
        execute(
            scope,
            f"DELETE FROM person WHERE workspace_id = %s AND id IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )


def _introductions_follow(scope: Scope, gone: Mapping[int, int | None]) -> None:
    """Introductions go on with the heirs; one of somebody to themselves, or to nobody, ends."""
    for old, heir in sorted(gone.items()):
        for column in ("person_a", "person_b"):
            condition = f"workspace_id = %s AND {column} = %s"
            if heir is None:
                execute(scope, f"DELETE FROM introduction WHERE {condition}", [scope.workspace, old])
            else:
                execute(scope, f"UPDATE introduction SET {column} = %s WHERE {condition}", [heir, scope.workspace, old])
    if gone:
        execute(scope, "DELETE FROM introduction WHERE workspace_id = %s AND person_a = person_b", [scope.workspace])


def _keep_joinings(scope: Scope, resolved: Sequence[Resolved], chosen: Mapping[int, int]) -> None:
    wanted = {
        (min(join.a, join.b), max(join.a, join.b)): (chosen[place], join.reason, float(join.strength))
        for place, one in enumerate(resolved)
        for join in one.joins
    }
    stored = {
        (a, b): (person, reason, strength)
        for a, b, person, reason, strength in rows(
            scope,
            "SELECT mailbox_a, mailbox_b, person_id, reason, strength FROM joining WHERE workspace_id = %s",
            [scope.workspace],
        )
    }
    execute_many(
        scope,
        "DELETE FROM joining WHERE workspace_id = %s AND mailbox_a = %s AND mailbox_b = %s",
        [(scope.workspace, *pair) for pair, value in stored.items() if wanted.get(pair) != value],
    )
    execute_many(
        scope,
        "INSERT INTO joining (workspace_id, mailbox_a, mailbox_b, person_id, reason, strength)"
        " VALUES (%s,%s,%s,%s,%s,%s)",
        [(scope.workspace, *pair, *value) for pair, value in wanted.items() if stored.get(pair) != value],
    )


def _keep_duplicates(scope: Scope, resolution: Resolution, person_of: Mapping[int, int]) -> None:
    wanted: dict[tuple[int, int], tuple[str, float]] = {}
    for suggestion in resolution.suggestions:
        a, b = sorted((person_of[suggestion.a], person_of[suggestion.b]))
        if a != b and wanted.get((a, b), ("", 0.0))[1] < suggestion.confidence:
            wanted[a, b] = (suggestion.reason, float(suggestion.confidence))
    stored = {
        (a, b): (reason, confidence)
        for a, b, reason, confidence in rows(
            scope,
            "SELECT person_a, person_b, reason, confidence FROM duplicate WHERE workspace_id = %s",
            [scope.workspace],
        )
    }
    if wanted == stored:
        return
    execute_many(
        scope,
        "DELETE FROM duplicate WHERE workspace_id = %s AND person_a = %s AND person_b = %s",
        [(scope.workspace, *pair) for pair, value in stored.items() if wanted.get(pair) != value],
    )
    added = [(pair, value) for pair, value in wanted.items() if stored.get(pair) != value]
    next_id = ids.allocate(scope, len(added)) if added else 0
    execute_many(
        scope,
        "INSERT INTO duplicate (workspace_id, id, person_a, person_b, reason, confidence) VALUES (%s,%s,%s,%s,%s,%s)",
        [(scope.workspace, next_id + offset, *pair, *value) for offset, (pair, value) in enumerate(added)],
    )
