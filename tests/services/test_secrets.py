"""Passwords outside the database: in the system's keyring, or in an encrypted file."""

import logging
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backend
import keyring.backends.fail
import keyring.backends.null
import pytest
from django.conf import settings
from keyring.errors import KeyringLocked, PasswordDeleteError

from firsthand.errors import StoreError
from firsthand.services import secrets
from firsthand.services.actor import Actor

pytestmark = pytest.mark.django_db

HUSH = "correct horse battery staple"


class Desktop(keyring.backend.KeyringBackend):
    """A keyring as a desktop offers one; locked while `locked` is set."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def _open(self) -> dict[tuple[str, str], str]:
        if self.locked:
            raise KeyringLocked("Locked")
        return self.kept

    def get_password(self, service: str, username: str) -> str | None:
        return self._open().get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self._open().pop((service, username), None) is None:
            raise PasswordDeleteError("Not found")


class Forgetful(Desktop):
    """Says yes and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        return


@pytest.fixture(autouse=True)
def _a_home_without_secrets() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.fail.Keyring())
    yield
    keyring.set_keyring(before)
    for name in (secrets.FILE, secrets.KEY_FILE):
        (home() / name).unlink(missing_ok=True)


def home() -> Path:
    return Path(settings.CONFIG.home)


def test_what_is_kept_comes_back_and_what_is_dropped_does_not(actor: Actor) -> None:
    secrets.keep(actor, "account/1", {"password": HUSH})
    secrets.keep(actor, "account/2", {"password": "other", "client_secret": "ä€"})
    secrets.keep(actor, "account/1", {"password": HUSH + "!"})
    assert secrets.get(actor, "account/1") == {"password": HUSH + "!"}
    secrets.drop(actor, "account/1")
    secrets.drop(actor, "account/1")
    assert secrets.get(actor, "account/1") is None
    assert secrets.get(actor, "account/2") == {"password": "other", "client_secret": "ä€"}


def test_the_file_is_closed_to_others_and_does_not_show_what_is_in_it(actor: Actor) -> None:
    secrets.keep(actor, "account/1", {"password": HUSH})
    for name in (secrets.FILE, secrets.KEY_FILE):
        assert (home() / name).stat().st_mode & 0o777 == 0o600
        assert HUSH.encode() not in (home() / name).read_bytes()
    assert not list(home().glob(f".{secrets.FILE}*")), "nothing half written is left"


def test_without_its_key_the_file_is_said_to_be_unreadable_in_words(actor: Actor) -> None:
    secrets.keep(actor, "account/1", {"password": HUSH})
    (home() / secrets.KEY_FILE).unlink()
    for attempt in (lambda: secrets.get(actor, "account/1"), lambda: secrets.keep(actor, "x", {"password": "y"})):
        with pytest.raises(StoreError, match=secrets.KEY_FILE) as refused:
            attempt()
        assert HUSH not in str(refused.value)


def test_a_real_keyring_is_used_and_the_file_then_keeps_nothing(actor: Actor) -> None:
    secrets.keep(actor, "account/1", {"password": "old"})
    desktop = Desktop()
    keyring.set_keyring(desktop)
    secrets.keep(actor, "account/1", {"password": HUSH})
    assert HUSH in next(iter(desktop.kept.values()))
    assert secrets.get(actor, "account/1") == {"password": HUSH}
    assert "keyring" in secrets.store_name(actor)
    secrets.drop(actor, "account/1")
    assert desktop.kept == {}
    keyring.set_keyring(keyring.backends.fail.Keyring())
    assert secrets.get(actor, "account/1") is None


@pytest.mark.parametrize("backend", [keyring.backends.fail.Keyring, keyring.backends.null.Keyring])
def test_keyrings_that_keep_nothing_are_never_used(actor: Actor, backend: type) -> None:
    keyring.set_keyring(backend())
    secrets.keep(actor, "account/1", {"password": HUSH})
    assert secrets.get(actor, "account/1") == {"password": HUSH}
    assert "file" in secrets.store_name(actor)


def test_a_locked_or_forgetful_keyring_is_passed_over(actor: Actor) -> None:
    locked = Desktop()
    locked.locked = True
    for number, backend in enumerate([locked, Forgetful()]):
        keyring.set_keyring(backend)
        secrets.keep(actor, f"account/{number}", {"password": HUSH})
        assert secrets.get(actor, f"account/{number}") == {"password": HUSH}


def test_a_keyring_locked_later_gives_nothing_and_raises_nothing(actor: Actor) -> None:
    desktop = Desktop()
    keyring.set_keyring(desktop)
    secrets.keep(actor, "account/1", {"password": HUSH})
    desktop.locked = True
    assert secrets.get(actor, "account/1") is None
    desktop.locked = False
    assert secrets.get(actor, "account/1") == {"password": HUSH}


def test_nothing_is_logged(actor: Actor, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        secrets.keep(actor, "account/1", {"password": HUSH})
        secrets.get(actor, "account/1")
        secrets.drop(actor, "account/1")
    assert HUSH not in caplog.text
