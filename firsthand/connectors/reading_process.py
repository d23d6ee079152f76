"""The process that reads, as the asking side starts and ends it; `stream` has what it says.

It loads little, so that the process can be started before all else is loaded.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from firsthand import language
from firsthand.language import gettext as _

if sys.platform == "linux":
    import fcntl

_PIPE_BYTES = 1024 * 1024
_PACKAGE_PARENT = str(Path(__file__).resolve().parents[2])


class ReadingProcess:
    """A process for one job. It takes a moment to start: made ahead, it is ready when there is something to read."""

    def __init__(self) -> None:
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `end`
        environment = {**os.environ, language.SETTING: language.spoken()}
        environment["PYTHONPATH"] = os.pathsep.join(
            part for part in (_PACKAGE_PARENT, environment.get("PYTHONPATH", "")) if part
        )
        self._child = subprocess.Popen(
            [sys.executable, "-m", "firsthand.connectors.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            env=environment,
            bufsize=_PIPE_BYTES,
        )
        self._is_looking = False
        if self._child.stdout is not None and sys.platform == "linux":
            # Room for a batch or two, so that reading goes on while the other side writes; some systems allow less.
            with contextlib.suppress(OSError):
                fcntl.fcntl(self._child.stdout, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)

    def look_at(self, paths: Sequence[str]) -> None:
        """Let it look at the files that the job will be about; whoever asks for events is told if it has ended."""
        self._is_looking = True
        self._say(json.dumps(list(paths)) + "\n")

    def send(self, job: Mapping[str, object]) -> IO[bytes]:
        """Give it its one job, and have the pipe on which it says what it finds."""
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        if not self._is_looking:
            self.look_at(())
        self._say(json.dumps(job))
        with contextlib.suppress(BrokenPipeError):
            self._child.stdin.close()
        return self._child.stdout

    def _say(self, line: str) -> None:
        assert self._child.stdin is not None
        with contextlib.suppress(BrokenPipeError):  # it has ended: so there is nothing to come
            self._child.stdin.write(line.encode("ascii"))
            self._child.stdin.flush()

    def wait(self, seconds: float) -> None:
        """Give it so long to end by itself."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._child.wait(seconds)

    def stop(self) -> None:
        """End it, if it still runs."""
        if self._child.poll() is None:
            self._child.kill()
        self._child.wait()

    def how_it_ended(self) -> str:
        """One plain sentence about a reading process that has ended too early."""
        code = self._child.wait()
        if code == -signal.SIGKILL:
            return _("Reading stopped here: the reading process was ended from outside, often because memory ran out.")
        if code < 0:
            return _("Reading stopped here: the reading process was ended by signal %(number)s.") % {"number": -code}
        self._complaints.seek(0)
        lines = self._complaints.read()[-4_000:].decode("utf-8", "replace").strip().splitlines()
        last = lines[-1].rstrip(".") if lines else _("exit code %(number)s") % {"number": code}
        return _("Reading stopped here: the reading process failed (%(complaint)s).") % {"complaint": last}

    def end(self) -> None:
        """Let go of it, and end it if it still runs."""
        self.stop()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._complaints.close()
