"""What each mailbox does, counted once for every interaction: the ground on which identity is resolved."""

from firsthand.storage.connection import execute
from firsthand.storage.scope import Scope

_AS_SENDER = """UPDATE mailbox AS m SET sent = m.sent + c.sent, automated = m.automated + c.automated,
    listed = m.listed + c.listed, recipients_sum = m.recipients_sum + c.recipients,
    in_sent_folder = m.in_sent_folder + c.in_sent_folder
    FROM (SELECT sender_id, COUNT(*) AS sent,
            SUM(CASE WHEN automation IN ('bulk', 'bounce', 'robot') THEN 1 ELSE 0 END) AS automated,
            SUM(CASE WHEN automation = 'list' OR list_id <> '' THEN 1 ELSE 0 END) AS listed,
            SUM(recipients) AS recipients,
            SUM(CASE WHEN in_sent_folder THEN 1 ELSE 0 END) AS in_sent_folder
        FROM interaction WHERE workspace_id = %s AND sender_id IS NOT NULL {range} GROUP BY sender_id) AS c
    WHERE m.workspace_id = %s AND m.id = c.sender_id {only}"""
_AS_RECIPIENT = """UPDATE mailbox AS m SET received = m.received + c.received, from_owner = m.from_owner + c.from_owner
    FROM (SELECT p.mailbox_id, COUNT(*) AS received,
            SUM(CASE WHEN i.direction = 1 AND i.recipients <= 10 THEN 1 ELSE 0 END) AS from_owner
        FROM participant p JOIN interaction i ON i.workspace_id = p.workspace_id AND i.id = p.interaction_id
        WHERE p.workspace_id = %s AND p.role IN ('t', 'c', 'b') {range} GROUP BY p.mailbox_id) AS c
    WHERE m.workspace_id = %s AND m.id = c.mailbox_id {only}"""


def count_after(scope: Scope, after: int) -> None:
    """Add interactions with an id above `after`; directions must be set."""
    execute(scope, _AS_SENDER.format(range="AND id > %s", only=""), [scope.workspace, after, scope.workspace])
    execute(
        scope,
        _AS_RECIPIENT.format(range="AND i.id > %s AND p.interaction_id > %s", only=""),
        [scope.workspace, after, after, scope.workspace],
    )


def count_stale_again(scope: Scope) -> None:
    """Count the mailboxes marked stale anew, and take the mark off."""
    _zero(scope, "AND stale")
    only = "AND m.stale"
    senders = "AND sender_id IN (SELECT id FROM mailbox WHERE stale)"
    execute(scope, _AS_SENDER.format(range=senders, only=only), [scope.workspace, scope.workspace])
    recipients = "AND p.mailbox_id IN (SELECT id FROM mailbox WHERE stale)"
    execute(scope, _AS_RECIPIENT.format(range=recipients, only=only), [scope.workspace, scope.workspace])
    take_marks_off(scope)


def count_everything_again(scope: Scope) -> None:
    """Count what every mailbox does anew; marks of being stale stay, since daily counts hang on them too."""
    _zero(scope, "")
    count_after(scope, 0)


def take_marks_off(scope: Scope) -> None:
    """No mailbox is stale any more."""
    execute(scope, "UPDATE mailbox SET stale = %s WHERE workspace_id = %s AND stale", [False, scope.workspace])


def _zero(scope: Scope, which: str) -> None:
    """What nobody counted yet stays as it lies: in a first import that is all of it."""
    execute(
        scope,
        "UPDATE mailbox SET sent = 0, automated = 0, listed = 0, received = 0, from_owner = 0, recipients_sum = 0,"
        f" in_sent_folder = 0 WHERE workspace_id = %s AND (sent > 0 OR received > 0) {which}",
        [scope.workspace],
    )
