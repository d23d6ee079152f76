"""The move "keep a promise": mine, due within two days or late."""

from collections.abc import Iterable
from datetime import date, timedelta

from firsthand.domain.exchanges.phrasing import what_of
from firsthand.domain.moves.promised_words import is_worth_bringing_back
from firsthand.domain.moves.score import DEFAULT_WEIGHTS, Reason, Reasons, Weights, ease_of, score_terms, total
from firsthand.domain.moves.shape import FirstStep, Matter, Move, intents_for
from firsthand.domain.moves.standing import Entry, shortened
from firsthand.domain.moves.words import day_in_words, promised_deed
from firsthand.domain.wording import days_ago, weekday_of
from firsthand.language import gettext as _

DUE_WITHIN_DAYS = 2
LAPSES_DAYS_LATE = 60

UNDATED_DUE_DAYS = 7
"""A promise that named no day is taken up after a week (d) …"""

UNDATED_LAPSES_DAYS_LATE = 14
"""… and left alone two weeks later (d): much of what names no day is kept by word of mouth."""

SUGGESTED_DAYS_LATE_MAX = 14
"""A promise for a day that nobody confirmed is left alone so late (d): it was kept by word of mouth, or has passed."""

SMALL_STEP_MINUTES = 10

FADES_DAYS = 14
"""How sure it is that a late promise still waits halves in so many days (d)."""


def promise_moves(entries: Iterable[Entry], as_of: date, weights: Weights = DEFAULT_WEIGHTS) -> tuple[Move, ...]:
    """A move for each promise of the owner's that is due within two days or late, and has not lapsed."""
    return tuple(move for entry in entries if (move := _move(entry, as_of, weights)))


def day_due(entry: Entry) -> date:
    """The day a promise named, or the day on which one without a day is taken up."""
    made = entry.step("promised").at.date()
    return entry.exchange.due or made + timedelta(days=UNDATED_DUE_DAYS)


def has_lapsed(entry: Entry, as_of: date) -> bool:
    """Whether a promise is too old to be brought back; never where it is pinned."""
    late_max = LAPSES_DAYS_LATE if entry.exchange.due else UNDATED_LAPSES_DAYS_LATE
    return not entry.pinned and (as_of - day_due(entry)).days >= late_max


def _move(entry: Entry, as_of: date, weights: Weights) -> Move | None:
    exchange = entry.exchange
    if exchange.flow != "out" or exchange.state != "promised" or exchange.closed is not None or not entry.is_sure:
        return None
    due = day_due(entry)
    days_left = (due - as_of).days
    soon = DUE_WITHIN_DAYS if exchange.due else 0
    if days_left > soon or has_lapsed(entry, as_of) or _is_left_alone(entry, days_left):
        return None
    step = entry.step("promised")
    name = entry.person.first_name
    minutes = 5 if exchange.effort == "minutes" else SMALL_STEP_MINUTES
    terms = score_terms(
        Reasons(
            timeliness=Reason(1.0 if days_left < 0 else 2 ** (-days_left / 3), _due_words(entry, due, as_of)),
            importance=entry.standing.importance_reason(),
            fit=Reason(exchange.confidence * 2 ** (min(0, days_left) / FADES_DAYS), _("You gave your word")),
            breadth=entry.standing.breadth(),
            ease=ease_of(minutes),
            contact_days=entry.contact_days,
        ),
        weights,
    )
    what = _deed(entry)
    action = (
        _("I send %(name)s what I promised, or write by when it comes")
        if exchange.effort == "minutes"
        else _("I write %(name)s the day it will be there, and keep an hour of that day for it")
    ) % {"name": name}
    return Move(
        key=f"promise:{exchange.key}",
        kind="promise",
        people=(entry.person,),
        deed=promised_deed(what, name)
        or (_("Keep your word to %(name)s: %(what)s") if what else _("Keep your word to %(name)s"))
        % {"name": name, "what": what},
        why=_said_when(entry, due, as_of) + " " + _("Nothing in your mail shows it done."),
        evidence=entry.evidence(step),
        first_step=FirstStep(_cue(days_left), action),
        minutes=minutes,
        score=total(terms),
        terms=terms,
        since=step.at,
        intents=intents_for((entry.person,)),
        benefit_to_me=False,
        suggested=exchange.status != "confirmed" and not entry.pinned,
        matter=Matter(what=what, due=exchange.due, exchange=exchange.key),
    )


def _due_words(entry: Entry, due: date, as_of: date) -> str:
    if entry.exchange.due is None:
        days = (as_of - entry.step("promised").at.date()).days
        return _("No day was named; that is %(ago)s") % {"ago": days_ago(days)}
    days_left = (due - as_of).days
    if days_left == 0:
        return _("You said today")
    if days_left == 1:
        return _("You said tomorrow")
    return _("You said %(day)s") % {"day": weekday_of(due) if days_left > 1 else day_in_words(due, as_of=as_of)}


def _said_when(entry: Entry, due: date, as_of: date) -> str:
    """When it was promised, and for when."""
    made = entry.step("promised").at.date()
    days_left = (due - as_of).days
    if entry.exchange.due is None:
        said = _("You said so on %(day)s and named no day.")
    elif due == made:
        said = _("You said so on %(day)s, for the same day.")
    elif days_left in (0, 1):
        said = _("You said so on %(day)s, for tomorrow.") if days_left else _("You said so on %(day)s, for today.")
    else:
        said = _("You said so on %(day)s, for %(due)s.")
    named = weekday_of(due) if days_left == DUE_WITHIN_DAYS else day_in_words(due, as_of=as_of)
    return said % {"day": day_in_words(made, as_of=as_of), "due": named}


def _deed(entry: Entry) -> str:
    """What was promised, in the words of the promise itself: an exchange may have begun with another sentence."""
    promised = entry.step("promised").quote
    return shortened(what_of("promise", promised)) if promised else entry.what


def _is_left_alone(entry: Entry, days_left: int) -> bool:
    """Whether a promise that nobody confirmed is better not brought back."""
    if entry.pinned or entry.exchange.status == "confirmed":
        return False
    if entry.exchange.due and days_left < -SUGGESTED_DAYS_LATE_MAX:
        return True
    said = entry.step("promised").quote or entry.exchange.what
    return not is_worth_bringing_back(said, days_left if entry.exchange.due else None)


def _cue(days_left: int) -> str:
    return _("I have five minutes before the next meeting") if days_left <= 0 else _("it is quiet after lunch")
