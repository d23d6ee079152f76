"""What passed between the owner and one person, the newest first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from firsthand.domain.mail_text import new_text
from firsthand.domain.people import TimelineEntry
from firsthand.services.actor import Actor, AsOf
from firsthand.storage.queries import interactions
from firsthand.storage.queries.interactions import Line

PAGE = 50
SNIPPET_CHARS = 220
_DIRECTIONS: dict[int, Literal["out", "in", "met", "seen"]] = {1: "out", -1: "in", 2: "met", 0: "seen"}


@dataclass(frozen=True)
class Timeline:
    """messages, meetings: how many there are in all."""

    entries: tuple[TimelineEntry, ...]
    messages: int
    meetings: int


def of_person(actor: Actor, mailboxes: Collection[int], as_of: AsOf, offset: int = 0) -> Timeline:
    """One page of messages and meetings; one of others that only names this person counts as 'seen'."""
    lines = interactions.of_mailboxes(actor.scope, mailboxes, as_of.before, PAGE, offset)
    texts = interactions.texts(actor.scope, [line.id for line in lines])
    own = set(mailboxes)
    entries = tuple(
        TimelineEntry(
            interaction_id=line.id,
            sent_at=line.sent_at or 0,
            date=datetime.fromtimestamp(line.sent_at, actor.zone).isoformat(timespec="minutes") if line.sent_at else "",
            subject=line.subject,
            snippet=snippet(texts.get(line.id, "")),
            direction=_direction(line, own),
            recipients=line.recipients,
            kind=line.sort or "message",  # type: ignore[arg-type]
            called_off="cancelled" if line.status == "cancelled" else "declined" if line.declined else "",
        )
        for line in lines
    )
    return Timeline(entries, *interactions.count_of_mailboxes(actor.scope, mailboxes, as_of.before))


def _direction(line: Line, own: Collection[int]) -> Literal["out", "in", "met", "seen"]:
    # To the owner, but from somebody else: this person was only copied.
    if line.declined or (line.direction == -1 and line.sender_id not in own):
        return "seen"
    return _DIRECTIONS[line.direction]


def snippet(text: str) -> str:
    """The beginning of what is new in a message, on one line."""
    words = " ".join(new_text(text[:4000]).split())
    return words if len(words) <= SNIPPET_CHARS else words[: SNIPPET_CHARS - 1].rsplit(" ", 1)[0] + "…"
