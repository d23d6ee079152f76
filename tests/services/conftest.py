"""Services commit, so what they leave in the large tables is taken out again: Django only knows its own models."""

from collections.abc import Iterator

import pytest
from django.db import connections

LARGE = ("participant", "daily", "interaction_text", "interaction", "mailbox")


@pytest.fixture(autouse=True)
def _large_tables_empty(request: pytest.FixtureRequest) -> Iterator[None]:
    database = request.getfixturevalue("database") if "database" in request.fixturenames else ""
    if database:
        request.getfixturevalue("transactional_db")
    yield
    if database:
        connection = connections[database]
        with connection.cursor() as cursor:
            search = "DELETE FROM search_text"
            if connection.vendor == "sqlite":
                search = "INSERT INTO search_text (search_text) VALUES ('delete-all')"
            for statement in (search, *(f"DELETE FROM {table}" for table in LARGE)):
                cursor.execute(statement)
