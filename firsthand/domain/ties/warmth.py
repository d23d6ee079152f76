"""Measure 1, recent warmth: how likely it is that the user writes to somebody in the next 14 days.

Two things tell it nearly as well as anything tried: on how many days the user wrote lately, and how long the last
contact, either way, is ago. It orders people; it is shown in words only, and it is never called closeness.

The figures were fitted and tested on real mailboxes, leaving one out at a time: `python -m bench.warmth`, see
docs/measures/recent-warmth.md.
"""

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

HALF_LIFE_DAYS = 90.0
RECEIVED_WEIGHT = 1 / 1024
"""What a day with mail from them alone counts: enough to tell the level of two such people apart, too little to matter."""

LEVEL_SOFTENING = 0.4
AGE_EXPONENT = 0.4
CHANCE_SLOPE = 1.09
CHANCE_OFFSET = -1.39

BAND_CONTACT_DAYS_MIN = 3

Band = Literal["warm", "mild", "cool"]
BANDS: tuple[Band, ...] = ("warm", "mild", "cool")
WARM_CHANCE_MIN = 0.4
MILD_CHANCE_MIN = 0.1


def recipient_weight(recipients: ArrayLike) -> Floats:
    """What a sent message says of the tie to each of its recipients: 1/log2(1 + recipients), 1 for one, .29 for ten."""
    result: Floats = 1.0 / np.log2(1.0 + np.asarray(recipients, dtype=np.float64))
    return result


def chance(level_log2: ArrayLike, last_contact_day: ArrayLike, as_of_day: int) -> Floats:
    """Chance, 0..1, that the user writes to each tie within 14 days from the start of `as_of_day`; it always sorts.

    level_log2: log2 of the sum of 2^(day / 90) over the days with a message from the user, see
        `TieSummary.warmth_log2`; -inf where nothing ever passed, and then the chance is 0.
    last_contact_day: before as_of_day, in days since 1970-01-01.
    With L the level of today and a the days since the last contact, the odds are exp(offset) ((.4 + L) / a^.4)^slope.
    """
    stored = np.asarray(level_log2, dtype=np.float64)
    level = np.exp2(np.minimum(stored - as_of_day / HALF_LIFE_DAYS, 1000.0))
    age = np.maximum(as_of_day - np.asarray(last_contact_day, dtype=np.float64), 1.0)
    score = np.log(LEVEL_SOFTENING + level) - AGE_EXPONENT * np.log(age)
    odds = np.exp(CHANCE_SLOPE * score + CHANCE_OFFSET)
    return np.where(np.isneginf(stored), 0.0, odds / (1.0 + odds))


def band(
    chances: ArrayLike, contact_days: ArrayLike, outgoing_days: ArrayLike, incoming_days: ArrayLike
) -> list[Band | None]:
    """Warmth in words; None below 3 contact-days, or without one each way."""
    told = (
        (np.asarray(contact_days) >= BAND_CONTACT_DAYS_MIN)
        & (np.asarray(outgoing_days) >= 1)
        & (np.asarray(incoming_days) >= 1)
    )
    likely = np.asarray(chances, dtype=np.float64)
    place = np.where(likely >= WARM_CHANCE_MIN, 0, np.where(likely >= MILD_CHANCE_MIN, 1, 2))
    return [BANDS[p] if t else None for p, t in zip(place.tolist(), told.tolist(), strict=True)]
