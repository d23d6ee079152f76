"""People in lists and one by one."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

from firsthand.storage.connection import chunks, in_list, one, rows
from firsthand.storage.scope import Scope

FORTNIGHTS = 26
NEVER, AHEAD = -(10**6), 10**6


class Basics(NamedTuple):
    """One person without the tie; kind is 'person' in lists."""

    id: int
    name: str
    organisation: str
    role_title: str
    search: str
    star: bool
    never_suggest: bool
    set_aside: bool
    by_hand: bool
    warmth_set: str | None
    kind: str
    card_groups: str
    name_set: bool
    organisation_set: bool
    role_set: bool


_COLUMNS = (
    "id, name, organisation, role_title, search, star, never_suggest, set_aside, by_hand, warmth_set, kind, card_groups,"
    " name_set, organisation_set, role_set"
)


class Listed(NamedTuple):
    """As much of a person as sorting and filtering need."""

    id: int
    name: str
    organisation: str
    search: str
    met: int
    card_groups: str


def everybody(scope: Scope, *, set_aside: bool = False) -> list[Listed]:
    """All people (no lists, robots, roles or the owner), by id."""
    found = rows(
        scope,
        "SELECT id, name, organisation, search, met, card_groups FROM person WHERE workspace_id = %s AND kind = 'person' AND"
        " set_aside = %s"
        " ORDER BY id",
        [scope.workspace, set_aside],
    )
    return list(map(Listed._make, found))


def names_of(scope: Scope, people: Collection[int]) -> dict[int, str]:
    """Names of those of these ids that are shown among people: no lists, robots or roles, nobody set aside."""
    return {
        id: name
        for part in chunks(sorted(people))
        for id, name in rows(
            scope,
            "SELECT id, name FROM person WHERE workspace_id = %s AND kind = 'person' AND NOT set_aside AND id IN"
            f" ({in_list(len(part))})",
            [scope.workspace, *part],
        )
    }


def count(scope: Scope) -> int:
    """How many people there are, those set aside included."""
    found = one(scope, "SELECT COUNT(*) FROM person WHERE workspace_id = %s AND kind = 'person'", [scope.workspace])
    return int(found[0]) if found else 0


def by_ids(scope: Scope, people: Collection[int]) -> dict[int, Basics]:
    found: dict[int, Basics] = {}
    for part in chunks(sorted(people)):
        for row in rows(
            scope,
            f"SELECT {_COLUMNS} FROM person WHERE workspace_id = %s AND id IN ({in_list(len(part))})",
            [scope.workspace, *part],
        ):
            found[row[0]] = Basics(*row)
    return found


def seen_before(scope: Scope, before: int) -> set[int]:
    """People who appear in any message before an instant, or who were put in by hand."""
    return {
        row[0]
        for row in rows(
            scope,
            "SELECT DISTINCT m.person_id FROM mailbox m WHERE m.workspace_id = %s AND m.person_id IS NOT NULL AND EXISTS"
            " (SELECT 1 FROM participant p WHERE p.workspace_id = m.workspace_id AND p.mailbox_id = m.id AND"
            " p.sent_at > 0 AND p.sent_at < %s)",
            [scope.workspace, before],
        )
    } | {row[0] for row in rows(scope, "SELECT id FROM person WHERE workspace_id = %s AND by_hand", [scope.workspace])}


def addresses(scope: Scope, people: Collection[int] | None = None) -> dict[int, tuple[str, ...]]:
    """Addresses of each person, the most used first."""
    sql = "SELECT person_id, address, SUM(sent + received) FROM mailbox WHERE workspace_id = %s AND address <> ''{more} GROUP BY person_id, address"  # noqa: E501
    if people is None:
        found = rows(scope, sql.format(more=" AND person_id IS NOT NULL"), [scope.workspace])
    else:
        found = [
            row
            for part in chunks(sorted(people))
            for row in rows(
                scope, sql.format(more=f" AND person_id IN ({in_list(len(part))})"), [scope.workspace, *part]
            )
        ]
    by_person: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for person, address, messages in found:
        by_person[person].append((-int(messages), address))
    return {person: tuple(address for _, address in sorted(listed)) for person, listed in by_person.items()}


def tags(scope: Scope, people: Collection[int] | None = None) -> dict[int, tuple[str, ...]]:
    return {
        person: tuple(sorted(pair[0] for pair in listed))
        for person, listed in _by_person(scope, "tag", "tag", people).items()
    }


def with_tag(scope: Scope, tag: str) -> list[int]:
    """Whoever has a tag, the user's own or one of the address book."""
    found = rows(
        scope,
        "SELECT person_id, tag FROM tag WHERE workspace_id = %s AND tag = %s UNION SELECT id, card_groups FROM person WHERE"
        " workspace_id = %s AND card_groups <> ''",
        [scope.workspace, tag, scope.workspace],
    )
    return sorted({person for person, names in found if tag in names.split("\n")})


def organisations(scope: Scope, people: Collection[int] | None = None) -> dict[int, str]:
    """The organisation of each person who has one."""
    sql = "SELECT id, organisation FROM person WHERE workspace_id = %s AND kind = 'person' AND organisation <> ''"
    if people is None:
        return dict(rows(scope, sql, [scope.workspace]))
    return {
        row[0]: row[1]
        for part in chunks(sorted(people))
        for row in rows(scope, f"{sql} AND id IN ({in_list(len(part))})", [scope.workspace, *part])
    }


def owner(scope: Scope) -> Basics | None:
    """The owner as a person of the record; None while nobody is known to be."""
    row = one(
        scope,
        f"SELECT {_COLUMNS} FROM person WHERE workspace_id = %s AND kind = 'me' ORDER BY id LIMIT 1",
        [scope.workspace],
    )
    return None if row is None else Basics(*row)


def layers(scope: Scope, people: Collection[int] | None = None) -> dict[int, tuple[tuple[str, str], ...]]:
    """Pairs of flow ('in' they give me, 'out' I give them) and family."""
    return {
        person: tuple((pair[0], pair[1]) for pair in listed)
        for person, listed in _by_person(scope, "layer", "flow, family", people).items()
    }


def daily_contacts(scope: Scope, people: Collection[int], from_day: int, until_day: int) -> list[tuple[int, int]]:
    """Contact-days of some people as (person, day), each once, from one day up to another."""
    return [
        (row[0], row[1])
        for part in chunks(sorted(people))
        for row in rows(
            scope,
            "SELECT DISTINCT m.person_id, d.day FROM mailbox m JOIN daily d ON d.workspace_id = m.workspace_id AND"
            f" d.mailbox_id = m.id WHERE m.workspace_id = %s AND m.person_id IN ({in_list(len(part))}) AND d.day >= %s"
            " AND d.day < %s",
            [scope.workspace, *part, from_day, until_day],
        )
    ]


def contacts_around(scope: Scope, people: Collection[int], day: int) -> dict[int, tuple[int, int]]:
    """Of each person with contacts on both sides of a day: the last contact-day before it, the first from it on."""
    found: dict[int, tuple[int, int]] = {}
    for part in chunks(sorted(people)):
        for person, before, after in rows(
            scope,
            # Two steps along the key for each mailbox, however long its history is.
            "SELECT m.person_id, (SELECT MAX(d.day) FROM daily d WHERE d.workspace_id = m.workspace_id AND d.mailbox_id ="
            " m.id AND d.day < %s), (SELECT MIN(d.day) FROM daily d WHERE d.workspace_id = m.workspace_id AND"
            " d.mailbox_id = m.id AND d.day >= %s) FROM mailbox m WHERE m.workspace_id = %s AND m.person_id IN"
            f" ({in_list(len(part))})",
            [day, day, scope.workspace, *part],
        ):
            known = found.get(person, (NEVER, AHEAD))
            found[person] = (
                max(known[0], NEVER if before is None else before),
                min(known[1], AHEAD if after is None else after),
            )
    return {person: days for person, days in found.items() if days[0] != NEVER and days[1] != AHEAD}


def mailboxes_of(scope: Scope, person: int) -> list[tuple[int, str, str, int]]:
    """id, address, name and messages of a person's mailboxes, the most used first."""
    return [
        (row[0], row[1], row[2], row[3])
        for row in rows(
            scope,
            "SELECT id, address, name, sent + received FROM mailbox WHERE workspace_id = %s AND person_id = %s"
            " ORDER BY sent + received DESC, id",
            [scope.workspace, person],
        )
    ]


def joining_reasons(scope: Scope, person: int) -> list[tuple[int, int, str]]:
    """Why mailboxes of a person were joined: two mailbox ids and the reason."""
    return [
        (row[0], row[1], row[2])
        for row in rows(
            scope,
            "SELECT mailbox_a, mailbox_b, reason FROM joining WHERE workspace_id = %s AND person_id = %s",
            [scope.workspace, person],
        )
    ]


def matching(scope: Scope, folded_words: Sequence[str], limit: int) -> list[int]:
    """People in whose name, addresses, organisation or role every word begins some word."""
    if not folded_words:
        return []
    condition = " AND ".join(["search LIKE %s ESCAPE '!'"] * len(folded_words))
    return [
        row[0]
        for row in rows(
            scope,
            "SELECT p.id FROM person p LEFT JOIN tie t ON t.workspace_id = p.workspace_id AND t.person_id = p.id"
            f" WHERE p.workspace_id = %s AND p.kind = 'person' AND NOT p.set_aside AND {condition}"
            " ORDER BY t.warmth_log2 IS NULL, t.warmth_log2 DESC, p.name LIMIT %s",
            [scope.workspace, *(like_word(word) for word in folded_words), limit],
        )
    ]


def like_word(folded_word: str) -> str:
    """A LIKE pattern for the beginning of a word in `person.search`."""
    escaped = folded_word.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"% {escaped}%"


def exists(scope: Scope, person: int) -> bool:
    return one(scope, "SELECT 1 FROM person WHERE workspace_id = %s AND id = %s", [scope.workspace, person]) is not None


def _by_person(
    scope: Scope, table: str, columns: str, people: Collection[int] | None
) -> dict[int, list[tuple[str, ...]]]:
    sql = f"SELECT person_id, {columns} FROM {table} WHERE workspace_id = %s"
    if people is None:
        found = rows(scope, sql, [scope.workspace])
    else:
        found = [
            row
            for part in chunks(sorted(people))
            for row in rows(scope, f"{sql} AND person_id IN ({in_list(len(part))})", [scope.workspace, *part])
        ]
    by_person: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    for person, *values in found:
        by_person[person].append(tuple(values))
    return by_person


def roles(scope: Scope, limit: int) -> list[tuple[int, str]]:
    """What people do, where it is known: role and organisation, of those whom one may suggest."""
    return [
        (row[0], ", ".join(part for part in row[1:] if part))
        for row in rows(
            scope,
            "SELECT id, role_title, organisation FROM person WHERE workspace_id = %s AND kind = 'person' AND NOT set_aside AND"
            " NOT never_suggest AND role_title <> '' ORDER BY id LIMIT %s",
            [scope.workspace, limit],
        )
    ]
