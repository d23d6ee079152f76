"""If-then plans: made, done or not, rested; and how often they are followed."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from firsthand.domain.people import PersonId
from firsthand.domain.practice.follow_through import FollowThrough, follow_through
from firsthand.domain.practice.plans import CUES, DECIDED, WORDS_CHARS_MAX, Cue, Plan, State
from firsthand.domain.wording import quoted
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services.actor import Actor, AsOf, now
from firsthand.storage import practice as stored
from firsthand.storage.connection import one
from firsthand.storage.queries import meetings, people

FOLLOWED_FOR = timedelta(days=365)
"""Plans made longer ago say little about today."""

PLANS_SHOWN = 60


@dataclass(frozen=True)
class Shown:
    """A plan with the names behind its numbers. person_name, meeting_title: '' for none."""

    plan: Plan
    person_name: str = ""
    meeting_title: str = ""


@dataclass(frozen=True)
class Begun:
    """What a plan that comes from a move begins with."""

    if_words: str
    then_words: str
    person: int | None
    origin: str


def make(
    actor: Actor,
    if_words: str,
    then_words: str,
    *,
    obstacle: str = "",
    answer: str = "",
    cue: Cue = "habit",
    due: date | None = None,
    meeting: int | None = None,
    person: PersonId | None = None,
    origin: str = "",
) -> Plan:
    """Keep a plan. due: for a time; meeting: for a meeting, whose day is then the day of the plan.

    origin: what it serves: key of a move, "experiment:" and its number, "question:" and 11 or 12. Raises FirsthandError for a
    plan without its words or its cue, NotFoundError for nobody and no meeting.
    """
    begin, do = line(if_words), line(then_words)
    if not begin or not do:
        raise FirsthandError(_("A plan"), _("one half of it is missing"), _("Say when, and say what you do then."))
    if cue not in CUES:
        raise FirsthandError(_("A plan"), _("it hangs on nothing"), _("Tie it to a time, a meeting or a habit."))
    if cue == "time" and due is None:
        raise FirsthandError(_("A plan for a time"), _("it has no day"), _("Name the day, or tie it to a habit."))
    if cue == "meeting":
        due = _day_of(actor, meeting)
    if person is not None and not people.exists(actor.scope, person):
        raise NotFoundError(
            quoted(person), _("nobody of that number is in the record"), _("Look them up in People.")
        )  # fmt: skip
    return stored.keep_plan(
        actor.scope,
        Plan(
            0, begin, do, line(obstacle), line(answer), cue, due if cue != "habit" else None,
            meeting if cue == "meeting" else None, person, origin[:400], "open", now(actor).day, None,
        ),
    )  # fmt: skip


def begun_from_move(actor: Actor, key: str) -> Begun:
    """The first step of a move that Today showed, in the user's own words where they wrote some. Raises NotFoundError."""
    found = one(
        actor.scope,
        "SELECT shown_as FROM move_event WHERE workspace_id = %s AND key = %s AND outcome = 'shown' ORDER BY on_day DESC LIMIT 1",
        [actor.scope.workspace, key],
    )
    if found is None or not found[0]:
        raise NotFoundError(_("This move"), _("it was not shown"), _("Open Today again."))
    move = json.loads(found[0])
    step = move["first_step"]
    own = one(
        actor.scope,
        "SELECT first_step FROM move_choice WHERE workspace_id = %s AND key = %s",
        [actor.scope.workspace, key],
    )
    told = own[0] if own and own[0] else ""
    return Begun(step["cue"], told or step["action"], next((one["id"] for one in move["people"]), None), key)


def decide(actor: Actor, id: int, state: State) -> Plan:
    """Say what became of a plan; "open" takes that back. Raises NotFoundError, FirsthandError for another word."""
    if state not in (*DECIDED, "open"):
        raise FirsthandError(_("A plan"), _("that is no outcome"), _("It is done, not done, or rests."))
    kept = _one(actor, id)
    return stored.keep_plan(
        actor.scope, replace(kept, state=state, decided=None if state == "open" else now(actor).day)
    )  # fmt: skip


def remove(actor: Actor, id: int) -> None:
    """Raises NotFoundError."""
    if not stored.remove_plan(actor.scope, id):
        raise _gone(id)


def open_plans(actor: Actor) -> tuple[Shown, ...]:
    """All that are open: those of a day first, in its order, then habits."""
    found = sorted(
        stored.plans(actor.scope, state="open", limit=PLANS_SHOWN), key=lambda one: (one.due or date.max, one.id)
    )
    return _with_names(actor, found)


def due(actor: Actor, as_of: AsOf) -> tuple[Shown, ...]:
    """Open plans whose day has come and is not long past."""
    found = [one for one in stored.plans(actor.scope, state="open") if one.is_due(as_of.day)]
    return _with_names(actor, sorted(found, key=lambda one: (one.due or date.max, one.id)))


def decided_between(actor: Actor, since: date, until: date) -> tuple[Shown, ...]:
    """Plans of which the user said something on these days, the newest last. until: the first day that is not looked at."""
    found = [
        one
        for one in stored.plans(actor.scope, since=since - FOLLOWED_FOR)
        if one.decided and since <= one.decided < until
    ]
    return _with_names(actor, sorted(found, key=lambda one: (one.decided or date.min, one.id)))


def following(actor: Actor, as_of: AsOf) -> FollowThrough:
    """How often plans of the last year were followed, as far as the user said."""
    return follow_through(stored.plans(actor.scope, since=as_of.day - FOLLOWED_FOR, limit=5000), as_of.day)


def line(words: str) -> str:
    """One line of a plan: white space folded, at a length that can be read."""
    return " ".join(words.replace("\x00", "").split())[:WORDS_CHARS_MAX]


def _with_names(actor: Actor, plans: list[Plan]) -> tuple[Shown, ...]:
    known = people.by_ids(actor.scope, {one.person for one in plans if one.person is not None})
    titles = {
        id: found.title for id in {one.meeting for one in plans} if id and (found := meetings.by_id(actor.scope, id))
    }
    return tuple(
        Shown(one, known[one.person].name if one.person in known else "", titles.get(one.meeting or 0, ""))
        for one in plans
    )


def _day_of(actor: Actor, meeting: int | None) -> date:
    planned = meetings.by_id(actor.scope, meeting) if meeting is not None else None
    if planned is None:
        raise NotFoundError(_("This meeting"), _("it is not in your calendar here"), _("Choose one of those listed."))
    return datetime.fromtimestamp(planned.starts_at, actor.zone).date()


def _one(actor: Actor, id: int) -> Plan:
    found = stored.plan(actor.scope, id)
    if found is None:
        raise _gone(id)
    return found


def _gone(id: int) -> NotFoundError:
    return NotFoundError(
        _("Plan %(number)s") % {"number": id}, _("it is not there"), _("It may have been removed; reload the page.")
    )  # fmt: skip
