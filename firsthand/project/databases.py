"""Which databases there are: the user's own, the demo's, and in tests a PostgreSQL beside them."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from firsthand.errors import ConfigError
from firsthand.language import gettext as _
from firsthand.project.config import Config

SQLITE_OPTIONS = {
    # DEFERRED transactions that turn into writers fail with "database is locked" at once; IMMEDIATE ones wait.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
        "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=268435456"
    ),
}


def database_settings(config: Config, *, test_postgresql: str = "") -> dict[str, dict[str, Any]]:
    """Django's DATABASES: `default` is the user's own, `demo` the invented one, `postgresql` exists in tests only."""
    databases = {
        "default": _postgresql(config.database_url) if config.database_url else _sqlite(config.database_path),
        "demo": _sqlite(config.demo_home / "firsthand.sqlite3"),
    }
    if test_postgresql:
        databases["postgresql"] = _postgresql(test_postgresql)
    return databases


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": dict(SQLITE_OPTIONS),
        "CONN_MAX_AGE": None,
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ConfigError(
            "FIRSTHAND_DATABASE_URL", _("it is not a PostgreSQL address"), _("Write postgresql://user@host/name.")
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": True},
    }
