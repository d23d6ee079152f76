"""Every address of the pages, walked as owner, as stranger and under a wrong name."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from firsthand.domain.people import PersonId
from firsthand.services import (
    accounts,
    exchanges,
    goals,
    imports,
    introductions,
    inventory,
    looking,
    meetings,
    moves,
    needs,
    notes,
    oneself,
    others_view,
    reflection,
)  # fmt: skip
from firsthand.services.actor import Actor, now
from firsthand.services.network.map import map_of
from firsthand.services.practice import plans, skills, weekly
from firsthand.storage import practice
from firsthand.web.security import CONTENT_SECURITY_POLICY
from tests.support.calendars import event, write_calendar
from tests.support.correspondence import corresponded
from tests.support.groups_of_people import network
from tests.web import mailbox

MUST_POST = {
    "/giving/offers/",
    "/ledger/judge/",
    "/people/bulk/",
    "/people/duplicates/decide/",
    "/settings/who/",
    "/moves/done/",
    "/meetings/slots/save/",
    "/network/pairs/",
    "/reflect/4/typed/",
    "/reflect/4/later/",
    "/reflect/words/",
    "/reflect/values/",
    "/reflect/others/reply/",
    "/practice/take-on/",
    "/practice/tried/",
    "/practice/programme/ours/",
}


def addresses(patterns: list[URLPattern | URLResolver] | None = None, before: str = "") -> Iterator[str]:
    """Every route, as its pattern is written: 'people/<int:person_id>/'."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        else:
            yield route


@pytest.fixture
def pages(record: Actor, mail: Path, person_named: Callable[[str], int], tmp_path: Path) -> list[str]:
    """Every address, with numbers that stand for something in the record."""
    soon = event("Testing", datetime.now(UTC) + timedelta(days=1), mailbox.ME, "tomas@larkfield.test")
    imports.start(record, [write_calendar(tmp_path / "calendar.ics", soon)])
    corresponded(record, *network(now(record).day))
    map_of(record, now(record))
    rosa, tomas = person_named("Rosa Marin"), person_named("Tomas Herrera")
    today = moves.today(record, now(record))
    values = {
        "person_id": rosa,
        "note_id": notes.write_note(record, "A note").id,
        "interaction_id": today.open_loops[0].interaction_id,
        "token": "spent",
        "look": looking.begin(record, [mail]),
        "run": imports.latest(record)[0].run,
        "source_id": imports.sources(record)[0].id,
        "account_id": accounts.pause(
            record, accounts.add(record, "imap", {"host": "127.0.0.1", "port": 9, "user": "m"}, {"password": "pw"}).id
        ).id,
        "key": exchanges.add(record, PersonId(rosa), "give", "The counts").exchange.key,
        "goal_id": goals.add(record, "Move to the new hall", needs=[("feedback", "the plan of the hall")]).goal.id,
        "offer_id": inventory.add_offer(record, "The budget template").id,
        "need_id": needs.add_need(record, "A budget template", person=PersonId(rosa)).id,
        "region": 0,
        "meeting_id": meetings.next_meetings(record, now(record), ()).meetings[0].meeting.id,
        "question": 4,
        "answer_id": reflection.keep_answer(record, 2, "An answer").id,
        "role_model_id": oneself.add_role_model(record, "An aunt", "Waits"),
        "invited_id": others_view.invite(record, "A guest"),
        "plan_id": plans.make(record, "it rains", "I read").id,
        "lesson_id": _learnt(record),
        "introduction_id": introductions.asked(
            record, PersonId(rosa), PersonId(tomas), "both", "A tester", "Testing"
        ).id,
    }
    return sorted({"/" + re.sub(r"<\w+:(\w+)>", lambda found: str(values[found[1]]), route) for route in addresses()})


def _learnt(actor: Actor) -> int:
    """The number of something that was learnt."""
    skills.set_state(actor, "asking", "active")
    weekly.tried(actor, happened="Asked", learnt="It was easy")
    return practice.lessons(actor.scope)[0].id


def test_every_page_answers_its_owner_with_the_policy_and_nothing_inline(owner: Client, pages: list[str]) -> None:
    shown = 0
    for page in pages:
        answer = owner.get(page)
        if page.startswith("/enter/"):
            assert answer.status_code == 403
            continue
        if page.startswith("/feed/"):
            assert answer.status_code == 404
            continue
        assert answer.status_code in {200, 405} or page == "/moves/do/", f"{page}: {answer.status_code}"
        assert answer.headers["content-security-policy"] == CONTENT_SECURITY_POLICY
        assert answer.headers["cache-control"] == "private, no-store"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["x-content-type-options"] == "nosniff"
        if answer.status_code == 200:
            shown += 1
            content = answer.getvalue() if answer.streaming else answer.content
            if not page.endswith("/form/"):  # a file for somebody else, which has to carry all that it needs
                assert_nothing_inline(page, content.decode())
    assert shown >= 17
    assert set(pages) >= MUST_POST


def test_a_stranger_sees_no_page(stranger: Client, pages: list[str]) -> None:
    for page in pages:
        for answer in (stranger.get(page), stranger.post(page)):
            expected = {403, 405} if page.startswith("/enter/") else {404} if page.startswith("/feed/") else {403}
            assert answer.status_code in expected, page
            assert "Marin" not in answer.content.decode(), page
            assert answer.headers["content-security-policy"] == CONTENT_SECURITY_POLICY


def test_no_page_is_shown_under_a_wrong_name(owner: Client, pages: list[str]) -> None:
    for page in pages:
        assert owner.get(page, headers={"host": "evil.test"}).status_code == 400, page
        assert owner.post(page, headers={"host": "evil.test"}).status_code == 400, page


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    assert "default-src 'none'" in CONTENT_SECURITY_POLICY
    assert "frame-ancestors 'none'" in CONTENT_SECURITY_POLICY
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert "http" not in CONTENT_SECURITY_POLICY


def assert_nothing_inline(page: str, html: str) -> None:
    assert not re.search(r"<style[\s>]", html), page
    assert not re.search(r"<[^>]+\sstyle\s*=", html), page
    assert not re.search(r"<[^>]+\son[a-z]+\s*=", html), page
    assert not re.search(r"<script(?![^>]*\ssrc=)", html), page
    assert not re.search(r"(src|href|action)=[\"'](https?:)?//", html), page
