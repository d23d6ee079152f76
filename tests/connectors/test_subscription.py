"""A calendar at a web address: asked for only when it changed, told only where it changed."""

import itertools
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from firsthand.connectors.base import AccountTrouble, Checkpoint, RecordBatch, SetAside, SourceClosed
from firsthand.connectors.ics import meetings
from firsthand.connectors.subscription import SubscriptionReader
from firsthand.connectors.subscription.entries import Entries
from tests.connectors.following import NOW, Told, event_block, lines_told
from tests.support.web_server import Asked, Reply, WebServer, serving

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Firsthand//Tests//EN\r\nX-WR-CALNAME:Moss\r\n"
ZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:Moss\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\n"
    "TZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)
WEEKLY = "RRULE:FREQ=WEEKLY\r\n"


class Feed:
    """What the server has at its address, and how often it was really given."""

    def __init__(self) -> None:
        self.blocks: dict[int, str] = {}
        self.status = 200
        self.given = 0
        self.tail = "END:VCALENDAR\r\n"
        self.has_marks = True
        self.kind = "text/calendar"

    def fill(self, numbers: range) -> None:
        self.blocks |= {number: event_block(number) for number in numbers}

    def answer(self, asked: Asked) -> Reply:
        if self.status != 200:
            return Reply(self.status)
        body = (HEAD + ZONE + "".join(self.blocks.values()) + self.tail).encode()
        mark = f'"{hash(body)}"'
        if self.has_marks and asked.headers.get("If-None-Match") == mark:
            return Reply(304)
        self.given += 1
        return Reply(200, {"Content-Type": self.kind, **({"ETag": mark} if self.has_marks else {})}, body)


@pytest.fixture
def feed() -> Feed:
    return Feed()


@pytest.fixture
def server(feed: Feed) -> Iterator[WebServer]:
    with serving(feed.answer) as started:
        yield started


def _sync(server: WebServer, told: Told, stop_after: int | None = None, now: int = NOW, **settings: object) -> Told:
    account = {"url": f"{server.url}/c.ics?key=hidden", **settings}
    return told.take(SubscriptionReader(lines_told).events(account, "", told.states, now), stop_after)


def test_all_is_told_once_and_then_only_what_changed(feed: Feed, server: WebServer) -> None:
    feed.fill(range(20))
    told = _sync(server, Told())
    assert len(told.records) == 20

    feed.blocks[3] = event_block(3, "Walk")
    del feed.blocks[4]
    feed.fill(range(30, 31))
    _sync(server, told)

    assert told.told_now == 2
    assert told.titles == _sync(server, Told()).titles


def test_an_unchanged_calendar_is_not_even_sent(feed: Feed, server: WebServer) -> None:
    feed.fill(range(3))
    told = _sync(server, Told())

    _sync(server, told)

    assert feed.given == 1
    assert told.told_now == 0


def test_a_server_without_marks_is_compared_entry_by_entry(feed: Feed, server: WebServer) -> None:
    feed.has_marks = False
    feed.fill(range(3))
    told = _sync(server, Told())
    feed.blocks = {n: b.replace("DTSTAMP:20260101", "DTSTAMP:20260202") for n, b in reversed(feed.blocks.items())}

    _sync(server, told)

    assert feed.given == 2
    assert told.told_now == 0
    assert not [one for one in told.events if isinstance(one, Checkpoint)]


def test_an_exception_to_a_series_belongs_to_it_wherever_it_stands(feed: Feed, server: WebServer) -> None:
    feed.fill(range(3))
    feed.blocks[0] = event_block(0, "Weekly", WEEKLY)
    told = _sync(server, Told())
    feed.blocks[99] = event_block(0, "Moved", "RECURRENCE-ID:20260112T100000Z\r\n")

    _sync(server, told)

    assert told.titles == ["Moved 0", "Talk 1", "Talk 2", "Weekly 0"]
    assert told.told_now == 2


def test_the_secret_part_of_the_address_names_nothing(feed: Feed, server: WebServer) -> None:
    feed.fill(range(1))
    told = _sync(server, Told())
    feed.status = 500

    with pytest.raises(AccountTrouble) as caught:
        _sync(server, told)

    assert "hidden" not in repr(told.events) + str(caught.value)
    (one,) = told.states
    assert one.startswith(f"{server.url}/c.ics?…")


def test_a_calendar_that_is_suddenly_empty_or_gone_takes_nothing_away(feed: Feed, server: WebServer) -> None:
    feed.fill(range(6))
    told = _sync(server, Told())
    feed.blocks = {}
    for status in (200, 404):
        feed.status = status
        _sync(server, told)
        assert len(told.records) == 6
        assert [
            "“Moss” is suddenly empty" in one.reason or "no longer there" in one.reason for one in told.rejected
        ] == [True]
        assert told.events[-2][1:] == SourceClosed("", 1, False)[1:]

    feed.status = 200
    _sync(server, told, empty_is_meant=True)
    assert told.records == {}


def test_a_calendar_that_ends_in_the_middle_takes_nothing_away(feed: Feed, server: WebServer) -> None:
    feed.fill(range(6))
    told = _sync(server, Told())
    feed.blocks = {0: feed.blocks[0]}
    feed.tail = "BEGIN:VEVENT\r\nUID:1@moss.test\r\n"

    with pytest.raises(AccountTrouble, match="ends in the middle"):
        _sync(server, told)

    assert len(told.records) == 6


def test_a_web_page_instead_of_a_calendar_is_said_so() -> None:
    page = Reply(200, {"Content-Type": "text/html"}, b"<html>Log in</html>")
    assert "no calendar at this address but a web page" in _refusal(page).reason
    assert ".ics" in _refusal(page).remedy
    for nothing in (b"", b"\r\n", b"hello"):
        assert "no calendar at this address." in _refusal(Reply(200, {}, nothing)).reason


def _refusal(reply: Reply) -> AccountTrouble:
    with serving(lambda _: reply) as server, pytest.raises(AccountTrouble) as caught:
        SubscriptionReader(lines_told).check({"url": server.url}, "")
    return caught.value


def test_connecting_one_shows_its_title_and_how_much_it_holds(feed: Feed, server: WebServer) -> None:
    feed.fill(range(4))

    (one,) = SubscriptionReader(lines_told).check({"url": f"{server.url}/c.ics"}, "")

    assert (one.title, one.objects, one.chosen) == ("Moss", 4, True)


@pytest.mark.parametrize("at_once", [True, False])
def test_a_break_at_any_place_loses_and_doubles_nothing(feed: Feed, server: WebServer, at_once: bool) -> None:
    feed.fill(range(8))
    begun = _sync(server, Told(at_once=at_once))
    feed.blocks[1] = event_block(1, "Walk")
    del feed.blocks[2]
    feed.fill(range(9, 11))
    whole = _sync(server, Told()).titles

    for stop_after in range(12):
        told = Told(at_once=at_once)
        told.states, told.records = dict(begun.states), dict(begun.records)
        _sync(server, told, stop_after)
        assert _sync(server, told).titles == whole


def test_what_repeats_is_told_again_before_its_occurrences_run_out(feed: Feed, server: WebServer) -> None:
    feed.fill(range(5))
    feed.blocks[0] = event_block(0, "Weekly", WEEKLY)
    account = {"url": server.url}
    reader = SubscriptionReader(meetings)
    told = Told().take(reader.events(account, "", {}, NOW))
    first = len(told.records)

    told.take(reader.events(account, "", told.states, NOW + 7 * 86_400))
    assert told.told_now == 0
    later = NOW + 56 * 86_400
    told.take(reader.events(account, "", told.states, later))

    assert first < len(told.records) == told.told_now + 4
    assert told.records == Told().take(reader.events(account, "", {}, later)).records
    told.take(reader.events(account, "", told.states, later + 86_400))
    assert told.told_now == 0


def test_each_entry_comes_with_what_it_needs_of_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "c.ics"
    alarm = "BEGIN:VALARM\nUID:alarm\nTRIGGER:-PT5M\nEND:VALARM\n"
    folded = "BEGIN:VEVENT\nSUMMARY:one\nUID;X=1:long-\n name@moss.test\n" + alarm + "END:VEVENT\n"
    nameless = "BEGIN:VEVENT\nSUMMARY:two\nEND:VEVENT\n"
    path.write_text("\ufeff" + HEAD.replace("\r", "") + folded + ZONE.replace("\r", "") + nameless + "END:VCALENDAR\n")

    with path.open("rb") as file:
        entries = Entries(file)
        first, second = entries.versions
        assert first == "#long-name%40moss.test"
        assert second.startswith("#without-uid-")
        content = entries.content(first).decode()

    assert folded in content
    assert "TZID:Moss" in content
    assert "SUMMARY:two" not in content
    assert entries.title == "Moss"


def test_twenty_thousand_entries_are_told_in_little_memory(feed: Feed) -> None:
    blocks = (event_block(number, "Talk", f"DESCRIPTION:{'words ' * 40}\r\n") for number in range(20_000))
    pieces = ("".join(itertools.islice(blocks, 100)).encode() for _ in range(200))
    with serving(lambda _: Reply(200, {}, itertools.chain([HEAD.encode()], pieces, [b"END:VCALENDAR\r\n"]))) as server:
        tracemalloc.start()
        told = checkpoints = 0
        for one in SubscriptionReader(lines_told).events({"url": server.url}, "", {}, NOW):
            assert not isinstance(one, SetAside)
            told += len(one.records) if isinstance(one, RecordBatch) else 0
            checkpoints += isinstance(one, Checkpoint)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()

    assert told == 20_000
    assert peak < 40_000_000
    assert checkpoints < 100
