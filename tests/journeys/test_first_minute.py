"""From a fresh installation to the first page, with the real program and a real browser."""

import stat

from playwright.sync_api import Page

from tests.support.browser import assert_accessible
from tests.support.program import Program


def test_a_new_user_sees_the_invented_demo_and_can_leave_it(program: Program, page: Page) -> None:
    with program.serving("run") as site:
        assert site.url.startswith(("http://127.0.0.1:", "http://localhost:"))
        page.goto(site.link)
        page.wait_for_url(lambda address: "/enter/" not in address)
        assert "invented" in page.inner_text("body").lower()
        assert page.locator("article").count() >= 1
        assert_accessible(page)

        page.get_by_role("button", name="Leave the demo").click()
        page.wait_for_load_state()
        page.goto(site.url)
        assert page.get_by_role("button", name="Leave the demo").count() == 0
        assert page.locator("article.move").count() == 0
    assert stat.S_IMODE(program.home.stat().st_mode) == 0o700


def test_the_link_works_once(program: Program, page: Page) -> None:
    with program.serving() as site:
        page.goto(site.link)
        page.wait_for_url(lambda address: "/enter/" not in address)
        page.context.clear_cookies()
        assert page.goto(site.link).status in {403, 404, 410}  # type: ignore[union-attr]
        assert page.goto(site.url).status in {401, 403}  # type: ignore[union-attr]
