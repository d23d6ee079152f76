"""A first, cheap look at which mailboxes are the owner's, so that most records need resolving only once."""

import re
from collections.abc import Sequence

from firsthand.domain.identity.mailboxes import Decision, Mailbox, OwnerIdentity
from firsthand.domain.identity.resolve import resolve

_WORD = re.compile(r"[^\W\d_]{4,}")


def likely_own(mailboxes: Sequence[Mailbox], owner: OwnerIdentity, decisions: Sequence[Decision]) -> set[int]:
    """Ids of the owner's mailboxes, resolved among those alone that share a word of four letters with the owner's.

    What it says is a guess to start from: resolving everything may find more or fewer.
    """
    own = set(owner.addresses)
    named = [(one, f"{one.name} {one.address.partition('@')[0]}".lower()) for one in mailboxes]
    words = {word for one, said in named if one.address in own for word in _WORD.findall(said)}
    if not words:
        return set()
    shared = re.compile("|".join(sorted(map(re.escape, words))))
    near = [one for one, said in named if shared.search(said) or one.address in own]
    people = resolve(near, owner=owner, decisions=decisions).people
    return {member for person in people if person.kind == "me" for member in person.members}
