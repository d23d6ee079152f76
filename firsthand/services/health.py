"""Whether the installation and the record are as they should be."""

import shutil
import sqlite3
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from firsthand import __version__
from firsthand.domain.wording import decimal
from firsthand.errors import StoreError
from firsthand.language import gettext as _
from firsthand.services import accounts, digest, imports, secrets
from firsthand.services.actor import Actor
from firsthand.storage.connection import connection, is_sqlite, one, rows

FREE_BYTES_MIN = 500_000_000
SQLITE_MIN = (3, 35)


@dataclass(frozen=True)
class Check:
    """One thing looked at; remedy is '' where all is well."""

    what: str
    found: str
    fine: bool
    remedy: str = ""


def check(actor: Actor) -> tuple[Check, ...]:
    """Everything worth looking at, the program first."""
    home: Path = settings.CONFIG.home
    return (
        Check(
            "Firsthand",
            _("%(version)s on Python %(python)s")
            % {"version": __version__, "python": f"{sys.version_info.major}.{sys.version_info.minor}"},
            True,
        ),
        _home(home),
        _space(home),
        *_store(actor),
        _runs(actor),
        _owner(actor),
        _secrets(actor),
        *_accounts(actor),
        *_daily_mail(actor),
    )


def _home(home: Path) -> Check:
    mode = stat.S_IMODE(home.stat().st_mode)
    return Check(
        _("Home folder"),
        (
            _("%(folder)s, open to its owner only")
            if not mode & 0o077
            else _("%(folder)s can be read by others on this machine")
        )
        % {"folder": home},
        not mode & 0o077,
        _("Run: %(command)s") % {"command": f"chmod 700 {home}"},
    )


def _space(home: Path) -> Check:
    free = shutil.disk_usage(home).free
    return Check(
        _("Free space"),
        _("%(size)s GB") % {"size": decimal(free / 1e9)},
        free >= FREE_BYTES_MIN,
        _("Make room on this disk."),
    )


def _store(actor: Actor) -> tuple[Check, ...]:
    scope = actor.scope
    if not is_sqlite(scope):
        version = rows(scope, "SHOW server_version")[0][0]
        return (
            Check(
                _("Database"),
                f"PostgreSQL {version}",
                int(str(version).split(".")[0]) >= 15,
                _("Use version 15 or later."),
            ),
        )
    answer = str(rows(scope, "PRAGMA quick_check(1)")[0][0])
    journal = str(rows(scope, "PRAGMA journal_mode")[0][0])
    return (
        Check(
            _("Database"),
            f"SQLite {sqlite3.sqlite_version}, {connection(scope).settings_dict['NAME']}",
            answer == "ok" and sqlite3.sqlite_version_info >= SQLITE_MIN,
            _("Restore the record from an export in a new home folder, and use a current SQLite."),
        ),
        Check(
            _("Journal"),
            journal,
            journal == "wal",
            _("The folder's file system has no shared memory; move the home elsewhere."),
        ),
    )


def _runs(actor: Actor) -> Check:
    broken = [run for run in imports.latest(actor, 5)[:1] if run.state in ("stopped", "failed")]
    return Check(
        _("Last import"),
        broken[0].failure or _("it was broken off") if broken else _("complete, or none yet"),
        not broken,
        _("Start it again; it goes on from where it was."),
    )


def _owner(actor: Actor) -> Check:
    known = rows(
        actor.scope,
        "SELECT address FROM owner_address WHERE workspace_id = %s AND part = 'me'",
        [actor.scope.workspace],
    )
    messages = one(actor.scope, "SELECT 1 FROM interaction WHERE workspace_id = %s LIMIT 1", [actor.scope.workspace])
    return Check(
        _("Owner"),
        ", ".join(row[0] for row in known) if known else _("nobody yet"),
        bool(known) or messages is None,
        _("Say which addresses are yours, on the Settings page or with: firsthand import PATH --me ADDRESS"),
    )


def _secrets(actor: Actor) -> Check:
    """Where passwords are kept, and that they can be read."""
    try:
        for account in accounts.everyone(actor)[:1]:
            accounts.has_secret(actor, account)
    except StoreError as error:
        return Check(_("Passwords"), error.reason, False, error.remedy)
    return Check(_("Passwords"), _("kept in %(store)s") % {"store": secrets.store_name(actor)}, True)


def _accounts(actor: Actor) -> tuple[Check, ...]:
    return tuple(
        Check(account.title, account.trouble.reason, False, account.trouble.remedy)
        for account in accounts.everyone(actor)
        if account.trouble is not None and account.state != "off"
    )


def _daily_mail(actor: Actor) -> tuple[Check, ...]:
    plan = digest.plan(actor)
    if plan is None or not plan.wanted or plan.state not in ("failed", "refused", "uncertain"):
        return ()
    return (Check(_(digest.THE_MAIL), f"{plan.last_day.isoformat()}: {plan.reason}", False, plan.remedy),)
