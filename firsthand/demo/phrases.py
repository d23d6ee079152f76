"""Texts with choices and slots: `[one way|another way]` and `{slot}`, read once and filled many times."""

import math
import random
import re
from collections.abc import Callable
from dataclasses import dataclass

_TOKEN = re.compile(r"[\[\]|]|\{[^{}]*\}|[^\[\]|{}]+")


@dataclass(frozen=True, eq=False)
class Choice:
    """Alternatives, one of which is taken; a nested sequence of text, slots and choices each.

    tag: choices of one scene with the same tag take the same way, so that an answer fits its question.
    """

    ways: tuple["Phrase", ...]
    tag: str = ""


@dataclass(frozen=True)
class Slot:
    name: str
    argument: str


Phrase = tuple["str | Slot | Choice", ...]


class Bags:
    """Draws so that a choice comes round again only after all its other ways have been taken."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._left: dict[int, list[int]] = {}
        self._keys: list[object] = []

    def draw(self, key: object, size: int) -> int:
        """An index below `size`; `key` is told apart by identity."""
        left = self._left.get(id(key))
        if not left:
            if left is None:
                self._keys.append(key)  # Keeps the object alive, so that its identity stays its own.
            left = list(range(size))
            self._rng.shuffle(left)
            self._left[id(key)] = left
        return left.pop()


def read(text: str) -> Phrase:
    """The phrase a text stands for. Raises ValueError when a bracket is left open or closed twice."""
    tokens = _TOKEN.findall(text)
    phrase, at = _sequence(tokens, 0)
    if at != len(tokens):
        raise ValueError(f"a bracket too many in: {text[:80]!r}")
    return phrase


def _sequence(tokens: list[str], at: int) -> tuple[Phrase, int]:
    parts: list[str | Slot | Choice] = []
    while at < len(tokens) and tokens[at] not in ("|", "]"):
        token = tokens[at]
        if token == "[":
            ways: list[Phrase] = []
            tag = ""
            if at + 1 < len(tokens) and tokens[at + 1].startswith("#"):
                tag, tokens[at + 1] = tokens[at + 1][1], tokens[at + 1][3:]
            while True:
                way, at = _sequence(tokens, at + 1)
                ways.append(way)
                if at >= len(tokens):
                    raise ValueError(f"a bracket is not closed after {''.join(tokens)[:80]!r}")
                if tokens[at] == "]":
                    break
            parts.append(Choice(tuple(ways), tag))
        elif token.startswith("{"):
            name, _, argument = token[1:-1].partition(":")
            parts.append(Slot(name, argument))
        else:
            parts.append(token)
        at += 1
    return tuple(parts), at


def fill(phrase: Phrase, bags: Bags, slot: Callable[[Slot], str], taken: dict[str, str]) -> str:
    """The text of one reading of `phrase`; `slot` gives the words of a slot, `taken` remembers tagged ways."""
    words: list[str] = []
    for part in phrase:
        if isinstance(part, str):
            words.append(part)
        elif isinstance(part, Slot):
            words.append(slot(part))
        else:
            way = (
                int(taken[f"#{part.tag}"]) % len(part.ways)
                if f"#{part.tag}" in taken
                else bags.draw(part, len(part.ways))
            )
            if part.tag:
                taken[f"#{part.tag}"] = str(way)
            words.append(fill(part.ways[way], bags, slot, taken))
    return "".join(words)


def digits(phrase: Phrase) -> float:
    """The decimal logarithm of the number of texts a phrase can make, counting five words to a slot."""
    total = 0.0
    for part in phrase:
        if isinstance(part, Slot):
            total += 0.7
        elif isinstance(part, Choice):
            total += math.log10(sum(10 ** digits(way) for way in part.ways))
    return total


def words(phrase: Phrase) -> float:
    """About how many words a text of the phrase has."""
    total = 0.0
    for part in phrase:
        if isinstance(part, str):
            total += len(part.split())
        elif isinstance(part, Slot):
            total += 1
        else:
            total += sum(map(words, part.ways)) / len(part.ways)
    return total
