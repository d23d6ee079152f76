"""What `make test` installs beside Python, tried with stand-ins for apt-get and sudo."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "system-packages"
ORDINARY = ("sh", "env", "ls", "cat")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of programs that stands for a bare machine, used as the whole PATH."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ORDINARY:
        (programs / name).symlink_to(str(shutil.which(name)))
    return programs


def put(machine: Path, name: str, script: str) -> None:
    path = machine / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def put_libraries(machine: Path, *names: str) -> None:
    folder = machine / "libraries"
    folder.mkdir()
    for name in names or ("libpangoft2-1.0", "libharfbuzz-subset"):
        (folder / f"{name}.so.0").touch()


def run(machine: Path) -> subprocess.CompletedProcess[str]:
    absent = str(machine / "none")
    environment = {
        "PATH": str(machine),
        "POSTGRESQL_FOLDER": absent,
        "DOVECOT_PROGRAM": absent,
        "LIBRARY_FOLDERS": str(machine / "libraries"),
        "LOG": str(machine / "log"),
    }
    return subprocess.run([SCRIPT], env=environment, capture_output=True, text=True, check=False, timeout=20)


def installed(machine: Path) -> str:
    log = machine / "log"
    return log.read_text() if log.exists() else ""


def test_where_all_is_there_nothing_happens(machine: Path) -> None:
    put(machine, "chromium", "")
    put(machine, "postgres", "")
    put(machine, "dovecot", "")
    put(machine, "xgettext", "")
    put_libraries(machine)
    put(machine, "apt-get", 'echo "$@" >> "$LOG"')
    done = run(machine)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert installed(machine) == ""


def test_root_installs_what_is_missing_and_nothing_else(machine: Path) -> None:
    put(machine, "chromium", "")
    put(machine, "id", "echo 0")
    put(machine, "apt-get", 'echo "$@" >> "$LOG"')
    assert run(machine).returncode == 0
    assert (
        installed(machine)
        .rstrip()
        .endswith("--no-install-recommends postgresql dovecot-imapd gettext libpangoft2-1.0-0 libharfbuzz-subset0")
    )


def test_a_library_that_is_there_is_not_installed(machine: Path) -> None:
    for name in ("chromium", "postgres", "dovecot", "xgettext"):
        put(machine, name, "")
    put_libraries(machine, "libpangoft2-1.0")
    put(machine, "id", "echo 0")
    put(machine, "apt-get", 'echo "$@" >> "$LOG"')
    assert run(machine).returncode == 0
    assert installed(machine).rstrip().endswith("--no-install-recommends libharfbuzz-subset0")


def test_stale_package_lists_are_renewed_once(machine: Path) -> None:
    put(machine, "id", "echo 0")
    put(
        machine,
        "apt-get",
        'echo "$1" >> "$LOG"; [ "$1" = update ] || [ -e "$LOG.renewed" ] || { : > "$LOG.renewed"; exit 100; }',
    )
    assert run(machine).returncode == 0
    assert installed(machine).split() == ["install", "update", "install"]


def test_somebody_without_rights_is_told_what_to_do_and_the_tests_go_on(machine: Path) -> None:
    put(machine, "id", "echo 1000")
    put(machine, "sudo", "exit 1")
    put(machine, "apt-get", 'echo "$@" >> "$LOG"')
    done = run(machine)
    assert done.returncode == 0
    assert (
        "apt-get install --no-install-recommends chromium postgresql dovecot-imapd gettext libpangoft2-1.0-0 libharfbuzz-subset0"
        in done.stderr
    )
    assert installed(machine) == ""


def test_another_system_is_told_what_to_do(machine: Path) -> None:
    done = run(machine)
    assert done.returncode == 0
    assert "your system's packages" in done.stderr


def test_the_script_can_be_run() -> None:
    assert os.access(SCRIPT, os.X_OK)
