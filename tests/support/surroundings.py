"""What must stand before Django's settings are read: a home folder of the session's own, and PostgreSQL's address.

pytest loads this with `-p`, ahead of every conftest.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.support.postgresql import WHAT_TO_DO, ThrowAwayServer, find_programs

_OWN = "THROW_AWAY_POSTGRESQL"
KEPT = {"FIRSTHAND_CORPUS", "FIRSTHAND_TEST_POSTGRESQL"}

HOME = Path(tempfile.mkdtemp(prefix="firsthand-tests-"))
for name in [name for name in os.environ if name.startswith("FIRSTHAND_") and name not in KEPT]:
    del os.environ[name]
os.environ["FIRSTHAND_HOME"] = str(HOME / "home")
os.environ["FIRSTHAND_OPEN_BROWSER"] = "0"
os.environ["FIRSTHAND_LANGUAGE"] = "en-gb"
os.environ["TZ"] = "UTC"
# A test leaves no password in the keyring of whoever runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
# Playwright runs an event loop in the main thread, in which Django would refuse to touch the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# Where several processes share the tests, each has a server of its own: what the first one set is not the user's word.
if os.environ.get(_OWN) == os.environ.get("FIRSTHAND_TEST_POSTGRESQL", ""):
    os.environ.pop("FIRSTHAND_TEST_POSTGRESQL", None)
_programs = find_programs()
server = ThrowAwayServer(_programs) if _programs and "FIRSTHAND_TEST_POSTGRESQL" not in os.environ else None
if server:
    os.environ["FIRSTHAND_TEST_POSTGRESQL"] = os.environ[_OWN] = server.url


def postgresql_absent() -> str:
    """Why no test can run on PostgreSQL; '' when they can."""
    if os.environ.get("FIRSTHAND_TEST_POSTGRESQL"):
        return ""
    return f"PostgreSQL is not installed. {WHAT_TO_DO}"


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    if server:
        server.stop()
    shutil.rmtree(HOME, ignore_errors=True)
