"""What an import of files was asked to read, kept until it is done, so that one that broke off goes on with one click."""

import json
import os
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from firsthand.services import locks
from firsthand.services.actor import Actor

KEPT_SECONDS_MAX = 7 * 24 * 60 * 60
"""What nobody came back for is removed by then: a copy of somebody's mail must not lie about for ever."""


@dataclass(frozen=True)
class Asked:
    """paths: as given; me: addresses of the owner."""

    paths: tuple[Path, ...]
    me: tuple[str, ...] = ()


def folder_of(actor: Actor) -> Path:
    """Where uploaded files wait to be read, with all that belongs to them; forgetting somebody empties it."""
    folder = locks.home_of(actor) / "uploads"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def keep(actor: Actor, run: int, paths: Sequence[Path], me: Sequence[str]) -> None:
    document = document_of(Asked(tuple(Path(path).absolute() for path in paths), tuple(me)))
    write(_file(actor, run), document)


def of_run(actor: Actor, run: int) -> Asked | None:
    """None for an import that is done, that read an account, or whose files have gone since."""
    found = read(_file(actor, run))
    asked = found and meant(found)
    return asked if asked and any(path.exists() for path in asked.paths) else None


def drop(actor: Actor, run: int) -> None:
    """Forget what an import was asked for, and remove the files that were uploaded for it."""
    found = read(_file(actor, run))
    hand_on(actor, run)
    if found:
        remove_uploads(actor, meant(found).paths)


def hand_on(actor: Actor, run: int) -> None:
    """Forget what an import was asked for, since another one goes on with the same files."""
    _file(actor, run).unlink(missing_ok=True)


def remove_uploads(actor: Actor, paths: Sequence[Path]) -> None:
    """Remove those of the files that were uploaded; others are the user's own."""
    folder = folder_of(actor)
    for path in paths:
        if folder in path.parents:
            shutil.rmtree(path if path.parent == folder and path.is_dir() else path.parent, ignore_errors=True)


def tidy(actor: Actor) -> None:
    """Remove what nobody came back for."""
    before = time.time() - KEPT_SECONDS_MAX
    for path in folder_of(actor).iterdir():
        if path.stat().st_mtime >= before:
            continue
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def document_of(asked: Asked) -> dict[str, object]:
    return {"paths": [os.fspath(path) for path in asked.paths], "me": list(asked.me)}


def meant(document: dict[str, object]) -> Asked:
    """What `document_of` wrote down."""
    paths, me = document["paths"], document["me"]
    assert isinstance(paths, list)
    assert isinstance(me, list)
    return Asked(tuple(Path(one) for one in paths), tuple(me))


def write(file: Path, document: dict[str, object]) -> None:
    """Whole or not at all: another thread may read it at any time."""
    fresh = file.with_suffix(".fresh")
    fresh.write_text(json.dumps(document), encoding="ascii")
    fresh.chmod(0o600)
    fresh.replace(file)


def read(file: Path) -> dict[str, object] | None:
    try:
        found = json.loads(file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _file(actor: Actor, run: int) -> Path:
    return folder_of(actor) / f"run-{run}.json"
