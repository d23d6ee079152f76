"""The reading process: `python -m firsthand.connectors.worker`, one job in, a stream of frames out.

It imports neither Django nor numpy, so that it starts fast, and keeps a crash of a parser away from the rest.
"""

import gc
import json
import os
import sys
from collections.abc import Iterator
from typing import Any

from firsthand import language
from firsthand.connectors import accounts, frames
from firsthand.connectors.ahead import FingerprintsAhead
from firsthand.connectors.base import Outcome
from firsthand.connectors.opening import Identity
from firsthand.connectors.reading import Reading


def main() -> int:
    """Read the job from standard input, where no other program sees it: a line with the paths that it will be about, if
    they are known by then ([…]), and when all is ready the job itself.

    Files: {"paths": […], "known": [fingerprints…], "now": seconds since 1970}. An account: {"account": {"kind": …,
    "source": …, settings…}, "secret": "…", "states": {source: state}, "now": seconds since 1970}.
    """
    language.speak(language.language_of(os.environ))
    line = sys.stdin.buffer.readline()
    if not line:
        return 0  # it was begun for nothing
    paths = json.loads(line)
    ahead = FingerprintsAhead(paths) if paths else None
    job = json.load(sys.stdin.buffer)
    pipe = os.fdopen(os.dup(1), "wb", buffering=1024 * 1024)
    os.dup2(2, 1)  # nothing that prints by mistake may get between the frames
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)  # rows come and go by the thousand, and none refers to itself
    try:
        for outcome in _outcomes(job, ahead.found() if ahead else {}):
            frames.write(pipe, outcome)
        pipe.close()
    except BrokenPipeError:
        os._exit(0)  # whoever asked has gone
    return 0


def _outcomes(job: dict[str, Any], taken: dict[Identity, str]) -> Iterator[Outcome]:
    if "account" in job:
        return accounts.outcomes(job["account"], job["secret"], job["states"], job["now"])
    return Reading(job["paths"], job["known"], job["now"], taken).events()


if __name__ == "__main__":
    sys.exit(main())
