import sqlite3
from pathlib import Path

import pytest
from django.db import connections, transaction

from firsthand.errors import ConfigError
from firsthand.project.config import from_environment
from firsthand.project.databases import database_settings


def test_at_home_the_store_is_one_file_in_the_home_folder(tmp_path: Path) -> None:
    settings = database_settings(from_environment({"FIRSTHAND_HOME": str(tmp_path)}))
    assert Path(settings["default"]["NAME"]).parent == tmp_path
    assert settings["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert settings["demo"]["NAME"] != settings["default"]["NAME"]


def test_a_team_s_address_is_taken_apart() -> None:
    url = "postgresql://ann:p%40ss@db.example.com:6432/team"
    settings = database_settings(from_environment({"FIRSTHAND_DATABASE_URL": url}))["default"]
    assert (settings["USER"], settings["PASSWORD"], settings["HOST"]) == ("ann", "p@ss", "db.example.com")
    assert (settings["PORT"], settings["NAME"]) == ("6432", "team")


def test_an_address_of_another_database_is_refused() -> None:
    with pytest.raises(ConfigError, match="PostgreSQL"):
        database_settings(from_environment({"FIRSTHAND_DATABASE_URL": "mysql://localhost/x"}))


@pytest.mark.django_db(transaction=True, databases=["default"])
def test_sqlite_runs_as_promised() -> None:
    with connections["default"].cursor() as cursor:
        pragmas = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "foreign_keys", "secure_delete")
        }
    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "secure_delete": 1}


@pytest.mark.django_db(transaction=True, databases=["default"])
def test_a_transaction_holds_the_write_lock_from_its_start_while_readers_go_on() -> None:
    path = connections["default"].settings_dict["NAME"]
    with transaction.atomic(using="default"):
        connections["default"].ensure_connection()
        other = sqlite3.connect(path, timeout=0, isolation_level=None)
        assert other.execute("SELECT count(*) FROM workspace").fetchone() is not None
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()


def test_both_databases_have_every_table(database: str) -> None:
    tables = set(connections[database].introspection.table_names())
    assert {"workspace", "interaction", "participant", "mailbox", "daily", "person"} <= tables


@pytest.mark.django_db(databases=["default"])
def test_nothing_is_left_to_migrate() -> None:
    from django.core.management import call_command

    try:
        call_command("makemigrations", "--check", "--dry-run", verbosity=0)
    except SystemExit as left:
        pytest.fail(f"The models differ from the migrations (exit code {left.code}).")
