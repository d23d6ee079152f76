"""The ego network of a window: who was in touch with the owner, and who was seen together."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.domain.network_readings import Cluster
from firsthand.services.actor import Actor, AsOf

WINDOW_DAYS = 180


@dataclass(frozen=True, eq=False)
class Picture:
    """The network of the days before `as_of`, as arrays in the order of `people` (ids, ascending).

    contact_days: of the owner with each. left, right: places of two who were seen together, left < right; together: on how
    many days. region: the cluster of each, -1 for none. clusters: the largest first.
    """

    as_of: AsOf
    window_days: int
    people: NDArray[np.int64]
    contact_days: NDArray[np.float64]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    together: NDArray[np.float64]
    region: NDArray[np.int64]
    clusters: tuple[Cluster, ...]
    coverage: str


def picture_of(actor: Actor, as_of: AsOf, window_days: int = WINDOW_DAYS) -> Picture:
    """The network as it was in the days before a moment; held until the record changes."""
    raise NotImplementedError
