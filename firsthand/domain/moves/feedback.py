"""The move "seek feedback": none asked for in a while, and something finished for somebody whose judgement counts."""

from collections.abc import Iterable
from datetime import date

from firsthand.domain.moves.score import DEFAULT_WEIGHTS, Reason, Reasons, Weights, ease_of, score_terms, total
from firsthand.domain.moves.shape import FirstStep, Matter, Move, intents_for
from firsthand.domain.moves.standing import Entry
from firsthand.domain.moves.words import day_in_words
from firsthand.domain.wording import days_ago
from firsthand.language import gettext as _
from firsthand.language import ngettext

NONE_ASKED_DAYS = 90
FINISHED_DAYS_MAX = 21
"""What was given longer ago is no longer fresh in mind (d)."""

CONTACT_DAYS_MIN = 15
"""Whose judgement counts where the user has not said so: somebody they have worked with this often (d)."""

MINUTES = 5
TIMELINESS = 0.5


def feedback_moves(
    entries: Iterable[Entry],
    last_asked: date | None,
    judges: frozenset[int],
    as_of: date,
    weights: Weights = DEFAULT_WEIGHTS,
    mirror_gap: str = "",
) -> tuple[Move, ...]:
    """One move a person to whom the owner gave something in the last three weeks, confirmed, and whose judgement counts.

    last_asked: the last day the owner asked anybody for feedback, None for never. judges: people the user marked as giving
    feedback. mirror_gap: where what the user says and what the record shows lie far apart, in words; then no wait counts.
    """
    if not mirror_gap and last_asked is not None and (as_of - last_asked).days < NONE_ASKED_DAYS:
        return ()
    newest: dict[int, Entry] = {}
    for entry in entries:
        exchange = entry.exchange
        if exchange.flow != "out" or exchange.state not in ("given", "thanked") or exchange.status != "confirmed":
            continue
        counts = (
            entry.person.id in judges
            or entry.standing.importance > 0
            or entry.standing.contact_days >= CONTACT_DAYS_MIN
        )
        if not counts or not 0 <= (as_of - _finished(entry)).days <= FINISHED_DAYS_MAX:
            continue
        known = newest.get(entry.person.id)
        if known is None or (_finished(entry), exchange.key) > (_finished(known), known.exchange.key):
            newest[entry.person.id] = entry
    return tuple(_move(entry, last_asked, judges, as_of, weights, mirror_gap) for entry in newest.values())


def _finished(entry: Entry) -> date:
    return entry.step("given").at.date()


def _move(
    entry: Entry, last_asked: date | None, judges: frozenset[int], as_of: date, weights: Weights, mirror_gap: str
) -> Move:
    name = entry.person.first_name
    since = (
        _("You are not seen to have asked anybody before")
        if last_asked is None
        else _("You last asked somebody %(ago)s") % {"ago": days_ago((as_of - last_asked).days)}
    )
    days = entry.standing.contact_days
    terms = score_terms(
        Reasons(
            timeliness=Reason(TIMELINESS, mirror_gap or since),
            importance=entry.standing.importance_reason(),
            fit=Reason(1.0, _("You marked %(name)s for feedback") % {"name": name})
            if entry.person.id in judges
            else Reason(
                0.6,
                ngettext(
                    "%(name)s has worked with you on %(count)s day",
                    "%(name)s has worked with you on %(count)s days",
                    days,
                )
                % {"name": name, "count": days},
            ),
            breadth=entry.standing.breadth(),
            ease=ease_of(MINUTES),
            contact_days=entry.standing.contact_days,
        ),
        weights,
    )
    what = entry.what
    return Move(
        key=f"feedback:{entry.exchange.key}",
        kind="feedback",
        people=(entry.person,),
        deed=(_("Ask %(name)s what to do better: %(what)s") if what else _("Ask %(name)s what to do better"))
        % {"name": name, "what": what},
        why=_("You gave it to %(name)s on %(day)s. %(reason)s.")
        % {"name": name, "day": day_in_words(_finished(entry), as_of=as_of), "reason": mirror_gap or since},
        evidence=entry.evidence(entry.step("given")),
        first_step=FirstStep(
            _("I have sent the last mail before lunch"),
            _("I ask %(name)s for the one thing that I should do otherwise") % {"name": name},
        ),
        minutes=MINUTES,
        score=total(terms),
        terms=terms,
        since=entry.step("given").at,
        intents=intents_for((entry.person,)),
        benefit_to_me=True,
        lifted=entry.standing.pinned,
        matter=Matter(what=what, exchange=entry.exchange.key),
    )
