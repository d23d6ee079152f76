"""Saying what ties are for by keyboard, taking it back, and seeing the mix, in a browser."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from firsthand.domain.people import PersonId
from firsthand.services import describing, exchanges, people, purposes
from firsthand.services.actor import Actor
from tests.support.browser import assert_accessible


@pytest.fixture
def many(record: Actor) -> Actor:
    """A record in which the purposes of fourteen others are known, so that one more tells the mix."""
    others = [describing.add(record, f"Other {number}") for number in range(14)]
    purposes.confirm(record, {one: {"operational"} for one in others})
    return record


def test_ties_are_confirmed_by_keyboard_and_the_mix_follows(page: Page, many: Actor, go: Callable[[str], None]) -> None:
    ines = people.find(many, "Ines Duarte")
    go("/network/purposes/")
    expect(page.get_by_text("Can’t tell yet: 14 of the 15 ties")).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("j")
    expect(page.locator(f"#tie-{ines} h3")).to_be_focused()
    page.keyboard.press("s")
    expect(page.locator(f"#p-{ines}-s")).to_be_checked()
    page.keyboard.press("o")
    page.keyboard.press("o")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator(f"#tie-{ines} h3")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Kept for Ines Duarte.")).to_be_visible()
    expect(page.locator(f"#tie-{ines}")).to_have_class("tie-line kept")
    expect(page.locator("[data-item] h3").nth(1)).to_be_focused()
    assert "strategic" in purposes.said(many)[ines]
    assert_accessible(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="What ties are for")).to_be_visible()
    assert ines not in purposes.said(many)
    page.get_by_role("button", name="Confirm all shown").click()
    expect(page.get_by_text("No mix is the right one")).to_be_visible()
    expect(page.locator(".mix dt")).to_have_text(["Operational", "Personal", "Strategic"])
    page.get_by_label("Strategic", exact=True).fill("40")
    page.get_by_role("button", name="Keep this target").click()
    expect(page.get_by_text("You want 40 percent.")).to_be_visible()
    assert_accessible(page)


def test_the_keys_can_be_switched_off(page: Page, many: Actor, go: Callable[[str], None]) -> None:
    go("/settings/")
    page.context.add_cookies(
        [{"name": "firsthand_shortcuts", "value": "off", "url": page.url.partition("/settings/")[0]}]
    )
    go("/network/purposes/")
    page.keyboard.press("j")
    expect(page.locator("[data-item] h3").first).not_to_be_focused()


def test_groups_are_edited_and_confirmed_with_enter(page: Page, record: Actor, go: Callable[[str], None]) -> None:
    tomas = PersonId(people.find(record, "Tomas Herrera"))
    describing.describe(record, tomas, role_title="Head of Legal")
    go("/network/groups/")
    assert_accessible(page)
    field = page.locator(f"#f-{tomas}")
    expect(field).to_have_value("Legal")
    field.fill("Harbour law")
    field.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Kept for Tomas Herrera.")).to_be_visible()
    expect(page.locator(f"#f-{tomas}")).to_have_value("Harbour law")
    page.get_by_label("The function I came from").fill("Technology")
    page.get_by_role("button", name="Keep these").click()
    expect(page.get_by_label("The function I came from")).to_have_value("Technology")
    assert_accessible(page)
    go("/network/time/")
    expect(page.get_by_role("heading", name="By function")).to_be_visible()
    assert_accessible(page)


def test_a_person_is_given_kinds_and_a_suggestion_is_confirmed(
    page: Page, record: Actor, go: Callable[[str], None]
) -> None:
    ines = people.find(record, "Ines Duarte")
    exchanges.add(record, ines, "give", "The number first", flow="in", value="feedback")
    go(f"/people/{ines}/")
    page.locator("#layer-form summary").first.click()
    page.locator("#layer-form").get_by_label("An introduction").first.check()
    expect(page.locator("#layer-kept")).to_have_text("Kept.")
    expect(page.locator("#layer-form").get_by_label("Resources").first).to_be_checked()
    assert_accessible(page)
    page.get_by_role("button", name=re.compile("It is so.*Ines gives you feedback")).click()
    expect(page.locator(".hero .tag").first).to_have_text("Feedback")


class TestOnAPhoneInTheDark:
    @pytest.fixture
    def browser_context_settings(self) -> dict[str, Any]:
        return {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "has_touch": True}

    def test_pages_are_accessible_and_no_wider_than_the_screen(
        self, page: Page, many: Actor, go: Callable[[str], None]
    ) -> None:
        for address in ("/network/purposes/", "/network/groups/", "/network/time/"):
            go(address)
            assert_accessible(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= 390


class TestWithoutJavaScript:
    @pytest.fixture
    def browser_context_settings(self) -> dict[str, Any]:
        return {"java_script_enabled": False}

    def test_one_form_does_it_all(self, page: Page, many: Actor, go: Callable[[str], None]) -> None:
        ines = people.find(many, "Ines Duarte")
        go("/network/purposes/")
        page.locator(f"#p-{ines}-s").check()
        page.locator(f"#keep-{ines}").click()
        expect(page.get_by_text("Kept for Ines Duarte.")).to_be_visible()
        assert "strategic" in purposes.said(many)[ines]
        page.get_by_role("button", name="Undo").click()
        assert ines not in purposes.said(many)
