from collections.abc import Callable

from django.test import Client

from firsthand.domain.people import PeopleQuery
from firsthand.services import describing, people
from firsthand.services.actor import Actor, now

HTMX = {"hx-request": "true"}


def test_people_are_listed_and_newsletters_are_not(owner: Client, record: Actor) -> None:
    page = owner.get("/people/").content.decode()
    assert "Rosa Marin" in page
    assert "Weekly Digest" not in page


def test_typing_narrows_the_rows_and_says_how_many(owner: Client, record: Actor) -> None:
    part = owner.get("/people/?q=amar", headers=HTMX).content.decode()
    assert "Amara Nwosu" in part
    assert "Rosa Marin" not in part
    assert "<html" not in part
    assert '<span id="count" hx-swap-oob="innerHTML"><b>1</b> person' in " ".join(part.split()).replace("> <b>", "><b>")


def test_words_that_fit_nobody_have_a_way_back(owner: Client, record: Actor) -> None:
    assert "Nobody fits" in owner.get("/people/?q=zzzz").content.decode()


def test_an_empty_record_offers_ways_to_start(owner: Client, home: Actor) -> None:
    assert "Ten names, ten minutes" in owner.get("/people/").content.decode()


def test_many_people_can_be_tagged_at_once(owner: Client, record: Actor, person_named: Callable[[str], int]) -> None:
    ids = [person_named("Rosa Marin"), person_named("Amara Nwosu")]
    answer = owner.post("/people/bulk/", {"ids": ids, "action": "tag", "tag": "board", "next": "/people/?sort=name"})
    assert answer.headers["location"] == "/people/?sort=name"
    found = people.listing(record, PeopleQuery(tags=("board",)), now(record))
    assert {person.id for person in found.people} == set(ids)


def test_a_tag_without_words_is_refused(owner: Client, record: Actor, person_named: Callable[[str], int]) -> None:
    answer = owner.post("/people/bulk/", {"ids": [person_named("Rosa Marin")], "action": "tag", "tag": " "})
    assert answer.status_code == 422
    assert "Write the tag first." in answer.content.decode()


def test_nobody_ticked_is_said(owner: Client, record: Actor) -> None:
    answer = owner.post("/people/bulk/", {"action": "set_aside"})
    assert answer.status_code == 422
    assert "Tick somebody first." in answer.content.decode()


def test_those_set_aside_leave_the_list_and_come_back(
    owner: Client, record: Actor, person_named: Callable[[str], int]
) -> None:
    rosa = person_named("Rosa Marin")
    owner.post("/people/bulk/", {"ids": [rosa], "action": "set_aside"})
    assert "Rosa Marin" not in owner.get("/people/").content.decode()
    assert "Rosa Marin" in owner.get("/people/?aside=1").content.decode()
    owner.post("/people/bulk/", {"ids": [rosa], "action": "bring_back"})
    assert "Rosa Marin" in owner.get("/people/").content.decode()


def test_somebody_can_be_added_with_what_they_give(owner: Client, home: Actor) -> None:
    answer = owner.post("/people/add/", {"name": "Henrik Dahl", "organisation": "Larkfield", "gives_me": ["support"]})
    page = owner.get(answer.headers["location"]).content.decode()
    assert "Henrik Dahl" in page
    assert "Larkfield" in page


def test_somebody_without_a_name_is_refused(owner: Client, home: Actor) -> None:
    answer = owner.post("/people/add/", {"name": ""})
    assert answer.status_code == 422
    assert "This field is required." in answer.content.decode()


def test_ten_names_start_a_record_without_mail(owner: Client, home: Actor) -> None:
    form = {"form-TOTAL_FORMS": "10", "form-INITIAL_FORMS": "0"}
    form |= {
        "form-0-name": "Henrik Dahl",
        "form-0-gives_me": "support",
        "form-3-name": "Edith Crane",
        "form-3-i_give": "feedback",
    }
    assert owner.post("/people/ten/", form).headers["location"] == "/people/"
    found = people.listing(home, PeopleQuery(sort="name"), now(home)).people
    assert [(person.name, person.gives_me, person.i_give) for person in found] == [
        ("Edith Crane", (), ("feedback",)),
        ("Henrik Dahl", ("support",), ()),
    ]


def test_ten_empty_lines_are_refused(owner: Client, home: Actor) -> None:
    assert owner.post("/people/ten/", {"form-TOTAL_FORMS": "10", "form-INITIAL_FORMS": "0"}).status_code == 422


def test_two_who_are_one_can_be_joined(owner: Client, home: Actor) -> None:
    first = describing.add(home, "Leon Petrov", address="leon@larkfield.test")
    second = describing.add(home, "L. Petrov", address="leon@home.test")
    owner.post("/people/duplicates/decide/", {"first": first, "second": second, "same": "join"})
    assert people.listing(home, PeopleQuery(), now(home)).total == 1
