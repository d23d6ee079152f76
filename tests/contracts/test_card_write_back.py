"""Changing one card on a server: never over what somebody else wrote, never into an address book that has gone."""

import itertools
from collections.abc import Callable, Iterator

import pytest

from firsthand.connectors.base import AccountTrouble
from firsthand.connectors.carddav import CarddavReader, Conflict, put_card
from firsthand.connectors.vcard import cards
from firsthand.connectors.vcard.changing import changed
from firsthand.domain.cards import Card
from tests.connectors.following import NOW, Told, card
from tests.support.dav_server import DavServer
from tests.support.radicale import Radicale
from tests.support.web_server import Asked, Reply, serving
from tests.support.xandikos import Xandikos

_numbers = itertools.count(1)


@pytest.fixture(scope="module", params=[Radicale, Xandikos], ids=["radicale", "xandikos"])
def server(request: pytest.FixtureRequest) -> Iterator[DavServer]:
    started = request.param()
    yield started
    started.stop()


@pytest.fixture
def book(server: DavServer) -> str:
    return server.make_collection("carddav", f"book-{next(_numbers)}", "Friends")


Put = Callable[[str, str, str], str]


@pytest.fixture
def put(server: DavServer, book: str) -> Put:
    account = {"url": server.url, "user": server.user}
    return lambda href, original, changed: put_card(account, server.password, href, original, changed)


def test_a_changed_card_is_written_and_its_new_version_told(server: DavServer, book: str, put: Put) -> None:
    href = server.put(f"{book}1.vcf", card(1, "Ada Moss", "X-ODD;Y=1:kept\r\n"))
    account = {"url": server.url, "user": server.user, "collections": [book]}
    told = Told()
    (read,) = _cards(told, CarddavReader(cards), account, server.password)

    version = put(read.item, read.original, changed(read.original, read, read._replace(name="Ada Möss")))

    assert "FN:Ada Möss\r\n" in server.text(href)
    assert "X-ODD;Y=1:kept" in server.text(href)
    (again,) = _cards(told, CarddavReader(cards), account, server.password)
    assert again.name == "Ada Möss"
    assert version
    assert version in told.states[book].replace('\\"', '"')


def _cards(told: Told, reader: CarddavReader, account: dict[str, object], password: str) -> list[Card]:
    told.take(reader.events(account, password, told.states, NOW))
    return [record for one in told.events for record in getattr(one, "records", ())]


def test_what_somebody_else_wrote_in_the_meantime_is_shown_and_stays(server: DavServer, book: str, put: Put) -> None:
    original = card(1)
    href = server.put(f"{book}1.vcf", original)
    server.put(href, card(1, "Somebody Else"))

    with pytest.raises(Conflict) as caught:
        put(href, original, card(1, "Mine"))

    assert "FN:Somebody Else 1" in caught.value.present
    assert "Somebody Else" in server.text(href)


def test_a_card_that_was_deleted_in_the_meantime_stays_deleted(server: DavServer, book: str, put: Put) -> None:
    server.put(f"{book}2.vcf", card(2))
    href = server.put(f"{book}1.vcf", card(1))
    server.delete(href)

    with pytest.raises(Conflict) as caught:
        put(href, card(1), card(1, "Mine"))

    assert caught.value.present == ""
    assert not [name for name in _names(server, book) if name.endswith("1.vcf")]


def test_nothing_is_written_into_an_address_book_that_is_suddenly_empty_or_gone(
    server: DavServer, book: str, put: Put
) -> None:
    href = server.put(f"{book}1.vcf", card(1))
    server.delete(href)
    with pytest.raises(AccountTrouble, match="Nothing was written"):
        put(href, card(1), card(1, "Mine"))

    server.delete(book)
    with pytest.raises(AccountTrouble, match="Nothing was written"):
        put(href, card(1), card(1, "Mine"))


def _names(server: DavServer, book: str) -> list[str]:
    account = {"url": server.url, "user": server.user, "collections": [book]}
    return [item for item, _ in Told().take(CarddavReader(cards).events(account, server.password, {}, NOW)).records]


# What two real servers never do at the right moment


def _book_of_one(answers: dict[str, Reply]) -> Callable[[Asked], Reply]:
    return lambda asked: answers[asked.method]


def _text(version: str, name: str = "Ada Moss") -> Reply:
    return Reply(200, {"ETag": version} if version else {}, card(1, name).encode())


def test_a_change_between_looking_and_writing_is_a_conflict() -> None:
    seen: list[str] = []

    def answer(asked: Asked) -> Reply:
        seen.append(asked.method)
        if asked.method == "PUT":
            assert asked.headers["If-Match"] == '"7"'
            return Reply(412)
        return _text('"7"') if "PUT" not in seen else _text('"8"', "Somebody Else")

    with serving(answer) as server, pytest.raises(Conflict) as caught:
        put_card({"url": server.url}, "", f"{server.url}/b/1.vcf", card(1), card(1, "Mine"))

    assert "Somebody Else" in caught.value.present


@pytest.mark.parametrize("version", ["", 'W/"7"'])
def test_a_server_that_does_not_tell_versions_exactly_is_not_written_to(version: str) -> None:
    with serving(_book_of_one({"GET": _text(version)})) as server:
        with pytest.raises(AccountTrouble, match="somebody else's change could be overwritten"):
            put_card({"url": server.url}, "", f"{server.url}/b/1.vcf", card(1), card(1, "Mine"))
        assert [asked.method for asked in server.asked] == ["GET"]


def test_a_card_on_another_server_than_the_accounts_is_not_touched() -> None:
    with serving(_book_of_one({"GET": _text('"7"')})) as other:
        with pytest.raises(AccountTrouble, match="Your password was not sent there"):
            put_card({"url": "https://moss.test", "user": "a"}, "b", f"{other.url}/b/1.vcf", card(1), card(1))
        assert other.asked == []


def test_a_refusal_to_write_is_trouble_in_plain_words() -> None:
    answer = _book_of_one({"GET": _text('"7"'), "PUT": Reply(403)})

    with serving(answer) as server, pytest.raises(AccountTrouble, match="does not let this user write here"):
        put_card({"url": server.url}, "", f"{server.url}/b/1.vcf", card(1), card(1, "Mine"))
