"""Names inside the local part of an address: ann.roe, aroe, anner, roe.ann, ann_b_roe."""

import re
from typing import NamedTuple

from firsthand.domain.identity.addresses import without_digits
from firsthand.domain.identity.names import folded

_BREAKS = re.compile(r"[._\-+\s]+")
_NO_GIVENS = frozenset("home work office mobile cell mail email the new my old".split())
_NOT_ALPHA = re.compile(r"[^a-z]")


class LocalName(NamedTuple):
    """What a local part says about a name.

    given: a name or an initial; '' when the local part is one word, or holds a middle initial only.
    middle: initials between. family: '' when the local part is one word.
    word: the one word, without digits; '' when there were several. digits: the number at its end.
    """

    given: str
    middle: str
    family: str
    word: str
    digits: str


SILENT = LocalName("", "", "", "", "")


def read_local_part(local: str) -> LocalName:
    """The words of a local part taken as a name; SILENT where they can't be one."""
    first, dot, second = local.partition(".")
    if local.isascii() and first.isalpha() and (second.isalpha() if dot else True):
        if not dot:
            return LocalName("", "", "", first, "")
        if first in _NO_GIVENS or second in _NO_GIVENS:
            return SILENT
        if len(second) > 1:
            return LocalName(first, "", second, "", "")
    stem, digits = without_digits(folded(local))
    initial, missing, rest = stem.partition("..")
    if missing:
        fits = len(initial) == 1 and initial.isalpha() and len(rest) > 1 and rest.isalpha()
        return LocalName("", initial, rest, "", digits) if fits else SILENT
    words = [_NOT_ALPHA.sub("", word) for word in _BREAKS.split(stem)]
    # ".roe" has lost what stood before the dot: it may be any Roe.
    if not all(words) or len(words) > 4:
        return SILENT
    if len(words) == 1:
        return LocalName("", "", "", words[0], digits)
    family = words[-1]
    if len(family) == 1 and len(words[0]) > 1:  # roe.a
        return LocalName(family, "", words[0], "", digits) if len(words) == 2 else SILENT
    if len(family) < 2:
        return SILENT
    return LocalName(words[0], "".join(word[0] for word in words[1:-1]), family, "", digits)
