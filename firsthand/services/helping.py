"""Who could help with what is looked for: what others offer or gave before, and what the user can bring."""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.domain.inventory import Need, Offer
from firsthand.domain.matching import Rarity, Shelf, matched_in_words
from firsthand.domain.moves import Person
from firsthand.domain.people import PersonId
from firsthand.services import exchanges, inventory, move_ledger, move_matching
from firsthand.services import needs as needs_service
from firsthand.services.actor import Actor, AsOf
from firsthand.services.exchanges import Entry, LedgerQuery
from firsthand.services.ties import ties_of
from firsthand.storage import giving, ledger

HELPERS_MAX = 4
NEVER_ASKED_DAYS = 730
NEVER_ASKED_SHOWN = 5


@dataclass(frozen=True)
class Helper:
    """An offer that answers a need, and by which words.

    person: None where the offer is the user's own. past: it was given before rather than offered now. words: those that
    match, for a sentence ("“tax” and “auditor – accountant”").
    """

    offer: Offer
    person: Person | None
    words: str
    past: bool


@dataclass(frozen=True)
class _Brought:
    offer: Offer
    person: Person | None
    contact_days: int
    past: bool


def helpers(
    actor: Actor, needs: Sequence[Need], as_of: AsOf, *, mine_only: bool = False, most: int = HELPERS_MAX
) -> dict[int, tuple[Helper, ...]]:
    """For each need, by its id, who could help: the user first, then the best match; each once, at most `most`.

    The user's own offers answer other people's needs, never the user's own. A need that nobody answers is left out.
    mine_only: nobody but the user is looked at.
    """
    if not needs:
        return {}
    brought = Shelf((one, one.offer.words) for one in _brought(actor, as_of, mine_only))
    rarity = move_matching.rarity(actor)
    found = {need.id: _answering(need, brought, rarity, most) for need in needs}
    return {id: answers for id, answers in found.items() if answers}


def never_asked(actor: Actor, as_of: AsOf) -> tuple[Entry, ...]:
    """Who never gets the chance to help: what was last given to each person to whom the user gave and of whom they asked
    nothing, in two years; the latest first. Looks at now alone, and shows no counts: suggestions are among them.
    """
    since = as_of.until_day - NEVER_ASKED_DAYS
    which = exchanges.wanted(actor, LedgerQuery(), as_of)
    found = ledger.given_and_never_asked(actor.scope, which, since, NEVER_ASKED_SHOWN)
    return tuple(exchanges.show(actor, key, as_of) for _, key in found)


def keep_for(actor: Actor, person: PersonId, words: str) -> None:
    """Keep something I can bring somebody: as theirs to look for and mine to bring, each once. Raises FirsthandError."""
    said = " ".join(words.split()).casefold()
    if all(one.need.words.casefold() != said for one in needs_service.needs(actor, person=person)):
        needs_service.add_need(actor, words, person=person)
    if all(one.offer.words.casefold() != said for one in inventory.offers(actor, mine_only=True)):
        inventory.add_offer(actor, words)


def _brought(actor: Actor, as_of: AsOf, mine_only: bool) -> list[_Brought]:
    mine = [
        _Brought(offer, None, 0, False)
        for offer in giving.offers(actor.scope, giving.MINE)
        if offer.holds_on(as_of.day)
    ]
    if mine_only:
        return mine
    return mine + [
        _Brought(one.offer, one.standing.person, one.standing.contact_days, one.past)
        for one in move_ledger.offers_of_others(actor, as_of, ties_of(actor, as_of), said=True)
        if one.is_sure and one.offer.holds_on(as_of.day)
    ]


def _answering(need: Need, brought: Shelf[_Brought], rarity: Rarity, most: int) -> tuple[Helper, ...]:
    found = [
        (hit, one)
        for hit, one in brought.matching(need.words, rarity)
        if (one.person.id if one.person else None) != need.person
    ]
    # Of equals those that are offered now, then those of the closer tie.
    found.sort(
        key=lambda pair: (
            pair[1].person is not None, -pair[0].score, pair[1].past, -pair[1].contact_days, pair[1].offer.id,
        )
    )  # fmt: skip
    best: dict[int | None, Helper] = {}
    for hit, one in found:
        best.setdefault(
            one.person.id if one.person else None, Helper(one.offer, one.person, matched_in_words(hit), one.past)
        )
    return tuple(best.values())[:most]
