"""One run of one account, in whatever process: nobody else reads it meanwhile, and how it went is kept with it."""

import time
from collections.abc import Callable
from typing import Protocol

from firsthand.domain.accounts import next_after_success
from firsthand.domain.messages import Rejected
from firsthand.domain.sources import RunReport
from firsthand.errors import AccountError, BusyError, FirsthandError
from firsthand.language import gettext as _
from firsthand.language import gettext_noop
from firsthand.services import accounts, ending, imports, locks
from firsthand.services.actor import Actor
from firsthand.storage import accounts as rows_of
from firsthand.storage.connection import write

TRIED_AGAIN = gettext_noop("It is tried again by itself; what was read so far is kept.")


class Intake(Protocol):
    """Reads an account into the record, to the end or until `intake.is_to_stop`."""

    def __call__(
        self, actor: Actor, account_id: int, on_progress: Callable[[RunReport], None] | None = None
    ) -> RunReport: ...


def sync(
    actor: Actor,
    account_id: int,
    on_progress: Callable[[RunReport], None] | None = None,
    *,
    only_if_due: bool = False,
    intake: Intake | None = None,
) -> RunReport | None:
    """Read what is new in an account; None where `only_if_due` and it is not.

    Raises BusyError while somebody else reads it, or while an import runs: that is no failure of the account.
    Raises AccountError, and other FirsthandErrors, where it could not be read; the account then says so as well.
    """
    intake = intake or imports.sync
    account = accounts.show(actor, account_id)
    with locks.held(actor, accounts.lock_name(account_id), account.title):
        account = accounts.show(actor, account_id)
        if only_if_due and not account.is_due(int(time.time())):
            return None
        if account.state == "off":
            raise AccountError(account.title, _("it is being taken away"), _("Connect it anew."), lasting=True)
        if account.state == "paused":
            raise AccountError(
                account.title,
                _("it is paused"),
                _("Resume it: firsthand accounts resume %(account_id)s") % {"account_id": account_id},
                lasting=True,
            )
        with write(actor.scope):
            rows_of.ask_to_stop(actor.scope, account_id, asked=False)
        try:
            report = intake(actor, account_id, on_progress)
        except BusyError:
            raise
        except FirsthandError as error:
            _failed(actor, account_id, account.failures, error.reason, error.remedy, lasting=_is_lasting(error))
            raise
        except Exception as error:
            reason = _("there is a fault in Firsthand (%(fault)s)") % {"fault": type(error).__name__}
            _failed(actor, account_id, account.failures, reason, f"{_(TRIED_AGAIN)} " + _("Please report it."))
            raise
        _note(actor, account_id, account.failures, report)
        return report


def _note(actor: Actor, account_id: int, failures_before: int, report: RunReport) -> None:
    if report.state == "done":
        accounts.succeeded(actor, account_id)
    elif report.state != "stopped":
        _failed(
            actor, account_id, failures_before, report.failure or _("reading broke off before the end"), _(TRIED_AGAIN)
        )
    elif not ending.soon.is_set():
        # Where the process ends, the account stays due: the next one goes on. Where the user said so, it waits.
        every = accounts.show(actor, account_id).every_minutes
        with write(actor.scope):
            rows_of.set_next(actor.scope, account_id, next_after_success(int(time.time()), every))


def _failed(
    actor: Actor, account_id: int, failures_before: int, reason: str, remedy: str, *, lasting: bool = False
) -> None:
    """Keep a failure, unless the run told it itself (as AccountFailed)."""
    if accounts.show(actor, account_id).failures == failures_before:
        accounts.failed(actor, account_id, Rejected("", reason, remedy), lasting=lasting)


def _is_lasting(error: FirsthandError) -> bool:
    return isinstance(error, AccountError) and error.lasting
