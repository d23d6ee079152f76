"""The network's page: its readings, the map and the list, and what is refused in words."""

import csv
import io
import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from firsthand.domain.network_readings import Step
from firsthand.domain.people import PersonId
from firsthand.services import goals, people, purposes
from firsthand.services.actor import Actor, now
from firsthand.services.network.map import MapFilters, map_of
from firsthand.services.network.readings import readings_of
from firsthand.storage import network as kept
from firsthand.web.network.steps import step_link
from tests.support.correspondence import corresponded, wrote
from tests.support.groups_of_people import CRANE, PEOPLE, YARD, network

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def groups(home: Actor) -> Actor:
    """The owner's record with the invented network in it."""
    corresponded(home, *network(now(home).day))
    return home


@pytest.fixture
def read(owner: Client) -> Callable[[str], str]:
    """The text of a page that is shown."""

    def text(address: str) -> str:
        answer = owner.get(address)
        assert answer.status_code == 200, address
        return unescape(answer.content.decode())

    return text


def id_of(actor: Actor, who: str) -> PersonId:
    return people.find(actor, f"{who}@{who}.test")


def circles(page: str) -> list[str]:
    return re.findall(r'<a class="node[^"]*" href="([^"]+)"', page)


def lit_title(page: str) -> list[str]:
    return re.findall(r'<li aria-current="true">\s*<h3>(?:<a[^>]*>)?([^<]+)', page)


def test_without_any_mail_the_page_says_what_it_would_be_drawn_from(read: Callable[[str], str], home: Actor) -> None:
    page = read("/network/")
    assert "Nobody was in touch with you" in page
    assert "The map is drawn from mail and calendars" in page
    assert "<network-map" not in page


def test_the_first_reading_is_lit_and_the_sentence_says_the_weightiest(
    groups: Actor, read: Callable[[str], str]
) -> None:
    page = read("/network/")
    assert lit_title(page) == ["You reach the people around Kay Kell through one person"]
    assert "<em>Your way into the people around Kay Kell is one person.</em>" in page
    assert len(circles(page)) == PEOPLE
    assert page.count('class="node on"') == 1
    assert page.count('class="node also"') == len(YARD)
    assert "You are left out." in page
    assert "Talk that your mailbox cannot see" in page
    assert re.search(r'<title id="map-title">Map of 16 people around you', page)


def test_of_five_thousand_people_the_page_draws_those_most_in_touch_and_says_so(
    home: Actor, read: Callable[[str], str]
) -> None:
    today = now(home).day
    names = [f"p{number}" for number in range(5000)]
    corresponded(
        home,
        *(
            wrote(one, f"me {names[at - at % 5]}", today - timedelta(days=2 + at % 90), hour=8 + at % 9)
            for at, one in enumerate(names)
            if at % 5
        ),
        *(wrote(one, "me", today - timedelta(days=1), hour=6) for one in names[::5]),
        *(wrote(one, "me", today - timedelta(days=95)) for one in names[:650]),
    )
    page = read("/network/")
    assert len(circles(page)) == 600
    assert "Drawn are the 600 people you are most in touch with, of 5,000." in page
    assert "Nobody" not in page[: page.index("<svg viewBox")]
    assert read("/network/?show=list").count('<span class="person-cell">') == 600
    people_csv = read("/network/people.csv")
    assert people_csv.count("\n") == 5001


def test_one_person_is_a_map_of_one(home: Actor, read: Callable[[str], str]) -> None:
    corresponded(home, wrote("ada", "me", now(home).day - timedelta(days=2)))
    page = read("/network/")
    assert "One person was in touch with you in this half-year." in page
    assert len(circles(page)) == 1
    assert 'class="land"' not in page
    assert "No groups are seen." in page


def test_a_star_has_nobody_in_a_group_and_everybody_on_the_map(home: Actor, read: Callable[[str], str]) -> None:
    corresponded(home, *(wrote(one, "me", now(home).day - timedelta(days=2)) for one in (*CRANE, *YARD)))
    page = read("/network/")
    assert len(circles(page)) == len(CRANE) + len(YARD)
    assert 'class="land"' not in page
    assert read("/network/?show=list").count("<tbody>") == 1


def test_all_in_one_group_is_one_ground(home: Actor, read: Callable[[str], str]) -> None:
    today = now(home).day
    corresponded(
        home,
        *(
            wrote(one, f"me {other}", today - timedelta(days=2 + at))
            for at, one in enumerate(YARD)
            for other in YARD
            if one != other
        ),
    )
    page = read("/network/")
    assert page.count('class="land"') == 1
    assert len(circles(page)) == len(YARD)


def test_a_reading_is_lit_by_its_link(groups: Actor, read: Callable[[str], str]) -> None:
    href = next(href for href in re.findall(r'<h3><a id="[^"]+" href="([^"]+)"', read("/network/")) if "talk" in href)
    page = read(href)
    assert [title.startswith("Do ") for title in lit_title(page)] == [True]
    assert page.count('class="node on"') == 2


def test_htmx_gets_the_readings_and_the_map_without_the_frame(groups: Actor, owner: Client) -> None:
    part = owner.get("/network/", headers={"HX-Request": "true"}).content.decode()
    assert "<network-map" in part
    assert "<html" not in part
    assert "<h1" not in part


def test_somebody_is_lit_from_their_page(groups: Actor, read: Callable[[str], str]) -> None:
    person = id_of(groups, "eve")
    assert f'hx-get="/people/{person}/place/"' in read(f"/people/{person}/")
    theirs = read(f"/people/{person}/place/")
    assert f'href="/network/?lit=person:{person}"' in theirs
    assert "Around Eve Eell" in theirs
    page = read(f"/network/?lit=person:{person}")
    assert "The map shows where Eve Eell stands." in page
    assert lit_title(page) == []
    assert re.findall(r'class="node on" href="([^"]+)"', page) == [f"/people/{person}/"]


def test_a_persons_page_says_whom_they_alone_lead_to(groups: Actor, read: Callable[[str], str]) -> None:
    page = read(f"/people/{id_of(groups, 'kay')}/place/")
    assert "Six people of the people around Kay Kell appear in your mail only beside them." in page
    assert "In no group that you see together." in read(f"/people/{id_of(groups, 'zoe')}/place/")


def test_a_reading_that_no_longer_holds_is_said_to(groups: Actor, read: Callable[[str], str]) -> None:
    for gone in ("bridge:7:1", "person:77777777"):
        page = read(f"/network/?lit={gone}")
        assert "that does not hold on this day" in page
        assert 'class="node on"' not in page


def test_the_list_holds_everybody_of_the_map_by_group(groups: Actor, read: Callable[[str], str]) -> None:
    page = read("/network/?show=list")
    assert "<network-map" not in page
    body = page[page.index("<table") : page.index("</table>")]
    one = map_of(groups, now(groups))
    assert all(f'href="/people/{node.id}/">{node.name}</a>' in body for node in one.nodes)
    assert all(ground.cluster.name in body for ground in one.grounds)
    assert "Seen in no group" in body
    assert body.count("<tbody>") == len(one.grounds) + 1
    assert body.count("New") == PEOPLE
    assert "You reach the people around Kay Kell through one person" in page


@pytest.mark.parametrize(
    ("sort", "direction"), [("name", "ascending"), ("contact", "descending"), ("rhythm", "ascending")]
)
def test_the_list_is_sorted_by_its_headings(
    groups: Actor, read: Callable[[str], str], sort: str, direction: str
) -> None:
    page = read(f"/network/?show=list&sort={sort}")
    assert page.count(f'aria-sort="{direction}"') == 1
    group = page[page.index("Around Kay Kell</span>") :]
    names = re.findall(r'<span><a href="[^"]+">(\w+) ', group[: group.index("</tbody>")])
    assert len(names) == len(YARD) + 1
    if sort == "name":
        assert names == sorted(names)
    if sort == "contact":
        assert names[-1] == "Kay"


def test_a_group_is_named_from_the_list_and_keeps_its_name(
    groups: Actor, owner: Client, read: Callable[[str], str]
) -> None:
    region = next(
        ground for ground in map_of(groups, now(groups)).grounds if "Eve" in ground.cluster.name
    ).cluster.region
    answer = owner.post(
        f"/network/regions/{region}/name/", {"name": "The harbour", "next": "/network/?show=list"}, follow=True
    )
    page = unescape(answer.content.decode())
    assert "The harbour" in page
    assert "A name of your own." in page
    assert "The harbour</tspan>" in read("/network/")
    owner.post(f"/network/regions/{region}/name/", {"name": ""})
    assert "The harbour" not in read("/network/")


def test_a_name_of_a_group_that_is_not_there_or_too_long_is_refused_in_words(groups: Actor, owner: Client) -> None:
    owner.get("/network/")
    assert owner.post("/network/regions/99/name/", {"name": "Nowhere"}).status_code == 404
    answer = owner.post("/network/regions/0/name/", {"name": "x" * 61})
    assert answer.status_code == 400
    assert "That name is too long." in answer.content.decode()


def test_two_people_are_said_to_talk_and_are_not_asked_of_again(
    groups: Actor, owner: Client, read: Callable[[str], str]
) -> None:
    page = read("/network/")
    a, b = (re.search(rf'name="{side}" value="(\d+)"', page) for side in "ab")
    assert a
    assert b
    answer = owner.post("/network/pairs/", {"a": a[1], "b": b[1], "talk": "yes", "next": "/network/?lit=cooling"})
    assert answer.headers["location"] == "/network/?lit=cooling"
    assert kept.pair_words(groups.scope) == {(int(a[1]), int(b[1])): "yes"}
    assert f'value="{a[1]}"><input type="hidden"\n        name="b" value="{b[1]}"' not in read("/network/")


@pytest.mark.parametrize("wrong", [{}, {"a": "1", "b": "2", "talk": "maybe"}, {"a": "x", "b": "2", "talk": "no"}])
def test_an_answer_that_is_none_changes_nothing(groups: Actor, owner: Client, wrong: dict[str, str]) -> None:
    answer = owner.post("/network/pairs/", wrong)
    assert answer.status_code == 400
    assert "Nothing was changed." in answer.content.decode()
    assert kept.pair_words(groups.scope) == {}


def test_an_answer_on_nobody_is_refused_in_words(groups: Actor, owner: Client) -> None:
    answer = owner.post("/network/pairs/", {"a": "777777", "b": "777778", "talk": "no"})
    assert answer.status_code == 404


def test_a_second_way_is_looked_for_among_the_people_of_the_group(groups: Actor, read: Callable[[str], str]) -> None:
    href = re.search(r'href="(/network/regions/[^"]+)">Who could be a second way in', read("/network/"))
    assert href
    page = read(href[1])
    assert "Who could be a second way into the people around Kay Kell?" in page
    assert "Now it is Kay Kell." in page
    names = re.findall(r'<span><a href="[^"]+">(\w+) ', page)
    assert sorted(names) == sorted(one.title() for one in YARD)


def test_a_group_that_is_not_there_is_no_page(groups: Actor, owner: Client) -> None:
    assert owner.get("/network/regions/999/").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "lit=%3Cb%3E", "lit=person", "lit=person:x", "lit=person:1:2", "lit=cooling:1:2:3", "show=globe", "sort=power",
        "ties=some", "warmth=hot", "purpose=power", "as_of=yesterday", "as_of=0001-01-01", "quarter=-1", "quarter=x", "quarter=٣",
    ],
)  # fmt: skip
def test_what_the_page_does_not_know_is_refused_in_words(groups: Actor, owner: Client, query: str) -> None:
    answer = owner.get(f"/network/?{query}")
    assert answer.status_code == 400, query
    assert "That could not be read." in answer.content.decode()


def test_filters_say_how_many_fit(groups: Actor, read: Callable[[str], str]) -> None:
    page = read("/network/?organisation=Nobody+Ltd")
    assert "Nobody on the map fits what you chose." in page
    assert "No of 16" not in page
    assert circles(page) == []
    assert '<option value="Nobody Ltd" selected>' in page
    assert page.count('class="land"') == 3


def test_goals_stand_below_with_who_is_behind_them(groups: Actor, read: Callable[[str], str]) -> None:
    assert "No goal yet" in read("/network/")
    one = goals.add(groups, "Open the Calgary desk", needs=[("feedback", "the plan"), ("support", "a word upstairs")])
    goals.behind(groups, one.goal.id, id_of(groups, "eve"), "feedback")
    page = read("/network/")
    table = page[page.index('<table class="tbl matrix">') :]
    assert f'<a href="/goals/{one.goal.id}/">Open the Calgary desk</a>' in table
    assert 'title="Eve Eell"' in table
    assert "No one yet" in table


def test_what_ties_are_for_is_chosen_from_and_stands_in_the_list(groups: Actor, read: Callable[[str], str]) -> None:
    purposes.confirm(groups, {id_of(groups, "eve"): {"strategic", "personal"}})
    page = read("/network/?purpose=strategic&show=list")
    assert page.count('<span class="person-cell">') == 1
    assert '<td class="for">Personal, Strategic</td>' in page
    assert '<option value="strategic" selected>' in page


def test_names_and_rhythm_are_drawn_as_the_boxes_say(groups: Actor, read: Callable[[str], str]) -> None:
    page = read("/network/")
    assert 'name="names" value="1" checked' in page
    assert "data-band=" not in page[page.index("<svg viewBox") : page.index("</svg></map-walk>")]
    bare = read("/network/?drawn=1&lit=person:1")
    assert 'class="name"' not in bare
    drawn = read("/network/?drawn=1&names=1&rhythm=1")
    assert drawn.count('data-band="new"') >= PEOPLE
    assert "What the outlines mean" in drawn


def test_the_slider_leads_over_the_record_by_quarters(groups: Actor, owner: Client, read: Callable[[str], str]) -> None:
    today = now(groups).day
    for months in range(8):
        corresponded(groups, *(wrote(one, "me", today - timedelta(days=100 + 90 * months)) for one in CRANE))
    page = read("/network/")
    last = re.search(r'type="range" min="0" max="(\d+)" value="(\d+)"', page)
    assert last
    assert int(last[1]) >= 6
    assert last[1] == last[2]
    answer = owner.get("/network/?quarter=2&lit=cooling&names=1&drawn=1")
    assert answer.status_code == 302
    assert re.fullmatch(
        r"/network/\?lit=cooling&names=1&drawn=1&as_of=\d{4}-(01|04|07|10)-01", answer.headers["location"]
    )
    earlier = read(answer.headers["location"])
    assert len(circles(earlier)) == len(CRANE)
    assert re.search(r'max="\d+" value="2"', earlier)
    assert owner.get(f"/network/?quarter={last[1]}").headers["location"] == "/network/"


def test_a_record_of_one_month_has_no_slider(groups: Actor, read: Callable[[str], str]) -> None:
    assert 'type="range"' not in read("/network/")


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("map.svg", "image/svg+xml"), ("network.graphml", "application/graphml+xml"), ("people.csv", "text/csv"),
        ("ties.csv", "text/csv"),
    ],
)  # fmt: skip
def test_the_network_leaves_as_files(groups: Actor, owner: Client, file: str, kind: str) -> None:
    answer = owner.get(f"/network/{file}?ties=all&as_of={now(groups).day}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == f"{kind}; charset=utf-8"
    assert re.fullmatch(
        r'attachment; filename="firsthand-[a-z-]+-\d{4}-\d\d-\d\d\.\w+"', answer.headers["content-disposition"]
    )
    assert owner.get(f"/network/{file}?ties=none").status_code == 400


def test_the_table_of_people_holds_those_of_the_page(groups: Actor, owner: Client) -> None:
    rows = list(csv.DictReader(io.StringIO(owner.get("/network/people.csv").content.decode())))
    assert {int(row["id"]) for row in rows} == {node.id for node in map_of(groups, now(groups), MapFilters()).nodes}


def test_every_kind_of_step_leads_somewhere(groups: Actor, owner: Client) -> None:
    kay, eve = id_of(groups, "kay"), id_of(groups, "eve")
    steps = [
        Step("second_way", "…", kay, region=0), Step("person", "…", kay), Step("introduce", "…", kay, eve),
        Step("ask", "…"), Step("people", "…"), Step("layer", "…"),
        Step("goal", "…", goal=goals.add(groups, "Open the Calgary desk").goal.id), Step("goal", "…"),
        Step("purposes", "…"), Step("traits", "…"),
    ]  # fmt: skip
    for step in steps:
        link = step_link(step, owner.get("/network/").wsgi_request.GET)
        assert link is not None, step.kind
        assert owner.get(link.href).status_code == 200, step.kind
    assert step_link(Step("pair", "…", kay, eve), owner.get("/network/").wsgi_request.GET) is None


def test_network_is_in_the_menu_and_current_there(groups: Actor, read: Callable[[str], str]) -> None:
    assert re.search(r'<a href="/network/" aria-current="page">', read("/network/"))
    assert '<a href="/network/">' in read("/people/")


def test_the_readings_of_the_page_are_those_of_the_service(groups: Actor, read: Callable[[str], str]) -> None:
    page = read("/network/")
    assert all(one.title in page for one in readings_of(groups, now(groups)).readings)
