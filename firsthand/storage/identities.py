"""People in the store, brought in line with what resolving found: only what changed is written."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from firsthand.domain.identity.mailboxes import Decision, Link, Mailbox, MailboxKey, Resolution, Resolved
from firsthand.domain.positions import Held
from firsthand.domain.text_folding import folded
from firsthand.storage import card_groups, ended_people, ids, positions
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
    role_set: bool
    found_organisation: str
    card_groups: str
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
    """Which mailboxes cards name together."""
    by_card: dict[int, list[int]] = defaultdict(list)
    shown: dict[int, str] = {}
    for card, name, mailbox in rows(
        scope,
        "SELECT c.id, c.name, m.id FROM card_mailbox k JOIN card c ON c.workspace_id = k.workspace_id AND c.id ="
        " k.card_id JOIN mailbox m ON m.workspace_id = k.workspace_id AND m.id = k.mailbox_id WHERE k.workspace_id = %s"
        " ORDER BY c.id, m.address, m.id",
        [scope.workspace],
    ):
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


def keep(scope: Scope, resolution: Resolution, today: date) -> Changes:
    """Write people as resolved; call it inside a transaction.

    A person keeps the id under which most of its mailboxes were known. What the user wrote (name, kind, organisation,
    role) stays. Notes, tags and the like of a person that ended go to whoever has most of its mailboxes now, and come
    back with them should the two part again.
    """
    said: dict[int, tuple[str, str]] = {}
    owner_of: dict[int, int | None] = {}
    for id, address, name, person in rows(
        scope, "SELECT id, address, name, person_id FROM mailbox WHERE workspace_id = %s", [scope.workspace]
    ):
        said[id] = (address, name)
        owner_of[id] = person
    ended = ended_people.everyone(scope)
    meant = ended_people.whose(ended, said, owner_of)
    resolved = resolution.people
    known = _stored_people(scope)
    chosen = _same_as_before(resolved, meant, known, ended)
    back = [ended[person] for person in sorted(chosen.values()) if person in ended]
    for one in back:
        ended_people.bring_back(scope, one)
    if back:
        known = _stored_people(scope)
    fresh = [place for place in range(len(resolved)) if place not in chosen]
    next_id = ids.allocate(scope, len(fresh)) if fresh else 0
    for offset, place in enumerate(fresh):
        chosen[place] = next_id + offset
    gone = _gone(known, set(chosen.values()), meant, resolved, chosen)
    if ended:
        _follow_their_mailboxes(scope, resolved, meant, chosen, gone)
    ended_people.keep(scope, gone, _mailboxes_of({*gone, *gone.values()}, said, meant) if gone else {})
    inherited = _inherited(known, gone)

    moved: list[tuple[int, int, int]] = []
    touched: set[int] = {one.heir for one in back}
    inserted: list[tuple[object, ...]] = []
    updated: list[tuple[object, ...]] = []
    told, cards = positions.said(scope), positions.on_cards(scope)
    groups, hidden = card_groups.by_mailbox(scope), card_groups.hidden(scope)
    for place, resolved_one in enumerate(resolved):
        person_id = chosen[place]
        for member in resolved_one.members:
            before = owner_of[member]
            if before != person_id:
                moved.append((person_id, scope.workspace, member))
                touched.add(person_id)
                if before is not None:
                    touched.add(before)
        stored = known.get(person_id)
        held = positions.shown_of(told.get(person_id, ()), cards, resolved_one.members, today)
        in_groups = card_groups.line(groups, resolved_one.members, hidden.get(person_id, ()))
        row = (*_row(resolved_one, inherited.get(person_id, stored), said, held), in_groups)
        if stored is None:
            inserted.append((scope.workspace, person_id, *row))
        elif row != (
            stored.name, stored.kind, stored.organisation, stored.role_title, stored.search, stored.name_set,
            stored.organisation_set, stored.role_set, stored.found_organisation, stored.card_groups,
        ):  # fmt: skip
            updated.append((*row, scope.workspace, person_id))
            if row[1] != stored.kind:
                touched.add(person_id)
    execute_many(scope, "UPDATE mailbox SET person_id = %s WHERE workspace_id = %s AND id = %s", moved)
    execute_many(
        scope,
        "INSERT INTO person (workspace_id, id, name, kind, organisation, role_title, search, name_set, organisation_set,"
        " role_set, found_organisation, card_groups, kind_set, by_hand, star, never_suggest, set_aside)"
        " VALUES (%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,FALSE,FALSE,FALSE,FALSE,FALSE)",
        inserted,
    )
    execute_many(
        scope,
        "UPDATE person SET name = %s, kind = %s, organisation = %s, role_title = %s, search = %s, name_set = %s,"
        " organisation_set = %s, role_set = %s, found_organisation = %s, card_groups = %s WHERE workspace_id = %s AND id = %s",
        updated,
    )
    _end(scope, gone)
    person_of = {member: chosen[place] for place, one in enumerate(resolved) for member in one.members}
    _keep_joinings(scope, resolved, chosen)
    _keep_duplicates(scope, resolution, person_of)
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
            "SELECT id, name, kind, organisation, role_title, search, name_set, kind_set, organisation_set, role_set,"
            " found_organisation, card_groups, by_hand FROM person WHERE workspace_id = %s",
            [scope.workspace],
        )
    }


def _same_as_before(
    resolved: Sequence[Resolved],
    meant: Mapping[int, int | None],
    known: Mapping[int, _Stored],
    ended: Mapping[int, ended_people.Ended],
) -> dict[int, int]:
    """place of a resolved person → the id it keeps; the largest overlap chooses first."""
    if not known and not ended:
        return {}
    overlaps: list[tuple[int, int, int]] = []
    for place, one in enumerate(resolved):
        counted = ended_people.owners_counted(one.members, meant, ended)
        overlaps += [(-count, person, place) for person, count in counted.items() if person in known or person in ended]
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, person, place in sorted(overlaps):
        if place not in chosen and person not in taken:
            chosen[place] = person
            taken.add(person)
    return chosen


def _follow_their_mailboxes(
    scope: Scope,
    resolved: Sequence[Resolved],
    meant: Mapping[int, int | None],
    chosen: Mapping[int, int],
    gone: Mapping[int, int | None],
) -> None:
    """Whoever was joined with somebody, and is now part of another, has another heir."""
    holders: dict[int, Counter[int]] = defaultdict(Counter)
    for place, one in enumerate(resolved):
        for member in one.members:
            owner = meant[member]
            if owner is not None and owner != chosen[place]:
                holders[owner][chosen[place]] += 1
    for ended in ended_people.everyone(scope).values():
        now = holders.get(ended.id)
        if now and ended.heir not in now and ended.heir not in gone:
            ended_people.follow(scope, ended, min(now, key=lambda heir: (-now[heir], heir)))


def _inherited(known: Mapping[int, _Stored], gone: Mapping[int, int | None]) -> dict[int, _Stored]:
    """Heirs with what the user had written of whoever they inherit from, where they had written nothing of the heir."""
    found: dict[int, _Stored] = {}
    for old, heir in sorted(gone.items()):
        if heir is None or heir not in known:
            continue
        mine, theirs = found.get(heir, known[heir]), known[old]
        if theirs.name_set and not mine.name_set:
            mine = replace(mine, name=theirs.name, name_set=True)
        if theirs.organisation_set and not mine.organisation_set:
            mine = replace(mine, organisation=theirs.organisation, organisation_set=True)
        if theirs.role_set and not mine.role_set:
            mine = replace(mine, role_title=theirs.role_title, role_set=True)
        found[heir] = mine
    return found


def _mailboxes_of(
    people: Collection[int | None], said: Mapping[int, tuple[str, str]], meant: Mapping[int, int | None]
) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for mailbox, person in meant.items():
        if person is not None and person in people:
            found[person].append(said[mailbox])
    return found


def _row(
    one: Resolved, stored: _Stored | None, said: Mapping[int, tuple[str, str]], held: Held | None
) -> tuple[object, ...]:
    """name, kind, organisation, role_title, search, name_set, organisation_set, role_set, found_organisation."""
    name = stored.name if stored and stored.name_set else one.name
    kind = stored.kind if stored and stored.kind_set and one.kind != "me" else one.kind
    organisation, role_title = positions.as_shown(
        held,
        one.organisation,
        stored.organisation if stored and stored.organisation_set else None,
        stored.role_title if stored and stored.role_set else None,
    )
    heard = [said[member] for member in one.members]
    also = dict.fromkeys(other for _, other in heard if other and other != name)
    search = search_line(" ".join((name, *also)), organisation, role_title, (address for address, _ in heard))
    marks = (stored.name_set, stored.organisation_set, stored.role_set) if stored else (False, False, False)
    return (name, kind, organisation, role_title, search[:4000], *map(bool, marks), one.organisation)


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


def _end(scope: Scope, gone: Mapping[int, int | None]) -> None:
    for old, heir in sorted(gone.items()):
        if heir is not None:
            _hand_on(scope, old, heir)
    _introductions_follow(scope, gone)
    ended_people.drop_of(scope, [old for old, heir in gone.items() if heir is None])
    for part in chunks(sorted(gone)):
        for table in (
            *(table for table in ended_people.TABLES if table != "note"),
            "tie",
            "exchange_due",
        ):
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


def _hand_on(scope: Scope, old: int, heir: int) -> None:
    """Give all that was said of somebody who ends to whoever they are now; what holds of both holds once."""
    tables = [(table, "") for table in ended_people.BY_ID]
    tables += [(table, ", ".join(columns)) for table, columns in ended_people.BY_VALUE.items()]
    tables += [(table, "workspace_id") for table in ended_people.ONE_EACH]
    for table, unique in tables:
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
    of_old = "(SELECT o.{0} FROM person o WHERE o.workspace_id = %s AND o.id = %s)"
    execute(
        scope,
        f"UPDATE person SET star = star OR {of_old.format('star')}, never_suggest = never_suggest OR"
        f" {of_old.format('never_suggest')}, warmth_set = COALESCE(warmth_set, {of_old.format('warmth_set')})"
        " WHERE workspace_id = %s AND id = %s",
        [*[scope.workspace, old] * 3, scope.workspace, heir],
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
