"""The map of the network as one picture, ready to be drawn: who lies where, what they are tied to, what is lit."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from firsthand.domain.network_readings import Cluster, Named
from firsthand.domain.people import PersonId, RhythmState
from firsthand.network.arrays import Flags, Floats, Ints, places
from firsthand.network.hulls import bent_path, outline, soft_path, straight_path
from firsthand.network.labels import Label, Names, names_that_fit, two_lines
from firsthand.network.layout import closest, radii
from firsthand.services import purposes
from firsthand.services.actor import Actor, AsOf
from firsthand.services.network.map_places import places_of
from firsthand.services.network.picture import ALL_DAYS, WINDOW_DAYS, Picture, picture_of
from firsthand.services.ties import contacts_of
from firsthand.storage import network
from firsthand.storage.queries import people as queries

PEOPLE_MAX = 600
TIES_MAX = 1500
NAMES_MAX = 24
SEAM_MIN, SEAM_MAX = 9.0, 20.0
"""How far the ground of a region reaches beyond its people; less where they stand close."""

LIT_NAME_SIZE = 15.0
ABOUT_MAX = 3
"""As many people a reading may be about at once; of more the first is."""

TOGETHER_MAX = 3
VALUES_MAX = 30


@dataclass(frozen=True)
class MapFilters:
    """What to draw: '' and () for everything. lit: those a reading names, the first is the one it is about."""

    function: str = ""
    organisation: str = ""
    purpose: str = ""
    warmth: str = ""
    all_ties: bool = False
    names: bool = True
    lit: tuple[PersonId, ...] = ()

    @property
    def about(self) -> tuple[PersonId, ...]:
        """Whom the reading lit is about."""
        return self.lit if len(self.lit) <= ABOUT_MAX else self.lit[:1]

    @property
    def window_days(self) -> int:
        return ALL_DAYS if self.all_ties else WINDOW_DAYS


@dataclass(frozen=True, slots=True)
class Node:
    """A person on the map. function, purposes: as the user confirmed them. hue: of their region, 0 for none.

    label: where the name stands, None where it finds no room. about: the reading lit is about them; lit: it names them.
    contact_days: in the window. together: those they were seen with most, with the days. state, warmth: as everywhere.
    """

    id: PersonId
    name: str
    function: str
    organisation: str
    purposes: frozenset[str]
    x: float
    y: float
    r: float
    region: int
    hue: int
    label: Label | None
    about: bool
    lit: bool
    contact_days: int
    state: RhythmState
    warmth: str | None
    together: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """A region as drawn: its soft outline, and its name in one line or two from `label` on.

    people: how many belong to it, shown or not.
    """

    cluster: Cluster
    path: str
    lines: tuple[str, ...]
    label: Label | None
    people: int


@dataclass(frozen=True)
class Map:
    """within, across, lit_ties: SVG path data. people: in the picture; fitting: of them fit what was asked for.

    ties: between those, drawn or not. functions, organisations: to choose from, most people first.
    """

    as_of: AsOf
    window_days: int
    nodes: tuple[Node, ...]
    grounds: tuple[Ground, ...]
    within: str
    across: str
    lit_ties: str
    people: int
    fitting: int
    ties: int
    functions: tuple[str, ...]
    organisations: tuple[str, ...]
    coverage: str

    def ground(self, region: int) -> Ground | None:
        return next((one for one in self.grounds if one.cluster.region == region), None)


def map_of(actor: Actor, as_of: AsOf, filters: MapFilters = MapFilters()) -> Map:
    """The map as of a moment. At most PEOPLE_MAX people are drawn, those most in touch.

    Cost: what is held, and 0.2 s for 600 people who were never placed before. Raises nothing: an empty record is an empty map.
    """
    picture = picture_of(actor, as_of, filters.window_days)
    drawn = _strongest(picture)
    where, at_home = places_of(actor, picture, drawn)
    around = radii(picture.contact_days[drawn], where)
    known = queries.by_ids(actor.scope, picture.people[drawn].tolist())
    told = _told(actor, as_of, picture.people[drawn], known)
    fits = _fitting(told, filters)
    shown = np.flatnonzero(fits)
    names = Names(where[shown], around[shown])
    grounds = _grounds(picture, drawn, where, at_home, names)
    labels = _labels(told, shown, where, around, filters, names)
    ties = _ties(picture, drawn, fits)
    about, lit = set(filters.about), set(filters.lit)
    hues = {one.region: one.hue for one in picture.clusters}
    together = _together(picture, told)
    nodes = tuple(
        Node(
            id=told[at].id, name=told[at].name, function=told[at].function, organisation=told[at].organisation,
            purposes=told[at].purposes,
            x=round(float(where[at, 0]), 1), y=round(float(where[at, 1]), 1), r=round(float(around[at]), 1),
            region=int(picture.region[drawn[at]]), hue=hues.get(int(picture.region[drawn[at]]), 0),
            label=labels.get(at), about=told[at].id in about, lit=told[at].id in lit,
            contact_days=int(picture.contact_days[drawn[at]]), state=told[at].state, warmth=told[at].warmth,
            together=together(int(drawn[at])),
        )
        # Whom the map is about is drawn last, over everybody.
        for at in sorted(shown.tolist(), key=lambda at: told[at].id in about)
    )  # fmt: skip
    same = picture.region[drawn][ties.left] == picture.region[drawn][ties.right]
    shining = _shining(ties, picture.people[drawn], same, filters.lit)
    return Map(
        as_of=as_of,
        window_days=picture.window_days,
        nodes=nodes,
        grounds=grounds,
        within=_lines(straight_path, where, ties, same),
        across=_lines(bent_path, where, ties, ~same),
        lit_ties=_lines(straight_path, where, ties, shining & same) + _lines(bent_path, where, ties, shining & ~same),
        people=len(picture.people),
        fitting=len(shown),
        ties=ties.total,
        functions=_several(one.function for one in told),
        organisations=_several(one.organisation for one in told),
        coverage=picture.coverage,
    )


class _Told(NamedTuple):
    id: PersonId
    name: str
    function: str
    organisation: str
    purposes: frozenset[str]
    state: RhythmState
    warmth: str | None


@dataclass(frozen=True, eq=False)
class _Ties:
    """left, right: places among those drawn; total: how many there are, drawn or not."""

    left: Ints
    right: Ints
    total: int


def _strongest(picture: Picture) -> Ints:
    """Indexes of those most in touch, ascending."""
    order = np.lexsort((picture.people, -picture.contact_days))
    return np.sort(order[:PEOPLE_MAX]).astype(np.int64)


def _told(actor: Actor, as_of: AsOf, people: Ints, known: dict[int, queries.Basics]) -> list[_Told]:
    ties = contacts_of(actor, as_of)
    rows = ties.rows(people)
    members, said = network.members(actor.scope, people.tolist()), purposes.said(actor, people.tolist())
    found = []
    for id, row, warmth in zip(people.tolist(), rows.tolist(), ties.warmths(rows), strict=True):
        person, member = known.get(id), members.get(id)
        found.append(
            _Told(
                PersonId(id),
                person.name if person else "",
                member.function if member else "",
                person.organisation if person else "",
                said.get(id, frozenset()),
                ties.state(row),
                (person.warmth_set if person else None) or warmth.band,
            )
        )
    return found


def _fitting(told: Iterable[_Told], filters: MapFilters) -> Flags:
    return np.array(
        [
            (not filters.function or one.function == filters.function)
            and (not filters.organisation or one.organisation == filters.organisation)
            and (not filters.purpose or filters.purpose in one.purposes)
            and (not filters.warmth or one.warmth == filters.warmth)
            for one in told
        ],
        dtype=np.bool_,
    )


def _grounds(picture: Picture, drawn: Ints, where: Floats, at_home: Flags, names: Names) -> tuple[Ground, ...]:
    region = picture.region[drawn]
    seam = float(np.clip(0.8 * closest(where), SEAM_MIN, SEAM_MAX))
    found = []
    for cluster in picture.clusters:
        own = region == cluster.region
        corners = outline(where[own & at_home], seam)
        lines = two_lines(cluster.name)
        label = names.region(lines, corners)
        found.append(Ground(cluster, soft_path(corners), lines, label, int(own.sum())))
    return tuple(found)


def _labels(
    told: list[_Told], shown: Ints, where: Floats, around: Floats, filters: MapFilters, names: Names
) -> dict[int, Label]:
    """Whose names stand on the map: those lit, then the largest circles, as far as they fit."""
    at = {told[one].id: place for place, one in enumerate(shown.tolist())}
    said = [told[one].name for one in shown.tolist()]
    found: dict[int, Label] = {}
    for place in (at[id] for id in filters.about if id in at):
        if (label := names.person(said[place], place, size=LIT_NAME_SIZE, always=True)) is not None:
            found[place] = label
    if filters.names:
        largest = np.argsort(-around[shown], kind="stable").tolist()
        lit = (at[id] for id in filters.lit if id in at)
        order = [place for place in dict.fromkeys((*lit, *largest)) if place not in found]
        found |= names_that_fit(names, said, order, NAMES_MAX)
    return {int(shown[place]): label for place, label in found.items()}


def _ties(picture: Picture, drawn: Ints, fits: Flags) -> _Ties:
    """The strongest ties between people who are shown."""
    left, right = places(picture.left, drawn), places(picture.right, drawn)
    inside = np.flatnonzero((left >= 0) & (right >= 0))
    inside = inside[fits[left[inside]] & fits[right[inside]]]
    strongest = np.sort(inside[np.argsort(-picture.together[inside], kind="stable")[:TIES_MAX]])
    return _Ties(left[strongest], right[strongest], len(inside))


def _shining(ties: _Ties, people: Ints, same: Flags, lit: tuple[PersonId, ...]) -> Flags:
    """Which ties a reading lights: all of a few people's, else those of the first with the rest, and those across."""
    if not lit:
        return np.zeros(len(ties.left), dtype=np.bool_)
    ids = np.array(lit, dtype=np.int64)
    one, other = np.isin(people[ties.left], ids), np.isin(people[ties.right], ids)
    if len(lit) <= ABOUT_MAX:
        return np.asarray(one | other)
    first = (people[ties.left] == ids[0]) | (people[ties.right] == ids[0])
    return np.asarray(one & other & (first | ~same))


def _lines(path: Callable[[Floats, Floats], str], where: Floats, ties: _Ties, which: Flags) -> str:
    return path(where[ties.left[which]], where[ties.right[which]])


def _together(picture: Picture, told: list[_Told]) -> Callable[[int], tuple[Named, ...]]:
    """For the place of a person in the picture: those drawn whom they were seen with most, with the days."""
    names = {one.id: one.name for one in told}
    ends, others = np.concatenate((picture.left, picture.right)), np.concatenate((picture.right, picture.left))
    days = np.tile(picture.together, 2)
    order = np.lexsort((others, -days, ends))
    ends, others, days = ends[order], others[order], days[order]

    def of(person: int) -> tuple[Named, ...]:
        first, last = np.searchsorted(ends, (person, person + 1))
        ids = picture.people[others[first:last]].tolist()
        found = [(PersonId(id), day) for id, day in zip(ids, days[first:last].tolist(), strict=True) if id in names]
        return tuple(Named(id, names[id], f"{day:.0f}") for id, day in found[:TOGETHER_MAX])

    return of


def _several(values: Iterable[str]) -> tuple[str, ...]:
    """What two or more of those drawn share; what most share first."""
    counts = Counter(filter(None, values))
    several = (value for value, count in counts.items() if count > 1)
    return tuple(sorted(several, key=lambda value: (-counts[value], value))[:VALUES_MAX])
