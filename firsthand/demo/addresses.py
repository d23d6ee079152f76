"""The demo's address book: cards of most of those Maya writes to, as one .vcf file."""

import random
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from firsthand.demo.cast import OWNER, Person, cast
from firsthand.demo.content_lines import escaped, written

SEED = 1889
CARDS = 90
DUPLICATED = "rosa"
"""Who stands in the address book twice: once with her title, once from a telephone that knew less."""

_GROUP_OF = {
    "client": "Clients", "german": "Clients", "french": "Clients", "tokyo": "Clients", "family": "Family",
    "friend": "Friends", "alum": "Former colleagues", "vendor": "Suppliers", "law": "Advisers", "trust": "Settlebeck",
}  # fmt: skip


@dataclass(frozen=True)
class WrittenCards:
    """What `write_addresses` wrote. cards: with the one that stands there twice."""

    file: Path
    cards: int
    duplicated: str
    several_addresses: int
    birthdays: int


def write_addresses(folder: Path, *, seed: int = SEED) -> WrittenCards:
    """Write the address book as addresses.vcf under `folder`; the same file for the same seed."""
    rng = random.Random(f"{seed} addresses")
    known = [person for person in cast().values() if person.key != OWNER]
    # The closest surely, of the others as many as there are cards.
    close = [person for person in known if person.rhythm_days and person.rhythm_days < 30]
    others = [person for person in known if person not in close]
    chosen = (close + rng.sample(others, len(others)))[:CARDS]
    lines: list[str] = []
    several = birthdays = 0
    for person in chosen:
        addresses = [person.addresses[0]]
        if len(person.addresses) > 1 or (not person.private and rng.random() < 0.12):
            addresses.append(person.addresses[-1] if len(person.addresses) > 1 else _own(person))
        several += len(addresses) > 1
        birthday = rng.random() < 0.3 or person.private
        birthdays += birthday
        lines += _card(person, addresses, birthday=birthday)
    twice = cast()[DUPLICATED]
    lines += [
        "BEGIN:VCARD", "VERSION:3.0", f"FN:{twice.name}", f"N:{twice.last};{twice.first};;;",
        f"EMAIL;TYPE=INTERNET:{twice.addresses[0]}", "END:VCARD",
    ]  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "addresses.vcf"
    file.write_bytes(written(lines))
    return WrittenCards(file, len(chosen) + 1, twice.name, several, birthdays)


def _card(person: Person, addresses: list[str], *, birthday: bool) -> list[str]:
    turn = crc32(person.key.encode())
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:{person.key}@addresses.larkfield.test",
        f"FN:{escaped(person.name)}",
        f"N:{escaped(person.last)};{escaped(person.first)};;;",
    ]
    if person.organisation.name:
        lines.append(f"ORG:{escaped(person.organisation.name)}")
    if person.title:
        lines.append(f"TITLE:{escaped(person.title)}")
    lines += [
        f"EMAIL;TYPE={'HOME' if place else 'WORK'}:{address}" for place, address in enumerate(addresses)
    ]  # fmt: skip
    if turn % 3 == 0:
        # A range of numbers that is kept for invented people.
        lines.append(f"TEL;TYPE=WORK:+44 113 496 0{turn % 1000:03d}")
    if birthday:
        lines.append(f"BDAY:--{1 + turn % 12:02d}-{1 + turn // 12 % 28:02d}")
    if group := _GROUP_OF.get(person.function, "Larkfield" if person.inside else ""):
        lines.append(f"CATEGORIES:{group}")
    return [*lines, "END:VCARD"]


def _own(person: Person) -> str:
    """An address of their own, where none is known from the story."""
    plain = person.addresses[0].partition("@")[0]
    return f"{plain}@homepost.test"
