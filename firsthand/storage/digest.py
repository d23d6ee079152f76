"""The row of the daily mail, and the one update by which a process may send it."""

from datetime import date, timedelta
from typing import Any

from firsthand.domain.digest import DigestPlan, DigestState
from firsthand.storage.connection import execute, one
from firsthand.storage.scope import Scope

EPOCH = date(1970, 1, 1)

_COLUMNS = "wanted, host, port, security, user_name, sender, recipient, hour, last_day, state, failures, next_at, reason, remedy"


def plan(scope: Scope) -> DigestPlan | None:
    row = one(scope, f"SELECT {_COLUMNS} FROM digest WHERE workspace_id = %s", [scope.workspace])
    return _plan(row) if row else None


def keep(scope: Scope, plan: DigestPlan) -> None:
    """Write where the mail goes, over what was kept; what became of the last one stays as it is given."""
    names = ["workspace_id", *_COLUMNS.split(", ")]
    fresh = ", ".join(f"{name} = excluded.{name}" for name in names[1:])
    execute(
        scope,
        f"INSERT INTO digest ({', '.join(names)}) VALUES ({','.join(['%s'] * len(names))})"
        f" ON CONFLICT (workspace_id) DO UPDATE SET {fresh}",
        [
            scope.workspace, plan.wanted, plan.host, plan.port, plan.security, plan.user, plan.sender, plan.recipient,
            plan.hour, _number(plan.last_day), plan.state, plan.failures, plan.next_at, plan.reason, plan.remedy,
        ],
    )  # fmt: skip


def claim(scope: Scope, day: date, state: DigestState, now: int) -> bool:
    """Take a day for oneself, if nobody has it yet, or if it certainly failed before; whether that went well.

    The row says 'sending' from then on; only whoever got True may send.
    """
    sql = (
        "UPDATE digest SET failures = CASE WHEN last_day = %s THEN failures ELSE 0 END, last_day = %s, state = %s,"
        " reason = '', remedy = '' WHERE workspace_id = %s AND wanted AND (last_day < %s OR (last_day = %s AND"
        " state = 'failed' AND next_at <= %s))"
    )
    number = _number(day)
    return execute(scope, sql, [number, number, state, scope.workspace, number, number, now]) == 1


def note(scope: Scope, state: DigestState, reason: str = "", remedy: str = "", next_at: int = 0) -> None:
    """How it went on the day that was claimed."""
    execute(
        scope,
        "UPDATE digest SET state = %s, reason = %s, remedy = %s, next_at = %s,"
        " failures = failures + CASE WHEN %s = 'failed' THEN 1 ELSE 0 END WHERE workspace_id = %s",
        [state, reason, remedy, next_at, state, scope.workspace],
    )


def _number(day: date) -> int:
    return (day - EPOCH).days


def _plan(row: tuple[Any, ...]) -> DigestPlan:
    wanted, host, port, security, user, sender, recipient, hour, last_day, *rest = row
    state, failures, next_at, reason, remedy = rest
    return DigestPlan(
        bool(wanted), host, port, security, user, sender, recipient, hour, EPOCH + timedelta(days=last_day), state,
        failures, next_at, reason, remedy,
    )  # fmt: skip
