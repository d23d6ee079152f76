"""Locks that end with the process that holds them, however it ends: nothing has to be cleared up after a kill."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from firsthand.errors import BusyError
from firsthand.language import gettext as _
from firsthand.services.actor import Actor

ASKED_EVERY_SECONDS = 0.05


def home_of(actor: Actor) -> Path:
    """The folder that belongs to an actor's record; the demo has its own."""
    return Path(settings.CONFIG.demo_home if actor.demo else settings.CONFIG.home)


@contextmanager
def held(actor: Actor, name: str, thing: str, *, wait_seconds: float = 0) -> Iterator[None]:
    """Hold a lock of this record; another thread or process that wants it meanwhile gets BusyError, named by `thing`."""
    handle = os.open(_file(actor, name), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        until = time.monotonic() + wait_seconds
        while not _taken(handle):
            if time.monotonic() >= until:
                raise BusyError(thing, _("somebody else is at it"), _("Wait until it is done, then try again."))
            time.sleep(ASKED_EVERY_SECONDS)
        yield
    finally:
        os.close(handle)


def is_held(actor: Actor, name: str) -> bool:
    """Whether anybody holds a lock at this moment."""
    try:
        handle = os.open(_file(actor, name), os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        return not _taken(handle)
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _file(actor: Actor, name: str) -> Path:
    folder = home_of(actor) / "locks"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / f"{actor.scope.database}-{actor.scope.workspace}-{name}"
