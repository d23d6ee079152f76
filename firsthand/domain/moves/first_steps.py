"""First steps small enough to take now, told by the words of the question they answer."""

import re
from typing import NamedTuple

from firsthand.domain.moves.shape import FirstStep
from firsthand.domain.wording import number_in_words
from firsthand.language import gettext as _
from firsthand.language import gettext_noop, ngettext


class _Answer(NamedTuple):
    """What kind of answer certain words want: `action`, in English, has a place for the person's name."""

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
        gettext_noop("I ring %(name)s, or write when I can"),
        5,
    ),
    _answer(
        r"\b(?:whether|(?:let (?:me|us) know|advise|tell me|confirm) if)\b",
        gettext_noop("I write %(name)s yes or no, and why in one line"),
        5,
    ),
    _answer(
        r"\b(?:when\b(?! (?:i|we|it|the|they|he|she|you (?:get|have|can))\b)|what (?:time|day|date)|which day|"
        r"wann|quand|cuándo|"
        r"available|availability|"
        r"free (?:on|for|this|next)|schedule|meet\b|get together|lunch|dinner|coffee)",
        gettext_noop("I send %(name)s one day and time, or say that I can’t"),
        5,
    ),
    _answer(
        r"\b(?:do you know|know of|think of|kennst du|kennen sie|connais-tu|connaissez-vous|"
        r"conoces?) (?:a )?(?:any(?:one|body)|some(?:one|body)|"
        r"who|jemand\w*|quelqu['’]un|alguien)\b",
        gettext_noop("I write %(name)s one name, or say that none comes to mind"),
        5,
    ),
    _answer(r"\b(?:how|what) about\b|\bwie wäre\b", gettext_noop("I write %(name)s yes, no, or another idea"), 5),
    _answer(
        r"\bhow (?:many|much|long|often|far|big|old)\b|\bwie ?viele?\b|\bcombien\b|\bcuánt",
        gettext_noop("I write %(name)s the figure, or who has it"),
        5,
    ),
    _answer(
        r"\b(?:what (?:do )?you think|thoughts|your (?:view|opinion|comments|feedback|input|advice|take|steer|"
        r"call)|comments|guidance|agree|"
        r"was (?:meinst|denken|halten)|qu['’]en pens|qué (?:opina|piensa|te parece))",
        gettext_noop("I write %(name)s two sentences: what I think, and the one thing I would change"),
        10,
    ),
    _answer(
        r"\b(?:approve|approval|sign(?:ed|ature)?|sign[- ]off|authori[sz]e|decide|decision|go ahead|proceed|"
        r"ok with|okay with|your ok|"
        r"freigabe|freigeben|genehmig|autoris)",
        gettext_noop("I read it once and write %(name)s yes, no, or what I still need to know"),
        10,
    ),
    _answer(
        rf"{_ASKED_TO}(?:send|forward|e-?mail|fax|resend|get me|copy|attach|provide (?:me|us)|schick|senden|"
        rf"envoyer|envoyez|enviar|envía|mandar)\w*\b",
        gettext_noop("I send %(name)s what is asked for, or write by when I will"),
        10,
    ),
    _answer(
        rf"{_ASKED_TO}(?:review|look|check|read|go through|verify|prüf|relire|revis)\w*\b",
        gettext_noop("I open it, read the first page and write %(name)s when the rest will be done"),
        15,
    ),
    _answer(
        r"^[\W\d]*(?:who|whom|wer|wen|qui|quién)\b", gettext_noop("I write %(name)s the name, or who would know it"), 5
    ),
    _answer(r"^[\W\d]*(?:where|wo|où|dónde)\b", gettext_noop("I write %(name)s where, in one line"), 5),
    _answer(
        r"^[\W\d]*(?:why|warum|wieso|pourquoi|por qué)\b",
        gettext_noop("I write %(name)s the reason in two sentences"),
        10,
    ),
    _answer(
        r"\bhow (?:did|was|were|is|are|has|have|goes)\b", gettext_noop("I write %(name)s in two lines how it stands"), 5
    ),
    _answer(
        r"^[\W\d]*(?:how (?:do|does|can|could|should|would|will|to)|wie|comment|cómo)\b",
        gettext_noop("I write %(name)s how, in three lines, or who would know"),
        10,
    ),
    _answer(
        r"^[\W\d]*(?:(?:and|so|but|also|ok|if so)[ ,]+)*(?:(?:can|could|will|would) (?:you|u)\b(?! (?:like|"
        r"want|prefer|agree|say))|please\b|bitte\b|"
        r"pouvez|pourriez|peux|puede|podría)",
        gettext_noop("I write %(name)s whether I will, and by when"),
        5,
    ),
    _answer(
        r"(?:^|[,-] )[\W\d]*(?:(?:and|so|but|also|ok|first|second)[ ,]+)*(?:is|are|was|were|do|does|did|has|"
        r"have|had|can|could|should|shall|will|"
        r"would|am|may|any|ist|sind|hast|haben|est-ce|est|avez|es|hay)\b",
        gettext_noop("I write %(name)s yes or no, and why in one line"),
        5,
    ),
)
_ANY_ANSWER = _answer("", gettext_noop("I answer %(name)s in two lines"), 5)
_MINUTES_OF_A_BREAK = 5
_QUESTIONS_COUNTED_MAX = 3


def answering_step(words: str, name: str, count: int = 1) -> tuple[FirstStep, int]:
    """The smallest step that answers the question `words` of `name`, and its minutes; count: questions asked in all."""
    wanted = next((answer for answer in _ANSWERS if answer.wanted_by.search(words)), _ANY_ANSWER)
    action, minutes = _(wanted.action) % {"name": name}, wanted.minutes
    if count > 1:
        action, minutes = _others(count - 1) % {"step": action, "count": number_in_words(count - 1)}, minutes + 5
    short = minutes <= _MINUTES_OF_A_BREAK
    cue = _("I have five minutes before the next meeting") if short else _("it is quiet after lunch")
    return FirstStep(cue, action), minutes


def _others(count: int) -> str:
    if count > _QUESTIONS_COUNTED_MAX:
        return _("%(step)s; then the questions around it")
    return ngettext("%(step)s; then the other question", "%(step)s; then the other %(count)s questions", count)
