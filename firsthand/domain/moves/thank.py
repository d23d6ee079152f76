"""The move "thank": something received, confirmed by the user, and not thanked for."""

from collections.abc import Iterable
from datetime import date

from firsthand.domain.exchanges import Value
from firsthand.domain.moves.score import DEFAULT_WEIGHTS, Reason, Reasons, Weights, ease_of, score_terms, total
from firsthand.domain.moves.shape import FirstStep, Matter, Move, intents_for
from firsthand.domain.moves.standing import Entry
from firsthand.domain.moves.words import day_in_words
from firsthand.domain.wording import days_ago
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

AGE_DAYS_MAX = 14
MINUTES = 5

EFFECT_ASKED: dict[Value, str] = {
    "support": gettext_noop("what it let me go on with"),
    "recognition": gettext_noop("who has seen it since"),
    "feedback": gettext_noop("what I changed because of it"),
    "knowledge": gettext_noop("what I did with it"),
    "introduction": gettext_noop("whom I met and what came of it"),
    "resource": gettext_noop("what it made possible"),
    "opportunity": gettext_noop("what I made of it"),
}
"""The effect that thanks name, by what was received; in English, to be translated where it is shown."""


def thank_moves(entries: Iterable[Entry], as_of: date, weights: Weights = DEFAULT_WEIGHTS) -> tuple[Move, ...]:
    """One move a person for the newest thing received, confirmed, unthanked, up to 14 days ago."""
    newest: dict[int, Entry] = {}
    for entry in entries:
        exchange = entry.exchange
        if exchange.flow != "in" or exchange.state != "given" or exchange.status != "confirmed":
            continue
        age = (as_of - received_on(entry)).days
        known = newest.get(entry.person.id)
        if 0 <= age <= AGE_DAYS_MAX and (known is None or _order(entry) > _order(known)):
            newest[entry.person.id] = entry
    return tuple(_move(entry, as_of, weights) for entry in newest.values())


def received_on(entry: Entry) -> date:
    """The day something was given."""
    return entry.step("given").at.date()


def _order(entry: Entry) -> tuple[date, str]:
    return received_on(entry), entry.exchange.key


def _move(entry: Entry, as_of: date, weights: Weights) -> Move:
    exchange, name = entry.exchange, entry.person.first_name
    step = entry.step("given")
    age = (as_of - received_on(entry)).days
    received = _("Received %(ago)s") % {"ago": days_ago(age)} if age else _("Received today")
    terms = score_terms(
        Reasons(
            timeliness=Reason(2 ** (-age / 14), received),
            importance=entry.standing.importance_reason(),
            fit=Reason(1.0, _("Confirmed by you")),
            breadth=entry.standing.breadth(),
            ease=ease_of(MINUTES),
            contact_days=entry.contact_days,
        ),
        weights,
    )
    what = entry.what
    effect = _(EFFECT_ASKED[exchange.value])
    return Move(
        key=f"thank:{exchange.key}",
        kind="thank",
        people=(entry.person,),
        deed=(_("Thank %(name)s: %(what)s") if what else _("Thank %(name)s")) % {"name": name, "what": what},
        why=_("%(name)s gave it on %(day)s. If you thanked for it, it was not by mail.")
        % {"name": name, "day": day_in_words(received_on(entry), as_of=as_of)},
        evidence=entry.evidence(step),
        first_step=FirstStep(
            _("I have sent the last mail before lunch"),
            _("I write %(name)s two lines: what it was, and %(effect)s") % {"name": name, "effect": effect},
        ),
        minutes=MINUTES,
        score=total(terms),
        terms=terms,
        since=step.at,
        intents=intents_for((entry.person,)),
        benefit_to_me=False,
        matter=Matter(what=what, exchange=exchange.key),
    )
