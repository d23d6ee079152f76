"""Tables with the headings and quirks of real exports, where they are at hand; none of them is kept here."""

import os
from pathlib import Path

import pytest

from firsthand.connectors.base import Batch, Event, Finished, RecordBatch, SetAside, SourceClosed, SourceOpened
from firsthand.connectors.stream import events

CORPUS = Path(os.environ.get("FIRSTHAND_CORPUS", Path(__file__).resolve().parents[4] / "shared" / "data"))
TABLES = CORPUS / "address-books" / "csv"
NOW = 1_790_000_000

pytestmark = pytest.mark.skipif(
    not TABLES.is_dir(), reason=f"the address books are not at hand: {TABLES} is missing (set FIRSTHAND_CORPUS)"
)
KINDS = {"google": "google-contacts", "outlook": "outlook-contacts", "linkedin_Conn": "linkedin"}


def _read(path: Path) -> list[Event]:
    found = list(events([path], now=NOW))
    assert found[-1] == Finished(complete=True)
    return found


def _given(found: list[Event]) -> int:
    return sum(len(one.records) for one in found if isinstance(one, RecordBatch)) + sum(
        len(one.messages) for one in found if isinstance(one, Batch)
    )


def test_each_table_alone_is_recognised_and_every_row_accounted_for() -> None:
    for path in sorted(TABLES.glob("*.csv")):
        found = _read(path)
        (opened,) = [one for one in found if isinstance(one, SourceOpened)]
        (closed,) = [one for one in found if isinstance(one, SourceClosed)]

        wanted = [kind for beginning, kind in KINDS.items() if path.name.startswith(beginning)]
        assert opened.kind in (wanted or ["linkedin-invitations"])
        aside = [one for one in found if isinstance(one, SetAside)]
        assert closed.read == _given(found) + len(aside)
        assert _given(found) > 0


def test_all_together_give_what_each_alone_gave() -> None:
    alone = sum(_given(_read(path)) for path in sorted(TABLES.glob("*.csv")))
    together = _read(TABLES)

    assert _given(together) == alone
    closed = sum(one.read for one in together if isinstance(one, SourceClosed))
    assert closed == alone + sum(1 for one in together if isinstance(one, SetAside))
