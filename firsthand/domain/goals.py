"""A goal: something I must get done that needs other people; who stands behind it, and where nobody does yet."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from firsthand.domain.moves.reconnect import CONTACT_DAYS_MIN
from firsthand.domain.people import FAMILIES, Family, PersonId, PersonRow, RhythmState

GoalState = Literal["open", "done", "dropped"]
Part = Literal["behind", "helped"]
Following = Literal["thank", "reconnect", "introduction", "ask"]
"""The move that follows for somebody who could help."""

TITLE_CHARS_MAX = 300
WORDS_CHARS_MAX = 1000
"""Of why it matters, of the question behind it, and of what came of it."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal in the user's words.

    on: the day it was set down. question: the strategic question behind it. by: None where no day presses.
    ended, came_of_it: None and mostly '' while it is open; who opens it again keeps what was said then.
    """

    id: int
    title: str
    on: date
    why: str = ""
    question: str = ""
    by: date | None = None
    state: GoalState = "open"
    ended: date | None = None
    came_of_it: str = ""

    def as_it_stood(self, until: date) -> "Goal | None":
        """As it was before a day; None where it was not there yet."""
        if self.on >= until:
            return None
        if self.ended is not None and self.ended >= until:
            return replace(self, state="open", ended=None, came_of_it="")
        return self


@dataclass(frozen=True, slots=True)
class Backer:
    """Somebody who stands behind a goal with one family of value, or who helped with it."""

    id: PersonId
    name: str
    family: Family
    part: Part


def behind(people: Iterable[Backer]) -> dict[Family, tuple[Backer, ...]]:
    """Who stands behind a goal with each family of value, by name."""
    standing = sorted((one for one in people if one.part == "behind"), key=lambda one: (one.name, one.id))
    return {family: tuple(one for one in standing if one.family == family) for family in FAMILIES}


def gaps(people: Iterable[Backer]) -> tuple[Family, ...]:
    """The families of value with which nobody stands behind it."""
    return tuple(family for family, standing in behind(people).items() if not standing)


def hardly_known(row: PersonRow) -> bool:
    """Whether too little passed to ask on one's own account: nothing that makes a tie, or a cool one that hardly was."""
    return row.warmth.band is None or (row.warmth.band == "cool" and row.contact_days < CONTACT_DAYS_MIN)


def following(*, unthanked: bool, rhythm: RhythmState, hardly_known: bool, has_way: bool) -> Following:
    """What comes next with somebody who could help.

    Thanks that wait come before an ask, and never beside it; a tie gone quiet is taken up again before anything is asked of
    it; to somebody hardly known one comes through those who know both. hardly_known: as `hardly_known` says.
    has_way: somebody is seen who could introduce.
    """
    if unthanked:
        return "thank"
    if hardly_known:
        return "introduction" if has_way else "ask"
    return "reconnect" if rhythm in ("quiet", "lapsed") else "ask"
