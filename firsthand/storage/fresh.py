"""A new SQLite database made in one go, as all migrations one after the other would make it.

`schema.sql` is written by `python -m firsthand.storage.fresh` and checked against the migrations by a test. Running the
migrations takes a third of a second, which is a sixth of a first import.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

from firsthand.storage.tables import SQLITE

SCHEMA = Path(__file__).with_name("schema.sql")


def make(connection: BaseDatabaseWrapper, migrations: set[str]) -> bool:
    """Make the tables in an empty database; whether it was done.

    It is not where the file of the schema does not stand for just these migrations (a developer is at work), or where
    another process was faster: the migrations then do what is left to do.
    """
    if not SCHEMA.exists():
        return False
    text = SCHEMA.read_text("utf-8")
    if text.partition("\n")[0] != _heading(migrations):
        return False
    connection.ensure_connection()
    raw: sqlite3.Connection = connection.connection
    try:
        raw.executescript(f"BEGIN IMMEDIATE;\n{text}COMMIT;")
    except sqlite3.Error:
        if raw.in_transaction:
            raw.rollback()
        return False
    return True


def schema(raw: sqlite3.Connection) -> str:
    """What makes a database of just this shape, as SQL; migrations are noted as applied."""
    with closing(raw.cursor()) as cursor:
        made = cursor.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE"
            " 'search\\_text\\_%' ESCAPE '\\' ORDER BY rowid"
        ).fetchall()
        applied = cursor.execute("SELECT app, name FROM django_migrations ORDER BY id").fetchall()
    statements = [sql for (sql,) in made]
    statements += [statement for statement in SQLITE if statement.startswith("INSERT")]
    statements += [
        f"INSERT INTO django_migrations (app, name, applied) VALUES ('{app}', '{name}', datetime('now'))"
        for app, name in applied
    ]
    heading = _heading({name for app, name in applied if app == "storage"})
    return "".join(f"{line}\n" for line in (heading, *(f"{statement};" for statement in statements)))


def _heading(migrations: set[str]) -> str:
    return f"-- The tables as of {', '.join(sorted(migrations))}; written by firsthand.storage.fresh."


def main() -> None:
    """Write `schema.sql` anew, from a database that the migrations make."""
    import os  # noqa: PLC0415
    import tempfile  # noqa: PLC0415

    import django  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as home:
        os.environ["FIRSTHAND_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "firsthand.project.settings"
        django.setup()
        from django.core.management import call_command  # noqa: PLC0415
        from django.db import connections  # noqa: PLC0415

        call_command("migrate", verbosity=0, interactive=False)
        SCHEMA.write_text(schema(connections["default"].connection), "utf-8")
        connections.close_all()


if __name__ == "__main__":
    main()
