"""The programme of weeks under way: ours, or one that a coach wrote."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from firsthand.domain.practice.attempts import Attempt, monday_of
from firsthand.domain.practice.programme import DEFAULT, Fault, Programme, ProgrammeWeek, parse, write
from firsthand.errors import FirsthandError
from firsthand.language import gettext as _
from firsthand.services.actor import Actor, now
from firsthand.storage import practice as stored

OURS = ""
"""What stands for the file of our own programme, so that it is shown in the language spoken."""


@dataclass(frozen=True)
class UnderWay:
    """A programme since its first day. number: the week that is due, from 1; beyond the last one once all were tried."""

    programme: Programme
    started: date
    number: int

    @property
    def week(self) -> ProgrammeWeek | None:
        return self.programme.week(self.number)


class ProgrammeError(FirsthandError):
    """A file that is no programme. faults: all that is wrong with it, in the order of its lines."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        first = faults[0]
        thing = _("Line %(line)s of the programme") % {"line": first.line} if first.line else _("The programme")
        super().__init__(thing, first.reason, first.remedy)
        self.faults = faults


def read(text: str) -> Programme:
    """Raises ProgrammeError."""
    found = parse(text)
    if not isinstance(found, Programme):
        raise ProgrammeError(found)
    return found


def start(actor: Actor, text: str | None = None) -> Programme:
    """Begin a programme from its file, ours without one; it takes the place of another. Raises ProgrammeError."""
    programme = DEFAULT if text is None else read(text)
    stored.keep_programme(actor.scope, programme.title, text or OURS, now(actor).day)
    return programme


def end(actor: Actor) -> None:
    """Practise without a programme; what was tried stays."""
    stored.end_programme(actor.scope)


def under_way(actor: Actor, attempts: list[Attempt]) -> UnderWay | None:
    """The programme, and its week that is due: a rest week moves nothing on, so the programme waits and nothing is missed."""
    kept = stored.programme(actor.scope)
    if kept is None:
        return None
    title, content, started = kept
    # Words of somebody who was forgotten are taken out of the file, which may leave it unreadable.
    found = DEFAULT if content == OURS else _parsed(content) or Programme(title, "", ())
    this = monday_of(now(actor).day)
    tried = sum(one.state == "tried" and monday_of(started) <= one.week < this for one in attempts)
    return UnderWay(found, started, tried + 1)


def file_of(actor: Actor) -> str:
    """The file of the programme under way as it came in, ours where there is none; to be changed and passed on."""
    kept = stored.programme(actor.scope)
    return kept[1] if kept and kept[1] != OURS else write(DEFAULT)


@lru_cache(maxsize=8)
def _parsed(content: str) -> Programme | None:
    """Remembered, since reading YAML takes some milliseconds and the same file is read for every page."""
    found = parse(content)
    return found if isinstance(found, Programme) else None
