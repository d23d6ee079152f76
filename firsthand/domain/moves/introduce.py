"""The move "introduce": what one person needs and another can bring, both asked first."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from typing import Literal, get_args

from firsthand.domain.inventory import Offer
from firsthand.domain.matching import Match, Rarity, Shelf, matched_in_words
from firsthand.domain.moves.give import NeedOf
from firsthand.domain.moves.score import DEFAULT_WEIGHTS, Reason, Reasons, Weights, ease_of, score_terms, total
from firsthand.domain.moves.shape import Evidence, FirstStep, Matter, Move, intents_for
from firsthand.domain.moves.standing import SURE_MIN, Standing, move_key, shortened
from firsthand.domain.moves.words import day_in_words
from firsthand.language import gettext as _

State = Literal["asked a", "asked b", "asked both", "introduced", "came of it", "lapsed kindly"]
STATES: tuple[State, ...] = get_args(State)
Answer = Literal["", "yes", "no"]

TIMELINESS = 0.5
MINUTES = 10
NEEDS_MAX, OFFERS_MAX = 200, 400
"""The newest of each are looked at; beyond this nobody could make the introductions anyway."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """One introduction of A, who needs, to B, who can bring. why_a, why_b: in the user's words, why for each of them.

    says_a, says_b: what each said when asked; '' until then.
    """

    id: int
    a: int
    b: int
    why_a: str
    why_b: str
    state: State
    says_a: Answer
    says_b: Answer
    on: date


@dataclass(frozen=True, slots=True)
class OfferOf:
    """An offer with whose it is, and the words that show it. past: it was given before rather than offered now."""

    offer: Offer
    standing: Standing
    message_id: str = ""
    subject: str = ""
    sent_at: datetime | None = None
    past: bool = False

    @property
    def is_sure(self) -> bool:
        offer = self.offer
        return offer.status == "confirmed" or (offer.status == "suggested" and offer.probability >= SURE_MIN)

    def evidence(self, zone: tzinfo) -> Evidence:
        source = self.offer.source
        return Evidence(
            self.message_id,
            source.interaction_id,
            self.sent_at or datetime.combine(source.on, time(9), zone),
            self.subject,
            source.quote or self.offer.words,
            (0, 0),
            "from-them" if source.origin == "mail" else "from-me",
            self.standing.person,
        )


def next_stage(one: Introduction) -> Literal["", "ask both", "ask a", "ask b", "introduce"]:
    """Whom to write to next; '' when nothing is to be done: an answer is awaited, or it is over."""
    if one.state in ("introduced", "came of it", "lapsed kindly") or "no" in (one.says_a, one.says_b):
        return ""
    if one.says_a == "yes" and one.says_b == "yes":
        return "introduce"
    if one.state == "asked a" and one.says_a == "yes":
        return "ask b"
    if one.state == "asked b" and one.says_b == "yes":
        return "ask a"
    return ""


def introduce_moves(
    found: Iterable[tuple[NeedOf, OfferOf, Match]],
    under_way: Iterable[Introduction],
    acquainted: Collection[tuple[int, int]],
    as_of: date,
    zone: tzinfo,
    weights: Weights = DEFAULT_WEIGHTS,
) -> tuple[Move, ...]:
    """A move for each introduction that waits for its next step, then one for each need that somebody else's offer answers.

    found: as `pairs` finds them. acquainted: pairs of people (the lower id first) who are seen to be in contact already;
    they need no introduction.
    """
    known = {tuple(sorted((one.a, one.b))): one for one in under_way}
    best: dict[int, tuple[float, Move]] = {}
    for one, other, hit in found:
        ids = tuple(sorted((one.standing.person.id, other.standing.person.id)))
        going = known.get(ids)
        if going is None and ids in acquainted:
            continue
        stage: Literal["", "ask both", "ask a", "ask b", "introduce"] = next_stage(going) if going else "ask both"
        if not stage:
            continue
        move = _move(one, other, hit, stage, as_of, zone, weights)
        if one.standing.person.id not in best or move.score > best[one.standing.person.id][0]:
            best[one.standing.person.id] = (move.score, move)
    return tuple(move for _, move in best.values())


def pairs(
    needs: Sequence[NeedOf], offers: Sequence[OfferOf], as_of: date, rarity: Rarity
) -> list[tuple[NeedOf, OfferOf, Match]]:
    """Needs with other people's offers that answer them, the best matches first."""
    live = [one for one in needs if one.need.person is not None and one.is_sure and one.need.is_live_on(as_of)]
    shelf = Shelf(
        (other, other.offer.words)
        for other in [
            other
            for other in offers
            if other.is_sure and other.offer.holds_on(as_of) and other.offer.source.on <= as_of
        ][:OFFERS_MAX]
    )
    found = [
        (one, other, hit)
        for one in sorted(live, key=lambda one: one.need.source.on, reverse=True)[:NEEDS_MAX]
        for hit, other in shelf.matching(one.need.words, rarity)
        if other.standing.person.id != one.standing.person.id
    ]
    found.sort(key=lambda pair: (-pair[2].score, pair[0].need.id, pair[1].offer.id))
    return found


def _move(
    one: NeedOf, other: OfferOf, hit: Match, stage: Literal["ask both", "ask a", "ask b", "introduce"], as_of: date,
    zone: tzinfo, weights: Weights,
) -> Move:  # fmt: skip
    a, b = one.standing.person, other.standing.person
    contact_days = [days for days in (one.contact_days, other.standing.contact_days) if days is not None]
    importance = max(one.standing.importance, other.standing.importance)
    starred = one.standing if one.standing.importance >= other.standing.importance else other.standing
    told = {
        "name": a.first_name,
        "other": b.first_name,
        "need": shortened(one.need.words),
        "offer": shortened(other.offer.words),
        "words": matched_in_words(hit),
        "day": day_in_words(one.need.source.on, as_of=as_of),
    }
    terms = score_terms(
        Reasons(
            timeliness=Reason(TIMELINESS, _("Looked for since %(day)s") % told),
            importance=Reason(importance, starred.importance_reason().words),
            fit=Reason(hit.score, _("Both speak of %(words)s") % told),
            breadth=one.standing.breadth() if one.standing.below_target else other.standing.breadth(),
            ease=ease_of(MINUTES),
            contact_days=min(contact_days, default=None),
        ),
        weights,
    )
    actions = {
        "ask both": _("I ask %(name)s and %(other)s, each alone, whether they would like it") % told,
        "ask a": _("I ask %(name)s whether they would like it") % {"name": a.first_name},
        "ask b": _("I ask %(name)s whether they would like it") % {"name": b.first_name},
        "introduce": _("I write one mail to %(name)s and %(other)s") % told,
    }
    why = (
        _("%(name)s looks for “%(need)s”; %(other)s has brought “%(offer)s”. Both speak of %(words)s.")
        if other.past
        else _("%(name)s looks for “%(need)s”; %(other)s can bring “%(offer)s”. Both speak of %(words)s.")
    ) % told
    agreed = _("Both said yes.") if stage == "introduce" else _("Neither is told before both are asked.")
    return Move(
        key=move_key("introduce", *sorted((a.id, b.id)), one.need.id, stage),
        kind="introduce",
        people=(a, b),
        deed=_("Introduce %(name)s to %(other)s: %(need)s") % told,
        why=f"{why} {agreed}",
        evidence=(one.evidence(a, zone), other.evidence(zone)),
        first_step=FirstStep(_("it is quiet after lunch"), actions[stage]),
        minutes=MINUTES,
        score=total(terms),
        terms=terms,
        since=one.since(zone),
        intents=intents_for((a, b)),
        benefit_to_me=False,
        matter=Matter(need=shortened(one.need.words), offer=shortened(other.offer.words), stage=stage),
    )
