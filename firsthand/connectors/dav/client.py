"""The few verbs of WebDAV that are needed: PROPFIND, REPORT, GET, and PUT for what a person has asked to write."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from firsthand.connectors.dav.multistatus import Found, SyncToken, resources
from firsthand.connectors.dav.sort import DAV
from firsthand.connectors.web import Web

ETAG = f"{DAV}getetag"
_XML = {"Content-Type": "application/xml; charset=utf-8"}


class Present(NamedTuple):
    """One object as it stands on the server. version: its ETag, '' where the server gives none."""

    content: bytes
    version: str


class Dav:
    """Asks one account's server."""

    def __init__(self, web: Web) -> None:
        self.web = web

    def propfind(self, url: str, depth: int, names: Iterable[str]) -> Iterator[Found]:
        """Some properties of a resource (depth 0) or of it and what lies directly in it (depth 1)."""
        body = _document(f"{DAV}propfind", element(f"{DAV}prop", "".join(element(name) for name in names)))
        with self.web.answer("PROPFIND", url, headers={**_XML, "Depth": str(depth)}, body=body) as answer:
            yield from (one for one in resources(answer) if isinstance(one, Found))

    def one(self, url: str, names: Iterable[str]) -> Found:
        """Some properties of one resource."""
        found = list(self.propfind(url, 0, names))
        return found[0] if found else Found(url, 404, {})

    def report(
        self, url: str, name: str, inside: str, depth: int, limit_bytes: int | None = None
    ) -> Iterator[Found | SyncToken]:
        """What a report gives. inside: its content, made with `element`."""
        headers = {**_XML, "Depth": str(depth)}
        with self.web.answer(
            "REPORT", url, headers=headers, body=_document(name, inside), limit_bytes=limit_bytes
        ) as answer:
            yield from resources(answer)

    def get(self, url: str, limit_bytes: int) -> Present:
        """One object."""
        with self.web.answer("GET", url, limit_bytes=limit_bytes) as answer:
            return Present(answer.whole(), answer.header("ETag"))

    def put(self, url: str, text: str, version: str, content_type: str) -> str:
        """Write one object if the server still has `version` of it; gives its new version, '' where none is told.

        Raises WebTrouble with status 412 where the server has another version, or none.
        """
        headers = {"If-Match": version, "Content-Type": content_type}
        with self.web.answer("PUT", url, headers=headers, body=text.encode()) as answer:
            return answer.header("ETag")


def element(name: str, inside: str = "") -> str:
    """One XML element; inside: XML already."""
    namespace, _, local = name.removeprefix("{").partition("}")
    return f"<{local} xmlns={quoteattr(namespace)}>{inside}</{local}>"


def text_element(name: str, text: str) -> str:
    """One XML element that holds plain text."""
    return element(name, escape(text))


def _document(name: str, inside: str) -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?>{element(name, inside)}'.encode()
