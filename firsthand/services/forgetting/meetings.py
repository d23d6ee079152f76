"""Meetings of which a forgotten person was a part, and which stay because others took part."""

from collections.abc import Collection, Mapping

from firsthand.domain.forgetting import Redaction
from firsthand.domain.meetings import without_digest
from firsthand.services.actor import Actor
from firsthand.storage.connection import chunks, execute, execute_many, in_list, rows
from firsthand.storage.records import PEOPLE_MAX


def meetings_among(actor: Actor, interactions: Collection[int]) -> set[int]:
    """Which of these interactions are meetings."""
    return {
        row[0]
        for part in chunks(sorted(interactions))
        for row in rows(
            actor.scope,
            f"SELECT id FROM meeting WHERE workspace_id = %s AND id IN ({in_list(len(part))})",
            [actor.scope.workspace, *part],
        )
    }


def organised_by(actor: Actor, mailboxes: Collection[int]) -> set[int]:
    """Meetings that they organised: the text of the invitation is theirs."""
    return {
        row[0]
        for part in chunks(sorted(mailboxes))
        for row in rows(
            actor.scope,
            "SELECT interaction_id FROM participant WHERE workspace_id = %s AND role = 'o' AND mailbox_id IN"
            f" ({in_list(len(part))})",
            [actor.scope.workspace, *part],
        )
    }


def take_out(actor: Actor, mailboxes: Collection[int], meetings: Collection[int]) -> None:
    """Take them out of these meetings, at which fewer people then are.

    What is kept says how many were there, also of those who are not listed one by one; so they are subtracted.
    """
    scope = actor.scope
    inside = ",".join(map(str, sorted(mailboxes))) or "0"
    for part in chunks(sorted(meetings)):
        these, values = in_list(len(part)), [scope.workspace, *part]
        gone = dict(
            rows(
                scope,
                "SELECT interaction_id, COUNT(DISTINCT mailbox_id) FROM participant WHERE workspace_id = %s AND"
                f" interaction_id IN ({these}) AND role <> 'd' AND mailbox_id IN ({inside}) GROUP BY interaction_id",
                values,
            )
        )
        execute_many(
            scope,
            "UPDATE interaction SET recipients = CASE WHEN recipients > %s THEN recipients - %s ELSE 0 END WHERE"
            " workspace_id = %s AND id = %s",
            [(count, count, scope.workspace, id) for id, count in gone.items()],
        )
        execute(
            scope,
            f"UPDATE interaction SET personal = (recipients < {PEOPLE_MAX}) WHERE workspace_id = %s AND id IN ({these})",
            values,
        )
        execute(
            scope,
            f"DELETE FROM participant WHERE workspace_id = %s AND interaction_id IN ({these}) AND mailbox_id IN ({inside})",
            values,
        )


def places(actor: Actor, meetings: Collection[int]) -> dict[int, str]:
    return {
        row[0]: row[1]
        for part in chunks(sorted(meetings))
        for row in rows(
            actor.scope,
            f"SELECT id, place FROM meeting WHERE workspace_id = %s AND id IN ({in_list(len(part))})",
            [actor.scope.workspace, *part],
        )
    }


def reduce(actor: Actor, without: Mapping[int, Redaction], organised: Collection[int]) -> None:
    """Take their name out of place, link and uid of these meetings; no digest tells any more what there was before.

    The link of a meeting that they organised is often their own.
    """
    scope = actor.scope
    for part in chunks(sorted(without)):
        fresh = [
            (
                without[id].of(place),
                "" if id in organised else without[id].of(link),
                without[id].of(uid),
                without_digest(revision),
                scope.workspace,
                id,
            )
            for id, place, link, uid, revision in rows(
                scope,
                "SELECT id, place, link, uid, revision FROM meeting WHERE workspace_id = %s AND id IN"
                f" ({in_list(len(part))})",
                [scope.workspace, *part],
            )
        ]
        execute_many(
            scope,
            "UPDATE meeting SET place = %s, link = %s, uid = %s, revision = %s WHERE workspace_id = %s AND id = %s",
            fresh,
        )
