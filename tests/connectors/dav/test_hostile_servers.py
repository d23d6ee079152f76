"""Servers that are odd, half broken or hostile: what they say is checked, and what is sound in it is kept."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from firsthand.connectors.base import AccountTrouble
from firsthand.connectors.caldav import CaldavReader
from firsthand.connectors.carddav import CarddavReader
from tests.connectors.following import NOW, Told, event, lines_told
from tests.connectors.odd_calendar import CALENDAR, SYNC, XML, OddCalendar, gone, multistatus, resource
from tests.support.web_server import Asked, Reply, self_made_certificate, serving


@pytest.fixture
def calendar() -> Iterator[OddCalendar]:
    odd = OddCalendar()
    with serving(odd.answer) as server:
        odd.url = f"{server.url}/c/"
        yield odd


def _sync(calendar: OddCalendar, told: Told, **account: object) -> Told:
    account = {"url": calendar.url, "user": "ada", **account}
    return told.take(CaldavReader(lines_told).events(account, "secret", told.states, NOW))


def _trouble(answer: Callable[[Asked], Reply]) -> AccountTrouble:
    with serving(answer) as server, pytest.raises(AccountTrouble) as caught:
        list(CaldavReader(lines_told).events({"url": server.url, "user": "ada"}, "secret", {}, NOW))
    assert caught.value.remedy
    return caught.value


# Listing


def test_a_server_that_only_knows_etags_is_enough(calendar: OddCalendar) -> None:
    calendar.fill(6)
    told = Told()
    _sync(calendar, told)
    calendar.objects["1.ics"] = event(1, "Walk")
    del calendar.objects["2.ics"]

    _sync(calendar, told)

    assert told.told_now == 1
    assert told.titles == ["Talk 0", "Talk 3", "Talk 4", "Talk 5", "Walk 1"]


def test_a_server_without_any_versions_is_compared_by_content(calendar: OddCalendar) -> None:
    calendar.fill(6)
    told = Told()
    calendar.has_etags = False
    _sync(calendar, told)
    calendar.objects["1.ics"] = event(1, "Walk")

    _sync(calendar, told)

    assert told.told_now == 1
    assert "Walk 1" in told.titles


def test_an_equal_ctag_saves_the_listing(calendar: OddCalendar) -> None:
    calendar.fill(3)
    told = Told()
    calendar.about += "<s:getctag>7</s:getctag>"
    _sync(calendar, told)
    calendar.odd["listing"] = lambda _: Reply(500)

    assert _sync(calendar, told).rejected == []


def test_a_list_of_changes_in_parts_is_read_to_its_end(calendar: OddCalendar) -> None:
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


def test_a_list_of_changes_that_never_ends_is_replaced_by_a_plain_one(calendar: OddCalendar) -> None:
    calendar.fill(3)
    calendar.about += SYNC
    calendar.odd["sync"] = lambda _: multistatus(gone("/c/", 507), "<sync-token>1</sync-token>")

    assert len(_sync(calendar, Told()).records) == 3


def test_a_listing_that_is_told_in_part_only_takes_nothing_away(calendar: OddCalendar) -> None:
    calendar.fill(4)
    told = _sync(calendar, Told())
    calendar.odd["listing"] = lambda _: multistatus(resource("/c/0.ics", calendar.etag("0.ics")), gone("/c/", 507))

    _sync(calendar, told)

    assert len(told.records) == 4
    assert len(told.rejected) == 1


def test_a_server_that_promises_a_list_of_changes_and_has_none_is_listed_plainly(calendar: OddCalendar) -> None:
    for status in (400, 403, 415, 500, 501):
        calendar.fill(3)
        calendar.about += SYNC
        calendar.odd["sync"] = lambda _, status=status: Reply(status)

        assert len(_sync(calendar, Told()).records) == 3


def test_folders_and_the_calendar_itself_are_no_objects(calendar: OddCalendar) -> None:
    calendar.fill(1)
    calendar.odd["listing"] = lambda _: multistatus(
        resource("/c", CALENDAR),
        resource("/c/sub/", "<resourcetype><collection/></resourcetype>"),
        resource("/c/0.ics", calendar.etag("0.ics")),
    )

    told = _sync(calendar, Told())

    assert told.titles == ["Talk 0"]
    assert told.rejected == []


def test_names_are_the_same_however_they_are_spelled(calendar: OddCalendar) -> None:
    calendar.objects = {"a@b~c.ics": event(1)}
    calendar.odd["listing"] = lambda _: multistatus(resource("/c/a%40b%7Ec.ics", "<getetag>1</getetag>"))
    calendar.odd["multiget"] = lambda asked: multistatus(
        resource("http://127.0.0.1:" + asked.headers["Host"].partition(":")[2] + "/c/a@b%7ec.ics",
                 f"<getetag>1</getetag><c:calendar-data>{event(1)}</c:calendar-data>")
    )  # fmt: skip

    assert _sync(calendar, Told()).titles == ["Talk 1"]


# Fetching


def test_an_object_the_common_answer_leaves_out_is_asked_for_alone(calendar: OddCalendar) -> None:
    calendar.fill(4)
    calendar.odd["multiget"] = lambda asked: multistatus(*map(calendar.given, calendar.asked_for(asked)[:2]))

    assert len(_sync(calendar, Told()).records) == 4


@pytest.mark.parametrize("spoilt", ["sign", "fault", "refused", "too much"])
def test_an_object_that_spoils_the_common_answer_costs_no_other(calendar: OddCalendar, spoilt: str) -> None:
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


def test_an_object_that_could_not_be_given_is_asked_for_again_the_next_time(calendar: OddCalendar) -> None:
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


def test_an_object_that_goes_between_listing_and_asking_is_no_trouble(calendar: OddCalendar) -> None:
    calendar.fill(3)
    calendar.odd["listing"] = lambda _: multistatus(
        *[resource(f"/c/{number}.ics", "<getetag>1</getetag>") for number in range(5)]
    )

    told = _sync(calendar, Told())

    assert (len(told.records), told.rejected) == (3, [])


def test_a_server_that_fails_in_the_middle_is_gone_on_with_where_it_stopped(calendar: OddCalendar) -> None:
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
        home = f"<c:calendar-home-set><href>{other.url}/mine/</href></c:calendar-home-set>"
        trouble = _trouble(lambda _: multistatus(resource("/", home)))
        assert other.asked == []

    assert other.url in trouble.reason
    assert "Your password was not sent there" in trouble.reason


def test_a_server_that_believes_it_is_asked_over_http_is_asked_over_https_all_the_same(tmp_path: Path) -> None:
    certificate = self_made_certificate(tmp_path / "certificate.pem")

    def answer(asked: Asked) -> Reply:
        if asked.headers["Depth"] == "1":
            return multistatus(resource("http://127.0.0.1/mine/c/", CALENDAR))
        return multistatus(
            resource("/", "<c:calendar-home-set><href>http://127.0.0.1/mine/</href></c:calendar-home-set>")
        )

    with serving(answer, certificate) as server:
        (one,) = CaldavReader(lines_told).check({"url": server.url, "ca_file": str(certificate)}, "")

        assert one.href == f"{server.url}/mine/c/"


def test_addresses_that_must_not_be_asked_are_left_alone(calendar: OddCalendar) -> None:
    calendar.fill(1)
    calendar.odd["listing"] = lambda _: multistatus(
        resource("http://169.254.169.254/latest/", "<getetag>1</getetag>"),
        resource("file:///etc/passwd", "<getetag>1</getetag>"),
        resource("/c/0.ics", calendar.etag("0.ics")),
    )

    told = _sync(calendar, Told())

    assert (told.titles, told.rejected) == (["Talk 0"], [])


def test_an_object_said_to_lie_on_another_server_is_not_asked_for_with_the_password(calendar: OddCalendar) -> None:
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


def test_a_list_of_tasks_is_not_read_unless_it_is_chosen(calendar: OddCalendar) -> None:
    tasks = f'{CALENDAR}<c:supported-calendar-component-set><c:comp name="VTODO"/></c:supported-calendar-component-set>'
    calendar.fill(1)
    calendar.about = tasks

    (one,) = CaldavReader(lines_told).check({"url": calendar.url}, "")

    assert not one.chosen
    assert _sync(calendar, Told()).records == {}
    assert _sync(calendar, Told(), collections=[calendar.url]).titles == ["Talk 0"]
