"""How fast a mail account is read, beside a bare ranged FETCH from the same server: `python -m bench.imap`.

The server is a Dovecot of the bench's own, with invented mail. Bare: one command for the whole folder, whose answer is
received and thrown away. Both are timed in turns, without a delay and over a line of 40 ms there and back; the best turn
of each counts. Reading includes logging in, parsing, and putting the rows together, but no second process.
"""

import contextlib
import gc
import multiprocessing
import random
import socket
import ssl
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from multiprocessing.connection import Connection

from firsthand.connectors.base import Checkpoint, RowBatch, SourceUnchanged
from firsthand.connectors.imap.reader import ImapReader
from firsthand.connectors.rfc822 import message
from tests.support.dovecot import PASSWORD, USER, WHAT_TO_DO, Dovecot, find_program
from tests.support.proxy import Proxy

NOW = 1_700_000_000
MESSAGES = 20_000
FOLDERS = 50
TURNS = 3
DELAY_SECONDS = 0.020
_RECORD_BYTES = 16 * 1024
"""TLS gives no more at once; room for more would be made and given back for nothing each time."""
_WORDS = (
    "we could meet on Thursday about bridge plan the draft is ready and I will send it before noon thank you for your "
    "help with figures please let me know whether this works otherwise next week after market in old hall"
).split()


def main() -> int:
    """Fill a server with invented mail, read it every way, and print messages a second and ratios."""
    program = find_program()
    if program is None:
        print(f"Skipped: no Dovecot found. {WHAT_TO_DO}")
        return 0
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)  # as in the reading process
    server = Dovecot(program)
    try:
        chance = random.Random(7)
        letters = [_letter(number, chance) for number in range(MESSAGES)]
        server.fill("INBOX", letters)
        for number in range(FOLDERS - 1):
            server.fill(f"Projects/{number:02}", [_letter(MESSAGES + number, chance)])
        server.start()
        _compare(server)
        print(f"  of it for rows alone, from the same messages in memory: {_rows_seconds(letters):.2f} s")
    finally:
        server.remove()
    return 0


def _compare(server: Dovecot) -> None:
    with _line(server.tls_port) as slow_port:
        ports = {"without delay": server.tls_port, "40 ms there and back": slow_port}
        best: dict[str, float] = {}
        for _ in range(TURNS):
            for name, port in ports.items():
                account = server.account(port=port, folders=["INBOX"])
                ways: dict[str, Callable[[], int]] = {
                    f"bare, {name}": partial(_bare, server, port),
                    f"read, {name}": partial(_count, account),
                }
                for way, run in ways.items():
                    begun = time.perf_counter()
                    count = run()
                    best[way] = min(best.get(way, float("inf")), time.perf_counter() - begun)
                    assert count == MESSAGES, f"{way}: {count} of {MESSAGES} messages"
        polls: dict[str, float] = {}
        for name, port in ports.items():
            account = server.account(port=port)
            states: dict[str, str] = {}
            _read(account, {}, states)
            for _ in range(TURNS):
                begun = time.perf_counter()
                _, unchanged = _read(account, states, {})
                polls[name] = min(polls.get(name, float("inf")), time.perf_counter() - begun)
                assert unchanged == FOLDERS, f"{unchanged} of {FOLDERS} folders unchanged"
    print(f"{MESSAGES} messages, best of {TURNS} turns")
    for name in ports:
        bare = best[f"bare, {name}"]
        for way in ("bare", "read"):
            seconds = best[f"{way}, {name}"]
            print(
                f"  {way}, {name:21} {seconds:6.2f} s {MESSAGES / seconds:9,.0f} messages/s {bare / seconds:6.0%} of bare"
            )
    for name, seconds in polls.items():
        print(f"  nothing new in {FOLDERS} folders, {name}: {seconds:.3f} s, logging in included")
    begun = time.process_time()
    _count(server.account(folders=["INBOX"]))
    print(f"  processor time of ours for one reading: {time.process_time() - begun:.2f} s")


def _rows_seconds(letters: list[bytes]) -> float:
    begun = time.process_time()
    for raw in letters:
        message.read_or_reject(raw, "", "", now=NOW, in_sent_folder=False)
    return time.process_time() - begun


@contextlib.contextmanager
def _line(target: int) -> Iterator[int]:
    """The port of a line with a delay, in a process of its own, so that it takes no time from the reader."""
    here, there = multiprocessing.Pipe()
    carrying = multiprocessing.get_context("spawn").Process(target=_carry, args=(target, there), daemon=True)
    carrying.start()
    yield here.recv()
    here.send(None)
    carrying.join()


def _carry(target: int, asking: Connection) -> None:
    with Proxy(target, delay_seconds=DELAY_SECONDS) as line:
        asking.send(line.port)
        asking.recv()


def _read(account: Mapping[str, object], states: Mapping[str, str], kept: dict[str, str]) -> tuple[int, int]:
    """Messages read and folders unchanged; kept: gets the states."""
    count = unchanged = 0
    for event in ImapReader().events(account, PASSWORD, states, NOW):
        if isinstance(event, RowBatch):
            count += len(event.rows)
        elif isinstance(event, SourceUnchanged):
            unchanged += 1
        elif isinstance(event, Checkpoint):
            kept[event.source] = event.state
    return count, unchanged


def _count(account: Mapping[str, object]) -> int:
    return _read(account, {}, {})[0]


def _bare(server: Dovecot, port: int) -> int:
    """Log in and receive everything by one command, counting the answers."""
    context = ssl.create_default_context(cafile=server.authority.file)
    with (
        socket.create_connection(("127.0.0.1", port)) as plain,
        context.wrap_socket(plain, server_hostname="localhost") as line,
    ):
        line.recv(4096)
        literal = PASSWORD.encode()
        line.sendall(b'a LOGIN "%s" {%d+}\r\n%s\r\nb EXAMINE INBOX\r\n' % (USER.encode(), len(literal), literal))
        line.sendall(b"c UID FETCH 1:* BODY.PEEK[]\r\n")
        count = 0
        tail = b""
        while b"\r\nc OK" not in tail:
            chunk = line.recv(_RECORD_BYTES)
            if not chunk:
                raise RuntimeError("The server hung up.")
            whole = tail[-64:] + chunk
            count += whole.count(b" FETCH (UID ") - tail[-64:].count(b" FETCH (UID ")
            tail = whole
        return count


def _letter(number: int, chance: random.Random) -> bytes:
    """A message of a person to another; some with HTML beside the text, some with a small attachment."""
    sender, receiver = chance.randrange(300), chance.randrange(300)
    text = "\r\n\r\n".join(
        " ".join(chance.choices(_WORDS, k=chance.randrange(10, 90))) for _ in range(chance.randrange(1, 6))
    )
    head = (
        f"Return-Path: <person{sender}@example.com>\r\nReceived: from mx.example.com by mail.moss.test; {number}\r\n"
        f"Message-ID: <{number}.{sender}@example.com>\r\nFrom: Person {sender} <person{sender}@example.com>\r\n"
        f"To: Ada Moss <ada@moss.test>, Person {receiver} <person{receiver}@example.com>\r\n"
        f"Subject: Bridge {chance.randrange(500)}\r\nMIME-Version: 1.0\r\n"
        f"Date: {1 + number % 28} Nov {2000 + number % 23} {number % 24:02}:{number % 60:02}:00 +0100\r\n"
    )
    plain = "Content-Type: text/plain; charset=utf-8\r\n\r\n"
    if number % 3:
        return f"{head}{plain}{text}\r\n".encode()
    rich = f"Content-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>{text}</p></body></html>"
    parts = f"--edge\r\n{plain}{text}\r\n--edge\r\n{rich}\r\n--edge--\r\n"
    return f'{head}Content-Type: multipart/alternative; boundary="edge"\r\n\r\n{parts}'.encode()


if __name__ == "__main__":
    sys.exit(main())
