"""One content line as name, parameters and value, and values as text."""

import quopri
import re
from typing import NamedTuple

from firsthand.connectors.rfc822.charsets import decoded

_PARAMETER = re.compile(r"""[ \t]*;[ \t]*([\w.-]+)[ \t]*=[ \t]*((?:"[^"]*"|[^";:])*)""")
_ESCAPED = re.compile(r"\\([\\;,:nN\"])")
_CARET = re.compile(r"\^([n'^])")
_CARET_MEANS = {"n": "\n", "'": '"', "^": "^"}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Property(NamedTuple):
    """parameters: by name in capitals, without quotes. value: as it stands, not yet unescaped."""

    parameters: dict[str, str]
    value: str


def property_of(line: bytes) -> Property:
    """What a content line says."""
    text = decoded(line, "")
    colon = text.find(":")
    if text.find(";", 0, max(colon, 0)) < 0 and colon >= 0:
        return Property({}, text[colon + 1 :])
    at = min(place for place in (text.find(";"), colon, len(text)) if place >= 0)
    parameters: dict[str, str] = {}
    while found := _PARAMETER.match(text, at):
        value = found[2].replace('"', "").strip()
        parameters[found[1].upper()] = (
            _CARET.sub(lambda caret: _CARET_MEANS[caret[1]], value) if "^" in value else value
        )
        at = found.end()
    # Past a quote that never ends, or a parameter without a value, the next colon is taken for the last one.
    at = text.find(":", at)
    value = text[at + 1 :] if at >= 0 else ""
    if "QUOTED-PRINTABLE" in parameters.get("ENCODING", "").upper():
        raw = quopri.decodestring(value.encode("utf-8", "replace"))
        value = decoded(raw, parameters.get("CHARSET", "")).replace("\\", "\\\\")
    elif "CHARSET" in parameters and not line.isascii():
        raw = line[line.rfind(b":", 0, len(line) - len(value)) + 1 :] if at < 0 else _after(line, text, at)
        value = decoded(raw, parameters["CHARSET"])
    return Property(parameters, value)


def _after(line: bytes, text: str, at: int) -> bytes:
    """The bytes of the value that begins after the character `at`."""
    colons = text.count(":", 0, at + 1)
    return line.split(b":", colons)[-1]


def unescaped(value: str) -> str:
    """A TEXT value as it was meant, with line feeds for line ends and without control characters."""
    if "\\" in value:
        value = _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
    if not value.isprintable():
        value = _CONTROL.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    return value


def one_line(value: str) -> str:
    """A TEXT value with its white space folded."""
    return " ".join(unescaped(value).split())
