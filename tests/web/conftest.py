"""An owner with a small record, and a stranger, before the same pages."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from firsthand.services import entry, imports, people, workspaces
from firsthand.services.actor import Actor
from tests.web import mailbox


@pytest.fixture
def home(db: None) -> Actor:
    """The owner's own record, empty, and without what earlier tests left to be read."""
    actor = workspaces.open_home("default")
    shutil.rmtree(imports.uploads_folder(actor))
    return actor


@pytest.fixture(scope="session")
def mail(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return mailbox.write(tmp_path_factory.mktemp("mail") / "maya.mbox")


@pytest.fixture
def record(home: Actor, mail: Path) -> Actor:
    """The owner's own record with the small mailbox in it."""
    imports.start(home, [mail], me=[mailbox.ME])
    return home


@pytest.fixture
def stranger() -> Client:
    return Client(headers={"host": "localhost"})


@pytest.fixture
def owner(home: Actor) -> Client:
    """A browser that came in by the one-time link."""
    return enter(Client(headers={"host": "localhost"}))


@pytest.fixture
def person_named(home: Actor) -> Callable[[str], int]:
    return lambda name: people.find(home, name)


def enter(client: Client) -> Client:
    answer = client.get(f"/enter/{entry.new_token(settings.CONFIG.home)}/")
    assert answer.status_code == 200
    return client
