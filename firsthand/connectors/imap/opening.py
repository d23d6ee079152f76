"""Opening a folder, and asking in the same breath for what the listing lets one foresee.

EXAMINE, SEARCH and the first FETCH go out together: one round trip instead of three. Their answers count only where the
folder was opened, is as it was listed, and the server kept to the order; otherwise they are dropped, and asked for again.
"""

import re
from typing import NamedTuple

from firsthand.connectors.imap import trouble
from firsthand.connectors.imap.fetching import FETCH, AskedAhead, ask_ahead
from firsthand.connectors.imap.folders import Listed
from firsthand.connectors.imap.session import Session
from firsthand.connectors.imap.settings import Settings
from firsthand.connectors.imap.state import Interval
from firsthand.connectors.imap.wire import Ended, Pieces, quoted

_CODE = re.compile(rb"\[(UIDVALIDITY|UIDNEXT) (\d+)\]", re.IGNORECASE)
_EXISTS = re.compile(rb"\* (\d+) EXISTS", re.IGNORECASE)
_SEARCH = re.compile(rb"\* SEARCH\b", re.IGNORECASE)


class Found(NamedTuple):
    """What was asked ahead and counts: the numbers in use of the interval, and the command for the highest of them."""

    uids: list[int]
    fetch: AskedAhead


class Opened(NamedTuple):
    """How EXAMINE ended. uid_validity, exists: 0 where the server does not say."""

    ended: Ended
    uid_validity: int
    uid_next: int | None
    exists: int
    found: Found | None


def opened(session: Session, listed: Listed, foreseen: Interval | None, *, with_labels: bool) -> Opened:
    """Open a folder. foreseen: the numbers to ask for in the same breath.

    Raises BrokenOff for a server that keeps silent meanwhile, so that everything is asked for again, one after the other.
    """
    wire = session.wire
    examine = wire.ask(b"EXAMINE " + quoted(listed.raw))
    if foreseen is None:
        return _opened(*wire.told(examine), listed)
    low, high = foreseen
    search = wire.ask(b"UID SEARCH UID %d:%d" % (low, high))
    fetch = ask_ahead(session, low, high, with_labels=with_labels)
    try:
        answers, ended = wire.told(examine)
        folder = _opened(answers, ended, listed)
        is_as_listed = (folder.uid_validity, folder.uid_next) == (listed.uid_validity, listed.uid_next)
        is_in_order = not any(map(_is_early, answers)) and not any(map(wire.has_ended, (search, fetch.tag)))
        answers, ended = wire.told(search)
        wire.give_again(fetch.tag, [one for one in answers if not _is_search(one)])  # both may be worked on at once
        if folder.ended.ok and is_as_listed and is_in_order and ended.ok:
            uids = [uid for uid in numbers(answers, session.settings) if low <= uid <= high]
            return folder._replace(found=Found(uids, fetch))
        wire.told(fetch.tag)
    except TimeoutError as error:
        told = trouble.of_connection(error, session.settings)
        raise trouble.BrokenOff(told.where, told.reason, told.remedy) from None
    return folder


def numbers(answers: list[Pieces], settings: Settings) -> list[int]:
    """The message numbers that a search found, ascending."""
    found: set[int] = set()
    for pieces in filter(_is_search, answers):
        told = pieces[0][8:].partition(b"(")[0].split()
        if not all(map(bytes.isdigit, told)):
            raise trouble.garbage(settings)
        found.update(map(int, told))
    return sorted(found)


def _is_search(pieces: Pieces) -> bool:
    return _SEARCH.match(pieces[0]) is not None


def _is_early(pieces: Pieces) -> bool:
    """Whether an answer to EXAMINE belongs to what was asked after it."""
    return _is_search(pieces) or FETCH.match(pieces[0]) is not None


def _opened(answers: list[Pieces], ended: Ended, listed: Listed) -> Opened:
    codes: dict[bytes, int] = {}
    exists = 0
    for pieces in answers:
        if (code := _CODE.search(pieces[0])) is not None:
            codes[code[1].upper()] = int(code[2])
        if (told := _EXISTS.match(pieces[0])) is not None:
            exists = int(told[1])
    return Opened(ended, codes.get(b"UIDVALIDITY", 0), codes.get(b"UIDNEXT", listed.uid_next), exists, None)
