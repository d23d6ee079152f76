"""The map as the services make it: kept places, filters, what is lit, and files for other programs."""

import csv
import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import igraph
import networkx
import numpy as np
import pytest

from firsthand.domain.people import PersonId
from firsthand.errors import NotFoundError
from firsthand.services import describing, forgetting, people, private_notes, purposes
from firsthand.services.actor import Actor, AsOf, now, start_of
from firsthand.services.network import exporting, map_places
from firsthand.services.network import map as maps
from firsthand.services.network.map import Map, MapFilters, map_of
from firsthand.services.network.picture import picture_of
from firsthand.services.network.place import place_of
from firsthand.services.network.readings import readings_of
from firsthand.storage import map_places as storage
from firsthand.storage import network as kept
from firsthand.storage.connection import execute
from tests.support.correspondence import corresponded, wrote
from tests.support.groups_of_people import CRANE, PEOPLE, PIER, YARD, network

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def today(actor: Actor) -> AsOf:
    """This moment, with the invented network up to it."""
    moment = now(actor)
    corresponded(actor, *network(moment.day))
    return moment


def id_of(actor: Actor, who: str) -> PersonId:
    return people.find(actor, f"{who}@{who}.test")


def where(one: Map) -> dict[PersonId, tuple[float, float]]:
    return {node.id: (node.x, node.y) for node in one.nodes}


def region_of(one: Map, person: PersonId) -> int:
    return next(node.region for node in one.nodes if node.id == person)


def test_everybody_in_touch_is_drawn_and_the_owner_is_not(actor: Actor, today: AsOf) -> None:
    one = map_of(actor, today)
    assert len(one.nodes) == one.people == one.fitting == PEOPLE
    assert {node.name for node in one.nodes if node.region < 0} == {"Zoe Zell"}
    assert "Ida Holm" not in {node.name for node in one.nodes}
    assert sorted(ground.people for ground in one.grounds) == [4, 4, 7]
    assert one.within
    assert not one.across


def test_people_stay_where_they_were_when_somebody_joins(actor: Actor, today: AsOf) -> None:
    before = map_of(actor, today)
    corresponded(actor, *(wrote("ivy", f"me {one}", today.day - timedelta(days=3)) for one in PIER))
    after = map_of(actor, today)
    assert len(after.nodes) == PEOPLE + 1
    assert {id: place for id, place in where(after).items() if id in where(before)} == where(before)
    assert region_of(after, id_of(actor, "ivy")) == region_of(after, id_of(actor, "eve"))
    assert kept.places(actor.scope).keys() == where(after).keys()


def test_looking_again_writes_nothing(actor: Actor, today: AsOf, monkeypatch: pytest.MonkeyPatch) -> None:
    map_of(actor, today)
    places, regions = kept.places(actor.scope), kept.regions(actor.scope)
    monkeypatch.setattr(storage, "let_go", lambda *_: pytest.fail("Nothing changed, and yet something is written."))
    map_of(actor, today)
    map_of(actor, today, MapFilters(warmth="warm", lit=(id_of(actor, "ada"),)))
    map_of(actor, start_of(today.day - timedelta(days=5), actor))
    map_of(actor, today, MapFilters(all_ties=True))
    assert (kept.places(actor.scope), kept.regions(actor.scope)) == (places, regions)


def test_who_is_in_touch_no_more_is_let_go_and_nobody_else_moves(actor: Actor, today: AsOf) -> None:
    before = map_of(actor, today)
    forgetting.forget(actor, id_of(actor, "zoe"))
    after = map_of(actor, today)
    assert len(after.nodes) == PEOPLE - 1
    assert where(after).items() <= where(before).items()
    assert kept.places(actor.scope).keys() == where(after).keys()


def test_an_earlier_day_shows_people_where_they_lie_today(actor: Actor, today: AsOf) -> None:
    places = where(map_of(actor, today))
    earlier = map_of(actor, start_of(today.day - timedelta(days=8), actor))
    assert 0 < len(earlier.nodes) < PEOPLE
    assert all(places[node.id] == (node.x, node.y) for node in earlier.nodes)
    assert sum(node.contact_days for node in earlier.nodes) < sum(
        node.contact_days for node in map_of(actor, today).nodes
    )


def test_before_anything_was_read_the_map_is_empty(actor: Actor, today: AsOf) -> None:
    one = map_of(actor, start_of(today.day - timedelta(days=400), actor))
    assert (one.nodes, one.grounds, one.within, one.people) == ((), (), "", 0)


def test_an_empty_record_is_an_empty_map(actor: Actor) -> None:
    one = map_of(actor, now(actor))
    assert (one.nodes, one.grounds, one.people, one.organisations) == ((), (), 0, ())
    assert exporting.svg(actor, now(actor)).startswith("<svg")
    assert exporting.graphml(actor, now(actor))


def test_filters_hide_people_and_move_nobody(actor: Actor, today: AsOf) -> None:
    places = where(map_of(actor, today))
    for who in CRANE:
        describing.describe(actor, id_of(actor, who), organisation="Crane Works")
    one = map_of(actor, today, MapFilters(organisation="Crane Works"))
    assert {node.name for node in one.nodes} == {"Ada Aell", "Bea Bell", "Cyd Cell", "Dot Dell"}
    assert where(one).items() <= places.items()
    assert one.organisations == ("Crane Works",)
    assert (one.people, one.fitting) == (PEOPLE, 4)
    assert len(one.grounds) == 3
    assert one.within.count("M") == one.ties == 6


def test_people_are_narrowed_by_a_function_that_the_user_confirmed(actor: Actor, today: AsOf) -> None:
    for who, said in (("eve", True), ("fay", True), ("gus", False)):
        execute(
            actor.scope,
            "INSERT INTO trait (workspace_id, person_id, dimension, value, said) VALUES (%s, %s, 'function', 'Finance', %s)",
            [actor.scope.workspace, id_of(actor, who), said],
        )
    one = map_of(actor, today, MapFilters(function="Finance"))
    assert {node.name for node in one.nodes} == {"Eve Eell", "Fay Fell"}
    assert one.functions == ("Finance",)
    assert map_of(actor, today, MapFilters(function="Law")).nodes == ()


def test_people_are_narrowed_by_what_their_tie_is_for(actor: Actor, today: AsOf) -> None:
    purposes.confirm(actor, {id_of(actor, "eve"): {"strategic"}, id_of(actor, "fay"): {"personal"}})
    (eve,) = map_of(actor, today, MapFilters(purpose="strategic")).nodes
    assert (eve.name, eve.purposes) == ("Eve Eell", frozenset({"strategic"}))


def test_what_a_reading_names_is_lit_with_its_ties_and_the_first_is_named(actor: Actor, today: AsOf) -> None:
    reading = next(one for one in readings_of(actor, today).readings if one.kind == "single_point")
    one = map_of(actor, today, MapFilters(lit=reading.lit, names=False))
    assert [node.name for node in one.nodes if node.about] == ["Kay Kell"]
    assert {node.name for node in one.nodes if node.lit} == {
        "Kay Kell",
        *(f"{who.title()} {who[0].upper()}ell" for who in YARD),
    }
    assert [node.name for node in one.nodes if node.label] == ["Kay Kell"]
    assert one.lit_ties.count("M") == len(YARD)
    assert map_of(actor, today).lit_ties == ""


def test_only_the_people_most_in_touch_are_drawn_of_very_many(
    actor: Actor, today: AsOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maps, "PEOPLE_MAX", 5)
    one = map_of(actor, today)
    assert (len(one.nodes), one.people) == (5, PEOPLE)
    assert min(node.contact_days for node in one.nodes) >= 3


def test_a_region_keeps_the_users_name_its_number_and_its_hue(actor: Actor, today: AsOf) -> None:
    before = map_of(actor, today)
    region = region_of(before, id_of(actor, "eve"))
    map_places.rename(actor, region, "  The   harbour  ")
    corresponded(actor, *(wrote("ivy", f"me {one}", today.day - timedelta(days=3)) for one in PIER))
    ground = map_of(actor, today).ground(region)
    assert ground is not None
    assert (ground.cluster.name, ground.cluster.named_by) == ("The harbour", "user")
    assert ground.cluster.hue == next(one.cluster.hue for one in before.grounds if one.cluster.region == region)
    map_places.rename(actor, region, "")
    ground = map_of(actor, today).ground(region)
    assert ground is not None
    assert ground.cluster.named_by == "person"


def test_a_region_that_is_not_there_cannot_be_named(actor: Actor, today: AsOf) -> None:
    map_of(actor, today)
    with pytest.raises(NotFoundError, match="99"):
        map_places.rename(actor, 99, "Nowhere")


def test_a_person_has_a_place(actor: Actor, today: AsOf) -> None:
    kay = place_of(actor, today, id_of(actor, "kay"))
    assert kay is not None
    assert kay.group is not None
    assert kay.group.name == "Around Kay Kell"
    assert len(kay.together) == 4
    assert [len(one.people) for one in kay.bridges] == [len(YARD)]
    zoe = place_of(actor, today, id_of(actor, "zoe"))
    assert zoe is not None
    assert (zoe.group, zoe.together, zoe.bridges) == (None, (), ())
    assert place_of(actor, today, PersonId(10**17)) is None


def test_igraph_and_networkx_read_back_the_same_network(actor: Actor, today: AsOf, tmp_path: Path) -> None:
    picture = picture_of(actor, today)
    content = exporting.graphml(actor, today)
    found = networkx.read_graphml(io.BytesIO(content))
    assert found.number_of_nodes() == PEOPLE
    ids = {node: int(told["person"]) for node, told in found.nodes(data=True)}
    pairs = {(min(ids[a], ids[b]), max(ids[a], ids[b])): told["days_together"] for a, b, told in found.edges(data=True)}
    assert pairs == dict(
        zip(
            zip(picture.people[picture.left].tolist(), picture.people[picture.right].tolist(), strict=True),
            picture.together.tolist(),
            strict=True,
        )
    )
    assert found.graph["coverage"] == picture.coverage
    assert found.graph["window_days"] == 180
    assert found.graph["as_of"] == today.day.isoformat()
    told = {int(one["person"]): one for _, one in found.nodes(data=True)}
    kay = told[id_of(actor, "kay")]
    assert (kay["name"], kay["group"]) == ("Kay Kell", "Around Kay Kell")
    path = tmp_path / "network.graphml"
    path.write_bytes(content)
    other = igraph.Graph.Read_GraphML(str(path))
    assert sorted(other.vs["name"]) == sorted(one["name"] for one in told.values())
    assert sorted(other.es["days_together"]) == sorted(pairs.values())
    assert np.array(other.vs["contact_days"]).sum() == picture.contact_days.sum()


def test_tables_hold_the_same_people_and_ties(actor: Actor, today: AsOf) -> None:
    nodes = list(csv.DictReader(io.StringIO(exporting.nodes_csv(actor, today))))
    edges = list(csv.DictReader(io.StringIO(exporting.edges_csv(actor, today))))
    picture = picture_of(actor, today)
    assert len(nodes) == PEOPLE
    assert len(edges) == len(picture.left)
    assert {edge["source"] for edge in edges} | {edge["target"] for edge in edges} <= {node["id"] for node in nodes}
    assert sum(int(edge["days_together"]) for edge in edges) == picture.together.sum()


def test_nothing_private_and_nothing_that_breaks_a_file_goes_out(actor: Actor, today: AsOf) -> None:
    eve = id_of(actor, "eve")
    private_notes.write_trust(actor, eve, can_they="yes", words="a very secret judgement")
    describing.describe(actor, eve, name="Eve\x0c <&> “Ell”", organisation='=1+1"')
    drawn, graph = exporting.svg(actor, today), exporting.graphml(actor, today).decode()
    tables = exporting.nodes_csv(actor, today) + exporting.edges_csv(actor, today)
    assert "secret" not in drawn + graph + tables
    ElementTree.fromstring(drawn)
    assert networkx.read_graphml(io.BytesIO(graph.encode())).number_of_nodes() == PEOPLE
    assert "'=1+1" in tables


def test_the_drawing_stands_by_itself(actor: Actor, today: AsOf) -> None:
    drawn = exporting.svg(actor, today, MapFilters(lit=(id_of(actor, "kay"),)))
    root = ElementTree.fromstring(drawn)
    assert len(root.findall("{http://www.w3.org/2000/svg}circle")) == PEOPLE
    assert "href" not in drawn
    assert "class=" not in drawn
    assert "Kay Kell" in drawn


def test_the_map_is_the_same_on_another_day_of_the_same_record(actor: Actor, today: AsOf) -> None:
    one = map_of(actor, today)
    again = map_of(actor, replace(today, before=today.before + 60))
    assert where(one) == where(again)
