"""What a new user's first minute rests on: the scripts, the wheel, the size of the environment."""

import os
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
ENVIRONMENT_MB_MAX = 350
BLOCK_BYTES = 4096
BARE_ENVIRONMENT_MB = 45
"""pip, setuptools and the links to Python itself, as `python -m venv` makes them."""


def test_a_shim_that_leads_nowhere_is_passed_over(tmp_path: Path) -> None:
    shim = tmp_path / "python3.11"
    shim.write_text("#!/bin/sh\necho 'pyenv: python3.11: command not found' >&2\nexit 127\n")
    shim.chmod(0o755)
    path = f"{tmp_path}:{Path(sys.executable).parent}:/usr/bin:/bin"
    found = subprocess.run(
        [ROOT / "scripts" / "python"],
        env={"PATH": path, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    chosen = found.stdout.strip()
    assert not chosen.startswith(str(tmp_path))
    version = subprocess.run(
        [chosen, "-c", "import sys; print(sys.version_info >= (3, 11))"], capture_output=True, text=True, check=True
    )
    assert version.stdout.strip() == "True"


def test_a_python_of_pyenv_is_found_without_its_shims(tmp_path: Path) -> None:
    place = tmp_path / "versions" / "3.11.99" / "bin"
    place.mkdir(parents=True)
    (place / "python").symlink_to(sys.executable)
    (tmp_path / "python3.11").write_text("#!/bin/sh\nexit 127\n")
    (tmp_path / "python3.11").chmod(0o755)
    found = subprocess.run(
        [ROOT / "scripts" / "python"],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "HOME": str(tmp_path), "PYENV_ROOT": str(tmp_path)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert found.stdout.strip() == str(place / "python")


def test_where_no_python_is_new_enough_the_reader_learns_what_to_do() -> None:
    none = subprocess.run([ROOT / "scripts" / "python", "3.99"], capture_output=True, text=True, check=False)
    assert none.returncode == 1
    assert none.stdout == ""
    assert "Python 3.99 or newer" in none.stderr
    assert "apt-get install python3" in none.stderr


def test_a_second_installation_does_nothing_and_says_nothing() -> None:
    if not (ROOT / ".venv" / ".installed-dev").exists():
        pytest.skip("this checkout was not set up with make")
    again = subprocess.run(
        [ROOT / "scripts" / "install", "dev"], capture_output=True, text=True, check=True, timeout=20
    )
    assert (again.stdout, again.stderr) == ("", "")


def test_the_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "-z", "firsthand"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("this is not a git checkout")
    tracked = {name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()}
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", tmp_path],
        cwd=ROOT, env=environment, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        packed = set(opened.namelist())
        (entry_points,) = (name for name in packed if name.endswith("entry_points.txt"))
        assert "firsthand = firsthand.cli:main" in opened.read(entry_points).decode()
    assert tracked - packed == set()


def test_the_default_installation_stays_small(capsys: pytest.CaptureFixture[str]) -> None:
    leg = "-313" if sys.version_info >= (3, 13) else ""
    total = sum(_size_bytes(name) for name in _names(ROOT / "requirements" / f"base{leg}.txt"))
    total_mb = total / 1e6 + BARE_ENVIRONMENT_MB
    with capsys.disabled():
        print(f" [{total_mb:.0f} of {ENVIRONMENT_MB_MAX} MB]", end="")
    assert total_mb <= ENVIRONMENT_MB_MAX


def _names(path: Path) -> list[str]:
    lines = (line.rstrip(" \\") for line in path.read_text().splitlines() if "==" in line)
    requirements = [Requirement(line) for line in lines]
    return [one.name for one in requirements if one.marker is None or one.marker.evaluate()]


def _size_bytes(name: str) -> int:
    """What an installed distribution takes on disk, in whole blocks, compiled bytecode included as if it were there."""
    files = [Path(str(file.locate())) for file in metadata.files(name) or []]
    sizes = {file: file.stat().st_size for file in files if file.is_file() and file.suffix != ".pyc"}
    compiled = [size for file, size in sizes.items() if file.suffix == ".py"]
    return sum(-(-size // BLOCK_BYTES) * BLOCK_BYTES for size in [*sizes.values(), *compiled])
