"""Waiting until something new is in the inbox."""

import time
from collections.abc import Mapping
from threading import Event

from firsthand.connectors.imap.session import Session, session
from firsthand.connectors.imap.settings import Settings, settings_of
from firsthand.connectors.imap.state import state_of

_LOOK_SECONDS = 0.5
_FIRST_IDLE_SECONDS = 2.0
"""What comes in just as the server begins to tell is told only when it is asked again: soon, the first time."""
_IDLE_SECONDS = 300.0
_NOOP_SECONDS = 30.0


def wait_for_news(
    account: Mapping[str, object],
    secret: str,
    seconds: float,
    *,
    states: Mapping[str, str] | None = None,
    stop: Event | None = None,
) -> bool:
    """Whether new mail came into the inbox within so many seconds; one connection, in the thread of whoever asks.

    account, secret: as for `ImapReader.events`. states: as the last checkpoints gave them, so that what came in since the
    last reading counts too. stop: once set, the answer is False within a second. Raises AccountTrouble.
    """
    stop = stop or Event()
    deadline = time.monotonic() + seconds
    settings = settings_of(account)
    with session(settings, secret) as found:
        seen = found.client.select_folder("INBOX", readonly=True)
        if _has_unread_numbers(seen.get(b"UIDNEXT"), settings, states or {}):
            return True
        waiting = _Waiting(found, int(seen.get(b"EXISTS", 0)), deadline, stop)
        return waiting.by_idle() if found.can(b"IDLE") else waiting.by_noop()


def _has_unread_numbers(uid_next: object, settings: Settings, states: Mapping[str, str]) -> bool:
    text = states.get(settings.source("INBOX"), "")
    return bool(text) and isinstance(uid_next, int) and bool(state_of(text).open_below(uid_next))


class _Waiting:
    """Waiting on one open inbox. exists: how many messages were in it."""

    def __init__(self, found: Session, exists: int, deadline: float, stop: Event) -> None:
        self._client = found.client
        self._exists = exists
        self._deadline = deadline
        self._stop = stop

    @property
    def _is_over(self) -> bool:
        return self._stop.is_set() or time.monotonic() >= self._deadline

    def by_idle(self) -> bool:
        """The server tells as soon as something comes (RFC 2177); it is asked anew before it loses patience."""
        each = _FIRST_IDLE_SECONDS
        while not self._is_over:
            until = min(time.monotonic() + each, self._deadline)
            self._client.idle()
            told: list[object] = []
            while not self._stop.is_set() and time.monotonic() < until and not self._is_news(told):
                asked = time.monotonic()
                told = self._client.idle_check(timeout=min(_LOOK_SECONDS, max(0.0, until - asked)))
                if not told and time.monotonic() < min(until, asked + _LOOK_SECONDS / 2):
                    break  # readable, and yet nothing said: most likely cut, which asking anew brings to light
            is_news = self._is_news(told)
            _, late = self._client.idle_done()
            if is_news or self._is_news(late):
                return True
            each = _IDLE_SECONDS
        return False

    def by_noop(self) -> bool:
        """The server is asked every now and then."""
        while not self._is_over:
            self._stop.wait(max(0.0, min(_NOOP_SECONDS, self._deadline - time.monotonic())))
            if not self._stop.is_set() and self._is_news(self._client.noop()[1]):
                return True
        return False

    def _is_news(self, told: list[object]) -> bool:
        """Whether there are more messages than before; when some are taken away, there are fewer."""
        for one in told:
            if isinstance(one, tuple) and len(one) > 1 and isinstance(one[0], int):
                if one[1] == b"EXISTS":
                    if one[0] > self._exists:
                        return True
                    self._exists = one[0]
                elif one[1] == b"EXPUNGE":
                    self._exists = max(0, self._exists - 1)
        return False
