"""What a connector reads out of mail, before anybody knows who is who."""

from typing import Literal, NamedTuple

from firsthand.language import gettext

Role = Literal["f", "s", "r", "t", "c", "b"]
"""From, Sender, Reply-To, To, Cc, Bcc."""

DateMark = Literal["", "missing", "absurd"]
"""'' for a date that can be used; a marked message is kept, and left out of every rhythm."""

Automation = Literal["", "list", "bulk", "auto-reply", "bounce", "robot", "calendar"]
"""What the headers alone say about who or what sent a message; '' for a person, as far as headers tell."""


class Named(NamedTuple):
    """One person or list as a header names it.

    address: lower-cased, without angle brackets or quotes; '' when only a name was given; an
        Exchange or X.400 address stands as it was written, lower-cased.
    name: the display name, decoded, white space folded; '' when there was none.
    """

    role: Role
    name: str
    address: str


class Message(NamedTuple):
    """One message as read; a plain tuple, so that batches cross a process boundary cheaply.

    key: 16 bytes; equal for copies of one mail in several folders, whatever their Message-ID: a digest of sender
        address, second sent, folded subject and the text without white space.
    sent_at: seconds since 1970 in UTC, or None when `date_mark` says why it cannot be used.
    utc_offset_minutes: the sender's own offset, 0 where unknown.
    people: every participant in header order, without repetition.
    text: the readable body (HTML turned into text), at most `TEXT_CHARS_MAX` characters.
    references: Message-IDs without angle brackets, oldest first; the last is In-Reply-To where it was given.
    in_sent_folder: the store keeps it among the owner's sent mail.
    where: how a person finds it again: "inbox.mbox, message 17".
    """

    key: bytes
    message_id: str
    sent_at: int | None
    utc_offset_minutes: int
    date_mark: DateMark
    subject: str
    people: tuple[Named, ...]
    text: str
    references: tuple[str, ...]
    automation: Automation
    list_id: str
    attachments: tuple[str, ...]
    in_sent_folder: bool
    where: str


class Rejected(NamedTuple):
    """One thing that could not be read: where it is, why not, and what the user can do."""

    where: str
    reason: str
    remedy: str

    def translated(self) -> "Rejected":
        """The same in the language spoken, for a constant whose words are marked."""
        return self._replace(reason=gettext(self.reason), remedy=gettext(self.remedy))


TEXT_CHARS_MAX = 200_000
"""Longer bodies are cut here; nobody reads them, and search would only grow."""
