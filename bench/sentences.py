"""Which sentences of real mail are read for their acts, and what readers said of them.

`python -m bench.sentences draw SET` prints the sentences of a set as JSON lines, with their neighbours, for readers to
label on the spot; no word of them is kept: `acts_labels/SET.csv` holds digests with labels. The draw is by digest with
the seed below, so that it stays the same: for tests from messages whose digest is even, for training from the others. Once
the tests were drawn, those of the former in whose thread nothing was drawn were read for training as well
(`acts_examples.of_mailboxes`).
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import blake2b

from bench.records import PERSONAL_RECIPIENTS_MAX, Letter, Record, records
from firsthand.domain.mail_text import new_text, sentences

SEED = "acts-1"
UNIFORM_TEST, HINTED_TEST = 300, 200
UNIFORM_TRAIN, HINTED_TRAIN = 500, 1000
SENTENCES_OF_A_MESSAGE_MAX = 40
CHARS_MAX = 400

HINT = re.compile(
    r"\b(?:offer|happy to|glad to|feel free|would you like|want me|can i|if you (?:need|want|like|would)|shall i|should i|"
    r"will|'ll|going to|let me|promise|commit|attach\w*|enclosed|here (?:is|are)|following|below|forward\w*|"
    r"can't|cannot|can not|won't|unable|unfortunately|sorry|regret|not able|pass on|decline|"
    r"introduc\w*|meet|contact|talk to|speak (?:to|with)|call|copied|cc|reach|good person|"
    r"great|good|nice|excellent|suggest|recommend|should|think|like|congrat\w*|proud|well done|"
    r"thank\w*|thx|appreciat\w*|grateful|"
    r"lunch|dinner|drink|join|invit\w*|come|visit|golf|coffee|please|could you|would you|can you|need|let's|let us)\b",
    re.IGNORECASE,
)
"""Words near which the rarer acts are; half of the sentences that have none of them are plain statements."""


@dataclass(frozen=True)
class Drawn:
    """One sentence with what a reader needs to judge it. by: 'owner' or 'other' wrote it; to: how many received it."""

    digest: str
    mailbox: str
    drawn: str
    by: str
    to: int
    subject: str
    before: str
    sentence: str
    after: str


def digest_of(words: str) -> str:
    """What stands for a sentence: nothing of it can be read from this."""
    folded = " ".join(re.findall(r"\w+", words.lower()))
    return blake2b(folded.encode("utf-8", "replace"), digest_size=10).hexdigest()


def of_letter(record: Record, letter: Letter) -> Iterator[Drawn]:
    """The sentences of one message, in order."""
    said = [one.words for one in sentences(new_text(letter.message.text))]
    if len(said) > SENTENCES_OF_A_MESSAGE_MAX:
        return
    by = "owner" if letter.sender in record.me else "other"
    for place, words in enumerate(said):
        if not re.search(r"[a-z]{2}", words.lower()) or len(words) > CHARS_MAX:
            continue
        before = said[place - 1][-200:] if place else ""
        after = said[place + 1][:200] if place + 1 < len(said) else ""
        yield Drawn(
            digest_of(words), record.name, "", by, len(letter.recipients), letter.message.subject, before, words, after
        )


def is_for_tests(letter: Letter) -> bool:
    return letter.message.key[0] % 2 == 0


def draw(record: Record, *, tests: bool) -> Iterator[Drawn]:
    """First the uniform draw, then one among sentences with a hint; each sentence once."""
    pool: dict[str, Drawn] = {}
    for letter in record.letters:
        message = letter.message
        if message.automation or message.list_id or len(letter.recipients) > PERSONAL_RECIPIENTS_MAX:
            continue
        if record.people[letter.sender].kind not in ("person", "me") or is_for_tests(letter) != tests:
            continue
        for one in of_letter(record, letter):
            pool.setdefault(one.digest, one)
    order = sorted(pool.values(), key=lambda one: blake2b((SEED + one.digest).encode(), digest_size=8).hexdigest())
    uniform, hinted = (UNIFORM_TEST, HINTED_TEST) if tests else (UNIFORM_TRAIN, HINTED_TRAIN)
    for one in order[:uniform]:
        yield Drawn(**{**asdict(one), "drawn": "uniform"})
    for one in [one for one in order[uniform:] if HINT.search(one.sentence)][:hinted]:
        yield Drawn(**{**asdict(one), "drawn": "hinted"})


def main(arguments: list[str]) -> int:
    if arguments not in (["draw", "test"], ["draw", "train"]):
        print("Use: python -m bench.sentences draw test|train", file=sys.stderr)
        return 2
    for record in records():
        for one in draw(record, tests=arguments[1] == "test"):
            print(json.dumps(asdict(one), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
