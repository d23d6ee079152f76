"""What a search found, with the places where it hit."""

from dataclasses import dataclass

from firsthand.domain.people import PersonRow


@dataclass(frozen=True)
class Span:
    """A stretch of text from `start` up to `end`, in characters."""

    start: int
    end: int


@dataclass(frozen=True)
class MessageHit:
    """A message that fits, with a snippet of its text and the words that fit."""

    interaction_id: int
    message_id: str
    date: str
    subject: str
    subject_spans: tuple[Span, ...]
    snippet: str
    snippet_spans: tuple[Span, ...]
    sender: str
    sender_person_id: int | None


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
class MessageView:
    """One message to read, as plain text."""

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
