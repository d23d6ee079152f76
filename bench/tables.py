"""How fast tables of contacts are read, beside a bare loop of the csv module over the same rows: `python -m bench.tables`.

10,000 invented rows of LinkedIn's, Google's and Outlook's columns; the best of a few turns counts.
"""

import csv
import io
import sys
import time
from collections.abc import Callable
from functools import partial

from firsthand.connectors.base import RecordFormat
from firsthand.connectors.registry import record_format
from firsthand.domain.cards import Card

NOW = 1_760_000_000
ROWS = 10_000
TURNS = 3

LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
GOOGLE = (
    "First Name,Middle Name,Last Name,Nickname,File As,Organization Name,Organization Title,Birthday,Notes,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value"
)
OUTLOOK = (
    "First Name,Last Name,Company,Job Title,Business Street,Business City,Business Postal Code,Home Street,Home City,"
    "Business Phone,Mobile Phone,Birthday,E-mail Address,E-mail 2 Address,Notes"
)


def main() -> int:
    """Read each table both ways, and print rows a second and the ratio."""
    for name, content in _tables().items():
        found = record_format(content[: 16 * 1024])
        assert found is not None
        bare = _best(partial(_bare, content))
        read = _best(partial(_cards, found, content))
        print(
            f"{name:10} {ROWS:,} rows, {len(content) / 1e6:.1f} MB: bare csv {ROWS / bare:9,.0f} rows/s, "
            f"cards {ROWS / read:8,.0f} rows/s, {read / bare:5.1f} times the bare loop"
        )
    return 0


def _tables() -> dict[str, bytes]:
    people = [(f"Ida{n}", f"Moss{n % 997}", f"ida{n}@moss.test", f"Company {n % 300}") for n in range(ROWS)]
    rows = {
        "linkedin": (LINKEDIN, [
            [given, family, f"https://www.linkedin.com/in/{given.lower()}", "", company, "Founder", "05 Sep 2024"]
            for given, family, _, company in people
        ]),
        "google": (GOOGLE, [
            [given, "", family, "", "", company, "Chair", "1979-12-10", "a note", "* myContacts ::: Friends", "* Home",
             address, "", "", "Mobile", "+41 1"]
            for given, family, address, company in people
        ]),
        "outlook": (OUTLOOK, [
            [given, family, company, "Chair", "Elm 1", "Town", "8000", "", "", "+41 1", "+41 2", "0/0/00", address, "", "note"]
            for given, family, address, company in people
        ]),
    }  # fmt: skip
    written = {}
    for name, (headings, many) in rows.items():
        out = io.StringIO()
        csv.writer(out).writerows([headings.split(","), *many])
        written[name] = out.getvalue().encode()
    return written


def _bare(content: bytes) -> int:
    return len(list(csv.reader(io.StringIO(content.decode(), newline="")))) - 1


def _cards(found: RecordFormat, content: bytes) -> int:
    return len([one for one in found.records(io.BytesIO(content), NOW) if isinstance(one, Card)])


def _best(way: Callable[[], int]) -> float:
    best = float("inf")
    for _ in range(TURNS):
        begun = time.perf_counter()
        count = way()
        best = min(best, time.perf_counter() - begun)
        assert count == ROWS
    return best


if __name__ == "__main__":
    sys.exit(main())
