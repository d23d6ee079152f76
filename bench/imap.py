"""How fast a mail account is read, beside a bare ranged FETCH from the same server: `python -m bench.imap`.

The server is a Dovecot of the bench's own, with invented mail: a folder of short letters of text, and one of usual mail,
with HTML beside the text and an attachment to every fifth. Bare: one command for the whole folder, whose answer is received
and thrown away. Read: logging in, parsing, and putting the rows together, without a second process. Kept: a first
`firsthand sync` into an empty record, by its own seconds, people and ties included. All are timed in turns, without a
delay and over a line of 40 ms there and back; the best turn of each counts.
"""

import base64
import contextlib
import gc
import json
import multiprocessing
import random
import socket
import ssl
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from firsthand.connectors.base import Checkpoint, RowBatch, SourceUnchanged
from firsthand.connectors.imap.reader import ImapReader
from firsthand.connectors.rfc822 import message
from tests.support.dovecot import PASSWORD, USER, WHAT_TO_DO, Dovecot, find_program
from tests.support.proxy import Proxy

NOW = 1_700_000_000
SHORT, USUAL = "INBOX", "Usual"
MESSAGES = {SHORT: 20_000, USUAL: 4_000}
FOLDERS = 50
TURNS = 3
DELAY_SECONDS = 0.020
_RECORD_BYTES = 16 * 1024
"""TLS gives no more at once; room for more would be made and given back for nothing each time."""
_WORDS = (
    "we could meet on Thursday about bridge plan the draft is ready and I will send it before noon thank you for your "
    "help with figures please let me know whether this works otherwise next week after market in old hall"
).split()
_PLAIN = "Content-Type: text/plain; charset=utf-8\r\n\r\n"


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
        letters = {
            SHORT: [_letter(number, chance) for number in range(MESSAGES[SHORT])],
            USUAL: [_usual(number, chance) for number in range(MESSAGES[USUAL])],
        }
        for folder, its in letters.items():
            server.fill(folder, its)
        for number in range(FOLDERS - len(letters)):
            server.fill(f"Projects/{number:02}", [_letter(100_000 + number, chance)])
        server.start()
        for folder, its in letters.items():
            print(f"{len(its):,} messages of {statistics.fmean(map(len, its)):,.0f} bytes, best of {TURNS} turns")
            _compare(server, folder)
            print(f"  of it for rows alone, from the same messages in memory: {_rows_seconds(its):.2f} s")
        _polls(server)
    finally:
        server.remove()
    return 0


def _compare(server: Dovecot, folder: str) -> None:
    messages = MESSAGES[folder]
    with _ports(server) as ports:
        best: dict[tuple[str, str], float] = {}
        for _ in range(TURNS):
            for name, port in ports.items():
                ways: dict[str, Callable[[], tuple[int, float]]] = {
                    "bare": partial(_timed, partial(_bare, server, port, folder)),
                    "read": partial(_timed, partial(_count, server.account(port=port, folders=[folder]))),
                    "kept": partial(_kept, server, port, folder),
                }
                for way, run in ways.items():
                    count, seconds = run()
                    best[way, name] = min(best.get((way, name), float("inf")), seconds)
                    assert count == messages, f"{way}, {name}: {count} of {messages} messages"
    for (way, name), seconds in sorted(best.items(), key=lambda one: one[0][1], reverse=True):
        share = best["bare", name] / seconds
        print(f"  {way}, {name:21} {seconds:6.2f} s {messages / seconds:9,.0f} messages/s {share:6.0%} of bare")
    begun = time.process_time()
    _count(server.account(folders=[folder]))
    print(f"  processor time of ours for one reading: {time.process_time() - begun:.2f} s")


def _polls(server: Dovecot) -> None:
    with _ports(server) as ports:
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
    for name, seconds in polls.items():
        print(f"nothing new in {FOLDERS} folders, {name}: {seconds:.3f} s, logging in included")


def _timed(run: Callable[[], int]) -> tuple[int, float]:
    begun = time.perf_counter()
    return run(), time.perf_counter() - begun


def _kept(server: Dovecot, port: int, folder: str) -> tuple[int, float]:
    """How many messages a first reading brought into an empty record, and in how many seconds."""
    with tempfile.TemporaryDirectory(prefix="firsthand-bench-") as home:
        program = [str(Path(sys.executable).parent / "firsthand")]
        at = ["--home", home, "--json"]
        connect = ["connect", "imap", "--host", "localhost", "--port", str(port), "--user", USER, "--folder", folder]
        connect += ["--ca-file", str(server.authority.file), "--every", "0", "--secret-stdin"]
        subprocess.run([*program, *connect, *at], input=PASSWORD, text=True, check=True, stdout=subprocess.DEVNULL)
        said = subprocess.run([*program, "sync", *at], text=True, check=True, stdout=subprocess.PIPE).stdout
        run = json.loads(said)["accounts"][0]["run"]
        return sum(source["read"] for source in run["sources"]), float(run["seconds"])


def _rows_seconds(letters: list[bytes]) -> float:
    begun = time.process_time()
    for raw in letters:
        message.read_or_reject(raw, "", "", now=NOW, in_sent_folder=False)
    return time.process_time() - begun


@contextlib.contextmanager
def _ports(server: Dovecot) -> Iterator[dict[str, int]]:
    with _line(server.tls_port) as slow_port:
        yield {"without delay": server.tls_port, "40 ms there and back": slow_port}


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


def _bare(server: Dovecot, port: int, folder: str) -> int:
    """Log in and receive everything by one command, counting the answers."""
    context = ssl.create_default_context(cafile=server.authority.file)
    with (
        socket.create_connection(("127.0.0.1", port)) as plain,
        context.wrap_socket(plain, server_hostname="localhost") as line,
    ):
        line.recv(4096)
        literal = PASSWORD.encode()
        line.sendall(b'a LOGIN "%s" {%d+}\r\n%s\r\n' % (USER.encode(), len(literal), literal))
        line.sendall(b"b EXAMINE %s\r\n" % folder.encode())
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
    """A short message of a person to another, a third of them with HTML beside the text."""
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
    if number % 3:
        return f"{head}{_PLAIN}{text}\r\n".encode()
    rich = f"Content-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>{text}</p></body></html>"
    parts = f"--edge\r\n{_PLAIN}{text}\r\n--edge\r\n{rich}\r\n--edge--\r\n"
    return f'{head}Content-Type: multipart/alternative; boundary="edge"\r\n\r\n{parts}'.encode()


def _usual(number: int, chance: random.Random) -> bytes:
    """A message as mail programs of today write it: HTML of some thousand bytes, and now and then a document."""
    head, text = _letter(3 * number + 1, chance).decode().split("\r\n\r\n", 1)
    paragraph = "<p style='margin: 0; font-family: Arial, sans-serif; font-size: 11pt'>"
    html = "\r\n".join(
        f"{paragraph}{' '.join(chance.choices(_WORDS, k=30))}</p>" for _ in range(chance.randrange(5, 60))
    )
    parts = (
        f"--both\r\n{_PLAIN}{text}\r\n--both\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body>{html}</body>"
        "</html>\r\n--both--\r\n"
    )
    whole = 'Content-Type: multipart/alternative; boundary="both"\r\n\r\n' + parts
    if number % 5 == 0:
        document = base64.encodebytes(chance.randbytes(int(chance.lognormvariate(11.5, 1.2)))).decode()
        whole = (
            f'Content-Type: multipart/mixed; boundary="all"\r\n\r\n--all\r\n{whole}\r\n--all\r\n'
            'Content-Type: application/pdf; name="plan.pdf"\r\nContent-Disposition: attachment; filename="plan.pdf"\r\n'
            "Content-Transfer-Encoding: base64\r\n\r\n" + document.replace("\n", "\r\n") + "--all--\r\n"
        )
    return f"{head.removesuffix(_PLAIN.strip())}{whole}".encode()


if __name__ == "__main__":
    sys.exit(main())
