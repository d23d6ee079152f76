"""The move "ask": a need of my own, and somebody who offers or has given the like."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, tzinfo

from firsthand.domain.inventory import Need
from firsthand.domain.matching import Match, Rarity, Shelf, matched_in_words
from firsthand.domain.moves.introduce import OfferOf
from firsthand.domain.moves.score import DEFAULT_WEIGHTS, Reason, Reasons, Weights, ease_of, score_terms, total
from firsthand.domain.moves.shape import FirstStep, Matter, Move, intents_for
from firsthand.domain.moves.standing import move_key, shortened
from firsthand.domain.moves.words import day_in_words
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

TIMELINESS = 0.5
MINUTES = 10
PEOPLE_A_NEED = 3
"""The best so many for each need; if one of them rests, the next may show."""

GIVE_FIRST = gettext_noop(
    "The record shows nothing from you to %(name)s yet. Giving something first is a thought, no rule."
)


def ask_moves(
    needs: Sequence[Need],
    offers: Sequence[OfferOf],
    given_to: Collection[int],
    as_of: date,
    zone: tzinfo,
    rarity: Rarity,
    weights: Weights = DEFAULT_WEIGHTS,
) -> tuple[Move, ...]:
    """Moves for the needs the user declared, lifted so that asking never starves; one a person.

    given_to: people whom the owner is known to have given something; others get a note beside the move, no more.
    """
    shelf = Shelf(
        (other, other.offer.words)
        for other in offers
        if other.is_sure and other.offer.holds_on(as_of) and other.offer.source.on <= as_of
    )
    best: dict[int, Move] = {}
    for need in needs:
        if need.person is not None or need.status != "confirmed" or not need.is_live_on(as_of):
            continue
        found = shelf.matching(need.words, rarity)
        found.sort(key=lambda pair: (-pair[0].score, -pair[1].standing.contact_days, pair[1].offer.id))
        for hit, other in found[:PEOPLE_A_NEED]:
            move = _move(need, other, hit, given_to, as_of, zone, weights)
            known = best.get(other.standing.person.id)
            if known is None or (move.score, move.key) > (known.score, known.key):
                best[other.standing.person.id] = move
    return tuple(best.values())


def _move(
    need: Need, other: OfferOf, hit: Match, given_to: Collection[int], as_of: date, zone: tzinfo, weights: Weights
) -> Move:
    person = other.standing.person
    name = person.first_name
    terms = score_terms(
        Reasons(
            timeliness=Reason(
                TIMELINESS, _("You declared it on %(day)s") % {"day": day_in_words(need.source.on, as_of=as_of)}
            ),
            importance=other.standing.importance_reason(),
            fit=Reason(hit.score, _("Both speak of %(words)s") % {"words": matched_in_words(hit)}),
            breadth=other.standing.breadth(),
            ease=ease_of(MINUTES),
            contact_days=other.standing.contact_days,
        ),
        weights,
    )
    why = _why(past=other.past, for_goal=need.goal is not None)
    return Move(
        key=move_key("ask", need.id, person.id),
        kind="ask",
        people=(person,),
        deed=_("Ask %(name)s: %(need)s") % {"name": name, "need": shortened(need.words)},
        why=why
        % {
            "need": shortened(need.words),
            "goal": shortened(need.goal.title) if need.goal else "",
            "name": name,
            "offer": shortened(other.offer.words),
            "day": day_in_words(other.offer.source.on, as_of=as_of),
            "words": matched_in_words(hit),
        },
        evidence=(other.evidence(zone),),
        first_step=FirstStep(
            _("it is quiet after lunch"),
            _("I write %(name)s what it is for, how much of it, by when, and that a no is fine") % {"name": name},
        ),
        minutes=MINUTES,
        score=total(terms),
        terms=terms,
        since=datetime.combine(need.source.on, time(9), zone),
        intents=intents_for((person,)),
        benefit_to_me=True,
        lifted=True,
        note="" if person.id in given_to else _(GIVE_FIRST) % {"name": name},
        matter=Matter(
            need=shortened(need.words),
            offer=shortened(other.offer.words),
            due=need.until,
            purpose=need.goal.title if need.goal else "",
        ),
    )


def _why(*, past: bool, for_goal: bool) -> str:
    """The pattern of the reason: whether it serves a goal, and whether the other gave it before or can bring it now."""
    if for_goal and past:
        return _(
            "You look for “%(need)s”, for your goal “%(goal)s”. %(name)s gave you “%(offer)s” (%(day)s). Both speak of"
            " %(words)s."
        )
    if for_goal:
        return _(
            "You look for “%(need)s”, for your goal “%(goal)s”. %(name)s can bring “%(offer)s” (%(day)s). Both speak of"
            " %(words)s."
        )
    if past:
        return _("You look for “%(need)s”. %(name)s gave you “%(offer)s” (%(day)s). Both speak of %(words)s.")
    return _("You look for “%(need)s”. %(name)s can bring “%(offer)s” (%(day)s). Both speak of %(words)s.")
