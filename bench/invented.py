"""Invented records of any size, for timing: as a file of mail, or put straight into a home folder.

`python -m bench.invented HOME PEOPLE INTERACTIONS` fills the home and prints what its pages cost.
"""

import os
import random
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import formatdate
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.domain.messages import Message, Named

if TYPE_CHECKING:
    from firsthand.services.actor import Actor

OWNER = "maya@larkfield.test"
OWNER_NAME = "Maya Lindqvist"
YEARS = 10
SUBJECTS = 40
_SYLLABLES = (
    "ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re ri ro ru".split()
)
REQUESTS = 15
OPEN_EXCHANGES = 20_000


def mails(people: int, interactions: int, *, until: int | None = None) -> Iterator[tuple[int, int, bool, str, str]]:
    """Seeded: instant, person, whether the owner wrote, subject, text; the oldest first, few people often, many seldom."""
    choose = random.Random(people * 1_000_003 + interactions)
    words = ["".join(choose.choices(_SYLLABLES, k=choose.randint(2, 4))) for _ in range(8000)]
    weights = [1 / (rank + 5) for rank in range(people)]
    end = until or int(time.time()) - 3600
    step = YEARS * 365 * 86_400 / interactions
    everyone = choose.choices(range(people), weights, k=interactions)
    for place in range(interactions):
        person = everyone[place]
        outgoing = choose.random() < 0.4
        reply = "Re: " if choose.random() < 0.5 else ""
        subject = f"{reply}{words[(person * 7 + choose.randrange(SUBJECTS)) % 8000]} {words[person % 8000]}"
        text = " ".join(choose.choices(words, k=choose.randint(15, 90)))
        if choose.random() < 0.15:
            text += " Could you send me the figures for next week?"
        yield int(end - (interactions - place) * step), person, outgoing, subject, text


def address(person: int) -> str:
    return f"person{person}@org{person % 211}.test"


def name(person: int) -> str:
    first, last = divmod(person * 7919, len(_SYLLABLES) ** 2)
    given = _SYLLABLES[first % len(_SYLLABLES)] + _SYLLABLES[(first // 7) % len(_SYLLABLES)] + "n"
    family = _SYLLABLES[last % len(_SYLLABLES)] + _SYLLABLES[last // len(_SYLLABLES)] + f"s{'abcdefghij'[person % 10]}"
    return f"{given.title()} {family.title()}"


def mailbox_file(path: Path, interactions: int) -> Path:
    """One mbox of invented mail."""
    with path.open("w") as file:
        for place, (sent_at, person, outgoing, subject, text) in enumerate(
            mails(max(50, interactions // 100), interactions)
        ):
            me, them = f"{OWNER_NAME} <{OWNER}>", f"{name(person)} <{address(person)}>"
            sender, recipient = (me, them) if outgoing else (them, me)
            file.write(
                f"From bench {time.asctime(time.gmtime(sent_at))}\nMessage-ID: <{place}@bench.test>\n"
                f"Date: {formatdate(sent_at)}\nFrom: {sender}\nTo: {recipient}\nSubject: {subject}\n\n{text}\n\n"
            )
    return path


def fill(people: int, interactions: int) -> None:
    """Put an invented record into the configured home, past the parser: it is the store that is timed."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firsthand.project.settings")
    django.setup()
    from firsthand.services import move_facts, own_addresses, record, workspaces
    from firsthand.storage.bulk import MessageWriter
    from firsthand.storage.connection import write
    from firsthand.storage.easing import renew_statistics

    actor = workspaces.open_home()
    own_addresses.add(actor, [OWNER])
    writer = MessageWriter(actor.scope, actor.zone, 0)
    batch: list[Message] = []
    for place, (sent_at, person, outgoing, subject, text) in enumerate(mails(people, interactions)):
        me, them = (OWNER_NAME, OWNER), (name(person), address(person))
        sender, recipient = (me, them) if outgoing else (them, me)
        copied = tuple(Named("c", name(other), address(other)) for other in _others(place, person, people))
        batch.append(
            Message(
                blake2b(str(place).encode(), digest_size=16).digest(), f"{place}@bench.test", sent_at, 0, "", subject,
                (Named("f", *sender), Named("t", *recipient), *copied), text, (), "", "", (), outgoing, f"message {place}",
            )
        )  # fmt: skip
        if len(batch) == 5000:
            with write(actor.scope):
                writer.write([(0, batch)])
            batch = []
    with write(actor.scope):
        writer.write([(0, batch)])
    _cards(actor, people)
    record.bring_up_to_date(actor)
    _open_exchanges(actor)
    renew_statistics(actor.scope)
    move_facts.read_ahead(actor)


def _others(place: int, person: int, people: int) -> set[int]:
    """Who is copied in: for every fifth message, up to four of those around its person, near in number."""
    if place % 5:
        return set()
    choose = random.Random(place)
    return {(person + choose.choice((1, 2, 3, 5, 8, -1, -2, -3, -5, -8))) % people for _ in range(choose.randint(1, 4))}


def _cards(actor: "Actor", people: int) -> None:
    """A card for every second person, in two groups, with a position, a birthday and a telephone; most name a private address."""
    from firsthand.domain.cards import Card, Labelled, PersonalDate, Position
    from firsthand.storage.bulk import MessageWriter
    from firsthand.storage.connection import write
    from firsthand.storage.records import RecordWriter

    writer = RecordWriter(actor.scope, actor.zone, 1, MessageWriter(actor.scope, actor.zone, 1).mailboxes)
    for start in range(0, people, 2000):
        cards = []
        for person in range(start, min(start + 2000, people), 2):
            key = blake2b(f"card {person}".encode(), digest_size=16).digest()
            private = (Labelled("home", f"person{person}@home{person % 7}.test"),) if person % 3 else ()
            cards.append(
                Card(
                    key=key, digest=key, item="", sort="person", uid=str(person), name=name(person), family="", given="",
                    additional="", prefix="", suffix="", nicknames=(), addresses=(Labelled("work", address(person)), *private),
                    phones=(Labelled("", f"+44 20 {person:08}"),), links=(), places=(),
                    positions=(Position(f"Org{person % 211}", "", f"Title {person % 40}", None, None, 20_000),),
                    dates=(PersonalDate("birthday", 1970 + person % 30, person % 12 + 1, person % 28 + 1),),
                    groups=(f"Group {person % 30}", f"Team {person % 12}"), members=(), related=(), notes=(), revised_at=0,
                    original="", where=f"book.vcf, card {person}",
                )
            )  # fmt: skip
        with write(actor.scope):
            writer.write(1, cards)


def _open_exchanges(actor: "Actor") -> None:
    """Suggested exchanges that wait, of all four kinds, one for each of the newest messages."""
    from firsthand.domain.exchanges import Exchange, Flow, State, Step
    from firsthand.domain.exchanges.reading import READING_VERSION
    from firsthand.services.ledger_rows import row_of
    from firsthand.storage import ledger, readings
    from firsthand.storage.connection import rows, write
    from firsthand.storage.queries import owner

    kinds: tuple[tuple[Flow, State], ...] = (("out", "promised"), ("out", "asked"), ("in", "asked"), ("in", "offered"))
    newest = rows(
        actor.scope,
        "SELECT i.id, i.message_id, i.sent_at, i.subject, i.direction, m.person_id FROM interaction i JOIN participant p ON"
        " p.workspace_id = i.workspace_id AND p.interaction_id = i.id JOIN mailbox m ON m.workspace_id = i.workspace_id AND"
        " m.id = p.mailbox_id JOIN person q ON q.workspace_id = m.workspace_id AND q.id = m.person_id WHERE i.workspace_id ="
        " %s AND q.kind = 'person' ORDER BY i.sent_at DESC LIMIT %s",
        [actor.scope.workspace, OPEN_EXCHANGES],
    )
    made = []
    for place, (id, message_id, sent_at, subject, direction, person) in enumerate(newest):
        flow, state = kinds[place % 4]
        at = datetime.fromtimestamp(sent_at, actor.zone)
        quote = "Could you send me the figures for next week?"
        step = Step(state, "ask", at, direction == 1, id, message_id, subject, quote, (0, len(quote)), 0.9)
        due = at.date() + timedelta(days=place % 9) if place % 3 == 0 else None
        made.append(
            row_of(
                Exchange(
                    f"{place:016x}", person, flow, "knowledge", "minutes", state, "suggested", f"The figures {place}", due,
                    at.date(), None, 0.9, (step,),
                )
            )
        )  # fmt: skip
    with write(actor.scope):
        ledger.keep(actor.scope, made)
        # As if all of it had been read: what is timed are the pages, not reading on behind them.
        readings.note(actor.scope, readings.Noted(READING_VERSION, owner.changes(actor.scope), len(newest), 0, 0))


def page_times() -> list[tuple[str, float, int]]:
    """Median milliseconds of server time of pages, each asked for right after a write, and the goal."""
    from django.conf import settings
    from django.test import Client

    from firsthand.domain.people import PeopleQuery
    from firsthand.services import entry, notes, people, workspaces
    from firsthand.services.actor import now

    import_module("firsthand.project.wsgi")  # as the server does, which also quietens the collector of garbage
    actor = workspaces.open_home()
    client = Client(HTTP_HOST="localhost")
    client.get(f"/enter/{entry.new_token(settings.CONFIG.home)}")
    busiest = people.listing(actor, PeopleQuery(limit=1), now(actor), facets=False, spark=False).people[0].id
    pages = (
        ("Today", "/", 150),
        ("People", "/people/", 60),
        ("People, words", "/people/?q=ba", 60),
        ("Search", "/search/?q=figures+next", 60),
        ("Person", f"/people/{busiest}/", 80),
        ("Ledger", "/ledger/", 60),
        ("Ledger, to judge", "/ledger/?status=suggested&sort=mixed", 60),
        ("Network", "/network/", 100),
        ("Network, list", "/network/?show=list", 100),
        ("Goals", "/goals/", 100),
        ("Purposes", "/network/purposes/", 100),
        ("Reflect", "/reflect/", 100),
        ("Mirror", "/reflect/mirror/", 100),
        ("Practice", "/practice/", 100),
        ("Review", "/review/", 100),
    )
    found = []
    for label, path, goal in pages:
        times = []
        for place in range(REQUESTS):
            notes.write_note(actor, f"note {place}")
            started = time.perf_counter()
            answer = client.get(path)
            times.append((time.perf_counter() - started) * 1000)
            if answer.status_code != 200:
                raise SystemExit(f"{path} answered {answer.status_code}")
        found.append((label, statistics.median(times), goal))
    return found


if __name__ == "__main__":
    home, people_count, interaction_count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    if home.exists() and any(home.iterdir()):
        sys.exit(f"{home} is not empty: an invented record wants a new folder.")
    os.environ["FIRSTHAND_HOME"] = str(home)
    started = time.perf_counter()
    fill(people_count, interaction_count)
    took = time.perf_counter() - started
    print(
        f"\n{people_count:,} people, {interaction_count:,} interactions and {OPEN_EXCHANGES:,} open exchanges, filled in"
        f" {took:.0f} s"
    )
    for label, milliseconds, goal in page_times():
        print(
            f"  {label:16} {milliseconds:7.1f} ms of server time, first request after a write (at most {goal})",
            flush=True,
        )
