"""What a record would hold after the events of an account, and objects to put on servers."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from firsthand.connectors.base import Checkpoint, Gone, Outcome, RecordBatch, SetAside, SourceClosed
from firsthand.domain.cards import Card
from firsthand.domain.meetings import Meeting
from firsthand.domain.messages import Rejected

NOW = 1_790_000_000
BROKEN = "BROKEN"


def event(number: int, title: str = "Talk", more: str = "") -> str:
    """A calendar with one event."""
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Firsthand//Tests//EN\r\n"
        f"{event_block(number, title, more)}END:VCALENDAR\r\n"
    )


def event_block(number: int, title: str = "Talk", more: str = "") -> str:
    return (
        f"BEGIN:VEVENT\r\nUID:{number}@moss.test\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260105T100000Z\r\n"
        f"DTEND:20260105T110000Z\r\n{more}SUMMARY:{title} {number}\r\nEND:VEVENT\r\n"
    )


def card(number: int, name: str = "Ada Moss", more: str = "") -> str:
    """A card."""
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{number}@moss.test\r\nFN:{name} {number}\r\nN:Moss;Ada;;;\r\n{more}"
        f"EMAIL:ada{number}@moss.test\r\nEND:VCARD\r\n"
    )


def object_of(kind: str, number: int, word: str = "Talk") -> str:
    """A calendar object or a card, whichever the kind of account holds."""
    return event(number, word) if kind == "caldav" else card(number, word)


def lines_told(text: str | bytes, item: str, now: int) -> Iterator[Meeting | Rejected]:
    """The simplest of readers: one record for what an object says in its title, or a refusal."""
    text = text if isinstance(text, str) else text.decode()
    for line in text.splitlines():
        name, _, value = line.partition(":")
        if name in {"SUMMARY", "FN"}:
            if BROKEN in value:
                yield Rejected("somewhere", "It is broken.", "Mend it.")
                continue
            key = blake2b(value.encode(), digest_size=16).digest()
            yield Meeting(
                key, item, "meeting", item, "", 0, 0, False, "", True, "confirmed", value, "", "", "", (), 0, 0, ""
            )  # fmt: skip


class Told:
    """What has been told minus what is gone, and where each source was left.

    at_once: whether a record takes over each event as it comes; else with each Checkpoint, or when a source has closed.
    """

    def __init__(self, *, at_once: bool = True) -> None:
        self._at_once = at_once
        self._waiting: list[Outcome] = []
        self.states: dict[str, str] = {}
        self.records: dict[tuple[str, bytes], str] = {}
        self.rejected: list[Rejected] = []
        self.events: list[Outcome] = []

    def take(self, events: Iterable[Outcome], stop_after: int | None = None) -> "Told":
        """Take the events over, or only the first few, as when the machine is switched off."""
        self.events, self._waiting, self.rejected = [], [], []
        for number, outcome in enumerate(events):
            if number == stop_after:
                break
            self.events.append(outcome)
            if isinstance(outcome, SetAside):
                self.rejected.append(outcome.rejected)
            self._waiting.append(outcome)
            if self._at_once or isinstance(outcome, Checkpoint | SourceClosed):
                for one in self._waiting:
                    self._apply(one)
                self._waiting = []
        return self

    @property
    def titles(self) -> list[str]:
        return sorted(self.records.values())

    @property
    def told_now(self) -> int:
        """How many records the last run told."""
        return sum(len(one.records) for one in self.events if isinstance(one, RecordBatch))

    def _apply(self, outcome: Outcome) -> None:
        match outcome:
            case RecordBatch():
                for record in outcome.records:
                    assert isinstance(record, Meeting | Card)
                    assert (record.item, record.key) not in self.records, "told twice"
                    self.records[record.item, record.key] = record.title if isinstance(record, Meeting) else record.name
            case Gone():
                self.records = {at: title for at, title in self.records.items() if at[0] not in set(outcome.items)}
            case Checkpoint():
                self.states[outcome.source] = outcome.state
