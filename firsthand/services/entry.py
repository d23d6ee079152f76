"""The one-time link that opens the pages on this machine."""

import hmac
import os
import secrets
from hashlib import sha256
from pathlib import Path
from typing import Literal

FILE = "entry.link"

Opens = Literal["own", "demo"]


def new_token(home: Path, opens: Opens = "own") -> str:
    """A token for one entry, to the user's own record or to the demo; an earlier unused one no longer works.

    Only its hash is kept.
    """
    token = secrets.token_urlsafe(24)
    handle = os.open(home / FILE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(f"{opens} {_digest(token)}")
    return token


def redeem(home: Path, token: str) -> Opens | None:
    """What the token opens; it does so once. None for a wrong or spent one."""
    try:
        opens, _, digest = (home / FILE).read_text().partition(" ")
    except OSError:
        return None
    if not digest or not hmac.compare_digest(digest, _digest(token)):
        return None
    (home / FILE).unlink(missing_ok=True)
    return "demo" if opens == "demo" else "own"


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
