"""Who took part in which interaction, on which day: what everything else in this room is counted from."""

from dataclasses import dataclass

import numpy as np

from firsthand.network.arrays import Flags, Ints, run_starts

PEOPLE_MAX = 11
"""The most people of one interaction: a sender and ten recipients. It bounds the pairs to five a row."""


@dataclass(frozen=True, eq=False)
class Presence:
    """One row a person in an interaction, the owner left out; ordered by interaction and person whatever order was given.

    interaction, person: whole numbers. day: days since 1970. sender: whether this row is the sender. Only small
    interactions belong here (personal messages to at most ten, meetings of at most eight). Who is named twice in one
    interaction counts once, as its sender where one of the rows says so. An interaction with more than PEOPLE_MAX
    people is left out whole: it says nothing of any two of them, and its pairs would fill the memory.
    Raises ValueError where the columns differ in length.
    """

    interaction: Ints
    person: Ints
    day: Ints
    sender: Flags

    def __post_init__(self) -> None:
        columns = [np.asarray(column, dtype=np.int64) for column in (self.interaction, self.person, self.day)]
        sender = np.asarray(self.sender, dtype=np.bool_)
        if len({len(column) for column in (*columns, sender)}) > 1:
            raise ValueError("The columns of a presence have one row a person in an interaction each.")
        interaction, person, day = columns
        if not _in_order(interaction, person):
            order = np.lexsort((~sender, person, interaction))
            interaction, person, day, sender = interaction[order], person[order], day[order], sender[order]
            repeated = (interaction[1:] == interaction[:-1]) & (person[1:] == person[:-1])
            first = np.concatenate((np.ones(min(1, len(person)), dtype=np.bool_), ~repeated))
            interaction, person, day, sender = interaction[first], person[first], day[first], sender[first]
        sizes = np.diff(run_starts(interaction))
        if len(sizes) and sizes.max() > PEOPLE_MAX:
            small = np.repeat(sizes <= PEOPLE_MAX, sizes)
            interaction, person, day, sender = interaction[small], person[small], day[small], sender[small]
        for name, column in (("interaction", interaction), ("person", person), ("day", day), ("sender", sender)):
            object.__setattr__(self, name, column)

    def kept(self, rows: Flags) -> "Presence":
        """The rows that are True."""
        return Presence(self.interaction[rows], self.person[rows], self.day[rows], self.sender[rows])

    def between(self, first_day: int, before_day: int) -> "Presence":
        """What happened on first_day or later, and before before_day."""
        return self.kept((self.day >= first_day) & (self.day < before_day))

    def pairs(self) -> tuple[Ints, Ints]:
        """Row numbers of every two people of every interaction, the one with the smaller number first.

        No order among the pairs. Time and memory: at most five pairs a row.
        """
        starts = run_starts(self.interaction)
        sizes = np.diff(starts)
        ones, others = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
        for size in range(2, PEOPLE_MAX + 1):
            of_size = starts[:-1][sizes == size, None]
            one, other = np.triu_indices(size, 1)
            ones.append((of_size + one).ravel())
            others.append((of_size + other).ravel())
        return np.concatenate(ones), np.concatenate(others)


def _in_order(interaction: Ints, person: Ints) -> bool:
    later = interaction[1:] > interaction[:-1]
    return bool((later | ((interaction[1:] == interaction[:-1]) & (person[1:] > person[:-1]))).all())
