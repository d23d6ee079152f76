"""The network as files for other programs: GraphML and tables for Gephi, R and others, and the map as a drawing.

Names, contact and who was seen with whom; never what the user says of people in private.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import igraph

from firsthand.language import gettext as _
from firsthand.services.actor import Actor, AsOf
from firsthand.services.network.map import MapFilters, map_of
from firsthand.services.network.map_svg import svg_text
from firsthand.services.network.picture import WINDOW_DAYS, Picture, picture_of
from firsthand.services.tables import csv_lines
from firsthand.services.ties import contacts_of
from firsthand.storage.queries import people as queries


class _Person(NamedTuple):
    """A row of the table of people. rhythm: against their own past, as everywhere."""

    id: int
    name: str
    organisation: str
    group: str
    contact_days: int
    rhythm: str


NODE_COLUMNS = _Person._fields
EDGE_COLUMNS = ("source", "target", "days_together")


def graphml(actor: Actor, as_of: AsOf, window_days: int = WINDOW_DAYS) -> bytes:
    """Everybody in the window and who was seen with whom, undirected; the day, the window and the coverage on the graph."""
    picture = picture_of(actor, as_of, window_days)
    graph = igraph.Graph(len(picture.people), list(zip(picture.left.tolist(), picture.right.tolist(), strict=True)))
    people = list(_people(actor, picture))
    for column in NODE_COLUMNS:
        # GraphML of igraph has one kind of number; a person's is text, so that nobody's loses digits.
        values = [getattr(person, column) for person in people]
        graph.vs["person" if column == "id" else column] = list(map(str, values)) if column == "id" else _plain(values)
    graph.es["days_together"] = picture.together.tolist()
    graph["as_of"] = as_of.day.isoformat()
    graph["window_days"] = window_days
    graph["coverage"] = picture.coverage
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "network.graphml"
        graph.write_graphml(str(path))
        return path.read_bytes()


def nodes_csv(actor: Actor, as_of: AsOf, window_days: int = WINDOW_DAYS) -> str:
    """Everybody in the window, a line each."""
    people = _people(actor, picture_of(actor, as_of, window_days))
    return "".join(csv_lines(NODE_COLUMNS, (person._asdict() for person in people)))


def edges_csv(actor: Actor, as_of: AsOf, window_days: int = WINDOW_DAYS) -> str:
    """Who was seen with whom, a line a pair; source and target are ids of `nodes_csv`."""
    picture = picture_of(actor, as_of, window_days)
    pairs = zip(
        picture.people[picture.left].tolist(),
        picture.people[picture.right].tolist(),
        picture.together.tolist(),
        strict=True,
    )
    rows = (dict(zip(EDGE_COLUMNS, (one, other, int(days)), strict=True)) for one, other, days in pairs)
    return "".join(csv_lines(EDGE_COLUMNS, rows))


def svg(actor: Actor, as_of: AsOf, filters: MapFilters = MapFilters()) -> str:  # noqa: B008
    """The map as a drawing that stands by itself."""
    one = map_of(actor, as_of, filters)
    groups = ", ".join(f"{ground.cluster.name} ({ground.people})" for ground in one.grounds)
    title = _("Map of %(count)s people, %(day)s") % {"count": len(one.nodes), "day": as_of.day.isoformat()}
    described = _("%(count)s groups: %(groups)s.") % {"count": len(one.grounds), "groups": groups}
    return svg_text(one, title, f"{described} {one.coverage}" if groups else one.coverage)


def _people(actor: Actor, picture: Picture) -> Iterator[_Person]:
    known = queries.by_ids(actor.scope, picture.people.tolist())
    groups = {one.region: one.name for one in picture.clusters}
    ties = contacts_of(actor, picture.as_of)
    for id, row, region, days in zip(
        picture.people.tolist(), ties.rows(picture.people).tolist(), picture.region.tolist(), picture.contact_days.tolist(),
        strict=True,
    ):  # fmt: skip
        organisation = known[id].organisation if id in known else ""
        yield _Person(id, picture.names.get(id, ""), organisation, groups.get(region, ""), int(days), ties.state(row))


def _plain(values: list[object]) -> list[object]:
    """Texts without the signs that XML cannot hold."""
    return [
        "".join(sign for sign in value if sign.isprintable() or sign in " \n") if isinstance(value, str) else value
        for value in values
    ]
