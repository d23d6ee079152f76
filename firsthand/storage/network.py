"""What is kept of the network beside what it is counted from: the user's word on pairs, and where people lie on the map."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from firsthand.domain.cluster_names import Member
from firsthand.storage import ended_people
from firsthand.storage.connection import chunks, execute, execute_many, in_list, one, rows
from firsthand.storage.scope import Scope

Talk = Literal["yes", "no", "unsure"]


class Region(NamedTuple):
    """A region of the map; name: the user's own, '' while it is named by what its people share."""

    name: str
    hue: int


def places(scope: Scope) -> dict[int, tuple[float, float, int]]:
    """Where people lie on the map, and in which region (-1 for none)."""
    found = rows(scope, "SELECT person_id, x, y, region FROM map_place WHERE workspace_id = %s", [scope.workspace])
    return {person: (x, y, region) for person, x, y, region in found}


def regions(scope: Scope) -> dict[int, Region]:
    found = rows(scope, "SELECT region, name, hue FROM map_region WHERE workspace_id = %s", [scope.workspace])
    return {region: Region(name, hue) for region, name, hue in found}


def members(scope: Scope, people: Sequence[int]) -> dict[int, Member]:
    """What is known of people that may name a cluster; a function only as far as the user confirmed it."""
    known = functions(scope)
    return {
        id: Member(name, organisation, known.get(id, ""), tuple(filter(None, groups.split("\n"))))
        for part in chunks(people)
        for id, name, organisation, groups in rows(
            scope,
            "SELECT id, name, organisation, card_groups FROM person WHERE workspace_id = %s AND id IN"
            f" ({in_list(len(part))})",
            [scope.workspace, *part],
        )
    }


def employer(scope: Scope) -> str:
    """The owner's own organisation: as they said, else as their addresses say; '' where neither tells."""
    said = one(
        scope, "SELECT value FROM own_trait WHERE workspace_id = %s AND dimension = 'organisation'", [scope.workspace]
    )
    found = said or one(
        scope,
        "SELECT COALESCE(NULLIF(organisation, ''), found_organisation) FROM person WHERE workspace_id = %s AND kind = 'me'"
        " ORDER BY id LIMIT 1",
        [scope.workspace],
    )
    return str(found[0]) if found else ""


def organisations(scope: Scope) -> dict[int, str]:
    """The organisation of every person who is not set aside, '' where none is known; faster than `members` of many."""
    return dict(
        rows(
            scope,
            "SELECT id, organisation FROM person WHERE workspace_id = %s AND kind = 'person' AND NOT set_aside",
            [scope.workspace],
        )
    )


def functions(scope: Scope) -> dict[int, str]:
    """The function of people, as far as the user confirmed it."""
    return dict(
        rows(
            scope,
            "SELECT person_id, value FROM trait WHERE workspace_id = %s AND dimension = 'function' AND said ORDER BY value",
            [scope.workspace],
        )
    )


def own_function(scope: Scope) -> str:
    """The owner's own function, as they said; '' where they did not."""
    said = one(
        scope, "SELECT value FROM own_trait WHERE workspace_id = %s AND dimension = 'function'", [scope.workspace]
    )
    return str(said[0]) if said else ""


def pair_words(scope: Scope) -> dict[tuple[int, int], Talk]:
    """Whether two people talk without the owner, as the user said; the lower id first.

    Who was joined with another since stands for that one; where that leaves two words, 'yes' counts, then 'no'.
    """
    heirs = {id: one.heir for id, one in ended_people.everyone(scope).items()}
    found: dict[tuple[int, int], Talk] = {}
    for person, other, talk in rows(
        scope,
        "SELECT person_id, other_id, talk FROM pair_word WHERE workspace_id = %s ORDER BY CASE talk WHEN 'unsure' THEN 1 WHEN"
        " 'no' THEN 2 ELSE 3 END",
        [scope.workspace],
    ):
        a, b = heirs.get(person, person), heirs.get(other, other)
        if a != b:
            found[min(a, b), max(a, b)] = talk
    return found


def keep_pair_word(scope: Scope, a: int, b: int, talk: Talk | None) -> None:
    """The user's word on two people, instead of any before; None takes it back. Call it inside a transaction."""
    for person, other in ((a, b), (b, a)):
        execute(
            scope,
            "DELETE FROM pair_word WHERE workspace_id = %s AND person_id = %s AND other_id = %s",
            [scope.workspace, person, other],
        )
    if talk is not None:
        execute_many(
            scope,
            "INSERT INTO pair_word (workspace_id, person_id, other_id, talk) VALUES (%s,%s,%s,%s)",
            [(scope.workspace, a, b, talk), (scope.workspace, b, a, talk)],
        )
