"""A meeting brief: from Today's side column to what is worth knowing, and a half hour taken along."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from firsthand.services import imports, inventory, needs, notes, people
from firsthand.services.actor import Actor
from tests.support.browser import assert_accessible
from tests.support.calendars import event, write_calendar
from tests.web import mailbox

TOMAS, ROSA = "tomas@larkfield.test", "rosa.marin@larkfield.test"


@pytest.fixture
def calendar(record: Actor, tmp_path: Path) -> Actor:
    soon = datetime.now(UTC) + timedelta(hours=30)
    past = [
        event(f"Testing {week}", soon - timedelta(weeks=week), mailbox.ME, TOMAS, minutes=60) for week in range(1, 8)
    ]
    imports.start(
        record,
        [write_calendar(tmp_path / "c.ics", event("Launch review", soon, mailbox.ME, TOMAS, ROSA, minutes=60), *past)],
    )
    rosa = people.find(record, ROSA)
    notes.write_note(record, "Prefers numbers to adjectives.", rosa)
    needs.add_need(record, "A template for the month-end counts", person=rosa)
    inventory.add_offer(record, "The month-end counts template")
    return record


def test_a_meeting_brief(page: Page, calendar: Actor, go: Callable[[str], None]) -> None:
    go("/")
    next_meetings = page.locator("section", has=page.get_by_role("heading", name="Next meetings"))
    expect(next_meetings.get_by_text("Rosa asked about “October counts”")).to_be_visible()
    assert_accessible(page)
    next_meetings.get_by_role("link", name="Brief").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Launch review")
    rosa = page.get_by_role("region", name="Rosa Marin")
    expect(rosa.get_by_text("Could you send me the October counts").first).to_be_visible()
    expect(rosa.get_by_role("link", name="The month-end counts template")).to_be_visible()
    expect(rosa.get_by_text("Prefers numbers to adjectives.")).to_be_visible()
    expect(page.get_by_role("region", name="Tomas Herrera").get_by_text("You met seven times")).to_be_visible()
    assert_accessible(page)
    rosa.get_by_role("link", name="Could you send me").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("October counts")
    page.go_back()
    page.get_by_role("link", name="Meetings").click()
    expect(page.get_by_text("with two people last week").or_(page.get_by_text("last week;"))).to_be_visible()
    page.get_by_text("Week by week").click()
    assert_accessible(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Add to my calendar").first.click()
    assert download.value.suggested_filename.endswith(".ics")
    slots = page.locator("section", has=page.get_by_role("heading", name="Half hours to keep")).locator("li")
    declined = slots.first.locator("p").inner_text()
    page.get_by_role("button", name="Not this one").first.click()
    expect(page.get_by_text(declined, exact=True)).to_have_count(0)


class TestOnAPhoneInTheDark:
    @pytest.fixture
    def browser_context_settings(self) -> dict[str, Any]:
        return {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "reduced_motion": "reduce"}

    def test_meetings_and_briefs_fit(self, page: Page, calendar: Actor, go: Callable[[str], None]) -> None:
        go("/meetings/")
        brief = page.get_by_role("link", name="Launch review").get_attribute("href")
        assert brief
        for address in ("/meetings/", brief, f"/people/{people.find(calendar, ROSA)}/brief/"):
            go(address)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
            assert_accessible(page)
