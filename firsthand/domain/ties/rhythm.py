"""Measure 2, rhythm: is this tie quieter than it usually is?

Each gap between contact-days, in active days, is taken as log-normal around the tie's own usual gap; before there are
gaps, the prior speaks. What is asked is how likely a gap at least as long as the present one is.

Source: the predictive distribution of a normal sample with unknown mean and variance is Student's t (Gelman et al.,
"Bayesian Data Analysis", 3rd ed., section 3.3); the prior's figures are our own choice, see docs/measures/rhythm.md.
"""

from math import log
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from firsthand.domain.ties.student_t import t_survival, t_upper_quantile

if TYPE_CHECKING:
    from firsthand.domain.people import RhythmState

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

QUIET_SHARE = 0.10
LAPSED_GAPS = 8.0
GAPS_MIN = 5
SPAN_DAYS_MIN = 90
GAP_DAYS_MIN = 1.0
"""Two contact-days within one absence are still different days."""

STATES: "tuple[RhythmState, ...]" = ("in_rhythm", "quiet", "lapsed", "new", "cant_tell")
IN_RHYTHM, QUIET, LAPSED, NEW, CANT_TELL = range(5)


class Prior(NamedTuple):
    """What is believed of a tie before its first gap: `weight` gaps with mean log `log_mean`, and their spread."""

    weight: float = 1.0
    log_mean: float = log(14)
    spread_weight: float = 4.0
    spread: float = 1.3


PRIOR = Prior()


class Predictive(NamedTuple):
    """ln of a tie's next gap is `centre` + `scale` x Student's t with `freedom` degrees; one row a tie."""

    centre: Floats
    scale: Floats
    freedom: Floats


def predictive(gaps: ArrayLike, log_sum: ArrayLike, log_scatter: ArrayLike, prior: Prior = PRIOR) -> Predictive:
    """What the next gap will be like.

    gaps: how many there were. log_sum: sum of ln gap. log_scatter: sum of (ln gap - their mean)^2. One row a tie.
    """
    n = np.asarray(gaps, dtype=np.float64)
    total = np.asarray(log_sum, dtype=np.float64)
    mean = np.where(n > 0, total / np.maximum(n, 1.0), prior.log_mean)
    weight = prior.weight + n
    centre = (prior.weight * prior.log_mean + total) / weight
    freedom = prior.spread_weight + n
    scatter = (
        np.asarray(log_scatter, dtype=np.float64)
        + prior.spread_weight * prior.spread**2
        + prior.weight * n * (mean - prior.log_mean) ** 2 / weight
    )
    return Predictive(centre, np.sqrt(scatter / freedom * (1.0 + 1.0 / weight)), freedom)


def survival(present_gap_days: ArrayLike, following: Predictive) -> Floats:
    """Chance, 0..1, that a gap of this tie lasts at least `present_gap_days` active days (taken as at least 1)."""
    gap = np.maximum(np.asarray(present_gap_days, dtype=np.float64), GAP_DAYS_MIN)
    return t_survival((np.log(gap) - following.centre) / following.scale, following.freedom)


def quiet_gap_days(following: Predictive, share: float = QUIET_SHARE) -> Floats:
    """The gap, in active days, beyond which `survival` falls below `share`."""
    result: Floats = np.exp(following.centre + following.scale * t_upper_quantile(share, following.freedom))
    return result


def enough(gaps: ArrayLike, span_days: ArrayLike) -> NDArray[np.bool_]:
    """Whether there is a rhythm to speak of: 5 gaps over 90 days from the first contact-day to the last."""
    result: NDArray[np.bool_] = (np.asarray(gaps) >= GAPS_MIN) & (np.asarray(span_days) >= SPAN_DAYS_MIN)
    return result


def state(
    present_gap_days: ArrayLike,
    quiet_gap: ArrayLike,
    lapsed_gap: ArrayLike,
    days_known: ArrayLike,
) -> Ints:
    """Index into `STATES`, one a tie, the same comparisons that a query over stored ties makes.

    quiet_gap, lapsed_gap: active days, nan where there is no rhythm to speak of. days_known: calendar days since the
    first contact-day; a tie without a rhythm is new for 90 days, and after that it can't be told.
    """
    gap, quiet, lapsed = (np.asarray(v, dtype=np.float64) for v in (present_gap_days, quiet_gap, lapsed_gap))
    without = np.where(np.asarray(days_known) < SPAN_DAYS_MIN, NEW, CANT_TELL)
    within = np.where(gap > lapsed, LAPSED, np.where(gap > quiet, QUIET, IN_RHYTHM))
    result: Ints = np.where(np.isnan(quiet), without, within).astype(np.int64)
    return result
