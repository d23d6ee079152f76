"""Measure 1, recent warmth: whom the user is likely to write to next, going by what passed lately.

It orders people; it is shown in words only, and it is never called closeness.
"""

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

HALF_LIFE_DAYS = 30.0
INCOMING_WEIGHT = 1 / 1024
"""What they wrote counts this much: enough to order people to whom the user never wrote, too little to lift them."""

BAND_CONTACT_DAYS_MIN = 3

Band = Literal["warm", "mild", "cool"]
BANDS: tuple[Band, ...] = ("warm", "mild", "cool")
WARM_VALUE_MIN = 0.5
MILD_VALUE_MIN = 0.1


def recipient_weight(recipients: ArrayLike) -> Floats:
    """What a sent message says of the tie to each of its recipients: 1/log2(1 + recipients), 1 for one, .29 for ten."""
    result: Floats = 1.0 / np.log2(1.0 + np.asarray(recipients, dtype=np.float64))
    return result


def value(level_log2: ArrayLike, as_of_day: int) -> Floats:
    """Recent warmth at the start of a day, 0..1; it orders ties as `level_log2` does, whatever the day.

    level_log2: log2 of the sum of weight x 2^(day / 30 d) over what passed before, see `TieSummary.warmth_log2`.
    .5 means as much as one message to this person alone, sent now; it halves in 30 days. 0 where nothing passed.
    """
    level = np.exp2(np.minimum(np.asarray(level_log2, dtype=np.float64) - as_of_day / HALF_LIFE_DAYS, 1000.0))
    result: Floats = level / (1.0 + level)
    return result


def band(
    values: ArrayLike, contact_days: ArrayLike, outgoing_days: ArrayLike, incoming_days: ArrayLike
) -> list[Band | None]:
    """Warmth in words; None below 3 contact-days, or without one each way."""
    told = (
        (np.asarray(contact_days) >= BAND_CONTACT_DAYS_MIN)
        & (np.asarray(outgoing_days) >= 1)
        & (np.asarray(incoming_days) >= 1)
    )
    level = np.asarray(values, dtype=np.float64)
    place = np.where(level >= WARM_VALUE_MIN, 0, np.where(level >= MILD_VALUE_MIN, 1, 2))
    return [BANDS[p] if t else None for p, t in zip(place.tolist(), told.tolist(), strict=True)]
