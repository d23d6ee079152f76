"""The score of a move, 0 to 100, with every term in words."""

from dataclasses import astuple, dataclass
from math import isfinite

from firsthand.domain.moves.shape import Term
from firsthand.domain.wording import in_words, number_in_words
from firsthand.language import gettext as _
from firsthand.language import gettext_noop, ngettext

SUM_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each term of a score counts: each 0 to 1, together 1. Raises ValueError for anything else.

    The defaults are our own design choice, to be re-fitted when enough moves were judged by their users.
    """

    timeliness: float = 0.25
    importance: float = 0.25
    fit: float = 0.20
    breadth: float = 0.15
    ease: float = 0.15

    def __post_init__(self) -> None:
        values = astuple(self)
        if not all(isfinite(value) and 0 <= value <= 1 for value in values):
            raise ValueError("each weight lies between 0 and 1")
        if abs(sum(values) - 1) > SUM_TOLERANCE:
            raise ValueError(f"the weights come to {sum(values):.2f}, and should come to 1")


DEFAULT_WEIGHTS = Weights()

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


NO_TARGET = Reason(0.0, gettext_noop("No target of yours is touched"))
"""In English, to be translated where the term is made of it."""


def ease_of(minutes: int) -> Reason:
    """1 for no time at all, 0 for an hour or more."""
    return Reason(1 - min(max(minutes, 0), 60) / 60, _("%(time)s of work") % {"time": in_words(minutes)})


def importance(*, star: bool, behind_a_goal: bool) -> float:
    """1 for a star of the user's, .5 for who stands behind an open goal of theirs, else 0; never rank."""
    return 1.0 if star else 0.5 if behind_a_goal else 0.0


def breadth_of(below_target: str) -> Reason:
    """1 where a target of the user's own is fed. below_target: what is fed, in words; '' for nothing."""
    return Reason(1.0, _("Feeds %(target)s") % {"target": below_target}) if below_target else NO_TARGET


def importance_of(value: float, first_name: str) -> Reason:
    """value: 1 for a star of the user's, .5 for a link to a goal, 0 for neither; never rank."""
    if value >= 1:
        return Reason(1.0, _("You starred %(name)s") % {"name": first_name})
    if value > 0:
        return Reason(value, _("%(name)s stands behind a goal of yours") % {"name": first_name})
    return Reason(0.0, _("No star and no goal"))


def certainty(contact_days: int | None) -> float:
    """n / (n + 5) for n contact-days; 1 for what the user entered."""
    return 1.0 if contact_days is None else contact_days / (contact_days + HALF_SURE_CONTACT_DAYS)


def score_terms(
    reasons: Reasons, weights: Weights = DEFAULT_WEIGHTS, *, other_moves: int = 0, said_busy: bool = False
) -> tuple[Term, ...]:
    """The points of each term: `100 * Q * weight * value`, then what is taken off.

    other_moves: distinct other moves with this person in the last 14 days.
    """
    sure = certainty(reasons.contact_days)
    terms = [
        Term("timeliness", reasons.timeliness.words, _points(sure, weights.timeliness, reasons.timeliness)),
        Term("importance", reasons.importance.words, _points(sure, weights.importance, reasons.importance)),
        Term("fit", reasons.fit.words, _points(sure, weights.fit, reasons.fit)),
        Term("breadth", _(reasons.breadth.words), _points(sure, weights.breadth, reasons.breadth)),
        Term("ease", reasons.ease.words, _points(sure, weights.ease, reasons.ease)),
    ]
    if other_moves:
        words = ngettext(
            "Suggested once in the last fortnight", "Suggested %(count)s times in the last fortnight", other_moves
        ) % {"count": number_in_words(other_moves)}
        terms.append(Term("other moves", words, -POINTS_LOST_A_MOVE * other_moves))
    if said_busy:
        terms.append(Term("busy", _("They said they are busy"), -POINTS_LOST_WHEN_BUSY))
    return tuple(terms)


def total(terms: tuple[Term, ...]) -> float:
    """The sum of the points, between 0 and 100."""
    return round(min(100.0, max(0.0, sum(term.points for term in terms))), 1)


def _points(sure: float, weight: float, reason: Reason) -> float:
    return round(100 * sure * weight * min(1.0, max(0.0, reason.value)), 1)
