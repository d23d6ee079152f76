"""How the confirmed purposes of ties are spread (measure 6), beside the user's own target and never beside an ideal."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from firsthand.domain.purposes import PURPOSES, Purpose
from firsthand.domain.ties.student_t import beta_share

TAGGED_MIN = 15
LOW, HIGH = 0.10, 0.90
"""The ends of an 80 % interval."""


@dataclass(frozen=True, slots=True)
class Part:
    """One purpose in the mix.

    ties: how many have it. share: (n+1)/(N+3), 0 to 1, of N purposes said in all (a tie with two counts twice). low, high: of an
    80 % interval. target: the user's own share, None without one.
    """

    purpose: Purpose
    ties: int
    share: float
    low: float
    high: float
    target: float | None = None

    @property
    def is_below_target(self) -> bool:
        return self.target is not None and self.share < self.target


@dataclass(frozen=True, slots=True)
class Mix:
    """tagged: ties with at least one confirmed purpose. parts: in the order of `PURPOSES`; told or not is `enough`."""

    tagged: int
    parts: tuple[Part, ...]

    @property
    def enough(self) -> bool:
        return self.tagged >= TAGGED_MIN

    @property
    def below_target(self) -> tuple[Part, ...]:
        """Parts below the user's own target; none while too little is said to tell."""
        return tuple(part for part in self.parts if part.is_below_target) if self.enough else ()


def mix_of(said: Collection[Collection[str]], targets: Mapping[str, float]) -> Mix:
    """The mix of ties, each with its confirmed purposes.

    The interval is that of the Beta distribution with n+1 and N-n+2: what the share may be among all ties, if those nobody has
    tagged are like those that are (Laplace's rule of succession for three kinds). Source: Gelman et al., "Bayesian Data
    Analysis", section 3.4.
    """
    tagged = [purposes for purposes in said if purposes]
    counts = np.array([sum(purpose in purposes for purposes in tagged) for purpose in PURPOSES], dtype=np.float64)
    total = counts.sum()
    ends = beta_quantile(counts + 1, total - counts + 2, [[LOW], [HIGH]])
    return Mix(
        len(tagged),
        tuple(
            Part(
                purpose,
                int(counts[place]),
                float((counts[place] + 1) / (total + 3)),
                float(ends[0, place]),
                float(ends[1, place]),
                targets.get(purpose),
            )
            for place, purpose in enumerate(PURPOSES)
        ),
    )


def beta_quantile(a: ArrayLike, b: ArrayLike, probability: ArrayLike) -> NDArray[np.float64]:
    """Where Beta distributions with a, b > 0 reach a probability from 0 to 1, to within 1e-9, by halving; shapes broadcast."""
    a, b, wanted = np.broadcast_arrays(*(np.asarray(one, dtype=np.float64) for one in (a, b, probability)))
    low, high = np.zeros(wanted.shape), np.ones(wanted.shape)
    for _ in range(30):
        middle = (low + high) / 2
        below = beta_share(a, b, middle) < wanted
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return np.asarray((low + high) / 2)
