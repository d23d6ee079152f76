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


# How a request begins, up to its verb.
_ASKED_TO = r"(?:^|\bplease,? |\b(?:can|could|would|will) (?:you|u) |\byou to |\bbitte )(?:\w+ ){0,2}?"

# The first that fits counts.
_ANSWERS = (
    _answer(
        r"\b(?:give me a (?:call|ring)|call me|ring me|phone me|ruf\w* (?:mich|an)|appele[zr]?-moi|llámame)\b",
        "I ring {name}, or write when I can",
        5,
    ),
    _answer(
        r"\b(?:whether|(?:let (?:me|us) know|advise|tell me|confirm) if)\b",
        "I write {name} yes or no, and why in one line",
        5,
    ),
    _answer(
        r"\b(?:when\b(?! (?:i|we|it|the|they|he|she|you (?:get|have|can))\b)|what (?:time|day|date)|which day|"
        r"wann|quand|cuándo|"
        r"available|availability|"
        r"free (?:on|for|this|next)|schedule|meet\b|get together|lunch|dinner|coffee)",
        "I send {name} one day and time, or say that I can’t",
        5,
    ),
    _answer(
        r"\b(?:do you know|know of|think of|kennst du|kennen sie|connais-tu|connaissez-vous|"
        r"conoces?) (?:a )?(?:any(?:one|body)|some(?:one|body)|"
        r"who|jemand\w*|quelqu['’]un|alguien)\b",
        "I write {name} one name, or say that none comes to mind",
        5,
    ),
    _answer(r"\b(?:how|what) about\b|\bwie wäre\b", "I write {name} yes, no, or another idea", 5),
    _answer(
        r"\bhow (?:many|much|long|often|far|big|old)\b|\bwie ?viele?\b|\bcombien\b|\bcuánt",
        "I write {name} the figure, or who has it",
        5,
    ),
    _answer(
        r"\b(?:what (?:do )?you think|thoughts|your (?:view|opinion|comments|feedback|input|advice|take|steer|"
        r"call)|comments|guidance|agree|"
        r"was (?:meinst|denken|halten)|qu['’]en pens|qué (?:opina|piensa|te parece))",
        "I write {name} two sentences: what I think, and the one thing I would change",
        10,
    ),
    _answer(
        r"\b(?:approve|approval|sign(?:ed|ature)?|sign[- ]off|authori[sz]e|decide|decision|go ahead|proceed|"
        r"ok with|okay with|your ok|"
        r"freigabe|freigeben|genehmig|autoris)",
        "I read it once and write {name} yes, no, or what I still need to know",
        10,
    ),
    _answer(
        rf"{_ASKED_TO}(?:send|forward|e-?mail|fax|resend|get me|copy|attach|provide (?:me|us)|schick|senden|"
        rf"envoyer|envoyez|enviar|envía|mandar)\w*\b",
        "I send {name} what is asked for, or write by when I will",
        10,
    ),
    _answer(
        rf"{_ASKED_TO}(?:review|look|check|read|go through|verify|prüf|relire|revis)\w*\b",
        "I open it, read the first page and write {name} when the rest will be done",
        15,
    ),
    _answer(r"^[\W\d]*(?:who|whom|wer|wen|qui|quién)\b", "I write {name} the name, or who would know it", 5),
    _answer(r"^[\W\d]*(?:where|wo|où|dónde)\b", "I write {name} where, in one line", 5),
    _answer(r"^[\W\d]*(?:why|warum|wieso|pourquoi|por qué)\b", "I write {name} the reason in two sentences", 10),
    _answer(r"\bhow (?:did|was|were|is|are|has|have|goes)\b", "I write {name} in two lines how it stands", 5),
    _answer(
        r"^[\W\d]*(?:how (?:do|does|can|could|should|would|will|to)|wie|comment|cómo)\b",
        "I write {name} how, in three lines, or who would know",
        10,
    ),
    _answer(
        r"^[\W\d]*(?:(?:and|so|but|also|ok|if so)[ ,]+)*(?:(?:can|could|will|would) (?:you|u)\b(?! (?:like|"
        r"want|prefer|agree|say))|please\b|bitte\b|"
        r"pouvez|pourriez|peux|puede|podría)",
        "I write {name} whether I will, and by when",
        5,
    ),
    _answer(
        r"(?:^|[,-] )[\W\d]*(?:(?:and|so|but|also|ok|first|second)[ ,]+)*(?:is|are|was|were|do|does|did|has|"
        r"have|had|can|could|should|shall|will|"
        r"would|am|may|any|ist|sind|hast|haben|est-ce|est|avez|es|hay)\b",
        "I write {name} yes or no, and why in one line",
        5,
    ),
)
_ANY_ANSWER = _answer("", "I answer {name} in two lines", 5)
_MINUTES_OF_A_BREAK = 5
_QUESTIONS_COUNTED_MAX = 3


def answering_step(words: str, name: str, count: int = 1) -> tuple[FirstStep, int]:
    """The smallest step that answers the question `words` of `name`, and its minutes; count: questions asked in all."""
    wanted = next((answer for answer in _ANSWERS if answer.wanted_by.search(words)), _ANY_ANSWER)
    action, minutes = wanted.action.format(name=name), wanted.minutes
    if count > 1:
        action, minutes = f"{action}; then {_others(count - 1)}", minutes + 5
    cue = "I have five minutes before the next meeting" if minutes <= _MINUTES_OF_A_BREAK else "it is quiet after lunch"
    return FirstStep(cue, action), minutes


def _others(count: int) -> str:
    if count == 1:
        return "the other question"
    return (
        f"the other {in_words(count, unit='question')}"
        if count <= _QUESTIONS_COUNTED_MAX
        else "the questions around it"
    )
