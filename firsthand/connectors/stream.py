"""Reading mail from the asking side: starts the reading process and yields what it finds, event by event."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Collection, Generator, Iterator, Sequence
from pathlib import Path
from typing import IO

from firsthand.connectors import frames
from firsthand.connectors.base import Event, Finished, SetAside, SourceClosed, SourceOpened
from firsthand.domain.messages import Rejected

if sys.platform == "linux":
    import fcntl

_PIPE_BYTES = 1024 * 1024
_PACKAGE_PARENT = str(Path(__file__).resolve().parents[2])


def events(
    paths: Sequence[str | os.PathLike[str]], *, known: Collection[str] = (), now: int
) -> Generator[Event, None, None]:
    """Everything that the files and folders at `paths` hold, ending with Finished.

    known: fingerprints of sources that were read before and need no second reading.
    now: seconds since 1970; later dates count as absurd.
    What cannot be read comes as SetAside, never as an exception; if the reading process itself dies, that is said as
    SetAside too, and Finished is not complete. Closing the iterator early ends the process.
    """
    job = {"paths": [os.fspath(path) for path in paths], "known": sorted(known), "now": now}
    with tempfile.TemporaryFile() as complaints:
        child = _start(complaints)
        try:
            yield from _conversation(child, job, complaints)
        finally:
            _end(child)


def _start(complaints: IO[bytes]) -> "subprocess.Popen[bytes]":
    environment = dict(os.environ)
    environment["PYTHONPATH"] = os.pathsep.join(
        part for part in (_PACKAGE_PARENT, environment.get("PYTHONPATH", "")) if part
    )
    child = subprocess.Popen(
        [sys.executable, "-m", "firsthand.connectors.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=complaints,
        env=environment,
        bufsize=_PIPE_BYTES,
    )
    if child.stdout is not None and sys.platform == "linux":
        # Room for a batch or two, so that reading goes on while the other side writes; some systems allow less.
        with contextlib.suppress(OSError):
            fcntl.fcntl(child.stdout, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    return child


def _conversation(child: "subprocess.Popen[bytes]", job: dict[str, object], complaints: IO[bytes]) -> Iterator[Event]:
    assert child.stdin is not None
    assert child.stdout is not None
    open_sources: list[str] = []
    try:
        child.stdin.write(json.dumps(job).encode("ascii"))
        child.stdin.close()
        while True:
            event = frames.read(child.stdout)
            if isinstance(event, SourceOpened):
                open_sources.append(event.source)
            elif isinstance(event, SourceClosed) and event.source in open_sources:
                open_sources.remove(event.source)
            yield event
            if isinstance(event, Finished):
                return
    except (BrokenPipeError, frames.BrokenOffError):
        where = open_sources[-1] if open_sources else ", ".join(str(path) for path in job["paths"])  # type: ignore[attr-defined]
    yield SetAside(where, Rejected(where, _how_it_ended(child.wait(), complaints), _REMEDY))
    yield Finished(complete=False)


_REMEDY = (
    "Start the import again: what was read is kept, and nothing comes in twice. If it stops again at the same place, "
    "import the other files without this one, and please report it."
)


def _how_it_ended(code: int, complaints: IO[bytes]) -> str:
    """One plain sentence about a reading process that has ended too early."""
    if code == -signal.SIGKILL:
        return "Reading stopped here: the reading process was ended from outside, often because memory ran out."
    if code < 0:
        return f"Reading stopped here: the reading process was ended by signal {-code}."
    complaints.seek(0)
    lines = complaints.read()[-4_000:].decode("utf-8", "replace").strip().splitlines()
    last = lines[-1].rstrip(".") if lines else f"exit code {code}"
    return f"Reading stopped here: the reading process failed ({last})."


def _end(child: "subprocess.Popen[bytes]") -> None:
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    if child.poll() is None:
        child.kill()
    child.wait()
