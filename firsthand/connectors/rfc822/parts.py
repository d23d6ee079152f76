"""The body of a message: which parts are its text, which are attachments."""

import binascii
import re
from collections.abc import Iterable
from io import IncrementalNewlineDecoder
from typing import NamedTuple, Protocol

import fast_mail_parser

from firsthand.connectors.rfc822.charsets import decoded
from firsthand.connectors.rfc822.encoded_words import base64_bytes, header_text
from firsthand.connectors.rfc822.header_block import Headers, looks_like_fields, split
from firsthand.connectors.rfc822.html_text import readable_text
from firsthand.domain.messages import TEXT_CHARS_MAX

_DEPTH_MAX = 40
_ATTACHMENTS_MAX = 500
_PARTS_MAX = 2_000
_NESTED_HEADING = "---------- Forwarded message ----------"


class Body(NamedTuple):
    """What a reader sees of a message, apart from its head."""

    text: str
    attachments: tuple[str, ...]
    has_calendar: bool


class ContentType(NamedTuple):
    """A Content-Type taken apart: kind is 'type/subtype', lower-cased, 'text/plain' where nothing usable is given."""

    kind: str
    charset: str
    name: str
    method: str


_PARAMETER = re.compile(r""";\s*([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))""")
_content_types: dict[str, ContentType] = {}
_CACHE_MAX = 5_000
_PLAIN = ContentType("text/plain", "", "", "")


def content_type(value: str) -> ContentType:
    """Take a raw Content-Type apart."""
    try:
        return _content_types[value]
    except KeyError:
        pass
    kind = value.partition(";")[0].strip().lower()
    found: dict[str, str] = {}
    for name, quoted, plain in _PARAMETER.findall(value):
        found.setdefault(name.lower(), quoted or plain)
    if "/" not in kind:
        kind = "text/plain"
    answer = ContentType(
        kind, found.get("charset", ""), header_text(found.get("name", "")), found.get("method", "").lower()
    )
    if len(_content_types) >= _CACHE_MAX:
        _content_types.clear()
    _content_types[value] = answer
    return answer


def body(raw: bytes, body_start: int, headers: Headers) -> Body:
    """The readable text, attachment names and calendar mark of a message whose head was split off at `body_start`."""
    kind_value = headers.get("content-type", "")
    kind = content_type(kind_value) if kind_value else _PLAIN
    if kind.kind.startswith("text/"):
        encoding = headers.get("content-transfer-encoding", "").strip().lower()
        content = transfer_decoded(raw[body_start:], encoding)
        if content is not None and kind.kind == "text/plain" and "content-disposition" not in headers:
            text = plain_text(decoded(content[: 4 * TEXT_CHARS_MAX], kind.charset))
            return Body(text[:TEXT_CHARS_MAX], (), False)
        if content is not None:
            gathered = _Gathered()
            gathered.leaf(kind, _Whole(content), headers.get("content-disposition", ""), "", wanted=True)
            return gathered.body()
    return _structured(raw, body_start, headers, kind_value)


def transfer_decoded(content: bytes, encoding: str) -> bytes | None:
    """Content without its transfer encoding; None for an encoding that only the standard library knows."""
    if encoding in {"", "7bit", "8bit", "binary"}:
        return content
    if encoding == "quoted-printable":
        return binascii.a2b_qp(content)
    if encoding == "base64":
        return base64_bytes(content)
    if encoding in {"uuencode", "x-uuencode", "x-uue", "uue"}:
        return None
    return content


def _structured(raw: bytes, body_start: int, headers: Headers, kind_value: str) -> Body:
    """Bodies of several parts: the compiled parser first, the standard library's where it refuses or finds nothing."""
    fields = f"Content-Type: {kind_value}\n"
    encoding = headers.get("content-transfer-encoding", "").strip()
    if encoding:
        fields += f"Content-Transfer-Encoding: {encoding}\n"
    disposition = headers.get("content-disposition", "").strip()
    if disposition:
        fields += f"Content-Disposition: {disposition}\n"
    alone = fields.encode("utf-8", "replace") + b"\n" + raw[body_start:]
    found = _by_compiled_parser(alone)
    if found is None or not (found.text or found.attachments):
        other = _by_standard_library(alone)
        if other is not None and (other.text or other.attachments or found is None):
            found = other
    if found is None or not (found.text or found.attachments or found.has_calendar):
        # Neither makes anything of the structure; the bytes are still shown rather than lost.
        found = Body(plain_text(decoded(raw[body_start : body_start + 4 * TEXT_CHARS_MAX], "")), (), False)
    return found


class _Leaf(Protocol):
    """What has a content, without its transfer encoding."""

    @property
    def content(self) -> bytes | None: ...


class _Whole(NamedTuple):
    """The body of a message that is one part."""

    content: bytes


class Part(_Leaf, Protocol):
    """One node of a MIME tree, as the compiled parser gives it."""

    @property
    def content_type(self) -> str: ...
    @property
    def headers(self) -> dict[str, list[str]]: ...
    @property
    def filename(self) -> str: ...
    @property
    def disposition(self) -> str | None: ...
    @property
    def is_message(self) -> bool: ...
    @property
    def children(self) -> Iterable["Part"]: ...


def _by_compiled_parser(alone: bytes) -> Body | None:
    try:
        gathered = _Gathered()
        gathered.part(fast_mail_parser.parse_email_tree(alone, mode="lazy"), 0)
        return gathered.body()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001
        # Its own refusals are ParseError; a fault inside it surfaces as a BaseException of the binding.
        return None


def _by_standard_library(alone: bytes) -> Body | None:
    try:
        from firsthand.connectors.rfc822.standard_part import read_part  # noqa: PLC0415 - seldom needed, and slow to import

        gathered = _Gathered()
        gathered.part(read_part(alone), 0)
        return gathered.body()
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError):
        return None


class _Gathered:
    """Text and attachments met so far."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._chars = 0
        self._attachments: list[str] = []
        self._calendar = False
        self._calendar_text = ""
        self._parts = 0

    def body(self) -> Body:
        texts = self._texts or ([self._calendar_text] if self._calendar_text else [])
        text = texts[0] if len(texts) == 1 else "\n\n".join(part.strip("\n") for part in texts)
        return Body(text[:TEXT_CHARS_MAX], tuple(self._attachments[:_ATTACHMENTS_MAX]), self._calendar)

    def part(self, part: Part, depth: int, *, wanted: bool = True) -> None:
        """Gather one node and what lies under it. wanted: False leaves its text out, not its attachments."""
        self._parts += 1
        if self._parts > _PARTS_MAX or depth > _DEPTH_MAX:
            return
        kind = part.content_type.lower()
        children = list(part.children)
        if part.is_message or kind in {"message/rfc822", "message/global"}:
            self._nested(part, children, depth, wanted)
        elif kind == "message/partial":
            self._partial(part, depth, wanted)
        elif kind == "multipart/alternative" and children:
            self._alternatives(children, depth, wanted)
        elif children:
            for child in children:
                self.part(child, depth + 1, wanted=wanted)
        else:
            given = _first(part.headers, "Content-Type")
            described = content_type(given) if given else _PLAIN._replace(kind=kind or "text/plain")
            if described.kind.startswith("multipart/"):
                described = described._replace(kind="text/plain", name="")
            self.leaf(
                described,
                part,
                part.disposition or "",
                part.filename or described.name,
                wanted=wanted and self._chars < TEXT_CHARS_MAX,
            )

    def leaf(self, kind: ContentType, part: "_Leaf", disposition: str, filename: str, *, wanted: bool) -> None:
        """Gather one part without parts of its own; its content, which takes decoding, is asked for only where it is read."""
        attached = disposition.lstrip()[:10].lower() == "attachment"
        name = kind.kind
        if name in {"text/calendar", "application/ics"}:
            text = decoded((part.content or b"")[:TEXT_CHARS_MAX], kind.charset or "utf-8")
            self._calendar = self._calendar or bool(kind.method) or "\nMETHOD:" in text
            self._calendar_text = self._calendar_text or _calendar_text(text)
            if filename:
                self._attachments.append(filename)
            return
        is_text = name in _TEXTS or (name.startswith("text/") and not filename and name not in _NEVER_TEXT)
        if not is_text or attached or (filename and self._texts):
            self._attachments.append(" ".join((filename or name).replace("\0", "").split())[:300])
            return
        if wanted:
            self._text(kind, part.content or b"")

    def _text(self, kind: ContentType, content: bytes) -> None:
        if kind.kind == "text/html":
            text = readable_text(decoded(content, kind.charset or _html_charset(content)))
        else:
            text = decoded(content[: 4 * TEXT_CHARS_MAX], kind.charset)
            if kind.kind in {"text/enriched", "text/richtext"}:
                text = readable_text(text.replace("\n\n", "<br>"))
        text = plain_text(text)
        if text and not text.isspace():
            self._texts.append(text)
            self._chars += len(text)

    def _alternatives(self, children: list[Part], depth: int, wanted: bool) -> None:
        """Plain text where there is some, else the richest version; attachments of all."""
        plain = [child for child in children if child.content_type.lower() == "text/plain"]
        others = [child for child in reversed(children) if child.content_type.lower() != "text/plain"]
        for child in plain + others:
            before = len(self._texts)
            self.part(child, depth + 1, wanted=wanted)
            if len(self._texts) > before:
                wanted = False

    def _nested(self, part: Part, children: list[Part], depth: int, wanted: bool) -> None:
        if not children:
            content = part.content or b""
            nested = split(content)
            inner = body(content, nested.body_start, nested.headers) if depth < 8 else Body("", (), False)
            heading = _heading({name: [value] for name, value in nested.headers.items()})
            if wanted:
                self._append_nested(heading, inner.text)
            self._attachments.extend(inner.attachments)
            return
        inner_part = children[0]
        before = len(self._texts)
        self.part(inner_part, depth + 1, wanted=wanted)
        if wanted:
            text = "\n\n".join(self._texts[before:])
            del self._texts[before:]
            self._append_nested(_heading(inner_part.headers), text)

    def _partial(self, part: Part, depth: int, wanted: bool) -> None:
        """A piece of a message that was sent in several: the first begins with a head of its own."""
        content = part.content or b""
        if looks_like_fields(content):
            self._nested(part, [], depth, wanted)
        elif wanted:
            self._text(_PLAIN, content)

    def _append_nested(self, heading: str, text: str) -> None:
        if heading or text:
            whole = f"{heading}\n\n{text}".strip("\n")
            self._texts.append(whole)
            self._chars += len(whole)


_TEXTS = frozenset({"text/plain", "text/html", "text/enriched", "text/richtext", "message/delivery-status"})
_NEVER_TEXT = frozenset(
    {"text/rtf", "text/vcard", "text/x-vcard", "text/csv", "text/directory", "text/x-amp-html", "text/css"}
)


_with_line_feeds = IncrementalNewlineDecoder(None, translate=True).decode


def plain_text(text: str) -> str:
    """Text with line feeds alone for line ends."""
    # Three times as fast as replacing, which looks for two characters at every place.
    return _with_line_feeds(text, final=True) if "\r" in text else text


def _first(headers: dict[str, list[str]], name: str) -> str:
    values = headers.get(name)
    if values:
        return values[0]
    lowered = name.lower()
    return next((values[0] for key, values in headers.items() if key.lower() == lowered and values), "")


def _heading(headers: dict[str, list[str]]) -> str:
    """The lines above a nested message that say whose it is."""
    lines = []
    for name in ("From", "Date", "Subject", "To"):
        value = header_text(_first(headers, name)).replace("\0", "")
        if value:
            lines.append(f"{name}: {value[:500]}")
    return "\n".join([_NESTED_HEADING, *lines]) if lines else ""


_META_CHARSET = re.compile(rb"<meta[^<>]{0,200}charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def _html_charset(content: bytes) -> str:
    found = _META_CHARSET.search(content[:4_000])
    return found[1].decode("ascii", "replace") if found else ""


_CALENDAR_LINE = re.compile(r"^(SUMMARY|LOCATION|DESCRIPTION)(?:;[^:\n]*)?:(.*)$", re.MULTILINE)


def _calendar_text(source: str) -> str:
    """Title, place and description of a meeting, without the format around them."""
    unfolded = re.sub(r"\r?\n[ \t]", "", source).replace("\r\n", "\n")
    seen: dict[str, str] = {}
    for name, value in _CALENDAR_LINE.findall(unfolded):
        seen.setdefault(name, value.replace("\\n", "\n").replace("\\N", "\n").replace("\\,", ",").replace("\\;", ";"))
    return "\n".join(seen[name] for name in ("SUMMARY", "LOCATION", "DESCRIPTION") if seen.get(name, "").strip())
