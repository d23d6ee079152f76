"""Waiting at mail servers that tell when something comes (IMAP IDLE), so that new mail is read within seconds."""

import logging
import threading
from collections.abc import Callable, Mapping
from typing import cast

from django.db import connections

from firsthand.connectors.base import AccountTrouble
from firsthand.domain.accounts import Account
from firsthand.errors import FirsthandError
from firsthand.services import accounts, workspaces
from firsthand.services.actor import Actor

log = logging.getLogger(__name__)

LOOKED_SECONDS = 60.0
"""How often it is looked which accounts want somebody to wait."""

WAIT_SECONDS_MAX = 25 * 60.0
"""Servers end what is silent for half an hour."""

AFTER_TROUBLE_SECONDS = (60.0, 300.0, 1800.0)
STOP_SECONDS_MAX = 2.0

Wait = Callable[[Mapping[str, object], str, threading.Event, float], bool]
"""Waits for news of an account; False when nothing came in that many seconds, or the event was set."""


class Watchers:
    """One waiting thread for each account that has 'idle' set, as long as that is so."""

    def __init__(self, database: str, wait: Wait | None = None) -> None:
        self._database = database
        self._wait = wait or _wait_for_news
        self._ends = threading.Event()
        self._waiting: dict[tuple[int, int], tuple[threading.Thread, threading.Event]] = {}
        self._thread = threading.Thread(target=self._work, name="watchers", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._ends.set()
        threads = [self._thread, *(thread for thread, _ in self._waiting.values())]
        for _, ends in list(self._waiting.values()):
            ends.set()
        for thread in threads:
            if thread.is_alive():
                thread.join(STOP_SECONDS_MAX)

    def _work(self) -> None:
        try:
            while not self._ends.is_set():
                self._bring_up_to_date()
                connections.close_all()
                self._ends.wait(LOOKED_SECONDS)
        except Exception:
            # Accounts are still read when they are due.
            log.exception("nobody waits at mail servers any more")
        finally:
            connections.close_all()

    def _bring_up_to_date(self) -> None:
        wanted: dict[tuple[int, int], tuple[Actor, Account]] = {
            (actor.scope.workspace, account.id): (actor, account)
            for actor in workspaces.everyone(self._database)
            for account in accounts.everyone(actor)
            if is_wanted(account)
        }
        for key in list(self._waiting):
            thread, ends = self._waiting[key]
            if key not in wanted:
                ends.set()
            if not thread.is_alive():
                del self._waiting[key]
        for key, (actor, account) in wanted.items():
            if key not in self._waiting and not self._ends.is_set():
                ends = threading.Event()
                thread = threading.Thread(
                    target=self._watch, args=(actor, account.id, ends), name=f"watch-{account.id}", daemon=True
                )
                self._waiting[key] = (thread, ends)
                thread.start()

    def _watch(self, actor: Actor, account_id: int, ends: threading.Event) -> None:
        failures = 0
        try:
            while not ends.is_set() and not self._ends.is_set():
                try:
                    opened = accounts.opened(actor, account_id)
                    connections.close_all()
                    if self._wait(opened.settings, opened.secret, ends, WAIT_SECONDS_MAX):
                        accounts.sync_now(actor, account_id)
                    failures = 0
                except (AccountTrouble, FirsthandError):
                    # What is wrong, the next run of the account says; here nothing is lost but time.
                    pause = AFTER_TROUBLE_SECONDS[min(failures, len(AFTER_TROUBLE_SECONDS) - 1)]
                    failures += 1
                    ends.wait(pause)
        except Exception:
            log.exception("nobody waits for news of account %s any more", account_id)
        finally:
            connections.close_all()


def is_wanted(account: Account) -> bool:
    """Whether somebody is to wait at this account's server."""
    return account.kind == "imap" and account.state == "active" and account.settings.get("idle") is True


def _wait_for_news(settings: Mapping[str, object], secret: str, ends: threading.Event, seconds: float) -> bool:
    from firsthand.connectors import imap  # noqa: PLC0415 - a slow library, for whoever has such an account

    return cast(Wait, getattr(imap, "wait_for_news"))(settings, secret, ends, seconds)  # noqa: B009
