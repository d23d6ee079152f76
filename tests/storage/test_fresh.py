"""A new database made in one go is what the migrations would have made."""

import sqlite3
from pathlib import Path

import pytest
from django.db import connections

from firsthand.storage import fresh, migrations


@pytest.mark.django_db
def test_the_kept_schema_is_what_the_migrations_make() -> None:
    connections["default"].ensure_connection()
    made = fresh.schema(connections["default"].connection)
    kept = fresh.SCHEMA.read_text("utf-8")
    # An import that finds an empty record makes some indexes anew, later than the others.
    assert sorted(kept.split(";\n")) == sorted(made.split(";\n")), "Run `python -m firsthand.storage.fresh`."


def test_it_can_be_carried_out_and_gives_itself(tmp_path: Path) -> None:
    raw = sqlite3.connect(tmp_path / "fresh.sqlite3")
    raw.executescript(fresh.SCHEMA.read_text("utf-8"))
    assert fresh.schema(raw) == fresh.SCHEMA.read_text("utf-8")
    ours = {path.stem for path in Path(migrations.__file__).parent.glob("[0-9]*.py")}
    assert {row[0] for row in raw.execute("SELECT name FROM django_migrations WHERE app = 'storage'")} == ours
    assert ("automerge", 16) in raw.execute("SELECT k, v FROM search_text_config").fetchall()
    raw.close()
