"""What resolving takes and what it gives: mailboxes, decisions, people with their evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["person", "list", "role", "automated", "me"]
"""Only a 'person' has a tie; 'me' is the owner of the mail."""


class Mailbox(NamedTuple):
    """One distinct pair of address and display name as met in headers, with what it did.

    address: lower-cased; '' when only a name was given; an X.500 address stands as it was written.
    name: the display name, decoded; '' when there was none.
    sent: messages that name it as From.
    automated: of those, how many the headers call bulk, bounce or robot. Out-of-office replies, invitations and
        posts to a list are no sign of a robot and are not counted.
    listed: of those, how many came through a mailing list.
    received: how often it was a recipient (To, Cc, Bcc).
    from_owner: messages the owner sent to it, at most 10 recipients each.
    recipients_mean: recipients of a message it sent, on average; 0 when it sent none.
    """

    id: int
    address: str
    name: str
    sent: int = 0
    automated: int = 0
    listed: int = 0
    received: int = 0
    from_owner: int = 0
    recipients_mean: float = 0.0


class MailboxKey(NamedTuple):
    """A mailbox by what it says, so that what the user decided survives a new import.

    name: None means every display name of that address.
    """

    address: str
    name: str | None = None


class Decision(NamedTuple):
    """The user said that two mailboxes are the same person, or that they are not.

    `same=False` wins over every rule and over every `same=True`.
    """

    a: MailboxKey
    b: MailboxKey
    same: bool


class Link(NamedTuple):
    """An address book names two mailboxes (by id) on one card."""

    a: int
    b: int
    card: str


class Described(NamedTuple):
    """What something else than headers says of whoever has a mailbox (by id).

    card: the name on the card or row that names it, '' where a signature says the rest. organisations, groups: as
    written. phones: as written.
    """

    mailbox: int
    card: str
    organisations: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


class OwnerIdentity(NamedTuple):
    """Whose mail it is. Delegates send for the owner and stay people of their own."""

    addresses: tuple[str, ...] = ()
    delegates: tuple[str, ...] = ()


class Join(NamedTuple):
    """Why two mailboxes are held to be one person.

    a, b: mailbox ids. rule: a short stable name of the rule. reason: in plain words, to be shown.
    strength: 0..1, how sure the rule is by itself.
    """

    a: int
    b: int
    rule: str
    reason: str
    strength: float


class Resolved(NamedTuple):
    """One person, list, role or robot, and the mailboxes it has.

    members: mailbox ids, ascending. joins: one less than the members, enough to tie them all together.
    kind_reason: why it is not a person, in plain words; '' for a person.
    organisation: a readable proposal, '' where nothing can be told.
    """

    members: tuple[int, ...]
    name: str
    kind: Kind
    kind_reason: str
    organisation: str
    joins: tuple[Join, ...]


class Suggestion(NamedTuple):
    """Two people that may be one: a question to the user, never an act.

    a, b: mailbox ids, one of each person, a < b. confidence: 0..1.
    """

    a: int
    b: int
    rule: str
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Resolution:
    """All people, by their first mailbox id, and the questions that remain, surest first."""

    people: Sequence[Resolved]
    suggestions: Sequence[Suggestion]
