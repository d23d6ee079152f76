"""How well an offer answers a need, with the words that match."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from typing import Generic, TypeVar

from firsthand.domain.matching.rarity import Rarity
from firsthand.domain.matching.synonyms import groups_of, related
from firsthand.domain.matching.terms import Word, stem, words
from firsthand.domain.text_folding import folded
from firsthand.domain.wording import listed, quoted

T = TypeVar("T")

RELATED_WORTH = 0.8
"""What a synonym counts, where the same word counts 1 (d)."""

LONE_WORD_WORTH = 0.8
"""What the score keeps where one word alone meets its very like in two texts of several words: the likeliest to mean
something else there ("a pilot project", "a pilot with a small plane") (d)."""

MATCH_MIN = 0.32
"""From here an offer is said to answer a need; chosen on the labelled pairs of the bench."""

_NO_RARITY = Rarity()


@dataclass(frozen=True, slots=True)
class Matched:
    """Two words that met: as the need says it, and as the offer does."""

    in_need: str
    in_offer: str

    @property
    def words(self) -> str:
        """ "tax", or "auditor – accountant"."""
        said = self.in_need.lower(), self.in_offer.lower()
        return said[0] if said[0] == said[1] else f"{said[0]} – {said[1]}"

    @property
    def is_same(self) -> bool:
        """Whether it is one word in two forms, and no synonym."""
        return stem(folded(self.in_need)) == stem(folded(self.in_offer))


@dataclass(frozen=True, slots=True)
class Match:
    """score: 0 to 1; words: those that met, the most telling first; never empty."""

    score: float
    words: tuple[Matched, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """A text made ready to be matched with many others."""

    words: tuple[Word, ...]
    forms: frozenset[str]
    groups: frozenset[int]

    @staticmethod
    def of(text: str) -> "Texts":
        return _made_ready(text)

    def may_match(self, other: "Texts") -> bool:
        """Whether any word meets one of the other: a quick look before the slow one."""
        return not self.forms.isdisjoint(other.forms) or not self.groups.isdisjoint(other.groups)


@lru_cache(maxsize=20_000)
def _made_ready(text: str) -> Texts:
    found = words(text)
    forms = frozenset(word.form for word in found)
    return Texts(found, forms, frozenset().union(*(groups_of(form) for form in forms)))


class Shelf(Generic[T]):
    """Things with their texts, so arranged that a text finds those with which a word of its own may meet."""

    def __init__(self, things: Iterable[tuple[T, str]]) -> None:
        self._things = list(things)
        self._places: dict[object, list[int]] = defaultdict(list)
        for place, (_thing, text) in enumerate(self._things):
            ready = Texts.of(text)
            for mark in (*ready.forms, *ready.groups):
                self._places[mark].append(place)

    def matching(self, need: str, rarity: Rarity, least: float = MATCH_MIN) -> list[tuple[Match, T]]:
        """What answers `need` with a score of at least `least`, in the order of the things."""
        asked = Texts.of(need)
        places = {place for mark in (*asked.forms, *asked.groups) for place in self._places.get(mark, ())}
        found = []
        for place in sorted(places):
            thing, text = self._things[place]
            hit = match(need, text, rarity)
            if hit and hit.score >= least:
                found.append((hit, thing))
        return found


@lru_cache(maxsize=50_000)
def match(need: str, offer: str, rarity: Rarity = _NO_RARITY) -> Match | None:
    """How well `offer` answers `need`; None where no word of the two meets.

    Each word of one text meets its like (worth 1) or a synonym (`RELATED_WORTH`) in the other. The score is the geometric
    mean of two shares, each word weighing as much as it is rare: of the need's words that are met, and of the offer's.
    """
    asked, brought = Texts.of(need), Texts.of(offer)
    if not asked.may_match(brought):
        return None
    met: list[tuple[float, Matched]] = []
    share = _share(asked.words, brought, rarity, met)
    back = _share(brought.words, asked, rarity, [])
    if not met:
        return None
    met.sort(key=lambda pair: (-pair[0], pair[1].in_need))
    score = sqrt(share * back)
    lone = len(met) == 1 and met[0][1].is_same
    if lone and min(len(asked.words), len(brought.words)) > 1:
        score *= LONE_WORD_WORTH
    return Match(round(score, 4), tuple(one for _, one in met))


def matched_in_words(found: Match, count: int = 3) -> str:
    """The matching words for a sentence: "“tax” and “auditor – accountant”"."""
    return listed([quoted(one.words) for one in found.words[:count]])


def _share(asked: tuple[Word, ...], brought: Texts, rarity: Rarity, met: list[tuple[float, Matched]]) -> float:
    """The share of `asked`, weighed by rarity, that finds its like in `brought`."""
    weight = found = 0.0
    for word in asked:
        rare = rarity.of(word.form)
        weight += rare
        like = _like(word.form, brought)
        if like is None:
            continue
        worth = rare * (1.0 if like.form == word.form else RELATED_WORTH)
        found += worth
        met.append((worth, Matched(word.said, like.said)))
    return found / weight if weight else 0.0


def _like(form: str, brought: Texts) -> Word | None:
    """The same word in `brought`, else the first related one."""
    if form in brought.forms:
        return next(word for word in brought.words if word.form == form)
    if groups_of(form).isdisjoint(brought.groups):
        return None
    return next((word for word in brought.words if related(form, word.form)), None)
