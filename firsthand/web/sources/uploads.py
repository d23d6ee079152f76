"""Uploaded files, put where the import reads them; it removes them afterwards."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile

from firsthand.services import imports
from firsthand.services.actor import Actor


def keep(actor: Actor, files: Sequence[UploadedFile[Any]]) -> Path:
    """The folder, of this upload alone, that holds the files under their own names."""
    folder = imports.uploads_folder(actor) / secrets.token_hex(6)
    folder.mkdir(mode=0o700)
    for file in files:
        _keep_one(file, _free(folder, Path(file.name or "mail").name))
    return folder


def _keep_one(file: UploadedFile[Any], path: Path) -> None:
    if isinstance(file, TemporaryUploadedFile):
        # A large upload is on this disk already: moving it costs nothing, copying it would cost its size again.
        shutil.move(file.temporary_file_path(), path)
        path.chmod(0o600)
        return
    with path.open("wb") as kept:
        for chunk in file.chunks():
            kept.write(chunk)


def _free(folder: Path, name: str) -> Path:
    """A path in the folder that no earlier file of this upload has taken."""
    path = folder / name
    count = 2
    while path.exists():
        path = folder / f"{count}-{name}"
        count += 1
    return path


def remove(folder: Path) -> None:
    """Remove an upload's folder with all it holds."""
    shutil.rmtree(folder, ignore_errors=True)
