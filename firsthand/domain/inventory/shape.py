"""What somebody can bring, and what somebody looks for."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from firsthand.domain.exchanges import FAMILY_OF, VALUES, Status, Value
from firsthand.domain.people import Family

Origin = Literal["hand", "mail", "note"]
ORIGINS: tuple[Origin, ...] = get_args(Origin)

KindWanted = Value | Literal["resources"]
"""A kind of value, or the whole family where its owner is not sure; the other two families are named like a kind of theirs."""

KINDS_WANTED: tuple[KindWanted, ...] = (*VALUES, "resources")


def family_of(kind: KindWanted) -> Family:
    """The family of value by which the layer is read."""
    return "resources" if kind == "resources" else FAMILY_OF[kind]


WORDS_CHARS_MAX = 300
LIMITS_CHARS_MAX = 300
MINUTES_MAX = 60 * 24 * 5

NEED_LASTS_DAYS = 90
"""A need read from mail or a note is taken as live for so long (d); one entered by hand until it is met or its day has come."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where words were found. interaction_id: None for what was entered by hand or stands in a note."""

    origin: Origin
    on: date
    interaction_id: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be brought.

    person: whose it is; None for the owner's own.
    minutes: about how long it takes, from 1. limits: in the owner's words ("not in March"). until: the last day it holds.
    probability: 1 for what the user entered or confirmed.
    """

    id: int
    person: int | None
    value: Value
    words: str
    minutes: int
    source: Source
    limits: str = ""
    until: date | None = None
    status: Status = "confirmed"
    probability: float = 1.0

    def holds_on(self, day: date) -> bool:
        return self.status != "dismissed" and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class ForGoal:
    """The goal that needs something. ended: the day it ended, None while it is open."""

    id: int
    title: str
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """Something looked for.

    person: who looks for it; None for the owner, who declared it.
    value: the kind of value wanted, None where it can't be told. met: the day it was met. goal: of the owner's, that needs it.
    """

    id: int
    person: int | None
    words: str
    source: Source
    value: KindWanted | None = None
    until: date | None = None
    met: date | None = None
    status: Status = "confirmed"
    probability: float = 1.0
    goal: ForGoal | None = None

    @property
    def family(self) -> Family | None:
        """The family of value wanted, None where it can't be told."""
        return self.value and family_of(self.value)

    def is_live_on(self, day: date) -> bool:
        """Whether it still waits; what a goal needs waits no longer than the goal."""
        if self.status == "dismissed" or self.source.on > day:
            return False
        if (self.met is not None and self.met <= day) or (self.until is not None and day > self.until):
            return False
        if self.goal is not None and self.goal.ended is not None and self.goal.ended <= day:
            return False
        aged = self.source.origin != "hand" and (day - self.source.on).days > NEED_LASTS_DAYS
        return not (aged and self.until is None)
