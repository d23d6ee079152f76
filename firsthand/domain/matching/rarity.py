"""How telling a word is: the rarer in the record, the more."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log

from firsthand.domain.matching.terms import words

RARITY_MIN = 0.1
TEXTS_HALF_TRUSTED = 200
"""With so many texts the record's own counts weigh as much as the assumption that all words tell alike."""


@dataclass(frozen=True, slots=True, eq=False)
class Rarity:
    """Document frequencies of word forms in a record: inverse document frequency, scaled to 0..1.

    Two are the same only where they are one. texts: how many texts were counted; counts: in how many of them each form stands.
    """

    texts: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)

    def of(self, form: str) -> float:
        """`RARITY_MIN` for a form in every text, 1 for one in none; 1 for all where there is no record.

        ln((1 + N) / (1 + n)) / ln(1 + N), drawn towards 1 while N is small. Source: Spärck Jones, "A statistical
        interpretation of term specificity", Journal of Documentation 28 (1972), 11-21.
        """
        if not self.texts:
            return 1.0
        told = log((1 + self.texts) / (1 + self.counts.get(form, 0))) / log(1 + self.texts)
        trust = self.texts / (self.texts + TEXTS_HALF_TRUSTED)
        return max(RARITY_MIN, 1 - trust * (1 - told))


def rarity_of(texts: Iterable[str]) -> Rarity:
    """Counted from texts of a record, such as subjects and what exchanges are about."""
    counts: Counter[str] = Counter()
    number = 0
    for text in texts:
        number += 1
        counts.update({word.form for word in words(text)})
    return Rarity(number, dict(counts))
