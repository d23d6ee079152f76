"""What the command line prints: JSON on stdout, words for people, trouble on stderr."""

import dataclasses
import json
import os
import sys
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from firsthand.errors import FirsthandError
from firsthand.language import gettext as _
from firsthand.language import pgettext

EXIT_DONE = 0
EXIT_TROUBLE = 1
"""Something was set aside or not found."""

EXIT_USAGE = 2
EXIT_STOPPED = 130
"""Ctrl-C, as shells have it."""


def print_json(document: Any) -> None:
    """One JSON document on stdout."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2, default=_plain)
    sys.stdout.write("\n")


def fail(error: FirsthandError, code: int) -> NoReturn:
    """Say what went wrong, why, and what to do; then stop."""
    sys.stderr.write(f"{error.thing}: {error.reason}. {error.remedy}\n")
    sys.exit(code)


def confirmed(question: str) -> bool:
    """Ask on the terminal; whatever is not yes is no, and so is the end of input."""
    # Translators: what may be typed for yes, small letters, the one shown first; "y" and "yes" are understood in any language.
    yes = pgettext("typed answers", "y yes").split()
    # Translators: what stands for no, in one small letter.
    no = pgettext("typed answers", "n")
    sys.stderr.write(f"{question} [{yes[0]}/{no.upper()}] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes", *yes}


def write_out(text: Iterable[str], file: Path | None) -> None:
    """Write a long text to a file that its owner alone can read, or to stdout; in UTF-8, line ends as they are."""
    if file is None:
        for part in text:
            sys.stdout.buffer.write(part.encode())
        sys.stdout.buffer.flush()
        return
    write_bytes((part.encode() for part in text), file)


def write_bytes(content: Iterable[bytes], file: Path) -> None:
    """Write a file that its owner alone can read; one that is there already stays as it is until the new one is whole."""
    started = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with open(os.open(started, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
            for part in content:
                opened.write(part)
        started.replace(file)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or _("it cannot be written there")
        raise FirsthandError(str(file), reason, _("Choose another place.")) from error
    finally:
        started.unlink(missing_ok=True)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    if isinstance(value, frozenset | set):
        return sorted(value)
    return str(value)
