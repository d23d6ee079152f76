"""The language of the pages is changed by hand, and what is shown and kept from then on is in it, in a browser."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from firsthand.domain.reflection.questions import QUESTIONS
from firsthand.language import CATALOGUES, ENGLISH, LANGUAGES, gettext, speaking
from firsthand.services import reflection
from firsthand.services.actor import Actor
from tests.support.browser import assert_accessible

PHONE = {"width": 390, "height": 844}
PAGES = (
    *("/", "/people/", "/ledger/", "/goals/", "/network/", "/network/purposes/", "/network/groups/"),
    *("/network/time/", "/reflect/", "/reflect/rating/", "/reflect/mirror/", "/reflect/values/", "/reflect/others/"),
    *(
        "/practice/",
        "/practice/programme/",
        "/practice/skills/",
        "/practice/plans/",
        "/review/",
        "/sources/",
        "/settings/",
    ),
)
SHOWN = """() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const inside = walker.currentNode.parentElement.closest("[lang]"), words = walker.currentNode.data.trim();
    if (words && inside === document.documentElement) found.push(words.replace(/\\s+/g, " "));
  }
  for (const field of document.querySelectorAll("input.input, datalist option")) found.push(field.value.trim());
  return found;
}"""


def left_in_english(page: Page, language: str) -> list[str]:
    """What is shown in words of the catalogue that this language says otherwise."""
    return [words for words in page.evaluate(SHOWN) if re.search(r"[a-z]{3}", words) and words in ENGLISH_IN[language]]


def english_in(language: str) -> set[str]:
    """Messages as the language never says them; the French "Notes" stands for something of its own."""
    text = (CATALOGUES / language / "LC_MESSAGES" / "django.po").read_text()
    said, own = (
        {json.loads(words) for words in re.findall(rf'^{part} (".*")$', text, re.MULTILINE)}
        for part in ("msgid", "msgstr")
    )
    return said - own


ENGLISH_IN = {language: english_in(language) for language in LANGUAGES if language != ENGLISH}


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != ENGLISH])
def test_the_language_is_changed_and_every_page_follows(
    page: Page, record: Actor, go: Callable[[str], None], language: str
) -> None:
    go("/settings/")
    assert left_in_english(page, language), "before the change there is English to be seen"
    page.get_by_label(LANGUAGES[language], exact=True).check()
    page.locator("section", has=page.locator("#language")).get_by_role("button").click()
    with speaking(language):
        expect(page.get_by_role("heading", level=1)).to_have_text(gettext("Settings"))
        question = gettext(QUESTIONS[0].text)
        keep = gettext("Keep this answer")
    expect(page.locator("html")).to_have_attribute("lang", language)
    for address in PAGES:
        go(address)
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert left_in_english(page, language) == [], address
        assert_accessible(page)
    page.set_viewport_size(PHONE)
    for address in PAGES:
        go(address)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{address} is {wide} pixels wider than a phone"
    go("/reflect/1/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(question)
    page.locator("textarea").first.fill("Türen, puertas, portes 🪢")
    page.get_by_role("button", name=keep).click()
    expect(page.get_by_text("Türen, puertas, portes 🪢").first).to_be_visible()
    (kept,) = reflection.answers(record, 1).earlier
    assert kept.text == "Türen, puertas, portes 🪢"
    go("/settings/")
    page.get_by_label("English", exact=True).check()
    page.locator("section", has=page.locator("#language")).get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Settings")
    expect(page.locator("html")).to_have_attribute("lang", ENGLISH)
