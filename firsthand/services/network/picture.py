"""The ego network of a window: who was in touch with the owner, who was seen together, and which clusters that makes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from firsthand.domain.cluster_names import cluster_names, middle
from firsthand.domain.network_readings import Cluster
from firsthand.domain.people import PersonId
from firsthand.domain.wording import figure
from firsthand.language import gettext as _
from firsthand.network.arrays import Floats, Ints
from firsthand.network.clusters import clusters, matched
from firsthand.network.ego import EgoNetwork, ego_network, with_pairs
from firsthand.network.groups import Groups
from firsthand.services.actor import Actor, AsOf
from firsthand.services.network.seen import Seen, seen_before
from firsthand.storage import network
from firsthand.storage.network import Talk
from firsthand.storage.queries import interactions
from firsthand.storage.scope import Scope

WINDOW_DAYS = 180
"""Measure 8 is told from windows of half a year."""

ALL_DAYS = 1826
"""“All ties” are those of the last five years: what was before says little of a network of today (d)."""

HUES = 8
NO_REGION = -1

Said = Mapping[tuple[int, int], Talk]
"""Whether two people talk without the owner, as the user said; the lower id first."""


@dataclass(frozen=True, eq=False)
class Picture:
    """The network of the days before `as_of`, as arrays in the order of `people` (ids, ascending).

    contact_days: of the owner with each. left, right: places of two who were seen together, left < right; together: on how
    many days. region: the cluster of each, -1 for none. clusters: the largest first. names: of everybody in it.
    """

    as_of: AsOf
    window_days: int
    people: Ints
    contact_days: Floats
    left: Ints
    right: Ints
    together: Floats
    region: Ints
    clusters: tuple[Cluster, ...]
    names: dict[int, str]
    coverage: str

    def cluster(self, region: int) -> Cluster | None:
        return next((one for one in self.clusters if one.region == region), None)


def picture_of(actor: Actor, as_of: AsOf, window_days: int = WINDOW_DAYS) -> Picture:
    """The network as it was in the days before a moment. Who was seen with whom is held until the record changes."""
    held = held_of(actor, as_of, window_days)
    kept = network.regions(actor.scope)
    found = structure_of(held)
    ego = found.ego
    members = network.members(actor.scope, ego.people.tolist())
    inside = {number: [members[id] for id in ids] for number, ids in found.inside.items()}
    named = cluster_names(
        inside,
        {number: one.name for number, one in kept.items() if one.name},
        list(members.values()),
        network.employer(actor.scope),
    )
    largest = sorted(found.inside, key=lambda number: (-len(found.inside[number]), number))
    hues = _hues(largest, {number: one.hue for number, one in kept.items()})
    days = dict(zip(ego.people.tolist(), ego.weight.tolist(), strict=True))
    return Picture(
        as_of=as_of,
        window_days=window_days,
        people=ego.people,
        contact_days=ego.weight,
        left=ego.left,
        right=ego.right,
        together=ego.tie,
        region=found.groups.label,
        clusters=tuple(
            Cluster(
                number,
                *named[number],
                hues[number],
                tuple(PersonId(id) for id in sorted(found.inside[number], key=lambda id: (-days[id], id))),
                middle(inside[number]),
            )
            for number in largest
        ),
        names={id: one.name for id, one in members.items()},
        coverage=_coverage(actor, held),
    )


class Held(NamedTuple):
    """What the structure of a network rests on: what was seen (held itself, and equal only to itself), and the user's word."""

    scope: Scope
    seen: Seen
    window_days: int
    said: tuple[tuple[tuple[int, int], Talk], ...]


def held_of(actor: Actor, as_of: AsOf, window_days: int = WINDOW_DAYS) -> Held:
    """What a picture is made of: its window, and the half-year before, which trends want in any case."""
    seen = seen_before(actor, as_of, max(window_days, 2 * WINDOW_DAYS))
    return Held(actor.scope, seen, window_days, tuple(sorted(network.pair_words(actor.scope).items())))


@dataclass(frozen=True, eq=False)
class Structure:
    """inside: the people of each cluster, who is seen with most of the others first."""

    ego: EgoNetwork
    groups: Groups
    inside: dict[int, list[int]]


@lru_cache(maxsize=8)
def structure_of(held: Held) -> Structure:
    """Who is tied to whom, and the clusters that makes, under the numbers they had on the map before."""
    seen = held.seen
    first_day, said = seen.until_day - held.window_days, dict(held.said)
    ego = with_pairs(
        ego_network(seen.presence.between(first_day, seen.until_day), *seen.contact_days(first_day, seen.until_day)),
        pairs_said(said, "yes"),
        pairs_said(said, "no"),
    )
    before = {person: region for person, (_, _, region) in network.places(held.scope).items() if region != NO_REGION}
    groups = matched(before, clusters(ego))
    return Structure(ego, groups, {int(label): _middle_first(ego, groups.label == label) for label in groups.labels()})


def pairs_said(said: Said, talk: Talk) -> list[tuple[int, int]]:
    """The pairs of which the user said just this."""
    return [pair for pair, word in said.items() if word == talk]


def _middle_first(ego: EgoNetwork, inside: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> list[int]:
    """The people of a cluster, who is seen with most of the others first."""
    both = inside[ego.left] & inside[ego.right]
    strength = np.bincount(ego.left[both], ego.tie[both], len(ego.people))
    strength += np.bincount(ego.right[both], ego.tie[both], len(ego.people))
    chosen = np.flatnonzero(inside)
    order: list[int] = ego.people[chosen[np.lexsort((ego.people[chosen], -strength[chosen]))]].tolist()
    return order


def _hues(numbers: Sequence[int], kept: dict[int, int]) -> dict[int, int]:
    """A hue for each region: its own where it has one; the others one that is least used."""
    found: dict[int, int] = {number: kept[number] for number in numbers if number in kept}
    for number in numbers:
        if number not in found:
            used = list(found.values())
            found[number] = min(range(1, HUES + 1), key=lambda hue: (used.count(hue), hue))
    return found


def _coverage(actor: Actor, held: Held) -> str:
    """What the picture was read from, and what it cannot see."""
    seen, window_days = held.seen, held.window_days
    inside = seen.presence.day >= seen.until_day - window_days
    count = len(np.unique(seen.presence.interaction[inside]))
    if interactions.any_meeting(actor.scope):
        read = (
            _("Read from %(count)s messages and meetings to few people in the half-year before.")
            if window_days == WINDOW_DAYS
            else _("Read from %(count)s messages and meetings to few people in the %(years)s years before.")
        )
        unseen = _("What people say to one another without you, and calls and corridors, are not seen.")
    else:
        read = (
            _("Read from %(count)s messages to few people in the half-year before.")
            if window_days == WINDOW_DAYS
            else _("Read from %(count)s messages to few people in the %(years)s years before.")
        )
        unseen = _("What people say to one another without you, and meetings, calls and corridors, are not seen.")
    return f"{read % {'count': figure(count), 'years': round(window_days / 365)}} {unseen}"
