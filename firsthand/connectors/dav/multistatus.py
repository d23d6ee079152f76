"""Reading the answers of WebDAV (RFC 4918, 207 Multi-Status) while they come in, one resource at a time."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element, ParseError

from firsthand.connectors.dav.sort import DAV
from firsthand.connectors.web import Answer, WebTrouble
from firsthand.connectors.web.addresses import canonical_path, joined
from firsthand.language import gettext as _

TOO_MANY = 507
"""The status with which a server says that it has given a part only (RFC 6578, 3.6)."""


class Found(NamedTuple):
    """What an answer says of one resource.

    status: of the resource, where the answer gives one (404 for what is gone), else 200.
    properties: those that exist; of each, its element.
    """

    url: str
    status: int
    properties: Mapping[str, Element]

    def text(self, name: str) -> str:
        """The text of a property; '' where it is absent."""
        element = self.properties.get(name)
        return (element.text or "") if element is not None else ""

    def urls(self, name: str) -> tuple[str, ...]:
        """The addresses inside a property."""
        element = self.properties.get(name)
        found = element.findall(f"{DAV}href") if element is not None else []
        return tuple(self._meant(one.text) for one in found if one.text and one.text.strip())

    def _meant(self, reference: str) -> str:
        here = urlsplit(self.url)
        try:
            parts = urlsplit(reference.strip())
            is_here = parts.hostname == here.hostname and here.scheme == "https"
        except ValueError:
            is_here = False
        # Behind a proxy that keeps the certificate, a server may believe that it is asked over http.
        return joined(self.url, parts.path if is_here and parts.scheme == "http" else reference)

    def types(self) -> frozenset[str]:
        """What sort of resource it is."""
        element = self.properties.get(f"{DAV}resourcetype")
        return frozenset(inner.tag for inner in element) if element is not None else frozenset()


class SyncToken(NamedTuple):
    """Where a server says its list of changes ends."""

    token: str


def resources(answer: Answer) -> Iterator[Found | SyncToken]:
    """What a 207 answer says, in order. Raises WebTrouble where it is something else or breaks off."""
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415 - nothing of it is needed for plain mail
    from defusedxml.ElementTree import iterparse  # noqa: PLC0415

    if answer.is_web_page():
        raise _web_page(answer)
    if answer.status != 207:
        raise no_dav(answer.url, answer.status)
    root: Element | None = None
    depth = 0
    try:
        for event, element in iterparse(answer, ("start", "end"), forbid_dtd=True):
            if event == "start":
                depth += 1
                if root is None:
                    root = element
                    if element.tag != f"{DAV}multistatus":
                        raise no_dav(answer.url, answer.status)
                continue
            depth -= 1
            if depth != 1 or root is None:
                continue
            if element.tag == f"{DAV}response":
                yield from _found(answer.url, element)
            elif element.tag == f"{DAV}sync-token":
                yield SyncToken((element.text or "").strip())
            root.clear()
    except ParseError:
        raise _not_xml(answer) from None
    except DefusedXmlException:
        raise WebTrouble(
            answer.url,
            _("The answer has definitions of its own in it, as attacks have and no such server needs."),
            _("Check the address; if it is right, ask whoever runs the server."),
            lasting=True,
        ) from None


def _found(base: str, response: Element) -> Iterator[Found]:
    properties: dict[str, Element] = {}
    for group in response.findall(f"{DAV}propstat"):
        if _status(group.find(f"{DAV}status")) == 200:
            for held in group.findall(f"{DAV}prop"):
                properties.update({one.tag: one for one in held})
    status = response.find(f"{DAV}status")
    for reference in response.findall(f"{DAV}href"):
        # What an answer tells of lies on the server that answered, whatever that takes its own name to be.
        try:
            path = urlsplit((reference.text or "").strip()).path
        except ValueError:
            continue
        yield Found(urljoin(base, canonical_path(path)), 200 if status is None else _status(status), properties)


def _status(element: Element | None) -> int:
    """The number in 'HTTP/1.1 200 OK'; a group without one counts as found."""
    words = (element.text or "").split() if element is not None else []
    return int(words[1]) if len(words) > 1 and words[1].isdigit() else 200


def no_dav(url: str, status: int) -> WebTrouble:
    """Something answers, but it does not speak WebDAV."""
    return WebTrouble(
        url,
        _("%(host)s answers, but not as a server for calendars or address books does.")
        % {"host": urlsplit(url).hostname},
        _("Check the address; your provider's help pages name the one for CalDAV or CardDAV."),
        lasting=True,
        status=status,
    )


def _web_page(answer: Answer) -> WebTrouble:
    return WebTrouble(
        answer.url,
        _("%(host)s answers with a web page, perhaps one for logging in.") % {"host": urlsplit(answer.url).hostname},
        _(
            "Give the address for CalDAV or CardDAV instead of the one for the browser; your provider's help pages name it. "
            "In a café or a hotel, log in to its network first."
        ),
        lasting=True,
        status=answer.status,
    )


def _not_xml(answer: Answer) -> WebTrouble:
    return WebTrouble(
        answer.url,
        _("The answer of %(host)s is not well formed, or ends too early.") % {"host": urlsplit(answer.url).hostname},
        _("Nothing needs to be done now; if it happens each time, report it to whoever runs the server."),
        status=answer.status,
    )
