"""A real browser: Debian's Chromium, driven by Playwright; axe for accessibility; pictures of what was seen."""

import os
import re
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

PICTURES = Path(__file__).parents[2] / "test-results"
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-component-update", "--disable-default-apps", "--disable-extensions", "--disable-sync", "--no-first-run",
    "--metrics-recording-only", "--mute-audio",
]  # fmt: skip
STEP_MS_MAX = 10_000


def find_chromium() -> str | None:
    """Where the system's Chromium stands; None where there is none (Playwright's own may serve then)."""
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return next((path for path in found if path), None)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = find_chromium() or playwright.chromium.executable_path
    if not Path(path).exists():
        reason = "Chromium is not installed; scripts/system-packages says how to get it."
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    with playwright.chromium.launch(executable_path=path, args=ARGUMENTS) as launched:
        yield launched


@pytest.fixture
def browser_context_settings() -> dict[str, Any]:
    """Override it for a phone, for dark, or without JavaScript."""
    return {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", "reduced_motion": "reduce"}


@pytest.fixture
def context(browser: Browser, browser_context_settings: dict[str, Any]) -> Iterator[BrowserContext]:
    with browser.new_context(**browser_context_settings) as opened:
        opened.set_default_timeout(STEP_MS_MAX)
        yield opened


@pytest.fixture
def page(context: BrowserContext, request: pytest.FixtureRequest) -> Iterator[Page]:
    """An empty page. A test that ends with an error of the page's own JavaScript, or of its content policy, fails."""
    opened = context.new_page()
    troubles: list[str] = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda line: troubles.append(line.text) if _is_refusal(line.text) else None)
    yield opened
    if getattr(request.node, "failed_in_call", False):
        take_picture(opened, f"failed-{request.node.name}")
    assert not troubles, f"The page complained: {troubles}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.failed_in_call = report.failed  # type: ignore[attr-defined]
    return report


def take_picture(page: Page, name: str, *, full_page: bool = True) -> Path:
    """Write what the page shows to test-results/NAME.png."""
    PICTURES.mkdir(exist_ok=True)
    path = PICTURES / f"{re.sub(r'[^A-Za-z0-9._-]+', '-', name)}.png"
    page.screenshot(path=path, full_page=full_page)
    return path


def assert_accessible(page: Page) -> None:
    """Axe finds nothing against WCAG 2.2 A and AA, nor against its own best practices."""
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def _is_refusal(text: str) -> bool:
    return "Content Security Policy" in text or "Refused to" in text


@pytest.fixture
def inside(page: Page, live_server: Any) -> Page:
    """A browser that came in by the one-time link and stands on the first page of an empty record."""
    from django.conf import settings

    from firsthand.services import entry

    page.goto(f"{live_server.url}/enter/{entry.new_token(settings.CONFIG.home)}")
    page.wait_for_url(lambda address: "/enter/" not in address)
    return page
