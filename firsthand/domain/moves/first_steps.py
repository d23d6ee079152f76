"""First steps small enough to take now, told by the words of the question they answer."""

import re
from typing import NamedTuple

from firsthand.domain.moves.shape import FirstStep
from firsthand.domain.moves.words import in_words


class _Answer(NamedTuple):
    """What kind of answer certain words want: `action` has a place for the person's name."""

    wanted_by: re.Pattern[str]
    action: str
    minutes: int


def _answer(pattern: str, action: str, minutes: int) -> _Answer:
    return _Answer(re.compile(pattern, re.IGNORECASE), action, minutes)


# The first that fits counts.
_ANSWERS = (
    _answer(
        r"\b(?:give me a (?:call|ring)|call me|ring me|phone me|ruf\w* (?:mich|an)|appele[zr]?-moi|llámame)\b",
        "I ring {name}, or write when I can",
        5,
    ),
    _answer(
        r"\b(?:when|what (?:time|day|date)|which day|wann|quand|cuándo|available|availability|free (?:on|for|this|next)|"
        r"schedule|meet|get together|lunch|dinner|coffee)\b",
        "I send {name} one day and time, or say that I can’t",
        5,
    ),
    _answer(
        r"\b(?:what do you think|thoughts|your (?:view|opinion|comments|feedback|input|advice|take)|comments|agree|"
        r"was (?:meinst|denken|halten)|qu['’]en pens|qué (?:opina|piensa|te parece))",
        "I write {name} two sentences: what I think, and the one thing I would change",
        10,
    ),
    _answer(
        r"\b(?:approve|approval|sign|sign[- ]off|authori[sz]e|decide|decision|go ahead|proceed|ok with|okay with|freigabe|"
        r"genehmig|autoris)",
        "I read it once and write {name} yes, no, or what I still need to know",
        10,
    ),
    _answer(
        r"\b(?:send|forward|e-?mail|fax|provide|copy of|get me|resend|attach|schick|senden|envoy|envía|mandar)\w*\b",
        "I send {name} what is asked for, or write by when I will",
        10,
    ),
    _answer(
        r"\b(?:review|look at|look over|check|read|go through|verify|prüf|relire|revis)\w*\b",
        "I open it, read the first page and write {name} when the rest will be done",
        15,
    ),
    _answer(r"^[\W\d]*(?:who|whom|wer|wen|qui|quién)\b", "I write {name} the name, or who would know it", 5),
    _answer(r"^[\W\d]*(?:where|wo|où|dónde)\b", "I write {name} where, in one line", 5),
    _answer(r"^[\W\d]*(?:why|warum|wieso|pourquoi|por qué)\b", "I write {name} the reason in two sentences", 10),
    _answer(r"^[\W\d]*(?:how|wie|comment|cómo)\b", "I write {name} how, in three lines, or who would know", 10),
    _answer(
        r"^[\W\d]*(?:(?:and|so|but|also)[ ,]+)*(?:is|are|was|were|do|does|did|has|have|had|can|could|should|shall|will|"
        r"would|am|may)\b|\bwhether\b|\blet me know if\b",
        "I write {name} yes or no, and the reason in one line",
        5,
    ),
)
_ANY_ANSWER = _answer("", "I answer {name} in two lines", 5)
_MINUTES_OF_A_BREAK = 5


def answering_step(words: str, name: str, count: int = 1) -> tuple[FirstStep, int]:
    """The smallest step that answers the question `words` of `name`, and its minutes; count: questions asked in all."""
    wanted = next((answer for answer in _ANSWERS if answer.wanted_by.search(words)), _ANY_ANSWER)
    action, minutes = wanted.action.format(name=name), wanted.minutes
    if count > 1:
        others = "question" if count == 2 else in_words(count - 1, unit="question")
        action, minutes = f"{action} (then the other {others})", minutes + 5
    cue = "I have five minutes before the next meeting" if minutes <= _MINUTES_OF_A_BREAK else "it is quiet after lunch"
    return FirstStep(cue, action), minutes
