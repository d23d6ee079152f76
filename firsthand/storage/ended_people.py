"""People who were joined with another, kept as they were, so that whatever parts the two again gives each their own back."""

import json
import time
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from firsthand.storage.connection import chunks, execute, execute_many, in_list, rows
from firsthand.storage.scope import Scope

Said = tuple[str, str]

BY_ID: dict[str, str] = {
    "note": "id", "offer": "id", "need": "id", "trust_note": "id", "position": "id", "personal_date": "id",
    "came_of_it": "exchange", "exchange": "key",
    "role_model": "id", "invited": "id", "plan": "id", "experiment": "id",
}  # fmt: skip
"""Tables with rows of their own about a person, and the column that tells them apart."""

BY_VALUE: dict[str, tuple[str, ...]] = {
    "tag": ("tag",), "layer": ("flow", "family"), "move_person": ("key",), "hidden_group": ("name",),
    "goal_person": ("goal_id", "family", "part"), "purpose": ("purpose", "said"), "trait": ("dimension", "value", "said"),
    "layer_kind": ("flow", "value"), "layer_declined": ("flow", "family"), "pair_word": ("other_id", "talk"),
}  # fmt: skip
"""Tables in which a row says only that something holds of a person."""

ONE_EACH: dict[str, tuple[str, ...]] = {
    "pinned_person": ("on_day",), "reopened": ("on_day",), "keep_in_touch": ("ideal_days", "max_days", "on_day"),
}  # fmt: skip
"""Tables with one row a person, and what stands in it."""

TABLES = (*BY_ID, *BY_VALUE, *ONE_EACH)

_WRITTEN = (("name", "name_set"), ("organisation", "organisation_set"), ("role_title", "role_set"))
_PERSON = (
    "name", "kind", "organisation", "role_title", "name_set", "kind_set", "organisation_set", "role_set",
    "found_organisation", "by_hand", "star", "never_suggest", "set_aside", "warmth_set",
)  # fmt: skip
_FLAGS = frozenset({
    "name_set", "kind_set", "organisation_set", "role_set", "by_hand", "star", "never_suggest", "set_aside",
})  # fmt: skip
_INTRODUCTION = (
    "id", "person_a", "person_b", "why_a", "why_b", "state", "says_a", "says_b", "opened_day", "changed_day", "came_of_it",
)  # fmt: skip


class Ended(NamedTuple):
    """One of them. heir: whose person they are now; into: with whom they were joined at first."""

    id: int
    heir: int
    into: int
    content: dict[str, Any]

    @property
    def mailboxes(self) -> set[Said]:
        return {(address, name) for address, name in self.content["mailboxes"]}

    @property
    def addresses(self) -> set[str]:
        """Addresses that were theirs alone."""
        of_heir = {address for address, _ in self.content["heir_mailboxes"]}
        return {address for address, _ in self.mailboxes if address} - of_heir


def is_kept(content: dict[str, Any]) -> bool:
    """Whether this is what `keep` writes down, by its shape."""
    try:
        pairs = [*content["mailboxes"], *content["heir_mailboxes"]]
        return (
            isinstance(content["into"], int)
            and set(content["person"]) == set(_PERSON)
            and (not content["heir"] or set(content["heir"]) == set(_PERSON))
            and all(len(pair) == 2 and all(isinstance(part, str) for part in pair) for pair in pairs)
            and all(table in BY_ID and isinstance(listed, list) for table, listed in content["ids"].items())
            and all(
                len(row) == len({**BY_VALUE, **ONE_EACH}[table])
                for told in (content["rows"], content["heir_rows"])
                for table, listed in told.items()
                for row in listed
            )
            and isinstance(content["third"], list)
            and all(len(row) == len(_INTRODUCTION) for row in content["introductions"])
        )
    except (KeyError, TypeError, AttributeError):
        return False


def everyone(scope: Scope) -> dict[int, Ended]:
    """All of them, those first that ended first."""
    found = {}
    for id, heir, text in rows(
        scope,
        "SELECT id, heir_id, content FROM ended_person WHERE workspace_id = %s ORDER BY ended_at, id",
        [scope.workspace],
    ):
        content = json.loads(text)
        found[id] = Ended(id, heir, content["into"], content)
    return found


def whose(
    ended: Mapping[int, Ended], said: Mapping[int, Said], owner_of: Mapping[int, int | None]
) -> dict[int, int | None]:
    """The person of each mailbox, as if those who ended were still there with theirs."""
    if not ended:
        return dict(owner_of)
    by_heir: dict[int, list[Ended]] = {}
    for one in ended.values():
        by_heir.setdefault(one.heir, []).append(one)
    found = dict(owner_of)
    for mailbox, owner in owner_of.items():
        if owner in by_heir:
            address, name = said[mailbox]
            exact = (one.id for one in by_heir[owner] if (address, name) in one.mailboxes)
            near = (one.id for one in by_heir[owner] if address and address in one.addresses)
            found[mailbox] = next(exact, None) or next(near, None) or owner
    return found


def may_come_back(one: Ended, owners: Collection[int | None]) -> bool:
    """Whether these mailboxes' people (as `whose` tells) leave them a person apart from those they were joined with."""
    return one.heir not in owners and one.into not in owners


def keep(scope: Scope, gone: Mapping[int, int | None], mailboxes: Mapping[int, Sequence[Said]]) -> None:
    """Write down who is about to end in favour of another, before anything of theirs is moved.

    mailboxes: of everybody concerned, as they were until now.
    """
    heirs = {old: heir for old, heir in gone.items() if heir is not None}
    if not heirs:
        return
    people = sorted({*heirs, *heirs.values()})
    told = {table: _rows_of(scope, table, columns, people) for table, columns in (*BY_VALUE.items(), *ONE_EACH.items())}
    ids = {table: _rows_of(scope, table, (column,), people) for table, column in BY_ID.items()}
    persons = _persons(scope, people)
    thirds = _rows_of(scope, "exchange", ("key",), sorted(heirs), "third_id")
    introductions = _introductions(scope, set(heirs))
    earlier = everyone(scope)
    moment = int(time.time())
    fresh = []
    for old, heir in sorted(heirs.items()):
        content = {
            "into": heir,
            "person": persons[old],
            "mailboxes": sorted(mailboxes.get(old, ())),
            "heir_mailboxes": sorted(mailboxes.get(heir, ())),
            "heir": persons.get(heir, {}),
            "ids": {table: [row[0] for row in found.get(old, ())] for table, found in ids.items()},
            "rows": {table: found.get(old, []) for table, found in told.items()},
            "heir_rows": {table: found.get(heir, []) for table, found in told.items()},
            "third": [row[0] for row in thirds.get(old, ())],
            "introductions": [row for row in introductions if old in row[1:3]],
        }
        fresh.append((scope.workspace, old, heir, moment, json.dumps(content, ensure_ascii=False)))
        for one in earlier.values():
            if one.heir == old:
                for table, listed in content["heir_rows"].items():  # type: ignore[attr-defined]
                    known = one.content["heir_rows"].setdefault(table, [])
                    known += [row for row in listed if row not in known]
                execute(
                    scope,
                    "UPDATE ended_person SET heir_id = %s, content = %s WHERE workspace_id = %s AND id = %s",
                    [heir, json.dumps(one.content, ensure_ascii=False), scope.workspace, one.id],
                )
    execute_many(scope, "DELETE FROM ended_person WHERE workspace_id = %s AND id = %s", [row[:2] for row in fresh])
    execute_many(
        scope,
        "INSERT INTO ended_person (workspace_id, id, heir_id, ended_at, content) VALUES (%s,%s,%s,%s,%s)",
        fresh,
    )


def drop_of(scope: Scope, heirs: Collection[int]) -> None:
    """Let go of those whose heirs ended without anybody after them."""
    for part in chunks(sorted(heirs)):
        execute(
            scope,
            f"DELETE FROM ended_person WHERE workspace_id = %s AND heir_id IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )


def bring_back(scope: Scope, one: Ended) -> None:
    """Make somebody who ended a person again, and give them back what was theirs; their mailboxes are the caller's.

    What was said since of the two together stays with the other.
    """
    values = [one.content["person"][column] for column in _PERSON]
    execute(
        scope,
        f"INSERT INTO person (workspace_id, id, search, {', '.join(_PERSON)}) VALUES (%s,%s,'',{in_list(len(_PERSON))})",
        [scope.workspace, one.id, *values],
    )
    _hand_over(scope, one, one.id)
    # Whoever had been joined with this one before is their part again, and may come back from there.
    execute_many(
        scope,
        "UPDATE ended_person SET heir_id = %s WHERE workspace_id = %s AND id = %s",
        [
            (one.id, scope.workspace, other.id)
            for other in everyone(scope).values()
            if other.into == one.id and other.heir == one.heir
        ],
    )
    execute(scope, "DELETE FROM ended_person WHERE workspace_id = %s AND id = %s", [scope.workspace, one.id])


def follow(scope: Scope, one: Ended, heir: int) -> None:
    """Let whoever has their mailboxes now have what was theirs, too: the two that they were part of have parted."""
    content = {
        **one.content,
        "into": heir,
        "heir": _persons(scope, [heir]).get(heir, {}),
        "heir_rows": {
            table: _rows_of(scope, table, columns, [heir]).get(heir, [])
            for table, columns in (BY_VALUE | ONE_EACH).items()
        },
    }
    _hand_over(scope, one, heir)
    execute(
        scope,
        "UPDATE ended_person SET heir_id = %s, content = %s WHERE workspace_id = %s AND id = %s",
        [heir, json.dumps(content, ensure_ascii=False), scope.workspace, one.id],
    )


def _hand_over(scope: Scope, one: Ended, target: int) -> None:
    """Give what was theirs, as far as the heir still has it, to somebody: to themselves, or to their new heir."""
    for table, column in BY_ID.items():
        for part in chunks(one.content["ids"].get(table, [])):
            execute(
                scope,
                f"UPDATE {table} SET person_id = %s WHERE workspace_id = %s AND person_id = %s AND {column} IN"
                f" ({in_list(len(part))})",
                [target, scope.workspace, one.heir, *part],
            )
    for table, columns in BY_VALUE.items():
        _divide(scope, one, table, columns, target)
    for table, columns in ONE_EACH.items():
        _give_back(scope, one, table, columns, target)
    for part in chunks(one.content["third"]):
        execute(
            scope,
            f"UPDATE exchange SET third_id = %s WHERE workspace_id = %s AND third_id = %s AND key IN ({in_list(len(part))})",
            [target, scope.workspace, one.heir, *part],
        )
    _introduce_again(scope, one, target)
    _take_from_heir(scope, one)


def _divide(scope: Scope, one: Ended, table: str, columns: tuple[str, ...], target: int) -> None:
    """What holds of the two together and held of this one holds of them again; of the other only what held of them too."""
    now = {tuple(row) for row in _rows_of(scope, table, columns, [one.heir]).get(one.heir, ())}
    theirs = {tuple(row) for row in one.content["rows"].get(table, ())} & now
    of_heir = {tuple(row) for row in one.content["heir_rows"].get(table, ())}
    names = ", ".join(columns)
    execute_many(
        scope,
        f"INSERT INTO {table} (workspace_id, person_id, {names}) VALUES (%s,%s,{in_list(len(columns))})"
        " ON CONFLICT DO NOTHING",
        [(scope.workspace, target, *row) for row in sorted(theirs)],
    )
    condition = " AND ".join(f"{column} = %s" for column in columns)
    execute_many(
        scope,
        f"DELETE FROM {table} WHERE workspace_id = %s AND person_id = %s AND {condition}",
        [(scope.workspace, one.heir, *row) for row in sorted(theirs - of_heir)],
    )


def _give_back(scope: Scope, one: Ended, table: str, columns: tuple[str, ...], target: int) -> None:
    theirs = one.content["rows"].get(table) or []
    if not theirs:
        return
    now = _rows_of(scope, table, columns, [one.heir]).get(one.heir, [])
    if not one.content["heir_rows"].get(table) and now == theirs:
        execute(scope, f"DELETE FROM {table} WHERE workspace_id = %s AND person_id = %s", [scope.workspace, one.heir])
    execute(
        scope,
        f"INSERT INTO {table} (workspace_id, person_id, {', '.join(columns)}) VALUES (%s,%s,{in_list(len(columns))})"
        " ON CONFLICT DO NOTHING",
        [scope.workspace, target, *theirs[0]],
    )


def _introduce_again(scope: Scope, one: Ended, target: int) -> None:
    """Introductions of this one are of this one again; one between the two, which had come to an end, is there again."""
    for row in one.content["introductions"]:
        id, a, b = row[:3]
        column = "person_a" if a == one.id else "person_b"
        changed = execute(
            scope,
            f"UPDATE introduction SET {column} = %s WHERE workspace_id = %s AND id = %s AND {column} = %s",
            [target, scope.workspace, id, one.heir],
        )
        if not changed and target == one.id and {a, b} == {one.id, one.into} and one.into == one.heir:
            execute(
                scope,
                f"INSERT INTO introduction (workspace_id, {', '.join(_INTRODUCTION)}) VALUES"
                f" (%s,{in_list(len(_INTRODUCTION))})",
                [scope.workspace, *row],
            )


def _take_from_heir(scope: Scope, one: Ended) -> None:
    """Marks and words that the other had from this one are theirs no more, unless the user changed them since."""
    now = _persons(scope, [one.heir]).get(one.heir)
    before, mine = one.content["heir"], one.content["person"]
    if now is None or not before:
        return
    changes: dict[str, object] = {
        mark: False for mark in ("star", "never_suggest") if now[mark] and mine[mark] and not before[mark]
    }
    for column, mark in _WRITTEN:
        if now[mark] and mine[mark] and not before[mark] and now[column] == mine[column]:
            changes |= {column: before[column], mark: False}
    if before["warmth_set"] is None and now["warmth_set"] == mine["warmth_set"]:
        changes["warmth_set"] = None
    if changes:
        execute(
            scope,
            f"UPDATE person SET {', '.join(f'{column} = %s' for column in changes)} WHERE workspace_id = %s AND id = %s",
            [*changes.values(), scope.workspace, one.heir],
        )


def _rows_of(
    scope: Scope, table: str, columns: Sequence[str], people: Sequence[int], by: str = "person_id"
) -> dict[int, list[list[Any]]]:
    found: dict[int, list[list[Any]]] = {}
    for part in chunks(people):
        for person, *row in rows(
            scope,
            f"SELECT {by}, {', '.join(columns)} FROM {table} WHERE workspace_id = %s AND {by} IN ({in_list(len(part))})"
            f" ORDER BY {', '.join(columns)}",
            [scope.workspace, *part],
        ):
            found.setdefault(person, []).append(row)
    return found


def _persons(scope: Scope, people: Sequence[int]) -> dict[int, dict[str, Any]]:
    return {
        id: {column: bool(value) if column in _FLAGS else value for column, value in zip(_PERSON, row, strict=True)}
        for part in chunks(people)
        for id, *row in rows(
            scope,
            f"SELECT id, {', '.join(_PERSON)} FROM person WHERE workspace_id = %s AND id IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )
    }


def _introductions(scope: Scope, people: set[int]) -> list[list[Any]]:
    found = rows(
        scope, f"SELECT {', '.join(_INTRODUCTION)} FROM introduction WHERE workspace_id = %s", [scope.workspace]
    )
    return [list(row) for row in found if not people.isdisjoint(row[1:3])]


def owners_counted(
    members: Sequence[int], owner_of: Mapping[int, int | None], ended: Mapping[int, Ended]
) -> Counter[int]:
    """How many of these mailboxes are each person's; those who ended count only where they may come back."""
    owners = [owner for member in members if (owner := owner_of[member]) is not None]
    there = set(owners)
    return Counter(owner for owner in owners if owner not in ended or may_come_back(ended[owner], there))
