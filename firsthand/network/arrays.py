"""What the arrays of this room hold, and how rows of one thing that stand together are found."""

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


def run_starts(ordered: Ints) -> Ints:
    """Where each run of equal values begins, and, last, the length of the array; [0] for an empty one."""
    changes = np.flatnonzero(np.diff(ordered)) + 1
    return np.concatenate(([0], changes, [len(ordered)] if len(ordered) else [])).astype(np.int64)


def places(wanted: Ints, among: Ints) -> Ints:
    """The index of each wanted value in `among` (ordered, distinct), -1 where it is not in there."""
    if not len(among):
        return np.full(len(wanted), -1, dtype=np.int64)
    found = np.searchsorted(among, wanted)
    found[found == len(among)] = 0
    return np.where(among[found] == wanted, found, -1).astype(np.int64)


def ordered_counts(keys: Ints) -> tuple[Ints, Ints]:
    """The distinct keys in order, and how often each occurs."""
    keys = np.sort(keys)
    starts = run_starts(keys)
    return keys[starts[:-1]], np.diff(starts)


def sums(index: Ints, amount: Floats, size: int) -> Floats:
    """The amounts added up by index, 0 <= index < size; 0 where there is none."""
    return np.bincount(index, amount, size).astype(np.float64, copy=False)
