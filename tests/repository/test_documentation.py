"""The documentation cannot fall behind: what exists is named, what is named exists."""

import re
from dataclasses import fields
from pathlib import Path

from firsthand.project.config import Config

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs" / "settings.md").read_text()
    missing = [
        name for name in (f"FIRSTHAND_{field.name.upper()}" for field in fields(Config)) if f"`{name}`" not in page
    ]
    assert missing == []


def test_no_setting_is_documented_that_does_not_exist() -> None:
    from firsthand.project.config import NOT_SETTINGS

    known = {f"FIRSTHAND_{field.name.upper()}" for field in fields(Config)} | NOT_SETTINGS
    named = {name for page in PAGES for name in re.findall(r"FIRSTHAND_[A-Z_]+", page.read_text())}
    assert named - known == set()


def test_every_link_of_the_documentation_leads_somewhere() -> None:
    links = [
        (page, target) for page in PAGES for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text())
    ]
    local = [(page, target) for page, target in links if not target.startswith(("http://", "https://", "mailto:"))]
    assert [(page.name, target) for page, target in local if not (page.parent / target).exists()] == []


def test_every_target_of_make_that_a_page_names_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {name for page in PAGES for name in re.findall(r"`make ([a-z-]+)`", page.read_text())}
    assert named - targets == set()


def test_no_page_cites_a_line_number() -> None:
    cited = [
        (page.name, found) for page in PAGES for found in re.findall(r"\w+\.py:\d+|\bline \d+ of\b", page.read_text())
    ]
    assert cited == []
