"""What leaves, from a real browser: with and without JavaScript, on a desk and on a phone."""

import re
from collections.abc import Callable
from typing import Any

import pytest
import vobject
from playwright.sync_api import Page

from firsthand.services.actor import Actor
from tests.support.browser import assert_accessible


class Anywhere:
    def test_the_private_calendar_is_given_out_and_stopped(
        self, go: Callable[[str], None], record: Actor, page: Page
    ) -> None:
        go("/settings/#taking")
        assert_accessible(page)
        page.get_by_role("button", name="Give it out").click()
        page.wait_for_load_state()
        address = page.get_by_label("The address. Copy it now").input_value()
        assert re.fullmatch(r"http://[\w.:]+/feed/[\w-]{43}\.ics", address)
        assert_accessible(page)
        assert page.request.get(address).text().startswith("BEGIN:VCALENDAR")
        page.get_by_role("button", name="Stop").click()
        page.wait_for_load_state()
        assert page.request.get(address).status == 404

    def test_the_narrowed_list_leaves_as_cards(self, go: Callable[[str], None], record: Actor, page: Page) -> None:
        go("/people/")
        page.get_by_label("Search people").fill("amara")
        page.get_by_text("Take this one with you:").wait_for()
        with page.expect_download() as started:
            page.get_by_role("link", name="vCard").click()
        with open(started.value.path()) as file:
            assert [card.fn.value for card in vobject.readComponents(file.read())] == ["Amara Nwosu"]


class TestOnADesk(Anywhere):
    pass


class TestOnAPhoneInTheDark(Anywhere):
    @pytest.fixture
    def browser_context_settings(self) -> dict[str, Any]:
        return {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "reduced_motion": "reduce"}


class TestWithoutJavaScript:
    @pytest.fixture
    def browser_context_settings(self) -> dict[str, Any]:
        return {"viewport": {"width": 1280, "height": 900}, "java_script_enabled": False}

    def test_tables_leave_by_plain_forms(self, live_server: Any, record: Actor, page: Page) -> None:
        from django.conf import settings

        from firsthand.services import entry

        page.goto(f"{live_server.url}/enter/{entry.new_token(settings.CONFIG.home)}/")
        page.goto(f"{live_server.url}/settings/")
        form = page.locator("form", has=page.get_by_label("With notes"))
        with page.expect_download() as started:
            form.get_by_role("button", name="CSV").click()
        with open(started.value.path()) as file:
            assert file.readline() == "id,name,mail,phones,links,organisation,role,groups,tags,birthday\n"
