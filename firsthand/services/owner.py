"""Whose record this is: the owner's addresses, and those who send for the owner."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from firsthand.domain.identity import OwnerIdentity, resolve
from firsthand.domain.owner import OwnerProposal, propose
from firsthand.services import own_addresses, record
from firsthand.services.actor import Actor
from firsthand.storage import identities
from firsthand.storage.connection import execute, rows, write
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
    proposal = _proposal(actor, owner_queries.changes(actor.scope), record.owner_identity(actor))
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
        mine = own_addresses.cleaned(addresses)
        own_addresses.keep(actor, [(address, "") for address in mine], "me", by_user=True)
        own_addresses.keep(
            actor, [(a, "") for a in own_addresses.cleaned(delegates) if a not in mine], "delegate", by_user=True
        )
        if record.owner_identity(actor) != before:
            record.forget_who_is_me(actor)
            record.start_over(actor)


def propose_if_unknown(actor: Actor) -> None:
    """Take the likeliest owner when nobody said who it is; shown, and the user may change it."""
    if owner_queries.addresses(actor.scope, "me"):
        return
    with write(actor.scope):
        record.count_habits(actor)
        proposal = _propose(actor, None)
        own_addresses.keep(actor, [(one.address, one.reason) for one in proposal.addresses], "me", by_user=False)
        if proposal.addresses:
            own_addresses.mark_for_start_over(actor)


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
    resolution = resolve(
        mailboxes, owner=owner, decisions=identities.decisions(actor.scope), links=identities.links(actor.scope)
    )
    return propose(mailboxes, in_sent_folder, owner=owner, resolution=resolution, sent_on_behalf=on_behalf)
