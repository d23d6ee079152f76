"""An ask as its writer prepared it: purpose, size, by when, whom it is for, and a no that is easy. No praise beside it."""

from dataclasses import dataclass
from datetime import date

from firsthand.domain.drafts.shape import Draft, one_line
from firsthand.domain.drafts.voice import PLAIN, Voice
from firsthand.domain.drafts.writing import NOTHING_STATED, Stated, about_subject, addressed, letter
from firsthand.domain.exchanges import Effort
from firsthand.domain.moves.shape import Person
from firsthand.domain.wording import weekday_and_date
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

EASY_NO = gettext_noop("If it does not suit, a no is quite all right, and needs no reason.")
"""In English, to be translated where it is shown."""

PURPOSE_CHARS_MAX = 300

_SIZES: dict[Effort, tuple[str, str]] = {
    "minutes": (
        gettext_noop("Could you help me with it? It would take about five minutes, and no day presses."),
        gettext_noop("Could you help me with it? It would take about five minutes, and by %(day)s would serve."),
    ),
    "hour": (
        gettext_noop("Could you help me with it? It would take about an hour, and no day presses."),
        gettext_noop("Could you help me with it? It would take about an hour, and by %(day)s would serve."),
    ),
    "more": (
        gettext_noop(
            "Could you help me with it? It would take more than an hour: [about how long], and no day presses."
        ),
        gettext_noop(
            "Could you help me with it? It would take more than an hour: [about how long], and by %(day)s would serve."
        ),
    ),
}
"""What an ask of a size says: where any day serves, and by a day."""


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
    any_day, by_a_day = _SIZES[ask.size]
    lines = [
        _("I am looking for this: %(what)s. It is for this: %(purpose)s.") % {"what": what, "purpose": purpose},
        _(by_a_day) % {"day": weekday_and_date(ask.by, year=ask.by.year != as_of.year)} if ask.by else _(any_day),
        ask.stated.sentence(),
        one_line(ask.easy_no, PURPOSE_CHARS_MAX) or _(EASY_NO),
    ]
    body = letter(voice, person.first_name, lines, thanks=False)
    subject = about_subject(_("A question on %(matter)s"), _("A question on"), what)
    return addressed(_("To %(name)s") % {"name": person.first_name}, (person,), subject, body, None)
