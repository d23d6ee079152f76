"""The move "give": what somebody needs, and what I can bring."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from firsthand.domain.inventory import Need, Offer
from firsthand.domain.matching import Match, Rarity, Shelf, matched_in_words
from firsthand.domain.moves.score import DEFAULT_WEIGHTS, Reason, Reasons, Weights, ease_of, score_terms, total
from firsthand.domain.moves.shape import Evidence, FirstStep, Matter, Move, Person, intents_for
from firsthand.domain.moves.standing import SURE_MIN, Standing, move_key, shortened
from firsthand.domain.moves.words import day_in_words, in_words
from firsthand.language import gettext as _

TIMELINESS = 0.5
SMALL_MINUTES = 5
"""A five-minute favour; over-giving hides what takes longer."""


@dataclass(frozen=True, slots=True)
class NeedOf:
    """A need with who has it, and the message it stands in. subject, message_id: '' for what no message says."""

    need: Need
    standing: Standing
    message_id: str = ""
    subject: str = ""
    sent_at: datetime | None = None

    @property
    def is_sure(self) -> bool:
        need = self.need
        return need.status == "confirmed" or (need.status == "suggested" and need.probability >= SURE_MIN)

    @property
    def contact_days(self) -> int | None:
        return None if self.need.source.origin == "hand" else self.standing.contact_days

    def since(self, zone: tzinfo) -> datetime:
        return self.sent_at or datetime.combine(self.need.source.on, time(9), zone)

    def evidence(self, person: Person, zone: tzinfo) -> Evidence:
        """Their words; for what was entered by hand, the user's own."""
        source = self.need.source
        return Evidence(
            self.message_id,
            source.interaction_id,
            self.since(zone),
            self.subject,
            source.quote or self.need.words,
            _span_of(self.need.words, source.quote or self.need.words),
            "from-them" if source.origin == "mail" else "from-me",
            person,
        )


def give_moves(
    needs: Iterable[NeedOf],
    offers: Sequence[Offer],
    as_of: date,
    zone: tzinfo,
    rarity: Rarity,
    weights: Weights = DEFAULT_WEIGHTS,
) -> tuple[Move, ...]:
    """One move a person: the need that my confirmed inventory answers best."""
    shelf = Shelf(
        (offer, offer.words)
        for offer in offers
        if offer.person is None and offer.status == "confirmed" and offer.holds_on(as_of) and offer.source.on <= as_of
    )
    best: dict[int, Move] = {}
    for one in needs:
        if one.need.person is None or not one.is_sure or not one.need.is_live_on(as_of):
            continue
        found = [(hit, offer) for hit, offer in shelf.matching(one.need.words, rarity) if _may_serve(one.need, offer)]
        if not found:
            continue
        hit, offer = max(found, key=lambda pair: (pair[0].score, -pair[1].minutes, -pair[1].id))
        move = _move(one, offer, hit, as_of, zone, weights)
        known = best.get(one.need.person)
        if known is None or (move.score, move.key) > (known.score, known.key):
            best[one.need.person] = move
    return tuple(best.values())


def _may_serve(need: Need, offer: Offer) -> bool:
    """Whether an offer is of a kind that can serve: who asks to be introduced is not served with money."""
    return need.value != "introduction" or offer.value in ("introduction", "knowledge")


def _move(one: NeedOf, offer: Offer, hit: Match, as_of: date, zone: tzinfo, weights: Weights) -> Move:
    person = one.standing.person
    name = person.first_name
    on = one.need.source.on
    small = offer.minutes <= SMALL_MINUTES
    told = {
        "name": name,
        "day": day_in_words(on, as_of=as_of),
        "offer": shortened(offer.words),
        "time": in_words(offer.minutes),
        "words": matched_in_words(hit),
    }
    terms = score_terms(
        Reasons(
            timeliness=Reason(TIMELINESS, _("%(name)s has looked for it since %(day)s") % told),
            importance=one.standing.importance_reason(),
            fit=Reason(hit.score, _("Both speak of %(words)s") % told),
            breadth=one.standing.breadth(),
            ease=ease_of(offer.minutes),
            contact_days=one.contact_days,
        ),
        weights,
    )
    why = (
        _("%(name)s wrote of it on %(day)s; you can bring “%(offer)s”, about %(time)s. Both speak of %(words)s.")
        if one.need.source.origin == "mail"
        else _(
            "%(name)s looks for it, as you noted on %(day)s; you can bring “%(offer)s”, about %(time)s. Both speak of"
            " %(words)s."
        )
    ) % told
    if offer.limits:
        why += " " + _("You set a limit: %(limit)s.") % {"limit": shortened(offer.limits)}
    return Move(
        key=move_key("give", one.need.id, offer.id),
        kind="give",
        people=(person,),
        deed=_("Give %(name)s a hand: %(offer)s") % told,
        why=why,
        evidence=(one.evidence(person, zone),),
        first_step=FirstStep(
            _("I have five minutes before the next meeting") if small else _("it is quiet after lunch"),
            (_("I send %(name)s what I have") if small else _("I offer %(name)s %(time)s of it, with one day and time"))
            % told,
        ),
        minutes=offer.minutes,
        score=total(terms),
        terms=terms,
        since=one.since(zone),
        intents=intents_for((person,)),
        benefit_to_me=False,
        suggested=one.need.status != "confirmed",
        matter=Matter(need=shortened(one.need.words), offer=shortened(offer.words)),
    )


def _span_of(words: str, text: str) -> tuple[int, int]:
    at = text.casefold().find(words.casefold())
    return (at, at + len(words)) if at >= 0 else (0, 0)
