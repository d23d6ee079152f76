"""Invented worlds whose every letter is known: people in groups write to one another and copy others in."""

from typing import NamedTuple

import numpy as np

from firsthand.network.arrays import Floats
from firsthand.network.presence import Presence

GROUPS, GROUP_PEOPLE, WINDOW_DAYS = 12, 40, 180
PEOPLE = GROUPS * GROUP_PEOPLE
GROUP = np.arange(PEOPLE) // GROUP_PEOPLE


class World(NamedTuple):
    """copied: people copied in on a letter, on average. bridging: contacts in other groups, to one in the own."""

    name: str
    copied: float
    bridging: float


WORLDS = (
    World("few copies", 0.4, 0.5),
    World("usual", 1.2, 0.5),
    World("many copies", 2.5, 0.5),
    World("broad", 1.2, 1.5),
)


def rates(world: World, chance: np.random.Generator) -> Floats:
    """Letters of a window between every two people, on average; symmetric, 0 for most."""
    same = GROUP[:, None] == GROUP[None, :]
    likely = np.where(same, 0.35, 0.35 * world.bridging * (GROUP_PEOPLE - 1) / (PEOPLE - GROUP_PEOPLE))
    tied = np.triu(chance.random((PEOPLE, PEOPLE)) < likely, 1)
    rate = tied * np.exp(chance.normal(1.2, 1.0, (PEOPLE, PEOPLE)))
    return np.asarray(rate + rate.T)


def letters(rate: Floats, world: World, chance: np.random.Generator) -> Presence:
    """A window of them, everybody in it; who is copied in knows the sender or the recipient."""
    one, other = np.nonzero(np.triu(rate))
    count = chance.poisson(rate[one, other])
    sender, recipient = np.repeat(one, count), np.repeat(other, count)
    copies = np.minimum(chance.poisson(world.copied, len(sender)), 9)
    letter = np.repeat(np.arange(len(sender)), copies)
    whose = np.where(chance.random(len(letter)) < 0.5, sender[letter], recipient[letter])
    share = np.cumsum(rate, axis=1)
    drawn = chance.random(len(letter)) * share[whose, -1]
    copied = np.array(
        [np.searchsorted(share[person], at, side="right") for person, at in zip(whose, drawn, strict=True)]
    )
    number = np.concatenate((np.arange(len(sender)), np.arange(len(sender)), letter))
    day = chance.integers(0, WINDOW_DAYS, len(sender))
    sent = np.arange(len(number)) < len(sender)
    return Presence(number, np.concatenate((sender, recipient, copied.astype(np.int64))), day[number], sent)


def mailbox(every: Presence, ego: int) -> Presence:
    mine = np.unique(every.interaction[every.person == ego])
    return every.kept(np.isin(every.interaction, mine) & (every.person != ego))
