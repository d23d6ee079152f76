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


@dataclass(frozen=True, slots=True)
class Mix:
    """tagged: ties with at least one confirmed purpose. parts: in the order of `PURPOSES`; told or not is `enough`."""

    tagged: int
    parts: tuple[Part, ...]

    @property
    def enough(self) -> bool:
        return self.tagged >= TAGGED_MIN


def below_target(said: Collection[Collection[str]], targets: Mapping[str, float]) -> tuple[Purpose, ...]:
    """The purposes of which there is less than the user wants; none while too little is said to tell."""
    counts = _counts(said)
    if sum(map(bool, said)) < TAGGED_MIN:
        return ()
    return tuple(
        purpose
        for purpose, count in zip(PURPOSES, counts, strict=True)
        if (count + 1) / (counts.sum() + 3) < targets.get(purpose, 0.0)
    )


def mix_of(said: Collection[Collection[str]], targets: Mapping[str, float]) -> Mix:
    """The mix of ties, each with its confirmed purposes.

    The interval is that of the Beta distribution with n+1 and N-n+2: what the share may be among all ties, if those nobody has
    tagged are like those that are (Laplace's rule of succession for three kinds). Source: Gelman et al., "Bayesian Data
    Analysis", section 3.4.
    """
    tagged = [purposes for purposes in said if purposes]
    counts = _counts(tagged)
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


def _counts(said: Collection[Collection[str]]) -> NDArray[np.float64]:
    """How many ties have each purpose, in the order of `PURPOSES`."""
    return np.array([sum(purpose in purposes for purposes in said) for purpose in PURPOSES], dtype=np.float64)


def beta_quantile(a: ArrayLike, b: ArrayLike, probability: ArrayLike) -> NDArray[np.float64]:
    """Where Beta distributions with a, b > 0 reach a probability from 0 to 1, to within 1e-9, by halving; shapes broadcast."""
    a, b, wanted = np.broadcast_arrays(*(np.asarray(one, dtype=np.float64) for one in (a, b, probability)))
    low, high = np.zeros(wanted.shape), np.ones(wanted.shape)
    for _ in range(30):
        middle = (low + high) / 2
        below = beta_share(a, b, middle) < wanted
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return np.asarray((low + high) / 2)
