"""Today by keyboard, the palette, and pages without JavaScript or on a phone."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from firsthand.services import people
from firsthand.services.actor import Actor, now
from tests.support.browser import assert_accessible

PAGES = (
    "/",
    "/people/",
    "/people/add/",
    "/people/ten/",
    "/people/duplicates/",
    "/ledger/",
    "/ledger/add/",
    "/notes/",
    "/search/?q=october",
    "/sources/",
    "/settings/",
)


def test_moves_are_walked_decided_and_taken_back_by_keyboard(
    page: Page, record: Actor, go: Callable[[str], None]
) -> None:
    go("/")
    moves = page.locator("article.move")
    before = moves.count()
    assert before == 3
    page.keyboard.press("j")
    expect(moves.first.locator("h3")).to_be_focused()
    page.keyboard.press("j")
    expect(moves.nth(1).locator("h3")).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("d")
    expect(page.locator("#doing").get_by_label("Message")).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    assert_accessible(page)
    moves.first.get_by_role("button", name="It is not so").click()
    expect(moves.filter(has_text="Answer Rosa")).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="Taken off")).to_be_visible()
    expect(moves.first.locator("h3")).to_be_focused()
    assert_accessible(page)
    page.get_by_role("button", name="Undo").click()
    expect(moves).to_have_count(before)


def test_suggestions_are_judged_by_keyboard_and_in_bulk(page: Page, record: Actor, go: Callable[[str], None]) -> None:
    go("/ledger/?status=suggested&sort=mixed")
    lines = page.locator("[data-item]")
    assert lines.count() > 2
    page.keyboard.press("j")
    expect(lines.first.locator("h3")).to_be_focused()
    page.keyboard.press("y")
    expect(lines.nth(1).locator("h3")).to_be_focused()
    expect(lines.first.get_by_text("Confirmed by you")).to_be_visible()
    page.keyboard.press("n")
    expect(lines.nth(2).locator("h3")).to_be_focused()
    expect(lines.nth(1).get_by_text("Dismissed by you")).to_be_visible()
    lines.nth(1).get_by_role("button", name="Undo").click()
    expect(lines.nth(1).get_by_role("button", name="It is so")).to_be_visible()
    expect(lines.nth(1).get_by_role("button", name="Not so")).to_be_focused()
    page.get_by_label("Select all on this page").check()
    expect(page.locator("[data-count]")).to_have_text(str(lines.count()))
    assert_accessible(page)
    page.get_by_role("button", name="Not so", exact=True).last.click()
    expect(page.get_by_text("No exchange fits")).to_be_visible()
    page.get_by_role("link", name="Show the whole ledger").click()
    expect(page.locator("h1")).to_have_text("Ledger")


def test_keys_stay_silent_in_fields_and_when_switched_off(page: Page, record: Actor, go: Callable[[str], None]) -> None:
    go("/")
    words = page.get_by_label("Your reason, in your own words").first
    words.fill("")
    words.press_sequentially("jdln/")
    expect(words).to_have_value("jdln/")
    expect(page.locator("dialog[open]")).to_have_count(0)
    go("/settings/")
    page.get_by_label("Single-key shortcuts").uncheck()
    page.locator("form", has=page.get_by_label("Single-key shortcuts")).get_by_role("button").click()
    go("/")
    page.keyboard.press("j")
    expect(page.locator("article.move h3").first).not_to_be_focused()


def test_the_palette_shows_who_waits_and_leads_to_people(page: Page, record: Actor, go: Callable[[str], None]) -> None:
    go("/settings/")
    page.keyboard.press("Control+k")
    palette = page.locator("#palette")
    expect(palette.get_by_text("Waiting for you")).to_be_visible()
    expect(palette.get_by_text("Rosa Marin")).to_be_visible()
    assert_accessible(page)
    page.keyboard.type("amara")
    expect(palette.get_by_role("link", name="Amara Nwosu")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Amara Nwosu")


class TestWithoutJavaScript:
    @pytest.fixture
    def browser_context_settings(self) -> dict[str, Any]:
        return {"java_script_enabled": False, "viewport": {"width": 1280, "height": 900}}

    def test_everything_can_be_read_and_a_move_can_be_done(
        self, page: Page, record: Actor, go: Callable[[str], None]
    ) -> None:
        for address in PAGES:
            go(address)
            expect(page.get_by_role("heading", level=1)).to_be_visible()
        go("/people/")
        page.get_by_label("Search people").fill("amara")
        page.get_by_label("Search people").press("Enter")
        expect(page.locator("tbody tr")).to_have_count(1)
        go("/")
        page.get_by_role("link", name="Do it").first.click()
        page.get_by_role("button", name="I have done it").click()
        expect(page.locator("article.move", has_text="Answer Rosa")).to_have_count(0)


class TestOnAPhoneInTheDark:
    @pytest.fixture
    def browser_context_settings(self) -> dict[str, Any]:
        return {
            "viewport": {"width": 390, "height": 844},
            "color_scheme": "dark",
            "has_touch": True,
            "reduced_motion": "reduce",
        }

    def test_no_page_runs_over_the_edge(self, page: Page, record: Actor, go: Callable[[str], None]) -> None:
        rosa = people.find(record, "Rosa Marin")
        message = people.show(record, rosa, now(record)).timeline[0].interaction_id
        for address in (*PAGES, f"/people/{rosa}/", f"/people/{rosa}/forget/", f"/messages/{message}/"):
            go(address)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
            assert_accessible(page)
