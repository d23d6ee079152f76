"""Waiting at mail servers that tell when something comes (IMAP IDLE), so that new mail is read within seconds."""

import logging
import threading
import time
from collections.abc import Mapping
from typing import Protocol

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

RESTED_SECONDS = 0.5
AFTER_TROUBLE_SECONDS = (60.0, 300.0, 1800.0)
STOP_SECONDS_MAX = 2.0

HASTY_SECONDS = 5.0
AFTER_NEWS_SECONDS = (1.0, 15.0, 60.0, 300.0)
"""How long to rest after news, ever longer where they come at once each time: a server may say so for ever."""


class Wait(Protocol):
    """Waits for news of an account; False when nothing came in so many seconds, or `stop` was set."""

    def __call__(
        self,
        account: Mapping[str, object],
        secret: str,
        seconds: float,
        *,
        states: Mapping[str, str],
        stop: threading.Event,
    ) -> bool: ...


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
        while not self._ends.is_set():
            try:
                self._bring_up_to_date()
            except Exception:
                # The store may be away for a moment; accounts are still read when they are due.
                log.exception("it cannot be seen at which mail servers to wait")
            finally:
                connections.close_all()
            self._ends.wait(LOOKED_SECONDS)

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
        failures = hasty = 0
        try:
            while not ends.is_set():
                try:
                    self._rest(actor, account_id, ends)
                    if ends.is_set():
                        return
                    opened = accounts.opened(actor, account_id)
                    connections.close_all()
                    began = time.monotonic()
                    if self._wait(opened.settings, opened.secret, WAIT_SECONDS_MAX, states=opened.states, stop=ends):
                        hasty = hasty + 1 if time.monotonic() - began < HASTY_SECONDS else 0
                        accounts.sync_now(actor, account_id)
                        ends.wait(AFTER_NEWS_SECONDS[min(hasty, len(AFTER_NEWS_SECONDS) - 1)])
                    failures = 0
                except (AccountTrouble, FirsthandError):
                    # What is wrong, the next run of the account says; here nothing is lost but time.
                    pause = AFTER_TROUBLE_SECONDS[min(failures, len(AFTER_TROUBLE_SECONDS) - 1)]
                    failures += 1
                    ends.wait(pause)
        except Exception:
            # A fault of ours, or the store is away: the next look at the accounts starts another thread.
            log.exception("nobody waits for news of account %s", account_id)
        finally:
            connections.close_all()

    def _rest(self, actor: Actor, account_id: int, ends: threading.Event) -> None:
        """Until the account has been read, and while it is in trouble: news would only hurry what has its own time."""
        seconds = RESTED_SECONDS
        while not ends.wait(seconds):
            seconds = min(2 * seconds, LOOKED_SECONDS)
            account = accounts.show(actor, account_id)
            is_waiting = bool(account.failures) or account.is_due(accounts.this_moment())
            connections.close_all()
            if not is_waiting and not accounts.is_running(actor, account_id):
                return


def is_wanted(account: Account) -> bool:
    """Whether somebody is to wait at this account's server."""
    return account.kind == "imap" and account.state == "active" and account.settings.get("idle") is True


def _wait_for_news(
    account: Mapping[str, object], secret: str, seconds: float, *, states: Mapping[str, str], stop: threading.Event
) -> bool:
    from firsthand.connectors.imap.news import wait_for_news  # noqa: PLC0415 - a slow library, for who has such an account

    return wait_for_news(account, secret, seconds, states=states, stop=stop)
