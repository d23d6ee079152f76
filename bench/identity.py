"""Who is who and whose mailbox, on real mail: pairs of addresses that belong to one person by a hand-made list.

A pair counts when both addresses are met in one mailbox. Precision counts only pairs inside the list; what was joined
beyond it is printed by rule, for the eye. `--sample N` prints N random joins, of one mailbox, to be judged by a reader.
"""

import argparse
import csv
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from bench.mailboxes import corpus
from firsthand.connectors import stream
from firsthand.connectors.base import Batch
from firsthand.domain.identity import Mailbox, OwnerIdentity, Resolution, resolve
from firsthand.domain.messages import Message
from firsthand.domain.owner import OwnerProposal, propose

DIRECT_RECIPIENTS_MAX = 10
NOW = 1_700_000_000


class Source(NamedTuple):
    """One mailbox as read: who was met with what counts, and how many messages of each lie in a sent folder."""

    name: str
    owner: str
    messages: int
    mailboxes: list[Mailbox]
    in_sent_folder: dict[int, int]


class Pairs(NamedTuple):
    """Pairs of listed addresses: rightly joined, missed, wrongly joined."""

    right: int
    missed: int
    wrong: int

    def __str__(self) -> str:
        joined, true = self.right + self.wrong, self.right + self.missed
        precision = f"{self.right / joined:.3f}" if joined else "  -  "
        recall = f"{self.right / true:.3f}" if true else "  -  "
        return f"precision {precision}  recall {recall}  ({true} pairs, {self.missed} missed, {self.wrong} wrong)"


def sources(folder: Path) -> Iterator[Source]:
    """The complete mailboxes and the header-only ones; the owner is '' where the corpus does not say."""
    with (folder / "mail" / "headers" / "OWNERS.csv").open(newline="") as rows:
        owners = {row["mailbox"]: row["owner"] for row in csv.DictReader(rows)}
    for path in [*sorted((folder / "mail").glob("*.tar.gz")), *sorted((folder / "mail" / "headers").glob("*.mbox.gz"))]:
        name = path.name.split(".")[0]
        yield _read(path, name, owners.get(name, ""))


def _read(path: Path, name: str, owner: str) -> Source:
    counts: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0, 0, 0, 0, 0, 0])
    seen: dict[bytes, bool] = {}
    for event in stream.events([path], now=NOW):
        if isinstance(event, Batch):
            for message in event.messages:
                if message.key not in seen:
                    _count(message, counts)
                if message.in_sent_folder and not seen.get(message.key):
                    for role, name_shown, address in message.people:
                        counts[address, name_shown][5] += role == "f"
                seen[message.key] = seen.get(message.key, False) or message.in_sent_folder
    ids = {pair: number for number, pair in enumerate(sorted(counts))}
    mailboxes = [
        Mailbox(
            number,
            *pair,
            sent=int(counts[pair][0]),
            automated=int(counts[pair][1]),
            listed=int(counts[pair][2]),
            received=int(counts[pair][3]),
            recipients_mean=counts[pair][4] / max(counts[pair][0], 1),
        )
        for pair, number in ids.items()
    ]
    filed = {number: int(counts[pair][5]) for pair, number in ids.items() if counts[pair][5]}
    return Source(name, owner, len(seen), mailboxes, filed)


def _count(message: Message, counts: dict[tuple[str, str], list[float]]) -> None:
    recipients = {(named[2], named[1]) for named in message.people if named[0] in "tcb"}
    for role, name, address in message.people:
        row = counts[address, name]
        if role == "f":
            row[0] += 1
            row[1] += message.automation in ("bulk", "bounce", "robot")
            row[2] += message.automation == "list"
            row[4] += len(recipients)
    for pair in recipients:
        counts[pair][3] += 1


def listed_people(folder: Path) -> dict[str, str]:
    """The person by address, from the hand-made list; addresses given to two people are left out."""
    people: dict[str, set[str]] = defaultdict(set)
    with (folder / "labels" / "person_addresses_titles.csv").open(
        newline="", encoding="utf-8", errors="replace"
    ) as rows:
        for person, address, *_ in csv.reader(rows):
            people[address.strip().lower()].add(person)
    return {address: next(iter(names)) for address, names in people.items() if address and len(names) == 1}


def judged(source: Source, resolution: Resolution, listed: Mapping[str, str]) -> Pairs:
    """How the listed addresses met in one mailbox were joined."""
    by_id = {mailbox.id: mailbox for mailbox in source.mailboxes}
    where: dict[str, set[int]] = defaultdict(set)
    for number, person in enumerate(resolution.people):
        for member in person.members:
            address = by_id[member].address
            if address in listed:
                where[address].add(number)
    outcome = Counter((listed[a] == listed[b], bool(where[a] & where[b])) for a, b in combinations(sorted(where), 2))
    return Pairs(outcome[True, True], outcome[True, False], outcome[False, True])


def names_owner(source: Source, proposal: OwnerProposal) -> bool:
    """Whether the proposal is right: by the owner's address, or by the name of the mailbox (family-initial)."""
    addresses = [one.address for one in proposal.addresses]
    if source.owner:
        return source.owner in addresses
    family, _, initial = source.name.partition("-")
    words = proposal.name.lower().split()
    return bool(words) and words[-1] == family and words[0][:1] == initial


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sample", type=int, default=0)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    folder = corpus()
    if folder is None:
        print("No real mailboxes found: set FIRSTHAND_CORPUS to the folder that holds them.", file=sys.stderr)
        return 0
    listed = listed_people(folder)
    total = Pairs(0, 0, 0)
    rules: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    owners = owners_unfiled = mailboxes = 0
    seconds = 0.0
    pool: list[str] = []
    for number, source in enumerate(sources(folder), start=1):
        proposal = propose(source.mailboxes, source.in_sent_folder)
        owners += names_owner(source, proposal)
        owners_unfiled += names_owner(source, propose(source.mailboxes, {}))
        me = OwnerIdentity((source.owner or proposal.addresses[0].address,))
        started = time.perf_counter()
        resolution = resolve(source.mailboxes, me)
        elapsed = time.perf_counter() - started
        seconds += elapsed
        mailboxes += len(source.mailboxes)
        pairs = judged(source, resolution, listed)
        total = Pairs(total.right + pairs.right, total.missed + pairs.missed, total.wrong + pairs.wrong)
        rules.update(join.rule for person in resolution.people for join in person.joins)
        kinds.update(person.kind for person in resolution.people)
        pool += _told(source, resolution)
        print(
            f"mailbox {number:2}  {source.messages:6,} messages {len(source.mailboxes):6,} mailboxes"
            f" {len(resolution.people):6,} people {elapsed:6.3f} s  {pairs}"
        )
    print(f"\nall  {total}")
    print(
        f"owner named: {owners} of {number}; from frequency alone, without sent folders: {owners_unfiled} of {number}"
    )
    print(f"{mailboxes:,} mailboxes in {seconds:.2f} s: {seconds / mailboxes * 1e6:.0f} µs each")
    print("\n".join(f"{count:8,}  {rule}" for rule, count in rules.most_common()))
    print(", ".join(f"{kind} {count:,}" for kind, count in kinds.most_common()))
    if options.sample:
        print("\n".join(random.Random(options.seed).sample(pool, min(options.sample, len(pool)))))
    return 0


def _told(source: Source, resolution: Resolution) -> list[str]:
    by_id = {mailbox.id: mailbox for mailbox in source.mailboxes}
    return [
        f"{join.rule}: {by_id[join.a].name!r} <{by_id[join.a].address}> ~ {by_id[join.b].name!r} <{by_id[join.b].address}>"
        for person in resolution.people
        for join in person.joins
        if join.rule != "same address"
    ]


if __name__ == "__main__":
    sys.exit(main())
