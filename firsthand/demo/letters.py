"""Letters as they are written, before a mail program has dressed them."""

from dataclasses import dataclass, field

from firsthand.demo.cast import Person


@dataclass(eq=False)
class Letter:
    """One piece of personal mail.

    sent_at: seconds since 1970. days_left: whole days between it and the end of the story.
    answers: the letter it answers, or None for the first of a thread.
    hand: who typed it when that is not the sender: the assistant for Maya.
    """

    number: int
    sent_at: int
    days_left: int
    sender: Person
    to: tuple[Person, ...]
    cc: tuple[Person, ...]
    subject: str
    paragraphs: tuple[str, ...]
    answers: "Letter | None"
    scene: str
    hand: Person | None = None
    attachment: str = ""
    forward: bool = False
    folder: str = ""
    private: bool = False
    message_id: str = ""
    marks: dict[str, str] = field(default_factory=dict)

    @property
    def people(self) -> tuple[Person, ...]:
        return (self.sender, *self.to, *self.cc)
