"""What an exchange is read from: one message between the owner and one person."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from firsthand.domain.acts import Act


@dataclass(frozen=True, slots=True)
class Mail:
    """A personal message from the owner to the person, or from the person to the owner.

    key: as `domain.messages.Message.key`, the same in every import. at: on the owner's wall clock, with its zone.
    by_me: the owner (or who sends for the owner) wrote it.
    to_count: distinct people in To. in_to: the receiver (of the two) stands in To and not in Cc.
    called: the greeting calls the receiver by name (True), somebody else (False), or nobody (None).
    address: the person's address in this message, which tells apart what one message does for several people.
    words: how many words of new text it has; brief: those words, where they are few; opening: the first
        sentence after a greeting. acts: what they do.
    others: who else took part, as person id and the words of their name, lower-cased.
    """

    key: bytes
    interaction_id: int
    message_id: str
    at: datetime
    subject: str
    references: tuple[str, ...]
    by_me: bool
    to_count: int
    in_to: bool
    address: str
    acts: tuple[Act, ...]
    words: int = 0
    brief: str = ""
    opening: str = ""
    called: bool | None = None
    others: tuple[tuple[int, tuple[str, ...]], ...] = ()

    @property
    def put_to_receiver(self) -> bool:
        """Whether it is said to this receiver, and not to several or to somebody else: who acts must never be wrong."""
        if self.called is not None:
            return self.called
        return self.in_to and self.to_count <= 1


def calls(greeted: Collection[str], names: Collection[str], others: Collection[str], *, alone: bool) -> bool | None:
    """Whether a greeting calls the receiver: True, False for somebody else, None where it calls nobody that is known.

    greeted: the names it calls. names, others: how the receiver and everybody else of the message are called; all
    lower-cased. alone: the receiver is the only one, so that an unknown name is a nickname of theirs.
    """
    if any(_is_of(word, names) for word in greeted):
        return True
    if any(_is_of(word, others) for word in greeted):
        return False
    return None if alone or not greeted else False


def _is_of(word: str, names: Collection[str]) -> bool:
    return word in names or (len(word) > 2 and any(name.startswith(word) for name in names))
