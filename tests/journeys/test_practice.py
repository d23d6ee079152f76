"""From an experiment by way of a move with somebody to the week's review, in a browser; and on paper."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from firsthand.services import people, reminding
from firsthand.services.actor import Actor
from firsthand.services.practice import skills, weekly
from tests.support import pdf
from tests.support.browser import assert_accessible


def test_an_experiment_goes_from_a_move_to_the_review(page: Page, record: Actor, go: Callable[[str], None]) -> None:
    reminding.set_up(record, wanted=True, quiet_from=0, quiet_until=0)
    go("/")
    go("/practice/")
    assert_accessible(page)
    page.get_by_role("link", name="Choose a skill").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ten skills")
    assert_accessible(page)
    page.get_by_role("button", name="Practise this Maintaining").click()
    expect(page.get_by_role("heading", level=1, name="Maintaining")).to_be_visible()
    expect(page.locator(".move").get_by_role("link", name="Amara Nwosu")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("How sure are you that you will do it?").fill("4")
    page.get_by_role("button", name="Take it on").click()
    page.get_by_text("Make it mine").click()
    page.get_by_label("If", exact=True).fill("I have had my coffee")
    page.get_by_role("button", name="Keep this plan").click()
    expect(page.locator(".plan")).to_contain_text("I have had my coffee")
    assert_accessible(page)
    page.get_by_role("link", name="I tried it").click()
    page.get_by_label("What happened", exact=True).fill("Wrote to Amara 🪢")
    page.get_by_text("Light", exact=True).click()
    page.get_by_label("How sure are you that you could do it again?").fill("8")
    page.get_by_label("What I learnt").fill("She was glad")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_text("Tried. The next one comes on Monday.")).to_be_visible()
    assert_accessible(page)
    (kept,) = weekly.attempts(record)
    assert (kept.person, kept.enjoyment, kept.sure_before, kept.sure_after) == (
        people.find(record, "Amara Nwosu"), 4, 4, 8,
    )  # fmt: skip
    page.get_by_role("button", name=re.compile("^Done")).click()
    expect(page.get_by_text("None is open.")).to_be_visible()
    page.get_by_role("link", name="The week’s review").click()
    later = page.get_by_role("link", name="The week after")
    while later.count():
        later.click()
    expect(page.get_by_text("“Wrote to Amara 🪢”")).to_be_visible()
    page.get_by_label("What next week is for").fill("Amara again")
    page.get_by_role("button", name="Keep these lines").click()
    expect(page.get_by_label("What next week is for")).to_have_value("Amara again")
    assert_accessible(page)


def test_a_move_becomes_a_plan_by_keyboard(page: Page, record: Actor, go: Callable[[str], None]) -> None:
    go("/")
    page.locator(".move").first.get_by_text("Edit", exact=False).first.click()
    page.get_by_role("link", name="Make it a plan").first.click()
    expect(page.get_by_role("heading", name="From this, a plan")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Keep this plan").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=re.compile("^Done"))).to_be_visible()
    assert_accessible(page)


def test_a_page_for_paper_prints_without_its_bar_and_saves_as_pdf(
    page: Page, record: Actor, go: Callable[[str], None]
) -> None:
    skills.set_state(record, "asking", "active")
    for address in ("/print/worksheet/?blank=1", "/print/review/", "/print/card/"):
        go(address)
        expect(page.get_by_role("button", name="Print")).to_be_visible()
        assert_accessible(page)
        page.emulate_media(media="print")
        expect(page.get_by_role("navigation")).to_be_hidden()
        page.emulate_media(media="screen")
    pdf.needed()
    go("/print/worksheet/?blank=1&paper=letter")
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save as PDF").click()
    assert saved.value.suggested_filename == "firsthand-questions.pdf"
    assert set(pdf.read(saved.value.path().read_bytes())[1]) == {pdf.SIZES["letter"]}


def test_the_browsers_own_pdf_has_the_paper_of_the_page(page: Page, record: Actor, go: Callable[[str], None]) -> None:
    for paper, size in pdf.SIZES.items():
        go(f"/print/worksheet/?blank=1&paper={paper}")
        text, sizes, _ = pdf.read(page.pdf(prefer_css_page_size=True))
        assert "Save as PDF" not in text
        assert {(round(width, -1), round(height, -1)) for width, height in sizes} == {
            (round(size[0], -1), round(size[1], -1))
        }


class TestOnAPhoneInTheDark:
    @pytest.fixture
    def browser_context_settings(self) -> dict[str, Any]:
        return {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "has_touch": True}

    def test_no_page_runs_over_the_edge(self, page: Page, record: Actor, go: Callable[[str], None]) -> None:
        skills.set_state(record, "asking", "active")
        weekly.tried(record, happened="x" * 3000, learnt="ليس الآن " * 40, enjoyment=3, sure_after=5)
        for address in (
            "/practice/", "/practice/skills/", "/practice/plans/", "/practice/programme/", "/review/", "/print/card/",
            "/print/review/", "/print/worksheet/",
        ):  # fmt: skip
            go(address)
            page.evaluate("for (const one of document.querySelectorAll('main details:not(.menu)')) one.open = true")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
            assert_accessible(page)
