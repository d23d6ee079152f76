"""From a goal with a gap, over who could help and the way to them, to an ask; and from its end to thanks on Today."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from firsthand.services import goals, inventory, people
from firsthand.services.actor import Actor
from tests.support.browser import assert_accessible


@pytest.fixture
def brought(record: Actor) -> Actor:
    """A record in which somebody hardly known can bring what a goal needs, and somebody in rhythm knows them."""
    inventory.add_offer(record, "The counts for October", person=people.find(record, "Rosa Marin"))
    return record


def test_a_gap_leads_to_who_could_the_way_to_them_and_an_ask_and_the_end_to_thanks(
    page: Page, brought: Actor, go: Callable[[str], None]
) -> None:
    go("/goals/")
    assert_accessible(page)
    page.get_by_role("link", name="Set down a goal").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What must you get done?")
    assert_accessible(page)
    page.get_by_label("What I must get done").fill("One set of counts for both of us")
    page.get_by_label("Why it matters").fill("We argue about figures instead of what they mean")
    page.get_by_label("Resources").fill("The October counts")
    page.get_by_role("button", name="Keep, and see who could help").click()
    page.get_by_role("link", name="Goals", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Goals, and who stands behind them")
    assert_accessible(page)
    page.get_by_role("link", name="No one yet").filter(has_text="Resources").click()
    rosa = page.locator(".could-help").filter(has_text="Rosa Marin")
    expect(rosa).to_contain_text("Can bring “The counts for October”")
    expect(rosa).to_contain_text("Seen with Rosa in small messages and meetings: Tomas Herrera")
    assert_accessible(page)
    rosa.get_by_role("link", name="Ask Tomas to introduce you").click()
    expect(page.get_by_label("What I need")).to_have_value("An introduction to Rosa Marin")
    expect(page.get_by_label("What it is for")).to_have_value("We argue about figures instead of what they mean")
    assert_accessible(page)
    page.get_by_role("button", name="Keep it, and see who could help").click()
    expect(page.get_by_role("heading", name="The letter to Tomas Herrera")).to_be_visible()
    expect(page.get_by_label("Message")).to_contain_text("An introduction to Rosa Marin")
    page.get_by_role("button", name="I have sent it").click()
    expect(page.get_by_text("You asked").first).to_be_visible()

    go("/goals/")
    page.get_by_role("link", name="One set of counts for both of us").first.click()
    section = page.locator("section.family").filter(has=page.locator("#resources"))
    section.locator(".could-help").filter(has_text="Rosa Marin").get_by_role("button", name="Stands behind it").click()
    expect(section.locator(".standing")).to_contain_text("Rosa Marin")
    assert "/people/" not in page.url
    page.get_by_role("link", name="Done? Who helped?").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Done? Who helped?")
    assert_accessible(page)
    page.get_by_role("checkbox", name="Rosa Marin").check()
    page.get_by_label("What they did: Rosa Marin").fill("The October counts on one page")
    page.get_by_label("Somebody else who helped").fill("Tomas Herrera")
    page.get_by_label("What they did", exact=True).fill("The word with Rosa before the review")
    page.get_by_role("textbox", name="What came of it").fill("One page for both reviews.")
    page.get_by_role("button", name="End it").click()
    expect(page.get_by_text("Not thanked yet: “The October counts on one page”.")).to_be_visible()
    assert_accessible(page)
    go("/")
    thank = page.locator("article.move").filter(has_text="Thank Tomas: The word with Rosa before the review")
    expect(thank).to_be_visible()


class TestWithoutJavaScript:
    @pytest.fixture
    def browser_context_settings(self) -> dict[str, Any]:
        return {"viewport": {"width": 1280, "height": 900}, "java_script_enabled": False}

    def test_somebody_is_put_behind_a_goal_and_taken_out(
        self, page: Page, brought: Actor, go: Callable[[str], None]
    ) -> None:
        listed = goals.add(brought, "One set of counts", needs=[("feedback", "the counts")])
        go(f"/goals/{listed.goal.id}/")
        section = page.locator("section.family").filter(has=page.locator("#feedback"))
        section.get_by_text("Put somebody behind it").click()
        section.get_by_label("Who, by name or address").fill("Tomas Herrera")
        section.get_by_role("button", name="Keep").click()
        expect(section.locator(".standing")).to_contain_text("Tomas Herrera")
        section.get_by_role("button", name="Take Tomas Herrera out of Feedback").click()
        expect(section.locator(".standing")).not_to_contain_text("Tomas Herrera")


class TestOnAPhoneInTheDark:
    @pytest.fixture
    def browser_context_settings(self) -> dict[str, Any]:
        return {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "has_touch": True}

    def test_no_page_runs_over_the_edge(self, page: Page, brought: Actor, go: Callable[[str], None]) -> None:
        listed = goals.add(
            brought, "Wort" * 75, why="Wort" * 200, needs=[("resources", "Wort" * 60), ("resources", "counts")]
        )
        tomas = people.find(brought, "Tomas Herrera")
        goals.behind(brought, listed.goal.id, tomas, "support")
        over = goals.add(brought, "Over")
        goals.end(brought, over.goal.id, "done", helped=[goals.Helped(tomas, "x" * 300)])
        for address in ("", "new/", f"{listed.goal.id}/", f"{listed.goal.id}/end/", f"{over.goal.id}/"):
            go(f"/goals/{address}")
            page.evaluate("for (const one of document.querySelectorAll('main details:not(.menu)')) one.open = true")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
            assert_accessible(page)
