"""Where one person stands in the network around the owner."""

from dataclasses import dataclass

import numpy as np

from firsthand.domain.network_readings import Cluster, Named
from firsthand.domain.network_sentences import Beside
from firsthand.domain.people import PersonId
from firsthand.services.actor import Actor, AsOf
from firsthand.services.network.facts import facts_of
from firsthand.services.network.picture import held_of, picture_of
from firsthand.services.network.readings import leading

TOGETHER_MAX = 4


@dataclass(frozen=True)
class Place:
    """group: None for who is in none. together: those they are seen with most. bridges: to which groups they lead alone."""

    group: Cluster | None
    together: tuple[Named, ...]
    bridges: tuple[Beside, ...]


def place_of(actor: Actor, as_of: AsOf, person: PersonId) -> Place | None:
    """None for who was not in touch in the half-year before. Cost: what is held."""
    picture = picture_of(actor, as_of)
    at = int(np.searchsorted(picture.people, person))
    if at == len(picture.people) or picture.people[at] != person:
        return None
    others = np.concatenate((picture.right[picture.left == at], picture.left[picture.right == at]))
    days = np.concatenate((picture.together[picture.left == at], picture.together[picture.right == at]))
    order = np.lexsort((others, -days))[:TOGETHER_MAX]
    ids = picture.people[others[order]].tolist()
    return Place(
        picture.cluster(int(picture.region[at])),
        tuple(Named(PersonId(id), picture.names.get(id, ""), f"{count:.0f}") for id, count in zip(ids, days[order], strict=True)),
        tuple(one for one in leading(picture, facts_of(held_of(actor, as_of))) if one.person.id == person),
    )  # fmt: skip
