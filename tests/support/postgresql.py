"""A PostgreSQL server that lives as long as the tests do."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

START_SECONDS_MAX = 60
WHAT_TO_DO = (
    "Install it (scripts/system-packages does, on Debian and Ubuntu), or name a server in FIRSTHAND_TEST_POSTGRESQL."
)


class ThrowAwayServer:
    """The address is settled at once; the server starts when the first test needs it."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._port = free_port()
        self._folder: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"postgresql://firsthand@127.0.0.1:{self._port}/firsthand"

    def start(self) -> None:
        if self._process:
            return
        self._folder = Path(tempfile.mkdtemp(prefix="firsthand-postgresql-"))
        store = self._folder / "store"
        other_user = _other_user()
        if os.geteuid() == 0:
            shutil.chown(self._folder, *_owner_of_the_server())
        initdb: list[str | Path] = [
            self._programs / "initdb",
            "--pgdata",
            store,
            "--username=firsthand",
            "--auth=trust",
            "--no-sync",
        ]
        language = ["--encoding=UTF8", "--locale=C.UTF-8"]
        subprocess.run([*other_user, *initdb, *language], check=True, stdout=subprocess.DEVNULL, cwd="/")
        settings = {
            "port": self._port, "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "max_connections": 60,
            "fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "logging_collector": "off",
        }  # fmt: skip
        arguments = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        log = (self._folder / "log").open("wb")
        self._process = subprocess.Popen(
            [*other_user, self._programs / "postgres", "-D", store, *arguments], stdout=log, stderr=log, cwd="/"
        )
        log.close()
        self._wait_until_it_answers()

    def stop(self) -> None:
        if self._process:
            self._process.send_signal(signal.SIGQUIT)  # at once: nothing in it is worth a checkpoint
            try:
                self._process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _wait_until_it_answers(self) -> None:
        assert self._process is not None
        assert self._folder is not None
        deadline = time.monotonic() + START_SECONDS_MAX
        while True:
            try:
                psycopg.connect(self.url, dbname="postgres", connect_timeout=5).close()
                return
            except psycopg.OperationalError as error:
                if self._process.poll() is not None or time.monotonic() > deadline:
                    log = (self._folder / "log").read_text(errors="replace")[-2000:]
                    raise RuntimeError(f"The PostgreSQL server for the tests does not start: {error}\n{log}") from error
                time.sleep(0.1)


def find_programs() -> Path | None:
    """The folder that holds `initdb` and `postgres`, of the newest version found; None where PostgreSQL is absent."""
    folders = [
        *Path("/usr/lib/postgresql").glob("*/bin"),
        *Path("/usr/pgsql-17").glob("bin"),
        *Path("/opt/homebrew/opt").glob("postgresql*/bin"),
    ]
    folders.sort(key=lambda folder: [int(part) if part.isdigit() else 0 for part in folder.parts])
    if found := shutil.which("postgres"):
        folders.append(Path(found).resolve().parent)
    usable = [folder for folder in folders if (folder / "initdb").exists() and (folder / "postgres").exists()]
    return usable[-1] if usable else None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _owner_of_the_server() -> tuple[int, int]:
    """PostgreSQL refuses to run as root: the user and group it runs as instead."""
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return entry.pw_uid, entry.pw_gid
    raise RuntimeError("PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody.")


def _other_user() -> list[str]:
    if os.geteuid() != 0:
        return []
    user, group = _owner_of_the_server()
    return ["setpriv", f"--reuid={user}", f"--regid={group}", "--clear-groups", "--"]
