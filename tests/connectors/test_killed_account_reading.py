"""The reading process is killed in the middle of an account: what is read afterwards is complete, and nothing is doubled."""

import os
import signal
import time
from collections.abc import Iterator
from typing import Any

import pytest

from firsthand.connectors import stream
from firsthand.connectors.base import AccountFailed, Checkpoint, Finished, RecordBatch, SetAside, SourceClosed
from firsthand.connectors.reading_process import ReadingProcess
from firsthand.domain.cards import Card
from tests.connectors.following import NOW, Told, card, event_block
from tests.support.radicale import Radicale


@pytest.fixture(scope="module")
def server() -> Iterator[Radicale]:
    started = Radicale()
    yield started
    started.stop()


def _account(server: Radicale, kind: str, *collections: str) -> dict[str, Any]:
    return {
        "kind": kind, "source": f"{kind}: {server.url}", "url": server.url, "user": server.user,
        "collections": list(collections),
    }  # fmt: skip


def _many_events(server: Radicale, name: str, count: int) -> str:
    """A calendar filled with one request."""
    url = server.at(f"/ada/{name}/")
    blocks = "".join(event_block(number, "Talk", "DESCRIPTION:words\r\n") for number in range(count))
    server.put(url, f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Firsthand//Tests//EN\r\n{blocks}END:VCALENDAR\r\n")
    return url


def test_a_reading_process_killed_in_the_middle_is_gone_on_from(server: Radicale) -> None:
    account = _account(server, "caldav", _many_events(server, "killed", 700))
    for at_once in (True, False):
        told = Told(at_once=at_once)
        for after in (1, 3, 2):
            process = ReadingProcess()
            events = stream.account_events(account, server.password, told.states, now=NOW, process=process)
            told.take(_killed_after(after, events, process))
            assert isinstance(told.events[-2], AccountFailed) or told.events[-1] == Finished(complete=True)

        told.take(stream.account_events(account, server.password, told.states, now=NOW))

        assert told.events[-1] == Finished(complete=True)
        assert told.titles == sorted(f"Talk {number}" for number in range(700))
        told.take(stream.account_events(account, server.password, told.states, now=NOW))
        assert told.told_now == 0


def _killed_after(batches: int, events: Iterator[Any], process: ReadingProcess) -> Iterator[Any]:
    for one in events:
        yield one
        batches -= isinstance(one, RecordBatch)
        if not batches:
            os.kill(process._child.pid, signal.SIGKILL)
            batches = -1


def test_cards_come_through_the_reading_process_as_they_are(server: Radicale) -> None:
    url = server.make_collection("carddav", "friends", "Friends")
    server.put(f"{url}1.vcf", card(1, "Ada Möss"))
    server.put(f"{url}2.vcf", card(2))

    events = list(stream.account_events(_account(server, "carddav"), server.password, {}, now=NOW))

    first, second = (record for one in events if isinstance(one, RecordBatch) for record in one.records)
    assert isinstance(first, Card)
    assert (first.name, first.item, first.addresses[0].value) == ("Ada Möss 1", f"{url}1.vcf", "ada1@moss.test")
    assert first.where == "Friends, 1.vcf"
    assert isinstance(second, Card)


def test_a_wrong_password_comes_as_a_failure_that_lasts(server: Radicale) -> None:
    failed, finished = stream.account_events(_account(server, "caldav"), "not this one", {}, now=NOW)

    assert isinstance(failed, AccountFailed)
    assert failed.lasting
    assert "not this one" not in repr(failed)
    assert finished == Finished(complete=False)


def test_twenty_thousand_events_come_through_in_little_memory(server: Radicale) -> None:
    url = _many_events(server, "large", 20_000)
    process = ReadingProcess()
    told, most_kb, checkpoints, state = 0, 0, 0, ""
    begun = time.monotonic()
    for one in stream.account_events(
        _account(server, "caldav", url) | {"timeout_seconds": 300}, server.password, {}, now=NOW, process=process
    ):
        assert not isinstance(one, SetAside | AccountFailed), one
        if isinstance(one, RecordBatch):
            told += len(one.records)
        if isinstance(one, Checkpoint):
            checkpoints, state = checkpoints + 1, one.state
        if isinstance(one, Checkpoint | SourceClosed):
            most_kb = max(most_kb, _memory_kb(process._child.pid))
    print(f"{time.monotonic() - begun:.1f} s, {most_kb // 1024} MB, {checkpoints} checkpoints, {len(state):,} signs")

    assert told == 20_000
    assert most_kb < 160 * 1024
    assert checkpoints < 100
    begun = time.monotonic()
    again = list(stream.account_events(_account(server, "caldav", url), server.password, {url: state}, now=NOW))
    print(f"nothing new: {time.monotonic() - begun:.2f} s")
    assert not [one for one in again if isinstance(one, RecordBatch | Checkpoint)]


def _memory_kb(process_id: int) -> int:
    """The most a process has held at once."""
    try:
        with open(f"/proc/{process_id}/status") as status:
            return next((int(line.split()[1]) for line in status if line.startswith("VmHWM")), 0)
    except FileNotFoundError:
        return 0
