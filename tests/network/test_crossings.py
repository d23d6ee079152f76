import numpy as np

from firsthand.network.crossings import crossings
from firsthand.network.ego import ego_network
from firsthand.network.groups import NONE, Groups
from tests.network.networks import presence_of


def test_pairs_of_two_groups_are_told_with_the_days_they_were_seen_together():
    letters = presence_of(
        (1, [1, 11]), (2, [1, 11]), (2, [2, 11]), (3, [1, 2]), (4, [3, 11]), (5, [21, 2]), (6, [9, 1])
    )
    ego = ego_network(letters, [1, 2, 3, 9, 11, 21], np.ones(6))
    found = crossings(ego, Groups.of_mapping({1: 5, 2: 5, 3: 5, 11: 2, 21: 7, 9: NONE}))
    columns = (found.one_group, found.other_group, found.one, found.other, found.days)
    assert list(zip(*(column.tolist() for column in columns), strict=True)) == [
        (2, 5, 11, 1, 2),
        (2, 5, 11, 2, 1),
        (2, 5, 11, 3, 1),
        (5, 7, 2, 21, 1),
    ]


def test_groups_never_seen_together_have_no_row():
    ego = ego_network(presence_of((1, [1, 2]), (1, [3, 4])), [1, 2, 3, 4], np.ones(4))
    assert not len(crossings(ego, Groups.of_mapping({1: 0, 2: 0, 3: 1, 4: 1})).one)
