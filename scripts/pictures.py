"""Draw the pictures of the documentation anew, from the invented demo: `.venv/bin/python -m scripts.pictures`."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.support.browser import ARGUMENTS, find_chromium
from tests.support.program import Program

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
PAGES = {"today": "/", "people": "/people/", "ledger": "/ledger/", "network": "/network/"}
VIEW = {"width": 1280, "height": 860}


def main() -> int:
    PICTURES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as home,
        sync_playwright() as driver,
        driver.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS) as browser,
        Program(Path(home) / "home").serving("run") as site,
    ):
        page = browser.new_page(viewport=VIEW, locale="en-GB", reduced_motion="reduce")  # type: ignore[arg-type]
        page.goto(site.link)
        page.wait_for_url(lambda address: "/enter/" not in address)
        for name, address in PAGES.items():
            page.goto(site.url + address)
            page.screenshot(path=PICTURES / f"{name}.png")
            print(PICTURES / f"{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
