"""Are the moves sensible? New text, questions and moves of the real mailboxes, beside what readers said of them.

`python -m bench.moves` prints the figures; `python -m bench.moves draw` prints the samples themselves, for reading on
the spot. Verdicts are kept as digests in moves_verdicts.csv: no word of the mail is in it. What the rules find anew
since the last reading counts as not judged.
"""

import csv
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from bench.mailboxes import corpus
from bench.records import Record, records
from firsthand.domain.mail_text import new_text
from firsthand.domain.moves import (
    Memory,
    Move,
    Remembered,
    answer_moves,
    compose,
    open_questions,
    read_questions,
    reconnect_moves,
)
from firsthand.domain.questions import FOUND_MIN, find_questions_in_new_text

T = TypeVar("T")
VERDICTS = Path(__file__).with_name("moves_verdicts.csv")
SEED = "12"
NEW_TEXTS, QUESTIONS = 100, 40
STEP_DAYS = 28
RECIPIENTS_MAX = 3


@dataclass(frozen=True)
class Drawn:
    """One thing to judge: what it is, a digest that stands for it, and its words for whoever reads on the spot."""

    what: str
    digest: str
    words: str


def _digest(*parts: str) -> str:
    return blake2b("\n".join(parts).encode("utf-8", "replace"), digest_size=10).hexdigest()


def draw(record: Record) -> Iterator[Drawn]:
    """The same samples on every run, as long as the rules stay the same."""
    yield from _new_texts(record)
    yield from _questions(record)
    yield from _moves(record)


def _new_texts(record: Record) -> Iterator[Drawn]:
    pool = [letter.message for letter in record.letters if 0 < len(letter.message.text) < 15_000]
    for message in _drawn(pool, NEW_TEXTS, lambda message: message.key.hex()):
        text = new_text(message.text)
        rest = message.text.strip()
        place = rest.find(text[-20:]) if text else -len(text[-20:])
        after = rest[place + len(text[-20:]) :].strip()[:70]
        yield Drawn("new text", _digest(message.text, text), f"{text[:60]} … {text[-120:]}  ✂ {after}")


def _questions(record: Record) -> Iterator[Drawn]:
    found = []
    for mail in record.mail_to_me(date(2003, 1, 1), window_days=3_650):
        if mail.impersonal or not mail.in_to or mail.to_count + mail.cc_count > RECIPIENTS_MAX:
            continue
        said = read_questions(mail.subject, mail.text, mail.reader)
        if said:
            best = max(said, key=lambda one: (one.strength, -one.start))
            start, end = best.marked
            marked = f"{best.quote[:start]}[[{best.quote[start:end]}]]{best.quote[end:]}"
            kind = "question, sure" if best.strength >= 0.75 else "question, weak"
            found.append(Drawn(kind, _digest(mail.message_id, best.quote[start:end]), f"({best.strength}) {marked}"))
    yield from _drawn(found, QUESTIONS, lambda drawn: drawn.digest)


def _drawn(pool: Sequence[T], count: int, identity: Callable[[T], str]) -> list[T]:
    """A random few that stay the same when other members of the pool come or go."""
    return sorted(pool, key=lambda one: _digest(SEED, identity(one)))[:count]


def _moves(record: Record) -> Iterator[Drawn]:
    """What Today would have shown every four weeks to somebody who looks at it and does nothing."""
    remembered: list[Remembered] = []
    day = record.letters[0].at.date() + timedelta(days=120)
    last = record.letters[-1].at.date()
    while day <= last:
        for move in _today(record, day, Memory(tuple(remembered))):
            ids = tuple(person.id for person in move.people)
            remembered.append(Remembered(move.key, move.kind, ids, day, "shown"))
            evidence = move.evidence[0]
            start, end = evidence.marked
            quote = f"{evidence.quote[:start]}[[{evidence.quote[start:end]}]]{evidence.quote[end:]}"
            words = f"{day} {move.deed} | {move.why} | {evidence.direction} {quote} | {move.first_step.words}"
            yield Drawn(move.kind, _digest(move.key, move.first_step.words), words)
        day += timedelta(days=STEP_DAYS)


def _today(record: Record, day: date, memory: Memory) -> tuple[Move, ...]:
    answers = answer_moves(open_questions(record.mail_to_me(day), day), day)
    return compose([*answers, *reconnect_moves(record.ties(day), day)], memory, day).moves


def verdicts() -> dict[str, bool]:
    """What readers said: digest → good."""
    if not VERDICTS.exists():
        return {}
    with VERDICTS.open(newline="") as rows:
        return {row["digest"]: row["good"] == "1" for row in csv.DictReader(rows)}


def _speed(record: Record) -> str:
    texts = [letter.message.text for letter in record.letters if 1_000 <= len(letter.message.text) <= 2_000]
    best = float("inf")
    for _ in range(3):
        started = time.process_time()
        for text in texts:
            new_text(text)
        best = min(best, time.process_time() - started)
    return f"{best / len(texts) * 1e3:.3f} ms a message of 1 to 2 kB ({len(texts)} of them)"


def _labelled(folder: Path) -> str:
    """Requests among labelled sentences of e-mail: whether a sentence alone is found."""
    counts: Counter[tuple[bool, bool]] = Counter()
    with (folder / "labels" / "ask_sentences.csv").open(newline="", encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            found = any(one.strength >= FOUND_MIN for one in find_questions_in_new_text(row["sentence"]))
            counts[row["intent"] == "Yes", found] += 1
    precision = counts[True, True] / max(1, counts[True, True] + counts[False, True])
    recall = counts[True, True] / max(1, counts[True, True] + counts[True, False])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"precision {precision:.2f}, recall {recall:.2f}, F1 {f1:.2f} on {sum(counts.values())} sentences"


def main(arguments: list[str]) -> int:
    folder = corpus()
    if folder is None:
        print("No real mailboxes found: set FIRSTHAND_CORPUS to the folder that holds them.")
        return 0
    known = verdicts()
    totals: Counter[tuple[str, str]] = Counter()
    for number, record in enumerate(records(), 1):
        print(f"\nMailbox {number}: {len(record.letters)} messages, new text in {_speed(record)}")
        counts: Counter[tuple[str, str]] = Counter()
        for drawn in draw(record):
            verdict = {True: "good", False: "bad", None: "new"}[known.get(drawn.digest)]
            counts[drawn.what, verdict] += 1
            if "draw" in arguments and (verdict == "new" or "all" in arguments):
                print(drawn.digest, verdict, f"[{drawn.what}]", " ⏎ ".join(drawn.words.split("\n")))
        _print(counts)
        totals.update(counts)
    print("\nAll mailboxes")
    _print(totals)
    print(f"\nRequests and proposals, labelled sentences (Parakweet, training split): {_labelled(folder)}")
    return 0


def _print(counts: Counter[tuple[str, str]]) -> None:
    for what in sorted({what for what, _ in counts}):
        good, bad, new = (counts[what, verdict] for verdict in ("good", "bad", "new"))
        share = f"{good / (good + bad):.0%} good" if good + bad else "not judged"
        print(f"  {what:<16} {share} of {good + bad} judged, {new} not judged")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
