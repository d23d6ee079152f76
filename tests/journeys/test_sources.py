"""Looking first and taking back; connecting an account to a real mail server, with what can go wrong."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from oidc_provider_mock import run_server_in_thread
from playwright.sync_api import Page, expect

from firsthand.services import accounts
from firsthand.services.actor import Actor
from tests.support.browser import assert_accessible
from tests.support.dovecot import PASSWORD, USER, WHAT_TO_DO, Dovecot, find_program
from tests.support.program import Program
from tests.web import mailbox
from tests.web.test_accounts import written

SECONDS = 1000


@pytest.fixture
def server() -> Iterator[Dovecot]:
    program = find_program()
    if program is None:
        if os.environ.get("CI"):
            pytest.fail(f"There is no Dovecot here. {WHAT_TO_DO}")
        pytest.skip(f"There is no Dovecot here. {WHAT_TO_DO}")
    found = Dovecot(program)
    found.fill("INBOX", [written(number) for number in range(30)])
    found.fill("Harbour", [written(number) for number in range(100, 110)])
    found.start()
    yield found
    found.remove()


def test_what_would_come_in_is_seen_first_then_brought_in_and_taken_back(
    page: Page, go: Callable[[str], None], mail: Path
) -> None:
    go("/sources/")
    assert_accessible(page)
    page.locator("input[type=file]").set_input_files(mail)
    expect(page.locator("[data-names]")).to_have_text("maya.mbox")
    assert_accessible(page)
    page.locator("file-drop").get_by_role("button", name="Look first").click()
    expect(page.get_by_text(f"{mailbox.MESSAGES} would come in.")).to_be_visible()
    assert_accessible(page)

    page.get_by_role("button", name="Bring it in").click()
    page.get_by_role("link", name="See today’s moves").wait_for(timeout=30 * SECONDS)
    page.locator(".rail").get_by_role("link", name="People").click()
    expect(page.get_by_role("link", name="Rosa Marin")).to_be_visible()

    go("/sources/")
    assert_accessible(page)
    page.get_by_role("link", name="Undo this import").click()
    expect(page.get_by_text(f"{mailbox.MESSAGES} messages that only this import brought")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Undo this import").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The import is undone")
    assert_accessible(page)
    page.locator(".rail").get_by_role("link", name="People").click()
    expect(page.get_by_role("link", name="Rosa Marin")).to_have_count(0)


def test_an_account_is_connected_fails_and_recovers(program: Program, page: Page, server: Dovecot) -> None:
    with program.serving() as site:
        page.goto(site.link)
        page.wait_for_url(lambda address: "/enter/" not in address)
        page.goto(f"{site.url}/sources/")
        page.get_by_role("link", name="Connect an account").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Connect an account")
        assert_accessible(page)
        page.get_by_role("link", name="Connect mail").click()
        page.get_by_label("Your mail address").fill(USER)
        page.get_by_label("Mail server").fill("localhost")
        page.get_by_label("Password").fill("not the right one")
        page.get_by_text("Seldom needed").click()
        page.get_by_label("Port").fill(str(server.tls_port))
        page.get_by_label("Certificate file").fill(str(server.authority.file))
        assert_accessible(page)
        page.get_by_role("button", name="Try it").click(timeout=30 * SECONDS)  # a server is asked meanwhile
        expect(page.locator("#id_password_error")).to_contain_text("does not accept the user or the password")
        assert_accessible(page)

        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Try it").click(timeout=30 * SECONDS)  # a server is asked meanwhile
        expect(page.get_by_label(re.compile("INBOX"))).to_be_checked()
        expect(page.get_by_text("30 messages")).to_be_visible()
        assert_accessible(page)
        page.get_by_role("button", name="Connect it, and read it now").click()
        expect(page.get_by_text("40 messages read in")).to_be_visible(timeout=30 * SECONDS)
        expect(page.locator(".rail .local")).to_contain_text("Only your mail server is contacted.")
        expect(page.get_by_role("button", name="Read now")).to_be_visible(timeout=30 * SECONDS)
        assert_accessible(page)

        server.stop()
        page.get_by_role("button", name="Read now").click()
        expect(page.get_by_text("No mail server answers at")).to_be_visible(timeout=30 * SECONDS)
        expect(page.get_by_role("status")).to_contain_text("Tried again")
        assert_accessible(page)

        server.start()
        server.deliver("INBOX", written(200))
        page.get_by_role("button", name="Read now").click()
        expect(page.get_by_role("status")).to_contain_text(", 1 new", timeout=30 * SECONDS)
        expect(page.get_by_text("No mail server answers at")).to_have_count(0)

        page.get_by_role("link", name="Disconnect").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("^Disconnect"))
        assert_accessible(page)
        page.get_by_text("Take out what only it brought").click()
        page.get_by_role("button", name="Disconnect it").click()
        expect(page.get_by_text("Its password is forgotten.")).to_be_visible()
        expect(page.locator(".rail .local")).to_contain_text("Nothing leaves this machine.")


class TestOnAPhoneInTheDarkWithoutScripts:
    """The same forms, without JavaScript."""

    @pytest.fixture
    def browser_context_settings(self) -> dict[str, Any]:
        return {
            "viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "locale": "en-GB",
            "java_script_enabled": False,
        }  # fmt: skip

    def test_files_are_looked_at_and_brought_in(self, page: Page, go: Callable[[str], None], mail: Path) -> None:
        go("/sources/")
        page.locator("input[type=file]").set_input_files(mail)
        page.locator(".drop").get_by_role("button", name="Look first").click()
        expect(page.get_by_text(f"{mailbox.MESSAGES} would come in.")).to_be_visible()
        page.get_by_role("button", name="Bring it in").click()
        for _ in range(60):
            if page.get_by_role("link", name="See today’s moves").count():
                break
            page.wait_for_timeout(500)
            page.reload()
        expect(page.get_by_text(f"{mailbox.MESSAGES} read = {mailbox.MESSAGES} imported")).to_be_visible()


def test_consent_given_on_another_site_comes_back_to_the_account(
    page: Page, go: Callable[[str], None], home: Actor
) -> None:
    with run_server_in_thread() as provider:
        # By number: another site than the pages' own, as a provider is.
        at = f"http://127.0.0.1:{provider.server_port}"
        go("/sources/accounts/new/provider/")
        assert_accessible(page)
        page.get_by_label("Provider").select_option("other")
        page.get_by_label("Your mail address").fill("ida@quay.test")
        page.get_by_label("Client id").fill("firsthand-of-ida")
        page.get_by_label("Client secret").fill("hush-client")
        page.get_by_label("Mail server").fill("imap.quay.test")
        page.get_by_label("Address for consent").fill(f"{at}/oauth2/authorize")
        page.get_by_label("Address for tokens").fill(f"{at}/oauth2/token")
        page.get_by_label("Scope").fill("openid email")
        page.get_by_role("button", name="Keep it, and sign in next").click()
        expect(page.get_by_role("status")).to_contain_text("Paused")
        page.get_by_role("button", name="Sign in at the provider").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Say yes at 127.0.0.1")
        assert_accessible(page)
        page.get_by_role("link", name=re.compile("^Go to 127.0.0.1")).click()
        page.locator("input[name=sub]").fill("ida@quay.test")
        page.locator("input[name=sub]").press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Mail of ida@quay.test")
        (account,) = accounts.everyone(home)
        assert account.state == "active"
        assert accounts.has_secret(home, account)
