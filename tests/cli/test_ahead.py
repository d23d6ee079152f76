"""An import's reading process is begun before the command is loaded, and ended where nobody needs it."""

import subprocess
import sys

import pytest

from firsthand.cli import ahead


@pytest.fixture(autouse=True)
def none_left() -> object:
    yield
    ahead.end()


@pytest.mark.parametrize(
    "arguments", [[], ["today"], ["import", "--help"], ["import", "mail", "--preview"], ["--home", "import"]]
)
def test_nothing_is_begun_for_what_reads_nothing(arguments: list[str]) -> None:
    ahead.begin(arguments)
    assert ahead._begun == []


def test_an_import_takes_the_one_that_was_begun() -> None:
    ahead.begin(["import", "mail"])
    (begun,) = ahead._begun
    process = ahead.reading_process(["mail"])
    assert process is begun
    another = ahead.reading_process(["mail"])
    assert another is not begun
    for one in (process, another):
        one.end()


def test_one_that_nobody_asked_for_ends() -> None:
    ahead.begin(["import"])
    (begun,) = ahead._begun
    ahead.end()
    assert begun._child.poll() is not None


def test_wrong_use_ends_at_once_and_says_only_what_is_wrong() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "firsthand", "import", "--wrong"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "--wrong" in done.stderr
    assert "Traceback" not in done.stderr
