"""The ledger as a table for other programs."""

from collections.abc import Iterable

from firsthand.services.exchanges import Entry
from firsthand.services.tables import csv_lines

COLUMNS = (
    "id",
    "opened",
    "closed",
    "due",
    "giver",
    "receiver",
    "kind",
    "state",
    "status",
    "what",
    "effort",
    "evidence",
)


def as_csv(entries: Iterable[Entry], owner: str) -> str:
    """One line an exchange, under a line of headings; evidence: Message-IDs, parted by blanks."""
    return "".join(csv_lines(COLUMNS, (_row(entry, owner) for entry in entries)))


def _row(entry: Entry, owner: str) -> dict[str, object]:
    one = entry.exchange
    me, them = owner, entry.person_name
    giver, receiver = (me, them) if one.flow == "out" else (them, me)
    values = (
        one.key, one.opened, one.closed, one.due, giver, receiver, one.value, one.state, one.status,
        one.what, one.effort, " ".join(f"<{step.message_id}>" for step in one.steps if step.message_id),
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))
