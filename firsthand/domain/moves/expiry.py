"""Questions that time has answered: a lunch last Tuesday needs no reply."""

import re
from datetime import date, timedelta

import numpy as np

from firsthand.domain.questions import Said

_MEETING = re.compile(
    r"\b(?:meet(?:ing)?|lunch|dinner|drinks?|coffee|breakfast|call|conference|free|available|availability|"
    r"around|come|join|stop by|attend|see you|"
    r"golf|game|tickets?|get together|talk|(?:couple of|few|five|ten|some) minutes|going|coming|in town|"
    r"in the office|treffen|mittagessen|zeit|"
    r"frei|déjeuner|dîner|disponible|libre|reunión|comer|cenar)\b",
    re.IGNORECASE,
)
_TODAY = re.compile(
    r"\b(?:today|tonight|this (?:morning|afternoon|evening)|right now|at the moment|asap|immediately|"
    r"heute|jetzt gleich|aujourd['’]hui|ce (?:matin|soir)|hoy|esta (?:tarde|mañana|noche))\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?:at|@|around|um|à|a las) ?\d{1,2}(?::\d\d|[. ]?[ap]\.?m\.?|h\d{0,2}| uhr)\b|"
    r"\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\b\d{1,2}:\d\d\b")
_TOMORROW = re.compile(r"\b(?:tomorrow|morgen|demain|mañana)\b", re.IGNORECASE)
_THIS_WEEK = re.compile(r"\b(?:this week|diese woche|cette semaine|esta semana)\b", re.IGNORECASE)
_NEXT_WEEK = re.compile(r"\b(?:next week|nächste woche|la semaine prochaine|la próxima semana)\b", re.IGNORECASE)
_WEEKEND = re.compile(r"\b(?:(?:this|the) weekend|am wochenende|ce week-?end|este fin de semana)\b", re.IGNORECASE)
_DEADLINE = re.compile(
    r"(?<!drop )(?<!stop )(?<!come )(?<!swing )(?<!dropping )(?<!stopping )(?<!coming )\b(?:by|before|"
    r"until|no later than|bis|avant|d['’]ici|antes de|para el)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:(mon(?:day)?|montag|lundi|lunes)|(tues?(?:day)?|dienstag|mardi|martes)|(wed(?:nesday)?|"
    r"mittwoch|mercredi|miércoles)|"
    r"(thu(?:rs)?(?:day)?|donnerstag|jeudi|jueves)|(fri(?:day)?|freitag|vendredi|viernes)|(sat(?:urday)?|"
    r"samstag|samedi|sábado)|(sun(?:day)?|sonntag|dimanche|domingo))\b",
    re.IGNORECASE,
)


_HOLIDAY = re.compile(
    r"\b(?:for|over|on|at|during|around|zu|an|über|pour|à|en|por|para) (?:the |le |la |el )?"
    r"(?:(new year(?:['’]?s)?|silvester|nouvel an|nochevieja|año nuevo)|(christmas|x-?mas|weihnachten|noël|navidad)|"
    r"(halloween))\b|\b(new year(?:['’]?s)? (?:celebration|eve|party|day))\b",
    re.IGNORECASE,
)
_MONTH_AND_DAY = ((1, 1), (12, 25), (10, 31), (1, 1))
"""Of the holidays in the order of the groups."""

_SOON = re.compile(
    r"\b(?:what time|lunch|dinner|drinks?|beer|breakfast|coffee|golf|are you (?:around|in|there|free|"
    r"busy)|stop by|come by|swing by|drop by|"
    r"(?:couple of|few|five|ten|some) minutes|mittagessen|kaffee|déjeuner|dîner|comer|cenar)\b",
    re.IGNORECASE,
)
_WANTS_A_WORD = re.compile(
    r"^[\W\d]*(?:(?:and|so|but|also|oh|hey)[ ,]+)*(?:is|are|was|were|do|does|did|has|have|had|who|what|where|why|when|any|you|"
    r"how (?:is|are|was|were|did|long|many|much)|"
    r"ist|sind|war|hast|habt|haben|wer|was|wo|wann|warum|est-ce|es-tu|êtes|as-tu|avez|qui|où|quand|pourquoi|es|está|hay|"
    r"quién|qué|dónde|cuándo)\b",
    re.IGNORECASE,
)

LIGHT_WORDS_MAX = 12
_BARE_WORDS_MAX = 4
SOON_WORKING_DAYS = 3
"""A lunch or a word in passing that named no day is meant soon."""


def has_expired(said: Said, sent_on: date, as_of: date, subject: str = "") -> bool:
    """Whether what was asked for lay before `as_of`: an appointment or a moment named in the words around it.

    A message whose subject names an hour or today is about that. A deadline ("by Friday") does not expire a question
    that wants something done.
    """
    start, end = said.marked
    words = said.quote[start:end]
    of_a_moment = _SOON.search(words) or _TODAY.search(subject) or _CLOCK.search(subject) or _HOUR.search(subject)
    if of_a_moment and int(np.busday_count(sent_on, as_of)) > SOON_WORKING_DAYS:
        return True
    last_day = _day_named(words, sent_on)
    if last_day is None and (_MEETING.search(words) or len(words.split()) <= _BARE_WORDS_MAX):
        last_day = _day_named(said.quote, sent_on)
    if last_day is None:
        return False
    if _DEADLINE.search(words) and not _MEETING.search(words):
        return False
    return last_day < as_of


def is_light(words: str) -> bool:
    """Whether a question is short and wants but a word: "Are you part of this?" Time answers it soon."""
    return len(words.split()) <= LIGHT_WORDS_MAX and _WANTS_A_WORD.match(words) is not None


def _day_named(words: str, sent_on: date) -> date | None:
    """The latest day that `words` name, counted from the day they were sent."""
    named: list[date] = []
    if _TODAY.search(words) or _CLOCK.search(words):
        named.append(sent_on)
    if _TOMORROW.search(words):
        named.append(sent_on + timedelta(days=1))
    friday = sent_on + timedelta(days=(4 - sent_on.weekday()) % 7)
    if _THIS_WEEK.search(words):
        named.append(friday)
    if _WEEKEND.search(words):
        named.append(friday + timedelta(days=2))
    if _NEXT_WEEK.search(words):
        named.append(friday + timedelta(days=7))
    for found in _HOLIDAY.finditer(words):
        month, day = next(one for one, name in zip(_MONTH_AND_DAY, found.groups(), strict=True) if name)
        this_year = date(sent_on.year, month, day)
        named.append(this_year if this_year >= sent_on else date(sent_on.year + 1, month, day))
    for found in _WEEKDAY.finditer(words):
        weekday = next(index for index, name in enumerate(found.groups()) if name)
        named.append(sent_on + timedelta(days=(weekday - sent_on.weekday()) % 7))
    return max(named) if named else None
