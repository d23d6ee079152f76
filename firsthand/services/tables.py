"""Tables for other programs, written line by line: CSV (RFC 4180, UTF-8) and JSON Lines."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

Row = Mapping[str, object]

BYTE_ORDER_MARK = "\ufeff"
"""Excel takes a file for UTF-8 where it begins with this."""

BETWEEN = "; "
"""Between several values in one cell."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LINES_AT_ONCE = 500


def csv_lines(columns: Sequence[str], table: Iterable[Row], *, for_excel: bool = False) -> Iterator[str]:
    """The table under a line of headings, some lines at a time. for_excel: with a byte order mark before it."""
    out = StringIO()
    writer = csv.writer(out)
    if for_excel:
        out.write(BYTE_ORDER_MARK)
    writer.writerow(columns)
    for number, row in enumerate(table, 1):
        writer.writerow([cell(row.get(name, "")) for name in columns])
        if number % _LINES_AT_ONCE == 0:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


def json_lines(table: Iterable[Row]) -> Iterator[str]:
    """One JSON object a line."""
    for row in table:
        yield json.dumps(row, ensure_ascii=False) + "\n"


def cell(value: object) -> str:
    """A value as one cell that no spreadsheet takes for a formula: an apostrophe stands before what would begin one."""
    if isinstance(value, list | tuple):
        text = BETWEEN.join(map(str, value))
    else:
        text = "" if value is None else str(value)
    return "'" + text if text.startswith(_FORMULA) else text
