"""A meeting where a person sees it: on somebody's page, in search, on a page of its own."""

import time
from collections.abc import Callable

import pytest
from django.test import Client

from firsthand.services import finding
from firsthand.services.actor import Actor
from tests.support.not_letters import brought, meeting
from tests.web import mailbox

ROSA = "rosa.marin@larkfield.test"


@pytest.fixture
def rosa(record: Actor, person_named: Callable[[str], int]) -> int:
    """Rosa, with whom the owner met, and will; one of their meetings was cancelled."""
    start = int(time.time()) - 3 * 86_400
    ahead = start + 30 * 86_400
    brought(
        record,
        meeting(
            "met", ROSA, mailbox.ME, "tomas@larkfield.test", title="Budget round", place="Harbour room",
            link="https://meet.test/1", starts_at=start, ends_at=start + 3600,
        ),
        meeting("off", mailbox.ME, ROSA, title="Budget again", status="cancelled", starts_at=start - 60, ends_at=start),
        meeting("ahead", mailbox.ME, ROSA, title="Budget for ever", starts_at=ahead, ends_at=ahead + 3600),
    )  # fmt: skip
    return person_named("Rosa Marin")


def test_a_persons_page_says_what_kind_of_meeting_it_was(owner: Client, rosa: int) -> None:
    page = owner.get(f"/people/{rosa}/").content.decode()
    assert "Meeting of three people" in page
    assert "Meeting, cancelled" in page
    assert "Rosa to you, " in page or "You to Rosa, " in page  # words that were written go before a later meeting
    assert "You and Rosa, " not in page
    assert "Budget for ever" not in page
    assert "Calls and corridors are not seen." in page
    assert "Meetings, calls and corridors" not in page


def test_search_says_which_hits_are_meetings(owner: Client, rosa: int) -> None:
    page = owner.get("/search/?q=budget+round").content.decode()
    assert "Messages and meetings</h2>" in page
    assert "Meeting · " in page
    assert "message or meeting" in page
    assert "Messages</h2>" in owner.get("/search/?q=october+counts").content.decode()


def test_a_meeting_has_a_page_with_its_time_place_and_people(owner: Client, record: Actor, rosa: int) -> None:
    pages = {
        hit.subject: owner.get(f"/messages/{hit.interaction_id}/").content.decode()
        for hit in finding.find(record, "budget").messages
        if hit.kind == "meeting"
    }
    met = pages["Budget round"]
    assert "Meeting · " in met
    assert " to " in met.split('class="date">')[1].split("</p>")[0]
    for words in ("Organised by", "With", "Harbour room", "https://meet.test/1", "About the rope."):
        assert words in met, words
    assert "counts towards no tie" not in met
    assert "It was cancelled, so it counts towards no tie." in pages["Budget again"]
    assert "It lies ahead, so it does not count yet." in pages["Budget for ever"]
