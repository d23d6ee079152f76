"""Matching needs with offers on labelled pairs, beside plain word overlap.

The pairs are invented, and written by whoever wrote the list of synonyms (the list came first): the figures show whether
the rules do what they are meant to do, and are no proof on real mail. `--pairs` prints what went wrong.
"""

import csv
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from firsthand.domain.matching import MATCH_MIN, match, rarity_of

PAIRS = Path(__file__).with_name("matching_pairs.csv")
_WORD = re.compile(r"\w+")
_COMMON = frozenset("a an and at by for from how in is of on or our that the to who with i you my".split())


class Pair(NamedTuple):
    need: str
    offer: str
    answers: bool


class Figures(NamedTuple):
    precision: float
    recall: float
    f1: float


def pairs() -> list[Pair]:
    """The labelled pairs."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return [Pair(row["need"], row["offer"], row["answers"] == "1") for row in csv.DictReader(file)]


def overlap(need: str, offer: str) -> float:
    """The baseline: shared words over all words (Jaccard), common words left out."""
    first, second = (set(_WORD.findall(text.lower())) - _COMMON for text in (need, offer))
    return len(first & second) / len(first | second) if first | second else 0.0


def figures(labelled: Sequence[Pair], scores: Sequence[float], least: float) -> Figures:
    """Precision, recall and F1 when everything from `least` on is said to match."""
    hits = sum(score >= least and pair.answers for pair, score in zip(labelled, scores, strict=True))
    said = sum(score >= least for score in scores)
    true = sum(pair.answers for pair in labelled)
    precision, recall = hits / said if said else 0.0, hits / true if true else 0.0
    return Figures(precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0)


def best(labelled: Sequence[Pair], scores: Sequence[float]) -> tuple[float, Figures]:
    """The threshold with the best F1, which flatters whoever is measured so."""
    return max(
        ((least, figures(labelled, scores, least)) for least in sorted({score for score in scores if score > 0})),
        key=lambda pair: pair[1].f1,
    )


def auc(labelled: Sequence[Pair], scores: Sequence[float]) -> float:
    """How often a pair that answers scores above one that does not; ties count half."""
    yes = [score for pair, score in zip(labelled, scores, strict=True) if pair.answers]
    no = [score for pair, score in zip(labelled, scores, strict=True) if not pair.answers]
    return sum((a > b) + 0.5 * (a == b) for a in yes for b in no) / (len(yes) * len(no))


def found_first(labelled: Sequence[Pair], way: Callable[[str, str], float]) -> float:
    """Of the needs that some offer answers: how often such an offer stands first among all offers; ties count as misses."""
    answered = {(pair.need, pair.offer) for pair in labelled if pair.answers}
    offers = sorted({pair.offer for pair in labelled})
    hits = needs = 0
    for need in sorted({need for need, _ in answered}):
        scores = {offer: way(need, offer) for offer in offers}
        top = max(scores.values())
        at_top = [offer for offer, score in scores.items() if score == top]
        hits += top > 0 and all((need, offer) in answered for offer in at_top)
        needs += 1
    return hits / needs


def main(arguments: Sequence[str]) -> None:
    labelled = pairs()
    rarity = rarity_of(text for pair in labelled for text in (pair.need, pair.offer))

    def matched(need: str, offer: str) -> float:
        found = match(need, offer, rarity)
        return found.score if found else 0.0

    def without_rarity(need: str, offer: str) -> float:
        found = match(need, offer)
        return found.score if found else 0.0

    print(f"{len(labelled)} pairs, {sum(pair.answers for pair in labelled)} of them answer the need")
    ways: tuple[tuple[str, Callable[[str, str], float]], ...] = (
        ("plain word overlap", overlap),
        ("matching, all words alike", without_rarity),
        ("matching", matched),
    )
    for name, way in ways:
        scores = [way(pair.need, pair.offer) for pair in labelled]
        least, top = best(labelled, scores)
        first = found_first(labelled, way)
        print(
            f"{name:28} right offer first {first:.3f}   AUC {auc(labelled, scores):.3f}   best F1 {top.f1:.3f} at {least:.2f}"
            f" (precision {top.precision:.3f}, recall {top.recall:.3f})"
        )
    scores = [matched(pair.need, pair.offer) for pair in labelled]
    used = figures(labelled, scores, MATCH_MIN)
    print(f"as used, from {MATCH_MIN:.2f}: precision {used.precision:.3f}, recall {used.recall:.3f}, F1 {used.f1:.3f}")
    if "--pairs" in arguments:
        for pair, score in sorted(zip(labelled, scores, strict=True), key=lambda one: one[1]):
            if (score >= MATCH_MIN) != pair.answers:
                print(f"{'missed' if pair.answers else 'wrong':7} {score:.2f}  {pair.need} | {pair.offer}")


if __name__ == "__main__":
    main(sys.argv[1:])
