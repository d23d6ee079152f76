"""Large messages without their attachments: which parts hold text, and how a letter is put together from them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile

from firsthand.connectors.rfc822.header_block import split
from firsthand.connectors.rfc822.parts import content_type

_PARTS_MAX = 200
_DEPTH_MAX = 20
_TEXT_KINDS = ("text/", "message/", "multipart/", "application/ics")


class NotUnderstoodError(ValueError):
    """The structure that the server tells is odd; the message is read whole."""


@dataclass(slots=True)
class Part:
    """One node of a message as the server tells it. section: how it is asked for."""

    section: str
    kind: str
    size: int = 0
    is_text: bool = True
    """Whether its content may be part of what a person reads."""
    boundary: bytes = b""
    children: "list[Part]" = field(default_factory=list)

    @property
    def is_nested(self) -> bool:
        """Whether it is a whole message that is looked into."""
        return self.kind == "message/rfc822" and bool(self.children)

    def parts(self) -> "Iterator[Part]":
        """This one and all below it."""
        yield self
        for child in self.children:
            yield from child.parts()


def part_of(structure: object) -> Part:
    """The tree that a parsed BODYSTRUCTURE tells of; raises NotUnderstoodError."""
    root = _part(structure, "", 0)
    if sum(1 for _ in root.parts()) > _PARTS_MAX:
        raise NotUnderstoodError
    return root


def bytes_left_out(root: Part) -> int:
    """How much need not be fetched."""
    return sum(part.size for part in root.parts() if not part.is_text)


def sections(root: Part, text_bytes_max: int) -> list[bytes]:
    """What to fetch besides the head of the message, as items of a FETCH."""
    items: list[str] = []

    def add(part: Part) -> None:
        if part.is_nested:
            items.append(f"BODY.PEEK[{_content(part)}.HEADER]")
            add(part.children[0])
        elif part.children:
            for child in part.children:
                items.append(f"BODY.PEEK[{child.section}.MIME]")
                add(child)
        elif part.is_text:
            items.append(f"BODY.PEEK[{_content(part)}]<0.{text_bytes_max}>")

    add(root)
    return [item.encode() for item in items]


def assembled(root: Part, head: bytes, got: Mapping[bytes, object]) -> bytes:
    """A letter with the same head, text and names of attachments; attachments are empty. head: up to its empty line.

    Raises NotUnderstoodError where a piece is missing, or where the reader would not find its way through.
    """
    return head + _body(root, head, got)


def _body(part: Part, head: bytes, got: Mapping[bytes, object]) -> bytes:
    """What follows the head of a part."""
    if part.is_nested:
        inner = _piece(got, f"BODY[{_content(part)}.HEADER]")
        return _closed(inner) + _body(part.children[0], inner, got)
    if part.children:
        boundary = part.boundary
        if not boundary or boundary not in head.replace(b"\r\n", b""):
            raise NotUnderstoodError
        whole = []
        for child in part.children:
            own = _piece(got, f"BODY[{child.section}.MIME]")
            whole += [b"--", boundary, b"\r\n", _closed(own), _body(child, own, got), b"\r\n"]
        return b"".join([*whole, b"--", boundary, b"--\r\n"])
    if part.is_text:
        section = _content(part)
        content = got.get(f"BODY[{section}]<0>".encode(), got.get(f"BODY[{section}]".encode()))
        if not isinstance(content, bytes):
            raise NotUnderstoodError
        return content
    if not _is_left_out_by(head):
        raise NotUnderstoodError
    return b""


def _is_left_out_by(head: bytes) -> bool:
    """Whether our own reading of a part's head agrees that there is no text in it."""
    headers = split(head).headers
    kind = content_type(headers.get("content-type", "")).kind
    attached = headers.get("content-disposition", "").lstrip()[:10].lower() == "attachment"
    return attached or not kind.startswith(_TEXT_KINDS)


def _piece(got: Mapping[bytes, object], name: str) -> bytes:
    value = got.get(name.encode(), b"")
    if value is None:
        return b""
    if not isinstance(value, bytes):
        raise NotUnderstoodError
    return value


def _closed(head: bytes) -> bytes:
    """A head with the empty line that ends it."""
    if head in {b"", b"\r\n"}:
        return b"\r\n"
    return head if head.endswith(b"\r\n\r\n") else head.rstrip(b"\r\n") + b"\r\n\r\n"


def _content(part: Part) -> str:
    return part.section or "1"


def _part(structure: object, section: str, depth: int) -> Part:
    if depth > _DEPTH_MAX or not isinstance(structure, tuple) or not structure:
        raise NotUnderstoodError
    if isinstance(structure[0], tuple):
        # Children come first, up to the subtype; what follows are the parameters and more.
        inside = list(takewhile(lambda one: isinstance(one, tuple), structure))
        rest = structure[len(inside) :]
        children = [_part(one, f"{section}.{at}".lstrip("."), depth + 1) for at, one in enumerate(inside, 1)]
        boundary = _parameters(rest[1] if len(rest) > 1 else None).get("boundary", b"")
        return Part(section, "multipart/", boundary=boundary, children=children)
    if len(structure) < 7:
        raise NotUnderstoodError
    kind = f"{_word(structure[0])}/{_word(structure[1])}"
    size = structure[6] if isinstance(structure[6], int) else 0
    if kind == "message/rfc822" and len(structure) > 8 and isinstance(structure[8], tuple):
        own = section or "1"
        inner = structure[8]
        is_multipart = bool(inner) and isinstance(inner[0], tuple)
        child = _part(inner, own if is_multipart else f"{own}.1", depth + 1)
        return Part(section, kind, size, children=[child])
    # text has its lines at 7; after the digest at 7 or 8 comes the disposition.
    attached = any(isinstance(one, tuple) and one and _word(one[0]) == "attachment" for one in structure[7:])
    is_always_read = kind in {"text/calendar", "application/ics", "message/rfc822", "message/global"}
    is_text = is_always_read or (kind.startswith(_TEXT_KINDS) and not attached)
    return Part(section, kind, size, is_text)


def _parameters(value: object) -> dict[str, bytes]:
    if not isinstance(value, tuple):
        return {}
    return {_word(name): _raw(one) for name, one in zip(value[::2], value[1::2], strict=False)}


def _raw(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode() if isinstance(value, int) else b""


def _word(value: object) -> str:
    return value.decode("latin-1").lower() if isinstance(value, bytes) else ""
