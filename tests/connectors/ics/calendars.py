"""Invented calendars for these tests, and a short way to read them."""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from firsthand.connectors import frames
from firsthand.connectors.base import Event
from firsthand.connectors.ics import IcsFormat
from firsthand.connectors.reading import Reading
from firsthand.domain.meetings import Meeting
from firsthand.domain.messages import Rejected

NOW = int(datetime(2024, 3, 6, 12, tzinfo=UTC).timestamp())
"""A Wednesday."""


def event(*lines: str, uid: str = "one@example.com", start: str = "DTSTART:20240304T090000Z") -> str:
    """One VEVENT; uid and start are left out where they are ''."""
    usual = [f"UID:{uid}"] if uid else []
    return "\r\n".join(["BEGIN:VEVENT", *usual, *([start] if start else []), *lines, "END:VEVENT"])


def calendar(*parts: str) -> bytes:
    """A calendar file of properties and components."""
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *parts, "END:VCALENDAR", ""]).encode()


class Read(NamedTuple):
    """What one file gave."""

    meetings: list[Meeting]
    rejected: list[Rejected]

    @property
    def starts(self) -> list[str]:
        """When the meetings begin, in UTC."""
        return [shown(meeting.starts_at) for meeting in self.meetings]


def shown(instant: int) -> str:
    """A time as a test writes it."""
    return f"{datetime.fromtimestamp(instant, UTC):%Y-%m-%d %H:%M}"


def read(raw: bytes, now: int = NOW) -> Read:
    """Read a whole file, and check what always holds."""
    given = list(IcsFormat().records(io.BytesIO(raw), now))
    found = Read(
        [one for one in given if isinstance(one, Meeting)], [one for one in given if isinstance(one, Rejected)]
    )
    for meeting in found.meetings:
        check(meeting)
    for rejected in found.rejected:
        for sentence in (rejected.reason, rejected.remedy):
            assert sentence[0].isupper()
            assert sentence.endswith(".")
    return found


def through_reading(*paths: Path, now: int = NOW) -> list[Event]:
    """Read paths as the reading process does, frames included, without a process for each time."""
    pipe = io.BytesIO()
    for outcome in Reading([str(path) for path in paths], [], now).events():
        frames.write(pipe, outcome)
    size = pipe.tell()
    pipe.seek(0)
    seen = []
    while pipe.tell() < size:
        seen.append(frames.read(pipe))
    return seen


def check(meeting: Meeting) -> None:
    """What holds for every meeting, whatever it was read from."""
    assert len(meeting.key) == 16
    assert meeting.ends_at >= meeting.starts_at
    assert meeting.uid
    assert meeting.where.startswith("entry ") or ", entry " in meeting.where
    assert [person.role for person in meeting.people].count("o") <= 1
    addresses = [person.address for person in meeting.people if person.address]
    assert len(addresses) == len(set(addresses))
    words = (part for person in meeting.people for part in (person.name, person.address))
    for text in (meeting.uid, meeting.title, meeting.text, meeting.place, meeting.link, *words):
        text.encode("utf-8")
        assert "\0" not in text


def only(found: Read) -> Meeting:
    """The one meeting, with nothing said against it."""
    assert found.rejected == []
    assert len(found.meetings) == 1
    return found.meetings[0]
