"""Passwords and tokens, kept outside the database.

Where a keyring of the system works (Secret Service, KWallet, macOS), they are kept there. Elsewhere they are in the file
`secrets` of the home folder, encrypted with a key that lies in `secrets.key` beside it; both can be read by their owner
only. What that protects: copies of the database, exports and backups of single files hold no password. What it does not
protect: whoever can read the whole home folder, or run programs as its owner, can read the passwords too.
"""

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.errors import StoreError
from firsthand.language import gettext as _
from firsthand.services import locks
from firsthand.services.actor import Actor

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

FILE = "secrets"
KEY_FILE = "secrets.key"

_NO_REAL_KEYRING = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")
"""Backends that refuse everything, forget everything, or write passwords down in the open."""


def keep(actor: Actor, name: str, secret: Mapping[str, str]) -> None:
    """Keep a secret under a name of this record, over an earlier one."""
    text = json.dumps(dict(secret), ensure_ascii=False, sort_keys=True)
    if (backend := _keyring()) is not None and _keyring_takes(backend, _service(actor), _entry(actor, name), text):
        _change_file(actor, name, None)
        return
    _change_file(actor, name, text)


def get(actor: Actor, name: str) -> dict[str, str] | None:
    """A secret; None where none is kept, or the keyring that has it is closed."""
    text = _read_file(actor).get(_entry(actor, name))
    if text is None and (backend := _keyring()) is not None:
        try:
            text = backend.get_password(_service(actor), _entry(actor, name))
        except Exception:  # noqa: BLE001 - backends raise errors of the libraries below them, which differ by system
            text = None
    return None if text is None else dict(json.loads(text))


def drop(actor: Actor, name: str) -> None:
    """Forget a secret, wherever it is kept."""
    _change_file(actor, name, None)
    if (backend := _keyring()) is not None:
        try:
            backend.delete_password(_service(actor), _entry(actor, name))
        except Exception:  # noqa: BLE001 - as above; most often: it is not there
            return


def store_name(actor: Actor) -> str:
    """Where secrets are kept here, for people."""
    if (backend := _keyring()) is not None:
        return _("the system's keyring (%(name)s)") % {"name": backend.name}
    return _("an encrypted file, %(file)s; its key lies beside it") % {"file": locks.home_of(actor) / FILE}


def in_keyring() -> bool:
    return _keyring() is not None


def _keyring() -> "KeyringBackend | None":
    """The system's keyring where it keeps secrets indeed."""
    import keyring  # noqa: PLC0415 - it looks for its backends while it is imported; few processes need them
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415

    chosen = keyring.get_keyring()
    several = list(chosen.backends) if isinstance(chosen, ChainerBackend) else [chosen]
    return next((one for one in several if _is_real(one)), None)


def _is_real(backend: "KeyringBackend") -> bool:
    # keyring's own measure: below 1 stand backends that are there but not to be trusted.
    return not type(backend).__module__.startswith(_NO_REAL_KEYRING) and float(backend.priority) >= 1


def _keyring_takes(backend: "KeyringBackend", service: str, entry: str, text: str) -> bool:
    """Whether a keyring keeps it: one that is locked, or says yes and forgets, does not."""
    try:
        backend.set_password(service, entry, text)
        return bool(backend.get_password(service, entry) == text)
    except Exception:  # noqa: BLE001 - see get
        return False


def _service(actor: Actor) -> str:
    return f"firsthand {locks.home_of(actor)}"


def _entry(actor: Actor, name: str) -> str:
    return f"{actor.scope.database}/{actor.scope.workspace}/{name}"


def _read_file(actor: Actor) -> dict[str, str]:
    """All entries of the encrypted file."""
    home = locks.home_of(actor)
    try:
        sealed = (home / FILE).read_bytes()
    except FileNotFoundError:
        return {}
    from cryptography.fernet import Fernet, InvalidToken  # noqa: PLC0415 - a fiftieth of a second

    try:
        opened = Fernet((home / KEY_FILE).read_bytes()).decrypt(sealed)
        return dict(json.loads(opened))
    except (OSError, ValueError, InvalidToken) as error:
        raise StoreError(
            str(home / FILE),
            _("the passwords in it cannot be read: %(key_file)s beside it is missing or another one")
            % {"key_file": KEY_FILE},
            _("Put %(key_file)s back, or move both files away and give the passwords again.") % {"key_file": KEY_FILE},
        ) from error


def _change_file(actor: Actor, name: str, text: str | None) -> None:
    home = locks.home_of(actor)
    if text is None and not (home / FILE).exists():
        return
    from cryptography.fernet import Fernet  # noqa: PLC0415 - see _read_file

    with locks.held(actor, "secrets", str(home / FILE), wait_seconds=10):
        entries = _read_file(actor)
        entries.pop(_entry(actor, name), None)
        if text is not None:
            entries[_entry(actor, name)] = text
        if not (home / KEY_FILE).exists():
            _write(home / KEY_FILE, Fernet.generate_key())
        sealed = Fernet((home / KEY_FILE).read_bytes()).encrypt(json.dumps(entries).encode())
        _write(home / FILE, sealed)


def _write(file: Path, content: bytes) -> None:
    """Complete or not at all, and readable by its owner only from its first byte on."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
        os.replace(name, file)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise StoreError(
            str(file),
            _("it cannot be written (%(strerror)s)") % {"strerror": error.strerror},
            _("Make room, or allow writing."),
        ) from error
