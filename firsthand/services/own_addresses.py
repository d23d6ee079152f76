"""The addresses that the user gives as their own; apart from `owner`, whose proposals need everything else loaded."""

from collections.abc import Sequence

from firsthand.domain.messages import Rejected
from firsthand.language import gettext as _
from firsthand.services.actor import Actor
from firsthand.storage.connection import execute, execute_many, in_list, rows, write
from firsthand.storage.queries import owner as queries
from firsthand.storage.queries.owner import Part


def add(actor: Actor, addresses: Sequence[str]) -> None:
    """Say that these are the owner's, beside those already known; the next reading works it out."""
    with write(actor.scope):
        before = queries.addresses(actor.scope, "me")
        fresh = [address for address in cleaned(addresses) if address not in before]
        keep(actor, [(address, "") for address in fresh], "me", by_user=True)
        if fresh:
            mark_for_start_over(actor)


def unheard_of(actor: Actor, addresses: Sequence[str]) -> list[Rejected]:
    """Addresses said to be the owner's that no message names: most likely misspelt, so that every tie would be missed."""
    wanted = cleaned(addresses)
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
            _("You gave it as yours, but no message is from it or to it."),
            _("Check its spelling; Settings shows which addresses the record suggests."),
        )
        for address in wanted
        if address not in heard
    ]


def cleaned(addresses: Sequence[str]) -> list[str]:
    """Lower case, each once."""
    return list(dict.fromkeys(address.strip().lower()[:320] for address in addresses if address.strip()))


def keep(actor: Actor, addresses: Sequence[tuple[str, str]], part: Part, *, by_user: bool) -> None:
    """Write addresses with the reason each was proposed for; those already known stay as they are."""
    execute_many(
        actor.scope,
        "INSERT INTO owner_address (workspace_id, address, name, part, reason, by_user) VALUES (%s,%s,'',%s,%s,%s)"
        " ON CONFLICT DO NOTHING",
        [(actor.scope.workspace, address, part, reason, by_user) for address, reason in addresses],
    )


def mark_for_start_over(actor: Actor) -> None:
    """Let the next reading work everything out anew."""
    execute(actor.scope, "UPDATE workspace SET summed_up_to = -1 WHERE id = %s", [actor.scope.workspace])
