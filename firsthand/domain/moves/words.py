"""Dates, gaps and subjects as the moves say them."""

import re
from datetime import date, datetime

from firsthand.domain.threads import PREFIX

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
TOPIC_CHARS_MAX = 48
_NO_TOPIC = re.compile(
    r"^(?:thank(?:s| you)\b.*|(?:last|this|next) week|long time(?: no see)?|today|tomorrow|yesterday|"
    r"good news|hi|hello|hey|hey there|question|questions|quick question|urgent|important|help|fyi|info|"
    r"\(?no subject\)?|\(?kein betreff\)?|\(?sans objet\)?|\(?sin asunto\)?|none|untitled|message|"
    r"update|note|reply|thanks|thank you|test|stuff|misc|please read|frage|bonjour|hola|hallo|danke|merci|gracias)?$",
    re.IGNORECASE,
)
_MEANS = re.compile(r"[^\W\d_]{3}")


def day_in_words(day: date, *, as_of: date) -> str:
    """ "Tuesday" within the last six days, "Tuesday 7 November" within the last half year, else "7 November 2023"."""
    age_days = (as_of - day).days
    weekday, month = _WEEKDAYS[day.weekday()], _MONTHS[day.month - 1]
    if 0 <= age_days <= 6:
        return weekday
    if age_days <= 60:
        return f"{weekday} {day.day} {month}"
    return f"{day.day} {month}" if day.year == as_of.year else f"{day.day} {month} {day.year}"


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
    return f" on “{named}”" if named else ""


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

    '' where the words do not begin with what is to be done, or ask first and promise then.
    """
    if what.partition(" ")[0].lower() not in _DOING or _SAYS_I.search(what):
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


def gap_in_words(days: float) -> str:
    """A usual gap: "every day", "every nine days", "every three weeks", "every two months"."""
    whole = max(1, round(days))
    if whole == 1:
        return "every day"
    if whole < 21:
        return f"every {in_words(whole, unit='day')}"
    if whole < 60:
        return f"every {in_words(round(whole / 7), unit='week')}"
    return f"every {in_words(round(whole / 30.4), unit='month')}"


def age_in_words(days: int) -> str:
    """How long something has lasted: "61 days", "five months", "two years"."""
    if days < 120:
        return in_words(days, unit="day")
    if days < 700:
        return in_words(round(days / 30.4), unit="month")
    return in_words(round(days / 365.25), unit="year")


def day_of(moment: datetime) -> date:
    """The day of `moment` on the wall clock it was given in."""
    return moment.date()


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def in_words(count: int, *, unit: str = "minute") -> str:
    """A count in words up to twelve, with its unit in the right number: "five minutes", "21 minutes"."""
    number = _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)
    return number if not unit else f"{number} {unit}" if count == 1 else f"{number} {unit}s"
