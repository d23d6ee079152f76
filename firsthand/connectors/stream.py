"""Reading from the asking side: what a reading process finds in files or in an account, event by event."""

import os
from collections.abc import Collection, Generator, Mapping, Sequence

from firsthand.connectors.base import AccountFailed, Event, Finished, SetAside, SourceClosed, SourceOpened
from firsthand.connectors.reading_process import ReadingProcess
from firsthand.domain.messages import Rejected
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

_REMEDY = gettext_noop(
    "Start the import again: what was read is kept, and nothing comes in twice. If it stops again at the same place, "
    "import the other files without this one, and please report it."
)
_ACCOUNT_REMEDY = gettext_noop(
    "Nothing needs to be done now: what was read is kept, and the next run goes on from there. If it stops again, please "
    "report it."
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
        yield SetAside(where, Rejected(where, reading.how_it_ended(), _(_REMEDY)))
        yield Finished(complete=False)
    finally:
        reading.end()


def account_events(
    account: Mapping[str, object],
    secret: str,
    states: Mapping[str, str],
    *,
    now: int,
    process: ReadingProcess | None = None,
) -> Generator[Event, None, None]:
    """What is new in an account, ending with Finished.

    account: its settings as JSON types, 'kind' and 'source' among them. secret: goes to the reading process through its
    standard input alone. states: what the last Checkpoint of each source held. now, process: as for `events`.
    What breaks reading off comes as AccountFailed, never as an exception, the death of the reading process included, and
    Finished is not complete then. Closing the iterator early ends the process and with it the connection.
    """
    reading = process or ReadingProcess()
    try:
        job = {"account": dict(account), "secret": secret, "states": dict(states), "now": now}
        for event in reading.events(job):
            yield event
            if isinstance(event, Finished):
                return
        rejected = Rejected(str(account.get("source", "")), reading.how_it_ended(), _(_ACCOUNT_REMEDY))
        yield AccountFailed(rejected, lasting=False)
        yield Finished(complete=False)
    finally:
        reading.end()
