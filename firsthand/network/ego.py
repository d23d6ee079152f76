"""The ego network: my contacts, how often I meet each, and which of them are seen together."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from firsthand.network.arrays import Floats, Ints, ordered_counts, places
from firsthand.network.presence import Presence
from firsthand.network.ties import MutualTies

Pairs = Iterable[tuple[int, int]]

CONTACT_DAYS_MIN = 3
"""From here on somebody counts among the contacts whose network is read: of those met less often a mailbox shows too few
ties among them, and structure read into it is chance (`python -m bench.one_mailbox`)."""


@dataclass(frozen=True, eq=False)
class EgoNetwork:
    """Ego's contacts (alters) and the ties among them; ego itself is not in it.

    people: their numbers, ordered. weight: ego's tie with each, above 0, in contact-days. left, right: the ties among
    them, as indexes into people; left < right, each pair once, ordered. tie: above 0, in days on which the two took
    part in one interaction.
    """

    people: Ints
    weight: Floats
    left: Ints
    right: Ints
    tie: Floats

    def alters(self) -> MutualTies:
        """The ties among the contacts, without ego."""
        return MutualTies(len(self.people), self.left, self.right, self.tie)


def ego_network(presence: Presence, people: ArrayLike, weights: ArrayLike) -> EgoNetwork:
    """The network around ego out of the interactions of a window.

    people: distinct numbers, in any order; who is not among them is not in the network. weights: ego's contact-days
    with each; who has none (0) is left out. Two people are tied by the distinct days on which they took part in one
    interaction. Time and memory: at most five pairs a row of presence. Raises ValueError for a person named twice.
    """
    ids, amount = np.asarray(people, dtype=np.int64), np.asarray(weights, dtype=np.float64)
    ids, amount = ids[amount > 0], amount[amount > 0]
    order = np.argsort(ids, kind="stable")
    ids, amount = ids[order], amount[order]
    if (ids[1:] == ids[:-1]).any():
        raise ValueError("A person is named twice among the people of an ego network.")
    left, right, days = pair_days(presence.kept(places(presence.person, ids) >= 0))
    return EgoNetwork(ids, amount, places(left, ids), places(right, ids), days.astype(np.float64))


def contact_days(presence: Presence) -> tuple[Ints, Ints]:
    """The people of a window, ordered, and the distinct days on which each took part: ego's tie with them."""
    people, index = np.unique(presence.person, return_inverse=True)
    if not len(people):
        return people, people
    span = int(presence.day.max() - presence.day.min()) + 1
    once_a_day, _ = ordered_counts(index * span + (presence.day - presence.day.min()))
    return people, np.bincount(once_a_day // span, minlength=len(people))


def often_met(ego: EgoNetwork, min_days: float = CONTACT_DAYS_MIN) -> EgoNetwork:
    """The network of contacts met on at least min_days days, and the ties among these."""
    kept = ego.weight >= min_days
    place = np.cumsum(kept) - 1
    both = kept[ego.left] & kept[ego.right]
    return EgoNetwork(ego.people[kept], ego.weight[kept], place[ego.left[both]], place[ego.right[both]], ego.tie[both])


def pair_days(presence: Presence) -> tuple[Ints, Ints, Ints]:
    """Every two people seen together, ordered, the smaller number first, and on how many distinct days."""
    people, index = np.unique(presence.person, return_inverse=True)
    one, other = presence.pairs()
    if not len(one):
        return one, other, one
    pair = index[one] * len(people) + index[other]
    first_day = int(presence.day.min())
    span = int(presence.day.max()) - first_day + 1
    once_a_day, _ = ordered_counts(pair * span + (presence.day[one] - first_day))
    pair, days = ordered_counts(once_a_day // span)
    return people[pair // len(people)], people[pair % len(people)], days


def with_pairs(ego: EgoNetwork, together: Pairs, apart: Pairs = ()) -> EgoNetwork:
    """The network as the user's own word completes it.

    together: people who talk without ego; where no tie was seen, one of weight 1 is added. apart: people who do not;
    a tie seen is taken away. Pairs of numbers of people, in any order; pairs with others are passed over.
    """
    count = len(ego.people)
    key, tie = ego.left * count + ego.right, ego.tie
    added = np.setdiff1d(pair_keys(ego, together), key)
    key, tie = np.concatenate((key, added)), np.concatenate((tie, np.ones(len(added))))
    kept = ~np.isin(key, pair_keys(ego, apart))
    order = np.argsort(key[kept])
    key, tie = key[kept][order], tie[kept][order]
    return EgoNetwork(ego.people, ego.weight, key // max(count, 1), key % max(count, 1), tie)


def ego_of(ties: MutualTies, node: int) -> EgoNetwork:
    """One node's ego network out of a whole network: its contacts, and the ties among them alone."""
    out, back = ties.left == node, ties.right == node
    contacts = np.concatenate((ties.right[out], ties.left[back]))
    weight = np.concatenate((ties.weight[out], ties.weight[back]))
    order = np.argsort(contacts)
    contacts, weight = contacts[order], weight[order]
    left, right = places(ties.left, contacts), places(ties.right, contacts)
    inside = (left >= 0) & (right >= 0)
    return EgoNetwork(contacts, weight, left[inside], right[inside], ties.weight[inside])


def pair_keys(ego: EgoNetwork, pairs: Pairs) -> Ints:
    """One number a pair, left index x people + right index; pairs with others, or of one person twice, are passed over."""
    index = places(np.array(list(pairs), dtype=np.int64).ravel(), ego.people).reshape(-1, 2)
    low, high = index.min(axis=1), index.max(axis=1)
    return np.unique((low * len(ego.people) + high)[(low >= 0) & (low < high)])
