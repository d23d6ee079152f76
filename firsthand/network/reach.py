"""Who is seen only beside whom: bridges to a group, and groups that one person alone leads to.

What is unseen is never asserted. "Only beside p" means: in my own mail and meetings; whether the two meet me, or one
another's people, elsewhere is not known.
"""

from dataclasses import dataclass

import numpy as np

from firsthand.network.arrays import Flags, Ints, ordered_counts, places
from firsthand.network.groups import Groups
from firsthand.network.presence import Presence

INTERACTIONS_MIN = 2
SINGLE_POINT_SHARE = 0.8
SINGLE_POINT_PEOPLE_MIN = 5


def only_beside(presence: Presence, min_interactions: int = INTERACTIONS_MIN) -> tuple[Ints, Ints]:
    """Rows q, p: p was there in every interaction of q; ordered by q, then p.

    Only of people q with at least min_interactions interactions, below which it is chance. Time and memory: at most
    ten rows a row of presence.
    """
    people, index, interactions = np.unique(presence.person, return_inverse=True, return_counts=True)
    one, other = presence.pairs()
    q, p = index[np.concatenate((one, other))], index[np.concatenate((other, one))]
    enough = interactions[q] >= min_interactions
    pair, together = ordered_counts(q[enough] * len(people) + p[enough])
    pair = pair[together == interactions[pair // max(len(people), 1)]]
    return people[pair // max(len(people), 1)], people[pair % max(len(people), 1)]


@dataclass(frozen=True, eq=False)
class Bridges:
    """One row a group and a person that leads to somebody in it, ordered by both.

    group: the label. through: the person, inside the group or outside. beside: how many people of the group were seen
    only beside them. seen: how many of the group were seen often enough to tell; people: how many there are in it; the
    person themself left out of both.
    """

    group: Ints
    through: Ints
    beside: Ints
    seen: Ints
    people: Ints

    def kept(self, rows: Flags) -> "Bridges":
        return Bridges(self.group[rows], self.through[rows], self.beside[rows], self.seen[rows], self.people[rows])


def bridges(presence: Presence, groups: Groups, min_interactions: int = INTERACTIONS_MIN) -> Bridges:
    """For each group and person: how many of the group's people appear only beside that person."""
    q, p = only_beside(presence, min_interactions)
    label = groups.of(q)
    q, p, label = q[label >= 0], p[label >= 0], label[label >= 0]
    through = np.unique(p)
    pair, beside = ordered_counts(label * len(through) + places(p, through))
    group, person = pair // max(len(through), 1), through[pair % max(len(through), 1)]
    inside = groups.label >= 0
    who, interactions = np.unique(presence.person, return_counts=True)
    often = np.isin(groups.people, who[interactions >= min_interactions])
    size = np.bincount(groups.label[inside], minlength=1)
    seen = np.bincount(groups.label[inside & often], minlength=len(size))
    own = groups.of(person) == group
    own_seen = own & np.isin(person, groups.people[often])
    return Bridges(group, person, beside, seen[group] - own_seen, size[group] - own)


def single_points(found: Bridges) -> Bridges:
    """Groups of at least SINGLE_POINT_PEOPLE_MIN others of whom SINGLE_POINT_SHARE or more appear only beside one person.

    People of the group who were seen too seldom to tell count as reached otherwise: nothing is asserted of them.
    """
    rows = zip(found.beside.tolist(), found.people.tolist(), strict=True)
    return found.kept(np.array([is_single_point(*row) for row in rows], dtype=np.bool_))


def is_single_point(beside: int, people: int) -> bool:
    """Whether one person leads to a group of so many others, of whom so many appear only beside them."""
    return people >= SINGLE_POINT_PEOPLE_MIN and beside >= SINGLE_POINT_SHARE * people
