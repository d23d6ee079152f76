"""Positions read out of the signatures under people's own mail: suggestions, never more."""

from collections.abc import Collection

from firsthand.domain.identity.domains import organisation_key
from firsthand.domain.mail_text.signed_positions import SignedPosition, signed_positions
from firsthand.services.actor import Actor
from firsthand.storage.connection import chunks, in_list, rows
from firsthand.storage.queries import letters_of
from firsthand.storage.queries import people as queries

LETTERS_FOR_ONE = 4
"""Enough to see for whom somebody of a card's name works."""


def of_person(actor: Actor, person: int) -> tuple[SignedPosition, ...]:
    """What the signatures of one person say, the newest first."""
    mailboxes = queries.mailboxes_of(actor.scope, person)
    basics = queries.by_ids(actor.scope, [person]).get(person)
    if basics is None:
        return ()
    letters = letters_of.sample(actor.scope, [id for id, *_ in mailboxes])
    names = {basics.name, *(name for _, _, name, _ in mailboxes)} - {""}
    keys = [key for _, address, _, _ in mailboxes if (key := organisation_key(address.rpartition("@")[2]))]
    return signed_positions(letters, names, keys[0] if keys else "")


def organisations_of(actor: Actor, mailboxes: Collection[int]) -> dict[int, tuple[str, ...]]:
    """For whom the signatures of each of these mailboxes say that its person works."""
    found = {}
    for part in chunks(sorted(mailboxes)):
        for id, address, name in rows(
            actor.scope,
            f"SELECT id, address, name FROM mailbox WHERE workspace_id = %s AND id IN ({in_list(len(part))})",
            [actor.scope.workspace, *part],
        ):
            letters = letters_of.sample(actor.scope, [id], LETTERS_FOR_ONE, 0)
            said = signed_positions(letters, {name}, organisation_key(address.rpartition("@")[2]))
            if employers := tuple(dict.fromkeys(one.organisation for one in said if one.organisation)):
                found[id] = employers
    return found
