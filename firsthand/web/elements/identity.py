"""How a person is drawn: initials on one of eight hues."""

import re
from zlib import crc32

HUES = 8


def initials(name: str) -> str:
    """One or two capitals for a name or, where there is no name, for an address; '?' for nothing at all."""
    words: list[str] = re.findall(r"[^\W\d_]+", name.partition("@")[0])
    if not words:
        return "?"
    if len(words) == 1:
        return words[0][0].upper()
    return (words[0][0] + words[-1][0]).upper()


def hue(name: str) -> int:
    """1 to 8, the same for the same name on every machine; it carries no meaning."""
    return crc32(name.strip().casefold().encode()) % HUES + 1
