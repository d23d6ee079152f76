"""Fingerprints of files, taken while the job is still on its way: until then the reading process has nothing to do."""

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress

from firsthand.connectors.opening import DiskFile, Identity, Meter


class FingerprintsAhead:
    """A thread that takes fingerprints of what lies under some paths, until it is told to stop."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths
        self._stop = threading.Event()
        self._found: dict[Identity, str] = {}
        self._thread = threading.Thread(target=self._work, name="ahead", daemon=True)
        self._thread.start()

    def found(self) -> dict[Identity, str]:
        """What has been taken; ends the work, which lets go of the file at hand within a piece of it."""
        self._stop.set()
        self._thread.join()
        return self._found

    def _work(self) -> None:
        for path in self._files():
            if self._stop.is_set():
                return
            # What cannot be read is passed over: whoever reads it in earnest says why.
            with suppress(OSError), closing(DiskFile(path, Meter())) as file:
                if fingerprint := file.fingerprint(self._stop.is_set):
                    self._found[file.identity] = fingerprint

    def _files(self) -> Iterator[str]:
        for path in self._paths:
            yield path
            for folder, _, names in os.walk(path):
                yield from (os.path.join(folder, name) for name in names)
