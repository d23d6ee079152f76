"""From a question to the mirror and its evidence, and one answer in two tabs, in a browser."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from firsthand.domain.reflection.others import reply_in
from firsthand.services import oneself, others_view, reflection
from firsthand.services.actor import Actor
from tests.support.browser import assert_accessible


def test_a_question_leads_to_the_mirror_and_its_evidence(page: Page, record: Actor, go: Callable[[str], None]) -> None:
    go("/")
    page.get_by_role("link", name="Answer it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("What comes to your mind first")
    assert_accessible(page)
    page.get_by_label("Your answer").fill("Closed doors, my first boss, name badges.")
    expect(page.locator("#state")).to_contain_text("Kept as you typed it.")
    assert reflection.answers(record, 1).current is not None
    page.get_by_role("button", name="Keep this answer").click()
    expect(page.get_by_text("It comes back to you in twelve weeks.")).to_be_visible()
    page.get_by_label("Politics is, to me").fill("What is settled behind doors")
    page.get_by_role("button", name="Keep these words").click()
    page.get_by_role("link", name="Rate yourself").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How far does this hold of you?")
    assert_accessible(page)
    quickly = page.get_by_role("group", name="I answer people quickly.")
    quickly.get_by_text("Fully").click()
    page.get_by_role("group", name="I stay in touch with people").get_by_text("Not at all").click()
    page.get_by_role("button", name="Keep, and look into the mirror").click()
    expect(page.get_by_role("heading", name="The mirror")).to_be_visible()
    assert {one.item: one.level for one in oneself.rated(record)} == {"answers-quickly": 5, "keeps-ties": 1}
    assert_accessible(page)
    page.get_by_role("link", name="How each line was read").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How each line was read")
    assert_accessible(page)
    page.locator(".read-lines a[href^='/people/']").first.click()
    expect(page).to_have_url(re.compile(r"/people/\d+/"))


def test_two_tabs_lose_nothing(page: Page, context: BrowserContext, record: Actor, go: Callable[[str], None]) -> None:
    go("/reflect/4/")
    other = context.new_page()
    other.goto(page.url)
    page.get_by_label("Your answer").fill("From the first tab")
    expect(page.locator("#state")).to_contain_text("Kept as you typed it.")
    other.get_by_label("Your answer").fill("From the second tab")
    expect(other.locator("#state")).to_contain_text("From the first tab")
    assert_accessible(other)
    page.get_by_label("Your answer").press_sequentially(", and on")
    expect(page.locator("#state")).to_contain_text("From the second tab")
    found = reflection.answers(record, 4)
    assert found.current is not None
    assert {found.current.text, *(one.text for one in found.beside)} == {
        "From the first tab, and on", "From the second tab",
    }  # fmt: skip
    page.get_by_role("button", name="Keep this answer").click()
    expect(page.get_by_label("Your answer")).to_have_value("From the second tab")


def test_the_form_for_others_makes_a_reply_that_comes_back(
    page: Page, record: Actor, go: Callable[[str], None], tmp_path: Path
) -> None:
    go("/reflect/others/")
    page.get_by_label("Who", exact=True).press_sequentially("Ros")
    expect(page.locator("#people-found option")).to_have_attribute("value", "Rosa Marin")
    page.get_by_label("Who", exact=True).fill("Rosa Marin")
    page.get_by_role("button", name="Make a form for them").click()
    expect(page.get_by_role("link", name="The form to send")).to_be_visible()
    assert_accessible(page)
    with page.expect_download() as form:
        page.get_by_role("link", name="The form to send").click()
    form.value.save_as(tmp_path / "form.html")
    guest = page.context.browser.new_page()  # type: ignore[union-attr]
    asked_elsewhere: list[str] = []
    guest.on("request", lambda request: asked_elsewhere.append(request.url))
    guest.goto((tmp_path / "form.html").as_uri())
    assert_accessible(guest)
    guest.get_by_role("group", name="Thanks people for what they do.").get_by_text("Hardly").click()
    guest.get_by_label("Anything you would like to say?").fill("Ring me\nmore often")
    with guest.expect_download() as reply:
        guest.get_by_role("button", name="Save the reply").click()
    reply.value.save_as(tmp_path / "firsthand-reply.txt")
    assert [url for url in asked_elsewhere if not url.startswith(("file:", "blob:"))] == []
    guest.close()
    read = reply_in((tmp_path / "firsthand-reply.txt").read_text())
    assert (dict(read.levels), read.words) == ({"thanks": 2}, "Ring me\nmore often")
    page.locator("file-drop input[type=file]").set_input_files(tmp_path / "firsthand-reply.txt")
    page.get_by_role("button", name="Take it in").click()
    expect(page.get_by_text("The reply is in.")).to_be_visible()
    expect(page.get_by_text("One reply so far")).to_be_visible()
    assert others_view.invitations(record)[0].replied is not None


class TestOnAPhoneInTheDark:
    @pytest.fixture
    def browser_context_settings(self) -> dict[str, Any]:
        return {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "has_touch": True}

    def test_no_page_runs_over_the_edge(self, page: Page, record: Actor, go: Callable[[str], None]) -> None:
        oneself.add_role_model(record, "My aunt", "Waits")
        for number in range(5):
            others_view.invite(record, f"Guest {number}")
            key = others_view.invitations(record)[0].key
            others_view.take_reply(record, f"key: {key}\nthanks: 3\nwords:\n{'long' * 60}\nend")
        for address in (*(f"/reflect/{number}/" for number in (1, 4, 8, 9, 10, 12)), "/reflect/rating/", "/reflect/others/",
                        "/reflect/mirror/"):  # fmt: skip
            go(address)
            page.evaluate("for (const one of document.querySelectorAll('main details:not(.menu)')) one.open = true")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
            assert_accessible(page)
