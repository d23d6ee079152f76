"""How tables are written and broken, whatever they hold."""

import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.connectors.base import Columns, RecordBatch, SetAside, SourceClosed
from firsthand.connectors.stream import events
from firsthand.connectors.tables import OtherContacts
from firsthand.connectors.tables.rows import ROW_CHARS_MAX
from firsthand.domain.cards import Card
from firsthand.domain.messages import Rejected
from tests.connectors.tables.table_reading import NOW, card, cards, kind, read, rejected, table, written

HEADINGS = ["Name", "E-mail", "Phone", "Notes"]
IDA = ["Ida Möss", "ida@moss.test", "+41 1", "tall"]
BEN = ["Ben Dale", "ben@dale.test", "+41 2", "short"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"])
def test_delimiters_and_encodings_change_nothing(delimiter: str, encoding: str) -> None:
    expected = cards(table(HEADINGS, IDA, BEN))

    assert cards(table(HEADINGS, IDA, BEN, delimiter=delimiter, encoding=encoding)) == expected


def test_a_byte_that_is_no_utf_8_far_below_is_read_as_windows_wrote_it() -> None:
    rows = [[f"Person {number}", f"p{number}@moss.test", "", ""] for number in range(1000)]
    content = table(HEADINGS, *rows) + table(IDA, encoding="cp1252")

    assert len(content) > 16 * 1024
    assert cards(content)[-1].name == "Ida Möss"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_of_three_ways(end: str) -> None:
    content = table(HEADINGS, IDA, BEN).replace(b"\r\n", end.encode())

    assert [one.name for one in cards(content)] == ["Ida Möss", "Ben Dale"]
    assert [one.name for one in cards(content.rstrip())] == ["Ida Möss", "Ben Dale"]


def test_nul_bytes_are_left_out() -> None:
    assert cards(table(HEADINGS, IDA, BEN).replace(b"Dale", b"Da\0le")) == cards(table(HEADINGS, IDA, BEN))


def test_empty_rows_are_nothing_and_still_count() -> None:
    found = cards(b"Name,E-mail\n\n,\nIda,ida@moss.test\n")

    assert [one.where for one in found] == ["row 4"]


def test_a_row_with_more_cells_than_headings_is_read_and_what_is_left_out_is_said() -> None:
    found, rejected = read(table(HEADINGS, [*IDA, "more", "and more"]))

    assert found == card(table(HEADINGS, IDA))
    assert isinstance(rejected, Rejected)
    assert rejected.where == "row 2"
    assert "were left out" in rejected.reason


def test_empty_cells_beyond_the_headings_are_nothing_to_speak_of() -> None:
    assert card(table(HEADINGS, [*IDA, "", " "])) == card(table(HEADINGS, IDA))


def test_a_short_row_is_read_while_it_tells_who_is_meant() -> None:
    found = read(table(HEADINGS, ["Ida", "ida@moss.test"], ["second line of some note"], BEN))

    assert [one.where for one in found] == ["row 2", "row 3", "row 4"]
    assert isinstance(found[0], Card)
    assert isinstance(found[1], Rejected)
    assert "1 of 4 columns" in found[1].reason
    assert isinstance(found[2], Card)


@pytest.mark.parametrize("filler", [0, 40_000])
def test_a_quotation_mark_that_is_never_closed_costs_one_row(filler: int) -> None:
    rows = [[f"Person {number}", f"p{number}@moss.test", "", ""] for number in range(filler)]
    content = table(HEADINGS, IDA) + b'Cy Lowe,cy@lowe.test,,"broken\r\n' + table(BEN, *rows)

    found = read(content)

    assert [one.where for one in found if isinstance(one, Rejected)] == ["row 3"]
    assert len(found) == filler + 3
    assert "never closed" in rejected(content)[0].reason


def test_quotation_marks_inside_a_word_are_only_that() -> None:
    assert card(b'Name,E-mail,Notes\nIda,ida@moss.test,a 5" pipe\n').notes == ('a 5" pipe',)


def test_a_row_without_end_is_set_aside_and_the_rest_is_read() -> None:
    content = table(HEADINGS, IDA) + b"x" * (2 * ROW_CHARS_MAX) + b"\n" + table(BEN)

    assert [type(one) for one in read(content)] == [Card, Rejected, Card]
    assert "longer than" in rejected(content)[0].reason


def test_a_fault_of_ours_in_one_row_is_said_and_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    contacts = OtherContacts()
    usual = contacts.reader

    def faulty(headings: tuple[str, ...]) -> object:
        row = usual(headings)

        def read_one(cells: list[str], where: str, now: int) -> object:
            if where == "row 2":
                raise KeyError(where)
            return row(cells, where, now)

        return read_one

    monkeypatch.setattr(contacts, "reader", faulty)
    found = list(contacts.records(io.BytesIO(table(HEADINGS, IDA, BEN)), NOW))

    assert [type(one) for one in found] == [Columns, Rejected, Card]


class Endless:
    """A table of as many rows as are wanted, made while it is read."""

    def __init__(self, rows: int) -> None:
        self._pieces = self._made(rows)
        self._rest = b""

    def _made(self, rows: int) -> Iterator[bytes]:
        yield table(HEADINGS)
        for start in range(0, rows, 1000):
            yield b"".join(b"Person %d,p%d@moss.test,,\r\n" % (n, n % 100) for n in range(start, start + 1000))

    def read(self, size: int, /) -> bytes:
        self._rest = self._rest or next(self._pieces, b"")
        piece, self._rest = self._rest[:size], self._rest[size:]
        return piece


def test_rows_are_read_one_at_a_time() -> None:
    tracemalloc.start()
    count = sum(1 for one in OtherContacts().records(Endless(30_000), NOW) if isinstance(one, Card))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert count == 30_000
    assert peak < 4_000_000


def test_a_table_in_a_folder_is_a_source_of_its_own_and_every_row_is_accounted_for(tmp_path: Path) -> None:
    people = written(tmp_path, "people.csv", table(HEADINGS, IDA, ["", "", "", "lost"], BEN))
    written(tmp_path, "prices.csv", "Item,Price,Stock\nBolt,3,4\n")

    found = list(events([tmp_path], now=NOW))

    given = [one for event in found if isinstance(event, RecordBatch) for one in event.records]
    assert [one.where for one in given] == ["people.csv, row 2", "people.csv, row 4"]
    aside = [event.rejected.where for event in found if isinstance(event, SetAside)]
    assert sorted(aside) == [f"{people}, row 3", str(tmp_path / "prices.csv")]
    assert SourceClosed(str(people), 3, is_whole=True) in found


CELLS = st.text(
    st.characters(
        min_codepoint=0x20, max_codepoint=0xFF, exclude_categories=("Cc",), exclude_characters="\xa0\x7f\xad"
    ),
    max_size=12,
)
ROWS = st.lists(
    st.tuples(CELLS, st.from_regex(r"[a-z]{1,8}@[a-z]{1,8}\.test", fullmatch=True), CELLS, CELLS),
    min_size=1,
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(
    ROWS, st.sampled_from([",", ";", "\t"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
)
def test_any_rows_written_in_any_way_give_equal_cards(
    rows: list[tuple[str, str, str, str]], delimiter: str, encoding: str
) -> None:
    cells = [list(row) for row in rows]
    usual = table(HEADINGS, *cells)
    raw = table(HEADINGS, *cells, delimiter=delimiter, encoding=encoding)
    if encoding == "cp1252" and _is_utf8(raw):
        return  # then nobody could tell

    assert read(raw) == read(usual)


@settings(max_examples=60, deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_key(rows: list[tuple[str, str, str, str]], chance: object) -> None:
    cells = [list(row) for row in rows]
    shuffled = cells.copy()
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert sorted(one.key for one in cards(table(HEADINGS, *cells))) == sorted(
        one.key for one in cards(table(HEADINGS, *shuffled))
    )


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_under_good_headings_break_the_reading(raw: bytes) -> None:
    for one in read(b"Name,E-mail,Phone\n" + raw):
        assert isinstance(one, Card | Rejected)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return not raw.isascii()


def test_a_picture_is_no_table() -> None:
    assert kind(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10) == ""
