"""Many people with regular mail, for what is told from fifteen ties on; the mail runs up to a day in June 2026."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from firsthand.domain.people import PersonId
from firsthand.services import people
from firsthand.services.actor import Actor, AsOf, start_of
from tests.connectors.letters import letter, mbox
from tests.services.mailboxes import ME, imported

SIZE = 16
DAY = datetime(2026, 6, 1, tzinfo=UTC).date()
"""The day from which tests look back."""

_FIRST = datetime(2026, 4, 6, 10, 0, tzinfo=UTC)


def with_a_network(actor: Actor, folder: Path) -> list[PersonId]:
    """Import mail with sixteen people, on eight days with each, and return who they are."""
    letters = [
        letter(
            f"Message-ID: <net-{number}-{week}-{way}@mail.test>",
            sender=ME if way else contact(number),
            to=contact(number) if way else ME,
            subject=f"Plan {number}",
            date=format_datetime(_FIRST + timedelta(weeks=week, days=number % 5, hours=way)),
            text="Here is where the plan stands.\n",
        )
        for week in range(8)
        for number in range(SIZE)
        for way in (0, 1)
    ]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "net.mbox").write_bytes(mbox(*letters))
    imported(actor, folder)
    return [people.find(actor, f"p{number}@house{number % 3}.test") for number in range(SIZE)]


def contact(number: int) -> str:
    return f"Pat{chr(65 + number)} Number{chr(65 + number)} <p{number}@house{number % 3}.test>"


def june(actor: Actor) -> AsOf:
    return start_of(DAY, actor)
