"""Whether what one can bring answers what another looks for, and by which words."""

from firsthand.domain.matching.match import MATCH_MIN, Match, Matched, Shelf, Texts, match, matched_in_words
from firsthand.domain.matching.rarity import Rarity, rarity_of
from firsthand.domain.matching.terms import Word, stem, words

__all__ = [
    "MATCH_MIN",
    "Match",
    "Matched",
    "Rarity",
    "Shelf",
    "Texts",
    "Word",
    "match",
    "matched_in_words",
    "rarity_of",
    "stem",
    "words",
]
