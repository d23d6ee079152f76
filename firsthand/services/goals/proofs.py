"""What shows that somebody could help with a goal: what they offer, gave, do, and are marked as bringing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from firsthand.domain.exchanges import FAMILY_OF
from firsthand.domain.inventory import Need
from firsthand.domain.matching import Shelf, matched_in_words
from firsthand.domain.people import Family
from firsthand.services import helping, move_matching
from firsthand.services.actor import Actor, AsOf
from firsthand.services.goals.ways import may_be_suggested
from firsthand.storage.queries import people

How = Literal["offers", "gave", "layer", "role"]
STRENGTH: tuple[How, ...] = ("offers", "gave", "layer", "role")

HELPERS_EACH_MAX = 12
"""So many people are looked at for each thing that a goal needs."""

ROLES_MAX = 2
"""So many people for each family of value whom their role alone brings in: it is the weakest of the reasons."""

ROLE_MATCH_MIN = 0.2
"""A title says little in many words ("Head of", "Manager"); one telling word in common is worth showing, after all else."""

ROLES_READ_MAX = 5_000


@dataclass(frozen=True)
class Proof:
    """Why somebody could help.

    how: they offer it, they gave the like, the user marked them as bringing this family of value, or what they do is near it.
    need: the help of the goal that they fit, None where nothing was said of it and its title alone was looked at.
    words: what they offer, gave or do; '' for a mark. met: the words that match, for a sentence; '' for a mark.
    score: how well the words match, 0 to 1; of offers and gifts the order alone counts. on: the day of it, None where there is
    none. suggested: nobody confirmed it yet.
    """

    how: How
    need: Need | None
    words: str = ""
    met: str = ""
    score: float = 0.0
    on: date | None = None
    suggested: bool = False
    interaction_id: int | None = None


def proofs_for(
    actor: Actor, topics: Mapping[Family, Sequence[Need]], as_of: AsOf
) -> dict[Family, dict[int, tuple[Proof, ...]]]:
    """For each family of value who could help with these topics, the best first, with all that shows it, the strongest first.

    topics: what is needed of each family; the ids of topics that are no needs are negative.
    """
    found: dict[Family, dict[int, list[Proof]]] = {family: defaultdict(list) for family in topics}
    for source in (_offered_and_given, _marked, _by_role):
        for family, person, proof in source(actor, topics, as_of):
            if all((one.how, one.words) != (proof.how, proof.words) for one in found[family][person]):
                found[family][person].append(proof)
    seen = None if as_of.live else people.seen_before(actor.scope, as_of.before)
    return {
        family: _best({id: shown for id, shown in held.items() if seen is None or id in seen})
        for family, held in found.items()
    }


Found = Iterator[tuple[Family, int, Proof]]


def _offered_and_given(actor: Actor, topics: Mapping[Family, Sequence[Need]], as_of: AsOf) -> Found:
    every = [need for needs in topics.values() for need in needs]
    answers = helping.helpers(actor, every, as_of, most=HELPERS_EACH_MAX)
    for family, needs in topics.items():
        for need in needs:
            for place, one in enumerate(answers.get(need.id, ())):
                offer, said = one.offer, _said(need)
                # What matches the title alone must be of the kind of value that is looked for.
                if one.person is not None and (said or FAMILY_OF[offer.value] == family):
                    yield family, one.person.id, Proof(
                        "gave" if one.past else "offers", said, offer.words, one.words, 1 / (1 + place), offer.source.on,
                        offer.status == "suggested", offer.source.interaction_id,
                    )  # fmt: skip


def _marked(actor: Actor, topics: Mapping[Family, Sequence[Need]], as_of: AsOf) -> Found:
    layers = people.layers(actor.scope)
    known = people.by_ids(actor.scope, layers)
    for id, basics in known.items():
        for family, needs in topics.items():
            if ("in", family) in layers[id] and may_be_suggested(basics):
                yield family, id, Proof("layer", _said(needs[0]))


def _by_role(actor: Actor, topics: Mapping[Family, Sequence[Need]], as_of: AsOf) -> Found:
    roles = Shelf((one, one[1]) for one in people.roles(actor.scope, ROLES_READ_MAX))
    rarity = move_matching.rarity(actor)
    for family, needs in topics.items():
        for need in needs:
            for hit, (id, words) in roles.matching(need.words, rarity, ROLE_MATCH_MIN):
                # A synonym says too little where titles are made of few and common words.
                if any(met.is_same for met in hit.words):
                    yield family, id, Proof("role", _said(need), words, matched_in_words(hit), hit.score)


def _said(need: Need) -> Need | None:
    return need if need.id > 0 else None


def _best(held: Mapping[int, list[Proof]]) -> dict[int, tuple[Proof, ...]]:
    """The people with the strongest proof first; of those whom their role alone brings in a few."""
    ordered = {id: tuple(sorted(shown, key=_strength)) for id, shown in held.items()}
    best = sorted(
        ordered, key=lambda id: (*_strength(ordered[id][0])[:2], -len(ordered[id]), -ordered[id][0].score, id)
    )
    by_role = [id for id in best if ordered[id][0].how == "role"]
    return {id: ordered[id] for id in best if id not in by_role[ROLES_MAX:]}


def _strength(proof: Proof) -> tuple[bool, int, float]:
    """What is confirmed before what is suggested, then by how it shows, then by how well it matches."""
    return proof.suggested, STRENGTH.index(proof.how), -proof.score
