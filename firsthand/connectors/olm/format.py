"""The XML files inside an .olm; the zip around them is opened as any other."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, cast

from firsthand.connectors.base import Bytes, Record
from firsthand.domain.messages import Rejected
from firsthand.domain.wording import figure
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ROOT = re.compile(rb"<(?:[\w.-]+:)?(emails?|contacts?|appointments?|tasks?|notes?)\b[^>]*>")
_MARK = b"OPF"
_NOT_IN_XML = bytes(number for number in range(32) if number not in b"\t\n\r")
_REFERENCE = re.compile(rb"&#(?:x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F])|0*(?:[0-8]|1[124-9]|2\d|3[01]));")
_UNFINISHED = re.compile(rb"(?:&[^;<]*|\xef\xbf?)\Z")
_REFERENCE_BYTES_MAX = 16
_NONCHARACTERS = re.compile(rb"\xef\xbf[\xbe\xbf]")
_DAMAGED = Rejected(
    "",
    gettext_noop("The file out of an Outlook for Mac export is damaged: it is not well-formed XML."),
    gettext_noop("Export it again from Outlook; what could be read of it was kept."),
)
_LEFT_OUT = {
    "appointment": gettext_noop("appointments"),
    "task": gettext_noop("tasks"),
    "note": gettext_noop("notes"),
}


class OlmFormat:
    """See `RecordFormat`."""

    kind = "olm"
    is_single = True
    needs_seeking = False

    def recognises(self, head: bytes) -> bool:
        """Whether it is an XML file with elements named as Outlook for Mac names them."""
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
        return start == b"<" and _MARK in head and bool(_ROOT.search(head[:2_000]))

    def records(self, stream: Bytes, now: int) -> Iterator[Record | Rejected]:
        """Messages and contacts; appointments, tasks and notes are counted and said once each."""
        from xml.etree.ElementTree import ParseError  # noqa: PLC0415 - plain mail does not need it

        from defusedxml import DefusedXmlException  # noqa: PLC0415 - as above
        from defusedxml.ElementTree import iterparse  # noqa: PLC0415 - as above

        left_out: Counter[str] = Counter()
        number = 0
        try:
            for _event, element in iterparse(cast("IO[bytes]", _Cleaned(stream)), events=("end",), forbid_dtd=True):
                tag = _plain_tag(element)
                if tag not in {"email", "contact", *_LEFT_OUT}:
                    continue
                number += 1
                if tag in _LEFT_OUT:
                    left_out[tag] += 1
                else:
                    yield _record(element, tag, number, now)
                element.clear()
        except (ParseError, DefusedXmlException, LookupError, ValueError):
            # LookupError and ValueError are for an encoding that the file claims, and that nobody knows.
            yield _DAMAGED.translated()
        for tag, count in left_out.items():
            remedy = _("Nothing needs to be done.")
            if tag == "appointment":
                remedy = _("Save the calendar from Outlook as .ics, and import that.")
            yield Rejected(
                "",
                _("Not read of an Outlook for Mac export: %(what)s (%(count)s).")
                % {"what": _(_LEFT_OUT[tag]), "count": figure(count)},
                remedy,
            )


def _record(element: "Element", tag: str, number: int, now: int) -> Record | Rejected:
    from firsthand.connectors.olm.items import card, message  # noqa: PLC0415 - plain mail does not need it

    # Outlook writes a file for each message, and one for all contacts.
    place = _("message %(number)s") if tag == "email" else _("contact %(number)s")
    where = "" if (tag, number) == ("email", 1) else place % {"number": number}
    try:
        return (message(element, now=now) if tag == "email" else card(element))._replace(where=where)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one record must not cost the others
        return Rejected(
            where,
            _("It is formed in a way that could not be read (%(error)s).") % {"error": type(error).__name__},
            _("Please report this; the export itself is untouched in its place."),
        )


def _plain_tag(element: "Element") -> str:
    return element.tag.rpartition("}")[2]


class _Cleaned:
    """A stream without the characters that Outlook writes into XML although they may not stand there."""

    def __init__(self, stream: Bytes) -> None:
        self._stream = stream
        self._kept = b""

    def read(self, size: int, /) -> bytes:
        """At least one byte, b'' at the end and only there; rarely a few more than `size`."""
        while True:
            piece = self._stream.read(size)
            whole = self._kept + piece
            self._kept = b""
            cut = _UNFINISHED.search(whole, max(0, len(whole) - _REFERENCE_BYTES_MAX)) if piece else None
            if cut:
                whole, self._kept = whole[: cut.start()], cut[0]  # the rest of it comes with the next piece
            cleaned = _NONCHARACTERS.sub(b"", _REFERENCE.sub(b"", whole)).translate(None, _NOT_IN_XML)
            if cleaned or not piece:
                return cleaned
