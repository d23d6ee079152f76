"""Student's t and the beta distribution on arrays, without SciPy at run time."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

_TINY = 1e-300
_ITERATIONS_MAX = 300
_TOLERANCE = 1e-14

_LANCZOS_G = 7.0
_LANCZOS = (
    0.99999999999980993,
    676.5203681218851,
    -1259.1392167224028,
    771.32342877765313,
    -176.61502916214059,
    12.507343278686905,
    -0.13857109526572012,
    9.9843695780195716e-6,
    1.5056327351493116e-7,
)
"""C. Lanczos, "A Precision Approximation of the Gamma Function", SIAM J. Numer. Anal. B 1 (1964); g = 7, nine terms."""


def log_gamma(values: ArrayLike) -> Floats:
    """ln Gamma(x) for x > 0; relative error below 1e-13."""
    x = np.asarray(values, dtype=np.float64) - 1.0
    series = np.full_like(x, _LANCZOS[0])
    for index, coefficient in enumerate(_LANCZOS[1:], start=1):
        series += coefficient / (x + index)
    shifted = x + _LANCZOS_G + 0.5
    result: Floats = 0.5 * np.log(2 * np.pi) + (x + 0.5) * np.log(shifted) - shifted + np.log(series)
    return result


def beta_share(a: ArrayLike, b: ArrayLike, x: ArrayLike) -> Floats:
    """The regularised incomplete beta function I_x(a, b), 0..1, for a, b > 0 and 0 <= x <= 1; shapes broadcast.

    Continued fraction by Lentz's rule. Source: Press et al., "Numerical Recipes", 3rd ed., section 6.4.
    """
    a_, b_, x_ = np.broadcast_arrays(*(np.asarray(v, dtype=np.float64) for v in (a, b, x)))
    return _beta_share(a_, b_, x_, 1.0 - x_)


def _beta_share(a: Floats, b: Floats, x: Floats, rest: Floats) -> Floats:
    # `rest` is 1 - x, handed in where the caller knows it more exactly than a subtraction would.
    mirrored = x > (a + 1.0) / (a + b + 2.0)
    first, second = np.where(mirrored, b, a), np.where(mirrored, a, b)
    near, far = np.where(mirrored, rest, x), np.where(mirrored, x, rest)
    with np.errstate(divide="ignore"):
        log_front = (
            log_gamma(a + b)
            - log_gamma(a)
            - log_gamma(b)
            + first * np.log(near)
            + second * np.log(np.maximum(far, _TINY))
        )
    share = np.exp(log_front) * _lentz(first, second, near) / first
    result: Floats = np.clip(np.where(mirrored, 1.0 - share, share), 0.0, 1.0)
    return result


def _lentz(a: Floats, b: Floats, x: Floats) -> Floats:
    c = np.ones_like(x)
    d = 1.0 / _away_from_zero(1.0 - (a + b) * x / (a + 1.0))
    product = d.copy()
    for m in range(1, _ITERATIONS_MAX):
        even = m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m))
        d = 1.0 / _away_from_zero(1.0 + even * d)
        c = _away_from_zero(1.0 + even / c)
        product *= d * c
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0))
        d = 1.0 / _away_from_zero(1.0 + odd * d)
        c = _away_from_zero(1.0 + odd / c)
        step = d * c
        product *= step
        if np.all(np.abs(step - 1.0) < _TOLERANCE):
            break
    return product


def _away_from_zero(values: Floats) -> Floats:
    return np.where(np.abs(values) < _TINY, _TINY, values)


def t_survival(t: ArrayLike, freedom: ArrayLike) -> Floats:
    """P(T >= t) of Student's t with `freedom` > 0 degrees; shapes broadcast; nan where t is nan."""
    t_, nu = np.broadcast_arrays(np.asarray(t, dtype=np.float64), np.asarray(freedom, dtype=np.float64))
    squared = t_ * t_
    with np.errstate(invalid="ignore"):
        x = np.where(np.isinf(t_), 0.0, nu / (nu + squared))
        rest = np.where(np.isinf(t_), 1.0, squared / (nu + squared))
    tail = 0.5 * _beta_share(nu / 2.0, np.full_like(nu, 0.5), x, rest)
    result: Floats = np.where(np.isnan(t_), np.nan, np.where(t_ >= 0, tail, 1.0 - tail))
    return result


def t_upper_quantile(share: float, freedom: ArrayLike) -> Floats:
    """The t that is exceeded with probability `share`, 0 < share < .5, for each number of degrees of freedom.

    Newton's rule from 0: the survival function is convex there, so each step stays below the root.
    Equal degrees are worked out once.
    """
    degrees, place = np.unique(np.asarray(freedom, dtype=np.float64), return_inverse=True)
    log_height = log_gamma((degrees + 1) / 2) - log_gamma(degrees / 2) - 0.5 * np.log(degrees * np.pi)
    t = np.zeros_like(degrees)
    for _ in range(100):
        height = np.exp(log_height - (degrees + 1) / 2 * np.log1p(t * t / degrees))
        step = (t_survival(t, degrees) - share) / height
        t += step
        if np.all(np.abs(step) <= 1e-12 * np.maximum(t, 1.0)):
            break
    return t[place].reshape(np.shape(freedom))


def beta_interval(a: ArrayLike, b: ArrayLike, coverage: float = 0.8) -> tuple[Floats, Floats]:
    """The central interval of Beta(a, b): its lower and upper end, 0..1, by halving; for a page, not for a mailbox."""
    a_, b_ = np.broadcast_arrays(np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64))
    ends = []
    for share in ((1 - coverage) / 2, (1 + coverage) / 2):
        low, high = np.zeros_like(a_), np.ones_like(a_)
        for _ in range(50):
            middle = (low + high) / 2
            below = beta_share(a_, b_, middle) < share
            low, high = np.where(below, middle, low), np.where(below, high, middle)
        ends.append((low + high) / 2)
    return ends[0], ends[1]
