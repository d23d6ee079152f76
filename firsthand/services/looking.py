"""Looking first: a preview that is read in the background, kept until the user brings it in or leaves it."""

import logging
import os
import secrets
import threading
import time
from collections.abc import Sequence
from contextvars import copy_context
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from django.db import connections

from firsthand.domain.messages import Rejected
from firsthand.domain.previews import Example, Preview, SourcePreview
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services import asked, imports
from firsthand.services.actor import Actor
from firsthand.services.asked import Asked
from firsthand.services.previewing import preview

log = logging.getLogger(__name__)

WAIT_SECONDS = 1.5
"""A small file is looked through while its page is asked for."""

TOLD_EVERY_SECONDS = 0.4

_looking_here: set[str] = set()

LookState = Literal["looking", "found", "failed"]


@dataclass(frozen=True)
class Look:
    """done, total: bytes, total 0 while unknown. preview: once it is 'found'; failure: in words, where it 'failed'."""

    token: str
    state: LookState
    asked: Asked
    done: int = 0
    total: int = 0
    preview: Preview | None = None
    failure: str = ""


class _Left(Exception):
    """The user has left it."""


def begin(actor: Actor, paths: Sequence[Path], me: Sequence[str] = ()) -> str:
    """Begin to look through files; the name by which `show` tells how it goes. Nothing is written to the record."""
    asked.tidy(actor)
    token = secrets.token_hex(8)
    wanted = Asked(tuple(Path(path).absolute() for path in paths), tuple(me))
    _tell(actor, token, wanted)
    _looking_here.add(token)
    # What is said on the way comes in the language of whoever asked.
    working = threading.Thread(
        target=copy_context().run, args=(_work, actor, token, wanted), name=f"look-{token}", daemon=True
    )
    working.start()
    working.join(WAIT_SECONDS)
    return token


def show(actor: Actor, token: str) -> Look:
    """Raises NotFoundError for one that was brought in, left, or is too old."""
    found = asked.read(_file(actor, token))
    if found is None:
        raise NotFoundError(
            _("This preview"), _("it is not there any more"), _("Choose the files again, under Sources.")
        )
    state: LookState = found["state"]  # type: ignore[assignment]
    failure = str(found["failure"])
    if state == "looking" and not (found["process"] == os.getpid() and token in _looking_here):
        state, failure = "failed", _("Looking was interrupted before its end. Bring it in, or choose the files again.")
    shown = found["preview"]
    return Look(
        token,
        state,
        asked.meant(found),
        done=int(str(found["done"])),
        total=int(str(found["total"])),
        preview=_meant(shown) if isinstance(shown, dict) else None,
        failure=failure,
    )


def bring_in(actor: Actor, token: str) -> int:
    """Import the same files, without another upload; the number of the run. Raises NotFoundError and BusyError."""
    wanted = show(actor, token).asked
    run = imports.start_in_background(actor, wanted.paths, me=wanted.me)
    _file(actor, token).unlink(missing_ok=True)
    return run


def leave(actor: Actor, token: str) -> None:
    """Bring nothing in; files that were uploaded for it are removed."""
    wanted = show(actor, token).asked
    _file(actor, token).unlink(missing_ok=True)
    asked.remove_uploads(actor, wanted.paths)


def _work(actor: Actor, token: str, wanted: Asked) -> None:
    told = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal told
        if time.monotonic() - told < TOLD_EVERY_SECONDS:
            return
        told = time.monotonic()
        if not _file(actor, token).exists():
            raise _Left
        _tell(actor, token, wanted, done=done, total=total)

    try:
        found = preview(actor, wanted.paths, tell)
        if _file(actor, token).exists():
            _tell(actor, token, wanted, state="found", preview=asdict(found))
    except _Left:
        pass
    except FirsthandError as error:
        _tell(actor, token, wanted, state="failed", failure=str(error))
    except Exception:
        # A fault of ours: the page says that it broke off, the log says where.
        log.exception("preview %s broke off", token)
        _tell(actor, token, wanted, state="failed", failure=_("Looking broke off. Nothing was changed."))
    finally:
        _looking_here.discard(token)
        connections.close_all()


def _tell(
    actor: Actor,
    token: str,
    wanted: Asked,
    *,
    state: LookState = "looking",
    done: int = 0,
    total: int = 0,
    preview: dict[str, Any] | None = None,
    failure: str = "",
) -> None:
    document: dict[str, object] = {
        **asked.document_of(wanted), "process": os.getpid(), "state": state, "done": done, "total": total,
        "preview": preview, "failure": failure,
    }  # fmt: skip
    asked.write(_file(actor, token), document)


def _meant(document: dict[str, Any]) -> Preview:
    return Preview(
        sources=tuple(
            SourcePreview(
                **{
                    **source,
                    "set_aside": tuple(Rejected(*one) for one in source["set_aside"]),
                    "examples": tuple(
                        Example(**{**one, "changes": tuple(one["changes"])}) for one in source["examples"]
                    ),
                    "columns": tuple((heading, meaning) for heading, meaning in source["columns"]),
                }
            )
            for source in document["sources"]
        ),
        problems=tuple(Rejected(*one) for one in document["problems"]),
        complete=bool(document["complete"]),
    )


def _file(actor: Actor, token: str) -> Path:
    if not (token.isascii() and token.isalnum()):
        raise NotFoundError(
            _("This preview"), _("it is not there any more"), _("Choose the files again, under Sources.")
        )
    return asked.folder_of(actor) / f"look-{token}.json"
