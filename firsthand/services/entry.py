"""The one-time link that opens the pages on this machine."""

import hmac
import os
import secrets
from hashlib import sha256
from pathlib import Path

FILE = "entry.link"


def new_token(home: Path) -> str:
    """A token for one entry; an earlier unused one no longer works. Only its hash is kept."""
    token = secrets.token_urlsafe(24)
    handle = os.open(home / FILE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(_digest(token))
    return token


def redeem(home: Path, token: str) -> bool:
    """Whether the token opens the door; it does so once."""
    try:
        kept = (home / FILE).read_text()
    except OSError:
        return False
    if not kept or not hmac.compare_digest(kept, _digest(token)):
        return False
    (home / FILE).unlink(missing_ok=True)
    return True


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
