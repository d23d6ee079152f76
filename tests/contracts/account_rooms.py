"""An account on each server that the suite of account readers is run on, and what a record would hold of it."""

import base64
import io
import itertools
from collections.abc import Mapping
from contextlib import closing
from typing import Any, Protocol

from firsthand.connectors import accounts, frames
from firsthand.connectors.base import (
    AccountFailed,
    Batch,
    Checkpoint,
    Event,
    Gone,
    RecordBatch,
    SetAside,
    SourceClosed,
    SourceOpened,
)
from firsthand.connectors.imap.check import check as check_mail
from firsthand.connectors.imap.settings import settings_of
from firsthand.connectors.registry import account_reader
from firsthand.domain.cards import Card
from firsthand.domain.meetings import Meeting
from firsthand.domain.messages import Message
from tests.connectors.following import NOW, event_block, object_of
from tests.connectors.letters import letter
from tests.support.dav_server import DavServer
from tests.support.dovecot import PASSWORD, Dovecot
from tests.support.postgresql import free_port
from tests.support.web_server import Asked, Reply, WebServer, serving

PLACES = 2
"""So many folders, calendars or address books an account has that are read without being asked for."""


class Room(Protocol):
    """One account. held: the titles a record ought to hold, by now, of one that is read regularly."""

    kind: str
    account: dict[str, Any]
    secret: str
    held: set[str]
    wants_password: bool

    def put(self, number: int, word: str = "Talk") -> None:
        """Add an item, or change it; which place it lies in follows from its number."""

    def remove(self, number: int) -> None:
        """Take an item away."""

    def content(self) -> Mapping[str, bytes]:
        """Everything the account holds, as the server keeps it."""

    def away(self) -> dict[str, Any]:
        """The account while nobody answers there."""

    def checked(self) -> dict[str, bool]:
        """What the check lists: sources, and whether each is read when nobody chose."""


class MailRoom:
    """Folders on a mail server; a mail that vanishes there stays in the record, and mail does not change."""

    kind = "imap"
    secret = PASSWORD
    wants_password = True
    _folders = ("INBOX", "Work")

    @classmethod
    def fill(cls, server: Dovecot) -> None:
        """Make the folders, and one of what was thrown away."""
        for folder in cls._folders:
            server.fill(folder, [])
        server.fill("Rubbish", [letter(subject="Thrown away")])

    def __init__(self, server: Dovecot) -> None:
        self._server = server
        self.held: set[str] = set()
        self.account = server.account()

    def put(self, number: int, word: str = "Talk") -> None:
        """Deliver a mail; one that is there is marked as read, which is all the change there is."""
        if any(f" {number}" == title[-len(f" {number}") :] for title in self.held):
            with self._server.client() as client:
                client.select(self._folder(number))
                client.uid("STORE", self._uid(client, number), "+FLAGS", "(\\Seen)")
            return
        raw = letter(f"Message-ID: <{number}@moss.test>", subject=f"{word} {number}", text=f"Of rope {number}.\n")
        self._server.deliver(self._folder(number), raw)
        self.held.add(f"{word} {number}")

    def remove(self, number: int) -> None:
        with self._server.client() as client:
            client.select(self._folder(number))
            client.uid("STORE", self._uid(client, number), "+FLAGS", "(\\Deleted)")
            client.expunge()

    def clear(self) -> None:
        """Let nothing stand that another test would meet."""
        with self._server.client() as client:
            for folder in self._folders:
                client.select(folder)
                client.store("1:*", "+FLAGS", "(\\Deleted)")
                client.expunge()

    def content(self) -> Mapping[str, bytes]:
        found = [path for place in ("cur", "new") for path in self._server.mail.rglob(f"{place}/*")]
        return {str(path).replace("/new/", "/cur/"): path.read_bytes() for path in found}

    def away(self) -> dict[str, Any]:
        return {**self.account, "port": free_port()}

    def checked(self) -> dict[str, bool]:
        settings = settings_of(self.account)
        return {settings.source(one.name): one.is_chosen for one in check_mail(self.account, self.secret)}

    def _folder(self, number: int) -> str:
        return self._folders[number % PLACES]

    @staticmethod
    def _uid(client: Any, number: int) -> str:
        _, (found, *_) = client.uid("SEARCH", "HEADER", "Message-ID", f"<{number}@moss.test>")
        return str(found.decode())


class DavRoom:
    """Calendars or address books on a server, of which one holds tasks alone."""

    _numbers = itertools.count(1)

    def __init__(self, server: DavServer, kind: str) -> None:
        self.kind = kind
        self._server = server
        self.secret = server.password
        self.wants_password = server.wants_password
        self.held: set[str] = set()
        self._urls = [server.make_collection(kind, f"room-{next(self._numbers)}", "Moss") for _ in range(PLACES)]
        self._others = []
        if kind == "caldav":
            self._others.append(server.make_collection(kind, f"tasks-{next(self._numbers)}", "Tasks", "VTODO"))
        self.account = {"kind": kind, "source": server.url, "url": server.url, "user": server.user}

    def put(self, number: int, word: str = "Talk") -> None:
        self._server.put(self._at(number), object_of(self.kind, number, word))
        self.held = {title for title in self.held if title.split()[-1] != str(number)} | {f"{word} {number}"}

    def remove(self, number: int) -> None:
        self._server.delete(self._at(number))
        self.held = {title for title in self.held if title.split()[-1] != str(number)}

    def content(self) -> Mapping[str, bytes]:
        return {
            str(path): path.read_bytes()
            for path in (self._server.folder / "store").rglob("*")
            if path.is_file() and not any(part.startswith(".Radicale.") for part in path.parts)
        }

    def away(self) -> dict[str, Any]:
        return {**self.account, "url": f"http://127.0.0.1:{free_port()}"}

    def checked(self) -> dict[str, bool]:
        reader: Any = account_reader(self.kind)
        return {one.href: one.chosen for one in reader.check(self.account, self.secret)}

    def clear(self) -> None:
        """Let nothing stand that another test would meet."""
        for url in (*self._urls, *self._others):
            self._server.delete(url)

    def _at(self, number: int) -> str:
        return f"{self._urls[number % PLACES]}{number}.{'ics' if self.kind == 'caldav' else 'vcf'}"


class FeedRoom:
    """A calendar at a web address that asks for a password."""

    kind = "ics-url"
    secret = "correct horse: battery staple"
    wants_password = True
    _user = "ada"

    def __init__(self) -> None:
        self.held: set[str] = set()
        self._entries: dict[int, str] = {}
        self._serving = serving(self._answer)
        self._server: WebServer = self._serving.__enter__()
        url = f"{self._server.url}/moss.ics"
        self.account = {"kind": self.kind, "source": url, "url": url, "user": self._user}

    def _answer(self, asked: Asked) -> Reply:
        assert asked.method == "GET"
        wanted = base64.b64encode(f"{self._user}:{self.secret}".encode()).decode()
        if asked.headers.get("Authorization") != f"Basic {wanted}":
            return Reply(401, {"WWW-Authenticate": 'Basic realm="moss"'})
        body = b"".join(self.content().values())
        mark = f'"{hash(body)}"'
        if asked.headers.get("If-None-Match") == mark:
            return Reply(304)
        return Reply(200, {"Content-Type": "text/calendar", "ETag": mark}, body)

    def put(self, number: int, word: str = "Talk") -> None:
        self._entries[number] = event_block(number, word)
        self.held = {title for title in self.held if title.split()[-1] != str(number)} | {f"{word} {number}"}

    def remove(self, number: int) -> None:
        del self._entries[number]
        self.held = {title for title in self.held if title.split()[-1] != str(number)}

    def content(self) -> Mapping[str, bytes]:
        head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Firsthand//Tests//EN\r\n"
        return {"moss.ics": f"{head}{''.join(self._entries.values())}END:VCALENDAR\r\n".encode()}

    def away(self) -> dict[str, Any]:
        return {**self.account, "url": f"http://127.0.0.1:{free_port()}/moss.ics"}

    def checked(self) -> dict[str, bool]:
        reader: Any = account_reader(self.kind)
        return {one.href: one.chosen for one in reader.check(self.account, self.secret)}

    def close(self) -> None:
        self._serving.__exit__(None, None, None)


class Kept:
    """What a record holds after the events of an account, and where each source was left.

    at_once: whether it takes over each event as it comes; else with each Checkpoint, or when a source has closed.
    """

    def __init__(self, *, at_once: bool = True) -> None:
        self._at_once = at_once
        self._waiting: list[Event] = []
        self._titles: dict[tuple[str, str, bytes], str] = {}
        self.states: dict[str, str] = {}
        self.events: list[Event] = []

    def read(
        self,
        room: Room,
        *,
        stop_after: int | None = None,
        account: Mapping[str, object] | None = None,
        secret: str | None = None,
    ) -> "Kept":
        """Read the account on from the states, or only the first few events, as when the machine is switched off."""
        self.events, self._waiting = [], []
        reading: Any = accounts.outcomes(
            room.account if account is None else account, room.secret if secret is None else secret, self.states, NOW
        )
        with closing(reading):
            for outcome in itertools.islice(reading, stop_after):
                self._take(_through_a_pipe(outcome))
        return self

    @property
    def titles(self) -> set[str]:
        return set(self._titles.values())

    @property
    def told_now(self) -> int:
        """How many records and messages the last reading gave."""
        given = [one.records for one in self.events if isinstance(one, RecordBatch)]
        return sum(map(len, given)) + sum(len(one.messages) for one in self.events if isinstance(one, Batch))

    @property
    def failed(self) -> AccountFailed | None:
        return next((one for one in self.events if isinstance(one, AccountFailed)), None)

    @property
    def reasons(self) -> list[str]:
        """Why things were set aside."""
        return [one.rejected.reason for one in self.events if isinstance(one, SetAside)]

    @property
    def opened(self) -> set[str]:
        return {one.source for one in self.events if isinstance(one, SourceOpened)}

    def _take(self, event: Event) -> None:
        self.events.append(event)
        self._waiting.append(event)
        if self._at_once or isinstance(event, Checkpoint | SourceClosed):
            for one in self._waiting:
                self._apply(one)
            self._waiting = []

    def _apply(self, event: Event) -> None:
        match event:
            case Batch(source, messages):
                self._titles.update({(source, "", one.key): _title(one) for one in messages})
            case RecordBatch(source, records):
                for record in records:
                    assert isinstance(record, Meeting | Card)
                    assert (source, record.item, record.key) not in self._titles, "told twice"
                    self._titles[source, record.item, record.key] = _title(record)
            case Gone(source, items):
                gone = set(items)
                self._titles = {at: title for at, title in self._titles.items() if at[0] != source or at[1] not in gone}
            case Checkpoint(source, state):
                self.states[source] = state


def _title(record: Message | Meeting | Card) -> str:
    match record:
        case Message():
            return record.subject
        case Meeting():
            return record.title
        case Card():
            return record.name


def _through_a_pipe(outcome: Any) -> Event:
    pipe = io.BytesIO()
    frames.write(pipe, outcome)
    pipe.seek(0)
    return frames.read(pipe)
