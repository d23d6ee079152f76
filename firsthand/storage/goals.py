"""Rows of goals, and of the people behind them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from firsthand.domain.goals import Goal, Part
from firsthand.domain.people import Family
from firsthand.storage import ids
from firsthand.storage.connection import execute, execute_many, in_list, one, rows, write
from firsthand.storage.giving import EPOCH, day, number
from firsthand.storage.scope import Scope

LISTED_MAX = 500

_GOAL = "id, title, why, question, by_day, state, on_day, ended_day, came_of_it"


class Standing(NamedTuple):
    """One person beside one goal, as kept."""

    person: int
    family: Family
    part: Part


def goals(scope: Scope) -> list[Goal]:
    """All of them, the newest first."""
    return [
        _goal(row)
        for row in rows(
            scope,
            f"SELECT {_GOAL} FROM goal WHERE workspace_id = %s ORDER BY on_day DESC, id DESC LIMIT %s",
            [scope.workspace, LISTED_MAX],
        )
    ]


def goal(scope: Scope, id: int) -> Goal | None:
    row = one(scope, f"SELECT {_GOAL} FROM goal WHERE workspace_id = %s AND id = %s", [scope.workspace, id])
    return _goal(row) if row else None


def add(scope: Scope, new: Goal) -> int:
    """Write a new goal; its id."""
    with write(scope):
        id = ids.allocate(scope, 1)
        execute(
            scope,
            f"INSERT INTO goal (workspace_id, {_GOAL}) VALUES ({in_list(10)})",
            [
                scope.workspace, id, new.title, new.why, new.question, number(new.by), new.state, number(new.on),
                number(new.ended), new.came_of_it,
            ],
        )  # fmt: skip
    return id


def change(scope: Scope, goal: Goal) -> None:
    """Write a goal over the one of its id."""
    execute(
        scope,
        "UPDATE goal SET title = %s, why = %s, question = %s, by_day = %s, state = %s, ended_day = %s, came_of_it = %s WHERE"
        " workspace_id = %s AND id = %s",
        [
            goal.title, goal.why, goal.question, number(goal.by), goal.state, number(goal.ended), goal.came_of_it,
            scope.workspace, goal.id,
        ],
    )  # fmt: skip


def people(scope: Scope, goals: Collection[int]) -> dict[int, list[Standing]]:
    """Who stands behind each of some goals, and who helped."""
    found: dict[int, list[Standing]] = defaultdict(list)
    if goals:
        for goal_id, *standing in rows(
            scope,
            "SELECT goal_id, person_id, family, part FROM goal_person WHERE workspace_id = %s AND goal_id IN"
            f" ({in_list(len(goals))})",
            [scope.workspace, *goals],
        ):
            found[goal_id].append(Standing(*standing))
    return found


def add_people(scope: Scope, goal_id: int, standing: Iterable[Standing]) -> None:
    """Put people beside a goal; who stands there already stays."""
    execute_many(
        scope,
        "INSERT INTO goal_person (workspace_id, person_id, goal_id, family, part) VALUES (%s,%s,%s,%s,%s)"
        " ON CONFLICT (workspace_id, person_id, goal_id, family, part) DO NOTHING",
        [(scope.workspace, one.person, goal_id, one.family, one.part) for one in standing],
    )


def remove_person(scope: Scope, goal_id: int, one: Standing) -> None:
    execute(
        scope,
        "DELETE FROM goal_person WHERE workspace_id = %s AND goal_id = %s AND person_id = %s AND family = %s AND part = %s",
        [scope.workspace, goal_id, one.person, one.family, one.part],
    )


def behind_open(scope: Scope, until_day: int) -> frozenset[int]:
    """Whoever stands behind a goal that was open before a day (days since 1970-01-01)."""
    return frozenset(
        row[0]
        for row in rows(
            scope,
            "SELECT DISTINCT p.person_id FROM goal g JOIN goal_person p ON p.workspace_id = g.workspace_id AND p.goal_id = g.id"
            " WHERE g.workspace_id = %s AND p.part = 'behind' AND g.on_day < %s AND (g.ended_day IS NULL OR g.ended_day >= %s)",
            [scope.workspace, until_day, until_day],
        )
    )


def _goal(row: tuple[Any, ...]) -> Goal:
    id, title, why, question, by_day, state, on_day, ended_day, came_of_it = row
    return Goal(id, title, day(on_day) or EPOCH, why, question, day(by_day), state, day(ended_day), came_of_it)
