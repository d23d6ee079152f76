"""Rows of what can be brought, what is looked for, and introductions."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from firsthand.domain.inventory import ForGoal, Need, Offer, Source
from firsthand.domain.moves import Introduction
from firsthand.storage import ids
from firsthand.storage.connection import chunks, execute, in_list, one, rows, write
from firsthand.storage.scope import Scope

EPOCH = date(1970, 1, 1)
LISTED_MAX = 2000
TOGETHER_IN_LATEST = 300

_OFFER = "id, person_id, value, words, minutes, limits, until_day, status, origin, on_day, interaction_id, quote, probability"
_NEED = "id, person_id, value, words, until_day, met_day, status, origin, on_day, interaction_id, quote, probability"
_NEED_AND_GOAL = (
    "need LEFT JOIN (SELECT workspace_id AS whose, id AS goal, title, ended_day FROM goal) g ON g.whose = need.workspace_id AND"
    " g.goal = need.goal_id"
)
_INTRODUCTION = "id, person_a, person_b, why_a, why_b, state, says_a, says_b, changed_day"


class Whose(NamedTuple):
    """Whose offers or needs: everybody's, mine (no person), one person's, those of everybody but me, or of some goals."""

    condition: str = ""
    values: tuple[int, ...] = ()


ANYBODYS = Whose()
MINE = Whose(" AND person_id IS NULL")
OTHERS = Whose(" AND person_id IS NOT NULL")


def of_person(person: int) -> Whose:
    return Whose(" AND person_id = %s", (person,))


def of_goals(goals: Collection[int]) -> Whose:
    """Needs only, of one goal at least."""
    return Whose(f" AND goal_id IN ({in_list(len(goals))})", tuple(goals))


def number(day: date | None) -> int | None:
    """Days since 1970-01-01."""
    return None if day is None else (day - EPOCH).days


def day(found: int | None) -> date | None:
    return None if found is None else EPOCH + timedelta(days=found)


def offers(scope: Scope, whose: Whose = ANYBODYS, limit: int = LISTED_MAX) -> list[Offer]:
    """Those not dismissed, the newest first."""
    return [
        Offer(
            id=row[0],
            person=row[1],
            value=row[2],
            words=row[3],
            minutes=row[4],
            limits=row[5],
            until=day(row[6]),
            status=row[7],
            source=Source(row[8], EPOCH + timedelta(days=row[9]), row[10], row[11]),
            probability=row[12],
        )
        for row in _listed(scope, "offer", _OFFER, whose, limit)
    ]


def needs(scope: Scope, whose: Whose = ANYBODYS, limit: int = LISTED_MAX) -> list[Need]:
    """Those not dismissed, the newest first."""
    return [
        Need(
            id=row[0],
            person=row[1],
            value=row[2] or None,
            words=row[3],
            until=day(row[4]),
            met=day(row[5]),
            status=row[6],
            source=Source(row[7], EPOCH + timedelta(days=row[8]), row[9], row[10]),
            probability=row[11],
            goal=None if row[12] is None else ForGoal(row[12], row[13], day(row[14])),
        )
        for row in _listed(scope, _NEED_AND_GOAL, f"{_NEED}, goal, title, ended_day", whose, limit)
    ]


def words_said(scope: Scope, table: str, whose: Whose) -> set[str]:
    """The words of all offers or needs, dismissed ones too, so that none is suggested twice."""
    return {
        row[0].casefold()
        for row in rows(
            scope,
            f"SELECT words FROM {table} WHERE workspace_id = %s{whose.condition}",
            [scope.workspace, *whose.values],
        )
    }


def keep_offer(scope: Scope, offer: Offer) -> Offer:
    """Write a new offer; it comes back with its id."""
    with write(scope):
        id = ids.allocate(scope, 1)
        source = offer.source
        execute(
            scope,
            f"INSERT INTO offer (workspace_id, {_OFFER}) VALUES ({','.join(['%s'] * 14)})",
            [
                scope.workspace, id, offer.person, offer.value, offer.words, offer.minutes, offer.limits,
                number(offer.until), offer.status, source.origin, number(source.on), source.interaction_id, source.quote,
                offer.probability,
            ],
        )  # fmt: skip
    return Offer(
        id, offer.person, offer.value, offer.words, offer.minutes, source, offer.limits, offer.until, offer.status,
        offer.probability,
    )  # fmt: skip


def keep_need(scope: Scope, need: Need) -> Need:
    """Write a new need; it comes back with its id."""
    with write(scope):
        id = ids.allocate(scope, 1)
        source = need.source
        execute(
            scope,
            f"INSERT INTO need (workspace_id, {_NEED}, goal_id) VALUES ({','.join(['%s'] * 14)})",
            [
                scope.workspace, id, need.person, need.value or "", need.words, number(need.until), number(need.met),
                need.status, source.origin, number(source.on), source.interaction_id, source.quote, need.probability,
                need.goal.id if need.goal else None,
            ],
        )  # fmt: skip
    return replace(need, id=id)


def set_met(scope: Scope, id: int, on: date | None) -> bool:
    sql = "UPDATE need SET met_day = %s WHERE workspace_id = %s AND id = %s"
    return bool(execute(scope, sql, [number(on), scope.workspace, id]))


def remove(scope: Scope, table: str, id: int) -> bool:
    return bool(execute(scope, f"DELETE FROM {table} WHERE workspace_id = %s AND id = %s", [scope.workspace, id]))


def introductions(scope: Scope, limit: int = LISTED_MAX) -> list[Introduction]:
    """The latest first."""
    return [
        _introduction(row)
        for row in rows(
            scope,
            f"SELECT {_INTRODUCTION} FROM introduction WHERE workspace_id = %s ORDER BY changed_day DESC, id DESC LIMIT %s",
            [scope.workspace, limit],
        )
    ]


def introduction(scope: Scope, id: int) -> Introduction | None:
    row = one(
        scope,
        f"SELECT {_INTRODUCTION} FROM introduction WHERE workspace_id = %s AND id = %s",
        [scope.workspace, id],
    )
    return _introduction(row) if row else None


def came_of_introduction(scope: Scope, id: int) -> str:
    """What came of it, in the user's words; '' where they have not said."""
    found = one(scope, "SELECT came_of_it FROM introduction WHERE workspace_id = %s AND id = %s", [scope.workspace, id])
    return found[0] if found else ""


def _introduction(row: tuple[Any, ...]) -> Introduction:
    id, a, b, why_a, why_b, state, says_a, says_b, changed_day = row
    return Introduction(id, a, b, why_a, why_b, state, says_a, says_b, EPOCH + timedelta(days=changed_day))


def keep_introduction(scope: Scope, introduced: Introduction, came_of_it: str = "") -> None:
    """Write an introduction, over the one of its id."""
    execute(
        scope,
        "INSERT INTO introduction (workspace_id, id, person_a, person_b, why_a, why_b, state, says_a, says_b, opened_day,"
        " changed_day, came_of_it) VALUES (%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s) ON CONFLICT (workspace_id, id) DO UPDATE SET"
        " why_a = excluded.why_a, why_b = excluded.why_b, state = excluded.state, says_a = excluded.says_a,"
        " says_b = excluded.says_b, changed_day = excluded.changed_day, came_of_it = excluded.came_of_it",
        [
            scope.workspace, introduced.id, introduced.a, introduced.b, introduced.why_a, introduced.why_b, introduced.state,
            introduced.says_a, introduced.says_b, number(introduced.on), number(introduced.on), came_of_it,
        ],
    )  # fmt: skip


def acquainted(
    scope: Scope, mailboxes: dict[int, tuple[int, ...]], pairs: Collection[tuple[int, int]], before: int
) -> set[tuple[int, int]]:
    """Of these pairs of people those that take part in a message or meeting together, the lower id first.

    mailboxes: of each person. before: what begins later is left out. Only the latest of each mailbox are looked at; meant
    for a handful of pairs.
    """
    found = set()
    for a, b in pairs:
        others = mailboxes.get(b, ())
        if others and any(_meets(scope, one, others, before) for one in mailboxes.get(a, ())):
            found.add((min(a, b), max(a, b)))
    return found


def _meets(scope: Scope, mailbox: int, others: Sequence[int], before: int) -> bool:
    """Whether any of `others` takes part in one of the latest messages and meetings of a mailbox."""
    return bool(
        one(
            scope,
            "SELECT 1 FROM (SELECT interaction_id FROM participant WHERE workspace_id = %s AND mailbox_id = %s AND sent_at < %s"
            " AND role <> 'd' ORDER BY sent_at DESC LIMIT %s) x JOIN participant y ON y.workspace_id = %s AND"
            " y.interaction_id = x.interaction_id WHERE y.role <> 'd' AND"
            f" y.mailbox_id IN ({in_list(len(others))}) LIMIT 1",
            [scope.workspace, mailbox, before, TOGETHER_IN_LATEST, scope.workspace, *others],
        )
    )


def _listed(scope: Scope, table: str, columns: str, whose: Whose, limit: int) -> list[tuple[Any, ...]]:
    return rows(
        scope,
        f"SELECT {columns} FROM {table} WHERE workspace_id = %s AND status <> 'dismissed'{whose.condition}"
        " ORDER BY on_day DESC, id DESC LIMIT %s",
        [scope.workspace, *whose.values, limit],
    )


def mailboxes_of(scope: Scope, people: Collection[int]) -> dict[int, tuple[int, ...]]:
    """The mailbox ids of each person."""
    found: dict[int, list[int]] = {}
    for part in chunks(sorted(people)):
        for id, person in rows(
            scope,
            f"SELECT id, person_id FROM mailbox WHERE workspace_id = %s AND person_id IN ({in_list(len(part))})",
            [scope.workspace, *part],
        ):
            found.setdefault(person, []).append(id)
    return {person: tuple(listed) for person, listed in found.items()}
