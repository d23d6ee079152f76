"""The page of people who may be one."""

from dataclasses import dataclass

from firsthand.domain.people import PossibleDuplicate
from firsthand.services import joining
from firsthand.services.actor import Actor

PAIRS_MAX = 50


@dataclass(frozen=True)
class DuplicatesPage:
    """pairs: the surest first, at most `PAIRS_MAX`; total: all there are."""

    pairs: tuple[PossibleDuplicate, ...]
    total: int


def duplicates_page(actor: Actor) -> DuplicatesPage:
    found = sorted(joining.possible_duplicates(actor), key=lambda pair: -pair.confidence)
    return DuplicatesPage(tuple(found[:PAIRS_MAX]), len(found))
