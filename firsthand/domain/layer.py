"""The layer: what people provide me and I provide them, by family and kind of value, and what confirmed exchanges suggest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from firsthand.domain.exchanges import FAMILY_OF, VALUES, Effort, Flow, Value
from firsthand.domain.people import FAMILIES, Family
from firsthand.domain.value_words import value_in_words
from firsthand.domain.wording import in_words, listed, number_in_words, sentence_case
from firsthand.language import gettext as _
from firsthand.language import ngettext

SaidBy = Literal["user", "exchanges"]

EFFORT_WEIGHT: dict[Effort, int] = {"minutes": 1, "hour": 2, "more": 3}
NAMES_MAX = 3
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
    keys = sorted({*chosen, *(key for key in seen if key not in refused)})
    return tuple(_provided(key, key in chosen, own_kinds, seen.get(key, ()), today) for key in keys)


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
        return _("this week")
    if days < 31:
        return _("within a month")
    if days < 335:
        months = max(1, round(days / 30.4))
        return ngettext("one month ago", "%(count)s months ago", months) % {"count": number_in_words(months)}
    years = max(1, round(days / 365.25))
    return ngettext("one year ago", "%(count)s years ago", years) % {"count": number_in_words(years)}


def depth_in_words(seen: Sequence[Passed]) -> str:
    """What it took, by the mean effort: "a few minutes", "about an hour each", "more than an hour each"; '' without any."""
    times = sum(one.times for one in seen)
    if not times:
        return ""
    mean = sum(one.effort for one in seen) / times
    if mean >= DEEP_MIN:
        return _("more than an hour each") if times > 1 else _("more than an hour")
    if mean <= SMALL_MAX:
        return _("a few minutes each") if times > 1 else _("a few minutes")
    return _("about an hour each") if times > 1 else _("about an hour")


def often_in_words(times: int) -> str:
    """ "once", "twice", "five times"."""
    return {1: _("once"), 2: _("twice")}.get(times) or in_words(times, unit="time")


def sentence(flow: Flow, family: Family, names: Sequence[str], suggested: int) -> str:
    """What there is to say of one family, plainly.

    names: of those of whom the user set it. suggested: how many more only exchanges speak of.
    """
    count = len(names)
    told = {"family": value_in_words(family), "count": number_in_words(count), "name": names[0] if names else ""}
    told["names"] = named(names) if names else ""
    if flow == "in":
        nobody = _("Nobody gives you %(family)s, as far as you have said.")
        one = _("Only one person gives you %(family)s, as far as you have said: %(name)s.")
        some = ngettext(
            "one person gives you %(family)s: %(names)s.", "%(count)s people give you %(family)s: %(names)s.", count
        )
    else:
        nobody = _("Nobody gets %(family)s from you, as far as you have said.")
        one = _("Only one person gets %(family)s from you, as far as you have said: %(name)s.")
        some = ngettext(
            "one person gets %(family)s from you: %(names)s.",
            "%(count)s people get %(family)s from you: %(names)s.",
            count,
        )
    said = sentence_case({0: nobody, 1: one}.get(count, some) % told)
    return " ".join(filter(None, (said, waiting_words(bool(names), suggested))))


def named(names: Sequence[str]) -> str:
    """ "Rosa, Ben and Ida", or "Rosa, Ben, Ida and others"; of one at least."""
    if len(names) <= NAMES_MAX:
        return listed(names)
    return _("%(names)s and others") % {"names": _(", ").join(names[:NAMES_MAX])}


def waiting_words(some_set: bool, suggested: int) -> str:
    """ "Your ledger speaks of two more; it is yours to say."; '' where nobody waits. some_set: whether anybody is set."""
    if not suggested:
        return ""
    if some_set:
        words = ngettext(
            "Your ledger speaks of one more; it is yours to say.",
            "Your ledger speaks of %(count)s more; it is yours to say.",
            suggested,
        )
    else:
        words = ngettext(
            "Your ledger speaks of one person; it is yours to say.",
            "Your ledger speaks of %(count)s people; it is yours to say.",
            suggested,
        )
    return words % {"count": number_in_words(suggested)}
