"""What the user's own answers teach: which kinds of move are worth their place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.domain.moves.shape import KINDS, Kind

FACTOR_MIN, FACTOR_MAX = 0.6, 1.4
ANSWERS_ASSUMED = 4
"""So many answers, half of them good, are taken as given before the first one comes (d)."""

LEARNS_FOR_DAYS = 365
NOT_ABOUT_THE_KIND = frozenset({"done", "never-them", "not-true"})
"""Reasons for "not this" that speak of the one case, not of the kind of move."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer of the user: "Was this useful?", or "not this" with its reason ('' for none)."""

    kind: Kind
    on: date
    useful: bool
    reason: str = ""


def factors(answers: Iterable[Judged], as_of: date) -> Mapping[Kind, float]:
    """How much each kind's score is multiplied by, .6 to 1.4; kinds without an answer are left out.

    .6 + .8 (2 + u) / (4 + u + r): u useful answers, r useless ones and refusals of the last 365 days before `as_of`.
    Without any it is 1; each answer moves it less than the one before.
    """
    since = as_of - timedelta(days=LEARNS_FOR_DAYS)
    useful: dict[Kind, int] = {}
    useless: dict[Kind, int] = {}
    for answer in answers:
        if not since <= answer.on <= as_of or answer.reason in NOT_ABOUT_THE_KIND:
            continue
        counted = useful if answer.useful else useless
        counted[answer.kind] = counted.get(answer.kind, 0) + 1
    return {
        kind: FACTOR_MIN
        + (FACTOR_MAX - FACTOR_MIN)
        * (ANSWERS_ASSUMED / 2 + useful.get(kind, 0))
        / (ANSWERS_ASSUMED + useful.get(kind, 0) + useless.get(kind, 0))
        for kind in KINDS
        if kind in useful or kind in useless
    }
