"""Function and level out of a title, the town out of an address: suggestions, which the user confirms or edits.

Nothing about who somebody is as a human being is read from anything; only what their title says of their work.
"""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from firsthand.domain import title_words
from firsthand.domain.text_folding import folded
from firsthand.domain.title_words import GENERAL, any_of

Dimension = Literal["function", "level", "place"]
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)
OwnDimension = Literal["function", "organisation", "level", "place", "came_from"]
OWN_DIMENSIONS: tuple[OwnDimension, ...] = get_args(OwnDimension)
VALUE_CHARS_MAX = 60


@dataclass(frozen=True, slots=True)
class SuggestedTrait:
    """reason: what says so, in words."""

    value: str
    reason: str


_FUNCTION_OF = tuple((name, any_of(words)) for name, words in title_words.FUNCTIONS.items())
_LEVEL_OF = tuple((level, any_of(words)) for level, words in title_words.LEVELS.items())
_SECOND_IN_RANK = any_of(title_words.SECOND_IN_RANK)
_DIGIT = re.compile(r"\d")
_POSTCODE_FIRST = re.compile(r"(?:[A-Z]{1,2}-)?\d{4,5} (?=[^\W\d_])")

LEVELS = tuple(title_words.LEVELS)
"""Levels that are suggested, from the top; the user may write others."""

FUNCTIONS = tuple(title_words.FUNCTIONS)


def function_of(title: str) -> str:
    """The function a title names, of its last part that names one ("Vice President, Technology"); '' for none."""
    plain = folded(title)
    if title_words.ASSISTING.search(plain):
        return ""
    named = [name for part in title_words.PARTS.split(_SECOND_IN_RANK.sub(" ", plain)) if (name := _named_in(part))]
    return ([name for name in named if name != GENERAL] or named or [""])[-1]


def level_of(title: str) -> str:
    """One of `LEVELS`, '' where the title says none."""
    plain = folded(title)
    if title_words.ASSISTING.search(plain):
        return "Specialist"
    if title_words.CHIEF.search(plain):
        return "Executive"
    if _SECOND_IN_RANK.search(plain):
        return "Director"
    return next((level for level, pattern in _LEVEL_OF if pattern.search(plain)), "")


def from_title(title: str, reason: str) -> dict[Dimension, SuggestedTrait]:
    """What a title suggests. reason: what says that it is theirs, in words."""
    found: dict[Dimension, SuggestedTrait] = {}
    if function := function_of(title):
        found["function"] = SuggestedTrait(function, reason)
    if level := level_of(title):
        found["level"] = SuggestedTrait(level, reason)
    return found


def town_of(place: str) -> str:
    """The town in a postal address that stands in one line ("1 Kirkgate, Leeds, LS1 6AA"), '' where it can't be told."""
    parts = [part.strip() for part in place.split(",") if part.strip()]
    if len(parts) > 1 and not _POSTCODE_FIRST.match(parts[0]) and (len(parts) > 2 or _DIGIT.search(parts[0])):
        del parts[0]
    towns = (_POSTCODE_FIRST.sub("", part).strip() for part in parts)
    return next((town[:VALUE_CHARS_MAX] for town in towns if town and not _DIGIT.search(town)), "")


def _named_in(part: str) -> str:
    """The function named first in a part of a title, the longer word where two begin there."""
    found = [(match.start(), -len(match[0]), name) for name, pattern in _FUNCTION_OF if (match := pattern.search(part))]
    return min([one for one in found if one[2] != GENERAL] or found)[2] if found else ""
