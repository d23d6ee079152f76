"""Reading a mail account over IMAP: what is new in each folder since it was last read. Nothing is changed there."""

import imaplib
import time
from collections.abc import Iterator, Mapping
from hashlib import blake2b

from firsthand.connectors.base import (
    Checkpoint,
    Finished,
    Outcome,
    Progress,
    Row,
    RowBatch,
    SetAside,
    SourceClosed,
    SourceOpened,
    SourceUnchanged,
)
from firsthand.connectors.imap import trouble
from firsthand.connectors.imap.fetching import AskedAhead, BatchDone, Fetched, Fetching, Refused
from firsthand.connectors.imap.folders import Listed, chosen, listing, with_numbers
from firsthand.connectors.imap.opening import Opened, numbers, opened
from firsthand.connectors.imap.session import Session, session
from firsthand.connectors.imap.settings import Settings, settings_of
from firsthand.connectors.imap.state import FolderState, Interval, state_of
from firsthand.connectors.rfc822 import message
from firsthand.domain.messages import Rejected
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

KIND = "imap"
_BATCH_CHARS = 2_000_000
_PROGRESS_SECONDS = 0.1
_NUMBERS_AT_ONCE = 50_000
"""So many messages are listed by one command; the library takes no longer lines than a million bytes."""
_BYTES_EACH = 20_000
"""What a message is taken to hold before any has come."""
_AGAIN = gettext_noop(
    "It is tried again when new mail comes into the folder; if it stays so, ask whoever runs the server."
)
_BREAKS_MAX = 30
"""So often a connection that breaks off is made anew, in one run."""
_SUSPECTS_PARTS = 8


class ImapReader:
    """Reads accounts of the kind "imap"; see `settings.settings_of` for their settings."""

    kind = KIND

    def events(
        self, account: Mapping[str, object], secret: str, states: Mapping[str, str], now: int
    ) -> Iterator[Outcome]:
        """What is new, by folder, newest first; ends with Finished."""
        settings = settings_of(account)
        run = _Run(settings, states, now)
        while True:
            try:
                with session(settings, secret) as found:
                    yield from run.events(found)
                break
            except trouble.BrokenOff:
                if not run.goes_on_after_break():
                    raise
        yield Finished(complete=True)


class _Folder:
    """One folder while it is read.

    again: messages that were not given in earlier runs. suspects: those on their way when the connection broke off.
    """

    def __init__(self, listed: Listed, source: str, state: FolderState) -> None:
        self.listed = listed
        self.source = source
        self.state = state
        self.is_sent = listed.is_sent
        self.again: list[int] = []
        self.suspects: set[int] = set()
        self.rows: list[Row] = []
        self.chars = 0
        self.read = 0
        self.whole = True
        self.opened = False


class _Run:
    """One pass over an account, on one connection, or on several where a message makes the server break off."""

    def __init__(self, settings: Settings, states: Mapping[str, str], now: int) -> None:
        self._settings = settings
        self._states = states
        self._now = now
        self._folders: list[_Folder] | None = None
        self._breaks = 0
        self._asks_ahead = True
        self._is_asking_ahead = False
        self._bytes_before = 0
        self._messages_read = 0
        self._messages_expected = 0
        self._shown_at = 0.0

    def events(self, found: Session) -> Iterator[Outcome]:
        """All that is new, or what is left of it on a further connection."""
        self._session = found
        self._wire = found.wire
        self._is_gmail = found.can(b"X-GM-EXT-1")
        if self._folders is None:
            self._folders = []
            yield from self._listed()
        while self._folders:
            yield from self._folder(self._folders[0])
            del self._folders[0]
        done = self._bytes_before + self._wire.bytes_read
        yield Progress(done, done)

    def goes_on_after_break(self) -> bool:
        """Whether to connect again at once, to find the message that the server stumbles over.

        It may have kept back its answers to the commands before; then everything is asked for one after the other.
        """
        self._breaks += 1
        self._bytes_before += self._wire.bytes_read if self._folders is not None else 0
        was_asking_ahead, self._is_asking_ahead = self._is_asking_ahead, False
        self._asks_ahead = self._asks_ahead and not was_asking_ahead
        has_suspects = bool(self._folders and self._folders[0].suspects)
        return (was_asking_ahead or has_suspects) and self._breaks <= _BREAKS_MAX

    def _listed(self) -> Iterator[Outcome]:
        """Find out which folders hold something new."""
        assert self._folders is not None
        listed = listing(self._session)
        picked = with_numbers(self._session, chosen(listed, self._settings, is_gmail=self._is_gmail))
        yield from self._gone(listed)
        for one in picked:
            source = self._settings.source(one.name)
            state = state_of(self._states.get(source, ""))
            if _nothing_new(one, state):
                yield SourceUnchanged(source, KIND, _fingerprint(source, one))
            else:
                self._folders.append(_Folder(one, source, state))
                self._messages_expected += _expected(one, state)

    def _gone(self, listed: list[Listed]) -> Iterator[Outcome]:
        """Folders that were chosen by name and are no longer there."""
        there = {one.name for one in listed if one.is_readable}
        for name in self._settings.folders:
            if name in there or name in self._settings.folders_excluded:
                continue
            source = self._settings.source(name)
            reason = _("There is no such folder on the server (any longer).")
            remedy = _("If it was renamed, choose it again in the account's settings; what was read from it is kept.")
            yield SourceOpened(source, KIND, "")
            yield SetAside(source, Rejected(source, reason, remedy))
            yield SourceClosed(source, 1, False)

    def _folder(self, folder: _Folder) -> Iterator[Outcome]:
        """All that is new in one folder, or what is left of it on a further connection."""
        foreseen = self._foreseen(folder)
        self._is_asking_ahead = foreseen is not None
        here = opened(self._session, folder.listed, foreseen, with_labels=self._is_gmail)
        self._is_asking_ahead = False
        if here.ended.ok:
            folder.listed = folder.listed._replace(uid_next=here.uid_next, uid_validity=here.uid_validity)
            yield from self._opened(folder)
            if folder.listed.uid_next is None:
                folder.listed = folder.listed._replace(uid_next=self._highest() + 1)
            yield from self._all_new(folder, here)
        elif (busy := trouble.of_busy(here.ended.text, self._settings)) is not None:
            raise busy
        else:
            if not folder.opened:
                yield SourceOpened(folder.source, KIND, "")
            reason = _("The server does not open the folder: %(answer)s.") % {"answer": trouble.said(here.ended.text)}
            remedy = _(
                "If it is gone or not yours, leave it out in the account's settings; otherwise it is tried again."
            )
            yield from self._set_aside(folder, "", reason, remedy)
            folder.whole = False
        yield SourceClosed(folder.source, folder.read, folder.whole)

    def _foreseen(self, folder: _Folder) -> Interval | None:
        """The numbers that will be asked for first, as far as the listing tells."""
        if not self._asks_ahead or folder.suspects or folder.listed.uid_next is None:
            return None
        is_known = folder.state.uid_validity in {0, folder.listed.uid_validity}
        gaps = (folder.state if is_known else FolderState()).open_below(folder.listed.uid_next)
        return gaps[0] if gaps and gaps[0][1] - gaps[0][0] < _NUMBERS_AT_ONCE else None

    def _opened(self, folder: _Folder) -> Iterator[Outcome]:
        validity = folder.listed.uid_validity or 0
        is_numbered_anew = folder.state.uid_validity not in {0, validity}
        if is_numbered_anew:
            folder.state = FolderState()
            folder.suspects.clear()
        folder.state.uid_validity = validity
        if not folder.opened:
            folder.opened = True
            folder.again = folder.state.to_ask_again()
            yield SourceOpened(folder.source, KIND, _fingerprint(folder.source, folder.listed))
        if is_numbered_anew:
            reason = _("The server has given the messages in this folder new numbers.")
            remedy = _("Nothing needs to be done: the folder is read again, and no message is kept twice.")
            yield from self._set_aside(folder, "", reason, remedy)

    def _all_new(self, folder: _Folder, here: Opened) -> Iterator[Outcome]:
        gaps = folder.state.open_below(folder.listed.uid_next or 1)
        doubtful: list[list[int]] = []
        if here.found is not None:
            uids, ahead = here.found
            yield from self._fetch(folder, uids, *gaps[0], ahead=ahead)
        for low, high in gaps[1:] if here.found is not None else gaps:
            for uids, first, last in self._numbers(low, high, here.exists):
                for part, start, end in _apart(uids, first, last, folder.suspects):
                    if part and part[0] in folder.suspects:
                        doubtful.append(part)
                    else:
                        yield from self._fetch(folder, part, start, end)
        for part in doubtful:
            each = -(-len(part) // _SUSPECTS_PARTS)
            for few in (part[at : at + each] for at in range(0, len(part), each)):
                yield from self._fetch(folder, few, few[0], few[-1], is_doubtful=True)
        while folder.again:
            uid = folder.again.pop(0)
            yield from self._fetch(folder, [uid], uid, uid, is_doubtful=True)
        if not gaps:
            yield Checkpoint(folder.source, folder.state.as_text())

    def _highest(self) -> int:
        """The highest number, from a server that does not say the next."""
        return max(self._searched(b"UID *"), default=0)

    def _numbers(self, low: int, high: int, exists: int) -> Iterator[tuple[list[int], int, int]]:
        """(numbers in use, from, to), newest first, for an interval; a long one in pieces.

        exists: how many messages the folder holds. They are counted off by their places, because numbers may lie far
        apart; when some vanish meanwhile, places go down, and some are met twice, but none is passed over.
        """
        if high - low < _NUMBERS_AT_ONCE:
            found = self._searched(b"UID %d:%d" % (low, high))
            yield [uid for uid in found if low <= uid <= high], low, high
            return
        top = exists
        while top > 0 and low <= high:
            bottom = max(1, top - _NUMBERS_AT_ONCE + 1)
            uids = self._searched(b"%d:%d" % (bottom, top))
            first = low if bottom == 1 else max(low, min(uids, default=low))
            yield [uid for uid in uids if first <= uid <= high], first, high
            high = min(high, first - 1)
            top = bottom - 1
        if low <= high:
            yield [], low, high

    def _searched(self, what: bytes) -> list[int]:
        """Message numbers by a search, ascending."""
        answers, ended = self._wire.told(self._wire.ask(b"UID SEARCH " + what))
        if not ended.ok:
            raise trouble.of_busy(ended.text, self._settings) or trouble.garbage(self._settings)
        return numbers(answers, self._settings)

    def _fetch(
        self,
        folder: _Folder,
        uids: list[int],
        low: int,
        high: int,
        *,
        is_doubtful: bool = False,
        ahead: AskedAhead | None = None,
    ) -> Iterator[Outcome]:
        """Some messages, as rows; a checkpoint wherever a batch is complete.

        is_doubtful: the connection broke off while they were on their way; all are asked for by one command. ahead: the
        command that is on its way for the highest of them.
        """
        alone = uids[0] if is_doubtful and len(uids) == 1 else None
        fetching = Fetching(
            self._session, uids, low, high, with_labels=self._is_gmail, at_once=is_doubtful, ahead=ahead
        )
        try:
            for one in fetching.messages():
                if isinstance(one, Fetched):
                    folder.state.missed.pop(one.uid, None)
                    yield from self._message(folder, one)
                elif isinstance(one, Refused):
                    yield from self._missed(folder, one.uid, trouble.said(one.said))
                elif isinstance(one, BatchDone):
                    folder.state.read(one.low, one.high)
                    yield from self._flush(folder)
                    yield Checkpoint(folder.source, folder.state.as_text())
                    yield from self._progress()
        except (OSError, EOFError, imaplib.IMAP4.error, trouble.BrokenOff) as error:
            folder.suspects = fetching.waiting
            for uid in fetching.given:
                folder.state.read(uid, uid)
            if alone is not None and not isinstance(error, TimeoutError):
                yield from self._missed(folder, alone, _("the connection breaks off whenever it is asked for"))
                folder.state.read(alone, alone)
            yield from self._flush(folder)
            yield Checkpoint(folder.source, folder.state.as_text())
            raise

    def _missed(self, folder: _Folder, uid: int, why: str) -> Iterator[Outcome]:
        """Note a message that the server does not give."""
        folder.state.missed[uid] = folder.state.missed.get(uid, 0) + 1
        folder.whole = False
        yield from self._set_aside(
            folder, _message_name(uid), _("The server does not give this message: %(why)s.") % {"why": why}, _(_AGAIN)
        )

    def _message(self, folder: _Folder, fetched: Fetched) -> Iterator[Outcome]:
        if b"\\DRAFT" in fetched.labels:  # Gmail keeps what was never sent with the rest
            return
        self._messages_read += 1
        name = _message_name(fetched.uid)
        row = message.read_or_reject(
            fetched.raw,
            f"{folder.listed.name}, {name}",
            f"{folder.source}, {name}",
            now=self._now,
            in_sent_folder=folder.is_sent or b"\\SENT" in fetched.labels,
        )
        if isinstance(row, Rejected):
            folder.read += 1
            yield SetAside(folder.source, row)
            return
        folder.rows.append(row)
        folder.chars += len(row[7])
        if folder.chars > _BATCH_CHARS:
            yield from self._flush(folder)

    def _set_aside(self, folder: _Folder, detail: str, reason: str, remedy: str) -> Iterator[Outcome]:
        folder.read += 1
        where = f"{folder.source}, {detail}" if detail else folder.source
        yield SetAside(folder.source, Rejected(where, reason, remedy))

    def _flush(self, folder: _Folder) -> Iterator[Outcome]:
        if folder.rows:
            folder.read += len(folder.rows)
            yield RowBatch(folder.source, folder.rows)
            folder.rows, folder.chars = [], 0

    def _progress(self) -> Iterator[Outcome]:
        """How far it is, as far as can be told: what is still to come is taken to be as long as what came."""
        at = time.monotonic()
        if at - self._shown_at >= _PROGRESS_SECONDS:
            self._shown_at = at
            done = self._bytes_before + self._wire.bytes_read
            each = done // self._messages_read if self._messages_read else _BYTES_EACH
            yield Progress(done, done + each * max(0, self._messages_expected - self._messages_read))


def _apart(uids: list[int], low: int, high: int, suspects: set[int]) -> Iterator[tuple[list[int], int, int]]:
    """(numbers, from, to), newest first, so that numbers under suspicion stand in parts of their own."""
    end = len(uids)
    for at in range(len(uids) - 1, 0, -1):
        if (uids[at] in suspects) != (uids[at - 1] in suspects):
            yield uids[at:end], uids[at], high
            high = uids[at] - 1
            end = at
    yield uids[:end], low, high


def _nothing_new(listed: Listed, state: FolderState) -> bool:
    """Whether every message number that the server has ever given in this folder has been read."""
    is_known = listed.uid_next is not None and state.uid_validity == listed.uid_validity
    return is_known and not state.open_below(listed.uid_next or 1)


def _expected(listed: Listed, state: FolderState) -> int:
    """About how many messages are still to be read of a folder."""
    messages = listed.messages or 0
    if state.uid_validity != listed.uid_validity or listed.uid_next is None:
        return messages
    return min(messages, sum(high - low + 1 for low, high in state.open_below(listed.uid_next)))


def _fingerprint(source: str, listed: Listed) -> str:
    return blake2b(f"{source}\n{listed.uid_validity}\n{listed.uid_next}".encode(), digest_size=20).hexdigest()


def _message_name(uid: int) -> str:
    return _("message %(number)s") % {"number": uid}
