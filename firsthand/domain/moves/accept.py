"""The move "accept": an offer to me that is open; help taken is help allowed."""

from collections.abc import Iterable
from datetime import date

import numpy as np

from firsthand.domain.moves.score import DEFAULT_WEIGHTS, Reason, Reasons, Weights, ease_of, score_terms, total
from firsthand.domain.moves.shape import FirstStep, Matter, Move, intents_for
from firsthand.domain.moves.standing import Entry
from firsthand.domain.moves.words import day_in_words
from firsthand.domain.wording import working_days_ago
from firsthand.language import gettext as _

AGE_WORKING_DAYS_MIN = 2
SUGGESTED_WORKING_DAYS_MAX = 14
"""Of offers that nobody confirmed readers held older ones to be past (d)."""

AGE_WORKING_DAYS_MAX = 21
MINUTES = 5
TIMELINESS = 0.5


def accept_moves(entries: Iterable[Entry], as_of: date, weights: Weights = DEFAULT_WEIGHTS) -> tuple[Move, ...]:
    """One move a person for the newest offer to the owner, open 2 to 14 working days, or to 21 where the user confirmed it."""
    newest: dict[int, Entry] = {}
    for entry in entries:
        if _is_open(entry, as_of):
            known = newest.get(entry.person.id)
            if known is None or _order(entry) > _order(known):
                newest[entry.person.id] = entry
    return tuple(_move(entry, as_of, weights) for entry in newest.values())


def without_offers(answers: Iterable[Move], offered: Iterable[Move]) -> tuple[Move, ...]:
    """`answers` without questions that are an offer of `offered` in other words ("Would that be of use?")."""
    quotes = {(proof.interaction_id, proof.quote) for move in offered for proof in move.evidence if proof.quote}
    return tuple(
        move
        for move in answers
        if not any(move.evidence[0].interaction_id == id and quote in move.evidence[0].quote for id, quote in quotes)
    )


def _is_open(entry: Entry, as_of: date) -> bool:
    exchange = entry.exchange
    if exchange.flow != "in" or exchange.state != "offered" or exchange.closed is not None or not entry.is_sure:
        return False
    age = int(np.busday_count(entry.step("offered").at.date(), as_of))
    confirmed = exchange.status == "confirmed" or entry.pinned
    return AGE_WORKING_DAYS_MIN <= age <= (AGE_WORKING_DAYS_MAX if confirmed else SUGGESTED_WORKING_DAYS_MAX)


def _order(entry: Entry) -> tuple[float, str]:
    return entry.step("offered").at.timestamp(), entry.exchange.key


def _move(entry: Entry, as_of: date, weights: Weights) -> Move:
    exchange, name = entry.exchange, entry.person.first_name
    step = entry.step("offered")
    age = int(np.busday_count(step.at.date(), as_of))
    terms = score_terms(
        Reasons(
            timeliness=Reason(TIMELINESS, _("Offered %(ago)s") % {"ago": working_days_ago(age)}),
            importance=entry.standing.importance_reason(),
            fit=Reason(exchange.confidence, _("Offered to you")),
            breadth=entry.standing.breadth(),
            ease=ease_of(MINUTES),
            contact_days=entry.contact_days,
        ),
        weights,
    )
    what = entry.what
    return Move(
        key=f"accept:{exchange.key}",
        kind="accept",
        people=(entry.person,),
        deed=(_("Answer %(name)s’s offer: %(what)s") if what else _("Answer %(name)s’s offer"))
        % {"name": name, "what": what},
        why=_("%(name)s offered it on %(day)s, %(ago)s. No answer seen in your mail.")
        % {"name": name, "day": day_in_words(step.at.date(), as_of=as_of), "ago": working_days_ago(age)},
        evidence=entry.evidence(step),
        first_step=FirstStep(
            _("I have five minutes before the next meeting"),
            _("I write %(name)s yes and the one thing that would help most, or a clear no") % {"name": name},
        ),
        minutes=MINUTES,
        score=total(terms),
        terms=terms,
        since=step.at,
        intents=intents_for((entry.person,)),
        benefit_to_me=True,
        suggested=exchange.status != "confirmed",
        matter=Matter(what=what, due=exchange.due, exchange=exchange.key),
    )
