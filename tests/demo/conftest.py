"""One demo, written once for all tests of it."""

from datetime import date
from pathlib import Path

import pytest

from firsthand.demo import Written, write

UNTIL = date(2026, 11, 17)


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    folder: Path = tmp_path_factory.mktemp("demo")
    return write(folder, until=UNTIL)
