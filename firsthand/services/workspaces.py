"""Opening a record: the database made or brought up to date, and the actor that owns it."""

import os
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import django
from django.apps import apps
from django.conf import settings as django_settings
from django.db import DatabaseError, connections

from firsthand.errors import StoreError
from firsthand.language import gettext as _
from firsthand.language import speaking, spoken
from firsthand.services.actor import Actor
from firsthand.storage import fresh, migrations, sweeping
from firsthand.storage.connection import execute, one, rows, write
from firsthand.storage.scope import Scope

OWN = "default"
DEMO = "demo"

_RECORDS = "SELECT id, time_zone, invented FROM workspace ORDER BY id"


@dataclass(frozen=True)
class WorkspaceSettings:
    """owner_name: '' until known; time_zone: an IANA name; language: the one chosen for the pages, '' for none."""

    owner_name: str
    time_zone: str
    shortcuts: bool
    welcomed: bool
    invented: bool
    language: str


@lru_cache(maxsize=4)
def open_home(database: str = OWN) -> Actor:
    """The owner of a home folder's record, its database made or migrated where needed.

    Raises StoreError for a database of a newer version and for one that cannot be opened.
    """
    _prepare(database)
    actor = open_workspace(database, invented=database == DEMO)
    sweeping.sweep_if_due(actor.scope)
    return actor


def open_workspace(database: str = OWN, *, invented: bool = False) -> Actor:
    """The owner of the first workspace of a database that is ready for use; made if there is none."""
    anywhere = Scope(database, 0)
    found = one(anywhere, f"{_RECORDS} LIMIT 1")
    if found is None:
        execute(
            anywhere,
            "INSERT INTO workspace (name, owner_name, time_zone, invented, welcomed, shortcuts, summed_up_to, changes, away,"
            " sent_days, created_at) VALUES ('', '', %s, %s, %s, %s, 0, %s, '', '', %s)",
            # What is held in memory is known by `changes`: two records must never count alike.
            [local_time_zone(), invented, False, True, secrets.randbits(40), int(time.time())],
        )
        found = one(anywhere, f"{_RECORDS} LIMIT 1")
        assert found is not None
    return _owner(database, found)


def everyone(database: str = OWN) -> tuple[Actor, ...]:
    """The owner of each workspace of a database that is ready for use."""
    return tuple(_owner(database, found) for found in rows(Scope(database, 0), _RECORDS))


def _owner(database: str, found: tuple[Any, ...]) -> Actor:
    number, zone, invented = found
    return Actor(Scope(database, number), _zone(zone), demo=bool(invented))


def close(database: str) -> None:
    """Let go of a database, for instance before its file is removed."""
    connections[database].close()
    open_home.cache_clear()


def let_go() -> None:
    """Close every connection and every pool of them: before this process is copied, since two may not share one."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        if connection.vendor == "postgresql":
            connection.close_pool()  # type: ignore[attr-defined]


def settings(actor: Actor) -> WorkspaceSettings:
    row = one(
        actor.scope,
        "SELECT owner_name, time_zone, shortcuts, welcomed, invented, language FROM workspace WHERE id = %s",
        [actor.scope.workspace],
    )
    if row is None:
        raise StoreError(_("This record"), _("it is no longer in the database"), _("Start Firsthand again."))
    return WorkspaceSettings(row[0], row[1], bool(row[2]), bool(row[3]), bool(row[4]), row[5])


def change_settings(
    actor: Actor,
    *,
    time_zone: str | None = None,
    shortcuts: bool | None = None,
    owner_name: str | None = None,
    language: str | None = None,
) -> None:
    """Keep what is given. A new time zone moves messages to other days, so ties are summed up again."""
    from firsthand.services import record  # noqa: PLC0415 - arrays take a tenth of a second to load; few calls need them

    with write(actor.scope):
        if shortcuts is not None:
            _set(actor, "shortcuts", shortcuts)
        if owner_name is not None:
            _set(actor, "owner_name", owner_name.strip()[:200])
        if language is not None:
            _set(actor, "language", language)
        if time_zone is not None and time_zone != str(actor.zone):
            zone = _zone_or_error(time_zone)
            _set(actor, "time_zone", time_zone)
            open_home.cache_clear()
            record.move_to_time_zone(Actor(actor.scope, zone, actor.demo))


@contextmanager
def in_own_language(actor: Actor) -> Iterator[None]:
    """Speak as the user's pages do, where no page asks: in the daily mail and the private calendar.

    Without a language chosen for the pages it is that of the process.
    """
    with speaking(settings(actor).language or spoken()):
        yield


def is_empty(actor: Actor) -> bool:
    """Whether there is nobody and nothing yet."""
    return not any(
        rows(actor.scope, f"SELECT 1 FROM {table} WHERE workspace_id = %s LIMIT 1", [actor.scope.workspace])
        for table in ("person", "interaction", "card")
    )


def demo_exists() -> bool:
    return bool((django_settings.CONFIG.demo_home / "firsthand.sqlite3").exists())


def local_time_zone() -> str:
    """The IANA name of this machine's time zone, UTC where it can't be told."""
    candidates = [os.environ.get("TZ", "").lstrip(":")]
    try:
        candidates.append(Path("/etc/timezone").read_text().strip())
    except OSError:
        pass
    candidates.append(str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2])
    for name in candidates:
        if name and _zone(name).key == name:
            return name
    return "UTC"


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def _zone_or_error(name: str) -> ZoneInfo:
    zone = _zone(name)
    if zone.key != name:
        raise StoreError(name, _("no time zone has this name"), _("Write one such as Europe/London."))
    return zone


def _set(actor: Actor, column: str, value: object) -> None:
    execute(actor.scope, f"UPDATE workspace SET {column} = %s WHERE id = %s", [value, actor.scope.workspace])


def _prepare(database: str) -> None:
    name = str(django_settings.DATABASES[database]["NAME"])
    connection = connections[database]
    if connection.vendor == "sqlite":
        folder = Path(name).parent
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    try:
        applied = _applied(database)
    except (DatabaseError, sqlite3.Error) as error:
        raise StoreError(
            name, _("the database cannot be opened (%(error)s)") % {"error": error}, _("Check the file and its folder.")
        ) from error
    ours = {path.stem for path in Path(migrations.__file__).parent.glob("[0-9]*.py")}
    if newer := sorted(applied - ours):
        raise StoreError(
            name,
            _("a newer version of Firsthand wrote this database (%(newer)s)") % {"newer": newer[-1]},
            _("Install that version, or a later one."),
        )
    if not applied and connection.vendor == "sqlite" and fresh.make(connection, ours):
        return
    if ours - applied:
        # Importing the migration machinery takes a third of a second, so it happens only when there is something to do.
        from django.core.management import call_command  # noqa: PLC0415

        load_applications()
        call_command("migrate", database=database, verbosity=0, interactive=False)


def load_applications() -> None:
    """Load all of Django's applications, also where a command began with none of them."""
    if apps.ready and not apps.is_installed("firsthand.storage"):
        apps.set_installed_apps(django_settings.INSTALLED_APPS)
    django.setup()


def _applied(database: str) -> set[str]:
    connection = connections[database]
    if "django_migrations" not in connection.introspection.table_names():
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM django_migrations WHERE app = 'storage'")
        return {row[0] for row in cursor.fetchall()}
