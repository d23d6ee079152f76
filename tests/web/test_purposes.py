"""The pages of purposes, groups and time: shown, confirmed, taken back, and refused in words."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from firsthand.services import describing, exchanges, layer, own_targets, purposes, traits
from firsthand.services.actor import Actor
from firsthand.services.own_targets import FUNCTION_MIX, PURPOSE_MIX

HTMX = {"HX-Request": "true"}


@pytest.fixture
def ines(record: Actor, person_named: Callable[[str], int]) -> int:
    return person_named("Ines Duarte")


@pytest.fixture
def tomas(record: Actor, person_named: Callable[[str], int]) -> int:
    return person_named("Tomas Herrera")


def undo_in(page: str) -> str:
    found = re.search(r'name="undo"\s+value="([^"]+)"', page)
    assert found
    return found[1]


def test_an_empty_record_says_what_to_do(owner: Client, home: Actor) -> None:
    for address in ("/network/purposes/", "/network/groups/"):
        assert "Nobody to speak of yet" in owner.get(address).content.decode()
    assert "Nothing to count in these weeks yet" in owner.get("/network/time/").content.decode()


def test_a_tie_waits_with_what_is_suggested_ticked_and_its_reason(owner: Client, record: Actor, ines: int) -> None:
    describing.tag(record, [ines], "Friends")
    page = owner.get("/network/purposes/").content.decode()
    assert "Personal: In your group “Friends”." in page
    assert re.search(rf'name="p-{ines}" value="personal" data-key="p" checked', page)
    assert "Can’t tell yet: none of the 15 ties" in page


def test_one_line_is_confirmed_and_taken_back(owner: Client, record: Actor, ines: int, tomas: int) -> None:
    form = {"shown": [ines, tomas], f"p-{ines}": ["operational", "nonsense"], f"p-{tomas}": ["personal"], "row": ines}
    page = owner.post("/network/purposes/keep/", form).content.decode()
    assert "Kept for Ines Duarte." in page
    assert purposes.said(record) == {ines: {"operational"}}
    answer = owner.post("/network/purposes/undo/", {"undo": undo_in(page)})
    assert (answer.status_code, answer["Location"]) == (302, "/network/purposes/")
    assert purposes.said(record) == {}


def test_all_that_are_shown_are_confirmed_at_once(owner: Client, record: Actor, ines: int, tomas: int) -> None:
    form = {"shown": [ines, tomas], f"p-{ines}": "operational", "row": "all"}
    page = owner.post("/network/purposes/keep/", form).content.decode()
    assert "Kept for two people." in page
    assert purposes.settled(record) == {ines, tomas}
    owner.post("/network/purposes/undo/", {"undo": undo_in(page)})
    assert purposes.settled(record) == set()


def test_htmx_gets_the_line_and_what_takes_it_back(owner: Client, record: Actor, ines: int) -> None:
    form = {"shown": ines, f"p-{ines}": "strategic", "row": ines}
    part = owner.post("/network/purposes/keep/", form, headers=HTMX).content.decode()
    assert part.startswith('<li class="tie-line kept"')
    assert 'hx-swap-oob="innerHTML"' in part
    assert "By your own word." in part
    assert "<html" not in part
    undo_in(part)


def test_a_form_that_names_nobody_keeps_nothing(owner: Client, record: Actor) -> None:
    for form in ({}, {"shown": "x", "row": "all"}, {"shown": 10**17, "row": "all"}, {"shown": 5, "row": 6}):
        page = owner.post("/network/purposes/keep/", form).content.decode()
        assert "Nothing was there to keep." in page
        assert 'name="undo"' not in page


def test_an_undo_of_something_else_is_refused_in_words(owner: Client, record: Actor, ines: int) -> None:
    page = owner.post("/network/purposes/keep/", {"shown": ines, f"p-{ines}": "personal", "row": ines}).content.decode()
    for address, token in (("groups", undo_in(page)), ("purposes", "forged:token"), ("purposes", "")):
        answer = owner.post(f"/network/{address}/undo/", {"undo": token})
        assert answer.status_code == 409
        assert "this can be taken back no more" in answer.content.decode()
    assert purposes.said(record) == {ines: {"personal"}}


def test_the_users_own_mix_is_kept_or_refused_beside_its_field(owner: Client, record: Actor) -> None:
    owner.post("/network/purposes/targets/", {"strategic": 40, "personal": ""})
    assert own_targets.shares(record, PURPOSE_MIX) == {"strategic": 0.4}
    answer = owner.post("/network/purposes/targets/", {"strategic": 60, "personal": 50})
    assert answer.status_code == 422
    assert "more than 100 percent" in answer.content.decode()
    assert own_targets.shares(record, PURPOSE_MIX) == {"strategic": 0.4}


def test_groups_are_edited_confirmed_and_taken_back(owner: Client, record: Actor, ines: int, tomas: int) -> None:
    describing.describe(record, ines, role_title="Head of Finance")
    page = owner.get("/network/groups/").content.decode()
    assert "“Head of Finance”, their title." in page
    assert re.search(rf'name="f-{ines}" value="Finance"', page)
    form = {"shown": [ines, tomas], f"f-{ines}": "Money", f"l-{ines}": "Director", f"w-{ines}": "", "row": ines}
    page = owner.post("/network/groups/keep/", form).content.decode()
    assert "Kept for Ines Duarte." in page
    assert '<option value="Money">' in page
    assert (traits.held(record, "function"), traits.held(record, "level")) == ({ines: "Money"}, {ines: "Director"})
    owner.post("/network/groups/undo/", {"undo": undo_in(page)})
    assert traits.held(record, "function") == {}
    part = owner.post("/network/groups/keep/", form, headers=HTMX).content.decode()
    assert part.startswith('<li class="tie-line kept"')


def test_a_group_that_is_too_long_is_refused_in_words(owner: Client, record: Actor, ines: int) -> None:
    answer = owner.post("/network/groups/keep/", {"shown": ines, f"f-{ines}": "x" * 80, "row": ines})
    assert answer.status_code == 422
    assert "a group has at most 60 characters" in answer.content.decode()
    assert traits.held(record, "function") == {}


def test_own_groups_and_own_targets_are_kept(owner: Client, record: Actor, ines: int) -> None:
    owner.post(
        "/network/groups/own/", {"function": "Marketplace", "came_from": "Technology", "organisation": "Larkfield"}
    )
    assert traits.own(record).came_from == "Technology"
    assert owner.post("/network/groups/own/", {"function": "x" * 80}).status_code == 422
    owner.post("/network/groups/keep/", {"shown": ines, f"f-{ines}": "Money", "row": ines})
    owner.post("/network/groups/targets/", {"share-0": 30})
    assert own_targets.shares(record, FUNCTION_MIX) == {"Money": 0.3}
    assert owner.post("/network/groups/targets/", {"share-0": 300}).status_code == 422


def test_time_is_said_in_words_before_it_is_drawn(owner: Client, record: Actor, ines: int) -> None:
    purposes.confirm(record, {ines: {"operational"}})
    page = owner.get("/network/time/").content.decode()
    assert "By purpose" in page
    assert re.search(r"an? .*hours? .*a week|half an hour a week|few minutes a week", page)
    assert "no calendar holds anything of last week" in page
    assert "Say which functions people belong to" in page
    assert page.index('class="reading"') < page.index('<svg class="spark')


def test_a_day_of_the_past_is_shown_as_it_was(owner: Client, record: Actor) -> None:
    assert "Nobody to speak of yet" in owner.get("/network/purposes/?as_of=2001-01-01").content.decode()
    assert owner.get("/network/groups/?as_of=never").status_code == 400


def test_the_head_of_a_person_says_what_they_bring_and_what_the_tie_is_for(
    owner: Client, record: Actor, ines: int
) -> None:
    owner.post(f"/people/{ines}/purposes/", {"purposes": ["operational", "strategic"]})
    owner.post(f"/people/{ines}/layer/", {"gives_me": ["feedback"], "gives_me_kinds": ["introduction"]})
    page = owner.get(f"/people/{ines}/").content.decode()
    for tag in ("Feedback", "Resources", "Operational", "Strategic"):
        assert f'<span class="tag">{tag}</span>' in page
    assert layer.kinds_set(record, ines) == {("in", "introduction")}


def test_htmx_gets_the_layer_as_it_is_after_a_change(owner: Client, record: Actor, ines: int) -> None:
    part = owner.post(f"/people/{ines}/layer/", {"i_give_kinds": ["knowledge"]}, headers=HTMX).content.decode()
    assert part.startswith('<form class="bring" id="layer-form"')
    assert "Kept." in part
    assert re.search(r'name="i_give" value="resources"[^>]* checked', part)


def test_what_the_ledger_suggests_of_a_person_is_judged_on_their_page(owner: Client, record: Actor, ines: int) -> None:
    exchanges.add(record, ines, "give", "The number first", flow="in", value="feedback")
    exchanges.add(record, ines, "give", "The list", flow="out", value="knowledge")
    page = owner.get(f"/people/{ines}/").content.decode()
    assert "Ines gives you feedback" in page
    assert "Knowledge, once, this week, a few minutes." in page
    owner.post(f"/people/{ines}/layer/judge/", {"flow": "in", "family": "feedback", "word": "yes"})
    owner.post(f"/people/{ines}/layer/judge/", {"flow": "out", "family": "resources", "word": "no"})
    owner.post(f"/people/{ines}/layer/judge/", {"flow": "up", "family": "resources", "word": "no"})
    page = owner.get(f"/people/{ines}/").content.decode()
    assert "What your ledger suggests" not in page
    assert '<span class="tag">Feedback</span>' in page
