"""From a mailbox to today's moves, to a person, and out again with everything."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.support.browser import assert_accessible
from tests.web import mailbox


def test_from_the_welcome_to_an_export_and_back(
    page: Page, go: Callable[[str], None], mail: Path, tmp_path: Path
) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Know your network firsthand")
    assert_accessible(page)

    page.get_by_label("A file or a folder on this computer").fill(str(mail))
    page.locator("form", has=page.get_by_role("button", name="Read it")).get_by_label("Your own addresses").fill(
        mailbox.ME
    )
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("link", name="See today’s moves").wait_for(timeout=30_000)
    expect(page.get_by_text(f"{mailbox.MESSAGES} read = {mailbox.MESSAGES} imported")).to_be_visible()
    assert_accessible(page)

    page.get_by_role("link", name="See today’s moves").click()
    first = page.locator("article.move").first
    expect(first.locator("mark").first).to_have_text(mailbox.QUESTION)
    assert_accessible(page)

    first.get_by_role("link", name="Rosa Marin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rosa Marin")
    page.get_by_label("A note").fill("Prefers the **number** first")
    page.get_by_role("button", name="Keep this note").click()
    expect(page.locator(".prose strong")).to_have_text("number")
    assert_accessible(page)

    page.locator(".rail").get_by_role("link", name="People").click()
    page.get_by_label("Search people").press_sequentially("amar", delay=20)
    expect(page.get_by_role("status").filter(has_text="person")).to_have_text(re.compile(r"1\s+person"))
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page).to_have_url(re.compile("q=amar"))
    assert_accessible(page)

    page.locator(".rail").get_by_role("link", name="Settings").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Settings")
    assert_accessible(page)
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Export everything").click()
    kept = tmp_path / "everything.zip"
    downloading.value.save_as(kept)
    page.get_by_label("Type “delete everything”").fill("delete everything")
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Know your network firsthand")

    page.locator(".rail").get_by_role("link", name="Settings").click()
    page.get_by_label("An export of Firsthand").set_input_files(kept)
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_role("status").filter(has_text="The export is back.")).to_be_visible()
    page.locator(".rail").get_by_role("link", name="People").click()
    page.get_by_role("link", name="Rosa Marin").click()
    expect(page.locator(".prose strong")).to_have_text("number")


def test_files_that_are_chosen_go_up_and_show_how_they_were_read(
    page: Page, go: Callable[[str], None], mail: Path
) -> None:
    go("/sources/")
    page.locator("input[type=file]").set_input_files(mail)
    page.get_by_role("button", name="Bring it in").click()
    page.get_by_role("link", name="See today’s moves").wait_for(timeout=30_000)
    expect(page.get_by_text("maya.mbox", exact=True).first).to_be_visible()


def test_files_that_are_dropped_go_up_as_chosen_ones_do(page: Page, go: Callable[[str], None], mail: Path) -> None:
    go("/sources/")
    dropped = page.evaluate_handle(
        """(text) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([text], "dropped.mbox"));
            return transfer;
        }""",
        mail.read_text(),
    )
    page.dispatch_event("file-drop .drop", "dragover", {"dataTransfer": dropped})
    expect(page.locator(".drop.over")).to_be_visible()
    page.dispatch_event("file-drop .drop", "drop", {"dataTransfer": dropped})
    expect(page.get_by_role("button", name="Bring it in")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="See today’s moves").wait_for(timeout=30_000)
    expect(page.get_by_text("dropped.mbox", exact=True).first).to_be_visible()
