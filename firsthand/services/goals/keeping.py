"""Goals as the user says them: what, why, by when, with whose help."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from firsthand.domain import goals as domain
from firsthand.domain.goals import TITLE_CHARS_MAX, WORDS_CHARS_MAX, Backer, Goal
from firsthand.domain.inventory import KINDS_WANTED, ForGoal, KindWanted, Need, Source
from firsthand.domain.inventory import WORDS_CHARS_MAX as TOPIC_CHARS_MAX
from firsthand.domain.people import FAMILIES, Family, PersonId
from firsthand.domain.text_folding import folded
from firsthand.domain.wording import quoted
from firsthand.errors import AmbiguousError, FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services.actor import Actor, AsOf, now
from firsthand.storage import giving, goals
from firsthand.storage.connection import write
from firsthand.storage.goals import Standing
from firsthand.storage.queries import people


@dataclass(frozen=True)
class Listed:
    """A goal with the help it needs, oldest first, and the people behind it or who helped."""

    goal: Goal
    needs: tuple[Need, ...]
    people: tuple[Backer, ...]

    @property
    def behind(self) -> dict[Family, tuple[Backer, ...]]:
        return domain.behind(self.people)

    @property
    def gaps(self) -> tuple[Family, ...]:
        """The families of value with which nobody stands behind it."""
        return domain.gaps(self.people)


@dataclass(frozen=True)
class Gap:
    """A family of value with which nobody stands behind an open goal. needed: the user said that it needs such help."""

    goal: int
    title: str
    family: Family
    needed: bool


def listing(actor: Actor, as_of: AsOf, *, ended: bool = False) -> tuple[Listed, ...]:
    """Goals that were open, those due first before those without a day; with `ended` the others after them, the latest first.

    Looking back, a goal that was not set down yet is not there. Who stood behind it is known only as it is now.
    """
    until = _until(as_of)
    stood = [one for goal in goals.goals(actor.scope) if (one := goal.as_it_stood(until))]
    waiting = sorted((one for one in stood if one.state == "open"), key=lambda one: (one.by is None, one.by or one.on))
    over = [one for one in stood if one.state != "open"] if ended else []
    over.sort(key=lambda one: (one.ended or one.on, one.id), reverse=True)
    return _with_people(actor, [*waiting, *over])


def show(actor: Actor, goal_id: int, as_of: AsOf) -> Listed:
    """Raises NotFoundError, also where it was not set down before `as_of`."""
    found = _one(actor, goal_id).as_it_stood(_until(as_of))
    if found is None:
        raise _gone(goal_id)
    return _with_people(actor, [found])[0]


def find(actor: Actor, words: str, as_of: AsOf) -> Listed:
    """The goal meant by its number or by words of its title. Raises NotFoundError and AmbiguousError."""
    every = listing(actor, as_of, ended=True)
    asked = folded(words).split()
    found = [one for one in every if str(one.goal.id) == words.strip()] or [
        one for one in every if asked and all(word in folded(one.goal.title) for word in asked)
    ]
    if not found:
        raise NotFoundError(
            quoted(words), _("no goal has that number or those words"), _("`firsthand goals --all` lists them.")
        )
    if len(found) > 1:
        fitting = ", ".join(f"{one.goal.title} ({one.goal.id})" for one in found)
        raise AmbiguousError(
            quoted(words),
            _("more than one goal fits: %(goals)s") % {"goals": fitting},
            _("Name one by the number in brackets."),
        )
    return found[0]


def gaps(actor: Actor, as_of: AsOf) -> tuple[Gap, ...]:
    """Where nobody stands behind an open goal yet."""
    return tuple(
        Gap(one.goal.id, one.goal.title, family, any(need.family == family for need in one.needs))
        for one in listing(actor, as_of)
        for family in one.gaps
    )


def add(
    actor: Actor, title: str, *, why: str = "", by: date | None = None, question: str = "",
    needs: Sequence[tuple[KindWanted, str]] = (), on: date | None = None,
) -> Listed:  # fmt: skip
    """Set down a goal with the help it needs. on: the day it was set down, today if None. Raises FirsthandError."""
    goal = Goal(0, _title(title), on or now(actor).day, _words(why), _words(question), by)
    with write(actor.scope):
        goal = replace(goal, id=goals.add(actor.scope, goal))
        for kind, topic in needs:
            _keep_need(actor, goal, kind, topic, goal.on)
    return show(actor, goal.id, now(actor))


def change(actor: Actor, goal_id: int, *, title: str, why: str, by: date | None, question: str) -> None:
    """Put other words over a goal. Raises NotFoundError, FirsthandError."""
    goal = _one(actor, goal_id)
    goals.change(actor.scope, replace(goal, title=_title(title), why=_words(why), question=_words(question), by=by))


def add_help(actor: Actor, goal_id: int, kind: KindWanted, topic: str, until: date | None = None) -> Need:
    """Help that a goal needs: a need of the user's own. Raises NotFoundError, FirsthandError."""
    return _keep_need(actor, _one(actor, goal_id), kind, topic, now(actor).day, until)


def behind(actor: Actor, goal_id: int, person: PersonId, family: Family) -> None:
    """Somebody stands behind a goal with this. Raises NotFoundError, and FirsthandError for what is no other person."""
    goal = _one(actor, goal_id)
    check_people(actor, [person])
    goals.add_people(actor.scope, goal.id, [Standing(person, family, "behind")])


def no_longer_behind(actor: Actor, goal_id: int, person: PersonId, family: Family) -> None:
    """Raises NotFoundError where there is no such goal."""
    goals.remove_person(actor.scope, _one(actor, goal_id).id, Standing(person, family, "behind"))


def check_people(actor: Actor, some: Collection[PersonId]) -> None:
    """Raises NotFoundError for nobody, and FirsthandError for a list, a robot or the owner."""
    found = people.by_ids(actor.scope, set(some))
    for person in some:
        if person not in found:
            raise NotFoundError(
                quoted(person), _("nobody of that number is in the record"), _("Look them up in People.")
            )
        if found[person].kind != "person":
            raise FirsthandError(
                quoted(found[person].name),
                _("this is no other person"),
                _("Name a person; on their page you can say who is one."),
            )


def kind_called(words: str) -> KindWanted:
    """The kind of value named, or the family "resources". Raises FirsthandError."""
    said = words.strip().lower()
    for kind in KINDS_WANTED:
        if kind == said:
            return kind
    raise FirsthandError(
        quoted(words), _("this is no kind of value"), _("Choose one of %(words)s.") % {"words": ", ".join(KINDS_WANTED)}
    )


def family_called(words: str) -> Family:
    """Raises FirsthandError."""
    said = words.strip().lower()
    for family in FAMILIES:
        if family == said:
            return family
    raise FirsthandError(
        quoted(words), _("this is no family of value"), _("Choose one of %(words)s.") % {"words": ", ".join(FAMILIES)}
    )


def _keep_need(actor: Actor, goal: Goal, kind: KindWanted, topic: str, on: date, until: date | None = None) -> Need:
    said = _line(topic, TOPIC_CHARS_MAX)
    if not said:
        raise FirsthandError(_("The help it needs"), _("it is empty"), _("Say in a few words with what."))
    need = Need(0, None, said, Source("hand", on), kind, until, goal=ForGoal(goal.id, goal.title, goal.ended))
    return giving.keep_need(actor.scope, need)


def _with_people(actor: Actor, found: Sequence[Goal]) -> tuple[Listed, ...]:
    if not found:
        return ()
    ids = [goal.id for goal in found]
    standing = goals.people(actor.scope, ids)
    names = people.by_ids(actor.scope, {one.person for listed in standing.values() for one in listed})
    needs: dict[int, list[Need]] = {id: [] for id in ids}
    for need in giving.needs(actor.scope, giving.of_goals(ids)):
        if need.goal is not None:
            needs[need.goal.id].insert(0, need)
    return tuple(Listed(goal, tuple(needs[goal.id]), _backers(standing.get(goal.id, ()), names)) for goal in found)


def _backers(standing: Iterable[Standing], names: dict[int, people.Basics]) -> tuple[Backer, ...]:
    found = [
        Backer(PersonId(one.person), names[one.person].name, one.family, one.part)
        for one in standing
        # An export may hold somebody with no family; with what they stand there is not known then.
        if one.person in names and one.family in FAMILIES
    ]
    return tuple(sorted(found, key=lambda one: (FAMILIES.index(one.family), one.name, one.id, one.part)))


def _one(actor: Actor, goal_id: int) -> Goal:
    found = goals.goal(actor.scope, goal_id)
    if found is None:
        raise _gone(goal_id)
    return found


def _until(as_of: AsOf) -> date:
    return giving.EPOCH + timedelta(days=as_of.until_day)


def _gone(goal_id: int) -> NotFoundError:
    thing = _("Goal %(number)s") % {"number": goal_id}
    return NotFoundError(thing, _("it is not there"), _("`firsthand goals --all` lists those that are."))


def _title(words: str) -> str:
    said = _line(words, TITLE_CHARS_MAX)
    if not said:
        raise FirsthandError(_("A goal"), _("it has no title"), _("Say in a line what you must get done."))
    return said


def _words(words: str) -> str:
    return _line(words, WORDS_CHARS_MAX)


def _line(words: str, characters_max: int) -> str:
    return " ".join(words.replace("\x00", "").split())[:characters_max]
