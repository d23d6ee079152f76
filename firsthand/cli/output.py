"""What the command line prints: JSON on stdout, words for people, trouble on stderr."""

import dataclasses
import json
import sys
from datetime import date, datetime
from typing import Any, NoReturn

from firsthand.errors import FirsthandError

EXIT_DONE = 0
EXIT_TROUBLE = 1
"""Something was set aside or not found."""

EXIT_USAGE = 2


def print_json(document: Any) -> None:
    """One JSON document on stdout."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2, default=_plain)
    sys.stdout.write("\n")


def fail(error: FirsthandError, code: int) -> NoReturn:
    """Say what went wrong, why, and what to do; then stop."""
    sys.stderr.write(f"{error.thing}: {error.reason}. {error.remedy}\n")
    sys.exit(code)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    if isinstance(value, frozenset | set):
        return sorted(value)
    return str(value)
