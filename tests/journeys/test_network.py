"""The network in a browser: a reading lights the map, the slider leads back, and everything works by keyboard."""

import base64
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from firsthand.services.actor import Actor, now
from tests.support.browser import assert_accessible
from tests.support.correspondence import corresponded, wrote
from tests.support.groups_of_people import CRANE, PEOPLE, network


@pytest.fixture
def groups(home: Actor) -> Actor:
    """A record in which people belong together, over two years."""
    today = now(home).day
    corresponded(
        home,
        *network(today),
        *(wrote(one, "me", today - timedelta(days=100 + 90 * at)) for at in range(7) for one in CRANE),
    )
    return home


def test_a_reading_lights_the_map_and_ends_in_a_step(page: Page, groups: Actor, go: Callable[[str], None]) -> None:
    go("/network/")
    expect(page.locator("h1")).to_have_text("Network")
    expect(page.locator(".map a.on .name")).to_have_text("Kay Kell")
    assert_accessible(page)
    page.get_by_role("link", name="Do Ada Aell and").click()
    expect(page.locator(".readings > [aria-current]")).to_contain_text("Do Ada Aell and")
    expect(page.locator(".map a.on")).to_have_count(2)
    assert "lit=talk" in page.url
    assert_accessible(page)
    page.go_back()
    expect(page.locator(".map a.on")).to_have_count(1)
    page.get_by_role("link", name="Who could be a second way in?").click()
    expect(page.locator("h1")).to_contain_text("Who could be a second way into")
    assert_accessible(page)


def test_an_answer_on_a_pair_is_kept_and_another_is_asked(page: Page, groups: Actor, go: Callable[[str], None]) -> None:
    go("/network/")
    asked = page.get_by_role("heading", name="talk without you?")
    before = asked.text_content()
    page.get_by_role("button", name="They don’t").click()
    expect(asked).not_to_have_text(before or "")


def test_the_slider_shows_an_earlier_time(page: Page, groups: Actor, go: Callable[[str], None]) -> None:
    go("/network/")
    expect(page.locator(".map a.node")).to_have_count(PEOPLE)
    places = page.get_by_role("link", name=re.compile("^Ada Aell;")).locator("circle")
    x, y = places.get_attribute("cx"), places.get_attribute("cy")
    page.get_by_role("slider").focus()
    page.keyboard.press("Home")
    expect(page.locator(".map a.node")).to_have_count(len(CRANE))
    assert "as_of=" in page.url
    assert (places.get_attribute("cx"), places.get_attribute("cy")) == (x, y)
    expect(page.get_by_role("slider")).to_have_value("0")
    month = page.get_by_role("slider").get_attribute("aria-valuetext")
    expect(page.locator(".map-foot label b")).to_have_text(month or "")
    assert_accessible(page)


def test_filters_and_boxes_draw_the_map_anew(page: Page, groups: Actor, go: Callable[[str], None]) -> None:
    go("/network/")
    page.get_by_label("Rhythm").check()
    expect(page.locator(".map a.node[data-band]")).to_have_count(PEOPLE)
    expect(page.locator(".map-key")).to_be_visible()
    page.get_by_label("Names").uncheck()
    expect(page.locator(".map a.node:not(.on) .name")).to_have_count(0)
    expect(page.get_by_label("Rhythm")).to_be_checked()
    assert_accessible(page)


def test_the_list_says_the_same_and_a_group_is_renamed_there(
    page: Page, groups: Actor, go: Callable[[str], None]
) -> None:
    go("/network/")
    page.get_by_role("link", name="List", exact=True).click()
    expect(page.locator(".network-list tbody tr:has(td)")).to_have_count(PEOPLE)
    assert_accessible(page)
    page.get_by_text("Rename Around Eve Eell").click()
    page.get_by_label("Name of this group").locator("visible=true").fill("The harbour")
    page.keyboard.press("Enter")
    expect(page.locator(".network-list .region", has_text="The harbour")).to_be_visible()
    page.get_by_role("link", name="Person", exact=True).click()
    expect(page.locator("th[aria-sort=ascending]")).to_have_text("Person")
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.locator(".map text.region", has_text="The harbour")).to_be_visible()


def test_the_map_is_one_stop_and_walked_by_arrow_keys(page: Page, groups: Actor, go: Callable[[str], None]) -> None:
    go("/network/")
    page.locator("#pick-rhythm").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip the map")).to_be_focused()
    page.keyboard.press("Tab")
    first = _focused(page)
    assert first.startswith("Kay Kell")
    walked = {first}
    for key in ("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"):
        for _ in range(8):
            page.keyboard.press(key)
            walked.add(_focused(page))
    assert len(walked) > PEOPLE / 2
    at = _focused(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('map-walk')") is None
    page.keyboard.press("Shift+Tab")
    assert _focused(page) == at
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(at.split(";")[0])


def test_the_map_is_looked_at_closer(page: Page, groups: Actor, go: Callable[[str], None]) -> None:
    go("/network/")
    drawing = page.locator("map-walk > svg")
    whole = drawing.get_attribute("viewBox")
    page.get_by_role("button", name="Closer").click()
    expect(drawing).to_have_attribute("viewBox", "114.0 87.0 532.0 406.0")
    box = drawing.bounding_box()
    assert box
    page.mouse.move(box["x"] + 300, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 250, box["y"] + 170, steps=4)
    page.mouse.up()
    left, top = map(float, (drawing.get_attribute("viewBox") or "").split()[:2])
    assert left > 114
    assert top > 87
    page.locator(".map a.on").focus()
    page.keyboard.press("0")
    assert [float(side) for side in (drawing.get_attribute("viewBox") or "").split()] == [
        float(side) for side in (whole or "").split()
    ]
    page.keyboard.press("+")
    page.keyboard.press("-")
    assert float((drawing.get_attribute("viewBox") or "").split()[2]) == 760


def test_the_map_leaves_as_a_picture(page: Page, groups: Actor, go: Callable[[str], None], tmp_path: Path) -> None:
    go("/network/")
    with page.expect_download() as saved:
        page.get_by_role("button", name="PNG").click()
    path = tmp_path / saved.value.suggested_filename
    saved.value.save_as(path)
    width, height, counts = _colours(page, path.read_bytes())
    assert (width, height) == (1520, 1160)
    assert path.read_bytes().startswith(b"\x89PNG")
    sheet, lit = "254 253 250", "0 88 85"
    assert width * height / 2 < counts[sheet] < width * height
    assert counts[lit] > 20
    assert len(counts) > 50


@pytest.fixture
def browser_context_settings(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A phone, or no JavaScript, for the tests that ask for it."""
    usual: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", "reduced_motion": "reduce"}
    return {**usual, **getattr(request, "param", {})}


@pytest.mark.parametrize("browser_context_settings", [{"java_script_enabled": False}], indirect=True)
def test_without_javascript_links_and_forms_do_the_same(page: Page, groups: Actor, go: Callable[[str], None]) -> None:
    go("/network/")
    page.get_by_role("link", name="Do Ada Aell and").click()
    expect(page.locator(".readings > [aria-current]")).to_contain_text("Do Ada Aell and")
    page.get_by_label("Rhythm").check()
    page.get_by_role("button", name="Show these").click()
    expect(page.locator(".map a.node[data-band]")).to_have_count(PEOPLE)
    expect(page.locator(".map a.on")).to_have_count(2)
    page.get_by_role("slider").focus()
    page.keyboard.press("Home")
    page.get_by_role("button", name="Show this time").click()
    expect(page.locator(".map a.node")).to_have_count(len(CRANE))
    page.get_by_role("link", name="List", exact=True).click()
    expect(page.locator(".network-list tbody tr:has(td)")).to_have_count(len(CRANE))
    expect(page.get_by_role("button", name="PNG")).to_have_count(0)


@pytest.mark.parametrize(
    "browser_context_settings",
    [{"viewport": {"width": 320, "height": 640}}, {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}],
    indirect=True,
    ids=["320 wide", "phone in the dark"],
)
@pytest.mark.parametrize(
    "address", ["/network/", "/network/?show=list", "/network/?drawn=1&rhythm=1", "/network/regions/0/"]
)
def test_nothing_runs_over_on_a_small_screen(
    page: Page, groups: Actor, go: Callable[[str], None], address: str
) -> None:
    go(address)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert_accessible(page)


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.querySelector('title')?.textContent ?? ''"))


def _colours(page: Page, png: bytes) -> tuple[int, int, dict[str, int]]:
    """Width and height of a picture, and how many of its dots have each colour, as a browser reads it."""
    blank = page.context.new_page()
    width, height, counts = blank.evaluate(COUNT_COLOURS, base64.b64encode(png).decode())
    blank.close()
    return width, height, counts


COUNT_COLOURS = """async (text) => {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const drawn = canvas.getContext("2d");
  drawn.drawImage(picture, 0, 0);
  const counts = {};
  const dots = new Uint32Array(drawn.getImageData(0, 0, picture.width, picture.height).data.buffer);
  for (const dot of dots) {
    const colour = [dot & 255, (dot >> 8) & 255, (dot >> 16) & 255].join(" ");
    counts[colour] = (counts[colour] ?? 0) + 1;
  }
  return [picture.width, picture.height, counts];
}"""
