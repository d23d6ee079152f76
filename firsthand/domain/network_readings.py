"""What there is to say of the network around somebody: readings in sentences, and measures with what they rest on."""

from dataclasses import dataclass
from typing import Literal

from firsthand.domain.people import PersonId

ReadingKind = Literal[
    "single_point", "bridge", "cooling", "between", "talk", "layer", "unused", "dormant", "renewal", "openness", "breadth",
    "gap",
]  # fmt: skip
StepKind = Literal["second_way", "person", "introduce", "pair", "ask", "goal", "purposes", "traits", "layer", "people"]


@dataclass(frozen=True, slots=True)
class Named:
    """A person in a reading, with what is to say of them in it ("every 9 days; 61 now"); note: '' for nothing."""

    id: PersonId
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What a reading ends in. person, other: whom it is about; region: of `Cluster`; goal: its id."""

    kind: StepKind
    words: str
    person: PersonId | None = None
    other: PersonId | None = None
    region: int | None = None
    goal: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing worth saying: a sentence, what it rests on, whom it names, and what to do.

    key: the same for the same matter on any day. lit: whom the map lights for it; the first of them is the one it is about.
    unseen: a question that only the user can answer ("Do they talk without you?"), '' for none.
    """

    key: str
    kind: ReadingKind
    title: str
    words: str
    people: tuple[Named, ...] = ()
    lit: tuple[PersonId, ...] = ()
    step: Step | None = None
    unseen: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure with what it rests on.

    value: None where it can't be told. low, high: an 80 % interval, None where it is no estimate. band: in words, None below
    the minimum. enough: whether there is enough to show it. coverage: what it was read from, and what is missing.
    """

    name: str
    label: str
    value: float | None
    low: float | None
    high: float | None
    band: str | None
    enough: bool
    coverage: str
    words: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """People who are in contact with one another, the strongest tie to the owner first.

    region: its number, the same from week to week. hue: 1 to 8. named_by: what its name comes from, 'user' where they chose
    it, 'organisation', 'function', 'group' where most of its people share one, else 'person', the one in the middle.
    middle: the name of that one, in any case.
    """

    region: int
    name: str
    named_by: Literal["user", "organisation", "function", "group", "person"]
    hue: int
    people: tuple[PersonId, ...]
    middle: str
