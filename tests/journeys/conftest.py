"""A browser before the real pages, served by a thread of this process."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from firsthand.services import entry, imports, workspaces
from firsthand.services.actor import Actor
from tests.web import mailbox


@pytest.fixture
def home(transactional_db: None) -> Actor:
    """The owner's own record, empty."""
    return workspaces.open_home("default")


@pytest.fixture(scope="session")
def mail(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return mailbox.write(tmp_path_factory.mktemp("mail") / "maya.mbox")


@pytest.fixture
def record(home: Actor, mail: Path) -> Actor:
    imports.start(home, [mail], me=[mailbox.ME])
    return home


@pytest.fixture
def go(live_server: LiveServer, home: Actor, page: Page) -> Callable[[str], None]:
    """Opens an address of the pages, as somebody who came in by the one-time link."""
    page.goto(f"{live_server.url}/enter/{entry.new_token(settings.CONFIG.home)}/")
    page.wait_for_url(lambda url: "/enter/" not in url)
    return lambda address: page.goto(live_server.url + address) and None
