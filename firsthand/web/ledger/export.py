"""The ledger as a table for other programs."""

import csv
from collections.abc import Iterable
from io import StringIO

from firsthand.services.exchanges import Entry

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
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(entries: Iterable[Entry], owner: str) -> str:
    """One line an exchange, under a line of headings; evidence: Message-IDs, parted by blanks."""
    out = StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for entry in entries:
        one = entry.exchange
        me, them = owner, entry.person_name
        giver, receiver = (me, them) if one.flow == "out" else (them, me)
        row = (
            one.key, one.opened, one.closed or "", one.due or "", giver, receiver, one.value, one.state, one.status,
            one.what, one.effort, " ".join(f"<{step.message_id}>" for step in one.steps if step.message_id),
        )  # fmt: skip
        table.writerow([_plain(str(value)) for value in row])
    return out.getvalue()


def _plain(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + text if text.startswith(_FORMULA) else text
