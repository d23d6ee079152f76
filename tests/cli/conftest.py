"""One demo record for all command-line tests that only look."""

from datetime import date

import pytest

from firsthand import demo
from tests.support.program import Program

LAST_DAY = date(2026, 3, 13)


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> demo.Written:
    return demo.write(tmp_path_factory.mktemp("demo-mail"), until=LAST_DAY)


@pytest.fixture(scope="session")
def record(written: demo.Written, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program on a home folder into which the demo's mail was imported."""
    program = Program(tmp_path_factory.mktemp("home"))
    named = [word for address in written.owner_addresses for word in ("--me", address)]
    program("import", written.folder, *named)
    return program
