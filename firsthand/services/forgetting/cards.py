"""Address books without a forgotten person: their cards go, and other people's no longer speak of them."""

from collections.abc import Collection, Mapping

from firsthand.domain import forgetting as rules
from firsthand.domain.forgetting import Redaction
from firsthand.domain.reduced_records import card_without
from firsthand.services.actor import Actor
from firsthand.services.forgetting.conversations import Said
from firsthand.storage import cards as card_rows
from firsthand.storage import holdings
from firsthand.storage.connection import chunks, execute, execute_many, in_list, rows
from firsthand.storage.queries import cards


def theirs(actor: Actor, mailboxes: Mapping[int, Said]) -> dict[int, bytes]:
    """The cards that are of them, with their keys: all that a card names is theirs, or it has their name."""
    scope = actor.scope
    naming: dict[int, tuple[bytes, str]] = {}
    for part in chunks(sorted(mailboxes)):
        for id, key, name in rows(
            scope,
            "SELECT c.id, c.key, c.name FROM card_mailbox k JOIN card c ON c.workspace_id = k.workspace_id AND c.id ="
            f" k.card_id WHERE k.workspace_id = %s AND k.mailbox_id IN ({in_list(len(part))})",
            [scope.workspace, *part],
        ):
            naming[id] = (bytes(key), name)
    of_others = {
        row[0]
        for part in chunks(sorted(naming))
        for row in rows(
            scope,
            f"SELECT card_id, mailbox_id FROM card_mailbox WHERE workspace_id = %s AND card_id IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )
        if row[1] not in mailboxes
    }
    their_names = {rules.name_mark(name) for _, name in mailboxes.values()} - {""}
    return {
        id: key for id, (key, name) in naming.items() if id not in of_others or rules.name_mark(name) in their_names
    }


def take_out(actor: Actor, gone: Mapping[int, bytes]) -> None:
    """Take out their cards, and what waits for them."""
    scope = actor.scope
    card_rows.delete(scope, gone)
    waiting = [
        row[0]
        for part in chunks(sorted(key.hex() for key in gone.values()))
        for row in rows(
            scope,
            f"SELECT id FROM waiting WHERE workspace_id = %s AND card IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )
    ]
    for part in chunks(waiting):
        execute(
            scope,
            f"DELETE FROM waiting WHERE workspace_id = %s AND id IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )
    holdings.let_go_of_rows(scope, [*gone, *waiting])


def reduce(actor: Actor, mailboxes: Collection[int], redaction: Redaction) -> int:
    """Take their name and addresses out of the cards that stay; how many changed. mailboxes: theirs."""
    scope = actor.scope
    changed = 0
    for kept in cards.by_ids(scope, cards.ids(scope)):
        reduced = card_without(kept.card, redaction.of, redaction.of_name)
        if reduced == kept.card:
            continue
        named = [
            row[0]
            for row in rows(
                scope,
                "SELECT mailbox_id FROM card_mailbox WHERE workspace_id = %s AND card_id = %s",
                [scope.workspace, kept.id],
            )
        ]
        holdings.mark_stale_by_cards(scope, [kept.id])
        card_rows.delete(scope, [kept.id])
        card_rows.insert(scope, kept.run, {kept.id: reduced})
        execute_many(
            scope,
            "INSERT INTO card_mailbox (workspace_id, card_id, mailbox_id) VALUES (%s,%s,%s)",
            [(scope.workspace, kept.id, mailbox) for mailbox in named if mailbox not in mailboxes],
        )
        changed += 1
    _leave_addresses(actor, redaction)
    return changed


def _leave_addresses(actor: Actor, redaction: Redaction) -> None:
    """No card names an address of theirs any more, under whichever name; what nothing else names goes."""
    scope = actor.scope
    for part in chunks(sorted(redaction.addresses)):
        inside = f"(SELECT id FROM mailbox WHERE workspace_id = %s AND address IN ({in_list(len(part))}))"
        values = [scope.workspace, scope.workspace, *part]
        execute(scope, f"DELETE FROM card_mailbox WHERE workspace_id = %s AND mailbox_id IN {inside}", values)
        execute(
            scope,
            f"DELETE FROM mailbox WHERE workspace_id = %s AND id IN {inside} AND NOT EXISTS (SELECT 1 FROM participant p"
            " WHERE p.workspace_id = mailbox.workspace_id AND p.mailbox_id = mailbox.id)",
            values,
        )
