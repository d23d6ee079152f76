"""Labelled sentences for the bench of acts: digests with labels from the repository, words from the data folder.

`acts_labels/train.csv` and `test.csv` hold what readers said of sentences drawn by `bench.sentences`;
`acts_labels/soft.csv` what a large sentence encoder, tuned on the training sentences and not shipped, holds of others;
`acts_sentences/*.csv` sentences invented for the project, and `acts_letters/train` and `acts_letters/test` whole letters,
of other trades each. No word of real mail is kept here.
"""

import csv
import math
import re
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import message_from_string
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.mailboxes import corpus
from bench.records import Record, records
from bench.sentences import CHARS_MAX, Drawn, digest_of, is_for_tests, of_letter
from firsthand.connectors.base import RowBatch
from firsthand.connectors.reading import Reading
from firsthand.domain.acts.features import Marks, marks_of, tokens_of
from firsthand.domain.acts.shape import KINDS
from firsthand.domain.acts.weights import Seen
from firsthand.domain.mail_text import fold_space, new_text, sentences
from firsthand.domain.messages import Message
from firsthand.domain.threads import bare_subject

HERE = Path(__file__).parent
CODES = dict(zip("aopdtifxv", KINDS, strict=True))
FOLDS = 3
_NOW = 2_000_000_000

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Example:
    """One sentence with its neighbours. labels: codes; None where nobody read it.

    soft: rows of 0..1, what the encoder holds that was tuned without each fold in turn.
    by_chance: drawn by the seed; False where it was chosen because models were unsure of it or found a rare act.
    """

    digest: str
    source: str
    group: str
    words: str
    seen: Seen
    labels: str | None = None
    second: str | None = None
    decided: str | None = None
    soft: tuple[tuple[float, ...], ...] | None = None
    by_chance: bool = True

    @property
    def fold(self) -> int:
        return int(digest_of(self.group)[:8], 16) % FOLDS

    @property
    def target(self) -> list[float]:
        return [float(code in (self.labels or "")) for code in CODES]


def marks(words: str) -> Marks | None:
    return marks_of(words) if words else None


def example(one: Drawn, **known: object) -> Example:
    """A drawn sentence as the models look at it."""
    seen = Seen(marks(one.before), marks_of(one.sentence), marks(one.after), one.subject)
    return Example(one.digest, one.mailbox, _thread(one), one.sentence, seen, **known)  # type: ignore[arg-type]


def rows(name: str) -> list[dict[str, str]]:
    path = HERE / "acts_labels" / name
    if not path.exists():
        return []
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


@cache
def _records() -> tuple[Record, ...]:
    return tuple(records())


def of_mailboxes(*, tests: bool) -> dict[str, Drawn]:
    """All sentences of the mailboxes by digest: those of messages kept for tests, or of the others.

    Kept is a message of the half from which test sentences are drawn, if one of its thread was drawn.
    """
    tested = {row["digest"] for row in rows("test.csv")}
    letters = [
        (is_for_tests(letter), said)
        for record in _records()
        for letter in record.letters
        if (said := list(of_letter(record, letter)))
    ]
    threads = {_thread(said[0]) for half, said in letters if half and not tested.isdisjoint(one.digest for one in said)}
    found: dict[str, Drawn] = {}
    for half, said in letters:
        if (half and _thread(said[0]) in threads) == tests:
            for one in said:
                found.setdefault(one.digest, one)
    return found


def _thread(one: Drawn) -> str:
    """What messages of one thread have in common; for one without a subject, its first sentence."""
    subject = bare_subject(one.subject)
    return f"{one.mailbox} {subject}" if subject else one.digest


def labelled(name: str) -> list[Example]:
    """The sentences of `acts_labels/NAME.csv` that the corpus still holds as they were read."""
    known = of_mailboxes(tests=name == "test")
    return [
        example(
            known[row["digest"]],
            labels=_codes(row["first"]),
            second=_codes(row["second"]) if row.get("second") else None,
            decided=_codes(row["decided"]) if row.get("decided") else None,
            by_chance=row.get("drawn", "chance") == "chance",
        )
        for row in rows(f"{name}.csv")
        if row["digest"] in known
    ]


def _codes(text: str) -> str:
    return text.replace("-", "")


def invented() -> list[Example]:
    """Sentences that were written for the project, alone as they stand."""
    found = []
    for path in sorted((HERE / "acts_sentences").glob("*.csv")):
        with path.open(newline="") as file:
            for row in csv.DictReader(file):
                one = Drawn(digest_of(row["sentence"]), "invented", "", "", 1, "", "", row["sentence"], "")
                found.append(example(one, labels=_codes(row["labels"])))
    return found


def of_letters(folder: str) -> list[Example]:
    """The sentences of the letters in `acts_letters/FOLDER`, with their neighbours, labelled by who invented them.

    Those for tests were read by somebody else too, who did not know what the writer meant.
    """
    found = []
    for path in sorted((HERE / "acts_letters" / folder).glob("*.csv")):
        with path.open(newline="", encoding="utf-8") as file:
            for number, letter in groupby(csv.DictReader(file), key=itemgetter("letter")):
                lines = list(letter)
                said = [row["sentence"] for row in lines]
                for place, row in enumerate(lines):
                    before, after = _beside(said, place)
                    words = said[place][:CHARS_MAX]
                    drawn = Drawn(digest_of(words), path.stem, number, "", 1, row["subject"], before, words, after)
                    reader = _codes(row["reader"]) if "reader" in row else None
                    found.append(example(drawn, labels=_codes(row["labels"]), second=reader))
    return found


def alone(words: str, source: str, labels: str | None = None) -> Example:
    """A sentence of a file that gives no neighbours."""
    folded = fold_space(words)[:CHARS_MAX]
    return example(Drawn(digest_of(fold_space(words)), source, "", "", 1, "", "", folded, ""), labels=labels)


def requests() -> list[Example]:
    """Parakweet: 'a' where its annotators saw a request or a proposal."""
    folder = corpus()
    if folder is None:
        return []
    with (folder / "labels" / "ask_sentences.csv").open(newline="", encoding="utf-8", errors="replace") as file:
        return [
            alone(row["sentence"], "parakweet", "a" if row["intent"] == "Yes" else "") for row in csv.DictReader(file)
        ]


def gratitude() -> list[Example]:
    """GoEmotions: 't' where its annotators saw gratitude; posts of a forum."""
    folder = corpus()
    if folder is None:
        return []
    with (folder / "labels" / "thanks_sentences.csv").open(newline="", encoding="utf-8", errors="replace") as file:
        return [alone(row["sentence"], "forum", "t" if row["thanks"] == "1" else "") for row in csv.DictReader(file)]


@dataclass(frozen=True)
class Judged:
    """One e-mail of ask_messages.csv: whether its two annotators each found a request in it."""

    body: str
    first: bool
    second: bool


def messages_with_requests() -> list[Judged]:
    folder = corpus()
    if folder is None:
        return []
    csv.field_size_limit(10_000_000)
    with (folder / "labels" / "ask_messages.csv").open(newline="", encoding="utf-8", errors="replace") as file:
        return [
            Judged(
                str(message_from_string(row["text"]).get_payload()), row["annotator1"] == "1", row["annotator2"] == "1"
            )
            for row in csv.DictReader(file)
        ]


LETTERS = string.digits + string.ascii_letters
_ODDS_MAX = 6.0


def letter_of(odds: float) -> str:
    """Log odds from -6 to 6 as one of 62 letters."""
    share = (min(_ODDS_MAX, max(-_ODDS_MAX, odds)) + _ODDS_MAX) / (2 * _ODDS_MAX)
    return LETTERS[round(share * (len(LETTERS) - 1))]


@cache
def _probability(letter: str) -> float:
    odds = LETTERS.index(letter) / (len(LETTERS) - 1) * 2 * _ODDS_MAX - _ODDS_MAX
    return 1 / (1 + math.exp(-odds))


def likeness(words: str) -> str:
    """Words without marks, names, numbers and days: two sentences of the same likeness are nearly the same."""
    return " ".join(token for token in tokens_of(words) if token[0].isalnum() or token[0] == "<")


def softly_labelled() -> list[Example]:
    """Sentences that nobody read, with what the encoder holds of them; from training messages and open files only."""
    count = len(KINDS)
    soft = {
        row["digest"]: tuple(
            tuple(map(_probability, row["odds"][start : start + count])) for start in range(0, len(row["odds"]), count)
        )
        for row in rows("soft.csv")
    }
    if not soft:
        return []
    known: dict[str, Example] = {}
    for one in of_mailboxes(tests=False).values():
        if one.digest in soft:
            known.setdefault(one.digest, example(one, soft=soft[one.digest]))
    for drawn in drawn_of_files():
        if drawn.digest in soft and drawn.digest not in known:
            known[drawn.digest] = example(drawn, soft=soft[drawn.digest])
    return list(known.values())


def drawn_of_files() -> Iterator[Drawn]:
    folder = corpus()
    if folder is None:
        return
    for event in Reading([str(folder / "mail" / "list-threads.mbox.gz")], [], _NOW).events():
        if isinstance(event, RowBatch):
            for row in event.rows:
                message = Message(*row)  # type: ignore[arg-type]
                yield from _of_body(message.text, message.subject, "list")
    for judged in messages_with_requests():
        yield from _of_body(judged.body, "", "messages")
    for one in (*requests(), *gratitude()):
        yield Drawn(one.digest, one.source, "", "", 1, "", "", one.words, "")


def _of_body(body: str, subject: str, source: str) -> Iterator[Drawn]:
    said = [one.words for one in sentences(new_text(body))]
    if len(said) > 60:
        return
    for place, words in enumerate(said):
        if re.search(r"[a-z]{2}", words.lower()) and len(words) <= CHARS_MAX:
            before, after = _beside(said, place)
            yield Drawn(digest_of(words), source, "", "", 1, subject, before, words, after)


def _beside(said: list[str], place: int) -> tuple[str, str]:
    """What stands before a sentence and after it, '' where nothing does."""
    return said[place - 1][-200:] if place else "", said[place + 1][:200] if place + 1 < len(said) else ""


def targets(examples: Iterable[Example]) -> Floats:
    return np.array([one.target for one in examples], dtype=np.float32).reshape(-1, len(KINDS))
