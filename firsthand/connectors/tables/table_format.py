"""What all tables have in common: finding the row of headings, and reading the rows below it one by one."""

import csv
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from io import BytesIO
from itertools import islice
from typing import NamedTuple

from firsthand.connectors.base import Bytes, Columns, Record
from firsthand.connectors.peeked import Peeked
from firsthand.connectors.tables.rows import rows
from firsthand.connectors.tables.text import encoding_of, lines
from firsthand.domain.cards import Card
from firsthand.domain.messages import Rejected
from firsthand.language import gettext as _

DELIMITERS = ",;\t"
_PREAMBLE_ROWS_MAX = 8
_HEADINGS_MAX = 1_000
_HEADING_CHARS_MAX = 200

Reader = Callable[[list[str], str, int], Record | Rejected]
"""Makes of the cells of a row, its place and the time now what the row means."""


class Layout(NamedTuple):
    """How a table is written. header_row: its number, from 1. headings: folded, as `folded` does; written: as they stand."""

    encoding: str
    delimiter: str
    header_row: int
    headings: tuple[str, ...]
    written: tuple[str, ...]


class TableFormat:
    """See `RecordFormat`. A service is one class below this one: its headings, and what a row of it means."""

    kind: str
    is_single = False
    needs_seeking = False
    preamble_rows_max = 2
    """So many rows may stand above the headings: a title, or the 'sep=;' that some spreadsheets want."""

    def fits(self, headings: tuple[str, ...]) -> bool:
        """Whether a row of these headings can only be this service's."""
        raise NotImplementedError

    def reader(self, headings: tuple[str, ...]) -> Reader:
        """What reads the rows below these headings."""
        raise NotImplementedError

    def meanings(self, headings: tuple[str, ...]) -> tuple[str, ...]:
        """What each of these headings is taken for, in plain words."""
        raise NotImplementedError

    def layout(self, head: bytes) -> Layout | None:
        """How the table that begins with `head` is written; None when it is not this service's."""
        for layout in _layouts(head):
            if layout.header_row - 1 <= self.preamble_rows_max and self.fits(layout.headings):
                return layout
        return None

    def recognises(self, head: bytes) -> bool:
        """Whether headings of this service stand at the top."""
        return self.layout(head) is not None

    def records(self, stream: Bytes, now: int) -> Iterator[Record | Columns | Rejected]:
        """What the rows say, in order, after how the columns are read."""
        peeked = Peeked(stream)
        layout = self.layout(peeked.head)
        if layout is None:
            return
        read = self.reader(layout.headings)
        width = len(layout.headings)
        yield Columns("", _shown_pairs(layout.written, self.meanings(layout.headings)))
        for row in rows(lines(peeked, layout.encoding, peeked.head), layout.delimiter):
            if isinstance(row, Rejected):
                yield row
                continue
            number, cells = row
            if number <= layout.header_row:
                continue
            where = _("row %(number)s") % {"number": number}
            try:
                record = read(cells + [""] * (width - len(cells)), where, now)
            except Exception as error:  # noqa: BLE001 - a fault of ours in one row must not cost the others
                yield Rejected(
                    where,
                    _("The row is written in a way that could not be read (%(error)s).")
                    % {"error": type(error).__name__},
                    _("Please report this; the file itself is untouched in its place."),
                )
                continue
            if len(cells) < width and _is_torn(record):
                yield Rejected(
                    where,
                    _("The row has only %(count)s of %(expected)s columns, and nothing in it tells who is meant.")
                    % {"count": len(cells), "expected": width},
                    _("Open the file in a spreadsheet, mend the row and save it as CSV, then import it again."),
                )
                continue
            yield record
            if any(cells[width:]):
                yield Rejected(
                    where,
                    _(
                        "The row has %(count)s columns, more than the %(expected)s that have headings; the others were "
                        "left out."
                    )
                    % {"count": len(cells), "expected": width},
                    _("Open the file in a spreadsheet, mend the row and save it as CSV, then import it again."),
                )


def folded(heading: str) -> str:
    """A heading without capitals, accents and punctuation: 'E-Mail 2: Adresse' is 'e mail 2 adresse'."""
    plain = unicodedata.normalize("NFKD", heading.casefold())
    kept = "".join(one if one.isalnum() else " " for one in plain if not unicodedata.combining(one))
    return " ".join(kept.split())


def cell_under(headings: tuple[str, ...], *wanted: str) -> Callable[[list[str]], str]:
    """What gives the first cell that is not empty under one of the headings wanted; the earlier ones come first."""
    places = [place for one in wanted for place, heading in enumerate(headings) if heading == one]
    if not places:
        return lambda cells: ""
    if len(places) == 1:
        only = places[0]
        return lambda cells: cells[only]
    return lambda cells: next((cells[place] for place in places if cells[place]), "")


def _shown_pairs(written: tuple[str, ...], meanings: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    pairs = ((" ".join(heading.split()), meaning) for heading, meaning in zip(written, meanings, strict=True))
    return tuple((heading, meaning) for heading, meaning in pairs if heading)


def _is_torn(record: Record | Rejected) -> bool:
    """Whether a short row is a piece of another: a name, perhaps, and nothing by which somebody can be reached."""
    return isinstance(record, Card) and not (record.addresses or record.links or record.phones or record.positions)


@lru_cache(maxsize=4)
def _layouts(head: bytes) -> tuple[Layout, ...]:
    """Every row of the first few that may hold headings, for each delimiter."""
    encoding = encoding_of(head)
    if encoding is None or not head.strip():
        return ()
    found: list[Layout] = []
    top = list(islice(lines(BytesIO(head), encoding, head), 4 * _PREAMBLE_ROWS_MAX))
    for delimiter in DELIMITERS:
        try:
            reader = csv.reader(iter(top), delimiter=delimiter)
            for number, cells in zip(range(1, _PREAMBLE_ROWS_MAX + 1), reader, strict=False):
                if cells and len(cells) <= _HEADINGS_MAX and all(len(cell) <= _HEADING_CHARS_MAX for cell in cells):
                    found.append(
                        Layout(encoding, delimiter, number, tuple(folded(cell) for cell in cells), tuple(cells))
                    )
        except csv.Error:
            continue
    return tuple(found)
