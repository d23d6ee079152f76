"""What can be printed: each with its template, its page object and the name of its file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from firsthand.domain.people import PersonId
from firsthand.services import review as reviews
from firsthand.services import worksheet as worksheets
from firsthand.services.actor import Actor, now
from firsthand.services.practice import plans, weekly
from firsthand.web.meetings.brief import person_page
from firsthand.web.practice.card import Card, card_of
from firsthand.web.printing.pdf import to_pdf
from firsthand.web.review.page import review_page

Paper = Literal["a4", "letter"]
PAPERS: tuple[Paper, ...] = get_args(Paper)
LINES_TO_WRITE = 7
CARD_LINES = 3


@dataclass(frozen=True)
class Printed:
    """One thing to print. template: under printing/; page: what it shows; file: its name without an ending.

    back, back_words: where the bar above it leads on the screen; it is never printed.
    """

    title: str
    template: str
    page: Any
    file: str
    back: str
    back_words: str


@dataclass(frozen=True)
class Worksheet:
    """lines: how many empty ones stand below a question without an answer."""

    questions: tuple[worksheets.Question, ...]
    lines: range


@dataclass(frozen=True)
class PracticeCard:
    """This week's experiment, to carry along; card: None where there is none. lines: how many empty ones stand below."""

    card: Card | None
    lines: range


def worksheet(actor: Actor, *, blank: bool) -> Printed:
    """The twelve questions. blank: without the answers."""
    page = Worksheet(worksheets.worksheet(actor, blank=blank), range(LINES_TO_WRITE))
    return Printed(_("Twelve questions"), "worksheet", page, "firsthand-questions", "/practice/", _("Practice"))


def review(actor: Actor, day: date | None = None) -> Printed:
    """The review of the week of a day; of the last one worth looking back on without it."""
    moment = now(actor)
    week = reviews.week_asked(moment, day)
    page = review_page(actor, week, moment)
    back = f"/review/?week={week.isoformat()}"
    return Printed(
        _("The week’s review"), "review", page, f"firsthand-review-{week.isoformat()}", back, _("The review")
    )


def brief(actor: Actor, person: PersonId) -> Printed:
    """Raises NotFoundError."""
    page = person_page(actor, person, now(actor))
    return Printed(page.title, "brief", page, f"firsthand-brief-{person}", page.above[0], page.above[1])


def card(actor: Actor) -> Printed:
    """The card of this week's experiment; empty lines where none is chosen."""
    page = PracticeCard(card_of(weekly.this_week(actor), plans.open_plans(actor), 0, now(actor).day), range(CARD_LINES))
    return Printed(_("Practice card"), "card", page, "firsthand-practice-card", "/practice/", _("Practice"))


def html_of(printed: Printed, paper: Paper, screen: Mapping[str, str] | None = None) -> str:
    """A whole document. screen: addresses of the bar above it, which only a screen shows; None for paper alone."""
    return render_to_string(
        f"printing/{printed.template}.html",
        {
            "printed": printed,
            "page": printed.page,
            "paper": paper,
            "screen": screen,
            "language": get_language() or "en-gb",
        },
    )


def pdf_of(printed: Printed, paper: Paper) -> bytes:
    """The same as PDF. Raises FirsthandError where this machine cannot make one."""
    return to_pdf(html_of(printed, paper))
