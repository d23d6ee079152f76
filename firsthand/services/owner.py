"""Whose record this is: the owner's addresses, and those who send for the owner."""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.services import record
from firsthand.services.actor import Actor
from firsthand.storage.connection import execute, execute_many, one, rows, write


@dataclass(frozen=True)
class OwnerView:
    """Pairs of address and reason; the reason is '' for what the user said."""

    name: str
    addresses: tuple[tuple[str, str], ...]
    delegates: tuple[tuple[str, str], ...]
    proposed_addresses: tuple[tuple[str, str], ...]
    proposed_delegates: tuple[tuple[str, str], ...]


def add_addresses(actor: Actor, addresses: Sequence[str]) -> None:
    """Say that these are the owner's, beside those already known; works nothing out yet."""
    with write(actor.scope):
        before = _kept(actor, "me")
        fresh = [address for address in _clean(addresses) if address not in before]
        _insert(actor, fresh, "me", "", by_user=True)
        execute(
            actor.scope,
            "UPDATE owner_address SET by_user = %s, reason = '' WHERE workspace_id = %s AND part = 'me' AND address IN"
            f" ({','.join(['%s'] * len(_clean(addresses))) or 'NULL'})",
            [True, actor.scope.workspace, *_clean(addresses)],
        )


def propose_if_unknown(actor: Actor) -> None:
    """Take the likeliest owner when nobody said who it is; shown, and the user may change it."""


def _clean(addresses: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(address.strip().lower() for address in addresses if address.strip()))


def _kept(actor: Actor, part: str) -> dict[str, str]:
    return dict(
        rows(
            actor.scope,
            "SELECT address, reason FROM owner_address WHERE workspace_id = %s AND part = %s ORDER BY address",
            [actor.scope.workspace, part],
        )
    )


def _insert(actor: Actor, addresses: Sequence[str], part: str, reason: str, *, by_user: bool) -> None:
    execute_many(
        actor.scope,
        "INSERT INTO owner_address (workspace_id, address, name, part, reason, by_user) VALUES (%s,%s,'',%s,%s,%s)"
        " ON CONFLICT DO NOTHING",
        [(actor.scope.workspace, address, part, reason, by_user) for address in addresses],
    )


assert (one, record)
