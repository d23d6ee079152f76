"""Positions read out of signatures in the complete real mailboxes: how many, and a sample for the eye.

`python -m bench.signatures [--sample N]` prints N of them with the lines they were read from; a reader says how many of
them are the title and organisation of whoever signed.
"""

import argparse
import random
import sys
from collections import defaultdict
from pathlib import Path

from bench.mailboxes import corpus
from firsthand.connectors import stream
from firsthand.connectors.base import Batch
from firsthand.domain.identity.domains import organisation_key
from firsthand.domain.identity.local_parts import read_local_part
from firsthand.domain.mail_text.signed_positions import Letter, SignedPosition, signed_positions

NOW = 1_700_000_000


def letters_by_sender(path: Path) -> tuple[dict[str, list[Letter]], dict[str, set[str]]]:
    """What each address wrote, each message once, and the names it bears."""
    wrote: dict[str, dict[bytes, Letter]] = defaultdict(dict)
    names: dict[str, set[str]] = defaultdict(set)
    for event in stream.events([path], now=NOW):
        if isinstance(event, Batch):
            for message in event.messages:
                for role, name, address in message.people:
                    if role == "f" and address and not message.automation and message.sent_at:
                        letter = Letter(len(wrote[address]), message.sent_at // 86_400, message.text)
                        wrote[address].setdefault(message.key, letter)
                        names[address].add(name)
    return {address: list(found.values()) for address, found in wrote.items()}, names


def names_of(address: str, shown: set[str]) -> set[str]:
    """The display names of an address, and the name that its local part spells."""
    local = read_local_part(address.partition("@")[0])
    return shown | ({f"{local.given} {local.family}"} if len(local.given) > 1 and local.family else set())


def found_in(path: Path) -> tuple[int, list[tuple[str, SignedPosition]]]:
    """How many wrote, and every position found."""
    wrote, names = letters_by_sender(path)
    return len(wrote), [
        (address, position)
        for address, letters in sorted(wrote.items())
        for position in signed_positions(
            letters, names_of(address, names[address]), organisation_key(address.partition("@")[2])
        )
    ]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sample", type=int, default=0)
    arguments.add_argument("--seed", type=int, default=1)
    asked = arguments.parse_args()
    folder = corpus()
    if folder is None:
        sys.exit("The real mailboxes are not there (see the help of bench).")
    everything = []
    for path in sorted((folder / "mail").glob("*.tar.gz")):
        writers, found = found_in(path)
        people = len({address for address, _ in found})
        print(f"{path.name}: {writers} senders, {people} of them with {len(found)} positions")
        everything += found
    for address, one in random.Random(asked.seed).sample(everything, min(asked.sample, len(everything))):
        print(
            f"\n{address}: “{one.title}” at “{one.organisation}”, {one.messages} messages\n    "
            + one.lines.replace("\n", "\n    ")
        )


if __name__ == "__main__":
    main()
