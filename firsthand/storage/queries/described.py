"""What cards say of whoever has a mailbox, for telling who is who; and which mailboxes of their names mail knows."""

import json
from collections import defaultdict

from firsthand.domain.identity.mailboxes import Described
from firsthand.domain.text_folding import folded
from firsthand.storage.connection import chunks, in_list, rows
from firsthand.storage.scope import Scope

SIGNED_MAX = 200
"""People of a card's name whose signatures are read for a common employer; whose card says where they are comes first."""


def by_cards(scope: Scope) -> list[Described]:
    """Each mailbox that a card names, with what the card says: once for each of its cards."""
    organisations: dict[int, list[str]] = defaultdict(list)
    for card, organisation in rows(
        scope,
        "SELECT card_id, organisation FROM card_position WHERE workspace_id = %s AND organisation <> ''",
        [scope.workspace],
    ):
        organisations[card].append(organisation)
    groups: dict[int, list[str]] = defaultdict(list)
    for card, name in rows(scope, "SELECT card_id, name FROM card_group WHERE workspace_id = %s", [scope.workspace]):
        groups[card].append(name)
    phones = {
        card: tuple(value for _, value in json.loads(content)["phones"])
        for card, content in rows(
            scope,
            "SELECT id, content FROM card WHERE workspace_id = %s AND content NOT LIKE %s",
            [scope.workspace, '%"phones":[],%'],
        )
    }
    return [
        Described(mailbox, name, tuple(organisations.get(card, ())), phones.get(card, ()), tuple(groups.get(card, ())))
        for card, name, mailbox in rows(
            scope,
            "SELECT c.id, c.name, k.mailbox_id FROM card_mailbox k JOIN card c ON c.workspace_id = k.workspace_id AND"
            " c.id = k.card_id WHERE k.workspace_id = %s ORDER BY c.id, k.mailbox_id",
            [scope.workspace],
        )
    ]


def namesakes_in_mail(scope: Scope, described: list[Described]) -> list[int]:
    """Mailboxes that sent mail under the name of a card that does not name their address."""
    named = {one.mailbox for one in described}
    wanted = {folded(one.card) for one in described if one.card and one.organisations}
    if not wanted:
        return []
    of_cards = {
        address
        for part in chunks(sorted(named))
        for (address,) in rows(
            scope,
            f"SELECT address FROM mailbox WHERE workspace_id = %s AND id IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )
    }
    return [
        id
        for id, address, name in rows(
            scope,
            "SELECT id, address, name FROM mailbox WHERE workspace_id = %s AND sent > 0 ORDER BY sent DESC, id",
            [scope.workspace],
        )
        if address not in of_cards and folded(name) in wanted
    ][:SIGNED_MAX]
