"""Introductions: both sides asked first, then one mail, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from firsthand.domain.drafts import Draft, Stated, drafts_for
from firsthand.domain.moves import FirstStep, Introduction, Matter, Move, Person, next_stage
from firsthand.domain.people import PersonId
from firsthand.domain.wording import quoted
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services import drafts, private_notes
from firsthand.services.actor import Actor, AsOf, moment, now
from firsthand.services.people import rows_of
from firsthand.storage import giving, ids
from firsthand.storage.connection import write
from firsthand.storage.queries import people

Side = Literal["a", "b"]
WORDS_CHARS_MAX = 500


@dataclass(frozen=True)
class Listed:
    """An introduction with names. next: whom to write to next, '' when nothing is to be done."""

    introduction: Introduction
    name_a: str
    name_b: str
    next: str


@dataclass(frozen=True)
class Shown:
    """One introduction with all that its page needs. came_of_it: in the user's words; stated: whom it is for, and why.

    drafts: to whom there is something to write now, in the order of the letters; none once it is over.
    """

    introduction: Introduction
    a: Person
    b: Person
    next: str
    came_of_it: str
    stated: Stated
    drafts: tuple[Draft, ...]


def show(actor: Actor, id: int, as_of: AsOf) -> Shown:
    """Raises NotFoundError."""
    one = _one(actor, id)
    found = {row.id: Person(row.id, row.name, row.addresses) for row in rows_of(actor, [one.a, one.b], as_of)}
    if one.a not in found or one.b not in found:
        raise _gone(id)
    a, b = found[PersonId(one.a)], found[PersonId(one.b)]
    kept = private_notes.intent(actor, _key(id))
    stated = Stated(kept.whom, kept.words) if kept else Stated()
    return Shown(
        one, a, b, next_stage(one), giving.came_of_introduction(actor.scope, id), stated,
        _drafts(actor, one, a, b, stated, as_of),
    )  # fmt: skip


def state_intent(actor: Actor, id: int, whom: Sequence[str], words: str) -> None:
    """Keep whom an introduction is for and why, in the user's own words. Raises NotFoundError."""
    one = _one(actor, id)
    private_notes.keep_intent(actor, _key(id), whom, words, {one.a, one.b})


def introductions(actor: Actor) -> tuple[Listed, ...]:
    """All of them, the latest first."""
    found = giving.introductions(actor.scope)
    names = people.by_ids(actor.scope, {id for one in found for id in (one.a, one.b)})
    return tuple(
        Listed(one, names[one.a].name, names[one.b].name, next_stage(one))
        for one in found
        if one.a in names and one.b in names
    )


def asked(
    actor: Actor, a: PersonId, b: PersonId, whom: Literal["a", "b", "both"], why_a: str, why_b: str
) -> Introduction:
    """Keep that A, who needs, or B, who can bring, or both were asked whether they would like to be introduced.

    Raises NotFoundError for nobody, FirsthandError for one person twice.
    """
    if a == b:
        raise FirsthandError(_("An introduction"), _("both sides are the same person"), _("Choose two people."))
    for person in (a, b):
        if not people.exists(actor.scope, person):
            raise NotFoundError(
                quoted(person), _("nobody of that number is in the record"), _("Look them up in People.")
            )
    with write(actor.scope):
        going = going_between(actor, a, b)
        if going is None:
            state: Literal["asked a", "asked b", "asked both"] = f"asked {whom}"  # type: ignore[assignment]
            going = Introduction(
                ids.allocate(actor.scope, 1), a, b, _words(why_a), _words(why_b), state, "", "", now(actor).day
            )
        elif going.state != f"asked {whom}":
            going = replace(going, state="asked both", on=now(actor).day)
        giving.keep_introduction(actor.scope, going)
    return going


def other_asked(actor: Actor, id: int, side: Side) -> Introduction:
    """Keep that this side was asked as well. Raises NotFoundError, and FirsthandError where it is over."""
    one = _one(actor, id)
    if not _is_open(one):
        raise FirsthandError(_("This introduction"), _("it is over"), _("Start another one, if both would like it."))
    return one if one.state in (f"asked {side}", "asked both") else _keep(actor, replace(one, state="asked both"))


def going_between(actor: Actor, a: PersonId, b: PersonId) -> Introduction | None:
    """The introduction of these two that is under way, whichever of them looks for something."""
    return next((one for one in giving.introductions(actor.scope) if {one.a, one.b} == {a, b} and _is_open(one)), None)


def said(actor: Actor, id: int, side: Side, answer: Literal["yes", "no"]) -> Introduction:
    """Keep what one side said; a no ends it kindly. Raises NotFoundError."""
    one = _one(actor, id)
    one = replace(one, says_a=answer) if side == "a" else replace(one, says_b=answer)
    if answer == "no":
        one = replace(one, state="lapsed kindly")
    return _keep(actor, one)


def introduced(actor: Actor, id: int) -> Introduction:
    """Both know of one another now. Raises NotFoundError, and FirsthandError where one of them has not said yes."""
    one = _one(actor, id)
    if not (one.says_a == "yes" and one.says_b == "yes"):
        raise FirsthandError(_("This introduction"), _("not both have said yes"), _("Ask first; a no is fine."))
    return _keep(actor, replace(one, state="introduced"))


def came_of_it(actor: Actor, id: int, words: str) -> Introduction:
    """Keep what came of it, in the user's words. Raises NotFoundError."""
    return _keep(actor, replace(_one(actor, id), state="came of it"), _words(words))


def let_lapse(actor: Actor, id: int) -> Introduction:
    """Let it rest, with no blame on anybody. Raises NotFoundError."""
    return _keep(actor, replace(_one(actor, id), state="lapsed kindly"))


def _is_open(one: Introduction) -> bool:
    return one.state in ("asked a", "asked b", "asked both")


def _keep(actor: Actor, one: Introduction, words: str = "") -> Introduction:
    one = replace(one, on=now(actor).day)
    giving.keep_introduction(actor.scope, one, words or giving.came_of_introduction(actor.scope, one.id))
    return one


def _one(actor: Actor, id: int) -> Introduction:
    found = giving.introduction(actor.scope, id)
    if found is None:
        raise _gone(id)
    return found


def _drafts(actor: Actor, one: Introduction, a: Person, b: Person, stated: Stated, as_of: AsOf) -> tuple[Draft, ...]:
    """What there is to write: to those who are asked and have not answered, to the other side, or to both."""
    stage = next_stage(one) or _awaited(one)
    if not stage:
        return ()
    move = Move(
        key=_key(one.id), kind="introduce", people=(a, b), deed="", why="", evidence=(), first_step=FirstStep("", ""),
        minutes=0, score=0, terms=(), since=moment(as_of), intents=(), benefit_to_me=False,
        matter=Matter(need=_bare(one.why_a, "looks for "), offer=_bare(one.why_b, "can bring "), stage=stage),
    )  # fmt: skip
    return drafts_for(
        move, as_of.day, drafts.voices_for(actor, move.people, as_of), stated, plain=drafts.plain_voice(actor)
    )


def _awaited(one: Introduction) -> Literal["", "ask both", "ask a", "ask b"]:
    """Whose answer is awaited."""
    if not _is_open(one) or "no" in (one.says_a, one.says_b):
        return ""
    a = one.state in ("asked a", "asked both") and not one.says_a
    b = one.state in ("asked b", "asked both") and not one.says_b
    return "ask both" if a and b else "ask a" if a else "ask b" if b else ""


def _bare(words: str, begin: str) -> str:
    """The reason as a letter quotes it, without how the moves begin it."""
    return words.removeprefix(begin)


def _key(id: int) -> str:
    """Under which an introduction's intent is kept."""
    return f"introduce:{id}"


def _gone(id: int) -> NotFoundError:
    return NotFoundError(
        _("Introduction %(id)s") % {"id": id},
        _("it is not there"),
        _("It may have been removed; look at the list again."),
    )


def _words(words: str) -> str:
    return " ".join(words.replace("\x00", "").split())[:WORDS_CHARS_MAX]
