"""Dates, gaps and subjects as the moves say them; what is not theirs alone comes from `domain.wording`."""

import re
from datetime import date, datetime

from firsthand.domain.threads import PREFIX
from firsthand.domain.wording import age_in_words, day_in_words, gap_in_words, in_words
from firsthand.language import ENGLISH, spoken
from firsthand.language import gettext as _

__all__ = [
    "TOPIC_CHARS_MAX", "about", "age_in_words", "day_in_words", "day_of", "gap_in_words", "in_words", "promised_deed", "topic",
]  # fmt: skip

TOPIC_CHARS_MAX = 48
_NO_TOPIC = re.compile(
    r"^(?:thank(?:s| you)\b.*|(?:last|this|next) week|long time(?: no see)?|today|tomorrow|yesterday|"
    r"good news|hi|hello|hey|hey there|question|questions|quick question|urgent|important|help|fyi|info|"
    r"\(?no subject\)?|\(?kein betreff\)?|\(?sans objet\)?|\(?sin asunto\)?|none|untitled|message|"
    r"update|note|reply|thanks|thank you|test|stuff|misc|please read|frage|bonjour|hola|hallo|danke|merci|gracias)?$",
    re.IGNORECASE,
)
_MEANS = re.compile(r"[^\W\d_]{3}")


def topic(subject: str) -> str:
    """What a message was about, for a title, without Re: and the like; '' when its subject says nothing."""
    bare = " ".join(PREFIX.sub("", subject).split()).strip(" .,;:!-–—*\"'“”")
    if _NO_TOPIC.match(bare) or not _MEANS.search(bare) or "@" in bare:
        return ""
    if len(bare) > TOPIC_CHARS_MAX:
        bare = bare[:TOPIC_CHARS_MAX].rsplit(" ", 1)[0].rstrip(" ,;:–-(") + "…"
    if bare.isupper() and len(bare) > 8:
        bare = bare.capitalize()
    return bare


def about(subject: str) -> str:
    """ " on “October counts”", or '' when the subject says nothing."""
    named = topic(subject)
    return _(" on “%(topic)s”") % {"topic": named} if named else ""


_DOING = frozenset(
    """
    add answer arrange ask book bring buy call change chase check clear collect come confirm contact copy correct create
    deal discuss do draft drop e-mail email explain fill find finish fix follow forward gather get give go hand have help
    introduce join keep leave let look mail make meet move order organise organize pass pay phone post prepare print propose
    put raise read remind report return review ring run schedule see send set share show sign speak start stop suggest
    take talk tell test think touch try update walk work write
    """.split()
)
"""First words of what somebody promises to do; anything else does not read as a deed."""

_TO_THEM = re.compile(r"\b(you|your|yours|yourself)\b", re.IGNORECASE)
_SAYS_I = re.compile(r"\b(?:I|we)(?:['’]\w+)?\b")
_PURPOSE = re.compile(
    r",? \b(?:so(?: that)?|before|if|when|as|until|once|because) (?:you|your)\b.*", re.IGNORECASE | re.DOTALL
)
_ASKS = re.compile(r"\b(?:what|that|how|where|whether|why|which|who) $", re.IGNORECASE)


def promised_deed(what: str, first_name: str) -> str:
    """A promise as a title, to be done for somebody: "Send you the counts" → "Send Rosa the counts".

    '' where the words do not begin with what is to be done, or ask first and promise then; and in other languages, which
    do not follow a promise in English.
    """
    if spoken() != ENGLISH or what.partition(" ")[0].lower() not in _DOING or _SAYS_I.search(what):
        return ""
    what, named = _PURPOSE.sub("", what), False

    def say(found: re.Match[str]) -> str:
        nonlocal named
        word = found[1].lower()
        first, named = not named, True
        if first and word in ("you", "your"):
            return first_name if word == "you" else f"{first_name}’s"
        if word == "you" and _ASKS.search(found.string, 0, found.start()):
            return "they"
        return {"you": "them", "your": "their", "yours": "theirs", "yourself": "themselves"}[word]

    deed = _TO_THEM.sub(say, what)
    deed = deed[0].upper() + deed[1:]
    return deed if named or first_name in deed else f"{deed}, as you told {first_name}"


def day_of(moment: datetime) -> date:
    """The day of `moment` on the wall clock it was given in."""
    return moment.date()
