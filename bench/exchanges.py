"""Are the exchanges right? Those of the real mailboxes, beside what readers said of them.

`python -m bench.exchanges` prints the figures; `python -m bench.exchanges draw` prints 50 suggested exchanges a mailbox,
drawn by a seed, for reading on the spot. Verdicts are kept as digests in exchanges_verdicts.csv: no word of the mail is in
it. What the rules find anew since the last reading counts as not judged.
"""

import csv
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path

from bench.mailboxes import corpus
from bench.records import Letter, Record, records
from firsthand.domain.exchanges import OPENS_FROM, STATES, VALUES, Exchange, Mail, calls, derive
from firsthand.domain.exchanges.reading import Reading, Unread, read_messages
from firsthand.domain.questions import Reader

VERDICTS = Path(__file__).with_name("exchanges_verdicts.csv")
SEED = "autumn-9"
DRAWN = 50
RECIPIENTS_MAX = 10
READ_AT_ONCE = 64
LAST_DAY = date(2003, 1, 1)


@dataclass(frozen=True)
class Ledger:
    """The exchanges of one mailbox, and how long they took in seconds of one core."""

    exchanges: tuple[Exchange, ...]
    messages: int
    not_english: int
    read_seconds: float
    derive_seconds: float


def ledger(record: Record) -> Ledger:
    """Read and derive everything, as the product does."""
    started = time.process_time()
    readings: dict[bytes, Reading] = {}
    personal = [letter for letter in record.letters if _is_personal(record, letter)]
    for start in range(0, len(personal), READ_AT_ONCE):
        part = personal[start : start + READ_AT_ONCE]
        read_part = read_messages([_unread(record, letter) for letter in part])
        readings.update(zip((letter.message.key for letter in part), read_part, strict=True))
    read = time.process_time()
    found: list[Exchange] = []
    for person, mails in _by_person(record, readings).items():
        every = derive(person, mails, LAST_DAY)
        found += [one for one in every if one.steps[0].probability >= OPENS_FROM[one.steps[0].act or "ask"]]
    return Ledger(
        tuple(found),
        len(readings),
        sum(not reading.english for reading in readings.values()),
        read - started,
        time.process_time() - read,
    )


def _is_personal(record: Record, letter: Letter) -> bool:
    message = letter.message
    if message.automation or message.list_id or not 1 <= len(letter.recipients) <= RECIPIENTS_MAX:
        return False
    if letter.sender in record.me:
        return any(record.people[other].kind == "person" for other in letter.recipients)
    return record.people[letter.sender].kind == "person" and bool(record.me & set(letter.recipients))


def _names(record: Record, people: set[int]) -> frozenset[str]:
    return frozenset(
        word.lower()
        for person in people
        for word in record.people[person].name.replace(",", " ").split()
        if len(word) > 1
    )


def _unread(record: Record, letter: Letter) -> Unread:
    everyone = {letter.sender, *letter.recipients}
    readers = set(letter.recipients) if letter.sender in record.me else record.me & everyone
    reader = Reader(
        _names(record, readers) | (record.my_names if readers & record.me else frozenset()),
        _names(record, everyone - readers),
        alone=len(letter.recipients) == 1,
    )
    return Unread(letter.message.subject, letter.message.text, letter.at.date(), reader)


def _by_person(record: Record, readings: dict[bytes, Reading]) -> dict[int, list[Mail]]:
    found: dict[int, list[Mail]] = defaultdict(list)
    for letter in record.letters:
        reading = readings.get(letter.message.key)
        if reading is None:
            continue
        mine = letter.sender in record.me
        for other in set(letter.recipients) - record.me if mine else {letter.sender}:
            if record.people[other].kind == "person" and other not in record.me:
                found[other].append(_mail(record, letter, reading, other, mine=mine))
    return found


def _mail(record: Record, letter: Letter, reading: Reading, other: int, *, mine: bool) -> Mail:
    receivers = {other} if mine else record.me
    everyone = {letter.sender, *letter.recipients}
    rest = everyone - record.me - {other}
    names = _names(record, receivers) | (frozenset() if mine else record.my_names)
    return Mail(
        key=letter.message.key,
        interaction_id=0,
        message_id=letter.message.message_id,
        at=letter.at,
        subject=letter.message.subject,
        references=letter.message.references,
        by_me=mine,
        to_count=len({one if one not in record.me else -1 for one in letter.to}),
        in_to=bool(receivers & set(letter.to)),
        address=record.addresses[other][0] if record.addresses[other] else "",
        acts=reading.acts,
        words=reading.words,
        brief=reading.brief,
        opening=reading.opening,
        called=calls(reading.called, names, _names(record, everyone - receivers), alone=len(letter.recipients) == 1),
        others=tuple((one, tuple(sorted(_names(record, {one})))) for one in sorted(rest)),
    )


def digest(exchange: Exchange) -> str:
    """Stands for an exchange as it was judged: who gives, of what kind, how far it has come."""
    said = "\n".join((exchange.key, exchange.flow, exchange.value, exchange.state))
    return blake2b(said.encode(), digest_size=10).hexdigest()


def drawn(exchanges: tuple[Exchange, ...], count: int = DRAWN) -> list[Exchange]:
    """A random few that stay the same when others come or go."""
    return sorted(exchanges, key=lambda one: blake2b((SEED + one.key).encode(), digest_size=10).digest())[:count]


def verdicts() -> dict[str, bool]:
    """What readers said: digest → right and sensible."""
    if not VERDICTS.exists():
        return {}
    with VERDICTS.open(newline="") as rows:
        return {row["digest"]: row["good"] == "1" for row in csv.DictReader(rows)}


def _print_drawn(record: Record, found: Ledger) -> None:
    for number, one in enumerate(drawn(found.exchanges), start=1):
        name = record.people[one.person].name
        giver, receiver = ("I", name) if one.flow == "out" else (name, "me")
        print(f"\n{number:2} {digest(one)} {giver} → {receiver}: {one.value}/{one.effort}, {one.state}: {one.what}")
        print(f"   opened {one.opened} closed {one.closed} due {one.due} confidence {one.confidence:.2f}")
        for step in one.steps:
            who = "I" if step.by_me else "they"
            print(
                f"   {step.at:%Y-%m-%d} {who}: {step.act} → {step.leads_to} ({step.probability:.2f}) [{step.subject}]"
                f" {step.quote}"
            )


def _figures(record: Record, found: Ledger) -> Iterator[str]:
    states = Counter(one.state for one in found.exchanges)
    values = Counter(one.value for one in found.exchanges)
    flows = Counter(one.flow for one in found.exchanges)
    yield f"{record.name}: {len(found.exchanges)} exchanges from {found.messages} personal messages"
    yield "  " + ", ".join(f"{state} {states[state]}" for state in STATES)
    yield "  " + ", ".join(f"{value} {values[value]}" for value in VALUES) + f"; out {flows['out']}, in {flows['in']}"
    yield f"  reading {found.read_seconds:.1f} s, deriving {found.derive_seconds:.1f} s; {found.not_english} not in English"
    known = verdicts()
    judged = [known[digest(one)] for one in drawn(found.exchanges) if digest(one) in known]
    yield f"  judged {len(judged)} of {min(DRAWN, len(found.exchanges))} drawn, right and sensible: {sum(judged)}"


def main(arguments: list[str]) -> int:
    if corpus() is None:
        print("No real mailboxes found: set FIRSTHAND_CORPUS to the folder that holds them.")
        return 0
    for record in records():
        found = ledger(record)
        for line in _figures(record, found):
            print(line)
        if "draw" in arguments:
            _print_drawn(record, found)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
