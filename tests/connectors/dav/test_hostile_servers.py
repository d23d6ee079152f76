"""Servers that are odd, half broken or hostile: what they say is checked, and what is sound in it is kept."""

import re
from collections.abc import Callable, Iterator
from typing import Final

import pytest

from firsthand.connectors.base import AccountTrouble
from firsthand.connectors.caldav import CaldavReader
from firsthand.connectors.carddav import CarddavReader
from tests.connectors.following import NOW, Told, event, lines_told
from tests.support.web_server import Asked, Reply, serving

NAMESPACES: Final = 'xmlns="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:s="http://calendarserver.org/ns/"'
XML: Final = {"Content-Type": "application/xml"}
CALENDAR: Final = "<resourcetype><collection/><c:calendar/></resourcetype><displayname>Moss</displayname>"
_LIST = "<sync-collection/>"
SYNC: Final = (
    f"<supported-report-set><supported-report><report>{_LIST}</report></supported-report></supported-report-set>"
)


def resource(href: str, properties: str = "", status: str = "HTTP/1.1 200 OK") -> str:
    return f"<response><href>{href}</href><propstat><prop>{properties}</prop><status>{status}</status></propstat></response>"


def gone(href: str, status: int = 404) -> str:
    return f"<response><href>{href}</href><status>HTTP/1.1 {status} Gone</status></response>"


def multistatus(*inside: str) -> Reply:
    return Reply(207, XML, f'<?xml version="1.0"?><multistatus {NAMESPACES}>{"".join(inside)}</multistatus>'.encode())


class Calendar:
    """A calendar that can be told to behave oddly."""

    def __init__(self) -> None:
        self.objects: dict[str, str] = {}
        self.about = CALENDAR
        self.odd: dict[str, Callable[[Asked], Reply | None]] = {}
        self.has_etags = True
        self.url = ""

    def fill(self, count: int) -> None:
        self.objects = {f"{number}.ics": event(number) for number in range(count)}

    def answer(self, asked: Asked) -> Reply:
        kind = self._kind(asked)
        if (odd := self.odd.get(kind)) and (reply := odd(asked)):
            return reply
        if kind == "get":
            name = asked.path.removeprefix("/c/")
            return Reply(200, {}, self.objects[name].encode()) if name in self.objects else Reply(404)
        if kind == "place":
            return multistatus(resource("/c/", self.about))
        if kind == "listing":
            return multistatus(
                resource("/c/", self.about), *[resource(f"/c/{name}", self.etag(name)) for name in self.objects]
            )
        if kind == "multiget":
            return multistatus(*[self.given(path) for path in self.asked_for(asked)])
        return Reply(501)

    def etag(self, name: str) -> str:
        return f'<getetag>"{abs(hash(self.objects[name]))}"</getetag>' if self.has_etags else ""

    def given(self, path: str) -> str:
        name = path.removeprefix("/c/")
        if name not in self.objects:
            return gone(path)
        return resource(path, f"{self.etag(name)}<c:calendar-data>{self.objects[name]}</c:calendar-data>")

    @staticmethod
    def asked_for(asked: Asked) -> list[str]:
        return re.findall(r"<href[^>]*>([^<]*)</href>", asked.body.decode())

    @staticmethod
    def _kind(asked: Asked) -> str:
        body = asked.body.decode()
        if asked.method == "GET":
            return "get"
        if "sync-collection" in body and asked.method == "REPORT":
            return "sync"
        if "multiget" in body:
            return "multiget"
        return "listing" if asked.headers.get("Depth") == "1" else "place"


@pytest.fixture
def calendar() -> Iterator[Calendar]:
    odd = Calendar()
    with serving(odd.answer) as server:
        odd.url = f"{server.url}/c/"
        yield odd


def _sync(calendar: Calendar, told: Told, **account: object) -> Told:
    account = {"url": calendar.url, "user": "ada", **account}
    return told.take(CaldavReader(lines_told).events(account, "secret", told.states, NOW))


def _trouble(answer: Callable[[Asked], Reply]) -> AccountTrouble:
    with serving(answer) as server, pytest.raises(AccountTrouble) as caught:
        list(CaldavReader(lines_told).events({"url": server.url, "user": "ada"}, "secret", {}, NOW))
    assert caught.value.remedy
    return caught.value


# Listing


def test_a_server_that_only_knows_etags_is_enough(calendar: Calendar) -> None:
    calendar.fill(6)
    told = Told()
    _sync(calendar, told)
    calendar.objects["1.ics"] = event(1, "Walk")
    del calendar.objects["2.ics"]

    _sync(calendar, told)

    assert told.told_now == 1
    assert told.titles == ["Talk 0", "Talk 3", "Talk 4", "Talk 5", "Walk 1"]


def test_a_server_without_any_versions_is_compared_by_content(calendar: Calendar) -> None:
    calendar.fill(6)
    told = Told()
    calendar.has_etags = False
    _sync(calendar, told)
    calendar.objects["1.ics"] = event(1, "Walk")

    _sync(calendar, told)

    assert told.told_now == 1
    assert "Walk 1" in told.titles


def test_an_equal_ctag_saves_the_listing(calendar: Calendar) -> None:
    calendar.fill(3)
    told = Told()
    calendar.about += "<s:getctag>7</s:getctag>"
    _sync(calendar, told)
    calendar.odd["listing"] = lambda _: Reply(500)

    assert _sync(calendar, told).rejected == []


def test_a_list_of_changes_in_parts_is_read_to_its_end(calendar: Calendar) -> None:
    calendar.fill(5)
    calendar.about += SYNC
    names = list(calendar.objects)

    def part(asked: Asked) -> Reply:
        at = int((re.findall(r"<sync-token[^>]*>(\d*)</sync-token>", asked.body.decode()) or ["0"])[0] or 0)
        end = min(at + 2, len(names))
        cut = [gone("/c/", 507)] if end < len(names) else []
        found = [resource(f"/c/{name}", calendar.etag(name)) for name in names[at:end]]
        return multistatus(*found, *cut, f"<sync-token>{end}</sync-token>")

    calendar.odd["sync"] = part

    assert len(_sync(calendar, Told()).records) == 5


def test_a_list_of_changes_that_never_ends_is_replaced_by_a_plain_one(calendar: Calendar) -> None:
    calendar.fill(3)
    calendar.about += SYNC
    calendar.odd["sync"] = lambda _: multistatus(gone("/c/", 507), "<sync-token>1</sync-token>")

    assert len(_sync(calendar, Told()).records) == 3


def test_a_server_that_promises_a_list_of_changes_and_has_none_is_listed_plainly(calendar: Calendar) -> None:
    for status in (400, 403, 415, 500, 501):
        calendar.fill(3)
        calendar.about += SYNC
        calendar.odd["sync"] = lambda _, status=status: Reply(status)

        assert len(_sync(calendar, Told()).records) == 3


def test_folders_and_the_calendar_itself_are_no_objects(calendar: Calendar) -> None:
    calendar.fill(1)
    calendar.odd["listing"] = lambda _: multistatus(
        resource("/c", CALENDAR),
        resource("/c/sub/", "<resourcetype><collection/></resourcetype>"),
        resource("/c/0.ics", calendar.etag("0.ics")),
    )

    told = _sync(calendar, Told())

    assert told.titles == ["Talk 0"]
    assert told.rejected == []


def test_names_are_the_same_however_they_are_spelled(calendar: Calendar) -> None:
    calendar.objects = {"a@b~c.ics": event(1)}
    calendar.odd["listing"] = lambda _: multistatus(resource("/c/a%40b%7Ec.ics", "<getetag>1</getetag>"))
    calendar.odd["multiget"] = lambda asked: multistatus(
        resource("http://127.0.0.1:" + asked.headers["Host"].partition(":")[2] + "/c/a@b%7ec.ics",
                 f"<getetag>1</getetag><c:calendar-data>{event(1)}</c:calendar-data>")
    )  # fmt: skip

    assert _sync(calendar, Told()).titles == ["Talk 1"]


# Fetching


def test_an_object_the_common_answer_leaves_out_is_asked_for_alone(calendar: Calendar) -> None:
    calendar.fill(4)
    calendar.odd["multiget"] = lambda asked: multistatus(*map(calendar.given, calendar.asked_for(asked)[:2]))

    assert len(_sync(calendar, Told()).records) == 4


@pytest.mark.parametrize("spoilt", ["sign", "fault", "refused", "too much"])
def test_an_object_that_spoils_the_common_answer_costs_no_other(calendar: Calendar, spoilt: str) -> None:
    calendar.fill(4)

    def with_a_sign_xml_forbids(asked: Asked) -> Reply:
        reply = multistatus(*map(calendar.given, calendar.asked_for(asked)))
        return reply._replace(body=bytes(reply.body).replace(b"Talk 2", b"Talk \x0b"))

    replies: dict[str, Callable[[Asked], Reply | None]] = {
        "sign": with_a_sign_xml_forbids,
        "fault": lambda _: Reply(500),
        "refused": lambda _: Reply(403),
        "too much": lambda _: Reply(207, XML, (b"<a>" * 30_000 for _ in range(1_000))),
    }
    calendar.odd["multiget"] = replies[spoilt]
    calendar.odd["get"] = lambda asked: Reply(500) if asked.path.endswith("2.ics") else None

    told = _sync(calendar, Told())

    assert told.titles == ["Talk 0", "Talk 1", "Talk 3"]
    assert [one.where for one in told.rejected] == ["Moss, 2.ics"]


def test_an_object_that_could_not_be_given_is_asked_for_again_the_next_time(calendar: Calendar) -> None:
    calendar.fill(4)
    told = Told()
    calendar.about += "<s:getctag>7</s:getctag>"
    calendar.odd["multiget"] = lambda _: Reply(500)
    calendar.odd["get"] = lambda asked: Reply(403) if asked.path.endswith("2.ics") else None
    _sync(calendar, told)
    assert len(told.records) == 3
    calendar.odd = {}

    _sync(calendar, told)

    assert len(told.records) == 4
    assert told.told_now == 1


def test_an_object_that_goes_between_listing_and_asking_is_no_trouble(calendar: Calendar) -> None:
    calendar.fill(3)
    calendar.odd["listing"] = lambda _: multistatus(
        *[resource(f"/c/{number}.ics", "<getetag>1</getetag>") for number in range(5)]
    )

    told = _sync(calendar, Told())

    assert (len(told.records), told.rejected) == (3, [])


def test_a_server_that_fails_in_the_middle_is_gone_on_with_where_it_stopped(calendar: Calendar) -> None:
    calendar.fill(350)
    told = Told()
    answered: list[Asked] = []

    def twice(asked: Asked) -> Reply | None:
        answered.append(asked)
        return Reply(503) if len(answered) > 2 else None

    calendar.odd["multiget"] = twice
    with pytest.raises(AccountTrouble) as caught:
        _sync(calendar, told)
    assert not caught.value.lasting
    assert len(told.records) == 200
    calendar.odd = {}

    _sync(calendar, told)

    assert len(told.records) == 350
    assert told.told_now == 150


# Traps


def test_a_home_on_another_server_is_named_and_not_asked() -> None:
    with serving(lambda _: Reply(200)) as other:
        home = f"<c:calendar-home-set><href>{other.url}/home/</href></c:calendar-home-set>"
        trouble = _trouble(lambda _: multistatus(resource("/", home)))
        assert other.asked == []

    assert other.url in trouble.reason
    assert "Your password was not sent there" in trouble.reason


def test_addresses_that_must_not_be_asked_are_left_alone(calendar: Calendar) -> None:
    calendar.fill(1)
    calendar.odd["listing"] = lambda _: multistatus(
        resource("http://169.254.169.254/latest/", "<getetag>1</getetag>"),
        resource("file:///etc/passwd", "<getetag>1</getetag>"),
        resource("/c/0.ics", calendar.etag("0.ics")),
    )

    told = _sync(calendar, Told())

    assert (told.titles, told.rejected) == (["Talk 0"], [])


def test_an_object_said_to_lie_on_another_server_is_not_asked_for_with_the_password(calendar: Calendar) -> None:
    with serving(lambda _: Reply(401)) as other:
        calendar.fill(1)
        calendar.odd["listing"] = lambda _: multistatus(resource(f"{other.url}/x.ics", "<getetag>1</getetag>"))
        told = _sync(calendar, Told())
        assert other.asked == []

    assert told.records == {}


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply(200, {"Content-Type": "text/html"}, b"<html>Log in</html>"), "answers with a web page"),
        (Reply(207, {"Content-Type": "text/html"}, b"<html>Log in</html>"), "answers with a web page"),
        (Reply(200, {}, b"hello"), "not as a server for calendars or address books does"),
        (Reply(405), "refuses what it was asked"),
        (Reply(404), "has nothing at this address"),
        (Reply(207, XML, b"<html/>"), "not as a server for calendars or address books does"),
        (Reply(207, XML, b"<multistatus xmlns='DAV:'><respon"), "not well formed"),
        (multistatus(), "There is no calendar here"),
        (multistatus(resource("/")), "There is no calendar here"),
        (
            multistatus(resource("/", "<current-user-principal><unauthenticated/></current-user-principal>")),
            "does not know who asks",
        ),
        (Reply(401), "does not accept this user name and password"),
        (Reply(429, {"Retry-After": "60"}), "asks to be left alone for 60 seconds"),
        (Reply(503), "is in trouble itself"),
    ],
)
def test_what_is_no_calendar_server_is_said_so(reply: Reply, why: str) -> None:
    assert why in _trouble(lambda _: reply).reason


def test_an_account_without_address_books_says_so_in_its_own_words() -> None:
    with serving(lambda _: multistatus(resource("/"))) as server, pytest.raises(AccountTrouble) as caught:
        CarddavReader(lines_told).check({"url": server.url}, "")

    assert caught.value.reason == "There is no address book here."


def test_definitions_in_xml_are_refused() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><multistatus xmlns="DAV:"><response>&l8;</response></multistatus>'
    outside = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><multistatus xmlns="DAV:">&e;</multistatus>'
    for text in (bomb, outside):
        assert "definitions of its own" in _trouble(lambda _, text=text: Reply(207, XML, text.encode())).reason


def test_a_well_known_address_that_leads_in_a_circle_does_not_keep_from_the_calendar() -> None:
    def answer(asked: Asked) -> Reply:
        if asked.path.startswith("/.well-known/"):
            return Reply(301, {"Location": asked.path})
        return multistatus(resource("/", CALENDAR)) if asked.headers.get("Depth") == "0" else multistatus()

    with serving(answer) as server:
        (one,) = CaldavReader(lines_told).check({"url": server.url}, "")

    assert one.title == "Moss"


def test_a_list_of_tasks_is_not_read_unless_it_is_chosen(calendar: Calendar) -> None:
    tasks = f'{CALENDAR}<c:supported-calendar-component-set><c:comp name="VTODO"/></c:supported-calendar-component-set>'
    calendar.fill(1)
    calendar.about = tasks

    (one,) = CaldavReader(lines_told).check({"url": calendar.url}, "")

    assert not one.chosen
    assert _sync(calendar, Told()).records == {}
    assert _sync(calendar, Told(), collections=[calendar.url]).titles == ["Talk 0"]
