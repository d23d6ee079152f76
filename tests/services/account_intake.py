"""An account of a server that exists nowhere, and an intake that takes it in as `imports.sync` is asked to."""

import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from firsthand.connectors.base import AccountFailed
from firsthand.domain.accounts import Account
from firsthand.domain.messages import Rejected
from firsthand.domain.sources import RunReport
from firsthand.services import accounts, imports
from firsthand.services.actor import Actor
from firsthand.services.intake import is_to_stop
from firsthand.storage import accounts as rows_of
from firsthand.storage import runs
from firsthand.storage.connection import write

HUSH = "correct horse battery staple"


def connected(actor: Actor, user: str = "ann@mail.test", **more: object) -> Account:
    """A mail account that is due at once."""
    return accounts.add(actor, "imap", {"host": "127.0.0.1", "user": user, **more}, {"password": HUSH})


@dataclass
class SmallIntake:
    """Ten batches with a checkpoint each. breaks: what ends it after so many; pause: seconds before each batch."""

    batches: int = 10
    breaks_after: int | None = None
    breaks: AccountFailed | BaseException | None = None
    pause: float = 0.0
    began: threading.Event = field(default_factory=threading.Event)
    read: list[tuple[int, str]] = field(default_factory=list)

    def __call__(
        self, actor: Actor, account_id: int, on_progress: Callable[[RunReport], None] | None = None
    ) -> RunReport:
        opened = accounts.opened(actor, account_id)
        assert opened.secret == HUSH
        with write(actor.scope):
            run = runs.begin(actor.scope, int(time.time()), os.getpid())
            rows_of.began(actor.scope, account_id, run)
        started = time.monotonic()
        state, failure = "done", ""
        first = int(opened.states.get("INBOX", "0"))
        for batch in range(first, self.batches):
            self.began.set()
            time.sleep(self.pause)
            if is_to_stop(actor, run, account_id):
                state = "stopped"
                break
            if self.breaks_after is not None and batch >= self.breaks_after:
                if isinstance(self.breaks, BaseException):
                    runs.end(actor.scope, run, "failed", 0.0, "It broke off.")
                    raise self.breaks
                if self.breaks is not None:
                    rejected, lasting, patience = self.breaks
                    accounts.failed(actor, account_id, rejected, lasting=lasting, retry_after_seconds=patience)
                state, failure = "failed", "It broke off."
                break
            with write(actor.scope):
                rows_of.keep_state(actor.scope, account_id, "INBOX", str(batch + 1))
            self.read.append((account_id, str(batch + 1)))
        runs.end(actor.scope, run, state, time.monotonic() - started, failure)
        return imports.progress(actor, run)


def refused(*, lasting: bool, patience: int = 0) -> AccountFailed:
    return AccountFailed(Rejected("imap://ann@mail.test", "It is shut.", "Knock again."), lasting, patience)
