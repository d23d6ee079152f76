"""Reading mail from the asking side: what a reading process finds, event by event."""

import os
from collections.abc import Collection, Generator, Sequence

from firsthand.connectors.base import Event, Finished, SetAside, SourceClosed, SourceOpened
from firsthand.connectors.reading_process import ReadingProcess
from firsthand.domain.messages import Rejected

_REMEDY = (
    "Start the import again: what was read is kept, and nothing comes in twice. If it stops again at the same place, "
    "import the other files without this one, and please report it."
)


def events(
    paths: Sequence[str | os.PathLike[str]],
    *,
    known: Collection[str] = (),
    now: int,
    process: ReadingProcess | None = None,
) -> Generator[Event, None, None]:
    """Everything that the files and folders at `paths` hold, ending with Finished.

    known: fingerprints of sources that were read before and need no second reading.
    now: seconds since 1970; later dates count as absurd.
    process: one that was started ahead; it is used up.
    What cannot be read comes as SetAside, never as an exception; if the reading process itself dies, that is said as
    SetAside too, and Finished is not complete. Closing the iterator early ends the process.
    """
    reading = process or ReadingProcess()
    names = [os.fspath(path) for path in paths]
    open_sources: list[str] = []
    try:
        for event in reading.events({"paths": names, "known": sorted(known), "now": now}):
            if isinstance(event, SourceOpened):
                open_sources.append(event.source)
            elif isinstance(event, SourceClosed) and event.source in open_sources:
                open_sources.remove(event.source)
            yield event
            if isinstance(event, Finished):
                return
        where = open_sources[-1] if open_sources else ", ".join(names)
        yield SetAside(where, Rejected(where, reading.how_it_ended(), _REMEDY))
        yield Finished(complete=False)
    finally:
        reading.end()
