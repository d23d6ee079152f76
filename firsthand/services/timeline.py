"""What passed between the owner and one person, the newest first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from firsthand.domain.mail_text import new_text
from firsthand.domain.people import TimelineEntry
from firsthand.services.actor import Actor, AsOf
from firsthand.storage.queries import interactions

PAGE = 50
SNIPPET_CHARS = 220
_DIRECTIONS: dict[int, Literal["out", "in", "seen"]] = {1: "out", -1: "in", 0: "seen"}


@dataclass(frozen=True)
class Timeline:
    entries: tuple[TimelineEntry, ...]
    total: int


def of_person(actor: Actor, mailboxes: Collection[int], as_of: AsOf, offset: int = 0) -> Timeline:
    """One page of messages; a message between others that only names this person counts as 'seen'."""
    lines = interactions.of_mailboxes(actor.scope, mailboxes, as_of.before, PAGE, offset)
    texts = interactions.texts(actor.scope, [line.id for line in lines])
    own = set(mailboxes)
    entries = []
    for line in lines:
        # To the owner, but from somebody else: this person was only copied.
        direction = "seen" if line.direction == -1 and line.sender_id not in own else _DIRECTIONS[line.direction]
        entries.append(
            TimelineEntry(
                interaction_id=line.id,
                sent_at=line.sent_at or 0,
                date=datetime.fromtimestamp(line.sent_at, actor.zone).isoformat(timespec="minutes")
                if line.sent_at
                else "",
                subject=line.subject,
                snippet=snippet(texts.get(line.id, "")),
                direction=direction,
                recipients=line.recipients,
            )
        )
    return Timeline(tuple(entries), interactions.count_of_mailboxes(actor.scope, mailboxes, as_of.before))


def snippet(text: str) -> str:
    """The beginning of what is new in a message, on one line."""
    words = " ".join(new_text(text[:4000]).split())
    return words if len(words) <= SNIPPET_CHARS else words[: SNIPPET_CHARS - 1].rsplit(" ", 1)[0] + "…"
