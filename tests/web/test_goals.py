"""Goals as their pages show and keep them: the matrix, who could help, and the end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from firsthand.domain.people import PersonId
from firsthand.services import describing, exchanges, forgetting, goals, inventory, joining, needs
from firsthand.services.actor import Actor, now
from firsthand.services.exchanges import LedgerQuery
from firsthand.storage import giving
from firsthand.web.goals.matrix import goals_matrix

pytestmark = pytest.mark.django_db(transaction=True)

SAID = {
    "title": "Open the Calgary desk", "why": "They trade in our night", "question": "Clients or liquidity?",
    "by": "2035-03-30", "support": "", "feedback": "the plan for the desk", "resources": "testers for the screens",
}  # fmt: skip


@pytest.fixture
def rosa(record: Actor, person_named: Callable[[str], int]) -> PersonId:
    return PersonId(person_named("Rosa Marin"))


@pytest.fixture
def tomas(record: Actor, person_named: Callable[[str], int]) -> PersonId:
    return PersonId(person_named("Tomas Herrera"))


@pytest.fixture
def amara(record: Actor, person_named: Callable[[str], int]) -> PersonId:
    return PersonId(person_named("Amara Nwosu"))


@pytest.fixture
def calgary(record: Actor) -> goals.Listed:
    return goals.add(
        record, "Open the Calgary desk", why="They trade in our night",
        needs=[("feedback", "the plan for the desk"), ("resources", "testers for the screens")],
    )  # fmt: skip


def shown(owner: Client, address: str) -> str:
    answer = owner.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def page_of(owner: Client, listed: goals.Listed) -> str:
    return shown(owner, f"/goals/{listed.goal.id}/")


def part(page: str, family: str) -> str:
    """What the page of a goal says of one family of value."""
    return page.partition(f'<h2 id="{family}">')[2].partition("</section>")[0]


def test_an_empty_page_leads_in(owner: Client) -> None:
    page = shown(owner, "/goals/")
    assert "No goal yet" in page
    assert page.count('href="/goals/new/"') == 1
    assert "<table" not in page


def test_a_goal_is_set_down_with_the_help_it_needs_by_family(owner: Client, record: Actor) -> None:
    answer = owner.post("/goals/new/", SAID)
    (one,) = goals.listing(record, now(record))
    assert answer.headers["Location"] == f"/goals/{one.goal.id}/"
    page = page_of(owner, one)
    assert "By Friday 30 March 2035" in page
    assert "They trade in our night" in page
    assert "Clients or liquidity?" in page
    assert "testers for the screens" in part(page, "resources")
    assert "No one yet" in part(page, "feedback")
    assert [(need.value, need.words) for need in one.needs] == [
        ("feedback", "the plan for the desk"), ("resources", "testers for the screens"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": " "}, "This field is required"),
        ({"title": "x" * 301}, "at most 300 characters"),
        ({"why": "x" * 1001}, "at most 1000 characters"),
        ({"by": "whenever"}, "no day I can read"),
        ({"feedback": "x" * 301}, "at most 300 characters"),
    ],
)
def test_what_cannot_be_set_down_says_why_and_nothing_is_lost(
    owner: Client, record: Actor, wrong: dict[str, str], words: str
) -> None:
    answer = owner.post("/goals/new/", {**SAID, **wrong})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "testers for the screens" in answer.content.decode()
    assert goals.listing(record, now(record)) == ()


@pytest.mark.parametrize(
    ("address", "said", "words"),
    [
        ("change", {"title": "", "why": "", "question": "", "by": ""}, "This field is required"),
        ("change", {"title": "Ship", "why": "", "question": "", "by": "whenever"}, "no day I can read"),
        ("help", {"kind": "feedback", "words": ""}, "This field is required"),
        ("help", {"kind": "gold", "words": "Bars"}, "Select a valid choice"),
        ("people", {"family": "feedback", "person": "Nobody Known"}, "Nobody by that name"),
        ("people", {"family": "feedback", "person": ""}, "This field is required"),
        ("end", {"state": "gone", "came_of_it": "", "person": "", "act": ""}, "Select a valid choice"),
        ("end", {"state": "done", "came_of_it": "", "person": "Nobody Known", "act": ""}, "Nobody by that name"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_field(
    owner: Client, record: Actor, calgary: goals.Listed, address: str, said: dict[str, str], words: str
) -> None:
    answer = owner.post(f"/goals/{calgary.goal.id}/{address}/", said)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert goals.listing(record, now(record)) == (calgary,)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("people", {"family": "money", "person": "Rosa Marin"}),
        ("people/take-out", {"family": "support", "person": "x"}),
    ],
)
def test_what_no_page_sends_changes_nothing(
    owner: Client, record: Actor, calgary: goals.Listed, address: str, said: dict[str, str]
) -> None:
    assert owner.post(f"/goals/{calgary.goal.id}/{address}/", said).status_code == 400
    assert goals.listing(record, now(record)) == (calgary,)


def test_a_goal_that_is_not_there_is_not_found(owner: Client, record: Actor) -> None:
    for address in ("", "end/"):
        assert owner.get(f"/goals/987654/{address}").status_code == 404
    for address in ("change", "help", "people", "people/take-out", "end", "reopen"):
        said = {**SAID, "kind": "feedback", "words": "x", "person": "Rosa Marin", "family": "support", "state": "done"}
        if address == "people/take-out":
            said["person"] = "1"
        assert owner.post(f"/goals/987654/{address}/", said).status_code == 404


def test_the_longest_title_stands_whole_on_every_page(owner: Client, record: Actor) -> None:
    long = "Wort" * 75
    listed = goals.add(record, long)
    for address in ("/goals/", f"/goals/{listed.goal.id}/", f"/goals/{listed.goal.id}/end/"):
        assert long in shown(owner, address)


def test_the_matrix_shows_who_stands_behind_what_who_is_quiet_and_where_nobody_is(
    owner: Client, record: Actor, calgary: goals.Listed, rosa: PersonId, amara: PersonId
) -> None:
    goals.behind(record, calgary.goal.id, amara, "support")
    goals.behind(record, calgary.goal.id, rosa, "support")
    (row,) = goals_matrix(record, now(record)).rows
    assert [[one.called for one in cell.people] for cell in row.cells] == [["Amara", "Rosa"], [], []]
    assert [one.note for one in row.cells[0].people] == ["long quiet", ""]
    assert [cell.gap for cell in row.cells] == [
        "",
        f"/goals/{calgary.goal.id}/#feedback",
        f"/goals/{calgary.goal.id}/#resources",
    ]
    page = shown(owner, "/goals/")
    assert 'data-label="Support"' in page
    assert page.count("No one yet") == 2
    assert "“Open the Calgary desk” has nobody for feedback or resources yet." in page


def test_looking_back_no_goal_of_today_is_there(owner: Client, record: Actor, calgary: goals.Listed) -> None:
    day = now(record).day.isoformat()
    assert "Calgary" not in shown(owner, f"/goals/?as_of={day}")
    assert owner.get(f"/goals/{calgary.goal.id}/?as_of={day}").status_code == 404
    older = goals.add(record, "An older goal", on=now(record).day - timedelta(days=9))
    assert f"/goals/{older.goal.id}/?as_of={day}" in shown(owner, f"/goals/?as_of={day}")


def test_people_are_put_behind_a_goal_and_taken_out(
    owner: Client, record: Actor, calgary: goals.Listed, tomas: PersonId
) -> None:
    address = f"/goals/{calgary.goal.id}/people/"
    answer = owner.post(address, {"family": "resources", "person": "tomas@larkfield.test"})
    assert answer.headers["Location"] == f"/goals/{calgary.goal.id}/#resources"
    assert "Tomas Herrera" in part(page_of(owner, calgary), "resources")
    owner.post(f"{address}take-out/", {"family": "resources", "person": str(tomas)})
    assert "Tomas Herrera" not in part(page_of(owner, calgary), "resources")


def test_a_person_s_page_says_which_goals_they_stand_behind_and_takes_one_more(
    owner: Client, record: Actor, calgary: goals.Listed, tomas: PersonId
) -> None:
    address = f"/people/{tomas}/goals/"
    assert owner.post(address, {"goal": "987654", "family": "support"}).status_code == 422
    answer = owner.post(address, {"goal": str(calgary.goal.id), "family": "feedback"})
    assert answer.headers["Location"] == f"/people/{tomas}/#goals"
    said = shown(owner, f"/people/{tomas}/").partition('id="goals"')[2].partition("</section>")[0]
    assert f'<a href="/goals/{calgary.goal.id}/">Open the Calgary desk</a>' in said
    assert "Feedback" in said


def test_who_could_is_shown_with_proof_and_the_move_that_follows(
    owner: Client, record: Actor, calgary: goals.Listed, tomas: PersonId
) -> None:
    inventory.add_offer(record, "Testers for new screens", person=tomas)
    said = part(page_of(owner, calgary), "resources")
    assert "Can bring “Testers for new screens”, noted today. Both speak of" in said
    assert "“testers”" in said
    assert "last contact" in said
    need = calgary.needs[1].id
    assert f'<a class="btn small do" href="/asking/?need={need}&amp;person={tomas}">Ask Tomas</a>' in said
    page = shown(owner, f"/asking/?need={need}&person={tomas}")
    assert 'value="testers for the screens"' in page
    assert 'value="They trade in our night"' in page
    assert 'value="Tomas Herrera"' in page


def test_what_is_asked_for_a_goal_in_other_words_is_a_need_of_that_goal(
    owner: Client, record: Actor, calgary: goals.Listed, tomas: PersonId
) -> None:
    said = {
        "what": "An introduction to Rosa Marin", "purpose": "the desk", "size": "minutes", "easy_no": "", "words": "",
        "goal": str(calgary.goal.id), "person": "Tomas Herrera",
    }  # fmt: skip
    page = owner.post("/asking/", said).content.decode()
    assert "The letter to Tomas Herrera" in page
    assert page.count(f'name="goal" value="{calgary.goal.id}"') == 2
    last = goals.show(record, calgary.goal.id, now(record)).needs[-1]
    assert (last.value, last.words) == ("introduction", "An introduction to Rosa Marin")
    assert owner.post("/asking/", {**said, "what": "Something else", "goal": "987654"}).status_code == 404


def test_what_was_given_and_not_thanked_comes_before_any_ask(
    owner: Client, record: Actor, calgary: goals.Listed, tomas: PersonId
) -> None:
    inventory.add_offer(record, "Testers for new screens", person=tomas)
    entry = exchanges.add(record, tomas, "give", "A seat at lunch", flow="in", state="given")
    said = part(page_of(owner, calgary), "resources")
    assert "Thank Tomas first" in said
    assert f"/ledger/{entry.exchange.key}/" in said
    assert "Ask Tomas" not in said


def test_a_tie_gone_quiet_is_taken_up_again_before_an_ask(
    owner: Client, record: Actor, calgary: goals.Listed, amara: PersonId
) -> None:
    describing.set_layer(record, amara, {"feedback"}, set())
    said = part(page_of(owner, calgary), "feedback")
    assert "You say that they bring you feedback." in said
    assert "Write to Amara first" in said


def test_a_suggestion_is_marked_as_one(owner: Client, record: Actor, calgary: goals.Listed, tomas: PersonId) -> None:
    offer = inventory.add_offer(record, "Testers for new screens", person=tomas)
    assert "Suggested, not confirmed" not in page_of(owner, calgary)
    inventory.remove_offer(record, offer.id)
    giving.keep_offer(record.scope, replace(offer, status="suggested", probability=0.85))
    assert "Suggested, not confirmed" in part(page_of(owner, calgary), "resources")


def test_a_goal_ends_with_who_helped_and_opens_again(
    owner: Client, record: Actor, calgary: goals.Listed, tomas: PersonId, rosa: PersonId, amara: PersonId
) -> None:
    goals.behind(record, calgary.goal.id, tomas, "resources")
    goals.behind(record, calgary.goal.id, amara, "feedback")
    page = shown(owner, f"/goals/{calgary.goal.id}/end/")
    assert 'value="testers for the screens"' in page
    assert "checked" not in page.partition('name="helped"')[2].partition(">")[0]
    said = {
        "state": "done", "came_of_it": "It opened on a Monday.", "helped": [str(tomas)], f"act_{tomas}": "Two testers for May",
        f"act_{amara}": "Feedback: the plan for the desk", "person": "Rosa Marin", "act": "The counts for the desk",
    }  # fmt: skip
    assert owner.post(f"/goals/{calgary.goal.id}/end/", said).status_code == 302
    page = page_of(owner, calgary)
    assert "It opened on a Monday." in page
    assert "Not thanked yet: “Two testers for May”." in page
    assert "Not thanked yet: “The counts for the desk”." in page
    assert "Amara" not in page
    listed = shown(owner, "/goals/")
    assert "Done on" in listed
    assert "helped by Rosa Marin, Tomas Herrera" in listed or "helped by Tomas Herrera, Rosa Marin" in listed
    assert exchanges.listing(record, LedgerQuery(status="confirmed", flow="in"), now(record)).total == 2
    assert owner.get(f"/goals/{calgary.goal.id}/end/").status_code == 302
    owner.post(f"/goals/{calgary.goal.id}/reopen/")
    assert "Done? Who helped?" in page_of(owner, calgary)


def test_what_stands_in_the_ledger_is_ticked_and_not_asked_for_again(
    owner: Client, record: Actor, calgary: goals.Listed, tomas: PersonId
) -> None:
    exchanges.add(record, tomas, "give", "Two testers for the screens", flow="in", state="given")
    page = shown(owner, f"/goals/{calgary.goal.id}/end/")
    assert "In your ledger already: “Two testers for the screens”" in page
    assert "checked" in page.partition('name="helped"')[2].partition(">")[0]
    assert f"act_{tomas}" not in page


def test_somebody_forgotten_or_joined_is_gone_from_the_matrix(
    owner: Client, record: Actor, calgary: goals.Listed, tomas: PersonId, amara: PersonId
) -> None:
    def matrix() -> str:
        return shown(owner, "/goals/").partition("<table")[2].partition("</table>")[0]

    for person in (tomas, amara):
        goals.behind(record, calgary.goal.id, person, "support")
    gus = describing.add(record, "Gus Marsh", address="gus@marsh.test")
    goals.behind(record, calgary.goal.id, gus, "support")
    joining.join(record, amara, gus)
    assert matrix().count('class="avatar s"') == 2
    forgetting.forget(record, tomas)
    assert "Tomas" not in matrix()
    assert matrix().count('class="avatar s"') == 1


def test_a_need_is_met_and_removed_from_the_page_of_its_goal(
    owner: Client, record: Actor, calgary: goals.Listed
) -> None:
    here = f"/goals/{calgary.goal.id}/"
    assert "for “Open the Calgary desk”" in shown(owner, "/giving/")
    assert "for “Open the Calgary desk”" not in page_of(owner, calgary)
    need = calgary.needs[0].id
    assert owner.post(f"/giving/needs/{need}/met/", {"next": here}).headers["Location"] == here
    assert "Met, today" in part(page_of(owner, calgary), "feedback")
    owner.post(f"/giving/needs/{need}/remove/", {"next": here})
    assert [one.need.words for one in needs.needs(record, mine_only=True)] == ["testers for the screens"]
