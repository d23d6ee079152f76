"""The demo as files: two years of invented mail in mbox folders, and what was planted in them."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from firsthand.demo.cast import ASSISTANT, OWNER, Person, cast
from firsthand.demo.circulars import Circular, Press, automatic_answers, issuers
from firsthand.demo.days import local
from firsthand.demo.headers import envelope
from firsthand.demo.letters import Letter
from firsthand.demo.mime import dress
from firsthand.demo.phrases import Bags
from firsthand.demo.plot import Plot, Repertoire
from firsthand.demo.stories import once, planted_scenes, repeated
from firsthand.demo.stories.circulars import LIST_WRITERS

SEED = 1889
_RECENT_DAYS = 190
_CRLF = ("Projects/Tokyo",)


@dataclass(frozen=True)
class TruePerson:
    """One invented human being as the mail shows them.

    planted: '' or what kind of tie was planted: 'quiet', 'dormant', 'new', 'revived', 'assistant'.
    """

    name: str
    addresses: tuple[str, ...]
    organisation: str
    title: str
    planted: str
    letters: int


@dataclass(frozen=True)
class Planted:
    """A sentence that a test or a tour can look for: an open question, a promise, an offer.

    from_owner: Maya wrote it; `address` is the other person's in any case.
    """

    kind: str
    person: str
    address: str
    message_id: str
    sent_on: date
    from_owner: bool
    sentence: str


@dataclass(frozen=True)
class Written:
    """What `write` wrote.

    messages: all messages in the files; duplicates of them are copies of a message that is in another folder too.
    quiet, dormant: names of the ties that mattered and ended some time before the last day.
    lists, robots: addresses that no person stands behind. posters: people who only write to lists.
    """

    folder: Path
    files: tuple[Path, ...]
    owner: str
    owner_addresses: tuple[str, ...]
    assistant: str
    assistant_address: str
    messages: int
    duplicates: int
    personal: int
    people: tuple[TruePerson, ...]
    quiet: tuple[str, ...]
    dormant: tuple[str, ...]
    planted: tuple[Planted, ...]
    lists: tuple[str, ...]
    robots: tuple[str, ...]
    posters: tuple[str, ...]

    @property
    def open_questions(self) -> tuple[Planted, ...]:
        return tuple(each for each in self.planted if each.kind == "question")


def write(folder: Path, *, seed: int = SEED, until: date) -> Written:
    """Write the two years before `until` as .mbox files under `folder`; the same files for the same seed and day.

    Nothing is dated `until` or later. Existing files of the same names are replaced.
    """
    letters, circulars = told(seed, until)
    rng = random.Random(f"{seed} dress")
    filed: list[tuple[str, int, str, bytes]] = []
    duplicates = 0
    for number, letter in enumerate(letters):
        letter.number = number
        octets = dress(letter, rng)
        for copy, name in enumerate(_folders(letter, rng, until)):
            duplicates += copy
            filed.append((name, letter.sent_at, letter.marks["address"], _another(octets) if copy % 2 else octets))
    filed += [(_circular_folder(each, until), each.sent_at, each.address, each.octets) for each in circulars]
    filed.sort(key=lambda each: each[:3])
    files = _write_folders(folder, filed)
    return _written(folder, files, letters, len(filed), duplicates)


def told(seed: int, until: date) -> tuple[list[Letter], list[Circular]]:
    """The letters in order of time, and everything that machines sent."""
    rng = random.Random(f"{seed} plot")
    bags = Bags(rng)
    plot = Plot(rng, bags, Repertoire(repeated()), until, _Away(until))
    for planted in planted_scenes(until):
        said = plot.play(planted.scene, planted.person, planted.day)
        if planted.silences and said:
            plot.silenced[planted.person.key] = local(said[-1].sent_at, 0).date()
    plot.play_rhythms()
    letters = sorted(
        (letter for letter in plot.letters if any(each.key == OWNER for each in letter.people)),
        key=lambda letter: (letter.sent_at, letter.scene, letter.sender.key),
    )
    press = Press(random.Random(f"{seed} press"), Bags(random.Random(f"{seed} bags")))
    circulars = press.issues(plot.start, until)
    circulars += automatic_answers(letters, press.rng, press.bags, until)
    return letters, circulars


@dataclass(frozen=True)
class _Away:
    """Maya's holidays: a week in February and a fortnight in late July, never in the last month."""

    until: date

    def __call__(self, day: date) -> bool:
        if (self.until - day).days < 30:
            return False
        for month, first, length in ((2, 12, 9), (7, 20, 16)):
            begin = date(day.year, month, first)
            begin -= timedelta(days=begin.weekday() + 2)
            if begin <= day < begin + timedelta(days=length):
                return True
        return (day.month, day.day) >= (12, 23) or (day.month, day.day) <= (1, 2)


def _folders(letter: Letter, rng: random.Random, until: date) -> list[str]:
    """Where Maya's program keeps a letter; the second and later ones are copies."""
    if letter.private:
        return ["Private"]
    if letter.sender.key == OWNER:
        main = "Sent"
    else:
        main = "Inbox" if letter.days_left < _RECENT_DAYS else f"Archive/{until.year - letter.days_left // 365}"
    throw = rng.random()
    if letter.folder:
        return [f"Projects/{letter.folder}"] + ([main] if throw < 0.4 else [])
    return [main] + (["Archive/To keep"] if throw < 0.012 else [])


def _circular_folder(circular: Circular, until: date) -> str:
    if circular.folder == "Inbox" and circular.kind == "robot":
        return "Notices"
    return circular.folder


def _another(octets: bytes) -> bytes:
    """The same message as a second server stored it: with a Message-ID of its own."""
    head, _, rest = octets.partition(b"\n")
    return b"Message-ID: <copy." + sha256(head).hexdigest()[:16].encode() + b"@store.larkfield.test>\n" + rest


def _write_folders(folder: Path, filed: list[tuple[str, int, str, bytes]]) -> tuple[Path, ...]:
    by_name: dict[str, list[bytes]] = {}
    for name, sent_at, address, octets in filed:
        quoted = octets.replace(b"\nFrom ", b"\n>From ")
        by_name.setdefault(name, []).append(envelope(address, sent_at).encode() + b"\n" + quoted + b"\n")
    files: list[Path] = []
    for name, messages in sorted(by_name.items()):
        path = folder / f"{name}.mbox"
        path.parent.mkdir(parents=True, exist_ok=True)
        whole = b"".join(messages)
        path.write_bytes(whole.replace(b"\n", b"\r\n") if name in _CRLF else whole)
        files.append(path)
    return tuple(files)


def _written(folder: Path, files: tuple[Path, ...], letters: list[Letter], messages: int, duplicates: int) -> Written:
    everybody = cast()
    owner, assistant = everybody[OWNER], everybody[ASSISTANT]
    counts: dict[str, int] = {}
    for letter in letters:
        for each in letter.people:
            counts[each.key] = counts.get(each.key, 0) + 1
    people = tuple(
        TruePerson(each.name, each.addresses, each.organisation.name, each.title, each.planted, counts[each.key])
        for each in everybody.values()
        if each.key in counts and each.key != OWNER
    )
    machines = issuers()
    return Written(
        folder=folder,
        files=files,
        owner=owner.name,
        owner_addresses=owner.addresses,
        assistant=assistant.name,
        assistant_address=assistant.addresses[0],
        messages=messages,
        duplicates=duplicates,
        personal=len(letters),
        people=people,
        quiet=tuple(each.name for each in people if each.planted == "quiet"),
        dormant=tuple(each.name for each in people if each.planted == "dormant"),
        planted=_planted(letters),
        lists=tuple(each.address for each in machines if each.kind == "list"),
        robots=tuple(each.address for each in machines if each.kind != "list"),
        posters=tuple(address for _, address in LIST_WRITERS),
    )


def _planted(letters: list[Letter]) -> tuple[Planted, ...]:
    kinds = {scene.name: scene.keys["plant"] for scene in once() if "plant" in scene.keys}
    last: dict[str, Letter] = {letter.scene: letter for letter in letters if letter.scene in kinds}
    out: list[Planted] = []
    for name, letter in last.items():
        mine = letter.sender.key == OWNER
        other: Person = letter.to[0] if mine else letter.sender
        sentence = " ".join(letter.paragraphs)
        address = other.address(letter.days_left)
        out.append(Planted(kinds[name], other.name, address, letter.message_id, _on(letter), mine, sentence))
    return tuple(out)


def _on(letter: Letter) -> date:
    return local(letter.sent_at, 0).date()
