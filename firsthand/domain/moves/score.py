"""The score of a move, 0 to 100, with every term in words."""

from dataclasses import dataclass

from firsthand.domain.moves.shape import Term
from firsthand.domain.moves.words import in_words

WEIGHTS = {"timeliness": 0.25, "importance": 0.25, "fit": 0.20, "breadth": 0.15, "ease": 0.15}
"""Our own design choice, to be re-fitted when enough moves were judged by their users."""

POINTS_LOST_A_MOVE = 15.0
POINTS_LOST_WHEN_BUSY = 25.0
HALF_SURE_CONTACT_DAYS = 5


@dataclass(frozen=True, slots=True)
class Reason:
    """One term before weighing: `value` is 0 to 1, `words` says it plainly."""

    value: float
    words: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """What speaks for a move.

    contact_days: how many days of contact the tie rests on; None for what the user entered, which is certain.
    """

    timeliness: Reason
    importance: Reason
    fit: Reason
    breadth: Reason
    ease: Reason
    contact_days: int | None


def ease_of(minutes: int) -> Reason:
    """1 for no time at all, 0 for an hour or more."""
    return Reason(1 - min(max(minutes, 0), 60) / 60, f"{in_words(minutes)} of work")


def importance_of(value: float, first_name: str) -> Reason:
    """value: 1 for a star of the user's, .5 for a link to a goal, 0 for neither; never rank."""
    if value >= 1:
        return Reason(1.0, f"You starred {first_name}")
    if value > 0:
        return Reason(value, f"{first_name} stands behind a goal of yours")
    return Reason(0.0, "No star and no goal")


def certainty(contact_days: int | None) -> float:
    """n / (n + 5) for n contact-days; 1 for what the user entered."""
    return 1.0 if contact_days is None else contact_days / (contact_days + HALF_SURE_CONTACT_DAYS)


def score_terms(reasons: Reasons, *, other_moves: int = 0, said_busy: bool = False) -> tuple[Term, ...]:
    """The points of each term: `100 * Q * weight * value`, then what is taken off.

    other_moves: distinct other moves with this person in the last 14 days.
    """
    sure = certainty(reasons.contact_days)
    terms = [
        Term("timeliness", reasons.timeliness.words, _points(sure, "timeliness", reasons.timeliness)),
        Term("importance", reasons.importance.words, _points(sure, "importance", reasons.importance)),
        Term("fit", reasons.fit.words, _points(sure, "fit", reasons.fit)),
        Term("breadth", reasons.breadth.words, _points(sure, "breadth", reasons.breadth)),
        Term("ease", reasons.ease.words, _points(sure, "ease", reasons.ease)),
    ]
    if other_moves:
        times = "once" if other_moves == 1 else f"{in_words(other_moves, unit='')} times"
        terms.append(Term("other moves", f"Suggested {times} in the last fortnight", -POINTS_LOST_A_MOVE * other_moves))
    if said_busy:
        terms.append(Term("busy", "They said they are busy", -POINTS_LOST_WHEN_BUSY))
    return tuple(terms)


def total(terms: tuple[Term, ...]) -> float:
    """The sum of the points, between 0 and 100."""
    return round(min(100.0, max(0.0, sum(term.points for term in terms))), 1)


def _points(sure: float, name: str, reason: Reason) -> float:
    return round(100 * sure * WEIGHTS[name] * min(1.0, max(0.0, reason.value)), 1)
