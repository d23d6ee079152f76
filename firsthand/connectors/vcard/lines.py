"""The content lines of one card: unfolded, taken apart, and each with its place in the text it came from.

Our own, since no library at hand keeps both the bytes of what it does not know and the dialects of version 2.1.
"""

import re
from collections.abc import Iterator
from quopri import decodestring
from typing import Final, NamedTuple

from firsthand.connectors.rfc822.charsets import codec_name, decoded

END_OF_LINE: Final = r"(?:\r{0,2}\n|\r)"
_LOGICAL: Final = re.compile(rf"[^\r\n]*(?:{END_OF_LINE}(?:[ \t][^\r\n]*(?:{END_OF_LINE}|\Z))*|\Z)")
_FOLD: Final = re.compile(rf"{END_OF_LINE}[ \t]")
_OLD_FOLD: Final = re.compile(rf"([^\r\n]*){END_OF_LINE}([ \t])")
_SOFT_BREAK: Final = re.compile(rf"=[ \t]*{END_OF_LINE}")
_SOFT_END: Final = re.compile(rf"=[ \t]*{END_OF_LINE}\Z")
_QUOTED_PRINTABLE: Final = re.compile(r"[;=]QUOTED-PRINTABLE(?:[;:,]|\Z)", re.IGNORECASE)
_BASE64: Final = re.compile(r"[;=](?:B|BASE64)(?:[;:,]|\Z)", re.IGNORECASE)
_BASE64_LINE: Final = re.compile(r"[A-Za-z0-9+/]+={0,2}\s*\Z")
_HEAD: Final = re.compile(r'(?:([\w-]+)\.)?([\w-]+)[ \t]*((?:;[^:"]*(?:"[^"]*"[^:"]*)*)?):', re.ASCII)
_LOOSE_HEAD: Final = re.compile(r"(?:([\w-]+)\.)?([\w-]+)[ \t]*((?:;[^:]*)?):", re.ASCII)
_PARAMETER: Final = re.compile(r';((?:[^;"]|"[^"]*"?)*)')
_CARET: Final = re.compile(r"\^([n'^])")
_BARE: Final = {"QUOTED-PRINTABLE": "ENCODING", "BASE64": "ENCODING", "8BIT": "ENCODING", "7BIT": "ENCODING"}
_ENCODINGS_BINARY: Final = frozenset({"B", "BASE64"})
_BINARY_NAMES: Final = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
_FULL_LINE_CHARS: Final = range(71, 79)
"""Where programs cut that count; those that follow the letter of version 2.1 cut at a blank instead, and keep it."""

Parameters = tuple[tuple[str, str], ...]


class Line(NamedTuple):
    """One content line, from `begin` to `end` in the card's text. A line that is none has no name.

    group is lower-cased, name upper-cased; value is unfolded and no more. parameters: names upper-cased, those of version
    2.1 that have none as TYPE or ENCODING, values as written but for quotes.
    """

    begin: int
    end: int
    group: str
    name: str
    parameters: Parameters
    value: str

    def parameter(self, name: str) -> str:
        """The value of the first parameter of that name, '' without one."""
        for key, value in self.parameters:
            if key == name:
                return _CARET.sub(_uncareted, value) if "^" in value else value
        return ""

    @property
    def types(self) -> list[str]:
        """All types, lower-cased, in order."""
        found: list[str] = []
        for key, value in self.parameters:
            if key == "TYPE":
                found.extend(part.strip().lower() for part in value.split(","))
        return found

    @property
    def is_binary(self) -> bool:
        """Whether it holds a picture, a sound, a key or the like, not only where to find one."""
        if self.parameters and self.parameter("ENCODING").upper() in _ENCODINGS_BINARY:
            return True
        return self.value[:5].lower() == "data:" or (self.name in _BINARY_NAMES and len(self.value) > 2_000)

    @property
    def content(self) -> str:
        """The value without its transfer encoding, still escaped."""
        if not self.parameters:
            return self.value
        return self.undone(self.value)

    def undone(self, value: str) -> str:
        """A part of the value without the transfer encoding that the line names."""
        label = self.parameter("CHARSET")
        if self.parameter("ENCODING").upper() == "QUOTED-PRINTABLE":
            return decoded(decodestring(value.encode("utf-8")), label)
        if label and value.isascii() and codec_name(label).startswith(("iso2022", "utf-7", "hz")):
            return decoded(value.encode("ascii"), label)
        return value


def content_lines(text: str, *, old: bool = False) -> list[Line]:
    """The lines of one card, which together cover all of `text`.

    old: the card is of version 2.1, where a fold was made at a blank that belongs to the text.
    """
    return [_line(text, begin, end, old=old) for begin, end in _spans(text)]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends, its folds, soft breaks and pictures in bare lines included."""
    opened: tuple[int, int] | None = None
    head = ""
    for found in _LOGICAL.finditer(text):
        begin, end = found.span()
        if begin == end:
            continue
        if opened is not None:
            if _goes_on(text, opened, head, begin, end):
                opened = (opened[0], end)
                continue
            yield opened
        opened = (begin, end)
        head = text[begin : text.find(":", begin, end) + 1]
    if opened is not None:
        yield opened


def _goes_on(text: str, opened: tuple[int, int], head: str, begin: int, end: int) -> bool:
    if ";" not in head:
        return False
    if _SOFT_END.search(text, max(opened[0], opened[1] - 8), opened[1]) and _QUOTED_PRINTABLE.search(head):
        return text[begin : begin + 9].upper() != "END:VCARD"
    return bool(
        _BASE64.search(head)
        and text.find(":", begin, end) < 0
        and not text.endswith(("\n\n", "\n\r\n", "\r\r"), opened[0], opened[1])
        and _BASE64_LINE.match(text, begin, end)
    )


def _line(text: str, begin: int, end: int, *, old: bool) -> Line:
    raw = text[begin:end]
    plain = raw.rstrip("\r\n")
    quoted = False
    if "\n" in plain or "\r" in plain:
        head = plain.partition(":")[0]
        quoted = bool(_QUOTED_PRINTABLE.search(head + ":"))
        if quoted:
            plain = _SOFT_BREAK.sub("", plain)
        if old and not _BASE64.search(head + ":"):
            plain = _OLD_FOLD.sub(_unfolded, plain)
        plain = plain.replace("\r\n ", "")
        if "\n" in plain or "\r" in plain:
            plain = _FOLD.sub("", plain)
    found = (_HEAD if '"' in plain else _LOOSE_HEAD).match(plain) or _LOOSE_HEAD.match(plain)
    if not found:
        return Line(begin, end, "", "", (), plain)
    group, name, rest = found.groups()
    value = plain[found.end() :]
    if ("\n" in value or "\r" in value) and not quoted:  # a picture in lines of its own
        value = value.replace("\r", "").replace("\n", "")
    return Line(
        begin,
        end,
        (group or "").lower(),
        name.upper(),
        tuple(_parameters(rest)) if rest else (),
        value.lstrip("\ufeff"),
    )


def _unfolded(found: re.Match[str]) -> str:
    whole, blank = found.groups()
    return str(whole) if len(whole.encode("utf-8")) in _FULL_LINE_CHARS else f"{whole}{blank}"


def _parameters(rest: str) -> Iterator[tuple[str, str]]:
    for found in _PARAMETER.finditer(rest):
        key, equals, value = found[1].partition("=")
        key = key.strip().upper()
        if equals:
            yield key, value.strip().replace('"', "")
        elif key:
            yield _BARE.get(key, "TYPE"), found[1].strip()


def _uncareted(found: re.Match[str]) -> str:
    return {"n": "\n", "'": '"', "^": "^"}[found[1]]
