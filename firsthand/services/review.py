"""The weekly review: what passed, one reading of the network, the question of the week, and the next week."""

import time
from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.domain.network_readings import Reading
from firsthand.domain.practice.attempts import Attempt, monday_of
from firsthand.domain.practice.experiments import Experiment
from firsthand.domain.practice.follow_through import FollowThrough
from firsthand.domain.practice.returning import Lesson
from firsthand.domain.reflection.questions import COUNT, QUESTIONS
from firsthand.errors import FirsthandError
from firsthand.language import gettext as _
from firsthand.services import exchanges, given_and_received, private_notes
from firsthand.services.actor import Actor, AsOf, start_of
from firsthand.services.exchanges import Entry
from firsthand.services.network.readings import readings_of
from firsthand.services.practice import lessons, plans, programmes, weekly
from firsthand.services.practice.plans import Shown
from firsthand.services.private_notes import IntentNote
from firsthand.storage import practice as stored

WORDS_CHARS_MAX = 10_000
WEEKS_BACK_MAX = 520
INTENTS_READ = 400


@dataclass(frozen=True)
class Passed:
    """What the user confirmed of a week, the newest first.

    tells: whether enough of the last twelve weeks' suggestions was judged for this to say something; waiting: those that wait.
    """

    given: tuple[Entry, ...]
    received: tuple[Entry, ...]
    promised: tuple[Entry, ...]
    thanked: tuple[Entry, ...]
    tells: bool
    waiting: int


@dataclass(frozen=True)
class Review:
    """One week looked back on. week: its Monday. reading: None where there is nothing to say of the network.

    question: number 1 to 12 and its words. attempt, experiment: of the week; None for none. intents: of its quarter, the latest
    word on each thing. plans: what the user said of plans in the week; next: those that are open.
    """

    week: date
    passed: Passed
    reading: Reading | None
    coverage: str
    question: tuple[int, str]
    answer: str
    next_week: str
    attempt: Attempt | None
    experiment: Experiment | None
    lessons: tuple[Lesson, ...]
    plans: tuple[Shown, ...]
    next: tuple[Shown, ...]
    following: FollowThrough
    intents: tuple[IntentNote, ...]

    @property
    def until(self) -> date:
        """The Monday after it."""
        return self.week + timedelta(weeks=1)


def week_asked(as_of: AsOf, day: date | None = None) -> date:
    """The Monday of the week to look back on: that of a day, else this week from Friday on, and the last one before.

    Raises FirsthandError for a week that has not begun, or is long past.
    """
    today = as_of.day
    if day is None:
        return monday_of(today) if today.weekday() >= 4 else monday_of(today) - timedelta(weeks=1)
    week = monday_of(day)
    if not timedelta() <= monday_of(today) - week <= timedelta(weeks=WEEKS_BACK_MAX):
        raise FirsthandError(
            _("The week of %(day)s") % {"day": day.isoformat()},
            _("it has not begun, or lies more than ten years back"),
            _("Choose another week."),
        )
    return week


def review_of(actor: Actor, week: date, as_of: AsOf) -> Review:
    """The review of a week, by its Monday. A week that is over is told as it stood at its end, never with what came later."""
    until = week + timedelta(weeks=1)
    then = as_of if as_of.day < until else start_of(until, actor)
    answer, next_week = stored.review(actor.scope, week)
    tried = weekly.attempts(actor)
    attempt = next((one for one in tried if one.week == week and one.state == "tried"), None)
    network = readings_of(actor, as_of)
    number = question_number(week)
    return Review(
        week=week,
        passed=_passed(actor, week, until, as_of, then),
        reading=network.readings[0] if network.readings else None,
        coverage=network.coverage,
        question=(number, QUESTIONS[number - 1].text),
        answer=answer,
        next_week=next_week,
        attempt=attempt,
        experiment=weekly.experiment_of(attempt, programmes.under_way(actor, tried)) if attempt else None,
        lessons=lessons.returning(actor, as_of),
        plans=plans.decided_between(actor, week, until),
        next=plans.open_plans(actor),
        following=plans.following(actor, as_of),
        intents=_intents(actor, week),
    )


def keep(actor: Actor, week: date, answer: str, next_week: str) -> None:
    """Keep the user's own lines of a week; both empty leaves an empty review."""
    stored.keep_review(actor.scope, week, _words(answer), _words(next_week), int(time.time()))


def question_number(week: date) -> int:
    """The question of a week, 1 to 12: all twelve in their order, then again."""
    return week.toordinal() // 7 % COUNT + 1


def _passed(actor: Actor, week: date, until: date, as_of: AsOf, then: AsOf) -> Passed:
    weeks = given_and_received.lately(actor, then)
    found = exchanges.moved_between(actor, week, until, as_of)

    def moved_to(entry: Entry, *states: str) -> bool:
        steps = [one for one in entry.exchange.steps if week <= one.at.date() < until]
        return any(one.leads_to in states for one in steps)

    given = [one for one in found if moved_to(one, "given", "accepted") and one.exchange.state != "declined"]
    return Passed(
        given=tuple(one for one in given if one.exchange.flow == "out"),
        received=tuple(one for one in given if one.exchange.flow == "in"),
        promised=tuple(one for one in found if one.exchange.flow == "out" and moved_to(one, "promised")),
        thanked=tuple(one for one in found if one.exchange.flow == "in" and moved_to(one, "thanked")),
        tells=weeks.tells,
        waiting=weeks.waiting,
    )


def _intents(actor: Actor, week: date) -> tuple[IntentNote, ...]:
    """Whom things were for, as said in the quarter of a week."""
    quarter = (week.year, (week.month - 1) // 3)
    found: dict[str, IntentNote] = {}
    for one in private_notes.intents(actor, INTENTS_READ):
        if (one.on.year, (one.on.month - 1) // 3) == quarter and (one.whom or one.words):
            found.setdefault(one.key, one)
    return tuple(found.values())


def _words(words: str) -> str:
    return words.replace("\x00", "").replace("\r\n", "\n").strip()[:WORDS_CHARS_MAX]
