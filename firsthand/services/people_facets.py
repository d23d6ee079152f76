"""Facets of a list of people: what each choice would leave."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.domain.people import Facet, FacetValue, PeopleQuery, RhythmState
from firsthand.domain.ties.rhythm import CANT_TELL, STATES
from firsthand.language import gettext as _
from firsthand.language import gettext_noop
from firsthand.services.actor import Actor
from firsthand.services.ties import Ties
from firsthand.storage import card_groups, keep_in_touch
from firsthand.storage.queries import people as queries
from firsthand.storage.queries.people import Listed

FACET_VALUES_MAX = 12
STATE_LABELS: dict[RhythmState, str] = {
    "in_rhythm": gettext_noop("In rhythm"),
    "quiet": gettext_noop("Quieter than usual"),
    "lapsed": gettext_noop("Long quiet"),
    "new": gettext_noop("New"),
    "cant_tell": gettext_noop("Can’t tell yet"),
}
FAMILY_LABELS = {
    "support": gettext_noop("Support"),
    "feedback": gettext_noop("Feedback"),
    "resources": gettext_noop("Resources"),
}


@dataclass(frozen=True)
class Choice:
    """One facet: the values each place of the list has, and which the user chose. labels: a fixed set of values."""

    name: str
    label: str
    chosen: frozenset[str]
    values: Sequence[tuple[str, ...]]
    labels: Mapping[str, str] | None = None

    def fits(self, place: int) -> bool:
        return not self.chosen.isdisjoint(self.values[place])


def choices(
    actor: Actor, listed: Sequence[Listed], ties: Ties, tie_rows: NDArray[np.int64], query: PeopleQuery
) -> tuple[Choice, ...]:
    """The facets of a list of people."""
    layers = queries.layers(actor.scope)
    tags = queries.tags(actor.scope)
    groups = {kept: card_groups.names(kept) for kept in {person.card_groups for person in listed}}
    families = {person: tuple(dict.fromkeys(family for _, family in pairs)) for person, pairs in layers.items()}
    shown: list[tuple[str, ...]] = [(state,) for state in STATES]
    known = ties.states[np.maximum(tie_rows, 0)] if len(ties.states) else np.zeros(len(tie_rows), dtype=np.int64)
    states = np.where(tie_rows >= 0, known, CANT_TELL).tolist()
    return (
        Choice(
            "family",
            _("Layer"),
            frozenset(query.families),
            [families.get(person.id, ()) for person in listed],
            {family: _(label) for family, label in FAMILY_LABELS.items()},
        ),
        Choice(
            "state",
            _("Rhythm, by their own past"),
            frozenset(query.states),
            [shown[state] for state in states],
            {str(state): _(label) for state, label in STATE_LABELS.items()},
        ),
        Choice(
            "organisation",
            _("Organisation"),
            frozenset(query.organisations),
            [(person.organisation,) if person.organisation else () for person in listed],
        ),
        Choice("tag", _("Tag"), frozenset(query.tags), [tags.get(person.id, ()) for person in listed]),
        Choice(
            "group", _("In your address book"), frozenset(query.groups), [groups[one.card_groups] for one in listed]
        ),
        *_kept(actor, listed, ties, tie_rows, query),
    )


def _kept(
    actor: Actor, listed: Sequence[Listed], ties: Ties, tie_rows: NDArray[np.int64], query: PeopleQuery
) -> tuple[Choice, ...]:
    """Who is past what the user set; no facet where nothing is set."""
    wanted = keep_in_touch.wanted(actor.scope)
    if not wanted:
        return ()
    last = ties.last_days(tie_rows)
    values = []
    for place, person in enumerate(listed):
        said = wanted.get(person.id)
        since = None if said is None else said[1] if last[place] is None else last[place]
        past = said is not None and since is not None and said[0].is_past(ties.as_of.day_number - since)
        values.append(("past",) if past else ())
    return (Choice("kept", _("What you set"), frozenset(query.kept), values, {"past": _("Past what you set")}),)


def fitting(facets: Sequence[Choice], places: Sequence[int]) -> list[int]:
    """Places that fit every facet in which something is chosen."""
    left = list(places)
    for choice in facets:
        if choice.chosen:
            left = [place for place in left if choice.fits(place)]
    return left


def counted(facets: Sequence[Choice], places: Sequence[int]) -> tuple[Facet, ...]:
    """Each facet with how many people each of its values would leave, given what is chosen in the others."""
    return tuple(
        _counted(choice, fitting([other for other in facets if other is not choice], places)) for choice in facets
    )


def _counted(choice: Choice, places: Sequence[int]) -> Facet:
    count = Counter(value for place in places for value in choice.values[place])
    if choice.labels:
        shown = list(choice.labels)
    else:
        common = sorted(count, key=lambda value: (-count[value], value))[:FACET_VALUES_MAX]
        shown = list(dict.fromkeys([*sorted(choice.chosen), *common]))
    return Facet(
        choice.name,
        choice.label,
        tuple(
            FacetValue(value, (choice.labels or {}).get(value, value), count[value], value in choice.chosen)
            for value in shown
        ),
    )
