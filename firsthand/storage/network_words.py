"""Rows of what the user says of the network: purposes, traits, targets, and the layer beneath its families."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from firsthand.storage.connection import chunks, execute, execute_many, in_list, rows
from firsthand.storage.scope import Scope

Words = dict[str, bool]
"""The user's yes or no, by what it is about."""


def purposes(scope: Scope, people: Collection[int] | None = None) -> dict[int, Words]:
    """By person what a tie is for, and is not; of somebody who has both words, the yes."""
    found: dict[int, Words] = defaultdict(dict)
    for person, purpose, said in _of(scope, "SELECT person_id, purpose, said FROM purpose", people):
        found[person][purpose] = bool(said) or found[person].get(purpose, False)
    return dict(found)


def keep_purposes(scope: Scope, told: Mapping[int, Words]) -> None:
    """Put these words in place of all that was said of these people; no words leave none. Call it in a transaction."""
    _clear(scope, "purpose", told)
    execute_many(
        scope,
        "INSERT INTO purpose (workspace_id, person_id, purpose, said) VALUES (%s,%s,%s,%s)",
        [(scope.workspace, person, name, said) for person, words in told.items() for name, said in words.items()],
    )


def traits(scope: Scope, dimension: str, people: Collection[int] | None = None) -> dict[int, Words]:
    """By person the values of a dimension, yes and no; a yes counts before a no."""
    found: dict[int, Words] = defaultdict(dict)
    sql = "SELECT person_id, value, said FROM trait"
    for person, value, said in _of(scope, sql, people, "dimension", [dimension]):
        found[person][value] = bool(said) or found[person].get(value, False)
    return dict(found)


def keep_traits(scope: Scope, dimension: str, told: Mapping[int, Words]) -> None:
    """Put these words in place of all that was said of these people's dimension. Call it in a transaction."""
    _clear(scope, "trait", told, "dimension", [dimension])
    execute_many(
        scope,
        "INSERT INTO trait (workspace_id, person_id, dimension, value, said) VALUES (%s,%s,%s,%s,%s)",
        [
            (scope.workspace, person, dimension, value, said)
            for person, words in told.items()
            for value, said in words.items()
        ],
    )


def values(scope: Scope, dimension: str) -> list[str]:
    """The values that the user has given anybody, the most frequent first."""
    found = rows(
        scope,
        "SELECT value FROM trait WHERE workspace_id = %s AND dimension = %s AND said GROUP BY value"
        " ORDER BY COUNT(*) DESC, value",
        [scope.workspace, dimension],
    )
    return [row[0] for row in found]


def own_traits(scope: Scope) -> dict[str, str]:
    return dict(rows(scope, "SELECT dimension, value FROM own_trait WHERE workspace_id = %s", [scope.workspace]))


def keep_own_traits(scope: Scope, told: Mapping[str, str]) -> None:
    """Put these in place of what was said of the same dimensions; '' leaves none. Call it in a transaction."""
    for dimension, value in told.items():
        execute(scope, "DELETE FROM own_trait WHERE workspace_id = %s AND dimension = %s", [scope.workspace, dimension])
        if value:
            execute(
                scope,
                "INSERT INTO own_trait (workspace_id, dimension, value) VALUES (%s,%s,%s)",
                [scope.workspace, dimension, value],
            )


def targets(scope: Scope) -> dict[str, dict[str, float]]:
    """The user's own targets: by mix the share, 0 to 1, of each name."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for mix, name, share in rows(
        scope, "SELECT mix, name, share FROM own_target WHERE workspace_id = %s ORDER BY mix, name", [scope.workspace]
    ):
        found[mix][name] = float(share)
    return dict(found)


def keep_targets(scope: Scope, mix: str, shares: Mapping[str, float]) -> None:
    """Put these in place of all targets of a mix. Call it in a transaction."""
    execute(scope, "DELETE FROM own_target WHERE workspace_id = %s AND mix = %s", [scope.workspace, mix])
    execute_many(
        scope,
        "INSERT INTO own_target (workspace_id, mix, name, share) VALUES (%s,%s,%s,%s)",
        [(scope.workspace, mix, name, share) for name, share in shares.items()],
    )


def goals_behind(scope: Scope, people: Collection[int], until_day: int) -> dict[int, tuple[str, ...]]:
    """Titles of the goals behind which each of these people stands and that were open before a day number."""
    found: dict[int, list[str]] = defaultdict(list)
    for part in chunks(sorted(people)):
        for person, title in rows(
            scope,
            "SELECT DISTINCT p.person_id, g.title FROM goal_person p JOIN goal g ON g.workspace_id = p.workspace_id AND"
            " g.id = p.goal_id WHERE p.workspace_id = %s AND p.part = 'behind' AND g.on_day < %s AND (g.ended_day IS NULL OR"
            f" g.ended_day >= %s) AND p.person_id IN ({in_list(len(part))}) ORDER BY p.person_id, g.title",
            [scope.workspace, until_day, until_day, *part],
        ):
            found[person].append(title)
    return {person: tuple(titles) for person, titles in found.items()}


def layer_kinds(scope: Scope, people: Collection[int] | None = None) -> dict[int, frozenset[tuple[str, str]]]:
    """By person pairs of flow ('in' they give me, 'out' I give them) and kind of value, as the user set them."""
    return _pairs(_of(scope, "SELECT person_id, flow, value FROM layer_kind", people))


def keep_layer_kinds(scope: Scope, person: int, pairs: Iterable[tuple[str, str]]) -> None:
    """Put these in place of the kinds that were set for one person. Call it in a transaction."""
    _clear(scope, "layer_kind", [person])
    execute_many(
        scope,
        "INSERT INTO layer_kind (workspace_id, person_id, flow, value) VALUES (%s,%s,%s,%s)",
        [(scope.workspace, person, flow, value) for flow, value in sorted(set(pairs))],
    )


def layers_declined(scope: Scope, people: Collection[int] | None = None) -> dict[int, frozenset[tuple[str, str]]]:
    """By person pairs of flow and family that the user said are not so."""
    return _pairs(_of(scope, "SELECT person_id, flow, family FROM layer_declined", people))


def decline_layer(scope: Scope, person: int, flow: str, family: str) -> None:
    execute(
        scope,
        "INSERT INTO layer_declined (workspace_id, person_id, flow, family) VALUES (%s,%s,%s,%s) ON CONFLICT DO NOTHING",
        [scope.workspace, person, flow, family],
    )


def take_back_declined(scope: Scope, person: int, pairs: Iterable[tuple[str, str]]) -> None:
    """What the user sets after all is declined no more."""
    for flow, family in pairs:
        execute(
            scope,
            "DELETE FROM layer_declined WHERE workspace_id = %s AND person_id = %s AND flow = %s AND family = %s",
            [scope.workspace, person, flow, family],
        )


def _pairs(found: Iterable[tuple]) -> dict[int, frozenset[tuple[str, str]]]:  # type: ignore[type-arg]
    by_person: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for person, flow, what in found:
        by_person[person].add((flow, what))
    return {person: frozenset(pairs) for person, pairs in by_person.items()}


def _of(
    scope: Scope, sql: str, people: Collection[int] | None, column: str = "", more: list[str] | None = None
) -> list[tuple]:  # type: ignore[type-arg]
    where = f"{sql} WHERE workspace_id = %s" + (f" AND {column} = %s" if column else "")
    begin = [scope.workspace, *(more or [])]
    if people is None:
        return rows(scope, where, begin)
    return [
        row
        for part in chunks(sorted(people))
        for row in rows(scope, f"{where} AND person_id IN ({in_list(len(part))})", [*begin, *part])
    ]


def _clear(scope: Scope, table: str, people: Collection[int], column: str = "", more: list[str] | None = None) -> None:
    for part in chunks(sorted(people)):
        execute(
            scope,
            f"DELETE FROM {table} WHERE workspace_id = %s AND person_id IN ({in_list(len(part))})"
            + (f" AND {column} = %s" if column else ""),
            [scope.workspace, *part, *(more or [])],
        )
