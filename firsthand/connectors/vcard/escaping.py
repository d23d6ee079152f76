"""Backslashes in values: taken off, put on, and the parts between separators."""

import re
from typing import Final

from firsthand.connectors.vcard.lines import Line

_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_MARKS: Final = frozenset('\\,;:"')


def text(value: str, *, old: bool = False) -> str:
    """A value as a person reads it. old: version 2.1, where a backslash and an 'n' are what they are (a path, say)."""
    if "\\" not in value:
        return value
    return _ESCAPED.sub(_old_mark if old else _mark, value)


def _mark(found: re.Match[str]) -> str:
    mark = found[1]
    if mark in {"n", "N"}:
        return "\n"
    return mark if mark in _MARKS else found[0]


def _old_mark(found: re.Match[str]) -> str:
    return found[1] if found[1] in _MARKS else found[0]


def escaped(value: str) -> str:
    """A text as versions 3.0 and 4.0 write it."""
    value = value.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return value.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def parts(value: str, separator: str) -> list[str]:
    """The pieces between separators that are not escaped; each still escaped."""
    if "\\" not in value:
        return value.split(separator)
    # No text here holds U+0000, so it can stand for what must not be taken apart.
    marked = value.replace("\\\\", "\0b").replace(f"\\{separator}", "\0s")
    return [piece.replace("\0s", f"\\{separator}").replace("\0b", "\\\\") for piece in marked.split(separator)]


def components(line: Line) -> list[str]:
    """The parts of a structured value, each still escaped. A part that was encoded may hold a ';' of its own."""
    pieces = parts(line.value, ";")
    if not line.parameters:
        return pieces
    if len(pieces) == 1:
        return parts(line.content, ";")
    return [line.undone(piece) if ";" in piece else line.undone(piece).replace(";", "\\;") for piece in pieces]
