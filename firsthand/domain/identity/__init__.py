"""Who is who: mailboxes as met in headers → people, each join with its evidence."""

from firsthand.domain.identity.likely_own import likely_own
from firsthand.domain.identity.mailboxes import (
    Decision,
    Described,
    Join,
    Kind,
    Mailbox,
    MailboxKey,
    OwnerIdentity,
    Resolution,
    Resolved,
    Suggestion,
)
from firsthand.domain.identity.resolve import resolve

__all__ = [
    "Decision",
    "Described",
    "Join",
    "Kind",
    "Mailbox",
    "MailboxKey",
    "OwnerIdentity",
    "Resolution",
    "Resolved",
    "Suggestion",
    "likely_own",
    "resolve",
]
