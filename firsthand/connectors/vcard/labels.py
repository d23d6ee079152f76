"""What an address book calls a value: from types to a label and back."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

_SAID_OTHERWISE: Final = {"cell": "mobile", "cellular": "mobile", "business": "work", "bday": "birthday"}
_NOISE: Final = frozenset(
    "internet pref voice msg text video bbs modem pcs isdn x400 tlx dom intl postal parcel individual uri".split()
)
"""Types that say how a value travels, not what it is for."""

_FIRST: Final = {word: place for place, word in enumerate("work home other mobile fax pager main".split())}
_APPLE: Final = re.compile(r"_\$!<(.*?)>!\$_\Z", re.DOTALL)
_INSIDE_WORD: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TYPE_WORD: Final = re.compile(r"[a-z0-9-]+\Z")
_TYPES: Final = frozenset("work home cell fax pager car main iphone other textphone".split())


def of_types(types: Iterable[str]) -> str:
    """'work fax' for any order of 'fax', 'voice', 'work'."""
    words = []
    for word in types:
        plain = word.removeprefix("x-")
        plain = _SAID_OTHERWISE.get(plain, plain)
        if plain and plain not in _NOISE and plain not in words:
            words.append(plain)
    if len(words) > 1:
        words.sort(key=lambda word: _FIRST.get(word, len(_FIRST)))
    return " ".join(" ".join(words).split())


def of_apple(value: str) -> str:
    """The words in '_$!<HomeFAX>!$_' ('home fax'); the user's own stand as they are."""
    found = _APPLE.match(value.strip())
    if not found:
        return " ".join(value.split())
    return " ".join(_INSIDE_WORD.sub(" ", found[1]).lower().split())


def as_types(label: str, known: frozenset[str] = _TYPES) -> Sequence[str] | None:
    """The types that read as this label; None where a label line must say it."""
    if not label:
        return ()
    words = ["cell" if word == "mobile" else word for word in label.split(" ")]
    if not all(word in known and _TYPE_WORD.match(word) for word in words) or of_types(words) != label:
        return None
    return words
