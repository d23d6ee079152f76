"""The layer: what people provide me and I provide them, by family and kind of value, and what confirmed exchanges suggest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from firsthand.domain.exchanges import FAMILY_OF, VALUES, Effort, Flow, Value
from firsthand.domain.moves.words import in_words
from firsthand.domain.people import FAMILIES, Family

SaidBy = Literal["user", "exchanges"]

EFFORT_WEIGHT: dict[Effort, int] = {"minutes": 1, "hour": 2, "more": 3}
DEEP_MIN, SMALL_MAX = 2.5, 1.5
"""Mean weight of effort from which on what passes is more than an hour's work, and up to which it is minutes (d)."""

KINDS_OF: dict[Family, tuple[Value, ...]] = {
    family: tuple(value for value in VALUES if FAMILY_OF[value] == family) for family in FAMILIES
}


@dataclass(frozen=True, slots=True)
class Passed:
    """Confirmed exchanges of one value that one person gave (flow 'in') or was given ('out').

    times: how many. last: the day of the last. effort: the sum of their `EFFORT_WEIGHT`.
    """

    person: int
    flow: Flow
    value: Value
    times: int
    last: date
    effort: int


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of value. times: confirmed exchanges of it, 0 where it is the user's word alone."""

    value: Value
    said_by: SaidBy
    times: int


@dataclass(frozen=True, slots=True)
class Provided:
    """What one person provides in one family, or is provided.

    said_by: the user, or 'exchanges' where only these suggest it: then it is in no count until the user says so. times, last:
    of confirmed exchanges; 0 and None without. recency, depth: in words; '' without exchanges.
    """

    person: int
    flow: Flow
    family: Family
    said_by: SaidBy
    kinds: tuple[Kind, ...]
    times: int
    last: date | None
    recency: str
    depth: str

    @property
    def is_set(self) -> bool:
        return self.said_by == "user"


def provided(
    families: Iterable[tuple[int, str, str]],
    kinds: Iterable[tuple[int, str, str]],
    declined: Iterable[tuple[int, str, str]],
    passed: Sequence[Passed],
    today: date,
) -> tuple[Provided, ...]:
    """Everything that is set and everything that is suggested, by person, flow and family.

    families, kinds: what the user set, as triples of person, flow and family or value. declined: families the user said no to;
    nothing suggests them again. passed: confirmed exchanges.
    """
    chosen = {*families, *((person, flow, FAMILY_OF[value]) for person, flow, value in kinds)}  # type: ignore[index]
    own_kinds, refused = set(kinds), set(declined)
    seen: dict[tuple[int, str, str], list[Passed]] = {}
    for one in passed:
        seen.setdefault((one.person, one.flow, FAMILY_OF[one.value]), []).append(one)
    listed = sorted({*chosen, *(key for key in seen if key not in refused)})
    return tuple(_provided(key, key in chosen, own_kinds, seen.get(key, ()), today) for key in listed)


def _provided(
    key: tuple[int, str, str], is_set: bool, own_kinds: set[tuple[int, str, str]], seen: Sequence[Passed], today: date
) -> Provided:
    person, flow, family = key
    times = {one.value: one.times for one in seen}
    found = [
        Kind(value, "user" if (person, flow, value) in own_kinds else "exchanges", times.get(value, 0))
        for value in KINDS_OF[family]  # type: ignore[index]
        if (person, flow, value) in own_kinds or value in times
    ]
    last = max((one.last for one in seen), default=None)
    return Provided(
        person, flow, family, "user" if is_set else "exchanges", tuple(found), sum(times.values()), last,  # type: ignore[arg-type]
        recency_in_words((today - last).days) if last else "", depth_in_words(seen),
    )  # fmt: skip


def recency_in_words(days: int) -> str:
    """How long ago the last was: "this week", "within a month", "three months ago", "two years ago"."""
    if days < 7:
        return "this week"
    if days < 31:
        return "within a month"
    if days < 335:
        months = max(1, round(days / 30.4))
        return f"{in_words(months, unit='month')} ago"
    return f"{in_words(max(1, round(days / 365.25)), unit='year')} ago"


def depth_in_words(seen: Sequence[Passed]) -> str:
    """What it took, by the mean effort: "a few minutes", "about an hour each", "more than an hour each"; '' without any."""
    times = sum(one.times for one in seen)
    if not times:
        return ""
    mean = sum(one.effort for one in seen) / times
    took = "more than an hour" if mean >= DEEP_MIN else "a few minutes" if mean <= SMALL_MAX else "about an hour"
    return f"{took} each" if times > 1 else took


def often_in_words(times: int) -> str:
    """ "once", "twice", "five times"."""
    return {1: "once", 2: "twice"}.get(times, f"{in_words(times, unit='')} times")


def sentence(flow: Flow, family: Family, names: Sequence[str], suggested: int) -> str:
    """What there is to say of one family, plainly.

    names: of those of whom the user set it. suggested: how many more only exchanges speak of.
    """
    one, many = f"gives you {family}", f"give you {family}"
    if flow == "out":
        one, many = f"gets {family} from you", f"get {family} from you"
    waiting = waiting_words(bool(names), suggested)
    if not names:
        return f"Nobody {one}, as far as you have said.{waiting}"
    if len(names) == 1:
        return f"Only one person {one}, as far as you have said: {names[0]}.{waiting}"
    listed = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) <= 3 else f"{', '.join(names[:3])} and others"
    number = in_words(len(names), unit="")
    return f"{number.capitalize()} people {many}: {listed}.{waiting}"


def waiting_words(some_set: bool, suggested: int) -> str:
    """ " Your ledger speaks of two more; it is yours to say."; '' where nobody waits. some_set: whether anybody is set."""
    if not suggested:
        return ""
    unit = " more" if some_set else " person" if suggested == 1 else " people"
    return f" Your ledger speaks of {in_words(suggested, unit='')}{unit}; it is yours to say."
