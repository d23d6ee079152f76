"""An invented leader's mail in two folders, and short ways to import it and to look at what came of it."""

import itertools
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from firsthand.domain.people import PeopleQuery
from firsthand.domain.sources import RunReport
from firsthand.services import imports, people
from firsthand.services.actor import Actor, now
from tests.connectors.letters import letter, mbox

ME = "Ida Holm <ida@quay.test>"
JANE = "Jane Roe <jane.roe@roe.test>"
BEN = "Ben Dale <ben@dale.test>"
CY = "Cy Löwe <cy@loewe.test>"
DORA = "Dora Finch <dora@finch.test>"
EMIL = "Emil Stone <emil@stone.test>"
FAYE = "Faye Quill <faye@quill.test>"
FRIENDS = (JANE, BEN, CY, DORA, EMIL, FAYE)
MY_ADDRESS = "ida@quay.test"

_START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def on(day: int, hour: int = 0) -> str:
    """A Date header, some days after Monday 2 March 2026."""
    return format_datetime(_START + timedelta(days=day, hours=hour))


def inbox() -> list[bytes]:
    """What friends, a list and a robot wrote to the owner."""
    letters = [
        letter(
            f"Message-ID: <in-{place}-{week}@mail.test>",
            sender=sender,
            to=ME,
            subject=f"Week {week} at the harbour, line {place}",
            date=on(7 * week + place),
            text=f"The crane on line {place} held in week {week}.\nCould you look at the plan for line {place}?\n",
        )
        for week in range(1, 9)
        for place, sender in enumerate(FRIENDS)
        if (week + place) % 3
    ]
    letters += [
        letter(
            f"Message-ID: <list-{week}@list.test>",
            "List-Id: Harbour news <news.list.test>",
            "Precedence: list",
            sender="Harbour news <news@list.test>",
            to="news@list.test",
            subject=f"News {week}",
            date=on(7 * week, 3),
            text="Ships came and went.\n",
        )
        for week in range(1, 6)
    ]
    letters += [
        letter(
            f"Message-ID: <robot-{week}@shop.test>",
            "Auto-Submitted: auto-generated",
            sender="Shop <noreply@shop.test>",
            to=ME,
            subject=f"Your order {week}",
            date=on(7 * week, 4),
            text="It is on its way.\n",
        )
        for week in range(1, 6)
    ]
    return letters


def sent() -> list[bytes]:
    """What the owner wrote, to one and to several."""
    letters = [
        letter(
            f"Message-ID: <out-{place}-{week}@mail.test>",
            sender=ME,
            to=receiver,
            subject=f"Re: Week {week} at the harbour, line {place}",
            date=on(7 * week + place, 5),
            text=f"I looked at line {place} in week {week}; it will do.\n",
        )
        for week in range(1, 9)
        for place, receiver in enumerate(FRIENDS)
        if (week + place) % 2
    ]
    letters += [
        letter(
            f"Message-ID: <both-{week}@mail.test>",
            sender=ME,
            to=f"{one}, {other}",
            subject=f"The two of you, week {week}",
            date=on(7 * week + 5, 2),
            text=f"You should speak about week {week}.\n",
        )
        for week, (one, other) in enumerate(itertools.combinations(FRIENDS[:4], 2))
    ]
    return letters


def write_mailbox(folder: Path, inbox_letters: Sequence[bytes] | None = None) -> Path:
    """A folder with an inbox and a sent folder, as mbox files."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "Inbox.mbox").write_bytes(mbox(*(inbox() if inbox_letters is None else inbox_letters)))
    (folder / "Sent.mbox").write_bytes(mbox(*sent()))
    return folder


def imported(actor: Actor, *paths: Path) -> RunReport:
    report = imports.start(actor, paths, me=[MY_ADDRESS])
    assert report.state == "done"
    for source in report.sources:
        assert source.read == source.imported + source.duplicates + source.set_aside_count
    return report


def known(actor: Actor) -> list[tuple[object, ...]]:
    """Everybody listed with their tie, by address and not by id."""
    listed = people.listing(actor, PeopleQuery(sort="name"), now(actor)).people
    return sorted(
        (
            row.addresses, row.name, row.organisation, row.warmth, row.quiet, row.contact_days, row.last_contact,
            row.two_way, row.tags, row.gives_me, row.i_give, row.spark,
        )
        for row in listed
    )  # fmt: skip


def names(actor: Actor) -> list[str]:
    return sorted(row.name for row in people.listing(actor, PeopleQuery(), now(actor)).people)
