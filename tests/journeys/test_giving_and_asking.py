"""From somebody's need to an introduction, and from a need of one's own to a letter, in a browser."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from firsthand.domain.people import PersonId
from firsthand.services import inventory, needs, people, private_notes
from firsthand.services.actor import Actor
from tests.support.browser import assert_accessible


@pytest.fixture
def brought(record: Actor) -> Actor:
    """A record in which one can bring what another looks for."""
    rosa, tomas = people.find(record, "Rosa Marin"), people.find(record, "Tomas Herrera")
    inventory.add_offer(record, "Templates for a budget", person=tomas)
    inventory.add_offer(record, "The budget template")
    needs.add_need(record, "A budget template", person=rosa)
    private_notes.write_trust(record, PersonId(rosa), can_they="yes")
    private_notes.keep_intent(record, "ask:1", ["us"], "The plan")
    return record


def test_a_need_leads_to_an_introduction_with_both_asked_first(
    page: Page, brought: Actor, go: Callable[[str], None]
) -> None:
    go("/giving/")
    expect(page.locator(".helpers .tag")).to_have_text("You")
    assert_accessible(page)
    page.get_by_role("link", name="Introduce them").click()
    expect(page.get_by_label("Who looks for something")).to_have_value("Rosa Marin")
    assert_accessible(page)
    page.get_by_label("Them", exact=True).check()
    page.get_by_role("button", name="Keep, and show the letters").click()
    expect(page.locator("mail-draft")).to_have_count(2)
    page.get_by_label("Message").first.fill("Rosa, would this help?")
    expect(page.get_by_role("link", name="Open in my mail").first).to_have_attribute(
        "href", "mailto:rosa.marin@larkfield.test?subject=An%20introduction%20on%20A%20budget%20template"
        "&body=Rosa%2C%20would%20this%20help%3F"
    )  # fmt: skip
    assert_accessible(page)
    page.get_by_role("button", name="Rosa said yes").click()
    page.get_by_role("button", name="Tomas said yes").click()
    expect(page.get_by_label("Subject")).to_have_value("Rosa, meet Tomas")
    page.get_by_role("button", name="I have written to both").click()
    page.get_by_role("textbox", name="What became of it").fill("They share one template now")
    page.get_by_role("button", name="Keep these words").click()
    expect(page.get_by_text("They share one template now").first).to_be_visible()
    assert_accessible(page)
    go("/introductions/")
    expect(page.get_by_text("something came of it")).to_be_visible()
    assert_accessible(page)


def test_an_ask_finds_who_could_help_and_becomes_a_letter(
    page: Page, brought: Actor, go: Callable[[str], None]
) -> None:
    go("/asking/")
    page.get_by_label("What I need").fill("A budget template")
    page.get_by_label("What it is for").fill("the spring plan")
    page.get_by_label("What it is for").press("Enter")
    expect(page.get_by_role("heading", name="Who could help")).to_be_visible()
    expect(page.locator("mail-draft")).to_have_count(0)
    assert_accessible(page)
    page.get_by_role("button", name="Write to them").first.click()
    expect(page.get_by_label("Message")).to_contain_text("It is for this: the spring plan.")
    assert_accessible(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a file").click()
    assert saved.value.suggested_filename == "draft-tomas-herrera.eml"
    page.get_by_role("button", name="I have sent it").click()
    expect(page.get_by_text("You asked").first).to_be_visible()


class TestOnAPhoneInTheDark:
    @pytest.fixture
    def browser_context_settings(self) -> dict[str, Any]:
        return {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "has_touch": True}

    def test_no_page_runs_over_the_edge(self, page: Page, brought: Actor, go: Callable[[str], None]) -> None:
        rosa = people.find(brought, "Rosa Marin")
        for address in (
            "/giving/", "/introductions/", "/introductions/start/", "/asking/", "/intents/", "/settings/", f"/people/{rosa}/",
        ):  # fmt: skip
            go(address)
            page.evaluate("for (const one of document.querySelectorAll('main details:not(.menu)')) one.open = true")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
            assert_accessible(page)
