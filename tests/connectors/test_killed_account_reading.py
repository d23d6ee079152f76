"""The reading process is killed in the middle of an account: what is read afterwards is complete, and nothing is doubled."""

import os
import signal
import time
from collections.abc import Iterator
from typing import Any

import pytest

from firsthand.connectors import stream
from firsthand.connectors.base import AccountFailed, Checkpoint, Finished, RecordBatch, SetAside
from firsthand.connectors.reading_process import ReadingProcess
from firsthand.domain.cards import Card
from tests.connectors.following import NOW, Told, card, event
from tests.connectors.odd_calendar import OddCalendar
from tests.support.radicale import Radicale
from tests.support.web_server import serving


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


def test_a_reading_process_killed_in_the_middle_is_gone_on_from(server: Radicale) -> None:
    url = server.make_collection("caldav", "killed", "Moss")
    server.fill(url, {f"{number}.ics": event(number) for number in range(250)})
    account = _account(server, "caldav", url)
    for at_once in (True, False):
        told = Told(at_once=at_once)
        for after in (1, 2):
            process = ReadingProcess()
            events = stream.account_events(account, server.password, told.states, now=NOW, process=process)
            told.take(_killed_after(after, events, process))
            assert isinstance(told.events[-2], AccountFailed) or told.events[-1] == Finished(complete=True)

        told.take(stream.account_events(account, server.password, told.states, now=NOW))

        assert told.events[-1] == Finished(complete=True)
        assert told.titles == sorted(f"Talk {number}" for number in range(250))
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

    records = [record for one in events if isinstance(one, RecordBatch) for record in one.records]
    first, second = sorted(records, key=lambda record: record.where)
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


def test_twenty_thousand_events_come_through_in_little_memory() -> None:
    calendar = OddCalendar()
    calendar.fill(20_000)
    process = ReadingProcess()
    told, most_kb, checkpoints, state = 0, 0, 0, ""
    begun = time.monotonic()
    with serving(calendar.answer) as server:
        url = f"{server.url}/c/"
        account = {"kind": "caldav", "source": url, "url": url}
        for one in stream.account_events(account, "", {}, now=NOW, process=process):
            assert not isinstance(one, SetAside | AccountFailed), one
            if isinstance(one, RecordBatch):
                told += len(one.records)
            if isinstance(one, Checkpoint):
                checkpoints, state = checkpoints + 1, one.state
            most_kb = max(most_kb, _memory_kb(process._child.pid))
        print(
            f"{time.monotonic() - begun:.1f} s, {most_kb // 1024} MB, {checkpoints} checkpoints, {len(state):,} signs"
        )

        assert told == 20_000
        assert most_kb < 160 * 1024
        assert checkpoints < 100
        begun = time.monotonic()
        again = list(stream.account_events(account, "", {url: state}, now=NOW))
        print(f"nothing new: {time.monotonic() - begun:.2f} s")
    assert not [one for one in again if isinstance(one, RecordBatch | Checkpoint)]


def _memory_kb(process_id: int) -> int:
    """The most a process has held at once."""
    try:
        with open(f"/proc/{process_id}/status") as status:
            return next((int(line.split()[1]) for line in status if line.startswith("VmHWM")), 0)
    except FileNotFoundError:
        return 0
