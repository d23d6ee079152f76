"""The rows of a table, read one at a time; a row that breaks costs itself alone."""

import csv
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from firsthand.domain.messages import Rejected
from firsthand.domain.wording import figure
from firsthand.language import gettext as _

ROW_CHARS_MAX = 1_000_000
"""A quotation mark that is still open after so much text was never meant to be: its row is set aside."""


class Row(NamedTuple):
    """number: as a spreadsheet counts, from 1, headings and empty rows included. cells: without white space around."""

    number: int
    cells: list[str]


class _Feed:
    """Gives lines to the reader, and remembers those of the row that it is at, so that they can be given again."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: deque[str] = deque()
        self.taken: list[str] = []
        self.chars = 0
        self.broke_off = False

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        if self.chars > ROW_CHARS_MAX:
            self.broke_off = True
            raise StopIteration
        if self._again:
            line = self._again.popleft()
        else:
            found = next(self._lines, None)
            if found is None:
                self.broke_off = bool(self.taken)
                raise StopIteration
            line = found
        self.taken.append(line)
        self.chars += len(line)
        return line

    def begin_row(self) -> None:
        self.taken = []
        self.chars = 0
        self.broke_off = False

    def give_again(self) -> None:
        """All lines of this row but its first."""
        self._again.extendleft(reversed(self.taken[1:]))


def rows(lines: Iterator[str], delimiter: str) -> Iterator[Row | Rejected]:
    """Every row that is not empty. Holds one row of at most ROW_CHARS_MAX and a line."""
    csv.field_size_limit(2**31 - 1)  # the feed ends a row long before
    feed = _Feed(lines)
    reader = csv.reader(feed, delimiter=delimiter)
    number = 0
    while True:
        feed.begin_row()
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            feed.give_again()
            yield Rejected(
                _("row %(number)s") % {"number": number},
                _("The row has a line end in the middle that does not belong there."),
                _("Open the file in a spreadsheet and save it as CSV, then import it again; the other rows were read."),
            )
            continue
        if feed.broke_off:
            feed.give_again()
            reader = csv.reader(feed, delimiter=delimiter)
            is_one_line = len(feed.taken) == 1 and feed.chars > ROW_CHARS_MAX
            yield _too_long(number) if is_one_line else _never_closed(number)
            continue
        if feed.chars > ROW_CHARS_MAX:
            yield _too_long(number)
            continue
        cells = [cell.strip() for cell in cells]
        if any("\r" in line for line in feed.taken[:-1]):
            cells = [cell.replace("\r\n", "\n") for cell in cells]
        if any(cells):
            yield Row(number, cells)


def _never_closed(number: int) -> Rejected:
    return Rejected(
        _("row %(number)s") % {"number": number},
        _("A quotation mark in this row is never closed."),
        _(
            "Open the file in a spreadsheet, mend the row and save it as CSV, then import it again; the rows after it were "
            "read."
        ),
    )


def _too_long(number: int) -> Rejected:
    return Rejected(
        _("row %(number)s") % {"number": number},
        _("The row is longer than %(count)s characters.") % {"count": figure(ROW_CHARS_MAX)},
        _("Open the file in a spreadsheet, shorten the row and save it as CSV, then import it again."),
    )
