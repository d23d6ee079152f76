"""Rows of practice: plans, attempts, skills, lessons, the programme, reviews and reminding."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from firsthand.domain.practice.attempts import Attempt, Practised, SkillState
from firsthand.domain.practice.plans import Plan, State
from firsthand.domain.practice.returning import Lesson
from firsthand.domain.reminding import Reminding
from firsthand.storage import ids
from firsthand.storage.connection import execute, in_list, one, rows, write
from firsthand.storage.giving import day, number
from firsthand.storage.scope import Scope

EPOCH = date(1970, 1, 1)

_PLAN = "id, if_words, then_words, obstacle, answer, cue, due_day, meeting_id, person_id, origin, state, on_day, decided_day"
_ATTEMPT = (
    "id, week_day, experiment, skill, person_id, move, state, smaller, sure_before, sure_after, enjoyment, energy, happened,"
    " learnt, tried_day"
)
_LESSON = "id, experiment_id, words, step, next_day, on_day"
_REMINDING = "wanted, quiet_from, quiet_until, snoozed_until_day, last_here_day, welcomed_day"


def _day(found: int) -> date:
    return EPOCH + timedelta(days=found)


def plans(scope: Scope, *, state: State | None = None, since: date | None = None, limit: int = 500) -> list[Plan]:
    """The newest first. since: made on that day or later."""
    condition, values = "", list[Any]()
    if state is not None:
        condition += " AND state = %s"
        values.append(state)
    if since is not None:
        condition += " AND on_day >= %s"
        values.append(number(since))
    found = rows(
        scope,
        f"SELECT {_PLAN} FROM plan WHERE workspace_id = %s{condition} ORDER BY on_day DESC, id DESC LIMIT %s",
        [scope.workspace, *values, limit],
    )
    return [_plan(row) for row in found]


def plan(scope: Scope, id: int) -> Plan | None:
    row = one(scope, f"SELECT {_PLAN} FROM plan WHERE workspace_id = %s AND id = %s", [scope.workspace, id])
    return _plan(row) if row else None


def _plan(row: tuple[Any, ...]) -> Plan:
    (*words, due, meeting, person, origin, state, on, decided) = row
    id, if_words, then_words, obstacle, answer, cue = words
    return Plan(
        id, if_words, then_words, obstacle, answer, cue, day(due), meeting, person, origin, state, _day(on), day(decided)
    )  # fmt: skip


def keep_plan(scope: Scope, kept: Plan) -> Plan:
    """Write a plan over the one of its id; one of id 0 is new, and comes back with an id."""
    with write(scope):
        id = kept.id or ids.allocate(scope, 1)
        values = [
            scope.workspace, id, kept.if_words, kept.then_words, kept.obstacle, kept.answer, kept.cue, number(kept.due),
            kept.meeting, kept.person, kept.origin, kept.state, number(kept.on), number(kept.decided),
        ]  # fmt: skip
        _put(scope, "plan", _PLAN, values)
    return replace(kept, id=id)


def remove_plan(scope: Scope, id: int) -> bool:
    return bool(execute(scope, "DELETE FROM plan WHERE workspace_id = %s AND id = %s", [scope.workspace, id]))


def attempts(scope: Scope, limit: int = 600) -> list[Attempt]:
    """The newest week first."""
    found = rows(
        scope,
        f"SELECT {_ATTEMPT} FROM experiment WHERE workspace_id = %s ORDER BY week_day DESC, id DESC LIMIT %s",
        [scope.workspace, limit],
    )
    return [_attempt(row) for row in found]


def _attempt(row: tuple[Any, ...]) -> Attempt:
    id, week, experiment, skill, person, move, state, *said, tried = row
    smaller, sure_before, sure_after, enjoyment, energy, happened, learnt = said
    return Attempt(
        id, _day(week), experiment, skill, person, move, state, smaller, sure_before, sure_after, enjoyment, energy, happened,
        learnt, day(tried),
    )  # fmt: skip


def keep_attempt(scope: Scope, kept: Attempt) -> Attempt:
    """Write an attempt over the one of its id; one of id 0 is new, and comes back with an id."""
    with write(scope):
        id = kept.id or ids.allocate(scope, 1)
        values = [
            scope.workspace, id, number(kept.week), kept.experiment, kept.skill, kept.person, kept.move, kept.state,
            kept.smaller, kept.sure_before, kept.sure_after, kept.enjoyment, kept.energy, kept.happened, kept.learnt,
            number(kept.tried),
        ]  # fmt: skip
        _put(scope, "experiment", _ATTEMPT, values)
    return replace(kept, id=id)


def remove_attempt(scope: Scope, id: int) -> None:
    execute(scope, "DELETE FROM experiment WHERE workspace_id = %s AND id = %s", [scope.workspace, id])


def practised(scope: Scope) -> list[Practised]:
    found = rows(
        scope,
        "SELECT skill, state, since_day, why FROM practised WHERE workspace_id = %s ORDER BY since_day DESC, skill",
        [scope.workspace],
    )
    return [Practised(skill, state, _day(since), why) for skill, state, since, why in found]


def keep_practised(scope: Scope, skill: str, state: SkillState, since: date) -> None:
    """Keep the state of a skill; what was said of why stays."""
    execute(
        scope,
        "INSERT INTO practised (workspace_id, skill, state, since_day, why) VALUES (%s,%s,%s,%s,'')"
        " ON CONFLICT (workspace_id, skill) DO UPDATE SET state = excluded.state, since_day = excluded.since_day",
        [scope.workspace, skill, state, number(since)],
    )


def lessons(scope: Scope, limit: int = 500) -> list[Lesson]:
    """The newest first."""
    found = rows(
        scope,
        f"SELECT {_LESSON} FROM lesson WHERE workspace_id = %s ORDER BY on_day DESC, id DESC LIMIT %s",
        [scope.workspace, limit],
    )
    return [Lesson(row[0], row[1], row[2], row[3], day(row[4]), _day(row[5])) for row in found]


def keep_lesson(scope: Scope, kept: Lesson) -> Lesson:
    """Write a lesson over the one of its id; one of id 0 is new, and comes back with an id."""
    with write(scope):
        id = kept.id or ids.allocate(scope, 1)
        values = [scope.workspace, id, kept.experiment, kept.words, kept.step, number(kept.next), number(kept.on)]
        _put(scope, "lesson", _LESSON, values)
    return replace(kept, id=id)


def remove_lesson(scope: Scope, id: int) -> None:
    execute(scope, "DELETE FROM lesson WHERE workspace_id = %s AND id = %s", [scope.workspace, id])


def programme(scope: Scope) -> tuple[str, str, date] | None:
    """Title, file and first day of the programme under way; None for none."""
    row = one(scope, "SELECT title, content, started_day FROM programme WHERE workspace_id = %s", [scope.workspace])
    return (row[0], row[1], _day(row[2])) if row else None


def keep_programme(scope: Scope, title: str, content: str, started: date) -> None:
    execute(
        scope,
        "INSERT INTO programme (workspace_id, title, content, started_day) VALUES (%s,%s,%s,%s) ON CONFLICT (workspace_id)"
        " DO UPDATE SET title = excluded.title, content = excluded.content, started_day = excluded.started_day",
        [scope.workspace, title, content, number(started)],
    )


def end_programme(scope: Scope) -> None:
    execute(scope, "DELETE FROM programme WHERE workspace_id = %s", [scope.workspace])


def review(scope: Scope, week: date) -> tuple[str, str]:
    """The user's answer and their lines on the next week; '' where they wrote nothing."""
    row = one(
        scope,
        "SELECT answer, next_week FROM review WHERE workspace_id = %s AND week_day = %s",
        [scope.workspace, number(week)],
    )
    return (row[0], row[1]) if row else ("", "")


def reviewed(scope: Scope, limit: int) -> list[date]:
    """Mondays of the weeks that were reviewed, the newest first."""
    found = rows(
        scope,
        "SELECT week_day FROM review WHERE workspace_id = %s ORDER BY week_day DESC LIMIT %s",
        [scope.workspace, limit],
    )
    return [_day(week) for (week,) in found]


def keep_review(scope: Scope, week: date, answer: str, next_week: str, changed_at: int) -> None:
    execute(
        scope,
        "INSERT INTO review (workspace_id, week_day, answer, next_week, changed_at) VALUES (%s,%s,%s,%s,%s)"
        " ON CONFLICT (workspace_id, week_day) DO UPDATE SET answer = excluded.answer, next_week = excluded.next_week,"
        " changed_at = excluded.changed_at",
        [scope.workspace, number(week), answer, next_week, changed_at],
    )


def reminding(scope: Scope) -> Reminding:
    row = one(scope, f"SELECT {_REMINDING} FROM reminding WHERE workspace_id = %s", [scope.workspace])
    if row is None:
        return Reminding()
    wanted, quiet_from, quiet_until, snoozed, last_here, welcomed = row
    return Reminding(
        bool(wanted), quiet_from, quiet_until, day(snoozed), day(last_here or None), day(welcomed or None)
    )  # fmt: skip


def keep_reminding(scope: Scope, kept: Reminding) -> None:
    fresh = ", ".join(f"{name} = excluded.{name}" for name in _REMINDING.split(", "))
    execute(
        scope,
        f"INSERT INTO reminding (workspace_id, {_REMINDING}) VALUES (%s,%s,%s,%s,%s,%s,%s)"
        f" ON CONFLICT (workspace_id) DO UPDATE SET {fresh}",
        [
            scope.workspace, kept.wanted, kept.quiet_from, kept.quiet_until, number(kept.snoozed_until),
            number(kept.last_here) or 0, number(kept.welcomed) or 0,
        ],
    )  # fmt: skip


class ShownMove(NamedTuple):
    """A move that Today showed: whom it is about, the first of them; shown_as: all of it, JSON."""

    key: str
    kind: str
    person: int
    name: str
    shown_as: str


def shown_moves(scope: Scope, since: date, kinds: Collection[str], limit: int = 40) -> list[ShownMove]:
    """Moves of these kinds with real people that Today showed since a day and that wait still, the latest first."""
    if not kinds:
        return []
    found = rows(
        scope,
        "SELECT e.key, e.kind, q.id, q.name, e.shown_as FROM move_event e JOIN move_person p ON p.workspace_id ="
        " e.workspace_id AND p.key = e.key JOIN person q ON q.workspace_id = p.workspace_id AND q.id = p.person_id WHERE"
        f" e.workspace_id = %s AND e.outcome = 'shown' AND e.on_day >= %s AND e.kind IN ({in_list(len(kinds))}) AND NOT EXISTS"
        " (SELECT 1 FROM move_event d WHERE d.workspace_id = e.workspace_id AND d.key = e.key AND d.outcome IN"
        " ('done','not-this')) AND q.kind = 'person' AND NOT q.set_aside AND NOT q.never_suggest"
        " ORDER BY e.on_day DESC, e.id, q.id LIMIT %s",
        [scope.workspace, number(since), *sorted(kinds), limit],
    )
    return [ShownMove(*row) for row in found]


def _put(scope: Scope, table: str, columns: str, values: list[Any]) -> None:
    """Write one row over that of its id."""
    fresh = ", ".join(f"{name} = excluded.{name}" for name in columns.split(", ")[1:])
    execute(
        scope,
        f"INSERT INTO {table} (workspace_id, {columns}) VALUES ({','.join(['%s'] * len(values))})"
        f" ON CONFLICT (workspace_id, id) DO UPDATE SET {fresh}",
        values,
    )
