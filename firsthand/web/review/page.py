"""The review's page object, for the screen and for paper."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from firsthand.domain.practice.attempts import ENJOYMENT, monday_of
from firsthand.services import review as services
from firsthand.services.actor import Actor, AsOf
from firsthand.services.exchanges import Entry
from firsthand.services.review import Review
from firsthand.services.review_words import waiting_words
from firsthand.web.intents.page import Quarter, quarter_of
from firsthand.web.practice.page import week_words
from firsthand.web.practice.plan_page import PlanLine, following_words, plan_lines
from firsthand.web.review.forms import ReviewForm


@dataclass(frozen=True)
class PassedLine:
    href: str
    what: str
    person: str


@dataclass(frozen=True)
class PassedGroup:
    """Given, received, promised or thanked. flow: 'give' or 'take'."""

    title: str
    flow: str
    lines: tuple[PassedLine, ...]


@dataclass(frozen=True)
class Network:
    """One reading, with what it was read from. people: whom it names, each with what is to say of them."""

    title: str
    words: str
    people: tuple[tuple[int, str, str], ...]
    unseen: str
    coverage: str


@dataclass(frozen=True)
class Tried:
    what: str
    happened: str
    felt: str
    learnt: str


@dataclass(frozen=True)
class ReviewPage:
    """week: its Monday as an address has it. earlier, later: Mondays of the weeks around it, '' where there is none.

    passed: none while too little was judged; `hint` then says so. quarter: None where nothing was said in it.
    """

    title: str
    week: str
    earlier: str
    later: str
    passed: tuple[PassedGroup, ...]
    hint: str
    network: Network | None
    tried: Tried | None
    lessons: tuple[tuple[int, str], ...]
    question_number: int
    question: str
    answer: str
    next_week: str
    form: ReviewForm
    plans: tuple[PlanLine, ...]
    next: tuple[PlanLine, ...]
    following: str
    quarter: Quarter | None


def review_page(actor: Actor, week: date, as_of: AsOf, form: ReviewForm | None = None) -> ReviewPage:
    found = services.review_of(actor, week, as_of)
    number, question = found.question
    groups = _passed(found)
    return ReviewPage(
        title=week_words(week),
        week=week.isoformat(),
        earlier=(week - timedelta(weeks=1)).isoformat(),
        later=found.until.isoformat() if found.until <= monday_of(as_of.day) else "",
        passed=groups,
        hint="" if groups else waiting_words(found),
        network=_network(found),
        tried=_tried(found),
        lessons=tuple((one.id, one.words) for one in found.lessons),
        question_number=number,
        question=_(question),
        answer=found.answer,
        next_week=found.next_week,
        form=form or ReviewForm(initial={"answer": found.answer, "next_week": found.next_week}),
        plans=plan_lines(found.plans, as_of.day),
        next=plan_lines(found.next, as_of.day),
        following=following_words(found.following),
        quarter=quarter_of(week.year, (week.month - 1) // 3, found.intents, as_of.day) if found.intents else None,
    )


def _passed(found: Review) -> tuple[PassedGroup, ...]:
    if not found.passed.tells:
        return ()
    kinds = (
        (_("Given"), "give", found.passed.given),
        (_("Received"), "take", found.passed.received),
        (_("Promised"), "give", found.passed.promised),
        (_("Thanked"), "give", found.passed.thanked),
    )
    return tuple(PassedGroup(title, flow, tuple(map(_line, entries))) for title, flow, entries in kinds if entries)


def _line(entry: Entry) -> PassedLine:
    href = reverse("ledger:exchange", args=[entry.exchange.key])
    return PassedLine(href, entry.exchange.what, entry.person_name or _("somebody"))


def _network(found: Review) -> Network | None:
    one = found.reading
    if one is None:
        return None
    named = tuple((person.id, person.name, person.note) for person in one.people)
    return Network(one.title, one.words, named, one.unseen, found.coverage)


def _tried(found: Review) -> Tried | None:
    one = found.attempt
    if one is None:
        return None
    what = (
        found.experiment.smaller
        if found.experiment and one.smaller
        else found.experiment.what
        if found.experiment
        else ""
    )
    felt = _(ENJOYMENT[one.enjoyment - 1]) if one.enjoyment else ""
    return Tried(_(what) if what else "", one.happened, felt, one.learnt)
