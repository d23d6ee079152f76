"""Everything that happened, in order of time and a part at a time, for files that leave."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from firsthand.storage.connection import chunks, in_list, rows
from firsthand.storage.scope import Scope

AT_ONCE = 500
NO_TIME = -(2**62)


class Happened(NamedTuple):
    """A message or a meeting; direction as in `models.Interaction`. sort, status: of a meeting, '' for a message."""

    id: int
    sent_at: int | None
    subject: str
    direction: int
    sort: str
    status: str


class Planned(NamedTuple):
    """A meeting as it is kept; text: place and description as one; columns else as in `models.Meeting`."""

    id: int
    uid: str
    recurrence_id: str
    starts_at: int
    ends_at: int
    all_day: bool
    time_zone: str
    busy: bool
    status: str
    place: str
    link: str
    revision: str
    title: str
    text: str


class TookPart(NamedTuple):
    """One mailbox in one interaction. role as in `models.Participant`; person: '' for nobody's; kind: of that person."""

    role: str
    address: str
    name: str
    person: str
    kind: str


def happened(scope: Scope, from_: int | None, until: int | None) -> Iterator[list[Happened]]:
    """Messages and meetings of a time, the oldest first; without limits, then those without a date."""
    at, id = (NO_TIME if from_ is None else from_, 0)
    while True:
        found = rows(
            scope,
            "SELECT i.id, i.sent_at, i.subject, i.direction, COALESCE(m.sort, ''), COALESCE(m.status, '') FROM"
            " interaction i LEFT JOIN meeting m ON m.workspace_id = i.workspace_id AND m.id = i.id WHERE i.workspace_id = %s"
            " AND i.sent_at >= %s AND (i.sent_at > %s OR i.id > %s)"
            f"{'' if until is None else ' AND i.sent_at < %s'} ORDER BY i.sent_at, i.id LIMIT {AT_ONCE}",
            [scope.workspace, at, at, id, *([] if until is None else [until])],
        )
        if not found:
            break
        yield [Happened(*row) for row in found]
        at, id = found[-1][1], found[-1][0]
    id = 0
    while from_ is None and until is None:
        found = rows(
            scope,
            "SELECT i.id, i.sent_at, i.subject, i.direction, '', '' FROM interaction i WHERE i.workspace_id = %s"
            f" AND i.sent_at IS NULL AND i.id > %s ORDER BY i.id LIMIT {AT_ONCE}",
            [scope.workspace, id],
        )
        if not found:
            break
        yield [Happened(*row) for row in found]
        id = found[-1][0]


def planned(scope: Scope, from_: int | None, until: int | None) -> Iterator[list[Planned]]:
    """Meetings out of calendars that begin in a time, the earliest first."""
    at, id = (NO_TIME if from_ is None else from_, 0)
    while True:
        found = rows(
            scope,
            "SELECT m.id, m.uid, m.recurrence_id, m.starts_at, m.ends_at, m.all_day, m.time_zone, m.busy, m.status, m.place,"
            " m.link, m.revision, t.subject, t.body FROM meeting m JOIN interaction_text t ON t.workspace_id ="
            " m.workspace_id AND t.id = m.id WHERE m.workspace_id = %s AND m.sort = 'meeting' AND m.starts_at >= %s AND"
            f" (m.starts_at > %s OR m.id > %s){'' if until is None else ' AND m.starts_at < %s'}"
            f" ORDER BY m.starts_at, m.id LIMIT {AT_ONCE}",
            [scope.workspace, at, at, id, *([] if until is None else [until])],
        )
        if not found:
            return
        yield [Planned(*row) for row in found]
        at, id = found[-1][3], found[-1][0]


def took_part(scope: Scope, interactions: Collection[int]) -> dict[int, list[TookPart]]:
    """Who took part in each of these, each mailbox once, the owner included."""
    found: dict[int, list[TookPart]] = {}
    for part in chunks(sorted(interactions)):
        for id, *one in rows(
            scope,
            "SELECT a.interaction_id, a.role, b.address, b.name, COALESCE(p.name, ''), COALESCE(p.kind, '') FROM participant a"
            " JOIN mailbox b ON b.workspace_id = a.workspace_id AND b.id = a.mailbox_id LEFT JOIN person p ON"
            " p.workspace_id = b.workspace_id AND p.id = b.person_id WHERE a.workspace_id = %s AND a.interaction_id IN"
            f" ({in_list(len(part))}) ORDER BY a.interaction_id, a.role DESC, b.id",
            [scope.workspace, *part],
        ):
            found.setdefault(id, []).append(TookPart(*one))
    return found
