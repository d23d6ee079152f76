"""Whose record this is: the owner's addresses, and those who send for the owner."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from firsthand.domain.identity import OwnerIdentity, resolve
from firsthand.domain.messages import Rejected
from firsthand.domain.owner import OwnerProposal, propose
from firsthand.services import record
from firsthand.services.actor import Actor
from firsthand.storage import identities
from firsthand.storage.connection import execute, execute_many, in_list, rows, write
from firsthand.storage.queries import owner as owner_queries


@dataclass(frozen=True)
class OwnerView:
    """Pairs of address and reason; the reason is '' for what the user said."""

    name: str
    addresses: tuple[tuple[str, str], ...]
    delegates: tuple[tuple[str, str], ...]
    proposed_addresses: tuple[tuple[str, str], ...]
    proposed_delegates: tuple[tuple[str, str], ...]


def who_am_i(actor: Actor) -> OwnerView:
    """Who the owner is held to be, and further addresses and delegates that the record suggests."""
    mine, delegates = owner_queries.addresses(actor.scope, "me"), owner_queries.addresses(actor.scope, "delegate")
    proposal = _proposal(actor, record.changes(actor), record.owner_identity(actor))
    found = rows(actor.scope, "SELECT owner_name FROM workspace WHERE id = %s", [actor.scope.workspace])
    return OwnerView(
        name=found[0][0] if found else "",
        addresses=tuple(mine.items()),
        delegates=tuple(delegates.items()),
        proposed_addresses=tuple(
            (one.address, one.reason) for one in (*proposal.addresses, *proposal.maybe) if one.address not in mine
        ),
        proposed_delegates=tuple(
            (one.address, one.reason) for one in proposal.delegates if one.address not in delegates
        ),
    )


def set_owner(actor: Actor, addresses: Sequence[str], delegates: Sequence[str]) -> None:
    """Replace both lists by what the user says, and work the record out anew."""
    with write(actor.scope):
        before = record.owner_identity(actor)
        execute(actor.scope, "DELETE FROM owner_address WHERE workspace_id = %s", [actor.scope.workspace])
        mine = _clean(addresses)
        _insert(actor, [(address, "") for address in mine], "me", by_user=True)
        _insert(actor, [(a, "") for a in _clean(delegates) if a not in mine], "delegate", by_user=True)
        if record.owner_identity(actor) != before:
            record.forget_who_is_me(actor)
            record.start_over(actor)


def add_addresses(actor: Actor, addresses: Sequence[str]) -> None:
    """Say that these are the owner's, beside those already known; the next reading works it out."""
    with write(actor.scope):
        before = owner_queries.addresses(actor.scope, "me")
        fresh = [address for address in _clean(addresses) if address not in before]
        _insert(actor, [(address, "") for address in fresh], "me", by_user=True)
        if fresh:
            record.mark_for_start_over(actor)


def propose_if_unknown(actor: Actor) -> None:
    """Take the likeliest owner when nobody said who it is; shown, and the user may change it."""
    if owner_queries.addresses(actor.scope, "me"):
        return
    with write(actor.scope):
        record.count_habits(actor)
        proposal = _propose(actor, None)
        _insert(actor, [(one.address, one.reason) for one in proposal.addresses], "me", by_user=False)
        if proposal.addresses:
            record.mark_for_start_over(actor)


def unheard_of(actor: Actor, addresses: Sequence[str]) -> list[Rejected]:
    """Addresses said to be the owner's that no message names: most likely misspelt, so that every tie would be missed."""
    wanted = _clean(addresses)
    if not wanted or not rows(
        actor.scope, "SELECT 1 FROM interaction WHERE workspace_id = %s LIMIT 1", [actor.scope.workspace]
    ):
        return []
    heard = {
        row[0]
        for row in rows(
            actor.scope,
            f"SELECT address FROM mailbox WHERE workspace_id = %s AND address IN ({in_list(len(wanted))})",
            [actor.scope.workspace, *wanted],
        )
    }
    return [
        Rejected(
            address,
            "You gave it as yours, but no message is from it or to it.",
            "Check its spelling; Settings shows which addresses the record suggests.",
        )
        for address in wanted
        if address not in heard
    ]


@lru_cache(maxsize=8)
def _proposal(actor: Actor, changes: int, owner: OwnerIdentity) -> OwnerProposal:
    """As `_propose`, worked out once for each state of the record: it looks at every mailbox."""
    return _propose(actor, owner)


def _propose(actor: Actor, owner: OwnerIdentity | None) -> OwnerProposal:
    mailboxes = identities.mailboxes(actor.scope)
    in_sent_folder = {
        row[0]: row[1]
        for row in rows(
            actor.scope,
            "SELECT id, in_sent_folder FROM mailbox WHERE workspace_id = %s AND in_sent_folder > 0",
            [actor.scope.workspace],
        )
    }
    on_behalf = identities.sent_on_behalf(actor.scope)
    if owner is None or not owner.addresses:
        return propose(mailboxes, in_sent_folder, sent_on_behalf=on_behalf)
    resolution = resolve(mailboxes, owner=owner, decisions=identities.decisions(actor.scope))
    return propose(mailboxes, in_sent_folder, owner=owner, resolution=resolution, sent_on_behalf=on_behalf)


def _clean(addresses: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(address.strip().lower()[:320] for address in addresses if address.strip()))


def _insert(actor: Actor, addresses: Sequence[tuple[str, str]], part: str, *, by_user: bool) -> None:
    execute_many(
        actor.scope,
        "INSERT INTO owner_address (workspace_id, address, name, part, reason, by_user) VALUES (%s,%s,'',%s,%s,%s)"
        " ON CONFLICT DO NOTHING",
        [(actor.scope.workspace, address, part, reason, by_user) for address, reason in addresses],
    )
