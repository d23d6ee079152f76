"""The process that reads acts: `python -m firsthand.services.act_worker`, letters in, readings out, until its input ends.

It imports neither Django nor the store, so that it starts fast and shares no connection with whoever started it.
"""

import json
import logging
import marshal
import os
import sys
from datetime import date
from typing import IO, Any, NamedTuple

from firsthand import language
from firsthand.domain.acts import Act
from firsthand.domain.exchanges.reading import Reading, Unread, read_messages
from firsthand.domain.questions import Reader

log = logging.getLogger(__name__)
LENGTH_BYTES = 4


class Letter(NamedTuple):
    """One message to read: plain values that cross a process boundary. sent_on: as `date.toordinal`."""

    id: int
    subject: str
    body: str
    sent_on: int
    names: tuple[str, ...]
    others: tuple[str, ...]
    alone: bool


Read = tuple[int, bool, str]
"""A message's id, whether it is in English, and its reading as JSON."""


def read_letters(letters: list[tuple[Any, ...]]) -> list[Read]:
    """What each of these does."""
    posted = [Letter(*row) for row in letters]
    try:
        readings = read_messages([_unread(letter) for letter in posted])
    except Exception:
        # One message that the rules choke on must not keep all others from being read.
        log.exception("some acts could not be read together")
        readings = [_read_alone(letter) for letter in posted]
    return [(letter.id, reading.english, written(reading)) for letter, reading in zip(posted, readings, strict=True)]


def _unread(letter: Letter) -> Unread:
    reader = Reader(frozenset(letter.names), frozenset(letter.others), letter.alone)
    return Unread(letter.subject, letter.body, date.fromordinal(letter.sent_on), reader)


def _read_alone(letter: Letter) -> Reading:
    try:
        return read_messages([_unread(letter)])[0]
    except Exception:
        log.exception("the acts of message %s could not be read", letter.id)
        return Reading(english=True, words=0, brief="", opening="", called=(), acts=())


def written(reading: Reading) -> str:
    """A reading as JSON."""
    acts = [
        [a.kind, round(a.probability, 3), a.start, a.end, a.sentence, *a.marked, a.due and a.due.toordinal(), a.doer]
        for a in reading.acts
    ]
    return json.dumps(
        [reading.words, reading.brief, reading.opening, reading.called, acts], ensure_ascii=False, separators=(",", ":")
    )


def as_read(text: str) -> Reading:
    """A reading as `written` wrote it; an empty one for ''."""
    if not text:
        return Reading(english=True, words=0, brief="", opening="", called=(), acts=())
    words, brief, opening, called, acts = json.loads(text)
    return Reading(
        True,
        words,
        brief,
        opening,
        tuple(called),
        tuple(
            Act(kind, p, start, end, sentence, (a, b), date.fromordinal(due) if due else None, doer)
            for kind, p, start, end, sentence, a, b, due, doer in acts
        ),
    )


def send(pipe: IO[bytes], value: list[Any]) -> None:
    packed = marshal.dumps(value)
    pipe.write(len(packed).to_bytes(LENGTH_BYTES, "big"))
    pipe.write(packed)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Any:
    """The next value; raises EOFError when there is none."""
    head = pipe.read(LENGTH_BYTES)
    if len(head) < LENGTH_BYTES:
        raise EOFError
    size = int.from_bytes(head, "big")
    packed = pipe.read(size)
    if len(packed) < size:
        raise EOFError
    return marshal.loads(packed)  # noqa: S302 - from the process we started


def main() -> int:
    language.speak(language.language_of(os.environ))
    answers = os.fdopen(os.dup(1), "wb", buffering=1024 * 1024)
    os.dup2(2, 1)  # nothing that prints by mistake may get between the answers
    try:
        while True:
            send(answers, read_letters(receive(sys.stdin.buffer)))
    except (EOFError, BrokenPipeError):
        return 0


if __name__ == "__main__":
    sys.exit(main())
