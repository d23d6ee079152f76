"""This week's experiment: suggested, taken on, made smaller, tried or rested."""

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from firsthand.domain.people import PersonId
from firsthand.domain.practice import library
from firsthand.domain.practice.attempts import (
    SMALLER_MAX,
    SURE_MAX,
    WORDS_CHARS_MAX,
    Attempt,
    monday_of,
    next_experiment,
)
from firsthand.domain.practice.experiments import Experiment
from firsthand.domain.wording import quoted
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services.actor import Actor, now
from firsthand.services.practice import lessons, programmes, skills
from firsthand.services.practice.programmes import UnderWay
from firsthand.storage import practice as stored
from firsthand.storage.connection import write
from firsthand.storage.queries import people

MOVES_OF_LAST = timedelta(days=7)

State = Literal["suggested", "chosen", "tried", "rest"]


@dataclass(frozen=True)
class With:
    """The move and the person with whom an experiment can be done. quote: its first evidence, '' for none."""

    person: int
    name: str
    move: str = ""
    kind: str = ""
    deed: str = ""
    quote: str = ""


@dataclass(frozen=True)
class ThisWeek:
    """The week's experiment; None while no skill is practised, or where all is tried. attempt: None while only suggested.

    skill: its key, '' for none. note: of the programme's author.
    """

    monday: date
    state: State
    skill: str
    experiment: Experiment | None
    attempt: Attempt | None
    beside: With | None
    programme: UnderWay | None
    note: str = ""


def attempts(actor: Actor) -> list[Attempt]:
    """All weeks' experiments, the newest first."""
    return stored.attempts(actor.scope)


def this_week(actor: Actor, passed: int = 0, known: list[Attempt] | None = None) -> ThisWeek:
    """passed: how many suggestions the user passed over in looking for another. known: all attempts, where they are at hand."""
    tried = attempts(actor) if known is None else known
    programme = programmes.under_way(actor, tried)
    monday = monday_of(now(actor).day)
    attempt = next((one for one in tried if one.week == monday), None)
    if attempt is not None and attempt.state != "rest":
        experiment = experiment_of(attempt, programme)
        beside = None if attempt.person is None else _beside_kept(actor, attempt)
        state: State = "tried" if attempt.state == "tried" else "chosen"
        return ThisWeek(
            monday, state, attempt.skill, experiment, attempt, beside, programme, _note(programme, experiment)
        )
    moves = _moves(actor)
    week = programme.week if programme else None
    if week is not None and not passed:
        experiment, skill = week.experiment, week.experiment.skill
    else:
        active = skills.active(actor)
        skill = active.skill if active else week.experiment.skill if week else ""
        kinds = {one.kind for one in moves}
        experiment = next_experiment(library.of_skill(skill), tried, kinds, passed)
    beside = next((one for one in moves if experiment and one.kind in experiment.goes_with), None)
    state = "rest" if attempt else "suggested"
    return ThisWeek(monday, state, skill, experiment, attempt, beside, programme, _note(programme, experiment))


def take_on(
    actor: Actor, key: str, *, sure_before: int | None = None, person: PersonId | None = None, move: str = ""
) -> Attempt:
    """Take an experiment on for this week, over one that was chosen before. sure_before: 0 to 10.

    Raises NotFoundError for no experiment and nobody, FirsthandError where this week's was tried already.
    """
    tried = attempts(actor)
    experiment = _known(key, programmes.under_way(actor, tried))
    if experiment is None:
        raise NotFoundError(
            quoted(key[:60]), _("there is no such experiment"), _("Look at Practice for those there are.")
        )
    if person is not None and not people.exists(actor.scope, person):
        raise NotFoundError(quoted(person), _("nobody of that number is in the record"), _("Look them up in People."))
    monday = monday_of(now(actor).day)
    before = next((one for one in tried if one.week == monday), None)
    if before is not None and before.state == "tried":
        raise FirsthandError(
            _("This week’s experiment"),
            _("it was tried already"),
            _("One a week is enough; the next one comes on Monday."),
        )
    return stored.keep_attempt(
        actor.scope,
        Attempt(
            before.id if before else 0, monday, experiment.key, experiment.skill, person, move[:400], "chosen",
            sure_before=_level(sure_before, 0, SURE_MAX),
        ),
    )  # fmt: skip


def make_smaller(actor: Actor) -> Attempt:
    """The same experiment in its smaller form; a suggested one is taken on with it. Raises NotFoundError."""
    with write(actor.scope):
        found = _chosen(actor)
        return stored.keep_attempt(actor.scope, replace(found, smaller=min(found.smaller + 1, SMALLER_MAX)))


def rest(actor: Actor) -> None:
    """Not this week: it rests, and nothing breaks. Raises FirsthandError where it was tried already."""
    found = this_week(actor)
    if found.state == "tried":
        raise FirsthandError(_("This week"), _("you have tried something already"), _("There is nothing to put off."))
    if found.attempt is not None:
        stored.keep_attempt(actor.scope, replace(found.attempt, state="rest"))
    elif found.experiment is not None:
        stored.keep_attempt(
            actor.scope, Attempt(0, found.monday, found.experiment.key, found.experiment.skill, None, "", "rest")
        )  # fmt: skip


def resume(actor: Actor) -> None:
    """After all: this week does not rest."""
    found = this_week(actor)
    if found.state == "rest" and found.attempt is not None:
        stored.remove_attempt(actor.scope, found.attempt.id)


def tried(
    actor: Actor,
    *,
    happened: str = "",
    enjoyment: int | None = None,
    energy: int | None = None,
    sure_after: int | None = None,
    learnt: str = "",
) -> Attempt:
    """Keep how it went; a suggested experiment counts as taken on. Said again, it takes the place of what was said.

    What was learnt comes back later. Raises NotFoundError where there is none.
    """
    today = now(actor).day
    with write(actor.scope):
        found = _chosen(actor)
        kept = stored.keep_attempt(
            actor.scope,
            replace(
                found,
                state="tried",
                happened=_words(happened),
                learnt=_words(learnt),
                enjoyment=_level(enjoyment, 1, 5),
                energy=_level(energy, 1, 5),
                sure_after=_level(sure_after, 0, SURE_MAX),
                tried=found.tried or today,
            ),
        )
        lessons.keep(actor, kept.id, learnt)
    return kept


def experiment_of(attempt: Attempt, programme: UnderWay | None) -> Experiment | None:
    """What was tried; None where it came with a programme that is no more."""
    return _known(attempt.experiment, programme)


def _known(key: str, programme: UnderWay | None) -> Experiment | None:
    if key in library.BY_KEY:
        return library.BY_KEY[key]
    weeks = programme.programme.weeks if programme else ()
    return next((week.experiment for week in weeks if week.experiment.key == key), None)


def _chosen(actor: Actor) -> Attempt:
    """This week's attempt; what is only suggested is taken on."""
    found = this_week(actor)
    if found.attempt is not None and found.state != "rest":
        return found.attempt
    if found.experiment is None:
        raise NotFoundError(
            _("This week’s experiment"), _("no skill is practised yet"), _("Choose one under Practice first.")
        )  # fmt: skip
    beside = found.beside
    person = PersonId(beside.person) if beside else None
    return take_on(actor, found.experiment.key, person=person, move=beside.move if beside else "")


def _moves(actor: Actor) -> list[With]:
    """Moves with real people that Today showed of late and that wait still."""
    shown = stored.shown_moves(actor.scope, now(actor).day - MOVES_OF_LAST, _KINDS)
    return [_with(one) for one in shown]


_KINDS = frozenset(kind for one in library.EXPERIMENTS for kind in one.goes_with)


def _with(shown: stored.ShownMove) -> With:
    move = json.loads(shown.shown_as or "{}")
    evidence = move.get("evidence") or [{}]
    return With(shown.person, shown.name, shown.key, shown.kind, move.get("deed", ""), evidence[0].get("quote", ""))


def _beside_kept(actor: Actor, attempt: Attempt) -> With | None:
    """With whom it is to be done, with the words of the move where Today showed it this week."""
    found = next((one for one in _moves(actor) if one.move == attempt.move and one.person == attempt.person), None)
    if found is not None or attempt.person is None:
        return found
    known = people.by_ids(actor.scope, [attempt.person]).get(attempt.person)
    return With(attempt.person, known.name) if known else None


def _note(programme: UnderWay | None, experiment: Experiment | None) -> str:
    week = programme.week if programme else None
    return _(week.note) if week and week.note and experiment == week.experiment else ""


def _level(level: int | None, least: int, most: int) -> int | None:
    return None if level is None else min(max(level, least), most)


def _words(words: str) -> str:
    return words.replace("\x00", "").replace("\r\n", "\n").strip()[:WORDS_CHARS_MAX]
