"""Over how many groups contact is spread (measure 7): functions, organisations, levels and places, as the user confirmed them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from firsthand.domain import breadth_words
from firsthand.domain.breadth_words import GROUPED_BY, GroupedBy
from firsthand.domain.network_readings import Measure, Named, Reading, Step
from firsthand.domain.people import PersonId
from firsthand.domain.shares import share_in_words
from firsthand.domain.text_folding import folded
from firsthand.domain.trait_words import trait_in_words
from firsthand.language import gettext as _
from firsthand.language import ngettext
from firsthand.network.breadth import Breadth, breadth
from firsthand.services import people, regulars, traits
from firsthand.services.actor import Actor, AsOf

TIES_MIN = 15
WITH_GROUP_MIN = 0.8
DAYS_MIN = 3
"""Contact-days of the half year from which on somebody counts as a tie here (d): who wrote once says little of breadth."""

NAMED_MAX = 5


@dataclass(frozen=True)
class GroupShare:
    """Contact with the people of one group: its share of all contact with a known group, 0 to 1, and how many they are."""

    name: str
    share: float
    ties: int
    mine: bool


@dataclass(frozen=True, eq=False)
class Spread:
    """own: the user's own group, '' where they said none. shares: of each group, the greatest first.

    days, labels: contact-days of each tie, and its group, -1 for none known; own_place: the user's group among them.
    """

    by: GroupedBy
    own: str
    shares: tuple[GroupShare, ...]
    days: NDArray[np.float64]
    labels: NDArray[np.int64]
    own_place: int | None

    @cached_property
    def found(self) -> Breadth:
        """The measure with its interval, which takes some milliseconds; shares alone do not need it."""
        return breadth(self.days, self.labels, self.own_place)

    @property
    def ties(self) -> int:
        return len(self.labels)

    @property
    def with_group(self) -> int:
        return int(np.count_nonzero(self.labels >= 0))

    @property
    def enough(self) -> bool:
        return self.ties >= TIES_MIN and self.with_group >= WITH_GROUP_MIN * self.ties

    @property
    def coverage(self) -> str:
        if not self.ties:
            return _("Nobody was in touch on three days of the last half year.")
        return breadth_words.known_of(self.by, self.with_group, self.ties)


def spread(actor: Actor, by: GroupedBy, as_of: AsOf) -> Spread:
    """How contact of the last 180 days is shared out over one kind of group."""
    contact = regulars.half_year(actor, as_of)
    days = {person: count for person, count in contact.by_person().items() if count >= DAYS_MIN}
    groups = traits.held(actor, by)
    own = str(getattr(traits.own(actor), by))
    named: dict[str, str] = {}
    for person in days:
        if group := groups.get(person, ""):
            named.setdefault(folded(group), group)
    places = {key: place for place, key in enumerate(sorted(named))}
    labels = {person: places.get(folded(groups.get(person, "")), -1) for person in days}
    # A group of my own in which I have no tie is none of theirs, and everybody is outside it.
    own_place = (places.get(folded(own), len(places)) if own else None) if places else None
    shares = _shares(days, labels, {places[key]: named[key] for key in places}, own_place)
    return Spread(
        by,
        own,
        shares,
        np.array([days[person] for person in days], dtype=np.float64),
        np.array([labels[person] for person in days], dtype=np.int64),
        own_place,
    )


def spreads(actor: Actor, as_of: AsOf) -> tuple[Spread, ...]:
    """Each kind of group of which anything is known; function always, and first."""
    found = (spread(actor, by, as_of) for by in GROUPED_BY)
    return tuple(one for one in found if one.by == "function" or one.with_group)


def measures(actor: Actor, as_of: AsOf) -> tuple[Measure, ...]:
    """Breadth by each kind of group of which anything is known; function always."""
    return tuple(_measure(one) for one in spreads(actor, as_of))


def readings(actor: Actor, as_of: AsOf) -> tuple[Reading, ...]:
    """What is worth saying of breadth: the function the user came from against the rest, and what stays inside."""
    found = spread(actor, "function", as_of)
    if not found.enough:
        return ()
    said = tuple(filter(None, (came_from_in_words(actor, found), inside_in_words(found))))
    if not said:
        return ()
    outside = _outside(actor, found, as_of)
    first = outside[0] if outside else None
    step = Step("traits", _("Look at the groups of your people"))
    if first:
        words = _("Look at what passes between %(name)s and you") % {"name": first.name}
        step = Step("person", words, person=first.id)
    return (
        Reading(
            "breadth:function", "breadth", _("Inside and outside your own function"), " ".join(said), outside,
            tuple(one.id for one in outside), step,
        ),
    )  # fmt: skip


def spread_in_words(found: Spread) -> str:
    """ "Your contact spreads as over three equal functions; 2.4 to 3.9 with four chances in five." """
    if not found.enough or found.found.groups is None:
        return cant_tell(found)
    return breadth_words.spread_as_over(found.by, max(1, round(found.found.groups)))


def cant_tell(found: Spread) -> str:
    """What is missing before breadth can be told."""
    if found.ties < TIES_MIN:
        words = ngettext(
            "Can’t tell yet: it takes %(count)s people in touch on three days of the last half year.",
            "Can’t tell yet: it takes %(count)s people in touch on three days of the last half year.",
            TIES_MIN,
        )
        return words % {"count": TIES_MIN}
    return breadth_words.groups_missing(found.by)


def inside_in_words(found: Spread) -> str:
    """The E-I index in words; '' where the user's own group is not known."""
    index = found.found.external_internal
    if index is None or not found.own:
        return ""
    return breadth_words.inside(found.by, found.own, share_in_words((1 - index) / 2))


def came_from_in_words(actor: Actor, found: Spread) -> str:
    """The function the user came from against the rest, by contact; '' where they did not say which."""
    came_from = traits.own(actor).came_from
    if not came_from or found.by != "function" or not found.enough:
        return ""
    share = sum(group.share for group in found.shares if folded(group.name) == folded(came_from))
    words = _("Of your contact, %(share)s goes to %(function)s, the function you came from; %(rest)s to all others.")
    return words % {
        "share": share_in_words(share),
        "function": trait_in_words(came_from, "function"),
        "rest": share_in_words(1 - share),
    }


def _measure(one: Spread) -> Measure:
    label, name = breadth_words.label(one.by), f"breadth_{one.by}"
    words = spread_in_words(one)
    if not one.enough or one.found.groups is None or one.found.interval is None:
        return Measure(name, label, None, None, None, None, False, one.coverage, words)
    inside = inside_in_words(one)
    near = max(1, round(one.found.groups))
    return Measure(
        name, label, one.found.groups, one.found.interval.low, one.found.interval.high,
        breadth_words.as_over(one.by, near), True, one.coverage, f"{words} {inside}".strip(),
    )  # fmt: skip


def _shares(
    days: dict[int, int], labels: dict[int, int], names: dict[int, str], own: int | None
) -> tuple[GroupShare, ...]:
    contact, ties = dict.fromkeys(names, 0), dict.fromkeys(names, 0)
    for person, place in labels.items():
        if place >= 0:
            contact[place] += days[person]
            ties[place] += 1
    whole = sum(contact.values())
    found = [GroupShare(name, contact[place] / whole, ties[place], place == own) for place, name in names.items()]
    return tuple(sorted(found, key=lambda one: (-one.share, one.name)))


def _outside(actor: Actor, found: Spread, as_of: AsOf) -> tuple[Named, ...]:
    """Those outside the user's own function with whom there is most contact."""
    if not found.own:
        return ()
    groups = traits.held(actor, found.by)
    days = regulars.half_year(actor, as_of).by_person()
    listed = sorted(
        (-days[person], person)
        for person, group in groups.items()
        if person in days and folded(group) != folded(found.own)
    )[:NAMED_MAX]
    names = people.names(actor, [person for _, person in listed])
    return tuple(
        Named(PersonId(person), names[person], trait_in_words(groups[person], found.by))
        for _, person in listed
        if person in names
    )
