"""Introductions: both sides asked first, then one mail, and what came of it."""

from dataclasses import dataclass, replace
from typing import Literal

from firsthand.domain.moves import Introduction, next_stage
from firsthand.domain.people import PersonId
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.services.actor import Actor, now
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
        raise FirsthandError("An introduction", "both sides are the same person", "Choose two people.")
    for person in (a, b):
        if not people.exists(actor.scope, person):
            raise NotFoundError(f"“{person}”", "nobody of that number is in the record", "Look them up in People.")
    with write(actor.scope):
        going = next(
            (one for one in giving.introductions(actor.scope) if {one.a, one.b} == {a, b} and _is_open(one)), None
        )
        if going is None:
            state: Literal["asked a", "asked b", "asked both"] = f"asked {whom}"  # type: ignore[assignment]
            going = Introduction(
                ids.allocate(actor.scope, 1), a, b, _words(why_a), _words(why_b), state, "", "", now(actor).day
            )
        elif going.state != f"asked {whom}":
            going = replace(going, state="asked both", on=now(actor).day)
        giving.keep_introduction(actor.scope, going)
    return going


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
        raise FirsthandError("This introduction", "not both have said yes", "Ask first; a no is fine.")
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
    giving.keep_introduction(actor.scope, one, words)
    return one


def _one(actor: Actor, id: int) -> Introduction:
    found = giving.introduction(actor.scope, id)
    if found is None:
        raise NotFoundError(
            f"Introduction {id}", "it is not there", "It may have been removed; look at the list again."
        )
    return found


def _words(words: str) -> str:
    return " ".join(words.replace("\x00", "").split())[:WORDS_CHARS_MAX]
