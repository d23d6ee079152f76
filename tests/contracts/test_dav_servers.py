"""The one suite that calendars and address books pass on every server: all is told once, and nothing is lost."""

import itertools
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from firsthand.connectors.base import (
    AccountTrouble,
    Checkpoint,
    Finished,
    Gone,
    RecordBatch,
    SourceClosed,
    SourceOpened,
)
from firsthand.connectors.caldav import CaldavReader
from firsthand.connectors.carddav import CarddavReader
from firsthand.connectors.dav import DavReader
from firsthand.connectors.web import Answer, Web
from firsthand.domain.meetings import Meeting
from tests.connectors.following import BROKEN, NOW, Told, lines_told, object_of
from tests.support.dav_server import DavServer
from tests.support.radicale import Radicale
from tests.support.xandikos import Xandikos

_numbers = itertools.count(1)


@pytest.fixture(scope="module", params=[Radicale, Xandikos], ids=["radicale", "xandikos"])
def server(request: pytest.FixtureRequest) -> Iterator[DavServer]:
    started = request.param()
    yield started
    started.stop()


class Room(NamedTuple):
    """One collection on a server and how it is read."""

    server: DavServer
    kind: str
    url: str
    reader: DavReader
    account: dict[str, Any]

    def at(self, number: int) -> str:
        return f"{self.url}{number}@x.{'ics' if self.kind == 'caldav' else 'vcf'}"

    def put(self, number: int, word: str = "Talk") -> str:
        return self.server.put(self.at(number), object_of(self.kind, number, word))

    def delete(self, number: int) -> None:
        self.server.delete(self.at(number))

    def sync(self, told: Told, stop_after: int | None = None, **settings: object) -> Told:
        account = {**self.account, **settings}
        return told.take(self.reader.events(account, self.server.password, told.states, NOW), stop_after)


@pytest.fixture(params=["caldav", "carddav"])
def room(server: DavServer, request: pytest.FixtureRequest) -> Room:
    kind = request.param
    url = server.make_collection(kind, f"room-{next(_numbers)}", "Work & play")
    reader = CaldavReader(lines_told) if kind == "caldav" else CarddavReader(lines_told)
    return Room(server, kind, url, reader, {"url": server.url, "user": server.user, "collections": [url]})


def test_from_the_bare_address_of_a_server_its_collections_are_found(room: Room) -> None:
    room.put(1)
    found = {
        one.href: one
        for one in room.reader.check({**room.account, "collections": ["/elsewhere/"]}, room.server.password)
    }

    assert found[room.url].objects == 1
    assert found[room.url].chosen
    if isinstance(room.server, Radicale):
        assert found[room.url].title == "Work & play"


def test_from_the_address_of_one_collection_only_that_one_is_read(room: Room) -> None:
    room.put(1)

    (one,) = room.reader.check({"url": room.url, "user": room.server.user}, room.server.password)

    assert one.href == room.url


def test_the_first_time_everything_is_told(room: Room) -> None:
    for number in range(7):
        room.put(number)

    told = room.sync(Told())

    assert told.titles == [f"Talk {number}" for number in range(7)]
    assert told.events[0] == SourceOpened(room.url, room.kind, "")
    assert told.events[-2:] == [SourceClosed(room.url, 7, True), Finished(True)]
    assert all(item.startswith(room.url) for item, _ in told.records)


def test_where_nothing_is_new_one_question_is_enough(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.put(1)
    told = room.sync(Told())
    asked: list[str] = []
    once = Web._once

    def counted(web: Web, method: str, *rest: Any) -> Answer:
        asked.append(method)
        return once(web, method, *rest)

    monkeypatch.setattr(Web, "_once", counted)

    room.sync(told)

    assert asked == ["PROPFIND"]
    assert told.told_now == 0
    assert not [one for one in told.events if isinstance(one, Checkpoint)]


def test_what_was_changed_removed_or_added_is_told_and_nothing_else(room: Room) -> None:
    for number in range(10):
        room.put(number)
    told = room.sync(Told())
    room.put(3, "Walk")
    room.delete(4)
    room.put(11)

    room.sync(told)

    assert told.told_now == 2
    assert {"Walk 3", "Talk 11"} < set(told.titles)
    assert not {"Talk 3", "Talk 4"} & set(told.titles)
    assert told.titles == room.sync(Told()).titles


def test_a_server_that_has_forgotten_its_list_of_changes_is_compared_object_by_object(room: Room) -> None:
    for number in range(6):
        room.put(number)
    told = room.sync(Told())
    told.states = {source: state.replace('"token":"', '"token":"0000') for source, state in told.states.items()}
    room.delete(2)
    room.put(5, "Walk")

    room.sync(told)

    assert told.told_now == 1
    assert told.titles == ["Talk 0", "Talk 1", "Talk 3", "Talk 4", "Walk 5"]


def test_a_collection_that_is_suddenly_empty_takes_nothing_away(room: Room) -> None:
    for number in range(5):
        room.put(number)
    told = room.sync(Told())
    for number in range(5):
        room.delete(number)

    for _ in range(2):
        room.sync(told)
        assert len(told.records) == 5
        (rejected,) = told.rejected
        assert "suddenly empty" in rejected.reason
        assert SourceClosed(room.url, 1, False) in told.events

    room.sync(told, empty_is_meant=True)
    assert told.records == {}
    assert told.rejected == []


def test_a_collection_that_is_suddenly_gone_takes_nothing_away(room: Room) -> None:
    room.put(1)
    told = room.sync(Told())
    room.server.delete(room.url)

    for collections in ([room.url], []):
        room.sync(told, collections=collections)
        assert [item for item, _ in told.records if item.startswith(room.url)]
        assert [one for one in told.rejected if "no longer there" in one.reason]


def test_that_an_emptiness_was_meant_counts_once(room: Room) -> None:
    def fill(numbers: range) -> None:
        for number in numbers:
            room.put(number)

    fill(range(5))
    told = room.sync(Told())
    for number in range(5):
        room.delete(number)
    room.sync(told, empty_is_meant=True)
    fill(range(10, 16))
    room.sync(told, empty_is_meant=True)
    for number in range(10, 16):
        room.delete(number)

    room.sync(told, empty_is_meant=True)
    assert len(told.records) == 6

    room.sync(told, empty_is_meant=False)
    assert len(told.records) == 6
    room.sync(told, empty_is_meant=True)
    assert told.records == {}


def test_one_broken_object_does_not_cost_the_others(room: Room) -> None:
    room.put(1)
    room.put(2, BROKEN)
    room.put(3)

    told = room.sync(Told())

    assert told.titles == ["Talk 1", "Talk 3"]
    (rejected,) = told.rejected
    assert f", {room.at(2).removeprefix(room.url)}" in rejected.where
    assert room.sync(told).rejected == [], "it is said once, until it changes"
    room.put(2, "Mended")
    assert room.sync(told).titles == ["Mended 2", "Talk 1", "Talk 3"]


@pytest.mark.parametrize("at_once", [True, False], ids=["kept at once", "kept with each checkpoint"])
def test_a_break_at_any_place_loses_and_doubles_nothing(room: Room, at_once: bool) -> None:
    for number in range(3):
        room.put(number)
    begun = room.sync(Told(at_once=at_once))
    room.put(1, "Walk")
    room.delete(2)
    room.put(4)
    whole = room.sync(Told()).titles
    steps = len(room.sync(Told(), None).events) + 8

    for stop_after in range(1, steps):
        told = Told(at_once=at_once)
        told.states, told.records = dict(begun.states), dict(begun.records)
        room.sync(told, stop_after)
        assert room.sync(told).titles == whole


def test_a_server_that_was_restarted_is_asked_as_before(room: Room) -> None:
    room.put(1)
    told = room.sync(Told())
    with Web(room.account, room.server.password) as web:
        with web.answer("GET", room.at(1)) as answer:
            answer.whole()
        room.server.restart()
        with web.answer("GET", room.at(1)) as answer:
            assert answer.status == 200
    room.put(2)

    assert room.sync(told).told_now == 1


def test_a_wrong_password_is_said_so(room: Room) -> None:
    if not room.server.wants_password:
        pytest.skip("this server asks for no password on loopback")
    with pytest.raises(AccountTrouble, match="does not accept this user name and password") as caught:
        list(room.reader.events(room.account, "wrong", {}, NOW))

    assert caught.value.lasting
    assert "app password" in caught.value.remedy
    assert "wrong" not in str(caught.value)


def test_a_chosen_collection_that_is_none_is_named(room: Room) -> None:
    room.put(1)
    other = room.server.at(room.server.homes[room.kind])

    told = room.sync(Told(), collections=[other, room.url])

    assert told.titles == ["Talk 1"]
    assert [one.reason for one in told.rejected] == [f"It is no {room.reader._sort.one}."]


def test_what_is_gone_is_said_before_what_is_told_anew(room: Room) -> None:
    room.put(1)
    told = room.sync(Told())
    item = room.put(1, "Walk")
    room.sync(told)

    gone, batch = [one for one in told.events if isinstance(one, Gone | RecordBatch)]
    assert isinstance(gone, Gone)
    assert isinstance(batch, RecordBatch)
    (record,) = batch.records
    assert isinstance(record, Meeting)
    assert gone.items == (record.item,)
    assert record.item == item
