"""Connections that are cut, processes that are killed, servers that go down: what was read is kept, and nothing is missing."""

import os
import random
import signal
from collections.abc import Iterable

from firsthand.connectors import stream
from firsthand.connectors.base import AccountFailed, Batch, Checkpoint, Event, Finished
from firsthand.connectors.reading_process import ReadingProcess
from tests.connectors.imap.accounts import run
from tests.connectors.imap.test_reading import many
from tests.connectors.letters import NOW
from tests.support.dovecot import PASSWORD, Dovecot
from tests.support.proxy import Proxy

CUTS = 30


def test_wherever_the_line_is_cut_the_next_run_brings_what_is_missing(server: Dovecot) -> None:
    letters = many(400)
    server.fill("INBOX", letters[:350])
    server.fill("Work", letters[330:])
    server.start()
    with Proxy(server.tls_port) as line:
        account = server.account(port=line.port)
        whole = run(account)
        total = line.bytes_from_server
        assert whole.failed is None
        chance = random.Random(11)
        for _ in range(CUTS):
            at = chance.randrange(1, total)
            line.cut_after(at)
            first = run(account)
            assert first.failed is not None, f"cut after {at} of {total} bytes"
            assert not first.failed.lasting
            line.cut_after(None)
            second = run(account, first.states)
            assert second.failed is None
            assert first.keys | second.keys == whole.keys, f"cut after {at} of {total} bytes"
            twice = len(first.messages) + len(second.messages) - len(whole.messages)
            assert 0 <= twice <= 50, f"{twice} messages came twice, cut after {at} of {total} bytes"


def test_a_reading_process_that_is_killed_goes_on_from_its_last_checkpoint(server: Dovecot) -> None:
    server.fill("INBOX", many(1_500))
    server.start()
    whole = run(server.account())
    states: dict[str, str] = {}
    process = ReadingProcess()
    with Proxy(server.tls_port, bytes_per_second=1_000_000) as line:
        account = server.account(port=line.port)
        first = _kept(
            _killed_after(2, stream.account_events(account, PASSWORD, {}, now=NOW, process=process), process), states
        )
        assert states
        assert first < whole.keys

    with Proxy(server.tls_port) as line:
        moved = {source.replace(str(account["port"]), str(line.port)): state for source, state in states.items()}
        second = _kept(stream.account_events(server.account(port=line.port), PASSWORD, moved, now=NOW), {})

    assert first | second == whole.keys
    assert second < whole.keys


def test_a_server_that_is_restarted_costs_one_run_and_no_message(server: Dovecot) -> None:
    server.fill("INBOX", many(1_500))
    server.start()
    whole = run(server.account())
    with Proxy(server.tls_port, bytes_per_second=2_000_000) as line:
        account = server.account(port=line.port)
        states: dict[str, str] = {}
        events: list[Event] = []
        for event in stream.account_events(account, PASSWORD, {}, now=NOW):
            events.append(event)
            if isinstance(event, Checkpoint) and not states:
                server.stop()
            if isinstance(event, Checkpoint):
                states[event.source] = event.state
        server.start()
        again = run(account, states)

    first = {one.key for event in events if isinstance(event, Batch) for one in event.messages}
    assert isinstance(events[-1], Finished)
    assert again.failed is None
    assert first | again.keys == whole.keys


def test_closing_early_ends_the_process_and_its_connection(server: Dovecot) -> None:
    server.fill("INBOX", many(1_500))
    server.start()
    process = ReadingProcess()
    reading = stream.account_events(server.account(), PASSWORD, {}, now=NOW, process=process)
    next(reading)

    reading.close()

    assert process._child.poll() is not None


def test_the_secret_is_neither_in_the_arguments_nor_in_the_surroundings_of_the_process(server: Dovecot) -> None:
    server.fill("INBOX", many(1_500))
    server.start()
    process = ReadingProcess()
    reading = stream.account_events(server.account(), PASSWORD, {}, now=NOW, process=process)
    next(reading)
    with open(f"/proc/{process._child.pid}/cmdline", "rb") as arguments:
        assert b"staple" not in arguments.read()
    with open(f"/proc/{process._child.pid}/environ", "rb") as surroundings:
        assert b"staple" not in surroundings.read()
    reading.close()


def _killed_after(checkpoints: int, events: Iterable[Event], process: ReadingProcess) -> Iterable[Event]:
    """The events until the process is killed, as a crash would, and what is said of it."""
    for event in events:
        yield event
        if isinstance(event, Checkpoint):
            checkpoints -= 1
            if not checkpoints:
                os.kill(process._child.pid, signal.SIGKILL)
        if isinstance(event, AccountFailed):
            assert "ended from outside" in event.rejected.reason


def _kept(events: Iterable[Event], states: dict[str, str]) -> set[bytes]:
    """What a careful owner keeps of a reading: the messages, and the states."""
    keys: set[bytes] = set()
    for event in events:
        if isinstance(event, Batch):
            keys |= {one.key for one in event.messages}
        elif isinstance(event, Checkpoint):
            states[event.source] = event.state
    return keys
