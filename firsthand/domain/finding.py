"""What a search found, with the places where it hit."""

from dataclasses import dataclass

from firsthand.domain.people import InteractionKind, PersonRow


@dataclass(frozen=True)
class Span:
    """A stretch of text from `start` up to `end`, in characters."""

    start: int
    end: int


@dataclass(frozen=True)
class MessageHit:
    """A message or meeting that fits, with a snippet of its text and the words that fit. sender: of a meeting, who organises."""

    interaction_id: int
    message_id: str
    date: str
    subject: str
    subject_spans: tuple[Span, ...]
    snippet: str
    snippet_spans: tuple[Span, ...]
    sender: str
    sender_person_id: int | None
    kind: InteractionKind = "message"


@dataclass(frozen=True)
class PersonHit:
    person: PersonRow
    name_spans: tuple[Span, ...]


@dataclass(frozen=True)
class Found:
    """messages_capped: there are more than were counted."""

    words: str
    people: tuple[PersonHit, ...]
    people_total: int
    messages: tuple[MessageHit, ...]
    messages_total: int
    messages_capped: bool


@dataclass(frozen=True)
class MeetingView:
    """What a meeting has beside what a message has.

    until: when it ends, with its time. counts_not: why it counts towards no tie, '' where it does: 'cancelled', 'all day',
    'free', 'crowd' (too many people), 'without you'. ahead: whether it has yet to begin.
    """

    kind: InteractionKind
    until: str
    all_day: bool
    place: str
    link: str
    counts_not: str
    ahead: bool


@dataclass(frozen=True)
class MessageView:
    """One message or meeting to read, as plain text. sender: of a meeting, who organises; meeting: None for a message."""

    interaction_id: int
    message_id: str
    date: str
    subject: str
    sender: tuple[int | None, str, str]
    recipients: tuple[tuple[str, int | None, str, str], ...]
    text: str
    attachments: tuple[str, ...]
    where: str
    automation: str
    meeting: MeetingView | None = None
