"""Rows of accounts, and how far each of their sources has been read."""

import json
from collections.abc import Mapping
from typing import Any

from firsthand.domain.accounts import Account, AccountState, Trouble
from firsthand.storage import ids
from firsthand.storage.connection import execute, one, rows
from firsthand.storage.scope import Scope

_COLUMNS = (
    "id, kind, title, settings, sign, state, every_minutes, next_at, failures, last_run, reason, remedy, lasting, created_at,"
    " writes_back"
)


def add(scope: Scope, account: Account) -> int:
    """Write a new account, whatever its id; the id it has from now on. Call it inside a transaction."""
    id = ids.allocate(scope, 1)
    execute(
        scope,
        "INSERT INTO account (workspace_id, id, kind, title, settings, sign, state, every_minutes, next_at, failures,"
        " last_run, reason, remedy, lasting, created_at, writes_back, stop_asked)"
        f" VALUES ({','.join(['%s'] * 17)})",
        [
            scope.workspace, id, account.kind, account.title, _json(account.settings), account.sign, account.state,
            account.every_minutes, account.next_at, 0, 0, "", "", False, account.created_at, account.writes_back, False,
        ],
    )  # fmt: skip
    return id


def change(scope: Scope, account: Account) -> None:
    """Write what the user may change of an account, over what was kept."""
    execute(
        scope,
        "UPDATE account SET title = %s, settings = %s, sign = %s, every_minutes = %s, writes_back = %s"
        " WHERE workspace_id = %s AND id = %s",
        [
            account.title, _json(account.settings), account.sign, account.every_minutes, account.writes_back,
            scope.workspace, account.id,
        ],
    )  # fmt: skip


def everyone(scope: Scope) -> tuple[Account, ...]:
    """All accounts, in the order in which they were added."""
    sql = f"SELECT {_COLUMNS} FROM account WHERE workspace_id = %s ORDER BY id"
    return tuple(_account(row) for row in rows(scope, sql, [scope.workspace]))


def by_id(scope: Scope, id: int) -> Account | None:
    row = one(scope, f"SELECT {_COLUMNS} FROM account WHERE workspace_id = %s AND id = %s", [scope.workspace, id])
    return _account(row) if row else None


def due(scope: Scope, now: int) -> list[int]:
    """Accounts to read by now, whoever waited longest first."""
    sql = (
        "SELECT id FROM account WHERE workspace_id = %s AND state = 'active' AND every_minutes > 0 AND next_at <= %s"
        " ORDER BY next_at, id"
    )
    return [int(row[0]) for row in rows(scope, sql, [scope.workspace, now])]


def set_state(scope: Scope, id: int, state: AccountState) -> None:
    execute(scope, "UPDATE account SET state = %s WHERE workspace_id = %s AND id = %s", [state, scope.workspace, id])


def set_next(scope: Scope, id: int, next_at: int) -> None:
    execute(
        scope, "UPDATE account SET next_at = %s WHERE workspace_id = %s AND id = %s", [next_at, scope.workspace, id]
    )


def ask_to_stop(scope: Scope, id: int, *, asked: bool) -> None:
    sql = "UPDATE account SET stop_asked = %s WHERE workspace_id = %s AND id = %s"
    execute(scope, sql, [asked, scope.workspace, id])


def began(scope: Scope, id: int, run: int) -> None:
    sql = "UPDATE account SET last_run = %s WHERE workspace_id = %s AND id = %s"
    execute(scope, sql, [run, scope.workspace, id])


def succeeded(scope: Scope, id: int, next_at: int) -> None:
    """Nothing is wrong any more; an account that the user paused meanwhile stays so."""
    execute(
        scope,
        "UPDATE account SET state = CASE WHEN state = 'failed' THEN 'active' ELSE state END, next_at = %s, failures = 0,"
        " reason = '', remedy = '', lasting = %s WHERE workspace_id = %s AND id = %s",
        [next_at, False, scope.workspace, id],
    )


def failed(scope: Scope, id: int, trouble: Trouble, failures: int, next_at: int) -> None:
    """A lasting trouble leaves an active account 'failed', which is not tried again by itself."""
    execute(
        scope,
        "UPDATE account SET state = CASE WHEN state = 'active' AND %s THEN 'failed' ELSE state END, next_at = %s,"
        " failures = %s, reason = %s, remedy = %s, lasting = %s WHERE workspace_id = %s AND id = %s",
        [
            trouble.lasting, next_at, failures, trouble.reason, trouble.remedy, trouble.lasting, scope.workspace, id,
        ],
    )  # fmt: skip


def is_to_stop(scope: Scope, run: int) -> bool:
    """Whether the run is one of an account that was asked to stop, was paused or is being taken away."""
    sql = "SELECT state, stop_asked FROM account WHERE workspace_id = %s AND last_run = %s"
    return any(state in ("paused", "off") or stop for state, stop in rows(scope, sql, [scope.workspace, run]))


def states(scope: Scope, id: int) -> dict[str, str]:
    """How far each source was read; a source without a state is read from its beginning."""
    sql = "SELECT source, state FROM account_state WHERE workspace_id = %s AND account_id = %s ORDER BY source"
    return dict(rows(scope, sql, [scope.workspace, id]))


def keep_state(scope: Scope, account: int, source: str, state: str) -> None:
    """Keep a checkpoint; call it in the transaction that writes what it stands for."""
    execute(
        scope,
        "INSERT INTO account_state (workspace_id, account_id, source, state) VALUES (%s,%s,%s,%s)"
        " ON CONFLICT (workspace_id, account_id, source) DO UPDATE SET state = excluded.state",
        [scope.workspace, account, source, state],
    )


def forget_states(scope: Scope, id: int) -> None:
    """Read the account from its beginning the next time."""
    execute(scope, "DELETE FROM account_state WHERE workspace_id = %s AND account_id = %s", [scope.workspace, id])


def remove(scope: Scope, id: int) -> None:
    forget_states(scope, id)
    execute(scope, "DELETE FROM account WHERE workspace_id = %s AND id = %s", [scope.workspace, id])


def _json(settings: Mapping[str, object]) -> str:
    return json.dumps(settings, ensure_ascii=False, sort_keys=True)


def _account(row: tuple[Any, ...]) -> Account:
    (
        id, kind, title, settings, sign, state, every_minutes, next_at, failures, last_run, reason, remedy, lasting,
        created_at, writes_back,
    ) = row  # fmt: skip
    trouble = Trouble(reason, remedy, bool(lasting)) if reason else None
    return Account(
        id, kind, title, json.loads(settings), sign, state, every_minutes, next_at, failures, last_run, trouble, created_at,
        bool(writes_back),
    )  # fmt: skip
