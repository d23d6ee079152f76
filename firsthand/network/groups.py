"""Which group each person belongs to: clusters that were found, or departments, places and tags that were given."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from firsthand.network.arrays import Ints, places

NONE = -1
"""The label of people who are in no group."""


@dataclass(frozen=True, eq=False)
class Groups:
    """people: distinct numbers, ordered. label: of each, 0 or more, or NONE."""

    people: Ints
    label: Ints

    @classmethod
    def of_mapping(cls, labels: Mapping[int, int]) -> "Groups":
        people = np.array(sorted(labels), dtype=np.int64)
        return cls(people, np.array([labels[person] for person in people.tolist()], dtype=np.int64))

    def of(self, people: ArrayLike) -> Ints:
        """The label of each of these people; NONE for people unknown."""
        place = places(np.asarray(people, dtype=np.int64), self.people)
        # The place of people unknown is -1, the last.
        found: Ints = np.append(self.label, NONE)[place]
        return found

    def members(self, label: int) -> Ints:
        """The people of one group, ordered."""
        found: Ints = self.people[self.label == label]
        return found

    def labels(self) -> Ints:
        """The groups there are, ordered, NONE left out."""
        return np.unique(self.label[self.label >= 0])

    def mapping(self) -> dict[int, int]:
        """Label by person, people in no group left out."""
        inside = self.label >= 0
        return dict(zip(self.people[inside].tolist(), self.label[inside].tolist(), strict=True))
