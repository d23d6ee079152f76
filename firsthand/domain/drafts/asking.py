"""An ask as its writer prepared it: purpose, size, by when, whom it is for, and a no that is easy. No praise beside it."""

from dataclasses import dataclass
from datetime import date

from firsthand.domain.drafts.shape import Draft, one_line
from firsthand.domain.drafts.voice import PLAIN, Voice
from firsthand.domain.drafts.writing import NOTHING_STATED, Stated, about_subject, addressed, letter
from firsthand.domain.exchanges import Effort
from firsthand.domain.moves.shape import Person

EASY_NO = "If it does not suit, a no is quite all right, and needs no reason."
PURPOSE_CHARS_MAX = 300

_SIZES: dict[Effort, str] = {
    "minutes": "It would take about five minutes",
    "hour": "It would take about an hour",
    "more": "It would take more than an hour: [about how long]",
}


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked, in the user's words. purpose: what for. by: None where any day serves. easy_no: '' for the usual one."""

    what: str
    purpose: str
    size: Effort
    by: date | None = None
    easy_no: str = ""
    stated: Stated = NOTHING_STATED


def ask_draft(ask: Ask, person: Person, as_of: date, voice: Voice = PLAIN) -> Draft:
    """One letter that asks one person."""
    what = one_line(ask.what, PURPOSE_CHARS_MAX).rstrip(".")
    purpose = one_line(ask.purpose, PURPOSE_CHARS_MAX).rstrip(".")
    by = f", and by {_day(ask.by, as_of)} would serve" if ask.by else ", and no day presses"
    lines = [
        f"I am looking for this: {what}. It is for this: {purpose}.",
        f"Could you help me with it? {_SIZES[ask.size]}{by}.",
        ask.stated.sentence(),
        one_line(ask.easy_no, PURPOSE_CHARS_MAX) or EASY_NO,
    ]
    body = letter(voice, person.first_name, lines, thanks=False)
    return addressed(f"To {person.first_name}", (person,), about_subject("A question on", what), body, None)


def _day(day: date, as_of: date) -> str:
    """The very day that was said, with its year where it is another."""
    said = f"{day:%A} {day.day} {day:%B}"
    return said if day.year == as_of.year else f"{said} {day.year}"
