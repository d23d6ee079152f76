"""The page of people who may be one."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from firsthand.domain.people import PossibleDuplicate
from firsthand.services import joining
from firsthand.services.actor import Actor, now
from firsthand.web.person.lives import ChangeLine, change_line

PAIRS_MAX = 50
VERY_LIKELY, PERHAPS = 0.8, 0.5


@dataclass(frozen=True)
class Pair:
    """likely: how sure it is, in words."""

    one: PossibleDuplicate
    likely: str | Promise


@dataclass(frozen=True)
class DuplicatesPage:
    """pairs: the surest first, at most `PAIRS_MAX`; total: all there are. undo: the last word on who is who, if from today."""

    pairs: tuple[Pair, ...]
    total: int
    undo: ChangeLine | None


def duplicates_page(actor: Actor) -> DuplicatesPage:
    found = sorted(joining.possible_duplicates(actor), key=lambda pair: -pair.confidence)
    last, today = joining.newest(actor), now(actor).day
    undo = change_line(last, today) if last and last.made_at.date() == today else None
    return DuplicatesPage(tuple(Pair(one, _likely(one.confidence)) for one in found[:PAIRS_MAX]), len(found), undo)


def _likely(confidence: float) -> str | Promise:
    if confidence >= VERY_LIKELY:
        return lazy("Very likely one")
    if confidence >= PERHAPS:
        return lazy("Perhaps one")
    return lazy("Only the name speaks for it")
