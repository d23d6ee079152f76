"""A calendar on a server that does only what a test tells it to, in the words of CalDAV."""

import re
from collections.abc import Callable
from typing import Final

from tests.connectors.following import event
from tests.support.web_server import Asked, Reply

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


class OddCalendar:
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
