"""What every test may ask for: both databases, a scope and an actor on them, a browser."""

import os
import sys
from collections.abc import Iterable, Iterator

import hypothesis
import pytest
from django.db import connections

from firsthand.services.actor import Actor
from firsthand.storage.scope import Scope
from tests.support import surroundings

pytest_plugins = ["tests.support.browser", "tests.support.program"]

# On a shared machine the time an example takes says little; pytest's own limit holds for the whole test.
# What every change must pass tries the same examples each time; at a developer's desk others are looked for.
hypothesis.settings.register_profile("untimed", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis.settings.load_profile("untimed")

DATABASES = {"sqlite": "default", "postgresql": "postgresql"}
"""What a test's name shows, and Django's name for it."""


@pytest.fixture(params=list(DATABASES))
def database(request: pytest.FixtureRequest) -> str:
    """The name of a configured database; a test that asks for it runs once on SQLite and once on PostgreSQL.

    Mark the test `django_db(transaction=True)` when it commits, or when other threads must see what it writes.
    """
    return DATABASES[request.param]


@pytest.fixture
def actor(database: str) -> Actor:
    """The owner of an empty record, on SQLite and then on PostgreSQL; their time zone is UTC."""
    from firsthand.services import workspaces

    return workspaces.open_workspace(database)


@pytest.fixture
def scope(actor: Actor) -> Scope:
    """Database and workspace of an empty record, on SQLite and then on PostgreSQL."""
    return actor.scope


@pytest.fixture(autouse=True)
def _no_record_remembered() -> Iterator[None]:
    """A record opened in one test is gone in the next."""
    yield
    if workspaces := sys.modules.get("firsthand.services.workspaces"):
        workspaces.open_home.cache_clear()


@pytest.fixture(autouse=True)
def _large_tables_emptied(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test that commits, Django empties the tables of its models; the large ones are made by hand."""
    marker = request.node.get_closest_marker("django_db")
    commits = {"transactional_db", "live_server"} & set(request.fixturenames)
    if not commits and not (marker and marker.kwargs.get("transaction")):
        yield
        return
    blocker = request.getfixturevalue("django_db_blocker")
    yield
    with blocker.unblock():
        chosen = (marker.kwargs.get("databases") if marker else None) or ["default"]
        for alias in list(connections) if chosen == "__all__" else chosen:
            _empty_large_tables(alias)


def _empty_large_tables(alias: str) -> None:
    with connections[alias].cursor() as cursor:
        if connections[alias].vendor == "sqlite":
            cursor.execute("INSERT INTO search_text (search_text) VALUES ('delete-all')")
        else:
            cursor.execute("DELETE FROM search_text")
        for table in ("daily", "participant", "interaction_text", "interaction", "mailbox"):
            cursor.execute(f"DELETE FROM {table}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Open to each test the one database that it runs on; any other is refused, so that a forgotten scope fails."""
    absent = surroundings.postgresql_absent()
    for item in items:
        which = getattr(item, "callspec", None) and item.callspec.params.get("database")  # type: ignore[attr-defined]
        if which is None:
            continue
        marker = item.get_closest_marker("django_db")
        settings = {**(marker.kwargs if marker else {}), "databases": [DATABASES[which]]}
        item.add_marker(pytest.mark.django_db(**settings), append=False)
        if which == "postgresql" and absent:
            if os.environ.get("CI"):
                raise pytest.UsageError(absent)
            item.add_marker(pytest.mark.skip(reason=absent))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """SQLite in a file as users have it (WAL does not exist in memory); PostgreSQL started when somebody needs it."""
    for alias in ("default", "demo"):
        connections[alias].settings_dict["TEST"]["NAME"] = str(surroundings.HOME / f"{alias}-test.sqlite3")
    if "postgresql" in connections:
        # Connections that wait in a pool would keep the test database from being dropped.
        connections["postgresql"].settings_dict["OPTIONS"].pop("pool", None)
    if surroundings.server and "postgresql" in _databases_of(request.session.items):
        surroundings.server.start()
        # The server goes with all it holds; dropping the database first would only wait for somebody's last connection.
        connections["postgresql"].creation._destroy_test_db = lambda *_: None


def _databases_of(items: Iterable[pytest.Item]) -> set[str]:
    markers = (item.get_closest_marker("django_db") for item in items)
    return {name for marker in markers if marker for name in marker.kwargs.get("databases") or ()}
