"""The move "keep a promise": mine, due within two days or late."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from firsthand.domain.exchanges.phrasing import what_of
from firsthand.domain.moves.score import DEFAULT_WEIGHTS, Reason, Reasons, Weights, ease_of, score_terms, total
from firsthand.domain.moves.shape import FirstStep, Matter, Move, intents_for
from firsthand.domain.moves.standing import Entry, shortened
from firsthand.domain.moves.words import day_in_words, in_words, promised_deed

DUE_WITHIN_DAYS = 2
LAPSES_DAYS_LATE = 60

UNDATED_DUE_DAYS = 7
"""A promise that named no day is taken up after a week (d) …"""

UNDATED_LAPSES_DAYS_LATE = 14
"""… and left alone two weeks later (d): much of what names no day is kept by word of mouth."""

SMALL_STEP_MINUTES = 10

FADES_DAYS = 14
"""How sure it is that a late promise still waits halves in so many days (d)."""

OUT_OF_SIGHT_DAYS = 1
"""What is kept face to face or by telephone is brought up for so long after its day (d)."""

WORDS_MIN = 4
""" "I'll ask." says too little to be brought back from a suggestion."""

_OUT_OF_SIGHT = re.compile(
    r"\b(?:(?:bring|carry|fetch|buy|cook|bake|wear|wait|stay|sit|stand|walk|drive|come|go|"
    r"stop by|drop by|pop (?:in|by)|pick|"
    r"meet|see|join|attend|be (?:there|in|at|around|quick|brief|back)|listen|smile|pretend|try|think|behave|watch|"
    r"eat|drink|sleep|"
    r"call|ring|phone)\b"
    r"|(?:ask|tell|talk (?:to|with)|speak (?:to|with)|catch|corner|find|warn|remind) (?:him|her|them|it|mr|ms|mrs|dr|[A-Z]\w+)\b"
    r"|(?:say|be) (?:so|sorry|nice|kind|hello|nothing))",
)


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
    if days_left > soon or has_lapsed(entry, as_of) or _is_kept_out_of_sight(entry, days_left):
        return None
    step = entry.step("promised")
    name = entry.person.first_name
    minutes = 5 if exchange.effort == "minutes" else SMALL_STEP_MINUTES
    terms = score_terms(
        Reasons(
            timeliness=Reason(1.0 if days_left < 0 else 2 ** (-days_left / 3), _due_words(entry, due, as_of)),
            importance=entry.standing.importance_reason(),
            fit=Reason(exchange.confidence * 2 ** (min(0, days_left) / FADES_DAYS), "You gave your word"),
            breadth=entry.standing.breadth(),
            ease=ease_of(minutes),
            contact_days=entry.contact_days,
        ),
        weights,
    )
    what = _deed(entry)
    action = (
        f"I send {name} what I promised, or write by when it comes"
        if exchange.effort == "minutes"
        else f"I write {name} the day it will be there, and keep an hour of that day for it"
    )
    return Move(
        key=f"promise:{exchange.key}",
        kind="promise",
        people=(entry.person,),
        deed=promised_deed(what, name)
        or (f"Keep your word to {name}: {what}" if what else f"Keep your word to {name}"),
        why=f"You said so on {day_in_words(step.at.date(), as_of=as_of)}{_for_when(entry, due, as_of)}."
        " Nothing in your mail shows it done.",
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
        return f"No day was named; that is {in_words(days, unit='day')} ago"
    days_left = (due - as_of).days
    if days_left == 0:
        return "You said today"
    if days_left == 1:
        return "You said tomorrow"
    if days_left > 1:
        return f"You said {due:%A}"
    return f"You said {day_in_words(due, as_of=as_of)}"


def _for_when(entry: Entry, due: date, as_of: date) -> str:
    if entry.exchange.due is None:
        return " and named no day"
    if due == entry.step("promised").at.date():
        return ", for the same day"
    days_left = (due - as_of).days
    near = {0: "today", 1: "tomorrow", 2: f"{due:%A}"}.get(days_left)
    return f", for {near or day_in_words(due, as_of=as_of)}"


def _deed(entry: Entry) -> str:
    """What was promised, in the words of the promise itself: an exchange may have begun with another sentence."""
    promised = entry.step("promised").quote
    return shortened(what_of("promise", promised)) if promised else entry.what


def _is_kept_out_of_sight(entry: Entry, days_left: int) -> bool:
    """Whether a promise that nobody confirmed says too little, or was likely kept where mail sees nothing of it."""
    if entry.pinned or entry.exchange.status == "confirmed":
        return False
    said = entry.step("promised").quote or entry.exchange.what
    if len(said.split()) < WORDS_MIN:
        return True
    unseen = _OUT_OF_SIGHT.search(said)
    return bool(unseen) and (entry.exchange.due is None or days_left < -OUT_OF_SIGHT_DAYS)


def _cue(days_left: int) -> str:
    return "I have five minutes before the next meeting" if days_left <= 0 else "it is quiet after lunch"
