"""The demo's calendar and address book: the same every time, invented throughout, read back whole."""

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from firsthand.connectors.ics.format import IcsFormat
from firsthand.connectors.vcard.format import VcardFormat
from firsthand.demo import WrittenCalendar, WrittenCards, write_addresses, write_calendar
from firsthand.demo.cast import OWNER, cast
from firsthand.demo.content_lines import LINE_OCTETS_MAX, escaped, written
from firsthand.domain.cards import Card
from firsthand.domain.meetings import Meeting
from tests.demo.conftest import UNTIL

NOW = int(datetime(UNTIL.year, UNTIL.month, UNTIL.day, 8, tzinfo=UTC).timestamp())


@pytest.fixture(scope="module")
def calendar(tmp_path_factory: pytest.TempPathFactory) -> WrittenCalendar:
    return write_calendar(tmp_path_factory.mktemp("calendar"), until=UNTIL)


@pytest.fixture(scope="module")
def meetings(calendar: WrittenCalendar) -> list[Meeting]:
    """All of them: nothing is set aside."""
    with calendar.file.open("rb") as file:
        found = list(IcsFormat().records(file, NOW))
    assert all(isinstance(one, Meeting) for one in found), [one for one in found if not isinstance(one, Meeting)]
    return [one for one in found if isinstance(one, Meeting)]


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> tuple[WrittenCards, list[Card]]:
    book = write_addresses(tmp_path_factory.mktemp("addresses"))
    with book.file.open("rb") as file:
        found = list(VcardFormat().records(file, NOW))
    assert all(isinstance(one, Card) for one in found), found
    return book, [one for one in found if isinstance(one, Card)]


def day(meeting: Meeting) -> date:
    return datetime.fromtimestamp(meeting.starts_at, UTC).date()


def test_the_same_seed_and_day_make_the_same_files(calendar: WrittenCalendar, tmp_path: Path) -> None:
    assert write_calendar(tmp_path / "a", until=UNTIL).file.read_bytes() == calendar.file.read_bytes()
    assert write_calendar(tmp_path / "b", until=UNTIL, seed=7).file.read_bytes() != calendar.file.read_bytes()
    assert write_addresses(tmp_path / "a").file.read_bytes() == write_addresses(tmp_path / "b").file.read_bytes()


def test_two_years_are_in_it_of_every_sort(calendar: WrittenCalendar, meetings: list[Meeting]) -> None:
    past = [one for one in meetings if day(one) < UNTIL]
    assert 900 <= len(past) <= 1600
    assert min(map(day, past)) < UNTIL - timedelta(days=700)
    statuses = Counter(one.status for one in meetings)
    assert statuses["cancelled"] == calendar.cancelled >= 15
    owner = set(cast()[OWNER].addresses)
    declined = [one for one in meetings if any(who.address in owner and who.reply == "declined" for who in one.people)]
    assert len(declined) == calendar.declined >= 5
    assert sum(one.all_day for one in meetings) >= 3
    assert sum(not one.busy for one in meetings) >= 10
    assert any(len(one.people) > 12 for one in meetings)
    assert sum(2 <= len(one.people) <= 8 for one in meetings) > 600
    moved = [one for one in meetings if one.sequence and one.status != "cancelled"]
    assert len(moved) >= 15


def test_the_week_after_the_end_is_planned_with_those_to_whom_something_is_open(
    calendar: WrittenCalendar, meetings: list[Meeting]
) -> None:
    ahead = [one for one in meetings if UNTIL <= day(one) < UNTIL + timedelta(days=8)]
    titles = [one.title for one in ahead if one.status != "cancelled"]
    assert {"Launch review, credit screens", "Daniel / Maya", "Lunch with Rosa"} <= set(titles) & set(calendar.ahead)
    named = {who.name for one in ahead for who in one.people}
    assert {"Rosa Marin", "Daniel Osei", "Edith Crane", "Leon Petrov", "Noor Aziz", "Tomas Herrera"} <= named


def test_nobody_is_met_while_they_are_silent(meetings: list[Meeting]) -> None:
    quiet = [person for person in cast().values() if person.planted in ("quiet", "dormant")]
    assert quiet
    for meeting in meetings:
        left = (UNTIL - day(meeting)).days
        here = {who.address for who in meeting.people}
        for person in quiet:
            assert person.present(left) or not here & set(person.addresses), (meeting.title, person.name)


@pytest.mark.parametrize("until", [date(2024, 2, 29), date(2026, 8, 1), date(2025, 12, 28)])
def test_the_last_day_may_be_any_day(until: date, tmp_path: Path) -> None:
    found = write_calendar(tmp_path, until=until)
    with found.file.open("rb") as file:
        read = list(
            IcsFormat().records(file, int(datetime(until.year, until.month, until.day, tzinfo=UTC).timestamp()))
        )
    assert all(isinstance(one, Meeting) for one in read)
    assert len(found.ahead) >= 10


def test_every_address_and_number_is_invented(
    calendar: WrittenCalendar, cards: tuple[WrittenCards, list[Card]]
) -> None:
    for path in (calendar.file, cards[0].file):
        text = path.read_text().replace("\n ", "")
        assert all(host.endswith(".test") for host in re.findall(r"[\w.+-]+@([\w.-]+)", text))
        assert all(host.endswith(".test") for host in re.findall(r"https://([\w.-]+)", text))
    assert all(one.value.startswith("+44 113 496 0") for card in cards[1] for one in card.phones)


def test_the_address_book_has_two_addresses_birthdays_groups_and_one_twice(
    cards: tuple[WrittenCards, list[Card]],
) -> None:
    book, found = cards
    assert len(found) == book.cards == 91
    names = Counter(card.name for card in found)
    assert names[book.duplicated] == 2
    assert sum(len(card.addresses) > 1 for card in found) == book.several_addresses >= 8
    assert sum(bool(card.dates) for card in found) == book.birthdays >= 15
    assert len({group for card in found for group in card.groups}) >= 5
    assert sum(bool(card.positions and card.positions[0].title) for card in found) > 60


def test_long_lines_are_folded_between_characters() -> None:
    folded = written(["SUMMARY:" + "é" * 80])
    assert all(len(line) <= LINE_OCTETS_MAX + 1 for line in folded.split(b"\r\n"))
    assert folded.replace(b"\r\n ", b"").decode() == "SUMMARY:" + "é" * 80 + "\r\n"
    assert escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"
