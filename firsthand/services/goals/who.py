"""Who could help with a goal, by what they offer, gave, do and are known for; the way to them; and the move that follows."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from firsthand.domain.exchanges import FAMILY_OF
from firsthand.domain.goals import Following, following, hardly_known
from firsthand.domain.inventory import Need, Source
from firsthand.domain.matching import Shelf, matched_in_words
from firsthand.domain.moves.thank import AGE_DAYS_MAX
from firsthand.domain.people import FAMILIES, Family, PersonRow
from firsthand.services import exchanges, helping, move_matching
from firsthand.services import people as people_service
from firsthand.services.actor import Actor, AsOf
from firsthand.services.exchanges import Entry, LedgerQuery
from firsthand.services.goals.keeping import Listed
from firsthand.services.goals.ways import Way, may_be_suggested, ways_to
from firsthand.services.ties import ties_of
from firsthand.storage.queries import people

How = Literal["offers", "gave", "layer", "role"]
STRENGTH: tuple[How, ...] = ("offers", "gave", "layer", "role")
COULD_MAX = 6
"""So many people for each family of value; one asks one at a time."""

ROLES_MAX = 2
"""So many people for each family of value whom their role alone brings in: it is the weakest of the reasons."""

ROLE_MATCH_MIN = 0.2
"""A title says little in many words ("Head of", "Manager"); one telling word in common is worth showing, after all else."""

ROLES_READ_MAX = 5_000
ENTRIES_READ_MAX = 60


@dataclass(frozen=True)
class Proof:
    """Why somebody could help.

    how: they offer it, they gave the like, the user marked them as bringing this family of value, or what they do is near it.
    words: what they offer, gave or do; '' for a mark. met: the words that match, for a sentence; '' for a mark.
    on: the day of it, None where there is none. suggested: nobody confirmed it yet.
    """

    how: How
    words: str = ""
    met: str = ""
    on: date | None = None
    suggested: bool = False
    interaction_id: int | None = None


@dataclass(frozen=True)
class Could:
    """Somebody who could help, and is not behind the goal with this yet.

    need: the help of the goal that they fit, None where nothing was said of it and its title alone was looked at.
    proofs: the strongest first, never empty. ways: who could introduce, where one hardly knows them.
    unthanked: what they gave lately and were not thanked for, as the ledger sees.
    """

    row: PersonRow
    need: Need | None
    proofs: tuple[Proof, ...]
    ways: tuple[Way, ...]
    follows: Following
    unthanked: Entry | None


def who_could(
    actor: Actor, listed: Listed, as_of: AsOf, families: Collection[Family] = FAMILIES
) -> dict[Family, tuple[Could, ...]]:
    """For each family of value who could help with a goal, those with the strongest proof first, at most `COULD_MAX`."""
    topics = {family: _topics(listed, family) for family in families}
    proofs = _proofs(actor, listed, topics, as_of)
    chosen = {family: list(proofs[family])[:COULD_MAX] for family in families}
    everyone = sorted({id for found in chosen.values() for id in found})
    rows: dict[int, PersonRow] = {row.id: row for row in people_service.rows_of(actor, everyone, as_of)}
    hardly = [id for id, row in rows.items() if hardly_known(row)]
    ways = ways_to(actor, hardly, as_of, ties_of(actor, as_of)) if hardly else {}
    unthanked = _unthanked(actor, everyone, as_of)
    return {
        family: tuple(
            _could(rows[id], *proofs[family][id], ways.get(id, ()), unthanked.get(id)) for id in found if id in rows
        )
        for family, found in chosen.items()
    }


def _could(
    row: PersonRow, need: Need | None, proofs: tuple[Proof, ...], ways: tuple[Way, ...], thanks: Entry | None
) -> Could:
    follows = following(
        unthanked=thanks is not None,
        rhythm=row.quiet.state,
        hardly_known=hardly_known(row),
        has_way=bool(ways),
    )
    return Could(row, need, proofs, ways, follows, thanks)


def _topics(listed: Listed, family: Family) -> list[Need]:
    """The help of this family that waits; where none was named, the title, with a negative id for each family."""
    waiting = [need for need in listed.needs if need.met is None and need.family in (family, None)]
    if waiting:
        return waiting
    return [Need(-1 - FAMILIES.index(family), None, listed.goal.title, Source("hand", listed.goal.on))]


def _proofs(
    actor: Actor, listed: Listed, topics: Mapping[Family, list[Need]], as_of: AsOf
) -> dict[Family, dict[int, tuple[Need | None, tuple[Proof, ...]]]]:
    """For each family of value the people who could help, the best first, each with the need they fit and all that shows it."""
    answers = helping.helpers(actor, [need for found in topics.values() for need in found], as_of, most=2 * COULD_MAX)
    layers = people.layers(actor.scope)
    roles = Shelf(((id, words), words) for id, words in people.roles(actor.scope, ROLES_READ_MAX))
    rarity = move_matching.rarity(actor)
    allowed = {id for id, one in people.by_ids(actor.scope, layers).items() if may_be_suggested(one)}
    seen = None if as_of.live else people.seen_before(actor.scope, as_of.before)
    found: dict[Family, dict[int, tuple[Need | None, tuple[Proof, ...]]]] = {}
    for family, needs in topics.items():
        held: dict[int, list[tuple[float, Need | None, Proof]]] = defaultdict(list)
        for need in needs:
            said = need if need.id > 0 else None
            for place, one in enumerate(answers.get(need.id, ())):
                # What matches the title alone must be of the kind of value that is looked for.
                if one.person is not None and (said or FAMILY_OF[one.offer.value] == family):
                    held[one.person.id].append((-place, said, _proof(one)))
            for hit, (id, words) in roles.matching(need.words, rarity, ROLE_MATCH_MIN):
                # A synonym says too little where titles are made of few and common words.
                if any(met.is_same for met in hit.words):
                    held[id].append((hit.score, said, Proof("role", words, matched_in_words(hit))))
        for id in allowed:
            if ("in", family) in layers[id]:
                held[id].append((0.0, next((need for need in needs if need.id > 0), None), Proof("layer")))
        there = {one.id for one in listed.behind[family]}
        ordered = {
            id: sorted(shown, key=lambda one: (one[2].suggested, STRENGTH.index(one[2].how), -one[0]))
            for id, shown in held.items()
            if id not in there and (seen is None or id in seen)
        }
        best = sorted(ordered, key=lambda id: (_rank(ordered[id]), id))
        by_role = [id for id in best if ordered[id][0][2].how == "role"]
        best = [id for id in best if id not in by_role[ROLES_MAX:]]
        found[family] = {id: (ordered[id][0][1], tuple(proof for *_, proof in ordered[id])) for id in best}
    return found


def _rank(shown: list[tuple[float, Need | None, Proof]]) -> tuple[bool, int, int, float]:
    """What is confirmed before what is suggested; of equals who has more to show, then the better match."""
    score, _, proof = shown[0]
    return proof.suggested, STRENGTH.index(proof.how), -len(shown), -score


def _proof(one: helping.Helper) -> Proof:
    offer = one.offer
    return Proof(
        "gave" if one.past else "offers", offer.words, one.words, offer.source.on, offer.status == "suggested",
        offer.source.interaction_id,
    )  # fmt: skip


def _unthanked(actor: Actor, people: Collection[int], as_of: AsOf) -> dict[int, Entry]:
    """What each of these people gave lately, confirmed, and was not thanked for; the newest."""
    if not people:
        return {}
    query = LedgerQuery(status="confirmed", state="given", flow="in", people=tuple(people))
    found = exchanges.listing(actor, query, as_of, limit=ENTRIES_READ_MAX).entries
    since = as_of.day - timedelta(days=AGE_DAYS_MAX)
    lately = [one for one in found if one.exchange.steps[-1].at.date() >= since]
    return {one.exchange.person: one for one in reversed(lately)}
